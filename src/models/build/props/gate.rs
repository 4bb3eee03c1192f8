//! A gate's booth with its barriers, the sign beside it, a charger for cars.

use super::{Looks, cars, cuboid, rod};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        solids,
    },
};

/// A booth on an island, looking out along +x, and an arm down over the lane on each side.
pub fn barrier() -> Looks {
    let mut mesh = Mesh::default();
    let (frame, stone) = (Paint::hex(0x4d5357).on(Surface::Steel), Paint::hex(0x9c988f).on(Surface::Concrete));
    solids::chamfered(&mut mesh, Role::Solid, [-0.9, 0.0, -0.62], [0.9, 0.2, 0.62], 0.04, stone);
    cuboid(&mut mesh, Role::Solid, [-0.7, 0.2, -0.5], [0.7, 1.1, 0.5], frame);
    for (x, z) in [(-0.7, -0.5), (0.64, -0.5), (-0.7, 0.44), (0.64, 0.44)] {
        cuboid(&mut mesh, Role::Solid, [x, 1.1, z], [x + 0.06, 2.4, z + 0.06], frame);
    }
    let (x, z) = (0.67, 0.47);
    cars::pane(&mut mesh, [[x, 1.1, z], [x, 1.1, -z], [x, 2.4, -z], [x, 2.4, z]]);
    cars::pane(&mut mesh, [[-x, 1.1, -z], [-x, 1.1, z], [-x, 2.4, z], [-x, 2.4, -z]]);
    cars::pane(&mut mesh, [[-x, 1.1, z], [x, 1.1, z], [x, 2.4, z], [-x, 2.4, z]]);
    cars::pane(&mut mesh, [[x, 1.1, -z], [-x, 1.1, -z], [-x, 2.4, -z], [x, 2.4, -z]]);
    solids::chamfered(&mut mesh, Role::Solid, [-0.9, 2.4, -0.66], [0.9, 2.58, 0.66], 0.04, Paint::hex(0xa5a8a8));
    cuboid(&mut mesh, Role::Lamp, [-0.5, 2.37, -0.35], [0.5, 2.398, 0.35], Paint::hex(0xd9cdb0));
    for side in [-1.0, 1.0] {
        let at = |a: f64, b: f64| if side > 0.0 { (a, b) } else { (-b, -a) };
        let (z0, z1) = at(0.66, 0.9);
        solids::chamfered(&mut mesh, Role::Solid, [0.95, 0.0, z0], [1.25, 1.05, z1], 0.03, Paint::hex(0xa9762c));
        for k in 0..6 {
            let (z0, z1) = at(0.9 + 0.55 * f64::from(k), 0.9 + 0.55 * f64::from(k + 1));
            let colour = if k % 2 == 0 { 0xb9bcbc } else { 0x8f2f2a };
            cuboid(&mut mesh, Role::Solid, [1.06, 0.86, z0], [1.14, 0.96, z1], Paint::hex(colour));
        }
    }
    let mut far = Mesh::default();
    cuboid(&mut far, Role::Solid, [-0.7, 0.0, -0.5], [0.7, 2.58, 0.5], frame.mixed(Paint::hex(0xa5a8a8), 0.4));
    cuboid(&mut far, Role::Solid, [1.05, 0.86, -4.2], [1.15, 0.97, 4.2], Paint::hex(0xa58f86));
    Looks::both(mesh, far)
}

/// A slab with a lit face towards +x, 2.8 m high.
pub fn totem() -> Looks {
    let mut mesh = Mesh::default();
    let dark = Paint::hex(0x3a4247).on(Surface::Steel);
    solids::chamfered(&mut mesh, Role::Solid, [-0.14, 0.05, -0.48], [0.14, 2.8, 0.48], 0.02, dark);
    cuboid(&mut mesh, Role::Lamp, [0.141, 2.05, -0.36], [0.155, 2.5, 0.36], Paint::hex(0xb5c8cc));
    for k in 0..5 {
        let y = 1.75 - 0.2 * f64::from(k);
        let wide = if k % 2 == 0 { 0.3 } else { 0.18 };
        cuboid(&mut mesh, Role::Solid, [0.141, y, -0.36], [0.15, y + 0.06, wide], Paint::hex(0xa3aaab));
    }
    cuboid(&mut mesh, Role::Solid, [-0.2, 0.0, -0.56], [0.2, 0.12, 0.56], Paint::hex(0x8c877c).on(Surface::Stone));
    Looks::near(mesh)
}

pub fn charger() -> Looks {
    let mut mesh = Mesh::default();
    let white = Paint::hex(0xb3b8b8);
    solids::chamfered(&mut mesh, Role::Solid, [-0.14, 0.0, -0.24], [0.14, 1.65, 0.24], 0.03, white.shaded(0.85, 1.0));
    cuboid(&mut mesh, Role::Lamp, [0.141, 1.2, -0.16], [0.15, 1.45, 0.16], Paint::hex(0x6fae8a));
    let cable = [[0.15, 1.0, 0.15], [0.3, 0.7, 0.2], [0.28, 0.35, 0.22], [0.16, 0.55, 0.26]];
    rod(&mut mesh, &cable, 0.02, 4, Paint::hex(0x1b1c1d));
    Looks::near(mesh)
}
