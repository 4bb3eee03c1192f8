//! A way that people walk: a smooth line with room on both sides.

use super::grid::{Cell, Grid};
use crate::park::Xz;

/// From one station of a way to the next, metres.
const STATION_M: f64 = 1.0;
/// Nobody strays farther from the line of a way than this, metres, and all keep this from what stands beside it.
const STRAY_M: f64 = 2.2;
const APART_M: f64 = 0.25;

/// A point of a way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Station {
    at: Xz,
    /// Unit vector to the right of who walks forwards.
    right: Xz,
    /// How far one may stray to either side, metres.
    room_m: f64,
    /// Height of the ground, metres.
    up_m: f64,
}

/// A line from one place to another with stations about a metre apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    stations: Vec<Station>,
    step_m: f64,
}

/// Where somebody is on a way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    pub at: Xz,
    /// Unit vector of who walks forwards.
    pub ahead: Xz,
    /// Height of the ground, metres.
    pub up_m: f64,
}

impl Way {
    /// Through the middles of cells, pulled straight, and on to a door's threshold if there is one.
    pub fn through(grid: &Grid, cells: &[Cell], start: Option<Xz>, door: Option<Xz>) -> Self {
        let middles: Vec<Xz> = cells.iter().map(|cell| grid.middle(*cell)).collect();
        let mut corners = pulled_straight(grid, &middles);
        if let (Some(first), Some(start)) = (corners.first_mut(), start) {
            *first = start;
        }
        let even = evenly(&corners, STATION_M);
        let smooth = smoothed(grid, &smoothed(grid, &even));
        let line: Vec<Xz> = smooth.into_iter().chain(door).collect();
        Self::along(&line, |at| ((grid.clear_m(at) - APART_M).clamp(0.0, STRAY_M), grid.up_m(at)))
    }

    /// `ground` tells of a point how much room is about it, and how high it lies, metres.
    fn along(line: &[Xz], ground: impl Fn(Xz) -> (f64, f64)) -> Self {
        let line = evenly(line, STATION_M);
        let step_m = line.iter().zip(line.iter().skip(1)).map(|(a, b)| apart_m(*a, *b)).next().unwrap_or(STATION_M);
        let at = |k: usize| line.get(k.min(line.len().saturating_sub(1))).copied().unwrap_or_default();
        let (rooms, ups): (Vec<f64>, Vec<f64>) = line.iter().map(|at| ground(*at)).unzip();
        let least = |k: usize| {
            let about = rooms.iter().skip(k.saturating_sub(2)).take(5 - 2_usize.saturating_sub(k));
            about.copied().fold(STRAY_M, f64::min)
        };
        let narrowed: Vec<f64> = (0..line.len()).map(least).collect();
        let stations = (0..line.len()).map(|k| {
            let (before, after) = (at(k.saturating_sub(2)), at(k + 2));
            let length = apart_m(before, after).max(1e-9);
            let ahead = Xz((after.0 - before.0) / length, (after.1 - before.1) / length);
            let about: Vec<f64> =
                narrowed.iter().skip(k.saturating_sub(2)).take(5 - 2_usize.saturating_sub(k)).copied().collect();
            // Widths change slowly, so that who walks at the side does not dart aside.
            let mean = about.iter().sum::<f64>() / about.len().max(1) as f64;
            let own = rooms.get(k).copied().unwrap_or(0.0);
            Station {
                at: at(k),
                right: Xz(-ahead.1, ahead.0),
                room_m: mean.min(own),
                up_m: ups.get(k).copied().unwrap_or(0.0),
            }
        });
        Self { stations: stations.collect(), step_m }
    }

    pub fn length_m(&self) -> f64 {
        self.step_m * self.stations.len().saturating_sub(1) as f64
    }

    /// After so many metres, on the lane −1 (left) to 1 (right).
    pub fn spot(&self, metres: f64, lane: f64) -> Spot {
        let last = self.stations.len().saturating_sub(1);
        let place = (metres / self.step_m.max(1e-6)).clamp(0.0, last as f64);
        let (k, share) = ((place as usize).min(last.saturating_sub(1)), place - place.floor());
        let share = if place >= last as f64 { 1.0 } else { share };
        let from = self.stations.get(k).copied().unwrap_or_default();
        let to = self.stations.get(k + 1).copied().unwrap_or(from);
        let mix = |a: f64, b: f64| a + (b - a) * share;
        let right = Xz(mix(from.right.0, to.right.0), mix(from.right.1, to.right.1));
        let off = lane * mix(from.room_m, to.room_m);
        let length = libm::hypot(right.0, right.1).max(1e-9);
        Spot {
            at: Xz(mix(from.at.0, to.at.0) + right.0 * off, mix(from.at.1, to.at.1) + right.1 * off),
            ahead: Xz(right.1 / length, -right.0 / length),
            up_m: mix(from.up_m, to.up_m),
        }
    }
}

