//! Buildings of both plans, matched by their ids.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Pair, PlanSide, RoomDifference, Stands,
    rooms::{Installed, installed, rooms},
};
use crate::park::{Bilingual, Building, Construction, PlaceId, Volume, Xz};

/// What a building comes to in one plan; all 0 where it does not stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BuildingFigures {
    pub gfa_m2: f64,
    pub height_m: f64,
    pub storeys: usize,
    /// At full occupation, whatever the scenario.
    pub people_full: f64,
    /// In the scenario: staff × its factor, and all others.
    pub people: f64,
    /// Parking spaces needed, not rounded: the park's are rounded up as a whole.
    pub parking: f64,
    /// Planned, whatever the scenario's share.
    pub racks: f64,
    pub racks_installed: f64,
    /// Mean IT power of the installed racks.
    pub power_kw: f64,
}

/// From where it stands in the first plan to where it does in the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    pub metres: f64,
    /// Clockwise from north (−z), degrees, 0 to 360.
    pub bearing_deg: f64,
}

/// A building of either plan. What is the same in both, or cannot be compared, is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingDifference {
    pub id: PlaceId,
    /// As the second plan has it, or else the first.
    pub name: Bilingual,
    pub stands: Stands,
    pub figures: Pair<BuildingFigures>,
    pub moved: Option<Moved>,
    /// Counter-clockwise from above, degrees, more than −180 and at most 180.
    pub turned_deg: Option<f64>,
    /// Outlines, courts or voids are others; the sizes of the box about it, along its own x and z, metres.
    pub reshaped: Option<Pair<Xz>>,
    /// All storeys of it: how many, or how high, is another.
    pub storeys: Option<Pair<usize>>,
    /// Keys of the park's `uses`.
    pub usage: Option<Pair<String>>,
    /// When it is built; `None`: it stands at all times.
    pub phase: Option<Pair<Option<Construction>>>,
    /// How its partitions usually stand, by the mode's id.
    pub mode: Option<Pair<Option<String>>>,
    /// Rooms that differ.
    pub rooms: Vec<RoomDifference>,
}

impl BuildingDifference {
    /// Whether the plans have it otherwise.
    pub fn is_changed(&self) -> bool {
        self.stands != Stands::InBoth
            || self.moved.is_some()
            || self.turned_deg.is_some()
            || self.reshaped.is_some()
            || self.storeys.is_some()
            || self.usage.is_some()
            || self.phase.is_some()
            || self.mode.is_some()
            || !self.rooms.is_empty()
            || self.figures.map(|of| of.racks).differ()
    }

    /// Whether anything differs, the life in it as well.
    pub fn differs(&self) -> bool {
        let values: [fn(BuildingFigures) -> f64; 8] = [
            |of| of.gfa_m2,
            |of| of.height_m,
            |of| of.people_full,
            |of| of.people,
            |of| of.parking,
            |of| of.racks,
            |of| of.racks_installed,
            |of| of.power_kw,
        ];
        self.is_changed() || values.into_iter().any(|value| self.figures.map(value).differ())
    }
}

pub(super) fn buildings(from: &PlanSide, to: &PlanSide) -> Vec<BuildingDifference> {
    let (before, after) = (by_id(from), by_id(to));
    let racks = Pair { from: installed(from), to: installed(to) };
    let sides = Pair { from, to };
    let ids: BTreeSet<&PlaceId> = before.keys().chain(after.keys()).copied().collect();
    let pairs = ids.into_iter().filter_map(|id| {
        let both = Pair { from: before.get(id).copied(), to: after.get(id).copied() };
        let shown = both.to.or(both.from)?;
        let stands = Stands::of(both.from.is_some(), both.to.is_some());
        let figures = Pair {
            from: both.from.map(|one| figures(sides.from, one, &racks.from)).unwrap_or_default(),
            to: both.to.map(|one| figures(sides.to, one, &racks.to)).unwrap_or_default(),
        };
        let plain = BuildingDifference {
            id: id.clone(),
            name: shown.name.clone(),
            stands,
            figures,
            moved: None,
            turned_deg: None,
            reshaped: None,
            storeys: None,
            usage: None,
            phase: None,
            mode: None,
            rooms: Vec::new(),
        };
        Some(match (both.from, both.to) {
            (Some(from), Some(to)) => compared(plain, Pair { from, to }, &racks),
            _ => plain,
        })
    });
    pairs.collect()
}

