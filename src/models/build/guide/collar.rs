//! What is worn at the neck: the blouse in the jacket's opening, its collar, the jacket's collar and lapels.

use super::{
    face,
    form::{ease, join, plus},
    jacket, patch,
    sheet::Sheet,
    tints,
};
use crate::models::build::vector::Point;

/// Jacket and neck together: what collars lie on.
fn base(p: Point) -> f64 {
    // The trunk ends below the collar; above, there is only the neck.
    join(jacket::form(p) + 0.03 * ease(1.415, 1.455, p[1]), face::neck(p), 0.015)
}

pub fn collar() -> Vec<Sheet> {
    let mut parts = vec![blouse(), throat()];
    for left in [shirt_collar(), jacket_collar(), lapel()] {
        parts.push(left.mirrored());
        parts.push(left);
    }
    parts
}

/// Half width of the jacket's opening at a height, a little under the lapel.
const OPENING: [(f64, f64); 10] = [
    (1.064, 0.001),
    (1.09, 0.010),
    (1.13, 0.022),
    (1.18, 0.034),
    (1.23, 0.044),
    (1.28, 0.051),
    (1.32, 0.056),
    (1.36, 0.060),
    (1.395, 0.060),
    (1.425, 0.052),
];

fn blouse() -> Sheet {
    let rows: Vec<_> = OPENING.iter().map(|(y, half)| ((-half, *y), (*half, *y))).collect();
    let steps = [0.0, 0.16, 0.33, 0.46, 0.5, 0.54, 0.67, 0.84, 1.0];
    // The strip with the buttons stands off a little.
    let lift = steps.map(|share: f64| (share, if (share - 0.5).abs() < 0.05 { 0.0034 } else { 0.0020 }));
    patch::front(&jacket::form, &rows, &lift, tints::blouse(), jacket::hold)
}

/// Bare skin where the blouse is open.
fn throat() -> Sheet {
    let rows = [
        (1.352, 0.0005),
        (1.368, 0.009),
        (1.386, 0.017),
        (1.402, 0.024),
        (1.418, 0.030),
        (1.430, 0.034),
        (1.440, 0.036),
    ];
    let rows = rows.map(|(y, half)| ((-half, y), (half, y)));
    let lift = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| (share, 0.0048));
    // Above, it lies in the chin's shade, as the neck does, and runs into it.
    patch::front(&base, &rows, &lift, tints::skin(), jacket::hold).each(|_, knot| {
        let above = ease(1.400, 1.434, knot.at[1]);
        knot.light = 1.0 - 0.10 * above;
        knot.at = plus(knot.at, knot.normal, -0.0062 * ease(1.428, 1.438, knot.at[1]));
    })
}

fn shirt_collar() -> Sheet {
    let rows = [
        ([0.000, 1.474, -0.070], [0.000, 1.440, -0.085]),
        ([0.034, 1.473, -0.060], [0.042, 1.436, -0.072]),
        ([0.055, 1.464, -0.028], [0.070, 1.426, -0.030]),
        ([0.055, 1.448, 0.006], [0.074, 1.408, 0.014]),
        ([0.043, 1.430, 0.028], [0.068, 1.384, 0.050]),
        ([0.028, 1.410, 0.046], [0.058, 1.356, 0.076]),
        ([0.012, 1.384, 0.060], [0.040, 1.334, 0.090]),
    ];
    let lift =
        [(0.0, -0.001), (0.0, 0.0035), (0.06, 0.0050), (0.4, 0.0058), (0.95, 0.0050), (1.0, 0.0044), (1.0, 0.001)];
    patch::strip(&base, &rows, &lift, tints::blouse(), jacket::hold)
}

fn jacket_collar() -> Sheet {
    let rows = [
        ([0.000, 1.458, -0.080], [0.000, 1.408, -0.100]),
        ([0.036, 1.457, -0.070], [0.048, 1.405, -0.090]),
        ([0.064, 1.447, -0.036], [0.088, 1.400, -0.042]),
        ([0.070, 1.430, -0.002], [0.104, 1.390, 0.006]),
        ([0.067, 1.405, 0.036], [0.107, 1.368, 0.044]),
        ([0.062, 1.378, 0.064], [0.104, 1.345, 0.070]),
        ([0.0585, 1.352, 0.080], [0.092, 1.331, 0.084]),
    ];
    let lift = [(0.0, 0.0), (0.0, 0.0115), (0.05, 0.0140), (0.4, 0.0135), (0.94, 0.0090), (1.0, 0.0078), (1.0, -0.001)];
    patch::strip(&base, &rows, &lift, tints::lapel(), jacket::hold)
}

fn lapel() -> Sheet {
    let rows = [
        ((0.0590, 1.350), (0.0800, 1.3385)),
        ((0.0580, 1.342), (0.1120, 1.3230)),
        ((0.0555, 1.320), (0.1110, 1.3060)),
        ((0.0510, 1.285), (0.1040, 1.2720)),
        ((0.0450, 1.240), (0.0930, 1.2260)),
        ((0.0360, 1.190), (0.0760, 1.1760)),
        ((0.0250, 1.140), (0.0560, 1.1260)),
        ((0.0120, 1.092), (0.0330, 1.0800)),
        ((0.0010, 1.062), (0.0120, 1.0560)),
        ((0.0000, 1.052), (0.0020, 1.0480)),
    ];
    let lift =
        [(0.0, 0.0), (0.0, 0.0065), (0.06, 0.0092), (0.45, 0.0085), (0.95, 0.0062), (1.0, 0.0052), (1.0, -0.001)];
    patch::front(&jacket::form, &rows, &lift, tints::lapel(), jacket::hold)
}
