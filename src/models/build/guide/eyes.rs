//! Eyes that look ahead, lids that close, lashes and brows.

use std::f64::consts::{PI, TAU};

use super::{
    face,
    form::{ease, mix, plus},
    sheet::{Hold, Sheet},
    skeleton::{Bone, EYE, Side},
    tints,
};
use crate::models::build::{paint::Paint, vector::Point};

/// Half sizes of an eyeball; round as the lid turns.
const BALL: Point = [0.0208, 0.0168, 0.0168];
/// Elevation of the lids' edges at the middle of the eye, and how far they fall to its corners, radians.
const UPPER: (f64, f64) = (0.45, 0.46);
const LOWER: (f64, f64) = (-0.37, 0.32);

pub fn eyes() -> Vec<Sheet> {
    let left = [ball(), glint(), upper(), lashes(), lower(), face::brow()];
    left.iter().map(Sheet::mirrored).chain(left.iter().cloned()).collect::<Vec<_>>()
}

/// A point on the eyeball, or `off` metres above it: elevation and azimuth in radians, 0 looks ahead.
fn on(elevation: f64, azimuth: f64, off: f64) -> Point {
    let (se, ce) = libm::sincos(elevation);
    let (sa, ca) = libm::sincos(azimuth);
    // The eye follows the face round to the temple.
    let way = [sa, ca * se, ca * ce];
    let [x, y, z] = [way[0] * (BALL[0] + off), way[1] * (BALL[1] + off), way[2] * (BALL[2] + off)];
    let lean = 0.22;
    plus(EYE, [x * libm::cos(lean) + z * libm::sin(lean) * 0.4, y, z - x * libm::sin(lean)], 1.0)
}

/// Rings about the pupil: their radii, metres, and colours inside.
fn ball() -> Sheet {
    let rings = [
        (0.0028, tints::lash()),
        (0.0032, tints::iris()),
        (0.0060, tints::iris().lit(1.25)),
        (0.0067, tints::lash()),
        (0.0071, tints::eye()),
        (0.0164, tints::eye().lit(0.82)),
    ];
    const AROUND: usize = 16;
    let row = |(wide, _): &(f64, Paint)| {
        let point = |k: usize| {
            let (s, c) = libm::sincos(TAU * k as f64 / AROUND as f64);
            // Up to the iris a circle, then as wide as the eye.
            let stretch = mix(1.0, BALL[0] / BALL[1], ease(0.0071, 0.0155, *wide));
            let (x, y) = (c * wide * stretch, s * wide);
            let azimuth = libm::asin((x / BALL[0]).clamp(-0.99, 0.99));
            let elevation = libm::asin((y / BALL[1] / libm::cos(azimuth).max(0.1)).clamp(-1.0, 1.0));
            on(elevation, azimuth, 0.0)
        };
        (0..AROUND).map(point).collect::<Vec<Point>>()
    };
    let rows: Vec<Vec<Point>> = rings.iter().map(row).collect();
    let mut sheet = Sheet::rows(&rows, true, tints::eye(), &Hold::by(Bone::Head));
    sheet.close(0, AROUND, false, [0.0, 0.0, 0.0002]);
    sheet
        .each(|k, knot| {
            knot.paint = rings.get(k / AROUND).map_or(tints::lash(), |(_, paint)| *paint);
            knot.normal = [0.0, 0.0, 1.0];
            // The upper lid throws a shade.
            knot.light = 1.0 - 0.35 * ease(0.001, 0.006, knot.at[1] - EYE[1]);
        })
        .turned_out()
        .smoothed()
}

/// The light that an eye throws back.
fn glint() -> Sheet {
    let row = |k: f64| [0.0, 0.5, 1.0].map(|s: f64| on(0.10 + 0.13 * k, 0.035 + 0.13 * s, 0.0006)).to_vec();
    Sheet::rows(&[row(0.0), row(0.5), row(1.0)], false, Paint::hex(0xff_ff_ff), &Hold::by(Bone::Head)).smoothed()
}

/// Elevation of a lid's edge at an azimuth.
fn edge((middle, fall): (f64, f64), azimuth: f64) -> f64 {
    let side = (azimuth / 1.15).clamp(-1.0, 1.0);
    // Highest a little outside of the middle, the outer corner a little higher than the inner.
    let bent = side - 0.08;
    middle - middle.signum() * fall * bent * bent + 0.05 * side
}

fn azimuths() -> impl Iterator<Item = f64> {
    (0..=10).map(|k| mix(-1.35, 1.35, f64::from(k) / 10.0))
}

fn upper() -> Sheet {
    let row =
        |share: f64, off: f64| azimuths().map(|a| on(mix(edge(UPPER, a), 1.9, share), a, off)).collect::<Vec<_>>();
    let rows = [
        row(-0.01, 0.0002),
        row(0.0, 0.0012),
        row(0.12, 0.0016),
        row(0.35, 0.0016),
        row(0.7, 0.0012),
        row(1.0, 0.0008),
    ];
    let sheet = Sheet::rows(&rows, false, tints::skin(), &Hold::by(Bone::Lid(Side::Left)));
    sheet
        .each(|k, knot| knot.paint = tints::skin().mixed(tints::blush(), if k < 33 { 0.40 } else { 0.20 }).lit(0.95))
        .smoothed()
}

/// A dark line along the upper lid's edge, wider towards the temple.
fn lashes() -> Sheet {
    let row = |low: bool, off: f64| {
        let point = |a: f64| {
            let wide = 0.10 + 0.06 * ease(-0.6, 1.1, a);
            let elevation = edge(UPPER, a) + if low { -0.05 } else { wide };
            on(elevation, a, off)
        };
        azimuths().filter(|a| a.abs() < 1.30).map(point).collect::<Vec<_>>()
    };
    let rows = [row(true, 0.0006), row(true, 0.0024), row(false, 0.0022), row(false, 0.001)];
    Sheet::rows(&rows, false, tints::lash(), &Hold::by(Bone::Lid(Side::Left))).smoothed()
}

fn lower() -> Sheet {
    let row = |share: f64, off: f64| {
        azimuths().map(|a| on(mix(edge(LOWER, a), -PI / 2.0, share), a, off)).collect::<Vec<_>>()
    };
    let rows = [row(1.0, 0.0006), row(0.5, 0.0010), row(0.12, 0.0012), row(0.0, 0.0009), row(-0.01, 0.0001)];
    let sheet = Sheet::rows(&rows, false, tints::skin(), &Hold::by(Bone::Head));
    sheet.each(|k, knot| knot.paint = tints::skin().mixed(tints::blush(), if k < 33 { 0.15 } else { 0.6 })).smoothed()
}
