//! A building's rooms, modes and spaces.
//!
//! A space is a group of rooms that is one in some mode, together with the screens that stand in it then: where the
//! same rooms have other screens in another mode, that is another space.

use super::masks::{MOST, members, only};
use crate::park::{Bilingual, Building, PartitionMode, PlaceId, Room, Screen, ScreenShape, Xz};

/// How far outside a room's outline the middle of a screen may stand and still belong to it, metres.
const SCREEN_SLACK_M: f64 = 0.01;

#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub rooms: Vec<RoomFacts>,
    pub modes: Vec<ModeFacts>,
    /// Each once, in the order of the modes.
    pub spaces: Vec<SpaceFacts>,
    /// Modes that cannot be used, with the reason.
    pub left_out: Vec<(String, ModeFault)>,
}

#[derive(Clone, Debug)]
pub(super) struct RoomFacts {
    /// Its place on each floor on which it is.
    pub places: Vec<PlaceId>,
    pub name: Bilingual,
    pub area_m2: f64,
    pub clear_height_m: f64,
}

#[derive(Clone, Debug)]
pub(super) struct ModeFacts {
    pub id: String,
    pub name: Bilingual,
    pub open: Vec<String>,
    /// Numbers of its spaces.
    pub spaces: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct SpaceFacts {
    /// Its rooms, a set.
    pub rooms: u64,
    /// The modes in which there is this space, a set.
    pub modes: u64,
    pub area_m2: f64,
    pub clear_height_m: f64,
    /// Width along the arc and height of each screen in it, metres.
    pub screens: Vec<(f64, f64)>,
}

/// Why a mode of the file is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModeFault {
    /// It names a room that the building has not.
    UnknownRoom,
    /// It puts a room into two spaces.
    RoomTwice,
    /// An earlier mode has the same id.
    IdTwice,
    /// The building has more modes than can be planned.
    TooMany,
}

impl Layout {
    /// Rooms that some mode names; halls that none names are spaces by themselves in every mode.
    pub fn new(building: &Building) -> Self {
        let named = |room: &Room| building.modes.iter().any(|mode| mode.spaces.iter().flatten().any(|r| *r == room.id));
        let mut layout = Self::default();
        let mut in_modes: Vec<&Room> = Vec::new();
        let mut alone: Vec<&Room> = Vec::new();
        for room in &building.rooms {
            if named(room) {
                in_modes.push(room);
                let floors = room.floor_range();
                layout.rooms.push(room_facts(building, room, floors.clone()));
            }
        }
        for room in building.rooms.iter().filter(|room| room.hall && !named(room)) {
            for floor in room.floor_range() {
                alone.push(room);
                layout.rooms.push(room_facts(building, room, floor..=floor));
            }
        }
        let singles: Vec<u64> = (in_modes.len()..in_modes.len() + alone.len()).map(only).collect();
        let all: Vec<&Room> = in_modes.into_iter().chain(alone).collect();
        if building.modes.is_empty() && !singles.is_empty() {
            layout.add_mode(building, &all, None, &singles);
        }
        for mode in &building.modes {
            match groups(mode, &all) {
                _ if layout.modes.iter().any(|known| known.id == mode.id) => layout.leave_out(mode, ModeFault::IdTwice),
                _ if layout.modes.len() >= MOST => layout.leave_out(mode, ModeFault::TooMany),
                Err(fault) => layout.leave_out(mode, fault),
                Ok(mut groups) => {
                    groups.extend(&singles);
                    layout.add_mode(building, &all, Some(mode), &groups);
                }
            }
        }
        layout
    }

    fn leave_out(&mut self, mode: &PartitionMode, fault: ModeFault) {
        self.left_out.push((mode.id.clone(), fault));
    }

