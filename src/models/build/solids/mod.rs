//! Solid bodies with rounded or bevelled looks for few triangles: what rooms, streets and roofs are furnished with.
//!
//! All lengths are metres, texture coordinates too. Faces look outwards, corners run counter-clockwise. The paint's
//! lower shade goes to the lower half of a body.

mod block;
mod round;
mod truss;

#[cfg(test)]
mod tests;

use super::{
    mesh::{Corner, Mesh, Role},
    paint::Paint,
    vector::Point,
};

pub use self::block::{chamfered, cushion, extruded};
pub use self::round::{ball, lathe, pipe, tube};
pub use self::truss::{Truss, truss};

/// A corner of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Vertex {
    point: Point,
    normal: Point,
    /// Metres along and down the face.
    uv: [f64; 2],
    /// Whether it takes the upper shade of the paint.
    upper: bool,
}

fn shape(mesh: &mut Mesh, role: Role, vertices: &[Vertex], triangles: &[[usize; 3]], paint: Paint) {
    let corner = |vertex: &Vertex| Corner {
        at: vertex.point,
        normal: vertex.normal,
        uv: vertex.uv,
        colour: paint.vertex(vertex.upper),
    };
    let corners: Vec<Corner> = vertices.iter().map(corner).collect();
    mesh.woven(role, &corners, triangles);
}
