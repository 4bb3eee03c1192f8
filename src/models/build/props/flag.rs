//! A flagpole, its flag in a light wind towards +x.

use super::Looks;
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::Paint,
        solids,
    },
};

pub fn flag() -> Looks {
    let mut near = Mesh::default();
    let steel = Paint::hex(0x9a9fa2).on(Surface::Steel);
    let stone = Paint::hex(0x8c877c).on(Surface::Stone);
    solids::chamfered(&mut near, Role::Solid, [-0.35, 0.0, -0.35], [0.35, 0.3, 0.35], 0.03, stone);
    solids::tube(&mut near, Role::Solid, ([0.0, 0.3, 0.0], [0.0, 9.0, 0.0]), (0.07, 0.035), 8, false, steel);
    solids::ball(&mut near, Role::Solid, [0.0, 9.05, 0.0], [0.08; 3], 6, Paint::hex(0xa98f55));
    cloth(&mut near, 12);
    let mut far = Mesh::default();
    solids::tube(&mut far, Role::Solid, ([0.0; 3], [0.0, 9.0, 0.0]), (0.08, 0.05), 3, false, steel);
    cloth(&mut far, 2);
    Looks::both(near, far)
}

/// 2.4 × 1.6 m of cloth in waves, seen from both sides.
fn cloth(mesh: &mut Mesh, pieces: u32) {
    let paint = Paint::hex(0x2c6f7f);
    for side in [1.0, -1.0] {
        let corners: Vec<Corner> = (0..=pieces)
            .flat_map(|k| {
                let x = 0.06 + 2.4 * f64::from(k) / f64::from(pieces);
                let z = 0.16 * x * 0.5 * libm::sin(x * 4.2) + side * 0.002;
                let slope = -0.16 * 0.5 * (libm::sin(x * 4.2) + x * 4.2 * libm::cos(x * 4.2));
                let droop = 0.09 * x * x * 0.5;
                [7.2, 8.8].map(|y| Corner::new([x, y - droop, z], [side * slope, 0.1, side], paint.vertex(true)))
            })
            .collect();
        let triangles: Vec<[usize; 3]> = (0..pieces as usize)
            .flat_map(|k| {
                let (a, b, c, d) = (2 * k, 2 * k + 2, 2 * k + 3, 2 * k + 1);
                if side > 0.0 { [[a, b, c], [a, c, d]] } else { [[a, c, b], [a, d, c]] }
            })
            .collect();
        mesh.woven(Role::Solid, &corners, &triangles);
    }
}
