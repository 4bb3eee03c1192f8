// The park for a processor: what a corner can know, a corner works out; a pixel blends its texture with at most one
// more lookup. The light is the same as in `park_full.wgsl`.
//
// Each number handed from corners to pixels costs a processor for every triangle and every pixel: roles share them.

#import bevy_pbr::{
    forward_io::Vertex,
    mesh_functions,
    mesh_view_bindings::{globals, view},
    view_transformations::position_world_to_clip,
}
#import "shaders/park_light.wgsl"::{
    light, ambient, area_place, clamp_sampler, ground_light, haze_density, mirrored, soft_spot, sun_place,
    sun_reaches, sun_taken,
}
#import "shaders/tone.wgsl"::to_screen
#import "shaders/park_faces.wgsl"::{
    FADED_HAZE, above_built, around_at, cut_face, is_gone, layer_of, led_picture, lit_window, look, netted, surface_sampler, surfaces, tiles,
    marked, opened_to, tint_of,
}
#ifdef TEXTURED
#import "shaders/park_faces.wgsl"::{base_texture, base_sampler}
#endif

struct Varying {
    @builtin(position) clip: vec4<f32>,
    // xy: place in the texture; zw: place on the ground's map, or in the sun's map
    @location(0) place: vec4<f32>,
    // rgb: light that is sent back without the sun's; of the ground, its colour. a: share that the haze takes; of the
    // ground, the share a metre.
    @location(1) around: vec4<f32>,
    // rgb: the sun's light where it reaches; a: depth in the sun's map
    @location(2) sun: vec4<f32>,
    // The surface, and above its 8 bits the marks of the overlay.
    @location(3) @interpolate(flat) layer: u32,
#ifdef MIRRORS
    // rgb: what is mirrored, at its strength; a: share that comes through from behind
    @location(4) mirror: vec4<f32>,
    // xy: module and storey; z: share of people present; w: number of the building
    @location(5) pane: vec4<f32>,
#endif
#ifdef FADING
    @location(6) @interpolate(flat) faded: f32,
    @location(7) above_m: f32,
#endif
#ifdef CUT
#ifndef CLIPPED
    @location(8) world: vec3<f32>,
#endif
#endif
};

