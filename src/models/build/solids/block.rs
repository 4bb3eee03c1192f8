//! Bodies with flat sides: boxes with bevelled edges, and outlines given a depth.

use geo::{Coord, LineString, Polygon, TriangulateEarcut};

use crate::models::build::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
    vector::Point,
};

use super::{Vertex, shape};

/// A box between two opposite corners whose edges are bevelled and catch the light as if round: 44 triangles.
pub fn chamfered(mesh: &mut Mesh, role: Role, low: Point, high: Point, bevel: f64, paint: Paint) {
    let middle = low.iter().zip(&high).map(|(a, b)| (a + b) / 2.0).collect::<Vec<f64>>();
    let half = low.iter().zip(&high).map(|(a, b)| ((b - a) / 2.0).max(0.0)).collect::<Vec<f64>>();
    let (&[mx, my, mz], &[hx, hy, hz]) = (&middle[..], &half[..]) else { return };
    let bevel = bevel.min(hx).min(hy).min(hz);
    // Three vertices for each of the eight corners, one on each face that meets there.
    let mut vertices = Vec::with_capacity(24);
    for corner in 0..8_u8 {
        let sign = |bit: u8| if corner >> bit & 1 == 1 { 1.0 } else { -1.0 };
        let (sx, sy, sz) = (sign(0), sign(1), sign(2));
        for face in 0..3_u8 {
            let reach = |axis: u8, half: f64| if face == axis { half } else { half - bevel };
            let point = [mx + sx * reach(0, hx), my + sy * reach(1, hy), mz + sz * reach(2, hz)];
            let normal = match face {
                0 => [sx, 0.0, 0.0],
                1 => [0.0, sy, 0.0],
                _ => [0.0, 0.0, sz],
            };
            vertices.push(Vertex { point, normal, uv: flat_uv(point, face), upper: sy > 0.0 });
        }
    }
    let at = |corner: u8, face: u8| usize::from(corner) * 3 + usize::from(face);
    let mut triangles = Vec::with_capacity(44);
    let mut quad = |a: usize, b: usize, c: usize, d: usize, turn: bool| {
        if turn {
            triangles.extend([[a, c, b], [a, d, c]]);
        } else {
            triangles.extend([[a, b, c], [a, c, d]]);
        }
    };
    for axis in 0..3_u8 {
        let (p, q) = ((axis + 1) % 3, (axis + 2) % 3);
        let (bit_p, bit_q) = (1 << p, 1 << q);
        // The two faces across this axis.
        for far in [0, 1_u8 << axis] {
            let [a, b, c, d] = [0, bit_p, bit_p | bit_q, bit_q].map(|bits| at(far | bits, axis));
            quad(a, b, c, d, far == 0);
        }
        // The four edges along it, between the faces across the two other axes.
        for bits in [0, bit_p, bit_q, bit_p | bit_q] {
            let (near, far) = (bits, bits | 1 << axis);
            let turn = (bits & bit_p == 0) != (bits & bit_q == 0);
            quad(at(near, p), at(near, q), at(far, q), at(far, p), turn);
        }
    }
    for corner in 0..8_u8 {
        let [a, b, c] = [0, 1, 2].map(|face| at(corner, face));
        triangles.push(if corner.count_ones() % 2 == 1 { [a, b, c] } else { [a, c, b] });
    }
    shape(mesh, role, &vertices, &triangles, paint);
}