fn apart_m(a: Xz, b: Xz) -> f64 {
    libm::hypot(b.0 - a.0, b.1 - a.1)
}

/// Leaves out corners where a straight line is free and costs no more than the way along them.
fn pulled_straight(grid: &Grid, points: &[Xz]) -> Vec<Xz> {
    let leg = |a: &Xz, b: &Xz| grid.line_cost(*a, *b).unwrap_or(f64::INFINITY);
    let mut costs = vec![0.0];
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        costs.push(costs.last().copied().unwrap_or(0.0) + leg(a, b));
    }
    let mut kept: Vec<Xz> = points.first().copied().into_iter().collect();
    let mut from = 0;
    while from + 1 < points.len() {
        // From far to near in growing steps back: most long lines are free, and most others fail early.
        let mut to = points.len() - 1;
        while to > from + 1 {
            let (Some(a), Some(b)) = (points.get(from), points.get(to)) else { break };
            let along = costs.get(to).zip(costs.get(from)).map_or(0.0, |(to, from)| to - from);
            if grid.line_cost(*a, *b).is_some_and(|straight| straight <= along * 1.01 + 0.5) {
                break;
            }
            to -= ((to - from) / 16).max(1);
        }
        from = to.max(from + 1);
        kept.extend(points.get(from).copied());
    }
    kept
}

/// The same line with points so far apart.
fn evenly(line: &[Xz], step_m: f64) -> Vec<Xz> {
    let legs: Vec<(Xz, Xz, f64)> =
        line.iter().zip(line.iter().skip(1)).map(|(a, b)| (*a, *b, apart_m(*a, *b))).collect();
    let length: f64 = legs.iter().map(|(.., length)| length).sum();
    let count = (length / step_m).round().clamp(1.0, 20_000.0);
    let step = length / count;
    let mut points = Vec::with_capacity(count as usize + 1);
    let (mut leg, mut gone) = (0, 0.0);
    for k in 0..=count as u32 {
        let wanted = f64::from(k) * step;
        while leg + 1 < legs.len() && legs.get(leg).is_some_and(|(.., length)| gone + length < wanted) {
            gone += legs.get(leg).map_or(0.0, |(.., length)| *length);
            leg += 1;
        }
        let Some((a, b, length)) = legs.get(leg) else { break };
        let share = ((wanted - gone) / length.max(1e-9)).clamp(0.0, 1.0);
        points.push(Xz(a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share));
    }
    if points.is_empty() { line.to_vec() } else { points }
}

/// Corners rounded, wherever that leads into nothing.
fn smoothed(grid: &Grid, line: &[Xz]) -> Vec<Xz> {
    const ABOUT: usize = 2;
    let last = line.len().saturating_sub(1);
    let mean = |k: usize| {
        let reach = ABOUT.min(k).min(last - k);
        let about = line.iter().skip(k - reach).take(2 * reach + 1);
        let sum = about.fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let count = (2 * reach + 1) as f64;
        Xz(sum.0 / count, sum.1 / count)
    };
    let rounded = line.iter().enumerate().map(|(k, at)| {
        let mean = mean(k);
        if grid.cost_at(mean) <= grid.cost_at(*at) { mean } else { *at }
    });
    rounded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bent() -> Way {
        Way::along(&[Xz(0.0, 0.0), Xz(30.0, 0.0), Xz(30.0, 20.0)], |_| (1.5, 0.0))
    }

    #[test]
    fn a_way_is_as_long_as_its_line_and_begins_and_ends_with_it() {
        let way = bent();
        assert!((way.length_m() - 50.0).abs() < 1.0);
        assert_eq!(way.spot(0.0, 0.0).at, Xz(0.0, 0.0));
        let end = way.spot(1e9, 0.0).at;
        assert!((end.0 - 30.0).abs() < 1e-9 && (end.1 - 20.0).abs() < 1e-9);
    }

    #[test]
    fn right_is_right_and_nobody_leaps_around_a_corner() {
        let way = bent();
        assert!(way.spot(10.0, 1.0).at.1 > 1.0, "who walks east has the south on the right");
        for lane in [-1.0, 0.3, 1.0] {
            let mut before = way.spot(0.0, lane).at;
            for k in 1..=500 {
                let now = way.spot(f64::from(k) * 0.1, lane).at;
                assert!(apart_m(before, now) < 0.2, "{lane} {k}");
                before = now;
            }
        }
    }
}
