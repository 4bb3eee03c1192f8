// The sky: from the horizon's colour to the zenith's, with a glow around the sun. One dome about the eye.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::view,
    view_transformations::position_world_to_clip,
}

struct Light {
    sun_direction: vec4<f32>,
    sun_colour: vec4<f32>,
    sky_colour: vec4<f32>,
    ground_colour: vec4<f32>,
    horizon_colour: vec4<f32>,
    fog: vec4<f32>,
};

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<storage, read> light: Light;

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) direction: vec3<f32>,
};

@vertex
fn vertex(in: Vertex) -> Varying {
    var out: Varying;
    out.direction = in.position;
    out.clip = position_world_to_clip(view.world_position + in.position);
    return out;
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let direction = normalize(in.direction);
    let height = clamp(direction.y, 0.0, 1.0);
    let zenith = light.sky_colour.rgb * vec3<f32>(0.62, 0.86, 1.25);
    var colour = mix(light.horizon_colour.rgb, zenith, pow(height, 0.55));
    let toward = max(dot(direction, light.sun_direction.xyz), 0.0);
    colour += light.sun_colour.rgb * (0.10 * pow(toward, 12.0) + 0.9 * pow(toward, 900.0)) * (1.0 - light.sun_direction.w);
    colour = colour * (1.0 + colour * 0.12) / (1.0 + colour * 0.42);
    return vec4<f32>(colour, 1.0);
}
