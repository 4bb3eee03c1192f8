//! Plain court shoes with a low heel, and the instep in them.

use std::f64::consts::TAU;

use super::{
    form::mix,
    sheet::{Hold, Sheet},
    skeleton::{Bone, Side},
    tints,
};
use crate::models::build::vector::Point;

/// From heel to toe: z, half width, underside, top; metres. The foot points a little outwards.
const RINGS: [(f64, f64, f64, f64); 12] = [
    (-0.088, 0.016, 0.026, 0.058),
    (-0.082, 0.026, 0.022, 0.072),
    (-0.060, 0.033, 0.021, 0.082),
    (-0.030, 0.034, 0.020, 0.092),
    (0.000, 0.035, 0.016, 0.094),
    (0.030, 0.037, 0.008, 0.084),
    (0.060, 0.041, 0.002, 0.066),
    (0.090, 0.042, 0.000, 0.050),
    (0.115, 0.038, 0.001, 0.040),
    (0.135, 0.030, 0.003, 0.033),
    (0.148, 0.020, 0.005, 0.027),
    (0.154, 0.010, 0.008, 0.020),
];
const AROUND: usize = 14;
const MIDDLE: f64 = 0.080;

pub fn shoe() -> Sheet {
    let hold = Hold::by(Bone::Foot(Side::Left));
    let ring = |(z, wide, low, high): &(f64, f64, f64, f64)| {
        let point = |k: usize| {
            let angle = -TAU * k as f64 / AROUND as f64;
            let (s, c) = (libm::sin(angle), libm::cos(angle));
            // Flat below, round above, steeper towards the sole.
            let y = if c > 0.0 { mix(*low + 0.012, *high, c) } else { mix(*low + 0.012, *low, (-c * 1.6).min(1.0)) };
            let narrow = if c > 0.0 { 1.0 - 0.12 * c } else { 1.0 };
            turned([s * wide * narrow, y, *z])
        };
        (0..AROUND).map(point).collect::<Vec<Point>>()
    };
    let rows: Vec<Vec<Point>> = RINGS.iter().map(ring).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::shoe(), &hold);
    sheet.close(0, AROUND, false, [0.0, 0.0, -0.004]);
    sheet.close((RINGS.len() - 1) * AROUND, AROUND, true, [0.0, 0.0, 0.003]);
    let heel = outward(heel(&hold));
    let mut sheet = outward(sheet);
    let first = sheet.knots.len();
    sheet.knots.extend(heel.knots);
    sheet.faces.extend(heel.faces.into_iter().map(|face| face.map(|k| k + first)));
    sheet.smoothed()
}

/// The block under the heel.
fn heel(hold: &Hold) -> Sheet {
    let ring = |y: f64, grow: f64| {
        let point = |k: usize| {
            let angle = TAU * k as f64 / 10.0;
            turned([libm::sin(angle) * 0.026 * grow, y, -0.062 + libm::cos(angle) * 0.024 * grow])
        };
        (0..10).map(point).collect::<Vec<Point>>()
    };
    let mut sheet = Sheet::rows(&[ring(0.0, 0.95), ring(0.028, 1.12)], true, tints::sole(), hold);
    sheet.close(0, 10, false, [0.0; 3]);
    sheet
}

fn turned([x, y, z]: Point) -> Point {
    let (s, c) = libm::sincos(0.12);
    let z = z + 0.01;
    [MIDDLE + x * c + z * s, y, z * c - x * s - 0.01]
}

/// Rings from heel to toe run the other way round than rows from below do.
fn outward(sheet: Sheet) -> Sheet {
    let sheet = sheet.each(|_, knot| {
        let [x, y, z] = knot.at;
        knot.normal = [(x - MIDDLE - z * 0.12) / 0.04, (y - 0.03) / 0.03, 0.0];
    });
    sheet.turned_out()
}
