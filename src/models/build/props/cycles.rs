//! A stand of hoops with two bicycles, 2.4 m along z.

use std::f64::consts::{PI, TAU};

use super::{Looks, rod};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        solids,
        vector::Point,
    },
};

pub fn cycles() -> Looks {
    let mut mesh = Mesh::default();
    let steel = Paint::hex(0x8a8f92).on(Surface::Steel);
    for z in [-0.8, 0.0, 0.8] {
        let hoop: Vec<Point> = (0..=8)
            .map(|k| {
                let angle = PI * f64::from(k) / 8.0;
                [0.35 * libm::cos(angle), 0.45 + 0.35 * libm::sin(angle), z]
            })
            .collect();
        let feet = |x: f64| [x, 0.0, z];
        let line: Vec<Point> = [feet(0.35)].into_iter().chain(hoop).chain([feet(-0.35)]).collect();
        rod(&mut mesh, &line, 0.022, 4, steel);
    }
    bicycle(&mut mesh, 0.12, Paint::hex(0x2f6f63));
    bicycle(&mut mesh, 0.92, Paint::hex(0x9a7a2a));
    Looks::near(mesh)
}

fn bicycle(mesh: &mut Mesh, z: f64, paint: Paint) {
    let dark = Paint::hex(0x1b1c1d);
    for x in [-0.52, 0.52] {
        let rim: Vec<Point> = (0..=14)
            .map(|k| {
                let angle = TAU * f64::from(k) / 14.0;
                [x + 0.31 * libm::cos(angle), 0.33 + 0.31 * libm::sin(angle), z]
            })
            .collect();
        rod(mesh, &rim, 0.02, 3, dark);
    }
    let (rear, crank, seat, head, front) =
        ([-0.52, 0.33, z], [-0.05, 0.33, z], [-0.2, 0.85, z], [0.38, 0.85, z], [0.52, 0.33, z]);
    for (a, b) in [(rear, crank), (rear, seat), (crank, seat), (crank, head), (seat, head), (head, front)] {
        solids::tube(mesh, Role::Solid, (a, b), (0.018, 0.018), 3, false, paint);
    }
    solids::tube(mesh, Role::Solid, ([0.36, 0.98, z - 0.25], [0.36, 0.98, z + 0.25]), (0.016, 0.016), 3, false, dark);
    solids::tube(mesh, Role::Solid, (head, [0.36, 0.98, z]), (0.016, 0.016), 3, false, paint);
    solids::cushion(mesh, Role::Solid, [-0.34, 0.87, z - 0.07], [-0.06, 0.93, z + 0.07], 0.02, dark);
}
