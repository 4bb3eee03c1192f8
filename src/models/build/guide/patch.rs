//! Strips of cloth that lie on a form: collars, lapels, flaps. A strip runs from row to row, each from an inner to an
//! outer end.

use super::{
    form::{Form, met, onto, outward, plus},
    sheet::{Hold, Sheet},
};
use crate::models::build::{paint::Paint, vector::Point};

/// How far a strip stands off its form, metres, at shares of its width; it ends below the form, so that its edges have
/// a thickness.
pub type Lift<'a> = &'a [(f64, f64)];

/// A strip whose points are drawn to the form the nearest way.
pub fn strip(form: Form, rows: &[(Point, Point)], lift: Lift, paint: Paint, hold: impl Fn(Point) -> Hold) -> Sheet {
    laid(rows, lift, paint, hold, |p| onto(form, p), form)
}

/// A strip told from the front, as (x, y): laid on along z.
pub fn front(
    form: Form,
    rows: &[((f64, f64), (f64, f64))],
    lift: Lift,
    paint: Paint,
    hold: impl Fn(Point) -> Hold,
) -> Sheet {
    let rows: Vec<(Point, Point)> =
        rows.iter().map(|((ax, ay), (bx, by))| ([*ax, *ay, 0.3], [*bx, *by, 0.3])).collect();
    laid(&rows, lift, paint, hold, |p| met(form, p, [0.0, 0.0, -1.0]), form)
}

fn laid(
    rows: &[(Point, Point)],
    lift: Lift,
    paint: Paint,
    hold: impl Fn(Point) -> Hold,
    lay: impl Fn(Point) -> Point,
    form: Form,
) -> Sheet {
    let point = |a: Point, b: Point, (share, off): (f64, f64)| {
        let flat = plus(a.map(|v| v * (1.0 - share)), b, share);
        let on = lay(flat);
        plus(on, outward(form, on), off)
    };
    let rows: Vec<Vec<Point>> =
        rows.iter().map(|(a, b)| lift.iter().map(|step| point(*a, *b, *step)).collect()).collect();
    let Some(first) = rows.first().and_then(|row| row.first()) else { return Sheet::default() };
    let start = hold(*first);
    Sheet::rows(&rows, false, paint, &start).shone_by(form).smoothed().held(hold)
}
