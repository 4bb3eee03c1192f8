// The park's own material. `park_full.wgsl` works out per pixel what `park_software.wgsl` leaves to corners.

#import bevy_pbr::forward_io::Vertex
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
#ifdef SHADE
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
