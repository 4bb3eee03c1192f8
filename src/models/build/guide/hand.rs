//! The left hand: a palm, four fingers and a thumb, told in a frame of its own at the wrist.

use std::f64::consts::TAU;

use super::{
    form::{Form, ease, join, mix, plus, rod},
    sheet::{Hold, Sheet},
    skeleton::{Bone, Side, WRIST},
    tints,
};
use crate::models::build::vector::{Point, cross, dot, minus, unit};

/// A finger at rest: points as (from the wrist, towards the thumb, out of the palm), metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finger {
    from: Point,
    bend: Point,
    tip: Point,
    thick: f64,
    thin: f64,
    bones: (Bone, Bone),
}

const LEFT: Side = Side::Left;
pub const INDEX: Finger =
    finger([0.086, 0.0275, 0.0], [0.119, 0.0325, 0.0015], [0.153, 0.0345, 0.004], 0.0084, Bone::Index(LEFT));
pub const MIDDLE: Finger =
    finger([0.089, 0.0090, -0.001], [0.124, 0.0105, 0.002], [0.162, 0.0105, 0.010], 0.0086, Bone::Knuckles(LEFT));
const RING: Finger =
    finger([0.086, -0.0095, 0.0], [0.118, -0.0110, 0.003], [0.153, -0.0120, 0.012], 0.0082, Bone::Knuckles(LEFT));
const LITTLE: Finger =
    finger([0.080, -0.0265, 0.002], [0.104, -0.0300, 0.005], [0.130, -0.0325, 0.013], 0.0072, Bone::Knuckles(LEFT));
pub const THUMB: Finger = Finger {
    from: [0.022, 0.026, 0.006],
    bend: [0.064, 0.052, 0.016],
    tip: [0.098, 0.058, 0.023],
    thick: 0.0125,
    thin: 0.0078,
    bones: (Bone::Thumb(LEFT), Bone::Thumb(LEFT)),
};
const FINGERS: [Finger; 5] = [INDEX, MIDDLE, RING, LITTLE, THUMB];
/// Corners around a finger, and rings along it (0 at its root, 1 at its bend, 2 at its tip).
const AROUND: usize = 6;
const ALONG: [f64; 7] = [-0.20, 0.15, 0.60, 0.88, 1.12, 1.60, 1.93];

const fn finger(from: Point, bend: Point, tip: Point, thick: f64, far: Bone) -> Finger {
    let near = if matches!(far, Bone::Index(_)) { Bone::Index(LEFT) } else { Bone::Fingers(LEFT) };
    Finger { from, bend, tip, thick, thin: thick * 0.78, bones: (near, far) }
}

impl Finger {
    pub fn from(self) -> Point {
        place(self.from)
    }

    pub fn bend(self) -> Point {
        place(self.bend)
    }

    pub fn tip(self) -> Point {
        place(self.tip)
    }

    fn form(self, p: Point) -> f64 {
        let middle = mix(self.thick, self.thin, 0.45);
        let near = rod(p, (self.from(), self.bend()), (self.thick, middle));
        join(near, rod(p, (self.bend(), self.tip()), (middle, self.thin)), 0.004)
    }

    /// Its middle line.
    fn at(self, along: f64) -> Point {
        let (a, b, c) = (self.from(), self.bend(), self.tip());
        if along < 1.0 { plus(a, minus(b, a), along) } else { plus(b, minus(c, b), along - 1.0) }
    }

    fn hold(self, along: f64) -> Hold {
        let (near, far) = self.bones;
        Hold::by(Bone::Hand(LEFT)).and(near, ease(-0.25, 0.3, along)).and(far, ease(0.75, 1.25, along))
    }
}

/// The hand's directions: along it, towards the thumb, out of the palm. It hangs with the palm to the thigh.
pub fn frame() -> [Point; 3] {
    let along = unit([0.09, -0.985, 0.11]);
    let thumb = [-0.42, 0.0, 1.0];
    let thumb = unit(plus(thumb, along, -dot(thumb, along)));
    [along, thumb, cross(along, thumb)]
}

fn place([along, across, out]: Point) -> Point {
    let [a, t, n] = frame();
    plus(plus(plus(WRIST, a, along), t, across), n, out)
}

/// Palm and fingers.
pub fn form(p: Point) -> f64 {
    let off = minus(p, WRIST);
    if dot(off, off) > 0.09 {
        return 0.1;
    }
    FINGERS.iter().fold(palm(p), |sum, finger| join(sum, finger.form(p), 0.007))
}

