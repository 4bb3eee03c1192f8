//! The head's skin, from the neck up: skull, cheeks, jaw, nose, and the hollows of the eyes.

use std::f64::consts::PI;

use super::{
    form::{carve, ease, egg, hill, join, met, mix, onto, rod},
    hair, patch,
    sheet::{Hold, Sheet},
    skeleton::Bone,
    tints,
};
use crate::models::build::vector::{Point, minus};

/// Between the ears, at the height of the eyes.
const MIDDLE: Point = [0.0, 1.5865, 0.006];
/// Where the lips meet, at the middle.
pub const MOUTH_Y: f64 = 1.5190;

/// Head and neck.
pub fn form(p: Point) -> f64 {
    let [x, y, z] = minus(p, MIDDLE);
    let p = [x.abs(), y, z];
    let skull = egg(p, [0.0, 0.020, -0.012], [0.0735, 0.083, 0.0945]);
    let face = egg(p, [0.0, -0.038, 0.014], [0.0550, 0.072, 0.0725]);
    let jaw = egg(p, [0.0, -0.074, 0.030], [0.0310, 0.0330, 0.0470]);
    let head = join(join(skull, face, 0.035), jaw, 0.030);
    let head = join(head, egg(p, [0.0, -0.0955, 0.0640], [0.0140, 0.0130, 0.0155]), 0.028);
    let head = join(head, egg(p, [0.0355, -0.0300, 0.0520], [0.0235, 0.0200, 0.0240]), 0.030);
    let head = join(head, egg(p, [0.0300, -0.0620, 0.0420], [0.0200, 0.0270, 0.0250]), 0.030);
    let eyes = egg(p, [0.0330, -0.0025, 0.0970], [0.0240, 0.0130, 0.0240]);
    let head = carve(head, eyes, 0.022);
    let nose = rod(p, ([0.0, 0.0060, 0.0765], [0.0, -0.0375, 0.0965]), (0.0050, 0.0082));
    let nose = join(nose, egg(p, [0.0098, -0.0420, 0.0850], [0.0070, 0.0064, 0.0080]), 0.008);
    let head = join(head, nose, 0.013);
    let mouth = egg(p, [0.0, -0.0680, 0.0660], [0.0260, 0.0170, 0.0180]);
    let head = join(head, mouth, 0.028);
    let [_, y, _] = p;
    if y < -0.02 { join(head, neck([p[0], p[1] + MIDDLE[1], p[2] + MIDDLE[2]]), 0.022) } else { head }
}

pub fn neck(p: Point) -> f64 {
    rod(p, ([0.0, 1.350, -0.0270], [0.0, 1.540, -0.0060]), (0.0530, 0.0440))
}

/// Rows by their heights at the front and at the back.
const ROWS: [(f64, f64); 38] = [
    (1.380, 1.395),
    (1.405, 1.420),
    (1.428, 1.445),
    (1.447, 1.470),
    (1.461, 1.486),
    (1.469, 1.496),
    (1.4735, 1.504),
    (1.4755, 1.511),
    (1.4775, 1.516),
    (1.4830, 1.521),
    (1.4890, 1.526),
    (1.4950, 1.531),
    (1.5005, 1.536),
    (1.5060, 1.541),
    (1.5115, 1.546),
    (1.5170, 1.551),
    (1.5225, 1.556),
    (1.5280, 1.561),
    (1.5330, 1.566),
    (1.5375, 1.571),
    (1.5420, 1.576),
    (1.5465, 1.580),
    (1.5510, 1.584),
    (1.5560, 1.588),
    (1.5615, 1.592),
    (1.5675, 1.596),
    (1.5735, 1.600),
    (1.5795, 1.604),
    (1.5855, 1.608),
    (1.5915, 1.612),
    (1.5975, 1.616),
    (1.6035, 1.620),
    (1.6100, 1.624),
    (1.6180, 1.630),
    (1.6280, 1.638),
    (1.6420, 1.648),
    (1.6580, 1.660),
    (1.6730, 1.673),
];
const AROUND: usize = 42;
/// The first row above the edge of the jaw.
const CHIN: usize = 9;

fn angle(column: usize) -> f64 {
    let u = 2.0 * column as f64 / AROUND as f64 - 1.0;
    // Closer at the front.
    PI * (0.40 * u + 0.60 * u * u * u)
}

