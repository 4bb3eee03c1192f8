//! Plots of the valley floor: close about the site lawns and levelled ground, farther off fields in their colours.

use geo::Coord;

use super::country::{Country, GROUND_Y};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

/// A plot of the grid, along the ridges and across them, metres.
const PLOT_M: (f64, f64) = (120.0, 84.0);

pub fn fields(mesh: &mut Mesh, country: &Country) {
    verge(mesh, country);
    let columns = 14_i32;
    let rows = 9_i32;
    for row in -rows..=rows {
        for column in -columns..=columns {
            let number = ((row + 50) * 200 + column + 90) as u64;
            let chance = |kind: u64| country.chance(kind, number);
            if chance(21) < 0.45 {
                continue;
            }
            let (across, along) = (f64::from(row) * PLOT_M.1, f64::from(column) * PLOT_M.0);
            let middle = country.at(across, along);
            if !country.is_clear(middle, 130.0) {
                continue;
            }
            let half = (PLOT_M.1 * (0.3 + 0.17 * chance(22)), PLOT_M.0 * (0.3 + 0.18 * chance(23)));
            let colour = match (chance(24) * 5.0) as u32 {
                0 => 0x6b5f49,
                1 => 0x66684a,
                2 => 0x4f5a3a,
                3 => 0x59633f,
                _ => 0x716c4f,
            };
            let corner = |a: f64, b: f64| {
                let at = country.at(across + a * half.0, along + b * half.1);
                [at.x, GROUND_Y + 0.05, at.y]
            };
            let paint = Paint::hex(colour).on(if chance(25) < 0.3 { Surface::Soil } else { Surface::Grass });
            mesh.quad(
                Role::Ground,
                [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)],
                paint,
            );
        }
    }
}

/// Grass about the site, in large tiles whose tone varies.
fn verge(mesh: &mut Mesh, country: &Country) {
    const WIDE_M: f64 = 110.0;
    const STEPS: u32 = 6;
    let (x, z) = country.half;
    let tone = |at: Coord| {
        let number = ((at.x / 7.0) as i64 as u64).wrapping_mul(31).wrapping_add((at.y / 7.0) as i64 as u64);
        Paint::hex(0x565f3f).on(Surface::Grass).lit(0.9 + 0.2 * country.chance(26, number))
    };
    let mut tile = |(x0, x1): (f64, f64), (z0, z1): (f64, f64)| {
        let y = GROUND_Y + 0.07;
        let middle = Coord { x: (x0 + x1) / 2.0, y: (z0 + z1) / 2.0 };
        mesh.quad(Role::Ground, [[x0, y, z1], [x1, y, z1], [x1, y, z0], [x0, y, z0]], tone(middle));
    };
    let part = |half: f64, k: u32| -half + 2.0 * half * f64::from(k) / f64::from(STEPS);
    for side in [-1.0, 1.0] {
        let run = |near: f64| {
            let (a, b) = (side * (near - 1.0), side * (near + WIDE_M));
            (a.min(b), a.max(b))
        };
        for k in 0..STEPS {
            tile((part(x + WIDE_M, k), part(x + WIDE_M, k + 1)), run(z));
            tile(run(x), (part(z - 1.0, k), part(z - 1.0, k + 1)));
        }
    }
}
