//! Walls that run along an arc.

use crate::models::build::{
    mesh::{Mesh, Point, Role},
    paint::Paint,
};

use super::{Vertex, shape};

/// Where a curved wall stands. Angles are radians in (x, z), 0 towards +x, growing towards +z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    /// Centre of the circle, x and z.
    pub centre: (f64, f64),
    /// Radius of its inner and outer face.
    pub radius: (f64, f64),
    pub angle: (f64, f64),
    pub y: (f64, f64),
    /// Straight pieces that stand for the arc.
    pub pieces: u32,
}

/// A curved wall, smooth along the arc: inner and outer face, top, underside and both ends. `pieces` × 8 + 4
/// triangles.
pub fn arc_wall(mesh: &mut Mesh, role: Role, arc: Arc, paint: Paint) {
    let (inner, outer) = arc.radius;
    let (low, high) = arc.y;
    let (start, end) = arc.angle;
    let at = |k: u32| start + (end - start) * f64::from(k) / f64::from(arc.pieces.max(1));
    let ray = |angle: f64| (libm::cos(angle), libm::sin(angle));
    let point = |angle: f64, radius: f64, y: f64| -> Point {
        let (x, z) = ray(angle);
        [arc.centre.0 + x * radius, y, arc.centre.1 + z * radius]
    };
    // Each strip: its two edges from the first to the second, so that they run counter-clockwise, and its normal.
    let strips: [((f64, f64), (f64, f64), (f64, f64)); 4] = [
        ((inner, high), (inner, low), (-1.0, 0.0)),
        ((outer, low), (outer, high), (1.0, 0.0)),
        ((outer, high), (inner, high), (0.0, 1.0)),
        ((inner, low), (outer, low), (0.0, -1.0)),
    ];
    for ((r0, y0), (r1, y1), (out, up)) in strips {
        let mut vertices = Vec::new();
        for k in 0..=arc.pieces {
            let angle = at(k);
            let (x, z) = ray(angle);
            for (radius, y) in [(r0, y0), (r1, y1)] {
                let v = if up == 0.0 { -y } else { radius };
                vertices.push(Vertex {
                    point: point(angle, radius, y),
                    normal: [x * out, up, z * out],
                    uv: [angle * outer, v],
                    upper: y > (low + high) / 2.0,
                });
            }
        }
        let triangles: Vec<[usize; 3]> = (0..arc.pieces as usize)
            .flat_map(|k| {
                let (a, b, c, d) = (2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2);
                [[a, b, c], [a, c, d]]
            })
            .collect();
        shape(mesh, role, &vertices, &triangles, paint);
    }
    for (angle, forwards) in [(start, false), (end, true)] {
        let corner = |radius: f64, y: f64| point(angle, radius, y);
        let (a, b) = if forwards { (inner, outer) } else { (outer, inner) };
        mesh.quad(role, [corner(a, low), corner(b, low), corner(b, high), corner(a, high)], paint);
    }
}
