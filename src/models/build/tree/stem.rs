//! Stems with boughs into the crown's clumps, and the culms of bamboo.

use super::crown::Crown;
use crate::models::build::{
    mesh::{Mesh, Role},
    paint::{Paint, noise},
    solids,
    vector::Point,
};

/// Boughs that are drawn; the upper ones hide among the leaves.
const BOUGHS: usize = 10;

/// A stem with a flared foot that runs on thinner into the crown, and a bent bough to each of the lower clumps, so
/// that one sees from below what carries the leaves.
pub fn stem(mesh: &mut Mesh, (radius, fork): (f64, f64), crown: &Crown, bark: Paint) {
    let paint = bark.shaded(0.8, 0.9);
    let mut limb = |from: Point, to: Point, radii: (f64, f64), sides: u32, paint: Paint| {
        solids::tube(mesh, Role::Solid, (from, to), radii, sides, false, paint);
    };
    let foot_top = (0.5_f64).min(fork * 0.4);
    let stray = |n: u64, size: f64| size * (noise(crown.seed, n) - 0.5);
    let lean = [stray(901, 0.2), fork, stray(902, 0.2)];
    limb([0.0; 3], [0.0, foot_top, 0.0], (radius * 1.5, radius), 6, paint);
    limb([0.0, foot_top, 0.0], lean, (radius, radius * 0.75), 6, paint);
    let [lean_x, _, lean_z] = lean;
    let highest = crown.clumps.iter().map(|clump| clump.centre[1]).fold(fork, f64::max);
    let tip = [lean_x + stray(903, 0.5), highest, lean_z + stray(904, 0.5)];
    limb(lean, tip, (radius * 0.68, radius * 0.12), 3, paint.lit(0.85));
    for (number, clump) in crown.clumps.iter().take(BOUGHS).enumerate() {
        let [cx, cy, cz] = clump.centre;
        // Boughs leave the stem one above the other, rise, and then spread.
        let share = 0.32 * number as f64 / BOUGHS as f64;
        let from = [0, 1, 2].map(|k| {
            let (a, b) = (lean.get(k).copied().unwrap_or_default(), tip.get(k).copied().unwrap_or_default());
            a + (b - a) * share
        });
        let [_, y, _] = from;
        let out = 0.5 + stray(910 + number as u64, 0.2);
        let knee = [cx * out, y + (cy - y) * (0.66 + stray(930 + number as u64, 0.2)), cz * out];
        let paint = paint.lit(0.9 + stray(950 + number as u64, 0.2));
        limb(from, knee, (radius * 0.42, radius * 0.26), 3, paint);
        limb(knee, [cx, cy + clump.reach.1 * 0.2, cz], (radius * 0.26, radius * 0.08), 3, paint);
    }
}

/// Thin culms that lean out to the clumps.
pub fn culms(mesh: &mut Mesh, crown: &Crown, bark: Paint) {
    for (number, clump) in crown.clumps.iter().enumerate() {
        // Those that reach high have a second one beside them, which ends lower.
        for side in 0..if number < 4 { 1 } else { 2 } {
            let k = (number * 2 + side) as u64;
            let off = |n: u64, size: f64| size * (noise(crown.seed, 700 + 8 * k + n) - 0.5);
            let [x, y, z] = clump.centre;
            let foot = [x * 0.45 + off(0, 0.7), 0.0, z * 0.45 + off(1, 0.7)];
            let top = [x + off(2, 0.8), y + clump.reach.1 * 0.6, z + off(3, 0.8)];
            let paint = bark.lit(0.85 + 0.3 * noise(crown.seed, 800 + k)).shaded(0.8, 1.0);
            solids::tube(mesh, Role::Solid, (foot, top), (0.045, 0.02), 3, false, paint);
        }
    }
}
