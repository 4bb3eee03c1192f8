//! Trousers with a crease, straight to the shoe.

use std::f64::consts::TAU;

use super::{
    form::{Cut, cut_at, ease, hill, stack},
    sheet::{Hold, Sheet},
    skeleton::{Bone, Side},
    tints,
};
use crate::models::build::vector::Point;

/// Level cuts through the left leg, from the hem.
const CUTS: [Cut; 9] = [
    Cut::new(0.030, (0.081, -0.022), 0.0470, 0.0660, 0.0570),
    Cut::new(0.120, (0.081, -0.028), 0.0460, 0.0550, 0.0540),
    Cut::new(0.250, (0.082, -0.024), 0.0490, 0.0520, 0.0580),
    Cut::new(0.370, (0.083, -0.014), 0.0540, 0.0550, 0.0620),
    Cut::new(0.490, (0.084, -0.002), 0.0595, 0.0620, 0.0620),
    Cut::new(0.620, (0.085, 0.001), 0.0750, 0.0760, 0.0740),
    Cut::new(0.740, (0.086, 0.000), 0.0870, 0.0880, 0.0890),
    Cut::new(0.840, (0.088, -0.002), 0.0920, 0.0960, 0.1060),
    Cut::new(0.930, (0.088, -0.004), 0.0860, 0.0900, 0.1000),
];
const POWER: f64 = 2.15;
const ROWS: [f64; 16] =
    [0.036, 0.06, 0.10, 0.16, 0.23, 0.30, 0.37, 0.42, 0.46, 0.50, 0.54, 0.60, 0.68, 0.76, 0.84, 0.92];
const AROUND: usize = 16;

/// The left leg.
pub fn form(p: Point) -> f64 {
    let [x, y, z] = p;
    if !(0.02..=0.95).contains(&y) {
        return 1.0;
    }
    let cut = cut_at(&CUTS, y);
    let angle = libm::atan2(x - cut.middle.0, z - cut.middle.1);
    let back = libm::atan2(x - cut.middle.0, cut.middle.1 - z);
    // Creases before and behind.
    stack(p, &CUTS, POWER) - 0.0035 * (hill(angle, 0.16) + hill(back, 0.16))
}

pub fn leg() -> Sheet {
    let row = |y: &f64| {
        let point = |k: usize| {
            let angle = TAU * k as f64 / AROUND as f64;
            // The hem lies on the instep and falls behind.
            let y = if *y < 0.05 { y + 0.016 * libm::cos(angle).max(0.0) } else { *y };
            let mut at = cut_at(&CUTS, y).at(angle, POWER);
            let crease = 0.0035 * (hill(libm::sin(angle / 2.0) * 2.0, 0.16) + hill(libm::cos(angle / 2.0) * 2.0, 0.16));
            at[2] += if libm::cos(angle) > 0.0 { crease } else { -crease };
            at
        };
        (0..AROUND).map(point).collect::<Vec<Point>>()
    };
    let rows: Vec<Vec<Point>> = ROWS.iter().map(row).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::trousers(), &Hold::by(Bone::Hips)).shone_by(&form);
    // The hem from below.
    let first = sheet.knots.len();
    for k in 0..AROUND {
        let Some(mut knot) = sheet.knots.get(k).cloned() else { continue };
        let [nx, _, nz] = knot.normal;
        knot.at = [knot.at[0] - nx * 0.01, knot.at[1] + 0.02, knot.at[2] - nz * 0.01];
        (knot.normal, knot.light) = ([-nx * 0.3, -1.0, -nz * 0.3], 0.3);
        sheet.knots.push(knot);
    }
    for k in 0..AROUND {
        let next = (k + 1) % AROUND;
        sheet.faces.push([first + k, first + next, next, k]);
    }
    sheet.held(hold)
}

pub fn hold([_, y, _]: Point) -> Hold {
    Hold::by(Bone::Shin(Side::Left))
        .and(Bone::Thigh(Side::Left), ease(0.43, 0.55, y))
        .and(Bone::Hips, ease(0.80, 0.94, y))
        .and(Bone::Foot(Side::Left), 0.35 * (1.0 - ease(0.04, 0.14, y)))
}
