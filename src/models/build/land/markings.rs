//! What is painted on carriageways: edge lines, centre lines, stop lines, arrows, zebra crossings (after GB 5768.3).

use super::lanes::{Leg, Stretch, ZEBRA_M};
use crate::models::build::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
};

/// Lengths in metres.
const DASH_M: f64 = 2.4;
const GAP_M: f64 = 3.6;
const LINE_M: f64 = 0.12;
/// From the kerb to the middle of the edge line.
const EDGE_M: f64 = 0.3;
/// The centre line is whole this far before a junction.
const WHOLE_M: f64 = 9.0;

/// Paints the lines of a leg at height `y`.
pub fn mark(mesh: &mut Mesh, leg: &Leg, y: f64) {
    let (white, yellow) = (Paint::hex(0xc9c9c4), Paint::hex(0xbd9440));
    let half = leg.width / 2.0;
    for stretch in &leg.stretches {
        for (from, to) in unbroken(leg, *stretch) {
            for side in [-1.0, 1.0] {
                let d = side * (half - EDGE_M);
                let run = (from + 0.4, to - 0.4);
                line(mesh, leg.frame, run, y, d, white);
            }
        }
        if leg.two_lanes() {
            centre(mesh, leg, *stretch, y, yellow);
        }
    }
    for (from, to) in &leg.zebras {
        zebra(mesh, leg, (*from, *to), y, white);
    }
}

/// A line along the leg.
fn line(mesh: &mut Mesh, frame: Frame, (from, to): (f64, f64), y: f64, d: f64, paint: Paint) {
    if to - from > 0.3 {
        frame.ledge(mesh, Role::Ground, (from, to), y, (d - LINE_M / 2.0, d + LINE_M / 2.0), paint);
    }
}

/// A stretch without its crossings.
fn unbroken(leg: &Leg, stretch: Stretch) -> Vec<(f64, f64)> {
    let mut crossings = leg.zebras.clone();
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let start = if stretch.mouths.0 { stretch.from + 1.2 } else { stretch.from };
    let end = if stretch.mouths.1 { stretch.to - 1.2 } else { stretch.to };
    let mut runs = Vec::new();
    let mut from = start;
    for (low, high) in crossings.into_iter().filter(|(low, high)| *low < end && *high > start) {
        if low - from > 1.0 {
            runs.push((from, low));
        }
        from = high.max(from);
    }
    if end - from > 1.0 {
        runs.push((from, end));
    }
    runs
}

/// Dashes, and a whole line where one must keep to one's lane; stop lines and arrows before junctions.
fn centre(mesh: &mut Mesh, leg: &Leg, stretch: Stretch, y: f64, paint: Paint) {
    let white = Paint::hex(0xc9c9c4);
    for (from, to) in unbroken(leg, stretch) {
        let (first, last) = (from <= stretch.from + 6.5, to >= stretch.to - 6.5);
        let approach = ((stretch.mouths.0 && first), (stretch.mouths.1 && last));
        let long = to - from > 2.0 * WHOLE_M + 8.0;
        let crossed = |s: f64| leg.zebras.iter().any(|(a, b)| (s - a).abs() < 0.1 || (s - b).abs() < 0.1);
        let (mut low, mut high) = (from, to);
        if approach.0 && long {
            line(mesh, leg.frame, (from + 1.0, from + WHOLE_M), y, 0.0, paint);
            low = from + WHOLE_M + 1.0;
            if crossed(from) {
                stop(mesh, leg, from + 0.9, false, y, white);
            }
        }
        if approach.1 && long {
            line(mesh, leg.frame, (to - WHOLE_M, to - 1.0), y, 0.0, paint);
            high = to - WHOLE_M - 1.0;
            if crossed(to) {
                stop(mesh, leg, to - 0.9, true, y, white);
            }
        }
        let count = ((high - low + GAP_M) / (DASH_M + GAP_M)).floor().clamp(0.0, 5000.0) as u32;
        let lead = low + (high - low - f64::from(count) * (DASH_M + GAP_M) + GAP_M) / 2.0;
        for k in 0..count {
            let s = lead + f64::from(k) * (DASH_M + GAP_M);
            line(mesh, leg.frame, (s, s + DASH_M), y, 0.0, paint);
        }
    }
}

/// A stop line at `s` over the lane that comes up to it, and an arrow before it.
fn stop(mesh: &mut Mesh, leg: &Leg, s: f64, forwards: bool, y: f64, paint: Paint) {
    let half = leg.width / 2.0 - EDGE_M - 0.12;
    let lane = if forwards { (-half, -0.15) } else { (0.15, half) };
    leg.frame.ledge(mesh, Role::Ground, (s - 0.15, s + 0.15), y, lane, paint);
    let (d, sign) = (leg.lane_d(forwards), if forwards { 1.0 } else { -1.0 });
    let tip = s - sign * 2.2;
    let ordered = |a: f64, b: f64| (a.min(b), a.max(b));
    let shaft = ordered(tip - sign * 3.0, tip - sign * 1.1);
    leg.frame.ledge(mesh, Role::Ground, shaft, y, (d - 0.08, d + 0.08), paint);
    let foot = tip - sign * 1.1;
    let (left, right) = (leg.frame.point(foot, y, d - 0.3), leg.frame.point(foot, y, d + 0.3));
    let point = leg.frame.point(tip, y, d);
    let corners = if forwards { [left, point, right] } else { [right, point, left] };
    mesh.triangle(Role::Ground, corners, [true; 3], paint);
}

/// Bars along the road, over its whole width.
fn zebra(mesh: &mut Mesh, leg: &Leg, (from, to): (f64, f64), y: f64, paint: Paint) {
    const BAR_M: f64 = 0.45;
    let count = ((leg.width - 0.5) / (2.0 * BAR_M)).floor().clamp(1.0, 100.0) as u32;
    let lead = -(f64::from(count) * 2.0 * BAR_M - BAR_M) / 2.0;
    for k in 0..count {
        let d = lead + f64::from(k) * 2.0 * BAR_M;
        leg.frame.ledge(mesh, Role::Ground, (from, to.max(from + ZEBRA_M)), y, (d, d + BAR_M), paint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::land::{lanes, samples::park};

    #[test]
    fn everything_painted_lies_on_the_road_and_looks_up() {
        for leg in lanes::legs(&park()) {
            let mut mesh = Mesh::default();
            mark(&mut mesh, &leg, 0.5);
            let (role, surface) = mesh.surfaces().next().unwrap();
            assert_eq!(role, Role::Ground);
            assert!(surface.normals.iter().all(|n| n[1] > 0.99));
            let along_x = leg.frame.along.x.abs() > 0.5;
            for p in &surface.positions {
                let off = if along_x { p[2] - leg.frame.origin.y as f32 } else { p[0] - leg.frame.origin.x as f32 };
                assert!(off.abs() < leg.width as f32 / 2.0 && (p[1] - 0.5).abs() < 1e-6, "{p:?}");
            }
        }
    }
}
