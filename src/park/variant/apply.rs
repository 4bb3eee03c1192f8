//! Makes one change.

use super::{
    Change,
    parts::{building, impossible, room, volume},
    reshape,
};
use crate::park::{Issue, ParkFile, PlaceId, spelling::nearest_or_none};

/// Changes the park, or says why it cannot be changed so; then nothing has happened. `owner` is the scenario's id.
pub(super) fn apply(park: &mut ParkFile, change: &Change, owner: &str) -> Result<(), Box<Issue>> {
    match change {
        Change::Move { building: id, at } => {
            let one = building(park, id, owner)?;
            if !at.is_finite() {
                return Err(impossible(id, "not-finite", ""));
            }
            one.at = *at;
        }
        Change::Turn { building: id, turn_deg } => {
            let one = building(park, id, owner)?;
            if !turn_deg.is_finite() {
                return Err(impossible(id, "not-finite", ""));
            }
            one.turn_deg = *turn_deg;
        }
        Change::Resize { building: id, volume: name, size_m } => {
            let one = building(park, id, owner)?;
            let nth = name.as_deref().map(|name| volume(one, Some(name), owner)).transpose()?;
            let mut changed = one.clone();
            reshape::resize(&mut changed, nth, *size_m)?;
            *one = changed;
        }
        Change::Storeys { building: id, volume: name, count } => {
            let one = building(park, id, owner)?;
            let nth = volume(one, name.as_deref(), owner)?;
            let mut changed = one.clone();
            reshape::set_storeys(&mut changed, nth, *count)?;
            *one = changed;
        }
        Change::Use { place, usage } => set_use(park, place, usage, owner)?,
        Change::Add(new) => {
            if !new.id.is_well_formed() || new.id.parent().is_some() {
                return Err(impossible(&new.id, "malformed-id", ""));
            }
            if park.buildings.iter().any(|known| known.id == new.id) {
                return Err(impossible(&new.id, "taken-id", ""));
            }
            park.buildings.push((**new).clone());
        }
        Change::Remove(id) => {
            building(park, id, owner)?;
            park.buildings.retain(|one| one.id != *id);
        }
        // Taken together, once all is said: one after another they would pass through ways in which they cannot stand.
        Change::Partition { .. } => {}
        Change::Phase { building: id, construction } => {
            building(park, id, owner)?.construction.clone_from(construction);
        }
        Change::Racks { hall, installed } => set_racks(park, hall, *installed, owner)?,
    }
    Ok(())
}

fn set_use(park: &mut ParkFile, place: &PlaceId, usage: &str, owner: &str) -> Result<(), Box<Issue>> {
    if !park.uses.contains_key(usage) {
        let nearest = nearest_or_none(usage, park.uses.keys().map(String::as_str));
        let issue = Issue::error("unknown-use").with("kind", "scenario").with("owner", owner);
        return Err(Box::new(issue.with("id", usage).with("nearest", nearest).about(place)));
    }
    let one = building(park, &place.top(), owner)?;
    if one.id == *place {
        usage.clone_into(&mut one.usage);
        return Ok(());
    }
    let own = one.id.clone();
    let (room, _) = room(one, place, owner)?;
    // One description stands for the room on all its floors.
    if room.floors.is_some_and(|(first, last)| first != last) && own.child(&room.id) != *place {
        return Err(impossible(place, "several-floors", own.child(&room.id)));
    }
    usage.clone_into(&mut room.usage);
    Ok(())
}

fn set_racks(park: &mut ParkFile, hall: &PlaceId, installed: u32, owner: &str) -> Result<(), Box<Issue>> {
    let layouts = park.rack_layouts.clone();
    let one = building(park, &hall.top(), owner)?;
    let (room, floor) = room(one, hall, owner)?;
    let layout = room.racks.as_ref().and_then(|key| layouts.get(key));
    let Some(layout) = layout else { return Err(impossible(hall, "no-racks", "")) };
    let most = layout.count();
    if installed as usize > most {
        return Err(impossible(hall, "too-many-racks", most));
    }
    room.installed.insert(floor, installed);
    Ok(())
}
