//! Where one arrives: at a place, on another floor, outdoors.

use super::{Foothold, Walk};
use crate::{
    models::{WayIn, ways_in},
    park::{PlaceId, PlaceKind, Xz},
};

/// Where one begins to walk, and which way one looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    pub stood: Foothold,
    /// Unit vector; `None` where any will do.
    pub ahead: Option<Xz>,
}

/// Before a door one stands so far off, metres.
const BEFORE_DOOR_M: f64 = 6.0;
/// From the lift one walks no farther to a free place, metres; nor in the park to where one can stand.
const FROM_LIFT_M: f64 = 60.0;
const IN_PARK_M: f64 = 80.0;

impl Walk {
    /// The nearest place on the same level on which one can stand, no farther away than this, metres.
    pub fn nearest_free(&self, wanted: &Foothold, within_m: f64) -> Option<Foothold> {
        const RING_M: f64 = 0.25;
        if self.is_free(wanted) {
            return Some(wanted.clone());
        }
        let rings = (1..=(within_m / RING_M).ceil().clamp(0.0, 1_000.0) as u32).map(|ring| f64::from(ring) * RING_M);
        rings
            .flat_map(|away_m| {
                let count = (away_m * 16.0).ceil().clamp(8.0, 160.0);
                (0..count as u32).map(move |k| {
                    let turn = std::f64::consts::TAU * f64::from(k) / count;
                    Xz(away_m * libm::sin(turn), -away_m * libm::cos(turn))
                })
            })
            .map(|off| wanted.moved(Xz(wanted.at.0 + off.0, wanted.at.1 + off.1)))
            .find(|tried| self.is_free(tried))
    }

    /// The floors that the lift leads to from here, from below; none outdoors.
    pub fn floors_at(&self, stood: &Foothold) -> Vec<u32> {
        let Some((building, _)) = self.floor_at(stood) else { return Vec::new() };
        self.floors.keys().filter(|(id, _)| *id == building).map(|(_, floor)| *floor).collect()
    }

    /// Where the lift brings one: the same place on another floor, or the nearest free one there.
    pub fn to_floor(&self, stood: &Foothold, floor: u32) -> Option<Foothold> {
        let (building, _) = self.floor_at(stood)?;
        self.on_floor(&building, floor, stood.at)
    }

    /// The free place on a building's floor nearest to a point.
    pub fn on_floor(&self, building: &PlaceId, floor: u32, at: Xz) -> Option<Foothold> {
        let slot = self.floors.get(&(building.clone(), floor))?;
        let storey = self.storey(building, floor)?;
        let upstairs = (!slot.on_ground).then(|| (building.clone(), floor));
        let wanted = Foothold { at, upstairs };
        let inside = |stood: &Foothold| storey.holds(stood.at);
        self.nearest_free(&wanted, FROM_LIFT_M).filter(inside).or_else(|| {
            // Near the outer wall the nearest free place may lie outdoors.
            let centre = self.park.building(building.as_str())?.at;
            let inwards = (1..=20).map(|k| f64::from(k) / 20.0);
            let towards = inwards.map(|s| Xz(at.0 + (centre.0 - at.0) * s, at.1 + (centre.1 - at.1) * s));
            towards.filter_map(|at| self.nearest_free(&wanted.moved(at), FROM_LIFT_M)).find(inside)
        })
    }

    /// Outdoors before the building's door that is nearest.
    pub fn way_out(&self, stood: &Foothold) -> Option<Foothold> {
        let (building, _) = self.floor_at(stood)?;
        let away = |way: &WayIn| libm::hypot(way.at.0 - stood.at.0, way.at.1 - stood.at.1);
        let ways = ways_in(&self.park, self.park.building(building.as_str())?);
        let nearest = ways.into_iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
        self.before(&nearest)
    }

    fn before(&self, way: &WayIn) -> Option<Foothold> {
        let off = |away_m: f64| Xz(way.at.0 + way.out.0 * away_m, way.at.1 + way.out.1 * away_m);
        let outside = |stood: &Foothold| self.floor_at(stood).is_none();
        let straight = [BEFORE_DOOR_M, 4.0, 2.0, 1.0].map(|away_m| Foothold::on_ground(off(away_m)));
        let free = straight.into_iter().find(|stood| self.is_free(stood));
        free.or_else(|| self.nearest_free(&Foothold::on_ground(off(2.0)), 8.0).filter(outside))
    }

    /// At a place: before the door of a building, in a room or on a floor, else as near to its middle as one can stand.
    pub fn at_place(&self, id: &PlaceId) -> Option<Arrival> {
        let place = self.park.place(id)?;
        let middle = Xz(place.centre_m[0], place.centre_m[2]);
        let building = self.park.building(id.top().as_str()).filter(|building| building.model.is_none());
        let anywhere = || self.nearest_free(&Foothold::on_ground(middle), IN_PARK_M);
        let Some(building) = building else { return Some(Arrival { stood: anywhere()?, ahead: None }) };
        if place.kind == PlaceKind::Building {
            let doors = ways_in(&self.park, building);
            let before = doors.iter().find_map(|way| Some((self.before(way)?, Xz(-way.out.0, -way.out.1))));
            return Some(match before {
                Some((stood, ahead)) => Arrival { stood, ahead: Some(ahead) },
                None => Arrival { stood: anywhere()?, ahead: None },
            });
        }
        let foot_m = place.centre_m[1] - place.half_size_m[1];
        let floors = building.floors();
        let floor = floors.iter().rev().find(|floor| floor.base_m <= foot_m + 0.3).or(floors.first())?;
        Some(Arrival { stood: self.on_floor(&building.id, floor.number, middle)?, ahead: None })
    }

    /// At a point of the park, on a floor of the building that stands there or else on the ground.
    pub fn at_point(&self, at: Xz, floor: Option<u32>) -> Option<Foothold> {
        let ground = Foothold::on_ground(at);
        match floor {
            Some(floor) => {
                let here = self.floor_at(&ground).map(|(id, _)| id);
                let building = here.or_else(|| self.building_over(at))?;
                self.on_floor(&building, floor, at)
            }
            None => self.nearest_free(&ground, IN_PARK_M),
        }
    }

    pub(super) fn building_over(&self, at: Xz) -> Option<PlaceId> {
        let point = geo::Point::new(at.0, at.1);
        let over = |outline: &geo::Polygon| geo::Contains::contains(outline, &point);
        let known = self.park.buildings.iter().filter(|building| building.model.is_none());
        known
            .into_iter()
            .find(|building| building.footprint_polygons_world().iter().any(over))
            .map(|building| building.id.clone())
    }
}
