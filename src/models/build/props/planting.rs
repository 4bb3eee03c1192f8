//! Stone boxes planted with low shrubs and grasses.

use std::f64::consts::TAU;

use super::{Looks, cuboid};
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::{Paint, noise},
        solids, tree,
        vector::Point,
    },
};

/// A stone box, 2.8 × 1.2 m: earth within its rim, three bushes of unequal size, grasses between and over the edge.
pub fn planter() -> Looks {
    let mut mesh = Mesh::default();
    let stone = Paint::hex(0x8c877c).on(Surface::Stone);
    let leaf = Paint::hex(0x46552f);
    let soil = Paint::hex(0x3b3128).on(Surface::Soil);
    solids::chamfered(&mut mesh, Role::Solid, [-1.4, 0.0, -0.6], [1.4, 0.55, 0.6], 0.03, stone.shaded(0.75, 1.0));
    let (x, y, z) = (1.3, 0.556, 0.5);
    mesh.quad(Role::Solid, [[-x, y, z], [x, y, z], [x, y, -z], [-x, y, -z]], soil);
    let heads = [
        ([-0.86, 0.8, -0.08], 0.4, 0.27),
        ([-0.42, 0.72, 0.2], 0.3, 0.2),
        ([0.14, 0.86, -0.12], 0.44, 0.32),
        ([0.95, 0.76, 0.06], 0.36, 0.24),
    ];
    tree::bushes(&mut mesh, &heads, (110, 0.4), leaf, 0x91a7);
    let tufts = [(-0.14, 0.26), (0.56, -0.18), (0.62, 0.28), (-1.18, 0.3), (-0.56, -0.34)];
    for (number, (x, z)) in tufts.into_iter().enumerate() {
        let seed = 0x6a55 + number as u64;
        let tall = 0.42 + 0.16 * noise(seed, 0);
        grasses(&mut mesh, [x, 0.55, z], (0.36, tall), 20, seed);
    }
    let mut far = Mesh::default();
    cuboid(&mut far, Role::Solid, [-1.4, 0.0, -0.6], [1.4, 0.55, 0.6], stone);
    let green = leaf.on(Surface::Foliage).shaded(0.7, 1.0);
    for (a, b, tall) in [(-1.25, -0.3, 1.0), (-0.3, 0.6, 1.12), (0.6, 1.3, 0.96)] {
        cuboid(&mut far, Role::Solid, [a, 0.55, -0.42], [b, tall, 0.42], green.lit(0.8 + 0.2 * tall));
    }
    Looks::both(mesh, far)
}

/// A tuft of arching blades, seen from both sides: three triangles a blade.
fn grasses(mesh: &mut Mesh, [x, y, z]: Point, (reach, tall): (f64, f64), blades: u32, seed: u64) {
    for blade in 0..blades {
        let chance = |k: u64| noise(seed ^ (k << 40), u64::from(blade));
        let angle = TAU * (f64::from(blade) + chance(1)) / f64::from(blades);
        let (out_x, out_z) = (libm::cos(angle), -libm::sin(angle));
        let (long, high) = (reach * (0.45 + 0.55 * chance(2)), tall * (0.7 + 0.3 * chance(3)));
        let wide = 0.011 + 0.006 * chance(4);
        let place =
            |out: f64, up: f64, side: f64| [x + out_x * out - out_z * side, y + up, z + out_z * out + out_x * side];
        let tone = Paint::hex(0x5f6b38).mixed(Paint::hex(0xa39a5c), 0.6 * chance(5)).lit(0.85 + 0.3 * chance(6));
        let corner = |at: Point, lit: f64| Corner {
            at,
            normal: [out_x * 0.5, 1.0, out_z * 0.5],
            uv: [0.0, 0.0],
            colour: tone.lit(lit).vertex(true),
        };
        let (foot, bend) = (0.06 * chance(7), (long * 0.42, high * 0.8));
        let corners = [
            corner(place(foot, 0.0, -wide), 0.5),
            corner(place(foot, 0.0, wide), 0.5),
            corner(place(bend.0, bend.1, wide * 0.8), 0.95),
            corner(place(bend.0, bend.1, -wide * 0.8), 0.95),
            corner(place(long, high * (0.75 + 0.25 * chance(8)), 0.0), 1.15),
        ];
        mesh.woven(Role::Leaf, &corners, &[[0, 1, 2], [0, 2, 3], [3, 2, 4]]);
    }
}
