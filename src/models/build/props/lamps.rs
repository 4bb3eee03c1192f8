//! Street lamps at 6 m and 9 m, and a light bollard; their heads look along +x.

use super::{Looks, cuboid};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        solids,
    },
};

fn steel() -> Paint {
    Paint::hex(0x50565a).on(Surface::Steel)
}

fn glow() -> Paint {
    Paint::hex(0xe6cfa0)
}

/// A mast with an arm and a flat head, to `height`.
fn mast(mesh: &mut Mesh, height: f64, arms: &[f64]) {
    let foot = 0.09;
    solids::tube(mesh, Role::Solid, ([0.0; 3], [0.0, 0.9, 0.0]), (foot, foot), 8, true, steel().lit(0.8));
    let neck = [0.0, height - 0.15, 0.0];
    solids::tube(mesh, Role::Solid, ([0.0, 0.9, 0.0], neck), (foot * 0.75, foot * 0.5), 8, false, steel());
    for side in arms {
        let line = [[0.0, height - 0.4, 0.0], [side * 0.15, height - 0.05, 0.0], [side * 1.0, height + 0.06, 0.0]];
        solids::pipe(mesh, Role::Solid, &line, 0.035, 5, steel());
        let (x0, x1) = (side * 0.75, side * 1.5);
        let (x0, x1) = (x0.min(x1), x0.max(x1));
        solids::chamfered(mesh, Role::Solid, [x0, height + 0.01, -0.15], [x1, height + 0.11, 0.15], 0.03, steel());
        cuboid(mesh, Role::Lamp, [x0 + 0.06, height - 0.02, -0.11], [x1 - 0.06, height + 0.012, 0.11], glow());
    }
}

/// The mast as a thin spike, the heads as slips.
fn far(height: f64, arms: &[f64]) -> Mesh {
    let mut mesh = Mesh::default();
    let foot = |k: u32| {
        let angle = std::f64::consts::TAU * f64::from(k) / 3.0;
        [0.11 * libm::cos(angle), 0.0, -0.11 * libm::sin(angle)]
    };
    for k in 0..3 {
        mesh.triangle(Role::Solid, [foot(k), foot(k + 1), [0.0, height + 0.05, 0.0]], [true; 3], steel());
    }
    for side in arms {
        let (x0, x1) = if *side > 0.0 { (0.2, 1.5) } else { (-1.5, -0.2) };
        let y = height + 0.08;
        let up = [[x0, y, 0.16], [x1, y, 0.16], [x1, y, -0.16], [x0, y, -0.16]];
        mesh.quad(Role::Solid, up, steel());
        let [a, b, c, d] = up.map(|[x, y, z]| [x, y - 0.04, z]);
        mesh.quad(Role::Lamp, [b, a, d, c], glow());
    }
    mesh
}

fn lamp(height: f64, arms: &[f64]) -> Looks {
    let mut near = Mesh::default();
    mast(&mut near, height, arms);
    Looks::both(near, far(height, arms))
}

/// At the side of a carriageway, its head over it.
pub fn street() -> Looks {
    lamp(6.0, &[1.0])
}

/// In yards, with two heads.
pub fn high() -> Looks {
    lamp(9.0, &[1.0, -1.0])
}

pub fn bollard() -> Looks {
    let mut mesh = Mesh::default();
    solids::tube(&mut mesh, Role::Solid, ([0.0; 3], [0.0, 0.72, 0.0]), (0.085, 0.085), 8, false, steel());
    solids::tube(&mut mesh, Role::Lamp, ([0.0, 0.72, 0.0], [0.0, 0.86, 0.0]), (0.075, 0.075), 8, false, glow());
    solids::tube(&mut mesh, Role::Solid, ([0.0, 0.86, 0.0], [0.0, 0.92, 0.0]), (0.095, 0.085), 8, true, steel());
    Looks::near(mesh)
}
