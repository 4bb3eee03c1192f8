// The park's own material. `park_full.wgsl` works out per pixel what `park_software.wgsl` leaves to corners.

// Used where `CLIPPED` is set only; parsed on every device.
enable clip_distances;

#import bevy_pbr::forward_io::Vertex
#ifdef CUT
#import bevy_pbr::mesh_view_bindings::view
#import "shaders/park_faces.wgsl"::{cut_face, is_cut_off}
#import "shaders/tone.wgsl"::to_screen
#endif
#ifdef CLIPPED
#import bevy_pbr::mesh_functions
#import "shaders/park_light.wgsl"::light
#endif
#ifdef SOFTWARE
#import "shaders/park_software.wgsl"::{Varying, seen_vertex, seen_pixel, shade_pixel}
#else
#import "shaders/park_full.wgsl"::{Varying, seen_vertex, seen_pixel, shade_pixel}
#endif

#ifdef CLIPPED
// `Varying` of the software profile, and how far each of the section's planes keeps the corner: what lies beyond one is
// clipped before it becomes pixels. A processor can then skip what is hidden, which it cannot where pixels are discarded.
struct Clipped {
    @builtin(position) clip: vec4<f32>,
    @builtin(clip_distances) kept_m: array<f32, 6>,
    @location(0) place: vec4<f32>,
    @location(1) around: vec4<f32>,
    @location(2) sun: vec4<f32>,
    @location(3) @interpolate(flat) layer: u32,
#ifdef MIRRORS
    @location(4) mirror: vec4<f32>,
    @location(5) pane: vec4<f32>,
#endif
#ifdef FADING
    @location(6) @interpolate(flat) faded: f32,
    @location(7) above_m: f32,
#endif
};

@vertex
fn vertex(in: Vertex) -> Clipped {
    let seen = seen_vertex(in);
    let world_from_local = mesh_functions::get_world_from_local(in.instance_index);
    let world = mesh_functions::mesh_position_local_to_world(world_from_local, vec4<f32>(in.position, 1.0)).xyz;
    var out: Clipped;
    for (var k = 0; k < 6; k++) {
        out.kept_m[k] = light.cuts[k].w - dot(light.cuts[k].xyz, world);
    }
    out.clip = seen.clip;
    out.place = seen.place;
    out.around = seen.around;
    out.sun = seen.sun;
    out.layer = seen.layer;
#ifdef MIRRORS
    out.mirror = seen.mirror;
    out.pane = seen.pane;
#endif
#ifdef FADING
    out.faded = seen.faded;
    out.above_m = seen.above_m;
#endif
    return out;
}
#else
@vertex
fn vertex(in: Vertex) -> Varying {
    return seen_vertex(in);
}
#endif

@fragment
#ifdef CUT
fn fragment(in: Varying, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
#ifndef CLIPPED
    if is_cut_off(in.world) {
        discard;
    }
#endif
#ifdef SHADE
    return shade_pixel(in);
#else
#ifdef SOFTWARE
    let seen = seen_pixel(in);
#else
    let seen = seen_pixel(in, front);
#endif
#ifdef CAPPED
    // From behind one looks at the inside of what is cut.
    let cut = cut_face(in.clip.xy, view.viewport.w);
#ifdef SOFTWARE
    return select(vec4<f32>(to_screen(cut), 1.0), seen, front);
#else
    return select(vec4<f32>(cut, 1.0), seen, front);
#endif
#else
    return seen;
#endif
#endif
}
#else ifdef SHADE
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    return shade_pixel(in);
}
#else ifdef SOFTWARE
fn fragment(in: Varying) -> @location(0) vec4<f32> {
    return seen_pixel(in);
}
#else
fn fragment(in: Varying, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    return seen_pixel(in, front);
}
#endif
