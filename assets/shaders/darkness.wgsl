// Darkness about a spot of light: how much of each pixel is left goes into alpha, with which what is there is multiplied.

struct Spot {
    centre: vec2<f32>,
    bright: f32,
    ends: f32,
    left: f32,
};

@group(0) @binding(0) var<uniform> spot: Spot;

@fragment
fn fragment(@builtin(position) at: vec4<f32>) -> @location(0) vec4<f32> {
    let dark = smoothstep(spot.bright, spot.ends, distance(at.xy, spot.centre));
    return vec4<f32>(0.0, 0.0, 0.0, mix(1.0, spot.left, dark));
}