/// A box without an underside whose upper edges are bevelled: 18 triangles. Seats, car bodies, consoles.
pub fn cushion(mesh: &mut Mesh, role: Role, low: Point, high: Point, bevel: f64, paint: Paint) {
    let ([x0, y0, z0], [x1, y1, z1]) = (low, high);
    let bevel = bevel.min((x1 - x0) / 2.0).min((z1 - z0) / 2.0).min(y1 - y0);
    let brow = y1 - bevel;
    let round = [(x0, z1, 1.0, -1.0), (x1, z1, -1.0, -1.0), (x1, z0, -1.0, 1.0), (x0, z0, 1.0, 1.0)];
    let inner = round.map(|(x, z, dx, dz)| [x + dx * bevel, y1, z + dz * bevel]);
    mesh.quad(role, inner, paint.shaded(1.0, 1.0));
    for k in 0..4_usize {
        let (Some(a), Some(b)) = (round.get(k), round.get((k + 1) % 4)) else { continue };
        let (Some(c), Some(d)) = (inner.get((k + 1) % 4), inner.get(k)) else { continue };
        mesh.quad(role, [[a.0, y0, a.1], [b.0, y0, b.1], [b.0, brow, b.1], [a.0, brow, a.1]], paint);
        mesh.quad(role, [[a.0, brow, a.1], [b.0, brow, b.1], *c, *d], paint.lit(1.08).shaded(1.0, 1.0));
    }
}

/// An outline in a frame's own plane (`s` along it, `y` up; any order, not closed) given the depths `front` and
/// `back` behind the frame. With `lids` its two flat sides too.
pub fn extruded(
    mesh: &mut Mesh,
    role: Role,
    frame: Frame,
    outline: &[(f64, f64)],
    (front, back): (f64, f64),
    lids: bool,
    paint: Paint,
) {
    let turn: f64 =
        outline.iter().zip(outline.iter().cycle().skip(1)).map(|((s0, y0), (s1, y1))| s0 * y1 - s1 * y0).sum();
    let mut round: Vec<(f64, f64)> = outline.to_vec();
    if turn < 0.0 {
        round.reverse();
    }
    let (low, high) = round.iter().fold((f64::MAX, f64::MIN), |(low, high), (_, y)| (low.min(*y), high.max(*y)));
    let is_upper = |y: f64| y > (low + high) / 2.0;
    for ((s0, y0), (s1, y1)) in round.iter().zip(round.iter().cycle().skip(1)) {
        let shades = match (is_upper(*y0), is_upper(*y1)) {
            (false, false) => paint.shaded(paint.shade(false), paint.shade(false)),
            (true, true) => paint.shaded(paint.shade(true), paint.shade(true)),
            _ => paint,
        };
        let (a, b) = (frame.point(*s0, *y0, front), frame.point(*s0, *y0, back));
        let (c, d) = (frame.point(*s1, *y1, back), frame.point(*s1, *y1, front));
        // The first two corners take the lower shade.
        let corners = if y0 <= y1 { [a, b, c, d] } else { [c, d, a, b] };
        mesh.quad(role, corners, shades);
    }
    if !lids {
        return;
    }
    let ring: Vec<Coord> = round.iter().map(|(s, y)| Coord { x: *s, y: *y }).collect();
    let raw = Polygon::new(LineString::from(ring), Vec::new()).earcut_triangles_raw();
    for (depth, outward) in [(front, 1.0), (back, -1.0)] {
        let normal = [frame.out.x * outward, 0.0, frame.out.y * outward];
        let vertices: Vec<Vertex> = raw
            .vertices
            .iter()
            .map(|[s, y]| Vertex {
                point: frame.point(*s, *y, depth),
                normal,
                uv: [*s * outward, -*y],
                upper: is_upper(*y),
            })
            .collect();
        let triangles: Vec<[usize; 3]> = raw
            .triangle_indices
            .chunks_exact(3)
            .filter_map(|triangle| {
                let &[i, j, k] = triangle else { return None };
                let (a, b, c) = (raw.vertices.get(i)?, raw.vertices.get(j)?, raw.vertices.get(k)?);
                let ([ax, ay], [bx, by], [cx, cy]) = (a, b, c);
                let turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
                Some(if (turn > 0.0) == (outward > 0.0) { [i, j, k] } else { [i, k, j] })
            })
            .collect();
        shape(mesh, role, &vertices, &triangles, paint);
    }
}

fn flat_uv([x, y, z]: Point, face: u8) -> [f64; 2] {
    match face {
        0 => [z, -y],
        1 => [x, z],
        _ => [x, -y],
    }
}
