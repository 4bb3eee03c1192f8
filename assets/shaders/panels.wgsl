// Panels, at a fraction of what exact sRGB curves cost a processor: six powers a pixel make way for three square roots
// and what can be multiplied out. A colour is kept within half a step of 255, a picture's within three quarters of one
// (src/panels/paint.rs measures it).
// Stands in the place of bevy_egui's own shader, so bindings, inputs and entry points are as that one has them.

struct Screen {
    scale: vec2<f32>,
    translation: vec2<f32>,
};

struct Corner {
    @location(0) at: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
};

struct Pixel {
    @builtin(position) clip: vec4<f32>,
    @location(0) colour: vec4<f32>,
    @location(1) uv: vec2<f32>,
};

@group(0) @binding(0) var<uniform> screen: Screen;

@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

// Linear light to what screens are told, 0 and 1 exactly.
fn encoded(light: vec3<f32>) -> vec3<f32> {
    let root = sqrt(light);
    let above = root * (root * (335.4685000 * root + 5.67186675) - 0.00490966);
    return above / (root * (root * (39.32193116 * root + 302.12479492) - 1.31126930) + 1.0);
}

// And back, 0 and 1 exactly.
fn decoded(told: vec3<f32>) -> vec3<f32> {
    return told * (0.06605260 + told * (0.20604258 + told * (1.70019489 + told * (0.66786078 * told - 1.64015085))));
}

@vertex
fn vs_main(in: Corner) -> Pixel {
    return Pixel(vec4<f32>(in.at * screen.scale + screen.translation, 0.0, 1.0), in.colour, in.uv);
}

// Colours are multiplied as screens are told them: only so is text as heavy as egui means it.
@fragment
fn fs_main(in: Pixel) -> @location(0) vec4<f32> {
    let texel = textureSample(picture, picture_sampler, in.uv);
    let told = vec4<f32>(encoded(texel.rgb), texel.a) * in.colour;
    return vec4<f32>(decoded(told.rgb), told.a);
}
