//! The part of a park that a change is about, or why there is none.

use crate::park::{Building, Issue, ParkFile, PlaceId, Room, Volume, spelling::nearest_or_none};

pub(super) fn building<'a>(park: &'a mut ParkFile, id: &PlaceId, owner: &str) -> Result<&'a mut Building, Box<Issue>> {
    let near = nearest_or_none(id.as_str(), park.buildings.iter().map(|building| building.id.as_str())).to_owned();
    park.buildings.iter_mut().find(|building| building.id == *id).ok_or_else(|| unknown_place(owner, id, near))
}

/// The volume of this id, or the only one; its number in the building.
pub(super) fn volume(building: &Building, id: Option<&str>, owner: &str) -> Result<usize, Box<Issue>> {
    let ids = || building.volumes.iter().map(|volume| volume.id.as_str());
    match id {
        Some(id) => ids().position(|known| known == id).ok_or_else(|| {
            let issue = Issue::error("unknown-volume").with("building", &building.id).with("owner", owner);
            Box::new(issue.with("id", id).with("nearest", nearest_or_none(id, ids())).about(&building.id))
        }),
        None if building.volumes.len() == 1 => Ok(0),
        None => Err(impossible(&building.id, "which-volume", ids().collect::<Vec<_>>().join(", "))),
    }
}

/// A room by the id that it has on a floor, or as its building's child.
pub(super) fn room<'a>(
    building: &'a mut Building,
    id: &PlaceId,
    owner: &str,
) -> Result<(&'a mut Room, u32), Box<Issue>> {
    let own = building.id.clone();
    let found = building.rooms_on_floors().find(|(room, floor)| building.room_id(room, *floor) == *id);
    let found = found.map(|(room, floor)| (room.id.clone(), room.floors, floor));
    let whole = building.rooms.iter().find(|room| own.child(&room.id) == *id);
    let found = found.or_else(|| whole.map(|room| (room.id.clone(), room.floors, *room.floor_range().start())));
    let Some((name, floors, floor)) = found else {
        let ids = building.rooms_on_floors().map(|(room, floor)| building.room_id(room, floor).to_string());
        let ids: Vec<String> = ids.collect();
        let near = nearest_or_none(id.as_str(), ids.iter().map(String::as_str));
        return Err(unknown_place(owner, id, near));
    };
    let same = |room: &&mut Room| room.id == name && room.floors == floors;
    let room = building.rooms.iter_mut().find(same).ok_or_else(|| impossible(id, "no-room", ""))?;
    Ok((room, floor))
}

fn unknown_place(owner: &str, id: &PlaceId, nearest: impl ToString) -> Box<Issue> {
    let issue = Issue::error("unknown-place").with("kind", "scenario").with("owner", owner);
    Box::new(issue.with("id", id).with("nearest", nearest).about(id))
}

/// A change that cannot be made; the message says why by `reason`, and quotes `more`.
pub(super) fn impossible(id: &PlaceId, reason: &'static str, more: impl ToString) -> Box<Issue> {
    Box::new(Issue::error("change-impossible").with("id", id).with("reason", reason).with("more", more).about(id))
}

/// Whether a length can be built: something that one can stand in, and smaller than a district.
pub(super) fn is_length(metres: f64) -> bool {
    (SMALLEST_M..=LARGEST_M).contains(&metres)
}

/// Less than this is no building, metres.
pub(super) const SMALLEST_M: f64 = 3.0;
pub(super) const LARGEST_M: f64 = 2_000.0;

/// The volumes whose foot stands on another's top.
pub(super) fn stands_on(upper: &Volume, top_m: f64, next_floor: u32) -> bool {
    (upper.base_m - top_m).abs() < 0.01 && upper.first_floor == next_floor
}