fn seen_vertex(in: Vertex) -> Varying {
    var out: Varying;
    let world_from_local = mesh_functions::get_world_from_local(in.instance_index);
    let world = mesh_functions::mesh_position_local_to_world(world_from_local, vec4<f32>(in.position, 1.0)).xyz;
    out.clip = position_world_to_clip(world);
#ifdef CUT
#ifndef CLIPPED
    out.world = world;
#endif
#endif
#ifdef VERTEX_NORMALS
    let normal = mesh_functions::mesh_normal_local_to_world(in.normal, in.instance_index);
#else
    let normal = vec3<f32>(0.0, 1.0, 0.0);
#endif
    var colour = look.base.rgb;
    out.layer = 0u;
#ifdef VERTEX_COLORS
    colour *= in.color.rgb;
    out.layer = layer_of(in.color.a);
#endif
#ifdef VERTEX_UVS_A
    let uv = in.uv;
#else
    let uv = vec2<f32>(0.0);
#endif
    let tint = tint_of(mesh_functions::get_tag(in.instance_index));
    // An overlay paints the face and leaves it its texture, light and shade, so that form stays readable.
    let is_faded = tint.more.w > 4.5;
    let coat = tint.colour.a * select(mix(0.75, 1.0, clamp(normal.y, 0.0, 1.0)), 1.0, is_faded);
    colour = mix(colour, tint.colour.rgb, coat);
    let lift = (tint.state.y * 0.10 + tint.state.z * 0.07) * vec3<f32>(1.0, 0.80, 0.40) + look.emissive.rgb;

    let to_eye = view.world_position - world;
    let distance_m = length(to_eye);
    let density = haze_density(view.world_position.y, world.y);
    let facing = dot(normal, light.sun_direction.xyz);
#ifdef LEAF
    // Leaves send light to and fro among themselves.
    colour *= 1.35;
    // Light rolls over a crown and shines through its leaves.
    let sun_share = max(facing * 0.8 + 0.2, 0.0) + max(-facing, 0.0) * 0.45;
#else
    let sun_share = max(facing, 0.0);
#endif
    let sun = light.sun_colour.rgb * sun_share;
    // A little off the face, so that it does not shade itself.
    let in_map = sun_place(world + normal * light.window.w * 1.2)
        - vec3<f32>(0.0, 0.0, light.window.w * 1.5 / light.block.w);

    // Texture coordinates of other people's models are their own.
#ifdef TEXTURED
    out.place = vec4<f32>(uv, in_map.xy);
#else ifdef SCREEN
    out.place = vec4<f32>(uv, in_map.xy);
#else
    out.place = vec4<f32>(uv * tiles[out.layer].xy, in_map.xy);
#endif
    out.around = vec4<f32>(colour * around_at(world, normal, tint.more.x) + lift, 1.0 - exp(-density * distance_m));
    out.sun = vec4<f32>(colour * sun, in_map.z);
#ifdef GROUND
    out.place = vec4<f32>(out.place.xy, area_place(world));
    out.around = vec4<f32>(colour + lift, density);
    out.sun = vec4<f32>(0.0);
#endif
#ifdef COUNTRY
    out.around = vec4<f32>(out.around.rgb + out.sun.rgb, density);
#endif
#ifndef GROUND
#ifndef COUNTRY
    out.around.a = mix(out.around.a, 1.0, select(0.0, FADED_HAZE, is_faded));
#endif
#endif
#ifdef SUN_BY_CORNER
    // Small things are in the sun or not, corner by corner; a metre nearer to it, to be out of their own shadow.
    var reached = sun_reaches(in_map - vec3<f32>(0.0, 0.0, 1.0 / light.block.w));
#ifdef INSIDE
    // Until its roof is lifted off, a room keeps the sun out.
    reached *= step(0.5, tint.more.x);
#endif
    out.around = vec4<f32>(out.around.rgb + out.sun.rgb * reached, out.around.a);
#endif
#ifdef SHADE
    // xy: place in the spot or stripe; around.r: how dark it is in the middle.
    out.place = vec4<f32>(uv, 0.0, 0.0);
    var dark = 0.42;
#ifndef INSIDE
#ifdef VERTEX_COLORS
    if in.color.r > 0.5 {
        dark = sun_taken() * sun_reaches(in_map - vec3<f32>(0.0, 0.0, 1.0 / light.block.w));
    }
#endif
#endif
    out.around = vec4<f32>(dark, 0.0, 0.0, out.around.a);
#endif
#ifdef LAMP
#ifdef INSIDE
    out.around = vec4<f32>(colour * max(light.air.z * 2.2, 0.8) + lift, out.around.a);
#else
    out.around = vec4<f32>(mix(out.around.rgb + out.sun.rgb, colour * 1.8, light.sun_colour.w), out.around.a);
#endif
#endif
#ifdef CHART
    // What a colour means does not change with the hour; a little shade keeps the form.
    out.around = vec4<f32>(colour * (0.80 + 0.20 * clamp(normal.y, 0.0, 1.0)), 0.0);
#endif
#ifdef MIRRORS
    let grazing = 1.0 - clamp(dot(normal, to_eye / distance_m), 0.0, 1.0);
#ifdef WATER
    let share = (0.05 + 0.85 * grazing * grazing * grazing * grazing) * (1.0 - coat);
#else
    let share = (0.24 + 0.70 * grazing * grazing * grazing) * (1.0 - coat);
#endif
    out.mirror = vec4<f32>(mirrored(reflect(-to_eye / distance_m, normal)) * share, mix(1.0 - share, 3.0, coat));
    out.pane = vec4<f32>(uv, tint.state.x, tint.more.y);
#ifndef WATER
    if is_faded {
        // As much light as a wall sends back, no mirror, and no window lit.
#ifdef GLASS
        out.mirror = vec4<f32>(0.0, 0.0, 0.0, 10.0);
#else
        out.mirror = vec4<f32>(0.0, 0.0, 0.0, 4.0);
#endif
        out.pane.z = -1.0;
    }
#endif
#endif
#ifdef FADING
    out.faded = tint.state.w;
    out.above_m = above_built(world.y, tint.more.z);
#endif
    out.layer |= select(0u, u32(tint.more.w) << 8u, coat > 0.0);
    return out;
}

