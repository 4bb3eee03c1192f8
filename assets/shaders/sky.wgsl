// The sky: its map, the sun's disc, clouds drifting over, the haze along the horizon. One dome about the eye.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_view_bindings::{globals, view},
    view_transformations::position_world_to_clip,
}
#import "shaders/park_light.wgsl"::{light, sky, to_screen}

@group(#{MATERIAL_BIND_GROUP}) @binding(3) var surfaces: texture_2d_array<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var surface_sampler: sampler;

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

const CLOUDS: u32 = 23u;

@fragment
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    let direction = normalize(in.direction);
    var colour = sky(direction);
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
    colour += light.sun_colour.rgb * by_day * (1.0 - 0.9 * cloud)
        * (0.10 * pow(toward, 64.0) + 40.0 * smoothstep(0.99996, 0.99999, toward));
    // What hangs in the air near the ground hides the lowest sky.
    let thick = 1.0 - exp(-light.haze.w * light.air.x * 0.15 / max(direction.y, 0.004));
    colour = mix(colour, light.haze.rgb, clamp(thick, 0.0, 1.0));
#ifdef SOFTWARE
    colour = to_screen(colour);
#endif
    return vec4<f32>(colour, 1.0);
}
