//! What a camera must not pass through: the buildings as the park's files have them.

use std::collections::BTreeMap;

use bevy::math::Vec3;
use geo::{Contains, Coord, Polygon};

use crate::{
    app::pick::{Ray, cut_m, hit_prism, prisms},
    park::{Building, Park, Place, PlaceId, PlaceKind, is_in_box},
};

/// The buildings, some of them opened.
#[derive(Clone, Debug)]
pub struct Solids {
    walls: Vec<Prism>,
    /// Above these heights nothing is left of opened buildings, metres; infinity where but the roof is off.
    cuts_m: BTreeMap<PlaceId, f64>,
}

#[derive(Clone, Debug)]
struct Prism {
    outline: Polygon,
    bottom_m: f64,
    top_m: f64,
    /// It has a lid: nothing of it is lifted off.
    closed: bool,
}

/// A camera keeps this far off walls and ground, metres.
const CLEARANCE_M: f64 = 0.25;
/// What reaches so little below a cut has been lifted off with what is above, metres.
const LEAST_M: f64 = 0.05;

impl Solids {
    /// All buildings but one, closed.
    pub fn but(park: &Park, building: &PlaceId) -> Self {
        let others = park.buildings.iter().filter(|other| other.id != *building).flat_map(prisms);
        let closed = |(outline, bottom_m, top_m)| Prism { outline, bottom_m, top_m, closed: true };
        Self { walls: others.map(closed).collect(), cuts_m: BTreeMap::new() }
    }

    /// `open` lists buildings without their roof, and floors with nothing above them.
    pub fn new(park: &Park, open: &[PlaceId]) -> Self {
        let lowest = |building: &Building| {
            let cuts = open.iter().filter(|id| id.top() == building.id).map(|id| cut_m(park, building, id));
            Some((building.id.clone(), cuts.min_by(f64::total_cmp)?))
        };
        let cuts_m: BTreeMap<_, _> = park.buildings.iter().filter_map(lowest).collect();
        let walls = park.buildings.iter().flat_map(|building| {
            let cut_m = cuts_m.get(&building.id).copied();
            prisms(building).into_iter().filter_map(move |(outline, bottom_m, top_m)| {
                let top_m = cut_m.map_or(top_m, |cut_m| top_m.min(cut_m));
                (top_m > bottom_m).then_some(Prism { outline, bottom_m, top_m, closed: cut_m.is_none() })
            })
        });
        Self { walls: walls.collect(), cuts_m }
    }

    /// Halls and rooms that a point lies in; those that are lifted off are not there.
    pub fn rooms_about<'a>(&'a self, park: &'a Park, point: Vec3) -> impl Iterator<Item = &'a Place> {
        let at = point.to_array().map(f64::from);
        let rooms = park.places.values().filter(|place| matches!(place.kind, PlaceKind::Hall | PlaceKind::Room));
        rooms.filter(move |room| {
            let bottom_m = room.centre_m[1] - room.half_size_m[1];
            room.holds(at) && self.cuts_m.get(&room.id.top()).is_none_or(|cut_m| bottom_m < cut_m - LEAST_M)
        })
    }

    /// Whether a camera can go straight from one point to another.
    pub fn is_free_between(&self, from: Vec3, to: Vec3) -> bool {
        let (from, to) = (from.as_dvec3(), to.as_dvec3());
        let way = to - from;
        if f64::min(from.y, to.y) < CLEARANCE_M {
            return false;
        }
        let ray = Ray { origin: from.to_array(), direction: way.to_array() };
        self.walls.iter().all(|prism| {
            let lids = prism.closed;
            hit_prism(&prism.outline, prism.bottom_m, prism.top_m, ray, lids).is_none_or(|share| share > 1.0)
        })
    }

    /// Whether a point lies within a building that is closed over it.
    pub fn holds(&self, point: Vec3) -> bool {
        let point = point.as_dvec3();
        self.walls.iter().any(|prism| {
            prism.closed
                && (prism.bottom_m..prism.top_m).contains(&point.y)
                && prism.outline.contains(&Coord { x: point.x, y: point.z })
        })
    }
}

/// Whether a camera may stand at a point: in the open, or in a room of a building, and in no rack.
pub fn is_free(park: &Park, solids: &Solids, point: Vec3) -> bool {
    let at = point.to_array().map(f64::from);
    if at[1] < CLEARANCE_M {
        return false;
    }
    let around: Vec<_> = solids.rooms_about(park, point).collect();
    if around.is_empty() && solids.holds(point) {
        return false;
    }
    // Racks are looked at one by one in the hall of the point alone.
    let halls = around.iter().filter_map(|room| park.hall_of(&room.id));
    !halls.filter_map(|hall| Some((hall.racks?.1.rack_m, hall))).any(|((along, high, deep), hall)| {
        hall.standing_racks().iter().any(|rack| {
            let [x, y, z] = rack.foot_m;
            is_in_box(at, [x, y + high / 2.0, z], [deep / 2.0, high / 2.0, along / 2.0], rack.turn_deg)
        })
    })
}
