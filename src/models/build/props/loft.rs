//! Bodies drawn over rings of points, smooth all over: what pressed metal looks like.

use crate::models::build::{
    mesh::{Corner, Mesh, Role},
    paint::Paint,
    vector::{Point, cross, minus},
};

/// Draws the skin between rings of as many points each. Rings follow each other along +x, and each runs so that seen
/// from its front it goes clockwise; the last and first are closed by flat caps. Rings are open: their first and last
/// points are not joined.
pub fn loft(mesh: &mut Mesh, role: Role, rings: &[Vec<Point>], paint: Paint) {
    let Some(width) = rings.first().map(Vec::len) else { return };
    let points: Vec<Point> = rings.iter().flatten().copied().collect();
    let mut normals = vec![[0.0; 3]; points.len()];
    let mut triangles: Vec<[usize; 3]> = Vec::new();
    for row in 1..rings.len() {
        for k in 1..width {
            let (a, b) = ((row - 1) * width + k - 1, (row - 1) * width + k);
            let (c, d) = (row * width + k - 1, row * width + k);
            triangles.extend([[a, c, d], [a, d, b]]);
        }
    }
    for triangle in &triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|k| points.get(k)) else { continue };
        let normal = cross(minus(*b, *a), minus(*c, *a));
        for k in triangle {
            if let Some(sum) = normals.get_mut(*k) {
                *sum = [sum[0] + normal[0], sum[1] + normal[1], sum[2] + normal[2]];
            }
        }
    }
    let top = points.iter().map(|p| p[1]).fold(0.0, f64::max);
    let corner = |(at, normal): (&Point, &Point)| Corner::new(*at, *normal, paint.vertex(at[1] > top * 0.35));
    let corners: Vec<Corner> = points.iter().zip(&normals).map(corner).collect();
    mesh.woven(role, &corners, &triangles);
    for (ring, ahead) in [(rings.first(), false), (rings.last(), true)] {
        if let Some(ring) = ring {
            cap(mesh, role, ring, ahead, paint);
        }
    }
}

fn cap(mesh: &mut Mesh, role: Role, ring: &[Point], ahead: bool, paint: Paint) {
    let normal = [if ahead { 1.0 } else { -1.0 }, 0.0, 0.0];
    let corners: Vec<Corner> = ring.iter().map(|at| Corner::new(*at, normal, paint.vertex(true))).collect();
    let triangles: Vec<[usize; 3]> =
        (2..ring.len()).map(|k| if ahead { [0, k, k - 1] } else { [0, k - 1, k] }).collect();
    mesh.woven(role, &corners, &triangles);
}