fn by_id<'a>(side: &PlanSide<'a>) -> BTreeMap<&'a PlaceId, &'a Building> {
    side.park.buildings.iter().map(|building| (&building.id, building)).collect()
}

fn compared(plain: BuildingDifference, both: Pair<&Building>, racks: &Pair<Installed>) -> BuildingDifference {
    let usual = |building: &Building| building.modes.first().map(|mode| mode.id.clone());
    let same_storeys = {
        let runs = both.map(|building| building.volumes.iter().map(|volume| &volume.storeys).collect::<Vec<_>>());
        runs.from == runs.to
    };
    let storeys = plain.figures.map(|of| of.storeys);
    let shape = both.map(|building| building.volumes.iter().map(shape_of).collect::<Vec<_>>());
    let extent = both.map(|building| {
        let (min, max) = building.extent();
        Xz(max.0 - min.0, max.1 - min.1)
    });
    BuildingDifference {
        moved: moved(both.from.at, both.to.at),
        turned_deg: turned(both.from.turn_deg, both.to.turn_deg),
        reshaped: (shape.from != shape.to).then_some(extent),
        storeys: (!same_storeys).then_some(storeys),
        usage: both.map(|building| building.usage.clone()).if_unequal(),
        phase: both.map(|building| building.construction.clone()).if_unequal(),
        mode: both.map(usual).if_unequal(),
        rooms: rooms(both, racks),
        ..plain
    }
}

/// A volume without its storeys, and without what follows from those below it.
fn shape_of(volume: &Volume) -> Volume {
    Volume { storeys: Vec::new(), first_floor: 0, base_m: 0.0, ..volume.clone() }
}

/// Less than a millimetre is no move.
pub(super) fn moved(from: Xz, to: Xz) -> Option<Moved> {
    let (east, north) = (to.0 - from.0, from.1 - to.1);
    let metres = libm::hypot(east, north);
    let bearing_deg = libm::atan2(east, north).to_degrees();
    let bearing_deg = if bearing_deg < 0.0 { bearing_deg + 360.0 } else { bearing_deg };
    (metres > 1e-3).then_some(Moved { metres, bearing_deg })
}

/// The shorter way round.
fn turned(from_deg: f64, to_deg: f64) -> Option<f64> {
    let turn_deg = (to_deg - from_deg).rem_euclid(360.0);
    let turn_deg = if turn_deg > 180.0 { turn_deg - 360.0 } else { turn_deg };
    (turn_deg.abs() > 1e-6).then_some(turn_deg)
}

fn figures(side: &PlanSide, building: &Building, racks: &Installed) -> BuildingFigures {
    let of = side.figures.indicators.buildings.get(&building.id).copied().unwrap_or_default();
    let groups = &side.park.schedule.groups;
    let share = |group: &str| {
        if groups.get(group).is_some_and(|group| group.staff) { side.staff_factor } else { 1.0 }
    };
    let per_100_m2 = side.park.planning.parking.iter().find(|need| need.uses.contains(&building.usage));
    let halls = racks.values().filter(|hall| hall.building == building.id);
    BuildingFigures {
        gfa_m2: of.gfa_m2,
        height_m: of.height_m,
        storeys: of.storeys,
        people_full: building.occupants.iter().map(|one| f64::from(one.count)).sum(),
        people: building.occupants.iter().map(|one| f64::from(one.count) * share(&one.group)).sum(),
        parking: per_100_m2.map_or(0.0, |need| of.gfa_m2 / 100.0 * need.per_100_m2),
        racks: of.racks as f64,
        racks_installed: halls.clone().map(|hall| hall.racks as f64).sum(),
        power_kw: halls.map(|hall| hall.racks as f64 * hall.mean_kw).sum(),
    }
}