/// A flat palm that narrows to the wrist, with a ball under the thumb.
fn palm(p: Point) -> f64 {
    let bone = |a: Point, b: Point, thick: f64, thin: f64| rod(p, (place(a), place(b)), (thick, thin));
    let wrist = bone([-0.05, 0.005, 0.0], [0.0, 0.003, 0.0], 0.0215, 0.0200);
    let wrist = join(wrist, bone([-0.05, -0.007, 0.0], [0.0, -0.005, 0.0], 0.0215, 0.0200), 0.01);
    [
        bone([0.005, 0.008, 0.0], [0.080, 0.0265, 0.0], 0.0180, 0.0125),
        bone([0.005, 0.004, 0.0], [0.082, 0.009, 0.0], 0.0185, 0.0125),
        bone([0.005, -0.004, 0.0], [0.079, -0.0095, 0.0], 0.0185, 0.0120),
        bone([0.005, -0.009, 0.0], [0.072, -0.0255, 0.001], 0.0175, 0.0112),
        bone([0.020, 0.018, 0.007], [0.052, 0.034, 0.010], 0.0150, 0.0110),
    ]
    .into_iter()
    .fold(wrist, |sum, bone| join(sum, bone, 0.012))
}

/// Palm, fingers and the cuff of the left hand.
pub fn hand() -> Vec<Sheet> {
    let mut parts = vec![palm_sheet(), cuff()];
    parts.extend(FINGERS.map(finger_sheet));
    parts
}

fn ring(middle: Point, way: Point, wide: f64, thick: f64, sides: usize) -> Vec<Point> {
    let way = unit(way);
    let [_, thumb, _] = frame();
    let across = unit(plus(thumb, way, -dot(thumb, way)));
    let out = cross(across, way);
    let point = |k: usize| {
        let angle = TAU * k as f64 / sides as f64;
        plus(plus(middle, across, wide * libm::cos(angle)), out, thick * libm::sin(angle))
    };
    (0..sides).map(point).collect()
}

fn palm_sheet() -> Sheet {
    const SIDES: usize = 12;
    let [along, _, _] = frame();
    let rings = [
        (-0.035, 0.024),
        (-0.012, 0.024),
        (0.010, 0.027),
        (0.030, 0.034),
        (0.050, 0.038),
        (0.068, 0.040),
        (0.084, 0.040),
    ];
    let rows: Vec<Vec<Point>> =
        rings.iter().map(|(at, wide)| ring(place([*at, 0.001, 0.0]), along, *wide, 0.016, SIDES)).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::skin(), &Hold::by(Bone::Hand(LEFT)));
    sheet.close((rings.len() - 1) * SIDES, SIDES, true, along.map(|v| v * 0.006));
    let soft: Form = &|p| FINGERS.iter().fold(palm(p), |sum, finger| join(sum, finger.form(p), 0.014));
    let last = rings.len() * SIDES;
    sheet.drawn_onto(soft, 2, move |k| k >= last - SIDES).each(|_, knot| knot.light = 0.97)
}

fn finger_sheet(finger: Finger) -> Sheet {
    let way = |along: f64| minus(finger.at(along + 0.2), finger.at(along - 0.2));
    let row = |along: &f64| {
        let wide = mix(finger.thick, finger.thin, (along / 2.0).clamp(0.0, 1.0)) * if *along > 1.9 { 0.8 } else { 1.0 };
        ring(finger.at(*along), way(*along), wide, wide, AROUND)
    };
    let rows: Vec<Vec<Point>> = ALONG.iter().map(row).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::skin(), &Hold::by(Bone::Hand(LEFT)));
    sheet.close((ALONG.len() - 1) * AROUND, AROUND, true, unit(way(1.9)).map(|v| v * finger.thin));
    let held = sheet.each(|k, knot| {
        let along = ALONG.get(k / AROUND).copied().unwrap_or(2.0);
        knot.hold = finger.hold(along);
        // Warmer at the tips.
        knot.paint = tints::skin().mixed(tints::blush(), 0.35 * ease(1.2, 2.0, along));
    });
    let own: Form = &|p| finger.form(p);
    let whole: Form = &form;
    let sheet = held.drawn_onto(own, 0, |_| false);
    // At its root it shines as the palm does.
    let near: Vec<Point> = sheet.knots.iter().map(|knot| super::form::outward(whole, knot.at)).collect();
    sheet.each(|k, knot| {
        let share = 1.0 - ease(0.0, 0.6, ALONG.get(k / AROUND).copied().unwrap_or(2.0));
        if let Some(other) = near.get(k) {
            knot.normal = unit(plus(knot.normal.map(|v| v * (1.0 - share)), *other, share));
        }
    })
}

/// A finger's breadth of the blouse's cuff.
fn cuff() -> Sheet {
    let [along, _, _] = frame();
    let rings = [(-0.05, 0.030), (-0.020, 0.0305), (-0.004, 0.0305), (-0.002, 0.0285), (-0.018, 0.024)];
    let row = |(at, wide): &(f64, f64)| ring(place([*at, 0.0, 0.0]), along, *wide, wide * 0.93, 16);
    let rows: Vec<Vec<Point>> = rings.iter().map(row).collect();
    Sheet::rows(&rows, true, tints::blouse(), &Hold::by(Bone::Hand(LEFT)).and(Bone::Forearm(LEFT), 0.5))
        .each(|k, knot| {
            let axis = place([-0.01, 0.0, 0.0]);
            let off = minus(knot.at, axis);
            knot.normal = if k < 48 { plus(off, along, -dot(off, along)) } else { along };
            knot.light = if k < 64 { 1.0 } else { 0.4 };
        })
        .turned_out()
        .smoothed()
}
