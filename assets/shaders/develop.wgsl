// The drawn picture, enlarged where it was drawn small, brought to the screen's range where it lies beyond.

#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput
#import "shaders/tone.wgsl"::to_screen

struct Develop {
    drawn: vec2<f32>,
    beyond_white: f32,
    pad: f32,
};

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var picture_sampler: sampler;
@group(0) @binding(2) var<uniform> develop: Develop;

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    // Half a pixel stays clear of what was not drawn.
    let last = develop.drawn - 0.5 / vec2<f32>(textureDimensions(picture));
    var colour = textureSample(picture, picture_sampler, min(in.uv * develop.drawn, last));
    if develop.beyond_white > 0.5 {
        // A grain finer than a step of the screen hides the steps in skies.
        let grain = fract(52.9829189 * fract(dot(in.position.xy, vec2<f32>(0.06711056, 0.00583715)))) - 0.5;
        colour = vec4<f32>(to_screen(colour.rgb) + grain / 400.0, 1.0);
    }
    return colour;
}
