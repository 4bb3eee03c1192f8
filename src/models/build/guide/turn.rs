//! Turns in space, as x, y, z, w.

use super::form::length;
use crate::models::build::{
    rig::Turn,
    vector::{Point, cross, dot, unit},
};

pub const STILL: Turn = [0.0, 0.0, 0.0, 1.0];

/// About an axis, counter-clockwise as it points at the eye; radians.
pub fn about(axis: Point, angle: f64) -> Turn {
    let [x, y, z] = unit(axis);
    let (sin, cos) = libm::sincos(angle / 2.0);
    [x * sin, y * sin, z * sin, cos]
}

/// First the second turn, then the first.
pub fn after([ax, ay, az, aw]: Turn, [bx, by, bz, bw]: Turn) -> Turn {
    straight([
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    ])
}

pub fn back([x, y, z, w]: Turn) -> Turn {
    [-x, -y, -z, w]
}

fn straight(turn: Turn) -> Turn {
    let long = libm::sqrt(turn.iter().map(|v| v * v).sum::<f64>()).max(1e-12);
    turn.map(|v| v / long)
}

pub fn turned(turn: Turn, p: Point) -> Point {
    let [x, y, z, w] = turn;
    let axis = [x, y, z];
    let once = cross(axis, p).map(|v| v * 2.0);
    let twice = cross(axis, once);
    [0, 1, 2].map(|k: usize| {
        let get = |v: &Point| v.get(k).copied().unwrap_or_default();
        get(&p) + w * get(&once) + get(&twice)
    })
}

/// The way between two turns.
pub fn between(a: Turn, b: Turn, share: f64) -> Turn {
    let cos: f64 = a.iter().zip(&b).map(|(a, b)| a * b).sum();
    let b = if cos < 0.0 { b.map(|v| -v) } else { b };
    let angle = libm::acos(cos.abs().min(1.0));
    let sin = libm::sin(angle);
    let (from, to) = if sin < 1e-6 {
        (1.0 - share, share)
    } else {
        (libm::sin((1.0 - share) * angle) / sin, libm::sin(share * angle) / sin)
    };
    let mut out = [0.0; 4];
    for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
        *out = a * from + b * to;
    }
    straight(out)
}

/// The turn that takes one pair of directions to another: the first exactly, the second as near as may be.
pub fn carry((a, b): (Point, Point), (c, d): (Point, Point)) -> Turn {
    let frame = |first: Point, second: Point| {
        let first = unit(first);
        let third = unit(cross(first, second));
        [first, cross(third, first), third]
    };
    let ([a0, a1, _], [c0, c1, c2]) = (frame(a, b), frame(c, d));
    // First onto first along the shorter way, then about it.
    let swing = swing(a0, c0);
    let rolled = turned(swing, a1);
    let angle = libm::atan2(dot(rolled, c2), dot(rolled, c1));
    after(about(c0, -angle), swing)
}

/// The shortest turn from one direction to another.
pub fn swing(from: Point, to: Point) -> Turn {
    let (from, to) = (unit(from), unit(to));
    let axis = cross(from, to);
    let sin = length(axis);
    if sin < 1e-9 {
        return STILL;
    }
    about(axis, libm::atan2(sin, dot(from, to)))
}
