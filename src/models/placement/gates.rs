//! Gates and the boundary: barriers with a booth, signs, flags, the fence.

use geo::Coord;

use super::{
    free::Site,
    matrix::{facing, standing, turn_deg},
};
use crate::{
    models::build::{frame::Frame, ground, plan},
    park::Gate,
};

/// Length of a panel of the fence as modelled, metres.
const PANEL_M: f64 = 3.0;
/// A booth with its arms serves about this much of a gate's width, metres.
const BOOTH_M: f64 = 9.0;
/// Left free for people on foot on either side of a gate that is wide enough, metres.
const FOOT_M: f64 = 2.4;

pub fn furnish(site: &mut Site<'_>) {
    let gates: Vec<(Gate, Frame)> = site
        .park
        .site
        .gates
        .iter()
        .filter_map(|gate| Some((gate.clone(), ground::gate_frame(gate, &site.grounds.boundary)?)))
        .collect();
    let furniture = site.park.site.furniture.clone();
    for (gate, frame) in &gates {
        if furniture.barriers && gate.width_m >= 6.0 {
            barriers(site, *frame, gate.width_m);
        }
        for s in [gate.width_m / 2.0 + 2.2, -gate.width_m / 2.0 - 2.2] {
            let at = at(*frame, s, 1.15);
            if site.place("prop-totem", at, 0.6, facing(at, 0.06, frame.out)) {
                break;
            }
        }
    }
    if let Some((gate, frame)) = gates.iter().max_by(|a, b| a.0.width_m.total_cmp(&b.0.width_m)) {
        flags(site, *frame, gate.width_m, furniture.flags);
    }
    if furniture.fence {
        fence(site, &gates);
    }
}

/// So far along the boundary from the middle of the gate, and so far inside.
fn at(frame: Frame, s: f64, inside: f64) -> Coord {
    frame.origin + frame.along * s - frame.out * inside
}

/// Booths with an arm on each side, evenly over the gate, with room to walk past on both sides.
fn barriers(site: &mut Site<'_>, frame: Frame, width: f64) {
    let width = if width > BOOTH_M + 2.0 * FOOT_M { width - 2.0 * FOOT_M } else { width };
    let count = (width / BOOTH_M).round().clamp(1.0, 8.0);
    for k in 0..count as u32 {
        let s = ((f64::from(k) + 0.5) / count - 0.5) * width;
        let at = at(frame, s, 0.95);
        site.put("prop-gate", facing(at, -0.06, frame.out));
    }
}

/// Flagpoles in a row beside the way in, at the first free depth.
fn flags(site: &mut Site<'_>, frame: Frame, width: f64, count: u32) {
    const APART_M: f64 = 2.6;
    let count = count.min(20);
    let row = |depth: f64, side: f64| -> Vec<Coord> {
        (0..count).map(|k| at(frame, side * (width / 2.0 + 1.0 + f64::from(k) * APART_M), depth)).collect()
    };
    let tries = (6..20).flat_map(|depth| [(f64::from(depth), 1.0), (f64::from(depth), -1.0)]);
    let free = tries.map(|(depth, side)| row(depth, side)).find(|row| row.iter().all(|at| site.is_free(*at, 0.9)));
    for at in free.into_iter().flatten() {
        site.place("prop-flag", at, 0.9, facing(at, 0.03, frame.along));
    }
}

/// Panels just inside the boundary, left out at gates.
fn fence(site: &mut Site<'_>, gates: &[(Gate, Frame)]) {
    const INSIDE_M: f64 = 0.2;
    let rings: Vec<Vec<Coord>> = ground::within(&site.grounds.boundary, INSIDE_M)
        .iter()
        .map(|outline| plan::corners_of(outline.exterior()))
        .collect();
    for ring in rings {
        for (_, a, b) in plan::around(&ring) {
            let (frame, length) = Frame::between(a, b);
            let mut gaps: Vec<(f64, f64)> = gates
                .iter()
                .filter_map(|(gate, door)| {
                    let off = door.origin - a;
                    let s = off.x * frame.along.x + off.y * frame.along.y;
                    let away = (off.x * frame.out.x + off.y * frame.out.y).abs();
                    let half = gate.width_m / 2.0 + 0.2;
                    (away < 1.0 && s > -half && s < length + half).then_some((s - half, s + half))
                })
                .collect();
            gaps.push((length, length));
            gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut from = 0.0;
            for (low, high) in gaps {
                panels(site, frame, (from, low));
                from = high.max(from);
            }
        }
    }
}

/// Panels over a run, a little stretched so that they come out even.
fn panels(site: &mut Site<'_>, frame: Frame, (from, to): (f64, f64)) {
    let count = ((to - from) / PANEL_M).round().clamp(0.0, 5000.0) as u32;
    if to - from < 0.8 {
        return;
    }
    let count = count.max(1);
    let each = (to - from) / f64::from(count);
    for k in 0..count {
        let at = frame.origin + frame.along * (from + f64::from(k) * each);
        let mut matrix = standing([at.x, 0.06, at.y], turn_deg(frame.along), 1.0);
        for along in matrix.iter_mut().take(3) {
            *along *= each / PANEL_M;
        }
        site.put("prop-fence", matrix);
    }
}