    fn add_mode(&mut self, building: &Building, rooms: &[&Room], mode: Option<&PartitionMode>, groups: &[u64]) {
        let number = self.modes.len();
        let mut spaces = Vec::new();
        for group in groups {
            let facts = self.space_facts(building, rooms, mode, *group);
            let same = |known: &SpaceFacts| known.rooms == facts.rooms && known.screens == facts.screens;
            let at = self.spaces.iter().position(same).unwrap_or_else(|| {
                self.spaces.push(facts);
                self.spaces.len() - 1
            });
            if let Some(space) = self.spaces.get_mut(at) {
                space.modes |= only(number);
            }
            spaces.push(at);
        }
        self.modes.push(ModeFacts {
            id: mode.map(|mode| mode.id.clone()).unwrap_or_default(),
            name: mode.map(|mode| mode.name.clone()).unwrap_or_default(),
            open: mode.map(|mode| mode.open.clone()).unwrap_or_default(),
            spaces,
        });
    }

    fn space_facts(
        &self,
        building: &Building,
        rooms: &[&Room],
        mode: Option<&PartitionMode>,
        group: u64,
    ) -> SpaceFacts {
        let facts = || members(group).filter_map(|room| self.rooms.get(room));
        let stands = |screen: &&Screen| screen.modes.is_empty() || mode.is_some_and(|m| screen.modes.contains(&m.id));
        let holds = |screen: &&Screen| {
            let middle = middle_of(screen);
            members(group).filter_map(|room| rooms.get(room)).any(|room| holds(room, middle))
        };
        let screens = building.screens.iter().filter(stands).filter(holds);
        SpaceFacts {
            rooms: group,
            modes: 0,
            area_m2: facts().map(|room| room.area_m2).sum(),
            clear_height_m: facts().map(|room| room.clear_height_m).reduce(f64::min).unwrap_or_default(),
            screens: screens.map(|screen| (width_m(screen), screen.height_m)).collect(),
        }
    }
    pub fn area_m2(&self) -> f64 {
        self.rooms.iter().map(|room| room.area_m2).sum()
    }

    /// Places of a set of rooms, in the building's order.
    pub fn places(&self, rooms: u64) -> Vec<PlaceId> {
        members(rooms).filter_map(|room| self.rooms.get(room)).flat_map(|room| room.places.iter().cloned()).collect()
    }
}

fn room_facts(building: &Building, room: &Room, floors: std::ops::RangeInclusive<u32>) -> RoomFacts {
    let storey_m = |floor: u32| building.storey_at(floor, room.at).map(|storey| storey.height_m);
    let lowest = floors.clone().filter_map(storey_m).reduce(f64::min).unwrap_or_default();
    RoomFacts {
        places: floors.clone().map(|floor| building.room_id(room, floor)).collect(),
        name: room.name.clone(),
        area_m2: room.area_m2() * floors.count() as f64,
        clear_height_m: room.height_m.unwrap_or(lowest),
    }
}

/// The spaces of a mode as sets of rooms.
fn groups(mode: &PartitionMode, rooms: &[&Room]) -> Result<Vec<u64>, ModeFault> {
    let mut taken = 0;
    let mut groups = Vec::new();
    for space in &mode.spaces {
        let mut group = 0;
        for id in space {
            let room = rooms.iter().position(|room| room.id == *id).map(only).ok_or(ModeFault::UnknownRoom)?;
            if taken & room != 0 {
                return Err(ModeFault::RoomTwice);
            }
            taken |= room;
            group |= room;
        }
        if group != 0 {
            groups.push(group);
        }
    }
    Ok(groups)
}

fn width_m(screen: &Screen) -> f64 {
    match screen.shape {
        ScreenShape::Flat(width_m) => width_m,
        ScreenShape::Arc { length_m, .. } => length_m,
    }
}

/// The middle of the screen itself: an arc's stands back from its centre, against the bearing that it faces.
fn middle_of(screen: &Screen) -> Xz {
    let ScreenShape::Arc { radius_m, .. } = screen.shape else { return screen.at };
    let facing = screen.facing_deg.to_radians();
    Xz(screen.at.0 - radius_m * libm::sin(facing), screen.at.1 + radius_m * libm::cos(facing))
}

fn holds(room: &Room, at: Xz) -> bool {
    let within = |at: f64, middle: f64, size: f64| (at - middle).abs() <= size / 2.0 + SCREEN_SLACK_M;
    room.floor_range().contains(&1) && within(at.0, room.at.0, room.size.0) && within(at.1, room.at.1, room.size.1)
}
