//! The jacket's trunk and sleeves in one piece, so that nothing tears when an arm is raised.

use std::f64::consts::TAU;

use super::{
    form::{Cut, cut_at, ease, egg, hill, join, length, onto, plus, rod, stack},
    sheet::{Hold, Sheet},
    skeleton::{Bone, ELBOW, SHOULDER, Side, WRIST},
    sleeve, tints,
};
use crate::models::build::vector::{Point, minus};

/// Level cuts through the trunk, from the hem to the neck.
const CUTS: [Cut; 12] = [
    Cut::new(0.800, (0.0, -0.004), 0.197, 0.122, 0.142),
    Cut::new(0.860, (0.0, -0.004), 0.192, 0.118, 0.140),
    Cut::new(0.930, (0.0, -0.004), 0.180, 0.112, 0.130),
    Cut::new(1.000, (0.0, -0.004), 0.158, 0.105, 0.108),
    Cut::new(1.075, (0.0, -0.004), 0.134, 0.099, 0.092),
    Cut::new(1.150, (0.0, -0.004), 0.139, 0.104, 0.098),
    Cut::new(1.230, (0.0, -0.006), 0.152, 0.113, 0.108),
    Cut::new(1.300, (0.0, -0.010), 0.154, 0.104, 0.108),
    Cut::new(1.350, (0.0, -0.016), 0.146, 0.086, 0.099),
    Cut::new(1.390, (0.0, -0.022), 0.108, 0.068, 0.080),
    Cut::new(1.425, (0.0, -0.026), 0.076, 0.058, 0.060),
    Cut::new(1.460, (0.0, -0.028), 0.064, 0.056, 0.054),
];
const POWER: f64 = 2.25;
/// Corners around the trunk.
const AROUND: usize = 32;
/// The rows where the sleeve is set in, and its columns on either side of the side seam.
const ARMHOLE: (usize, usize) = (12, 16);
const HALF: usize = 2;

/// Heights of the rows at the side.
const ROWS: [f64; 19] = [
    0.832, 0.856, 0.885, 0.92, 0.96, 1.00, 1.04, 1.075, 1.105, 1.135, 1.162, 1.185, 1.207, 1.250, 1.295, 1.340, 1.382,
    1.400, 1.420,
];

/// Trunk, bust, shoulders and both arms.
pub fn form([x, y, z]: Point) -> f64 {
    let p = [x.abs(), y, z];
    let trunk = stack(p, &CUTS, POWER);
    let bust = egg(p, [0.064, 1.232, 0.062], [0.066, 0.074, 0.058]);
    let shoulder = rod(p, ([0.045, 1.390, -0.022], [0.128, 1.360, -0.014]), (0.034, 0.040));
    let trunk = join(join(trunk, bust, 0.05), shoulder, 0.05);
    join(trunk, arm(p), 0.035)
}

/// The left sleeve.
pub fn arm(p: Point) -> f64 {
    let upper = rod(p, (SHOULDER, ELBOW), (0.0465, 0.0425));
    let lower = rod(p, (ELBOW, WRIST), (0.0425, 0.0360));
    join(upper, lower, 0.02)
}

fn row(k: usize, y: f64) -> Vec<Point> {
    let point = |column: usize| {
        let angle = TAU * column as f64 / AROUND as f64;
        // The hem is cut away at the front.
        let rise = if k < 3 { [0.052, 0.043, 0.026].get(k).copied().unwrap_or_default() } else { 0.0 };
        let front = libm::cos(angle).max(0.0) * hill(libm::sin(angle), 0.26);
        // Higher towards the neck at the front and the back than at the shoulder.
        let y = y + rise * front;
        let cut = cut_at(&CUTS, y);
        let at = cut.at(angle, POWER);
        // The edge under the collar stays as it is laid.
        if k + 1 == ROWS.len() { onto(&form, at) } else { at }
    };
    (0..AROUND).map(point).collect()
}

/// How the trunk bends: hips, spine and chest share it over a hand's breadth.
fn trunk([_, y, _]: Point) -> Hold {
    Hold::by(Bone::Hips)
        .and(Bone::Spine, ease(0.95, 1.08, y))
        .and(Bone::Chest, ease(1.08, 1.24, y))
        .and(Bone::Neck, 0.25 * ease(1.40, 1.46, y))
}

