//! One dwelling building held against a limit.
//!
//! The standards ask that in each flat at least one habitable room gets the hours. A park's data has no flats, so this
//! is asked instead: **on every storey there is a long side all of whose strips get the hours.** Walls that face the
//! same way, within 22.5° and as the building is turned, are a side; a court's walls are other sides than the outer
//! ones. Long is a side of at least half the longest side's length on that storey. Where flats reach through the
//! building to that side, all of them then have such a room; flats that look only another way are not asked about, and
//! a building that fails may still pass with a clever plan. So the strips that fall short are named, to be looked at.
//! A strip's hours are those of one point at its middle, at sill height, not of a whole window 满窗.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    facade::{Facade, FacadePoint, Wall},
    summary::is_enough,
};
use crate::park::PlaceId;

/// One building. `share` is 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BuildingSummary {
    pub building: PlaceId,
    /// Whether every storey has a long side all of whose strips get the hours; `None` for a building without walls.
    pub passes: Option<bool>,
    /// The least hours on the best side of any storey.
    pub least_h: Option<f64>,
    /// Strips on the best sides of all storeys, and those of them that fall short.
    pub strips: usize,
    pub strips_below: usize,
    pub share_below: f64,
    /// From below.
    pub storeys: Vec<StoreySummary>,
    /// The strips that fall short, storey by storey.
    pub below: Vec<Below>,
}

/// One storey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoreySummary {
    /// The building's floor number.
    pub floor: u32,
    pub passes: bool,
    /// The long side with the smallest share of strips below the limit; of several the one whose least hours are most.
    pub best_side: SideSummary,
    /// All of them, the best one too: the outer ones first, each kind from the building's own north through east.
    pub sides: Vec<SideSummary>,
}

/// The walls of a storey that face the same way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SideSummary {
    /// From north through east, degrees, 0 to 360: the mean of its walls.
    pub facing_deg: f64,
    pub in_court: bool,
    pub length_m: f64,
    pub strips: usize,
    pub strips_below: usize,
    pub share_below: f64,
    pub least_h: f64,
    pub mean_h: f64,
}

/// A strip that falls short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Below {
    pub floor: u32,
    pub volume: String,
    pub facing_deg: f64,
    /// Along its wall, from 1; seen from outside from the right.
    pub strip: u32,
    /// x, y, z in the park.
    pub at_m: [f64; 3],
    pub hours_h: f64,
}

/// By whether it is in a court, then by the eighth of a turn that it faces, from the building's own north.
type Side = (bool, u32);

pub(super) fn of_building(id: &PlaceId, turn_deg: f64, facade: &Facade, limit_h: f64) -> BuildingSummary {
    let mut storeys: BTreeMap<u32, BTreeMap<Side, Vec<Strip>>> = BTreeMap::new();
    for (point, hours) in facade.points.iter().zip(&facade.hours) {
        let Some(wall) = facade.walls.get(point.wall as usize) else { continue };
        let side = (wall.in_court, eighth(wall.normal, turn_deg));
        let strip = Strip { wall, point, hours: *hours };
        storeys.entry(point.floor).or_default().entry(side).or_default().push(strip);
    }
    let mut summary = BuildingSummary {
        building: id.clone(),
        passes: None,
        least_h: None,
        strips: 0,
        strips_below: 0,
        share_below: 0.0,
        storeys: Vec::new(),
        below: Vec::new(),
    };
    for (floor, sides) in storeys {
        let sides: Vec<(SideSummary, Vec<Strip>)> =
            sides.into_values().map(|strips| (side(&strips, limit_h), strips)).collect();
        let longest_m = sides.iter().map(|(side, _)| side.length_m).fold(0.0, f64::max);
        let long = sides.iter().filter(|(side, _)| side.length_m >= longest_m / 2.0);
        // Of equals the first.
        let Some((best, strips)) = long.reduce(|best, next| if is_better(&next.0, &best.0) { next } else { best })
        else {
            continue;
        };
        let short = strips.iter().filter(|strip| !is_enough(strip.hours, limit_h));
        summary.below.extend(short.map(Strip::below));
        summary.strips += best.strips;
        summary.strips_below += best.strips_below;
        summary.least_h = Some(summary.least_h.map_or(best.least_h, |least: f64| least.min(best.least_h)));
        let passes = best.strips_below == 0;
        summary.passes = Some(summary.passes.unwrap_or(true) && passes);
        let best_side = *best;
        let sides = sides.into_iter().map(|(side, _)| side).collect();
        summary.storeys.push(StoreySummary { floor, passes, best_side, sides });
    }
    summary.share_below = share(summary.strips_below, summary.strips);
    summary
}

struct Strip<'a> {
    wall: &'a Wall,
    point: &'a FacadePoint,
    hours: f64,
}

impl Strip<'_> {
    fn length_m(&self) -> f64 {
        self.wall.length_m / f64::from(self.wall.strips.max(1))
    }

    fn below(&self) -> Below {
        Below {
            floor: self.point.floor,
            volume: self.wall.volume.clone(),
            facing_deg: facing_deg(self.wall.normal),
            strip: self.point.strip + 1,
            at_m: self.point.at_m,
            hours_h: self.hours,
        }
    }
}

fn side(strips: &[Strip], limit_h: f64) -> SideSummary {
    let below = strips.iter().filter(|strip| !is_enough(strip.hours, limit_h)).count();
    let facing = strips.iter().fold([0.0, 0.0], |sum, strip| {
        let length_m = strip.length_m();
        [sum[0] + strip.wall.normal[0] * length_m, sum[1] + strip.wall.normal[1] * length_m]
    });
    SideSummary {
        facing_deg: facing_deg(facing),
        in_court: strips.first().is_some_and(|strip| strip.wall.in_court),
        length_m: strips.iter().map(Strip::length_m).sum(),
        strips: strips.len(),
        strips_below: below,
        share_below: share(below, strips.len()),
        least_h: strips.iter().map(|strip| strip.hours).fold(f64::INFINITY, f64::min),
        mean_h: strips.iter().map(|strip| strip.hours).sum::<f64>() / strips.len().max(1) as f64,
    }
}

fn is_better(a: &SideSummary, b: &SideSummary) -> bool {
    let order = b.share_below.total_cmp(&a.share_below).then(a.least_h.total_cmp(&b.least_h));
    order.then(a.mean_h.total_cmp(&b.mean_h)).is_gt()
}

fn facing_deg([x, z]: [f64; 2]) -> f64 {
    libm::atan2(x, -z).to_degrees().rem_euclid(360.0)
}

fn eighth(normal: [f64; 2], turn_deg: f64) -> u32 {
    let own_deg = (facing_deg(normal) + turn_deg).rem_euclid(360.0);
    (own_deg / 45.0).round() as u32 % 8
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
