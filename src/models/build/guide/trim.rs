//! Small things on the jacket: its closing edge and button, pocket flaps, and the guide's badge.

use std::f64::consts::TAU;

use super::{
    form::{met, outward, plus},
    jacket, patch,
    sheet::{Hold, Sheet},
    skeleton::Bone,
    tints,
};
use crate::models::build::{
    paint::Paint,
    vector::{Point, cross, unit},
};

pub fn trim() -> Vec<Sheet> {
    let flap = flap();
    let mut parts = vec![edge(), button(1.046), flap.mirrored(), flap];
    parts.extend(badge());
    parts
}

/// The closing edge from the button to the hem.
fn edge() -> Sheet {
    let rows = [
        ((-0.0060, 1.060), (-0.0020, 1.060)),
        ((-0.0065, 1.030), (-0.0025, 1.030)),
        ((-0.0065, 0.990), (-0.0025, 0.990)),
        ((-0.0060, 0.950), (-0.0020, 0.950)),
        ((-0.0040, 0.915), (0.0000, 0.915)),
        ((-0.0010, 0.890), (0.0030, 0.890)),
    ];
    patch::front(&jacket::form, &rows, &[(0.0, 0.0002), (0.5, 0.0012), (1.0, 0.0002)], tints::seam(), jacket::hold)
}

/// A flat thing on the front, seen from there: a round or square outline, so far aside from a point.
fn disc(middle: (f64, f64), aside: (f64, f64), size: (f64, f64), off: f64, sides: usize, paint: Paint) -> Sheet {
    let on = met(&jacket::form, [middle.0, middle.1, 0.3], [0.0, 0.0, -1.0]);
    let out = outward(&jacket::form, on);
    let across = unit(cross([0.0, 1.0, 0.0], out));
    let up = cross(out, across);
    let ring = |grow: f64, off: f64| {
        let point = |k: usize| {
            let angle = TAU * (k as f64 + 0.5) / sides as f64;
            let (x, y) = if sides == 4 {
                // The corners of a plate.
                (libm::cos(angle).signum(), libm::sin(angle).signum())
            } else {
                (libm::cos(angle), libm::sin(angle))
            };
            let (x, y) = (aside.0 + x * (size.0 - grow), aside.1 + y * (size.1 - grow));
            let at = plus(plus(on, across, x), up, y);
            plus(at, out, off)
        };
        (0..sides).map(point).collect::<Vec<Point>>()
    };
    let rows = [ring(0.0, -0.001), ring(0.0, off - 0.0006), ring(0.0008, off)];
    let hold = if middle.1 > 1.15 { Hold::by(Bone::Chest) } else { jacket::hold(on) };
    let mut sheet = Sheet::rows(&rows, true, paint, &hold);
    sheet.close(2 * sides, sides, true, [0.0; 3]);
    sheet.each(|_, knot| knot.normal = out).turned_out().smoothed()
}

fn button(y: f64) -> Sheet {
    disc((0.004, y), (0.0, 0.0), (0.0105, 0.0105), 0.0085, 12, tints::seam())
}

fn flap() -> Sheet {
    let rows = [
        ((0.066, 0.972), (0.068, 0.938)),
        ((0.092, 0.969), (0.095, 0.934)),
        ((0.118, 0.965), (0.122, 0.930)),
        ((0.140, 0.960), (0.146, 0.925)),
    ];
    let lift = [(0.0, 0.0), (0.0, 0.0022), (0.5, 0.0042), (1.0, 0.0045), (1.0, 0.0)];
    patch::front(&jacket::form, &rows, &lift, tints::lapel(), jacket::hold)
}

/// On the left of the chest: a white plate with a line of the accent's colour and one of writing.
fn badge() -> Vec<Sheet> {
    let at = (0.108, 1.268);
    vec![
        disc(at, (0.0, 0.0), (0.0290, 0.0105), 0.0064, 4, tints::metal()),
        disc(at, (0.0, 0.0), (0.0277, 0.0092), 0.0070, 4, tints::blouse()),
        disc(at, (-0.0195, 0.0), (0.0055, 0.0058), 0.0076, 4, tints::accent()),
        disc(at, (0.0070, 0.0020), (0.0150, 0.0016), 0.0076, 4, tints::seam()),
        disc(at, (0.0030, -0.0032), (0.0110, 0.0009), 0.0076, 4, tints::seam()),
    ]
}