/// How the trunk's cloth about an armhole goes with the arm, on top of [`trunk`].
pub fn hold(p: Point) -> Hold {
    let [x, _, _] = p;
    let side = if x > 0.0 { Side::Left } else { Side::Right };
    let near = length(minus([x.abs(), p[1], p[2]], [0.142, 1.340, -0.012]));
    let pad = 1.0 - ease(0.05, 0.125, near);
    trunk(p).and(Bone::Shoulder(side), 0.62 * pad).and(Bone::UpperArm(side), 0.16 * (1.0 - ease(0.05, 0.08, near)))
}

/// The corners of the left armhole, from its top over the front, the bottom and the back.
fn armhole() -> Vec<usize> {
    let (low, high) = ARMHOLE;
    let side = AROUND / 4;
    let at = |row: usize, column: usize| row * AROUND + column;
    let mut ring = Vec::new();
    ring.extend((0..=HALF).map(|k| at(high, side - k)));
    ring.extend((low..high).rev().map(|row| at(row, side - HALF)));
    ring.extend((1..=2 * HALF).map(|k| at(low, side - HALF + k)));
    ring.extend((low + 1..=high).map(|row| at(row, side + HALF)));
    ring.extend((1..HALF).map(|k| at(high, side + HALF - k)));
    ring
}

fn mirror(column: usize) -> usize {
    (AROUND - column) % AROUND
}

pub fn jacket() -> Sheet {
    let rows: Vec<Vec<Point>> = ROWS.iter().enumerate().map(|(k, y)| row(k, *y)).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::suit(), &Hold::by(Bone::Chest));
    let (low, high) = ARMHOLE;
    let side = AROUND / 4;
    let is_open = move |k: usize| {
        let (row, column) = (k / AROUND, k % AROUND);
        let column = column.min(mirror(column));
        row > low && row < high && column.abs_diff(side) < HALF
    };
    let inside = move |face: [usize; 4]| {
        let rows = face.iter().all(|k| (low..=high).contains(&(k / AROUND)));
        let columns = face.iter().all(|k| (k % AROUND).min(mirror(k % AROUND)).abs_diff(side) <= HALF);
        rows && columns
    };
    sheet.without(|face| inside(face) || face.into_iter().any(is_open));
    let trunk_knots = sheet.knots.len();
    let ring = armhole();
    sleeve::sew(&mut sheet, &ring, false);
    let across: Vec<usize> = ring.iter().map(|k| k / AROUND * AROUND + mirror(k % AROUND)).collect();
    sleeve::sew(&mut sheet, &across, true);
    let cuffs = sleeve::cuffs(trunk_knots);
    let last = (ROWS.len() - 1) * AROUND;
    let sheet = sheet.drawn_onto(&form, 5, |k| k < AROUND || (last..trunk_knots).contains(&k) || cuffs(k));
    let mut sheet = sheet.each(|k, knot| {
        if k < trunk_knots {
            knot.hold = hold(knot.at);
            // Behind the blouse it lies deeper.
            let [x, y, z] = knot.at;
            if z > 0.0 && x.abs() < 0.05 * ease(1.06, 1.26, y) {
                knot.at = plus(knot.at, knot.normal, -0.006);
            }
        }
    });
    lined(&mut sheet);
    sheet
}

/// The hem is turned in, so that one sees cloth of some thickness and darkness above it.
fn lined(sheet: &mut Sheet) {
    let first = sheet.knots.len();
    for (inward, up, light) in [(0.004, -0.003, 0.8), (0.012, 0.0, 0.45), (0.022, 0.05, 0.25)] {
        for k in 0..AROUND {
            let Some(knot) = sheet.knots.get(k).cloned() else { continue };
            let [nx, _, nz] = knot.normal;
            let [x, y, z] = knot.at;
            let at = [x - nx * inward, y + up, z - nz * inward];
            let normal = if up < 0.0 { [nx * 0.5, -0.8, nz * 0.5] } else { [-nx, -0.6, -nz] };
            sheet.knots.push(super::sheet::Knot { at, normal, light, paint: tints::suit(), hold: knot.hold });
        }
    }
    let ring = |row: usize, k: usize| if row == 0 { k % AROUND } else { first + (row - 1) * AROUND + k % AROUND };
    for row in 0..3 {
        for k in 0..AROUND {
            sheet.faces.push([ring(row + 1, k), ring(row + 1, k + 1), ring(row, k + 1), ring(row, k)]);
        }
    }
}
