//! One floor of a building, in the park.

use geo::{Contains, Coord, MapCoords, Point, Polygon};

use super::field::Field;
use crate::{
    models::{Flight, Obstacle, Ramp, storey_plan},
    park::{Building, Park, Xz},
};

/// A floor with what stands on it.
#[derive(Debug)]
pub(super) struct Storey {
    pub(super) field: Field,
    /// About the building's centre before its turn.
    floors: Vec<(Polygon, f64)>,
    stages: Vec<Obstacle>,
    ramps: Vec<Ramp>,
    flights: Vec<Flight>,
    arriving: Vec<Flight>,
    at: Xz,
    turn_deg: f64,
    base_m: f64,
}

/// Walls are higher than any look, metres.
const HIGH_M: f64 = 1_000.0;
/// What a room's floor is finished with lies on the slab, metres.
const FINISH_M: f64 = 0.02;

impl Storey {
    pub(super) fn of(park: &Park, building: &Building, floor: u32, mode: Option<&str>) -> Self {
        let plan = storey_plan(park, building, floor, mode);
        let mut field = Field::default();
        let in_park = |outline: &Polygon| outline.map_coords(|c| coord(building.to_world(Xz(c.x, c.y))));
        plan.walls.iter().for_each(|wall| field.add(&in_park(wall), HIGH_M));
        plan.voids.iter().for_each(|void| field.add(&in_park(void), 0.0));
        plan.edges.iter().for_each(|(edge, top_m)| field.add(&in_park(edge), *top_m));
        plan.screens.iter().for_each(|(screen, top_m)| field.add(&in_park(screen), *top_m));
        plan.things.iter().for_each(|thing| field.add(&in_park(&box_of(thing)), thing.top_m));
        let base_m = plan.floors.iter().map(|(_, base_m)| *base_m).fold(f64::MAX, f64::min);
        Self {
            field,
            base_m: if base_m < f64::MAX { base_m } else { 0.0 },
            floors: plan.floors,
            stages: plan.stages,
            ramps: plan.ramps,
            flights: plan.flights,
            arriving: plan.arriving,
            at: building.at,
            turn_deg: building.turn_deg,
        }
    }

    /// Whether there is a floor at a point of the park.
    pub(super) fn holds(&self, at: Xz) -> bool {
        self.slab_m(self.local(at)).is_some()
    }

    /// Height of the floor above the ground, or of the stage or stair on it, metres.
    pub(super) fn height_m(&self, at: Xz) -> f64 {
        let local = self.local(at);
        let stages = self.stages.iter().filter(|stage| {
            let from = Xz(local.0 - stage.at.0, local.1 - stage.at.1).placed(Xz(0.0, 0.0), -stage.turn_deg);
            from.0.abs() <= stage.half.0 && from.1.abs() <= stage.half.1
        });
        let stages = stages.filter_map(|stage| stage.walked_m);
        let ramps = self.ramps.iter().chain(self.flights.iter().map(|flight| &flight.ramp));
        let up_m = ramps.filter_map(|ramp| ramp.height_m(local)).chain(stages).fold(0.0, f64::max);
        self.slab_m(local).unwrap_or(self.base_m) + FINISH_M + up_m
    }

    /// Which floor an escalator has brought one to, counted from this one: the next above or below, or neither.
    pub(super) fn led(&self, at: Xz) -> i32 {
        let local = self.local(at);
        if self.flights.iter().any(|flight| flight.is_up(local)) {
            return 1;
        }
        -i32::from(self.arriving.iter().any(|flight| flight.is_down(local)))
    }

    fn local(&self, at: Xz) -> Xz {
        Xz(at.0 - self.at.0, at.1 - self.at.1).placed(Xz(0.0, 0.0), -self.turn_deg)
    }

    fn slab_m(&self, local: Xz) -> Option<f64> {
        let point = Point::new(local.0, local.1);
        self.floors.iter().find(|(outline, _)| outline.contains(&point)).map(|(_, base_m)| *base_m)
    }
}

fn box_of(thing: &Obstacle) -> Polygon {
    let corner = |x: f64, z: f64| coord(Xz(x * thing.half.0, z * thing.half.1).placed(thing.at, thing.turn_deg));
    Polygon::new(vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)].into(), Vec::new())
}

fn coord(Xz(x, y): Xz) -> Coord {
    Coord { x, y }
}
