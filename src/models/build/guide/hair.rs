//! Hair to the jaw, parted on the left: columns of strands that fall from the crown to the edge at the face or to the
//! hem, where they turn in.

use super::{
    face,
    form::{Cut, ease, egg, hill, join, met, mix, outward, plus, stack},
    sheet::{Hold, Sheet},
    skeleton::Bone,
    tints,
};
use crate::models::build::{
    paint::noise,
    vector::{Point, dot, minus, unit},
};

/// Below the eyes hair hangs, and turns in at the hem.
const CUTS: [Cut; 7] = [
    Cut::new(1.430, (0.0, -0.014), 0.064, 0.066, 0.064),
    Cut::new(1.452, (0.0, -0.014), 0.075, 0.076, 0.076),
    Cut::new(1.475, (0.0, -0.014), 0.082, 0.083, 0.087),
    Cut::new(1.510, (0.0, -0.014), 0.0860, 0.090, 0.098),
    Cut::new(1.550, (0.0, -0.014), 0.0870, 0.094, 0.105),
    Cut::new(1.590, (0.0, -0.014), 0.0870, 0.096, 0.106),
    Cut::new(1.620, (0.0, -0.014), 0.070, 0.080, 0.085),
];
const CROWN: Point = [0.0, 1.5960, -0.014];
/// Where the strands start.
const POLE: Point = [0.024, 1.70, -0.020];

/// Where the strands of a direction end, degrees from the front to the left, and the height in metres.
const ENDS: [(f64, f64); 21] = [
    (-180.0, 1.4520),
    (-100.0, 1.4560),
    (-76.0, 1.4580),
    (-62.0, 1.4620),
    (-55.0, 1.4740),
    (-51.5, 1.5050),
    (-49.5, 1.5450),
    (-47.0, 1.5840),
    (-42.0, 1.6080),
    (-30.0, 1.6230),
    (-15.0, 1.6350),
    (0.0, 1.6430),
    (15.0, 1.6490),
    (28.0, 1.6440),
    (38.0, 1.6270),
    (43.0, 1.6060),
    (47.0, 1.5600),
    (49.5, 1.5080),
    (53.5, 1.4740),
    (62.0, 1.4610),
    (100.0, 1.4560),
];
const ROWS: usize = 12;
const COLUMNS: usize = 58;

pub fn form(p: Point) -> f64 {
    let [x, y, z] = p;
    let crown = egg(p, CROWN, [0.0875, 0.1050, 0.1070]);
    let hang = if y < 1.62 { stack(p, &CUTS, 2.1) } else { 0.1 };
    // The parting.
    let part = 0.0035 * hill(x - 0.030, 0.0055) * ease(-0.03, 0.01, z) * ease(1.62, 1.65, y);
    join(crown, hang, 0.02) + part
}

/// Whether hair lies over a point of the head for good, and it is far from the hair's edge.
pub fn covers(p: Point) -> bool {
    let [x, y, z] = p;
    let turn = libm::atan2(x, z + 0.014).to_degrees();
    y > end(turn) + 0.022 && turn.abs() > 8.0 && !(33.0..70.0).contains(&turn.abs())
}

fn end(turn: f64) -> f64 {
    let after = ENDS.iter().position(|(at, _)| *at > turn);
    let last = (180.0, 1.4520);
    let low = after.map_or_else(|| ENDS.last(), |k| ENDS.get(k.wrapping_sub(1))).copied().unwrap_or(last);
    let high = after.and_then(|k| ENDS.get(k)).copied().unwrap_or(last);
    mix(low.1, high.1, ((turn - low.0) / (high.0 - low.0)).clamp(0.0, 1.0))
}

/// Directions of the columns, closer at the edges of the face.
fn turns() -> Vec<f64> {
    // As many columns in each part, degrees.
    let parts = [(-180.0, -66.0, 13), (-66.0, -42.0, 11), (-42.0, 36.0, 11), (36.0, 60.0, 10), (60.0, 180.0, 13)];
    parts
        .iter()
        .flat_map(|(from, to, count)| (0..*count).map(move |k| mix(*from, *to, f64::from(k) / f64::from(*count))))
        .collect()
}

pub fn hair() -> Sheet {
    let turns = turns();
    let mut rows: Vec<Vec<Point>> = Vec::new();
    for nth in (0..ROWS).rev() {
        let share = (nth + 1) as f64 / ROWS as f64;
        rows.push(turns.iter().map(|turn| strand(*turn, share)).collect());
    }
    // The edge turns in.
    let edge = rows.first().cloned().unwrap_or_default();
    let tucked = |p: &Point, deep: f64| {
        let way = unit(minus([0.0, p[1] + 0.012, -0.014], *p));
        let on = met(&face::form, *p, way);
        let far = dot(minus(on, *p), way).clamp(0.004, 0.045);
        plus(*p, way, if deep < 1.0 { (far * deep).min(0.006) } else { far + 0.004 })
    };
    for deep in [0.4, 1.0] {
        rows.insert(0, edge.iter().map(|p| tucked(p, deep)).collect());
    }
    let mut sheet = Sheet::rows(&rows, true, tints::hair(), &Hold::by(Bone::Head));
    sheet.close((ROWS + 1) * COLUMNS, COLUMNS, true, [0.0, 0.0012, 0.0]);
    sheet
        .each(|k, knot| {
            let (row, column) = (k / COLUMNS, k % COLUMNS);
            let turned_in = row < 2;
            let tone = noise(11, column as u64) * 0.6 + noise(5, (column / 3) as u64) * 0.4;
            // A band of shine below the crown.
            let shine = hill(knot.at[1] - 1.655, 0.014) * 0.8 + hill(knot.at[1] - 1.530, 0.05) * 0.25;
            knot.paint = tints::hair().mixed(tints::shine(), (tone * 0.45 + shine * (0.3 + 0.5 * tone)).min(1.0));
            knot.light = if row == 0 {
                0.80
            } else if turned_in {
                0.90
            } else {
                mix(0.82, 1.06, tone)
            };
            knot.normal = outward(&form, knot.at);
        })
        .turned_out()
        .smoothed()
        .held(|[_, y, z]: Point| {
            Hold::by(Bone::Head).and(Bone::Neck, 0.25 * (1.0 - ease(1.45, 1.49, y)) * (1.0 - ease(-0.06, 0.0, z)))
        })
}

/// A point of the strand that falls in a direction, at a share of its way from the crown.
fn strand(turn: f64, share: f64) -> Point {
    let (x, z) = libm::sincos(turn.to_radians());
    let end = end(turn);
    let top = CROWN[1] + 0.105;
    let y = top - (top - end) * libm::pow(share, 1.55);
    // From the pole to the head's own middle.
    let own = ease(0.0, 0.5, share);
    let middle = [POLE[0] * (1.0 - own), y.min(1.600), mix(POLE[2], -0.014, own)];
    let height = (y - middle[1]).max(0.0) / 0.105;
    let wide = libm::sqrt((1.0 - height * height).max(0.0)) * 0.1 + 0.002;
    let guess = [middle[0] + x * wide, y, middle[2] + z * wide];
    let inward = unit(minus([0.0, y.min(1.600), -0.014], guess));
    let on = met(&form, plus(guess, inward, -0.05), inward);
    // Strands stand out and lie in by turns, more towards the hem.
    let wave = libm::sin(turn * 0.42) * 0.6 + libm::sin(turn * 0.97 + 1.0) * 0.4;
    let off = 0.0013 * wave * ease(0.15, 0.8, share);
    plus(on, outward(&form, on), off)
}
