//! Rooms of a building in both plans, matched by their ids; and the racks that each hall has installed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pair, PlanSide, Stands, buildings::moved};
use crate::park::{Bilingual, Building, PlaceId, Room};

/// A room of either plan that differs: on one floor, or the same on several.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomDifference {
    /// Its building's id and its own.
    pub id: PlaceId,
    pub name: Bilingual,
    pub stands: Stands,
    /// On all its floors together.
    pub area_m2: Pair<f64>,
    /// On how many floors it is; 0 where it is not there.
    pub floors: Pair<u32>,
    /// Within its building, metres; `None` where it lies as it did.
    pub moved_m: Option<f64>,
    /// Keys of the park's `uses`.
    pub usage: Option<Pair<String>>,
    /// Racks that are said to be installed, or else those that there is room for.
    pub racks: Pair<usize>,
}

/// Racks of a hall.
pub(super) struct HallRacks {
    pub building: PlaceId,
    /// Installed in the scenario.
    pub racks: usize,
    /// Said to be installed, or else all that there is room for.
    pub planned: usize,
    /// Mean IT power of one, kW.
    pub mean_kw: f64,
}

/// By hall.
pub(super) type Installed = BTreeMap<PlaceId, HallRacks>;

/// As the simulator has it: what is said of a hall counts; else the first racks of the park in the order of halls, as
/// many as the scenario's share of all.
pub(super) fn installed(side: &PlanSide) -> Installed {
    let park = side.park;
    let shared = (park.rack_count() as f64 * side.racks_installed).round() as usize;
    let mut before = 0;
    let halls = park.halls().filter_map(|hall| {
        let (_, layout) = hall.racks?;
        let count = layout.count();
        let racks = hall.installed().map_or(shared.saturating_sub(before), |said| said).min(count);
        before += count;
        let (building, planned) = (hall.building.id.clone(), hall.planned_racks());
        Some((hall.id, HallRacks { building, racks, planned, mean_kw: layout.mean_kw }))
    });
    halls.collect()
}

pub(super) fn rooms(both: Pair<&Building>, racks: &Pair<Installed>) -> Vec<RoomDifference> {
    let (before, after) = (by_floor(both.from), by_floor(both.to));
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).map(|(id, _)| *id).collect();
    let rooms = ids.into_iter().filter_map(|id| {
        let of = Pair { from: one_room(&before, id), to: one_room(&after, id) };
        let shown = of.to.first().or(of.from.first()).map(|(_, room)| *room)?;
        // On floors where it is in both.
        let standing = of.from.iter().filter_map(|(floor, room)| Some((*room, *after.get(&(id, *floor))?)));
        let room = RoomDifference {
            id: both.to.id.child(id),
            name: shown.name.clone(),
            stands: Stands::of(!of.from.is_empty(), !of.to.is_empty()),
            area_m2: of.as_ref().map(|floors| floors.iter().map(|(_, room)| room.area_m2()).sum()),
            floors: of.as_ref().map(|floors| floors.len() as u32),
            moved_m: standing.clone().find_map(|(from, to)| moved(from.at, to.at)).map(|moved| moved.metres),
            usage: standing
                .clone()
                .find_map(|(from, to)| Pair { from, to }.map(|room| room.usage.clone()).if_unequal()),
            racks: Pair { from: planned(both.from, &of.from, &racks.from), to: planned(both.to, &of.to, &racks.to) },
        };
        room.differs().then_some(room)
    });
    rooms.collect()
}

impl RoomDifference {
    fn differs(&self) -> bool {
        self.stands != Stands::InBoth
            || self.area_m2.differ()
            || self.floors.from != self.floors.to
            || self.moved_m.is_some()
            || self.usage.is_some()
            || self.racks.from != self.racks.to
    }
}

/// A room may be written more than once, for floors of several phases.
type ByFloor<'a> = BTreeMap<(&'a str, u32), &'a Room>;

fn by_floor(building: &Building) -> ByFloor<'_> {
    building.rooms_on_floors().map(|(room, floor)| ((room.id.as_str(), floor), room)).collect()
}

fn one_room<'a>(rooms: &ByFloor<'a>, id: &'a str) -> Vec<(u32, &'a Room)> {
    rooms.range((id, 0)..=(id, u32::MAX)).map(|((_, floor), room)| (*floor, *room)).collect()
}

fn planned(building: &Building, floors: &[(u32, &Room)], racks: &Installed) -> usize {
    let halls = floors.iter().filter_map(|(floor, room)| racks.get(&building.room_id(room, *floor)));
    halls.map(|hall| hall.planned).sum()
}
