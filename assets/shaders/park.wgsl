// The park's own material. `park_full.wgsl` works out per pixel what `park_software.wgsl` leaves to corners.

#import bevy_pbr::forward_io::Vertex
#ifdef CUT
#import bevy_pbr::mesh_view_bindings::view
#import "shaders/park_faces.wgsl"::{cut_face, is_cut_off}
#import "shaders/tone.wgsl"::to_screen
#endif
#ifdef SOFTWARE
#import "shaders/park_software.wgsl"::{Varying, seen_vertex, seen_pixel, shade_pixel}
#else
#import "shaders/park_full.wgsl"::{Varying, seen_vertex, seen_pixel, shade_pixel}
#endif

@vertex
fn vertex(in: Vertex) -> Varying {
    return seen_vertex(in);
}

@fragment
#ifdef CUT
fn fragment(in: Varying, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    if is_cut_off(in.world) {
        discard;
    }
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
