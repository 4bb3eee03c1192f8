//! How partitions usually stand: all that a scenario says of a building's, taken together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Change,
    parts::{building, impossible},
};
use crate::park::{Issue, ParkFile, PlaceId, spelling::nearest_or_none};

/// The mode with just the wanted partitions open becomes the usual one of each building. Returns what cannot be so, by
/// the number of the change.
pub(super) fn set(park: &mut ParkFile, changes: &[Change], owner: &str) -> Vec<(usize, Box<Issue>)> {
    let mut refused = Vec::new();
    let mut wanted: BTreeMap<PlaceId, (BTreeSet<String>, usize)> = BTreeMap::new();
    for (nth, change) in changes.iter().enumerate() {
        let Change::Partition { partition, open } = change else { continue };
        match own_id(park, partition, owner) {
            Ok((name, usual)) => {
                let (set, last) = wanted.entry(partition.top()).or_insert((usual, nth));
                *last = nth;
                if *open {
                    set.insert(name)
                } else {
                    set.remove(&name)
                };
            }
            Err(issue) => refused.push((nth, issue)),
        }
    }
    for (id, (open, nth)) in wanted {
        let Some(one) = park.buildings.iter_mut().find(|building| building.id == id) else { continue };
        match one.modes.iter().position(|mode| mode.open.iter().cloned().collect::<BTreeSet<_>>() == open) {
            Some(found) => {
                let mode = one.modes.remove(found);
                one.modes.insert(0, mode);
            }
            None => {
                let open: Vec<String> = open.into_iter().collect();
                refused.push((nth, impossible(&id, "no-mode", open.join(", "))));
            }
        }
    }
    refused
}

/// A partition's id within its building, and which partitions are usually open there.
fn own_id(park: &mut ParkFile, id: &PlaceId, owner: &str) -> Result<(String, BTreeSet<String>), Box<Issue>> {
    let one = building(park, &id.top(), owner)?;
    let usual = one.modes.first().map(|mode| mode.open.iter().cloned().collect()).unwrap_or_default();
    if let Some(known) = one.partitions.iter().find(|partition| one.id.child(&partition.id) == *id) {
        return Ok((known.id.clone(), usual));
    }
    let ids: Vec<String> = one.partitions.iter().map(|part| one.id.child(&part.id).to_string()).collect();
    let nearest = nearest_or_none(id.as_str(), ids.iter().map(String::as_str));
    let issue = Issue::error("unknown-partition").with("kind", "scenario").with("owner", owner);
    Err(Box::new(issue.with("id", id).with("nearest", nearest).about(id)))
}
