//! Lips that part as the jaw sinks, with the dark of the mouth between them.

use super::{
    face::{self, MOUTH_Y},
    form::{ease, hill, met, outward, plus},
    sheet::{Hold, Sheet},
    skeleton::Bone,
    tints,
};
use crate::models::build::{paint::Paint, vector::Point};

const HALF: f64 = 0.0230;
const STEPS: usize = 12;

/// A line along the mouth: height over the middle of the closed mouth at a place from -1 to 1, and how far it stands
/// off the face.
struct Line {
    high: f64,
    bow: f64,
    off: f64,
    paint: Paint,
    jaw: bool,
}

pub fn lips() -> Vec<Sheet> {
    let (lip, dark) = (tints::lip(), tints::mouth());
    let line = |high: f64, bow: f64, off: f64, paint: Paint, jaw: bool| Line { high, bow, off, paint, jaw };
    let upper = [
        line(0.0004, 0.0, 0.0014, lip.lit(0.75), false),
        line(0.0030, 0.0003, 0.0034, lip.lit(0.95), false),
        line(0.0052, 0.0010, 0.0020, lip, false),
        line(0.0063, 0.0014, 0.0001, lip.mixed(tints::skin(), 0.45), false),
    ];
    let between = [line(-0.0010, 0.0, 0.0009, dark, true), line(0.0010, 0.0, 0.0009, dark, false)];
    let lower = [
        line(-0.0074, 0.0, 0.0001, lip.mixed(tints::skin(), 0.45), true),
        line(-0.0060, 0.0, 0.0030, lip.lit(1.05), true),
        line(-0.0034, 0.0, 0.0044, lip.lit(1.12), true),
        line(-0.0005, 0.0, 0.0018, lip.lit(0.75), true),
    ];
    vec![band(&lower), band(&between), band(&upper)]
}

fn band(lines: &[Line]) -> Sheet {
    let row = |line: &Line| {
        let point = |k: usize| {
            let x = 2.0 * k as f64 / STEPS as f64 - 1.0;
            let full = libm::pow(1.0 - x * x, 0.75);
            // The corners are a little raised: a friendly mouth.
            let y = MOUTH_Y + 0.0040 * x * x + line.high * full - line.bow * hill(x, 0.17);
            let on = met(&face::form, [x * HALF, y, 0.2], [0.0, 0.0, -1.0]);
            plus(on, outward(&face::form, on), 0.0003 + line.off * full)
        };
        (0..=STEPS).map(point).collect::<Vec<Point>>()
    };
    let rows: Vec<Vec<Point>> = lines.iter().map(row).collect();
    Sheet::rows(&rows, false, tints::lip(), &Hold::by(Bone::Head))
        .each(|k, knot| {
            let Some(line) = lines.get(k / (STEPS + 1)) else { return };
            knot.paint = line.paint;
            let x = (knot.at[0] / HALF).abs();
            let share = 1.0 - 0.5 * ease(0.6, 1.0, x);
            knot.hold = Hold::by(Bone::Head).and(Bone::Jaw, if line.jaw { share } else { 1.0 - share });
        })
        .smoothed()
}
