// The park with light per pixel: soft shadows, reflections, rooms behind glass. For graphics cards.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::{globals, view},
    view_transformations::position_world_to_clip,
}
#import "shaders/park_light.wgsl"::{
    light, ambient, haze_density, mirrored, soft_spot, sun_place, sun_seen, sun_taken,
}
#import "shaders/park_faces.wgsl"::{
    FADED_HAZE, above_built, around_at, cell_noise, cut_face, is_gone, layer_of, led_picture, lit_window, look, surface_sampler, surfaces, tiles,
    marked, netted, tint_of,
}
#ifdef TEXTURED
#import "shaders/park_faces.wgsl"::{base_texture, base_sampler}
#endif

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    @location(1) normal: vec3<f32>,
    // xy: metres, or module and storey; zw: place in the texture. Worked out per corner: a pixel beyond a triangle's edge
    // reads nothing from buffers on some drivers, and the mipmap would be chosen by chance.
    @location(2) uv: vec4<f32>,
    @location(3) tint: vec3<f32>,
    // Where it lies in the sun's map.
    @location(4) sun: vec3<f32>,
    @location(5) @interpolate(flat) layer: u32,
    @location(6) @interpolate(flat) tint_colour: vec4<f32>,
    @location(7) @interpolate(flat) tint_state: vec4<f32>,
    // x: 1 while the building is open; y: its number; z: share of light that the haze takes a metre on the way here; w:
    // marks of the overlay; 5 where it is faded
    @location(8) more: vec4<f32>,
#ifdef FADING
    // Height up to which the building is built, metres.
    @location(9) @interpolate(flat) built_m: f32,
#endif
};

fn seen_vertex(in: Vertex) -> Varying {
    var out: Varying;
    let world_from_local = mesh_functions::get_world_from_local(in.instance_index);
    let world = mesh_functions::mesh_position_local_to_world(world_from_local, vec4<f32>(in.position, 1.0)).xyz;
    out.world = world;
    out.clip = position_world_to_clip(world);
#ifdef VERTEX_NORMALS
    out.normal = mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index);
#else
    out.normal = vec3<f32>(0.0, 1.0, 0.0);
#endif
    out.layer = 0u;
    out.tint = look.base.rgb;
#ifdef VERTEX_COLORS
    out.tint *= in.color.rgb;
    out.layer = layer_of(in.color.a);
#endif
#ifdef VERTEX_UVS_A
    out.uv = vec4<f32>(in.uv, in.uv * tiles[out.layer].xy);
#else
    out.uv = vec4<f32>(0.0);
#endif
    let tint = tint_of(mesh_functions::get_tag(in.instance_index));
    out.tint_colour = tint.colour;
    out.tint_state = tint.state;
#ifdef FADING
    out.built_m = tint.more.z;
#endif
    out.more = vec4<f32>(tint.more.xy, haze_density(view.world_position.y, world.y), tint.more.w);
    // A little off the face, so that it does not shade itself.
    out.sun = sun_place(world + out.normal * light.window.w * 1.2)
        - vec3<f32>(0.0, 0.0, light.window.w * 1.5 / light.block.w);
    return out;
}

#ifdef GLASS
// A room behind each pane: back wall, floor, ceiling and side walls, found by following the sight line (interior mapping).
fn room_behind(uv: vec2<f32>, normal: vec3<f32>, to_eye: vec3<f32>, share: f32, number: f32) -> vec3<f32> {
    let across = normalize(vec3<f32>(normal.z, 0.0, -normal.x));
    // In the wall's own axes: along, up, in; a room is two modules wide, one storey high, 5 m deep.
    let sight = vec3<f32>(dot(-to_eye, across) / 5.0, -to_eye.y / 4.0, max(dot(to_eye, normal), 0.02) / 5.0);
    let place = vec2<f32>(uv.x * 0.5, uv.y);
    let room = floor(place);
    let at = fract(place);
    let step_x = select(at.x, 1.0 - at.x, sight.x > 0.0) / max(abs(sight.x), 1e-3);
    let step_y = select(at.y, 1.0 - at.y, sight.y > 0.0) / max(abs(sight.y), 1e-3);
    let step_z = 1.0 / sight.z;
    let near = min(step_x, min(step_y, step_z));
    let hit = vec3<f32>(at, 0.0) + sight * near;
    let noise = cell_noise(room + round(number) * 7.0);
    // In some rooms blinds hang down part of the way, right behind the pane.
    let drop = fract(noise * 37.7) * 0.75 * step(0.62, fract(noise * 11.3));
    if at.y > 1.0 - drop {
        return (ambient(normal) * 0.5 + lit_window(uv, share, number)) * vec3<f32>(0.74, 0.72, 0.67);
    }
    var wall = mix(vec3<f32>(0.52, 0.50, 0.47), vec3<f32>(0.40, 0.42, 0.46), noise);
    if step_y <= near {
        // Ceiling with rows of lights, or floor.
        let lamps = step(0.42, fract(hit.z * 2.0)) * step(fract(hit.z * 2.0), 0.58) * step(0.2, fract(hit.x * 2.0));
        wall = select(vec3<f32>(0.20, 0.17, 0.14), vec3<f32>(0.62) + lamps * 0.9, sight.y > 0.0);
    } else if step_z <= near {
        let furniture = step(hit.y, 0.18 + 0.2 * cell_noise(floor(vec2<f32>(hit.x * 6.0, room.y))));
        wall *= 1.0 - 0.45 * furniture;
    }
    // The deeper, the darker by day.
    let by_day = ambient(normal) * 0.55 * exp(-hit.z * 1.3);
    let by_night = lit_window(uv, share, number) * (1.15 - 0.5 * hit.z);
    return wall * (by_day + by_night * 2.8);
}
#endif


