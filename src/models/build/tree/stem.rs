//! Stems with boughs into the crown's clumps, and the culms of bamboo.

use super::crown::Crown;
use crate::models::build::{
    mesh::{Mesh, Role},
    paint::{Paint, noise},
    solids,
};

/// A stem with a flared foot, and a bough to each of the lower clumps.
pub fn stem(mesh: &mut Mesh, (radius, fork): (f64, f64), crown: &Crown, bark: Paint) {
    let paint = bark.shaded(0.8, 0.9);
    solids::tube(mesh, Role::Solid, ([0.0; 3], [0.0, 0.5, 0.0]), (radius * 1.5, radius), 6, false, paint);
    let lean = [0.15 * (noise(crown.seed, 901) - 0.5), fork, 0.15 * (noise(crown.seed, 902) - 0.5)];
    solids::tube(mesh, Role::Solid, ([0.0, 0.5, 0.0], lean), (radius, radius * 0.72), 6, false, paint);
    for clump in crown.clumps.iter().take(6) {
        solids::tube(mesh, Role::Solid, (lean, clump.centre), (radius * 0.5, radius * 0.14), 3, false, paint);
    }
}

/// Thin culms that lean out to the clumps.
pub fn culms(mesh: &mut Mesh, crown: &Crown, bark: Paint) {
    for (number, clump) in crown.clumps.iter().enumerate() {
        for side in 0..2 {
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
