//! Stages and the stairs that lead onto them: what is higher than the floor and walked on, and the edges where one would
//! fall off.

use geo::{Contains, Point, Polygon};

use super::{
    Obstacle,
    storeys::{box_at, outline_of},
};
use crate::{models::build::plan, park::Xz};

/// What climbs along its own +z: a flight of stairs, or a lane of an escalator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ramp {
    pub at: Xz,
    /// Half its extent along its own axes, before its turn.
    pub half: Xz,
    /// Counter-clockwise seen from above, degrees.
    pub turn_deg: f64,
    /// From its foot to its top, metres.
    pub rise_m: f64,
    /// Length of a level stretch at either end, metres.
    pub flat_m: f64,
}

/// Heights that differ by no more than this are walked over, metres.
const STEP_M: f64 = 0.3;
/// Thickness of an edge, metres.
const EDGE_M: f64 = 0.05;

pub(super) fn ramp_of(thing: &Obstacle) -> Ramp {
    Ramp { at: thing.at, half: thing.half, turn_deg: thing.turn_deg, rise_m: thing.top_m, flat_m: 0.0 }
}

/// What keeps one from stepping off, or onto it from the side: strips along the edges, with their heights.
pub(super) fn edges_of_rises(stages: &[Obstacle], ramps: &[Ramp]) -> Vec<(Polygon, f64)> {
    let mut edges = Vec::new();
    let height = |stage: &Obstacle| stage.walked_m.unwrap_or(0.0);
    let tops: Vec<(Polygon, f64)> = ramps
        .iter()
        .map(|ramp| (ramp.part((0.0, ramp.half.1), ((ramp.half.0 - EDGE_M).max(0.1), 0.4)), ramp.rise_m))
        .collect();
    for (number, stage) in stages.iter().enumerate().filter(|(_, stage)| height(stage) > STEP_M) {
        let inner = Xz((stage.half.0 - EDGE_M).max(0.01), (stage.half.1 - EDGE_M).max(0.01));
        let others = stages.iter().enumerate().filter(|(other, _)| *other != number);
        let level = |other_m: f64| (other_m - height(stage)).abs() <= STEP_M;
        let beside = others.filter(|(_, other)| level(height(other))).map(|(_, other)| {
            box_at(other.at, Xz(other.half.0 + 0.12, (other.half.1 + 0.12).max(0.01)), other.turn_deg)
        });
        let reached = tops.iter().filter(|(_, top_m)| level(*top_m)).map(|(top, _)| top.clone());
        let gaps: Vec<Polygon> =
            std::iter::once(box_at(stage.at, inner, stage.turn_deg)).chain(beside).chain(reached).collect();
        let ring = plan::cut(&plan::tidy([outline_of(stage)]), &gaps);
        edges.extend(ring.into_iter().map(|edge| (edge, height(stage))));
    }
    for ramp in ramps.iter().filter(|ramp| ramp.rise_m > STEP_M) {
        let (half_x, half_z) = (ramp.half.0, ramp.half.1);
        for side in [-1.0, 1.0] {
            edges.push((ramp.part((side * (half_x - EDGE_M / 2.0), 0.0), (EDGE_M / 2.0, half_z)), ramp.rise_m));
        }
        let beyond = ramp.point(0.0, half_z + 0.2);
        let leads_on = stages.iter().any(|stage| {
            let on = outline_of(stage).contains(&Point::new(beyond.0, beyond.1));
            on && (height(stage) - ramp.rise_m).abs() <= STEP_M
        });
        if !leads_on {
            edges.push((ramp.part((0.0, half_z - EDGE_M / 2.0), (half_x, EDGE_M / 2.0)), ramp.rise_m));
        }
    }
    edges
}
