// The sky: its map, the sun's disc, clouds drifting over, the haze along the horizon. One dome about the eye.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_view_bindings::{globals, view},
    view_transformations::position_world_to_clip,
}
#import "shaders/park_light.wgsl"::{light, sky}
#import "shaders/tone.wgsl"::to_screen

@group(#{MATERIAL_BIND_GROUP}) @binding(3) var surfaces: texture_2d_array<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var surface_sampler: sampler;

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) direction: vec3<f32>,
#ifdef SOFTWARE
    // The sky's own colour, clouds left out, and how much hangs in the air before it.
    @location(1) colour: vec4<f32>,
#endif
};

@vertex
fn vertex(in: Vertex) -> Varying {
    var out: Varying;
    out.direction = in.position;
    out.clip = position_world_to_clip(view.world_position + in.position);
#ifdef SOFTWARE
    let direction = normalize(in.position);
    out.colour = vec4<f32>(clear_sky(direction), thickness(direction));
#endif
    return out;
}

const CLOUDS: u32 = 23u;

// The sky without clouds, with the glow about the sun.
fn clear_sky(direction: vec3<f32>) -> vec3<f32> {
    let toward = max(dot(direction, light.sun_direction.xyz), 0.0);
    return sky(direction) + light.sun_colour.rgb * (1.0 - light.sun_direction.w) * 0.10 * pow(toward, 64.0);
}

// What hangs in the air near the ground hides the lowest sky.
fn thickness(direction: vec3<f32>) -> f32 {
    return clamp(1.0 - exp(-light.haze.w * light.air.x * 0.15 / max(direction.y, 0.004)), 0.0, 1.0);
}

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let direction = normalize(in.direction);
#ifdef SOFTWARE
    var colour = in.colour.rgb;
    let thick = in.colour.a;
#else
    var colour = clear_sky(direction);
    let thick = thickness(direction);
#endif
    let toward = max(dot(direction, light.sun_direction.xyz), 0.0);
    let by_day = 1.0 - light.sun_direction.w;
    // A flat layer of clouds, thinned out towards the horizon.
    let over = direction.xz / max(direction.y + 0.06, 0.05);
    let drift = vec2<f32>((light.air.y + globals.time) * 0.0004, 0.0);
    let cover = textureSample(surfaces, surface_sampler, over * 0.10 + drift, CLOUDS).r;
    let wanted = light.lamp.w;
    let cloud = smoothstep(0.62 - 0.5 * wanted, 1.0 - 0.45 * wanted, cover) * smoothstep(0.0, 0.16, direction.y);
    let lit = light.ambient[2].rgb * 0.75 + light.sun_colour.rgb * (0.10 + 0.25 * toward * toward * toward);
    colour = mix(colour, lit, cloud * 0.75);
    colour += light.sun_colour.rgb * by_day * (1.0 - 0.9 * cloud) * 40.0 * smoothstep(0.99996, 0.99999, toward);
    // Lighter than the haze before far hills, which keep their outline.
    colour = mix(colour, light.haze.rgb * 1.4, thick);
#ifdef SOFTWARE
    colour = to_screen(colour);
#endif
    return vec4<f32>(colour, 1.0);
}