// Takes light from what lies below.
fn shade_pixel(in: Varying) -> vec4<f32> {
    return vec4<f32>(0.0, 0.0, 0.0, in.around.r * soft_spot(in.place.xy) * (1.0 - in.around.a));
}

fn seen_pixel(in: Varying) -> vec4<f32> {
#ifdef FADING
    if in.above_m > 0.0 || is_gone(in.clip.xy, in.faded) {
        discard;
    }
#endif
    var alpha = 1.0;
#ifdef TEXTURED
    var texel = textureSample(base_texture, base_sampler, in.place.xy);
    alpha = texel.a * look.base.a;
    if alpha < look.own.x {
        discard;
    }
#else ifdef PLAIN
    let texel = vec4<f32>(0.5);
#else
    var texel = textureSample(surfaces, surface_sampler, in.place.xy, in.layer & 255u);
    texel = vec4<f32>(texel.rgb * 2.0, texel.a);
#ifdef LEAF
    if texel.a < 0.5 {
        discard;
    }
#endif
#endif

    var haze = in.around.a;
#ifdef GROUND
    // Red: lamps; blue: sun; alpha: openness.
    let here = textureSample(ground_light, clamp_sampler, in.place.zw);
    let light_here = opened_to(light.ambient[2].rgb, here.a) + light.lamp.rgb * (here.r * here.r * 120.0)
        + light.sun_colour.rgb * (max(light.sun_direction.y, 0.0) * here.b);
    var colour = texel.rgb * in.around.rgb * light_here;
    haze = 1.0 - exp(-haze / in.clip.w);
#else ifdef COUNTRY
    var colour = texel.rgb * in.around.rgb;
    haze = 1.0 - exp(-haze / in.clip.w);
#else ifdef SUN_BY_CORNER
    var colour = texel.rgb * in.around.rgb;
#else
    var colour = texel.rgb * (in.around.rgb + in.sun.rgb * sun_reaches(vec3<f32>(in.place.zw, in.sun.a)));
#endif

#ifdef LAMP
    colour = in.around.rgb;
#endif
#ifdef CHART
    colour = in.around.rgb;
#endif
#ifdef CUTFACE
    colour = cut_face(in.clip.xy, view.viewport.w);
#endif
#ifdef SCREEN
    let seconds = light.air.y + globals.time;
    colour = led_picture(in.place.xy, seconds) * light.air.w;
#endif
#ifdef WATER
    colour = colour * in.mirror.a + in.mirror.rgb;
#endif
#ifdef GLASS
    let behind = in.around.rgb * 0.10 + lit_window(in.pane.xy, in.pane.z, in.pane.w);
    colour = behind * in.mirror.a + in.mirror.rgb;
#endif
#ifdef FACADE
    let behind = texel.rgb * in.around.rgb * 0.25 + lit_window(in.pane.xy, in.pane.z, in.pane.w);
    colour = mix(colour, behind * in.mirror.a + in.mirror.rgb, texel.a);
#endif

    if in.layer > 255u {
        colour = marked(colour, in.clip.xy, view.viewport.w, in.layer >> 8u);
    }
#ifdef FADING
    colour = netted(colour, in.above_m);
#endif
#ifndef INSIDE
    colour = mix(colour, light.haze.rgb, haze);
#endif
    return vec4<f32>(to_screen(colour), alpha);
}
