//! Benches, bins, and the grate about a street tree.

use super::{Looks, cuboid};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
        solids,
    },
};

/// Timber on steel, 1.8 m long, its back to −x.
pub fn bench() -> Looks {
    let mut mesh = Mesh::default();
    let (wood, steel) = (Paint::hex(0x7b5a3e).on(Surface::Timber), Paint::hex(0x3f4447).on(Surface::Steel));
    for k in 0..4 {
        let x = -0.22 + 0.13 * f64::from(k);
        let tone = wood.lit(0.93 + 0.05 * f64::from((k * 7) % 3));
        cuboid(&mut mesh, Role::Solid, [x, 0.42, -0.9], [x + 0.11, 0.46, 0.9], tone);
    }
    for k in 0..2 {
        let (x, y) = (-0.29 - 0.03 * f64::from(k), 0.56 + 0.16 * f64::from(k));
        cuboid(&mut mesh, Role::Solid, [x, y, -0.9], [x + 0.035, y + 0.12, 0.9], wood);
    }
    for z in [-0.68, 0.62] {
        cuboid(&mut mesh, Role::Solid, [-0.24, 0.0, z], [-0.18, 0.42, z + 0.06], steel);
        cuboid(&mut mesh, Role::Solid, [0.2, 0.0, z], [0.26, 0.42, z + 0.06], steel);
        cuboid(&mut mesh, Role::Solid, [-0.34, 0.42, z], [-0.3, 0.83, z + 0.06], steel);
    }
    Looks::near(mesh)
}

pub fn bin() -> Looks {
    let mut mesh = Mesh::default();
    let steel = Paint::hex(0x4a5054).on(Surface::Steel);
    solids::lathe(&mut mesh, Role::Solid, [0.0; 3], &[(0.2, 0.0), (0.23, 0.06), (0.23, 0.78), (0.2, 0.82)], 10, steel);
    solids::lathe(&mut mesh, Role::Solid, [0.0; 3], &[(0.2, 0.82), (0.12, 0.8), (0.0, 0.8)], 10, Paint::hex(0x121314));
    Looks::near(mesh)
}

/// A frame level with the paving, a grate, and earth about the trunk.
pub fn tree_pit() -> Looks {
    let mut mesh = Mesh::default();
    let (steel, soil) = (Paint::hex(0x3d3f3f).on(Surface::Steel), Paint::hex(0x3f352b).on(Surface::Soil));
    let mut slab = |x: (f64, f64), z: (f64, f64), y: f64, paint: Paint| {
        mesh.quad(Role::Solid, [[x.0, y, z.1], [x.1, y, z.1], [x.1, y, z.0], [x.0, y, z.0]], paint);
    };
    slab((-0.75, 0.75), (-0.75, 0.75), 0.012, soil);
    for side in [-1.0, 1.0] {
        let edge = |a: f64, b: f64| if side > 0.0 { (a, b) } else { (-b, -a) };
        slab(edge(0.67, 0.77), (-0.77, 0.77), 0.026, steel.lit(1.5));
        slab((-0.67, 0.67), edge(0.67, 0.77), 0.026, steel.lit(1.5));
        for k in 0..3 {
            let from = 0.28 + 0.14 * f64::from(k);
            slab(edge(from, from + 0.06), (-0.67, 0.67), 0.02, steel);
        }
    }
    Looks::near(mesh)
}