// Takes light from what lies below.
fn shade_pixel(in: Varying) -> vec4<f32> {
    var dark = 0.42;
#ifndef INSIDE
    if in.tint.r > 0.5 {
        dark = sun_taken() * sun_seen(in.sun);
    }
#endif
    return vec4<f32>(0.0, 0.0, 0.0, dark * soft_spot(in.uv.xy));
}

fn seen_pixel(in: Varying, front: bool) -> vec4<f32> {
#ifdef FADING
    let above_m = above_built(in.world.y, in.built_m);
    if above_m > 0.0 || is_gone(in.clip.xy, in.tint_state.w) {
        discard;
    }
#endif
    let seconds = light.air.y + globals.time;
    let sight = view.world_position - in.world;
    let distance_m = length(sight);
    let to_eye = sight / distance_m;
    var normal = normalize(in.normal);
#ifndef LEAF
    if !front {
        normal = -normal;
    }
#endif
    var alpha = 1.0;
    var albedo = in.tint;
#ifdef GLASS
    var glass = 1.0;
#else
    var glass = 0.0;
#endif
#ifdef TEXTURED
    let own = textureSample(base_texture, base_sampler, in.uv.xy);
    albedo *= own.rgb;
    alpha = own.a * look.base.a;
    if alpha < look.own.x {
        discard;
    }
#else
    let texel = textureSample(surfaces, surface_sampler, in.uv.zw, in.layer);
#ifdef LEAF
    if texel.a < 0.5 {
        discard;
    }
#endif
    albedo *= texel.rgb * 2.0;
#ifdef LEAF
    // Leaves send light to and fro among themselves.
    albedo *= 1.35;
#endif
#ifdef FACADE
    glass = texel.a;
    // Behind glass the texture tells the room's darkness; walls keep their tint.
    albedo = mix(albedo, texel.rgb * 0.55, glass);
#endif
#endif

    let facing_sun = dot(normal, light.sun_direction.xyz);
    let around = around_at(in.world, normal, in.more.x);
#ifdef COUNTRY
    let seen = 1.0;
#else ifdef INSIDE
    // Until its roof is lifted off, a room keeps the sun out.
    var seen = 0.0;
    if in.more.x > 0.5 {
        seen = sun_seen(in.sun);
    }
#else
    let seen = sun_seen(in.sun);
#endif
#ifdef LEAF
    // Light rolls over a crown and shines through its leaves.
    let through = max(-facing_sun, 0.0) * 0.45;
    let sun = light.sun_colour.rgb * (max(facing_sun * 0.8 + 0.2, 0.0) + through) * seen;
#else
    let sun = light.sun_colour.rgb * max(facing_sun, 0.0) * seen;
#endif
    let received = around + sun;
    var colour = albedo * received;

#ifdef MIRRORS
    let grazing = 1.0 - clamp(dot(normal, to_eye), 0.0, 1.0);
#ifdef WATER
    let slopes = textureSample(surfaces, surface_sampler, in.world.xz / 7.0 + seconds * vec2<f32>(0.010, 0.006), 19u).rg
        + textureSample(surfaces, surface_sampler, in.world.zx / 4.3 - seconds * vec2<f32>(0.008, 0.011), 19u).rg - 1.0;
    let rippled = normalize(normal + vec3<f32>(slopes.x, 0.0, slopes.y) * 0.05);
    let mirror = vec4<f32>(mirrored(reflect(-to_eye, rippled)), 0.04 + 0.9 * pow(grazing, 4.0));
    let half_way = normalize(light.sun_direction.xyz + to_eye);
    colour += light.sun_colour.rgb * seen * 3.0 * pow(max(dot(rippled, half_way), 0.0), 260.0);
#else
    // Panes stand a hair askew, each on its own: reflections break from pane to pane.
    let pane = floor(in.uv.xy);
    let askew = (vec3<f32>(cell_noise(pane), cell_noise(pane + 17.0), cell_noise(pane + 31.0)) - 0.5) * 0.012;
    let bent = normalize(normal + askew);
    let tone = 0.86 + 0.28 * cell_noise(pane + 5.0);
    let mirror = vec4<f32>(mirrored(reflect(-to_eye, bent)) * tone, 0.20 + 0.76 * pow(grazing, 4.0));
    let glint = pow(max(dot(reflect(-light.sun_direction.xyz, bent), to_eye), 0.0), 900.0);
    colour += light.sun_colour.rgb * seen * glint * 12.0 * glass;
#endif
#ifdef WATER
    colour = mix(colour, mirror.rgb, mirror.a);
#endif
#ifdef GLASS
    // Light from a lit room keeps most of its warmth.
    let behind = mix(in.tint * 2.2, vec3<f32>(0.8), light.sun_colour.w * 0.75) * room_behind(in.uv.xy, normal, to_eye, in.tint_state.x, in.more.y);
    colour = mix(behind, mirror.rgb, mirror.a);
#endif
#ifdef FACADE
    let behind = albedo * ambient(normal) * 0.35 + lit_window(in.uv.xy, in.tint_state.x, in.more.y);
    colour = mix(colour, mix(behind, mirror.rgb, mirror.a), glass);
#endif
#else
#ifndef LEAF
    // A sheen on smooth faces: the sky at grazing angles, and the sun.
    let gloss = tiles[in.layer].z;
    let rim = pow(1.0 - clamp(dot(normal, to_eye), 0.0, 1.0), 5.0);
#ifdef INSIDE
    let around_it = vec3<f32>(1.0, 0.97, 0.92) * (light.air.z * 0.6);
#else
    let around_it = mirrored(reflect(-to_eye, normal));
#endif
    colour += around_it * (0.03 + 0.5 * rim) * gloss;
    let half_way = normalize(light.sun_direction.xyz + to_eye);
    colour += light.sun_colour.rgb * seen * gloss * 0.6 * pow(max(dot(normal, half_way), 0.0), 24.0 + 120.0 * gloss)
        * step(0.0, facing_sun);
#endif
#endif

#ifdef SCREEN
    colour = led_picture(in.uv.xy, seconds) * light.air.w;
    // Panels of half a metre meet in hairlines.
    let joint = abs(fract(in.uv.xy * 2.0) - 0.5);
    colour *= 1.0 - 0.25 * smoothstep(0.47, 0.5, max(joint.x, joint.y)) * clamp(1.0 - distance_m / 60.0, 0.0, 1.0);
#endif
#ifdef LAMP
#ifdef INSIDE
    colour = in.tint * max(light.air.z * 2.2, 0.8);
#else
    colour = mix(colour, in.tint * 1.8, light.sun_colour.w);
#endif
#endif
#ifdef CHART
    // What a colour means does not change with the hour; a little shade keeps the form.
    colour = in.tint * (0.80 + 0.20 * clamp(normal.y, 0.0, 1.0));
#endif
#ifdef CUTFACE
    colour = cut_face(in.clip.xy, view.viewport.w);
#endif
    colour += look.emissive.rgb;

    // An overlay keeps light and shade, so that form stays readable.
    let grey = dot(received, vec3<f32>(0.25, 0.5, 0.25));
    let is_faded = in.more.w > 4.5;
    let coat = in.tint_colour.a * select(mix(0.75, 1.0, clamp(normal.y, 0.0, 1.0)), 1.0, is_faded);
    let overlay = in.tint_colour.rgb * clamp(grey * 0.9 + 0.12, 0.0, 1.1);
    colour = mix(colour, overlay, coat);
    if coat > 0.0 {
        colour = marked(colour, in.clip.xy, view.viewport.w, u32(in.more.w + 0.5));
    }
    let lift = in.tint_state.y * 0.10 + in.tint_state.z * 0.07;
    colour += lift * vec3<f32>(1.0, 0.80, 0.40);

#ifdef FADING
    colour = netted(colour, above_m);
#endif
#ifndef INSIDE
    let haze = 1.0 - exp(-in.more.z * distance_m);
    colour = mix(colour, light.haze.rgb, mix(haze, 1.0, select(0.0, FADED_HAZE, is_faded)));
#endif
    return vec4<f32>(colour, alpha);
}
