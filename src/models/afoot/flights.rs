//! Escalators as one walks on them: between their balustrades from one floor to the next, up or down, at one's own pace.
//! One that ends at no floor is an obstacle.

use geo::{Coord, Polygon};

use super::{Obstacle, Ramp, indoors::things, storeys::box_at};
use crate::{
    models::build::{
        fixtures::{EscalatorRun, escalator_run},
        shell::Shell,
    },
    park::{Building, FixtureLook, Xz},
};

/// One lane of an escalator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    /// From end to end, with a level stretch at both.
    pub ramp: Ramp,
    /// The middle of the pair that it belongs to.
    of: Xz,
}

/// What is walked may end so much above or below the next floor, metres.
const LEVEL_M: f64 = 0.6;
/// Half the thickness of what closes it off, metres.
const EDGE_M: f64 = 0.025;
/// So far below its head one who comes down is still on the upper floor, metres: more than a person's radius.
const HEAD_M: f64 = 1.0;

/// The escalators of a floor that lead to the next one.
pub(super) fn flights_of(building: &Building, shells: &[Shell<'_>], floor: u32, mode: Option<&str>) -> Vec<Flight> {
    let base_m = |floor: u32, at: Xz| {
        let point = Coord { x: at.0, y: at.1 };
        let over = shells.iter().filter(|shell| shell.covers(point));
        over.filter_map(|shell| shell.storey(floor)).map(|storey| storey.y.0).next()
    };
    let lanes = |thing: Obstacle| {
        let EscalatorRun { lanes_m, half_m, flat_m, deck_m } =
            escalator_run((2.0 * thing.half.0, thing.height_m, 2.0 * thing.half.1));
        let lane = move |x: f64| Flight {
            ramp: Ramp {
                at: Xz(x, 0.0).placed(thing.at, thing.turn_deg),
                half: Xz(half_m, thing.half.1),
                turn_deg: thing.turn_deg,
                rise_m: deck_m,
                flat_m,
            },
            of: thing.at,
        };
        lanes_m.map(lane)
    };
    let leads = |flight: &Flight| {
        let (foot, beyond) = (flight.ramp.point(0.0, 0.0), flight.ramp.point(0.0, flight.ramp.half.1 + 0.5));
        let rise_m = base_m(floor, foot).zip(base_m(floor + 1, beyond)).map(|(foot, head)| head - foot);
        rise_m.is_some_and(|rise_m| (rise_m - flight.ramp.rise_m).abs() <= LEVEL_M)
    };
    // Where the next floor's flights begin at this one's head, one would be carried on past the floor: they stand there
    // as they are.
    let above = things(building, floor + 1, mode);
    let stacked =
        |flight: &Flight| above.iter().any(|(look, other)| *look == FixtureLook::Escalator && flight.is_of(other));
    let all = things(building, floor, mode).into_iter().filter(|(look, _)| *look == FixtureLook::Escalator);
    all.flat_map(|(_, thing)| lanes(thing)).filter(|flight| leads(flight) && !stacked(flight)).collect()
}

/// What is floor about the head of a flight, whatever is cut out of the floor there.
pub(super) fn landing_of(flight: &Flight) -> Polygon {
    let ramp = &flight.ramp;
    let (from, to) = (flight.head_m() - HEAD_M, ramp.half.1 + 0.1);
    ramp.part((0.0, (from + to) / 2.0), (ramp.half.0, (to - from) / 2.0))
}

impl Flight {
    /// Where along it the upper level stretch begins, from its middle, metres.
    fn head_m(&self) -> f64 {
        self.ramp.half.1 - self.ramp.flat_m
    }

    pub(super) fn is_of(&self, thing: &Obstacle) -> bool {
        self.of == thing.at
    }

    /// Whether somebody on its lower floor has come to the upper one.
    pub fn is_up(&self, at: Xz) -> bool {
        self.ramp.local(at).is_some_and(|local| local.1 >= self.head_m())
    }

    /// Whether somebody on its upper floor has left that downwards.
    pub fn is_down(&self, at: Xz) -> bool {
        let head = self.head_m();
        self.ramp.local(at).is_some_and(|local| (head - HEAD_M..head).contains(&local.1))
    }

    /// What closes it off on its lower floor: balustrades, and the space below its head. With heights above the floor.
    pub(super) fn edges_below(&self) -> Vec<(Polygon, f64)> {
        let (ramp, rise_m) = (&self.ramp, self.ramp.rise_m);
        let [left, right] = self.sides(-ramp.half.1, ramp.half.1);
        // One is on the upper floor before one comes here.
        let (from, to) = (self.head_m() + 0.5, ramp.half.1);
        let under = ramp.part((0.0, (from + to) / 2.0), (ramp.half.0, ((to - from) / 2.0).max(EDGE_M)));
        [left, right, under].map(|edge| (edge, rise_m)).into()
    }

    /// What closes off its head on the upper floor.
    pub(super) fn edges_above(&self) -> Vec<(Polygon, f64)> {
        const RAIL_M: f64 = 1.0;
        let ramp = &self.ramp;
        let foot = self.head_m() - HEAD_M;
        let [left, right] = self.sides(foot, ramp.half.1);
        let end = ramp.part((0.0, foot - EDGE_M), (ramp.half.0, EDGE_M));
        [left, right, end].map(|edge| (edge, RAIL_M)).into()
    }

    fn sides(&self, from: f64, to: f64) -> [Polygon; 2] {
        let ramp = &self.ramp;
        [-1.0, 1.0].map(|side: f64| {
            let middle = (side * (ramp.half.0 + EDGE_M), (from + to) / 2.0);
            ramp.part(middle, (EDGE_M, (to - from) / 2.0))
        })
    }
}

impl Ramp {
    fn local(&self, at: Xz) -> Option<Xz> {
        let local = Xz(at.0 - self.at.0, at.1 - self.at.1).placed(Xz(0.0, 0.0), -self.turn_deg);
        (local.0.abs() <= self.half.0 && local.1.abs() <= self.half.1).then_some(local)
    }

    pub(super) fn point(&self, x: f64, z: f64) -> Xz {
        Xz(x, z).placed(self.at, self.turn_deg)
    }

    pub(super) fn part(&self, (x, z): (f64, f64), half: (f64, f64)) -> Polygon {
        box_at(self.point(x, z), Xz(half.0, half.1), self.turn_deg)
    }

    /// How high one stands at a point, metres; `None` beside it.
    pub fn height_m(&self, at: Xz) -> Option<f64> {
        let along = self.local(at)?.1 + self.half.1 - self.flat_m;
        let run = (2.0 * (self.half.1 - self.flat_m)).max(1e-6);
        Some(self.rise_m * (along / run).clamp(0.0, 1.0))
    }
}
