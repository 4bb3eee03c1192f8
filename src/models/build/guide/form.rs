//! Forms that a body is made of: how far a point lies outside of one, in metres, roughly. Forms melt into each other,
//! and every surface of the guide is drawn onto one.

use crate::models::build::vector::{Point, dot, minus, unit};

/// How far outside a point is; negative inside.
pub type Form<'a> = &'a dyn Fn(Point) -> f64;

pub fn plus([ax, ay, az]: Point, [bx, by, bz]: Point, times: f64) -> Point {
    [ax + bx * times, ay + by * times, az + bz * times]
}

pub fn length(v: Point) -> f64 {
    libm::sqrt(dot(v, v))
}

pub fn mix(a: f64, b: f64, share: f64) -> f64 {
    a + (b - a) * share
}

/// From 0 at `from` to 1 at `to`, without a corner.
pub fn ease(from: f64, to: f64, value: f64) -> f64 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A soft hill of height 1 about 0, `wide` to where it is 0.37 high.
pub fn hill(value: f64, wide: f64) -> f64 {
    libm::exp(-(value / wide) * (value / wide))
}

/// Two forms together, melted over `soft` metres.
pub fn join(a: f64, b: f64, soft: f64) -> f64 {
    let near = (soft - (a - b).abs()).max(0.0) / soft;
    a.min(b) - near * near * soft / 4.0
}

/// The first form without the second, the edge rounded over `soft` metres.
pub fn carve(a: f64, b: f64, soft: f64) -> f64 {
    -join(-a, b, soft)
}

pub fn egg(p: Point, centre: Point, [rx, ry, rz]: Point) -> f64 {
    let [x, y, z] = minus(p, centre);
    let near = length([x / rx, y / ry, z / rz]);
    let steep = length([x / (rx * rx), y / (ry * ry), z / (rz * rz)]);
    if steep < 1e-9 { -rx.min(ry).min(rz) } else { near * (near - 1.0) / steep }
}

/// A rod with round ends, which may taper.
pub fn rod(p: Point, (a, b): (Point, Point), (thick, thin): (f64, f64)) -> f64 {
    let (run, from) = (minus(b, a), minus(p, a));
    let t = (dot(from, run) / dot(run, run)).clamp(0.0, 1.0);
    length(minus(from, run.map(|v| v * t))) - mix(thick, thin, t)
}

/// A level cut through an upright form: an oval with a front and a back of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    pub y: f64,
    pub middle: (f64, f64),
    pub wide: f64,
    pub front: f64,
    pub back: f64,
}

impl Cut {
    pub const fn new(y: f64, middle: (f64, f64), wide: f64, front: f64, back: f64) -> Self {
        Self { y, middle, wide, front, back }
    }

    fn values(self) -> [f64; 5] {
        [self.middle.0, self.middle.1, self.wide, self.front, self.back]
    }

    /// Where the outline is in a direction; 0 looks along +z, a quarter turn along +x.
    pub fn at(self, angle: f64, power: f64) -> Point {
        let (x, z) = (libm::sin(angle), libm::cos(angle));
        let deep = if z > 0.0 { self.front } else { self.back };
        let near = oval(x / self.wide, z / deep, power).max(1e-9);
        [self.middle.0 + x / near, self.y, self.middle.1 + z / near]
    }
}

fn oval(x: f64, z: f64, power: f64) -> f64 {
    libm::pow(libm::pow(x.abs(), power) + libm::pow(z.abs(), power), 1.0 / power)
}

/// The cut at a height, between those told from below to above: a smooth curve through all of them.
pub fn cut_at(cuts: &[Cut], y: f64) -> Cut {
    let upper = cuts.iter().position(|cut| cut.y >= y).unwrap_or(cuts.len().saturating_sub(1)).max(1);
    let get = |k: usize| cuts.get(k.min(cuts.len().saturating_sub(1)));
    let (Some(a), Some(b), Some(d)) = (get(upper - 1), get(upper), get(upper + 1)) else {
        return Cut::new(y, (0.0, 0.0), 0.1, 0.1, 0.1);
    };
    let before = upper.checked_sub(2).and_then(get).unwrap_or(a);
    let run = b.y - a.y;
    let t = ((y - a.y) / run).clamp(0.0, 1.0);
    let (own, next) = (a.values(), b.values());
    let mut out = [0.0; 5];
    for (k, out) in out.iter_mut().enumerate() {
        let value = |values: [f64; 5]| values.get(k).copied().unwrap_or_default();
        let (v0, v1) = (value(own), value(next));
        let slope = |low: &Cut, high: &Cut| {
            let rise = high.y - low.y;
            if rise < 1e-9 { 0.0 } else { (value(high.values()) - value(low.values())) / rise * run }
        };
        let (m0, m1) = (slope(before, b), slope(a, d));
        let (t2, t3) = (t * t, t * t * t);
        *out =
            v0 * (2.0 * t3 - 3.0 * t2 + 1.0) + m0 * (t3 - 2.0 * t2 + t) + v1 * (3.0 * t2 - 2.0 * t3) + m1 * (t3 - t2);
    }
    let [x, z, wide, front, back] = out;
    Cut::new(y, (x, z), wide, front, back)
}

/// An upright form of cuts; its ends are open, and go on as they are.
pub fn stack(p: Point, cuts: &[Cut], power: f64) -> f64 {
    let [x, y, z] = p;
    let cut = cut_at(cuts, y);
    let (dx, dz) = (x - cut.middle.0, z - cut.middle.1);
    let deep = if dz > 0.0 { cut.front } else { cut.back };
    let near = oval(dx / cut.wide, dz / deep, power);
    if near < 1e-6 { -cut.wide.min(deep) } else { libm::hypot(dx, dz) * (1.0 - 1.0 / near) }
}

/// Away from a form, of length 1.
pub fn outward(form: Form, p: Point) -> Point {
    const STEP: f64 = 0.0006;
    let along = |axis: Point| form(plus(p, axis, STEP)) - form(plus(p, axis, -STEP));
    unit([along([1.0, 0.0, 0.0]), along([0.0, 1.0, 0.0]), along([0.0, 0.0, 1.0])])
}

/// The point moved to the form's surface, the nearest way.
pub fn onto(form: Form, mut p: Point) -> Point {
    for _ in 0..8 {
        let away = outward(form, p);
        let steep = (form(plus(p, away, 0.0006)) - form(plus(p, away, -0.0006))) / 0.0012;
        let step = form(p) / steep.max(0.3);
        p = plus(p, away, -step.clamp(-0.02, 0.02));
        if step.abs() < 1e-6 {
            break;
        }
    }
    p
}

/// Where a straight way first meets the form, within 0.6 m; its end where it does not.
pub fn met(form: Form, mut p: Point, way: Point) -> Point {
    let way = unit(way);
    let mut gone = 0.0;
    while gone < 0.6 {
        let off = form(p);
        if off < 1e-5 {
            break;
        }
        let step = (off * 0.6).max(2e-5);
        p = plus(p, way, step);
        gone += step;
    }
    p
}
