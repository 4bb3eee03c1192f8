// The park's own light material: sun, sky from above, ground from below, fog into the horizon; a tint per place.
// Cheap enough for ten thousand things on a processor without a graphics card.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::view,
    view_transformations::position_world_to_clip,
}

struct Look {
    base: vec4<f32>,
    emissive: vec4<f32>,
    // x: role (0 solid, 1 glass, 2 screen, 3 ground), y: alpha cut-off, z: has texture, w: unused
    role: vec4<f32>,
};

struct Light {
    // xyz: towards the sun; w: how much it is night, 0 to 1
    sun_direction: vec4<f32>,
    sun_colour: vec4<f32>,
    sky_colour: vec4<f32>,
    ground_colour: vec4<f32>,
    horizon_colour: vec4<f32>,
    // x: distance at which fog has taken two thirds, metres; y: seconds, for moving pictures
    fog: vec4<f32>,
};

struct Tint {
    // rgb: overlay colour, linear; a: its strength
    colour: vec4<f32>,
    // x: share of people present, 0 to 1; y: selected; z: highlighted
    state: vec4<f32>,
};

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> look: Look;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<storage, read> light: Light;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var<storage, read> tints: array<Tint>;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var base_texture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var base_sampler: sampler;

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uv: vec2<f32>,
    @location(3) colour: vec4<f32>,
    @location(4) @interpolate(flat) tint_colour: vec4<f32>,
    @location(5) @interpolate(flat) tint_state: vec4<f32>,
};

@vertex
fn vertex(in: Vertex) -> Varying {
    var out: Varying;
    let world_from_local = mesh_functions::get_world_from_local(in.instance_index);
    let world = mesh_functions::mesh_position_local_to_world(world_from_local, vec4<f32>(in.position, 1.0));
    out.world = world.xyz;
    out.clip = position_world_to_clip(world.xyz);
#ifdef VERTEX_NORMALS
    out.normal = mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index);
#else
    out.normal = vec3<f32>(0.0, 1.0, 0.0);
#endif
#ifdef VERTEX_UVS_A
    out.uv = in.uv;
#else
    out.uv = vec2<f32>(0.0);
#endif
#ifdef VERTEX_COLORS
    out.colour = in.color;
#else
    out.colour = vec4<f32>(1.0);
#endif
    let tint = tints[min(mesh_functions::get_tag(in.instance_index), arrayLength(&tints) - 1u)];
    out.tint_colour = tint.colour;
    out.tint_state = tint.state;
    return out;
}

fn cell_noise(cell: vec2<f32>) -> f32 {
    return fract(sin(dot(cell, vec2<f32>(12.9898, 78.233))) * 43758.547);
}

@fragment
fn fragment(in: Varying, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    var albedo = look.base * in.colour;
#ifdef BASE_TEXTURE
    albedo *= textureSample(base_texture, base_sampler, in.uv);
    if albedo.a < look.role.y {
        discard;
    }
#endif
    let sight = view.world_position - in.world;
    let distance_m = length(sight);
    let to_eye = sight / distance_m;
    var normal = normalize(in.normal);
    if !front {
        normal = -normal;
    }

    let night = light.sun_direction.w;
    let up = normal.y * 0.5 + 0.5;
    let ambient = mix(light.ground_colour.rgb, light.sky_colour.rgb, up);
    let sun = max(dot(normal, light.sun_direction.xyz), 0.0) * light.sun_colour.rgb;
    let received = ambient + sun;
    var colour = albedo.rgb * received;
    var lamps = vec3<f32>(0.0);

    if look.role.x > 0.5 && look.role.x < 1.5 {
        // Glass: the sky in it by day; by night the rooms where people are.
        let mirrored = reflect(-to_eye, normal);
        let sky = mix(light.horizon_colour.rgb, light.sky_colour.rgb * 1.6, clamp(mirrored.y * 1.4, 0.0, 1.0));
        let facing = clamp(dot(normal, to_eye), 0.0, 1.0);
        let fresnel = 0.14 + 0.66 * pow(1.0 - facing, 4.0);
        colour = mix(colour, sky, fresnel);
        let cell = floor(in.uv / vec2<f32>(3.0, 4.2));
        let lit = step(cell_noise(cell), in.tint_state.x * 0.8 + 0.015);
        lamps = night * lit * vec3<f32>(1.0, 0.80, 0.48) * (0.5 + 0.5 * cell_noise(cell.yx));
    } else if look.role.x > 1.5 && look.role.x < 2.5 {
        let wave = sin(in.uv.x * 0.45 + light.fog.y * 0.6) * sin(in.uv.y * 0.7 - light.fog.y * 0.35);
        let picture = mix(vec3<f32>(0.05, 0.20, 0.55), vec3<f32>(0.75, 0.30, 0.85), wave * 0.5 + 0.5);
        colour = picture * (0.75 + 0.5 * in.uv.y * 0.05);
    }
    colour += look.emissive.rgb;

    // An overlay keeps light and shade, so that form stays readable.
    let grey = dot(received, vec3<f32>(0.25, 0.5, 0.25)) * (0.55 + 0.45 * dot(in.colour.rgb, vec3<f32>(0.33)));
    let coat = in.tint_colour.a * mix(0.62, 1.0, clamp(normal.y, 0.0, 1.0));
    colour = mix(colour, in.tint_colour.rgb * grey, coat) + lamps;
    let lift = in.tint_state.y * 0.16 + in.tint_state.z * 0.10;
    colour += lift * vec3<f32>(1.0, 0.85, 0.45);

    let fog = 1.0 - exp(-pow(distance_m / light.fog.x, 1.6));
    colour = mix(colour, light.horizon_colour.rgb, fog);
    // A soft shoulder keeps bright walls from burning out.
    colour = colour * (1.0 + colour * 0.12) / (1.0 + colour * 0.42);
    return vec4<f32>(colour, albedo.a);
}
