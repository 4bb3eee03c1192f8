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

// Between the four drawn pixels about a place: the pass's own sampler blends nothing.
fn enlarged(uv: vec2<f32>) -> vec4<f32> {
    let drawn = develop.drawn * vec2<f32>(textureDimensions(picture));
    let place = uv * drawn - 0.5;
    let share = fract(place);
    let first = vec2<i32>(floor(place));
    // What lies beyond was not drawn.
    let last = vec2<i32>(drawn) - 1;
    let low = clamp(first, vec2<i32>(0), last);
    let high = clamp(first + 1, vec2<i32>(0), last);
    let upper = mix(textureLoad(picture, low, 0), textureLoad(picture, vec2<i32>(high.x, low.y), 0), share.x);
    let lower = mix(textureLoad(picture, vec2<i32>(low.x, high.y), 0), textureLoad(picture, high, 0), share.x);
    return mix(upper, lower, share.y);
}

// No condition on `develop`: Mesa's processor drivers compile a shader anew for each value of a uniform that decides a
// branch, and here did so in every frame.
@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    let colour = enlarged(in.uv);
    // A grain finer than a step of the screen hides the steps in skies.
    let grain = fract(52.9829189 * fract(dot(in.position.xy, vec2<f32>(0.06711056, 0.00583715)))) - 0.5;
    let on_screen = vec4<f32>(to_screen(colour.rgb) + grain / 400.0, 1.0);
    return mix(colour, on_screen, develop.beyond_white);
}