fn row(nth: usize, (front, back): (f64, f64)) -> Vec<Point> {
    let point = |column: usize| {
        let (x, z) = libm::sincos(angle(column));
        let y = mix(back, front, 0.5 + 0.5 * z);
        if nth < CHIN {
            // Under the chin: from the throat forwards.
            let reach =
                [0.054, 0.052, 0.051, 0.053, 0.058, 0.066, 0.077, 0.088, 0.096].get(nth).copied().unwrap_or(0.05);
            let deep = if z > 0.0 { mix(0.050, reach, z) } else { 0.052 };
            let wide = mix(0.050, 0.046, nth as f64 / 8.0);
            return onto(&form, [x * wide, y, z * deep - 0.018]);
        }
        met(&form, [x * 0.16, y, z * 0.16], [-x, 0.0, -z])
    };
    (0..AROUND).map(point).collect()
}

/// Which joints hold the skin.
pub fn hold(p: Point) -> Hold {
    let [x, y, z] = p;
    let jaw = (1.0 - ease(MOUTH_Y - 0.007, MOUTH_Y + 0.005, y)) * ease(1.450, 1.474, y) * ease(0.0, 0.05, z);
    let jaw = jaw * (1.0 - ease(0.030, 0.060, x.abs()));
    Hold::by(Bone::Chest)
        .and(Bone::Neck, ease(1.385, 1.440, y))
        .and(Bone::Head, ease(1.440, 1.505, y - 0.25 * (z - 0.01).max(-0.04)))
        .and(Bone::Jaw, jaw)
}

pub fn head() -> Sheet {
    let rows: Vec<Vec<Point>> = ROWS.iter().enumerate().map(|(nth, ends)| row(nth, *ends)).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::skin(), &Hold::by(Bone::Head));
    sheet.close((ROWS.len() - 1) * AROUND, AROUND, true, [0.0, 0.012, 0.0]);
    let sheet = sheet.shone_by(&form).turned_out().held(hold);
    let covered: Vec<bool> =
        sheet.knots.iter().map(|knot| hair::form(knot.at) < -0.004 && hair::covers(knot.at)).collect();
    let mut sheet = sheet.each(|_, knot| {
        let [x, y, z] = minus(knot.at, MIDDLE);
        let x = x.abs();
        let front = ease(0.02, 0.06, z);
        let cheek = hill(x - 0.042, 0.018) * hill(y + 0.038, 0.018) * front;
        let nose = hill(x, 0.012) * hill(y + 0.038, 0.010) * ease(0.08, 0.1, z);
        knot.paint = tints::skin().mixed(tints::blush(), (0.42 * cheek + 0.22 * nose).min(1.0));
        // Depth about the eyes, under the nose and under the chin.
        let socket = hill(x - 0.031, 0.016) * hill(y - 0.007, 0.009) * front;
        let nostril = hill(x - 0.007, 0.006) * hill(y + 0.0475, 0.0035) * ease(0.07, 0.085, z);
        let below = 1.0 - ease(-0.112, -0.100, y);
        knot.light = (1.0 - 0.06 * socket) * (1.0 - 0.25 * nostril) * (1.0 - 0.08 * below);
    });
    // What hair covers for good.
    sheet.without(|face| face.into_iter().all(|k| covered.get(k).copied().unwrap_or(false)));
    sheet
}

/// The left eyebrow.
pub fn brow() -> Sheet {
    let rows = [
        ((0.0145, 1.6058), (0.0148, 1.6096)),
        ((0.0195, 1.6066), (0.0193, 1.6117)),
        ((0.0265, 1.6083), (0.0261, 1.6135)),
        ((0.0340, 1.6098), (0.0336, 1.6143)),
        ((0.0410, 1.6094), (0.0410, 1.6129)),
        ((0.0470, 1.6070), (0.0474, 1.6093)),
        ((0.0515, 1.6042), (0.0517, 1.6050)),
    ];
    let lift = [(0.0, 0.0002), (0.3, 0.0016), (0.7, 0.0016), (1.0, 0.0002)];
    patch::front(&form, &rows, &lift, tints::brow(), |_| Hold::by(Bone::Head))
}
