//! Sleeves, sewn into the jacket's armholes: rings along the arm, closer where the elbow bends.

use std::f64::consts::TAU;

use super::{
    form::{ease, length, mix, plus},
    sheet::{Hold, Knot, Sheet},
    skeleton::{Bone, ELBOW, SHOULDER, Side, WRIST},
    tints,
};
use crate::models::build::vector::{Point, cross, dot, minus, unit};

/// Corners of a ring: as many as the armhole has.
pub const RING: usize = 16;
/// Where rings are, metres from the shoulder along the arm; the upper arm is 0.288 m long.
const ALONG: [f64; 15] =
    [0.016, 0.040, 0.070, 0.110, 0.155, 0.200, 0.236, 0.262, 0.286, 0.310, 0.336, 0.370, 0.420, 0.470, 0.508];

/// Middle of the left arm at a distance from the shoulder, and its direction there.
pub fn arm_at(along: f64) -> (Point, Point) {
    let (upper, lower) = (minus(ELBOW, SHOULDER), minus(WRIST, ELBOW));
    let bend = length(upper);
    let share = ease(bend - 0.04, bend + 0.04, along);
    let way = unit(plus(unit(upper).map(|v| v * (1.0 - share)), unit(lower), share));
    let at = if along < bend { plus(SHOULDER, unit(upper), along) } else { plus(ELBOW, unit(lower), along - bend) };
    (at, way)
}

/// The point around the left arm: 0 is outwards and up, a quarter turn is forwards.
fn around((middle, way): (Point, Point), turn: f64, wide: f64) -> Point {
    let fore = unit(minus([0.0, 0.0, 1.0], way.map(|v| v * way[2])));
    let out = cross(fore, way);
    let out = if dot(out, [1.0, 0.3, 0.0]) < 0.0 { out.map(|v| -v) } else { out };
    let angle = TAU * turn;
    plus(plus(middle, out, wide * libm::cos(angle)), fore, wide * libm::sin(angle))
}

/// Which joints hold the sleeve at a distance from the shoulder; under the arm, cloth gives way more slowly.
fn hold(along: f64, under: f64, side: Side) -> Hold {
    let bend = length(minus(ELBOW, SHOULDER));
    Hold::by(Bone::Chest)
        .and(Bone::Shoulder(side), 0.75 * mix(1.0, ease(-0.04, 0.10, along), under))
        .and(Bone::UpperArm(side), ease(-0.035, mix(0.085, 0.21, under), along))
        .and(Bone::Forearm(side), ease(bend - 0.05, bend + 0.05, along))
}

/// How much a place around the arm looks down, 0 to 1; as an armhole's corners are counted.
fn under(turn: f64) -> f64 {
    ((turn.min(1.0 - turn) * 8.0 - 1.0) / 2.0).clamp(0.0, 1.0)
}

/// Sews a sleeve to a ring of corners that starts on top and runs over the front.
pub fn sew(sheet: &mut Sheet, ring: &[usize], right: bool) {
    let flip = |[x, y, z]: Point| [if right { -x } else { x }, y, z];
    let side = if right { Side::Right } else { Side::Left };
    let first = sheet.knots.len();
    let last = ALONG.last().copied().unwrap_or_default();
    // The last three turn the cuff in.
    let inner = [(last, 0.034, 0.7), (last - 0.004, 0.029, 0.35), (last - 0.03, 0.026, 0.2)];
    let outer = ALONG.iter().map(|along| (*along, mix(0.052, 0.0355, along / last), 1.0));
    for (along, wide, light) in outer.chain(inner) {
        for k in 0..RING {
            let turn = k as f64 / RING as f64;
            // The first rings follow the armhole: higher over the shoulder, and in the armpit far down.
            let under = under(turn);
            let along = along - 0.046 * (1.0 - under) * (1.0 - ease(0.01, 0.09, along));
            let low = 0.152 * under * (1.0 - ease(0.0, 0.30, along));
            let at = around(arm_at(along + low), turn, wide);
            let middle = arm_at(along + low).0;
            let normal = if light < 1.0 { minus(arm_at(along + 0.05).0, at) } else { minus(at, middle) };
            let hold = hold(along, under, side);
            let paint = tints::suit();
            sheet.knots.push(Knot { at: flip(at), normal: flip(unit(normal)), paint, light, hold });
        }
    }
    let rows = ALONG.len() + inner.len();
    let knot = |row: usize, k: usize| {
        let k = k % RING;
        if row == 0 { ring.get(k).copied().unwrap_or_default() } else { first + (row - 1) * RING + k }
    };
    for row in 0..rows {
        for k in 0..RING {
            let face = [knot(row, k), knot(row, k + 1), knot(row + 1, k + 1), knot(row + 1, k)];
            let [a, b, c, d] = face;
            sheet.faces.push(if right { [d, c, b, a] } else { face });
        }
    }
}

/// Whether a corner belongs to the turned-in end of a sleeve; the trunk has this many corners.
pub fn cuffs(trunk: usize) -> impl Fn(usize) -> bool {
    let (long, whole) = ((ALONG.len() - 1) * RING, (ALONG.len() + 3) * RING);
    move |k| k >= trunk && (k - trunk) % whole >= long
}
