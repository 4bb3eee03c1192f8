//! A coach and a lorry.

use super::{Looks, cars, cuboid};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        solids,
    },
};

/// Half length, half width and height, metres.
const BUS: (f64, f64, f64) = (5.85, 1.25, 3.15);

pub fn bus() -> Looks {
    let (l, w, h) = BUS;
    let (white, teal) = (Paint::hex(0xb9bdbd), Paint::hex(0x2d5d66));
    let mut mesh = Mesh::default();
    solids::chamfered(&mut mesh, Role::Solid, [-l, 0.3, -w], [l, h, w], 0.16, white.shaded(0.8, 1.0));
    let z = w + 0.006;
    for side in [-1.0, 1.0] {
        let flip =
            |a: [f64; 3], b: [f64; 3], c: [f64; 3], d: [f64; 3]| if side > 0.0 { [a, b, c, d] } else { [b, a, d, c] };
        let face = |x0: f64, x1: f64, y0: f64, y1: f64, out: f64| {
            let z = side * (z + out);
            flip([x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z])
        };
        cars::pane(&mut mesh, face(-l + 0.35, l - 0.25, 1.45, 2.65, 0.0));
        mesh.quad(Role::Solid, face(-l + 0.3, l - 0.3, 0.75, 1.2, 0.0), teal);
        mesh.quad(Role::Solid, face(-l + 0.3, -1.0, 0.45, 0.75, 0.0), teal.lit(0.7));
        for k in 1..6 {
            let x = -l + 0.35 + f64::from(k) * (2.0 * l - 0.6) / 6.0;
            mesh.quad(Role::Solid, face(x - 0.05, x + 0.05, 1.45, 2.65, 0.006), Paint::hex(0x1d2022));
        }
        for x in [3.5, -2.9] {
            cars::wheel(&mut mesh, [x, 0.48, side * w], 0.48, side);
        }
        let (m0, m1) = if side > 0.0 { (w + 0.05, w + 0.22) } else { (-w - 0.22, -w - 0.05) };
        cuboid(&mut mesh, Role::Solid, [l - 0.05, 1.9, m0], [l + 0.08, 2.3, m1], Paint::hex(0x1d2022));
    }
    // Doors are on the right, where the kerb is.
    for x in [l - 1.5, -0.6] {
        let corners = [[x, 0.5, z + 0.008], [x + 1.0, 0.5, z + 0.008], [x + 1.0, 2.6, z + 0.008], [x, 2.6, z + 0.008]];
        cars::pane(&mut mesh, corners);
    }
    let nose = l + 0.012;
    cars::pane(&mut mesh, [[nose, 1.1, w - 0.2], [nose, 1.1, 0.2 - w], [nose, 2.75, 0.2 - w], [nose, 2.75, w - 0.2]]);
    cars::pane(&mut mesh, [[-nose, 1.6, 0.3 - w], [-nose, 1.6, w - 0.3], [-nose, 2.6, w - 0.3], [-nose, 2.6, 0.3 - w]]);
    cuboid(&mut mesh, Role::Solid, [-3.4, h, -0.8], [-0.6, h + 0.22, 0.8], white.lit(0.85));
    for side in [-0.85, 0.85] {
        cuboid(
            &mut mesh,
            Role::Solid,
            [l - 0.02, 0.65, side - 0.2],
            [l + 0.02, 0.85, side + 0.2],
            Paint::hex(0xc9ced0),
        );
    }
    cuboid(&mut mesh, Role::Solid, [-l + 0.6, 0.03, -w + 0.2], [l - 0.6, 0.35, w - 0.2], Paint::hex(0x151617));

    let mut far = Mesh::default();
    cuboid(&mut far, Role::Solid, [-l, 0.05, -w], [l, 1.4, w], white.mixed(teal, 0.35).shaded(0.5, 1.0));
    cuboid(&mut far, Role::Solid, [-l + 0.02, 1.4, -w], [l - 0.02, 2.7, w], Paint::hex(0x20282c));
    cuboid(&mut far, Role::Solid, [-l, 2.7, -w], [l, h + 0.1, w], white);
    Looks::both(mesh, far)
}

pub fn truck() -> Looks {
    let (white, blue) = (Paint::hex(0xb4b7b6), Paint::hex(0x3b566e));
    let (w, dark) = (1.22, Paint::hex(0x191b1c));
    let mut mesh = Mesh::default();
    let cargo = ([-4.7, 1.05, -w], [2.35, 3.55, w]);
    solids::chamfered(&mut mesh, Role::Solid, cargo.0, cargo.1, 0.04, white.on(Surface::Metal).shaded(0.85, 1.0));
    solids::chamfered(&mut mesh, Role::Solid, [2.5, 0.45, -w], [4.7, 2.75, w], 0.14, blue.shaded(0.8, 1.0));
    // A spoiler over the cab.
    solids::extruded(
        &mut mesh,
        Role::Solid,
        crate::models::build::frame::Frame::about(geo::Coord { x: 0.0, y: 0.0 }),
        &[(2.6, 2.72), (4.3, 2.72), (2.6, 3.5)],
        (-w + 0.12, w - 0.12),
        true,
        blue,
    );
    let nose = 4.712;
    cars::pane(
        &mut mesh,
        [[nose, 1.55, w - 0.15], [nose, 1.55, 0.15 - w], [nose, 2.5, 0.15 - w], [nose, 2.5, w - 0.15]],
    );
    for side in [-1.0, 1.0] {
        let z = side * (w + 0.012);
        let window = [[3.35, 1.6, z], [4.5, 1.6, z], [4.5, 2.45, z], [3.35, 2.45, z]];
        let [a, b, c, d] = window;
        cars::pane(&mut mesh, if side > 0.0 { window } else { [b, a, d, c] });
        for x in [3.6, -2.4, -3.55] {
            cars::wheel(&mut mesh, [x, 0.5, side * w], 0.5, side);
        }
        let (z0, z1) = if side > 0.0 { (w - 0.08, w) } else { (-w, 0.08 - w) };
        cuboid(&mut mesh, Role::Solid, [-1.6, 0.5, z0], [2.2, 0.95, z1], dark.lit(2.0));
        cuboid(
            &mut mesh,
            Role::Solid,
            [4.68, 0.65, side * 0.85 - 0.2],
            [4.72, 0.85, side * 0.85 + 0.2],
            Paint::hex(0xc9ced0),
        );
    }
    cuboid(&mut mesh, Role::Solid, [-4.5, 0.55, -0.5], [4.4, 1.05, 0.5], dark);

    let mut far = Mesh::default();
    cuboid(&mut far, Role::Solid, [-4.7, 0.05, -w], [2.35, 3.55, w], white.shaded(0.4, 1.0));
    cuboid(&mut far, Role::Solid, [2.5, 0.05, -w], [4.7, 2.9, w], blue.shaded(0.4, 1.0));
    Looks::both(mesh, far)
}
