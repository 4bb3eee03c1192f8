//! The signs beside values: each kind has a shape of its own, so that they can be told apart in black and white.

use krilla::{
    color::rgb,
    geom::{Path, PathBuilder},
    paint::{LineCap, LineJoin, Stroke},
    surface::Surface,
};

use super::{
    super::{
        MarkKind,
        layout::Area,
        style::{ACCENT, CAUTION, FAULT, Ink, LIVE, WEAK},
    },
    tags::ink,
};

const STROKE: f32 = 0.8;
/// How far a cubic's handle stands off to draw a quarter of a circle of radius 1.
const HANDLE: f32 = 0.552_284_8;

/// A sign in a square area.
pub(super) fn sign(surface: &mut Surface, kind: MarkKind, area: Area) {
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    let whole = area.width / 2.0;
    // A line stands half outside of its path.
    let inner = whole - STROKE / 2.0;
    match kind {
        MarkKind::Measured => filled(surface, circle(x, y, whole), LIVE),
        MarkKind::Recorded => {
            stroked(surface, circle(x, y, inner), LIVE);
            filled(surface, circle(x, y, whole * 0.42), LIVE);
        }
        MarkKind::Simulated => {
            stroked(surface, circle(x, y, inner), ACCENT);
            filled(surface, half(x, y, inner), ACCENT);
        }
        MarkKind::Planned => stroked(surface, circle(x, y, inner), WEAK),
        MarkKind::Claimed => {
            let a = inner * 0.86;
            stroked(surface, closed(&[(x - a, y - a), (x + a, y - a), (x + a, y + a), (x - a, y + a)]), WEAK);
        }
        MarkKind::Assumed => {
            let a = whole - STROKE * 0.6;
            stroked(surface, closed(&[(x, y - a), (x + a, y), (x, y + a), (x - a, y)]), CAUTION);
        }
        MarkKind::Stale => {
            let a = inner;
            filled(surface, closed(&[(x, y - a), (x + a, y + a * 0.8), (x - a, y + a * 0.8)]), FAULT);
        }
        MarkKind::Missing => {
            let a = inner * 0.72;
            let mut path = PathBuilder::new();
            for (dx, dy) in [(a, a), (a, -a)] {
                path.move_to(x - dx, y - dy);
                path.line_to(x + dx, y + dy);
            }
            stroked(surface, path.finish(), FAULT);
        }
    }
}

/// Before the notice: a triangle with a line in it.
pub(super) fn attention(surface: &mut Surface, area: Area) {
    let (x, middle, foot) = (area.x + STROKE / 2.0, area.x + area.width / 2.0, area.y + area.height - STROKE / 2.0);
    let right = area.x + area.width - STROKE / 2.0;
    stroked(surface, closed(&[(x, foot), (middle, area.y + STROKE * 0.8), (right, foot)]), CAUTION);
    let mut line = PathBuilder::new();
    line.move_to(middle, area.y + area.height * 0.42);
    line.line_to(middle, area.y + area.height * 0.78);
    stroked(surface, line.finish(), CAUTION);
}

fn filled(surface: &mut Surface, path: Option<Path>, colour: Ink) {
    ink(surface, colour);
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn stroked(surface: &mut Surface, path: Option<Path>, Ink(red, green, blue): Ink) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: STROKE,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Miter,
        ..Stroke::default()
    }));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
}

fn circle(x: f32, y: f32, r: f32) -> Option<Path> {
    let h = r * HANDLE;
    let mut path = PathBuilder::new();
    path.move_to(x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.close();
    path.finish()
}

/// The left half of a disc.
fn half(x: f32, y: f32, r: f32) -> Option<Path> {
    let h = r * HANDLE;
    let mut path = PathBuilder::new();
    path.move_to(x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.close();
    path.finish()
}

fn closed(corners: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (number, (x, y)) in corners.iter().enumerate() {
        if number == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    path.close();
    path.finish()
}
