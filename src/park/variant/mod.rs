//! What a scenario changes of the park: buildings moved, turned, resized, added …, as a list that is applied in order.
//!
//! A park with changes is a park like any other. It has been through the same checks; what a check forbids is left out
//! and told, and the rest goes on.

mod apply;
mod contents;
mod partitions;
mod parts;
mod plain;
mod reshape;
#[cfg(test)]
mod tests;
mod vary;

use serde::{Deserialize, Serialize};

use super::{Building, Construction, PlaceId, Xz};

pub use plain::PlainBuilding;
pub(super) use vary::check_changes;
pub use vary::{Base, ChangeFault, Varied, scenario_chain};

/// One thing that a scenario does to the park before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// A building's centre, from the park's origin, metres.
    Move {
        building: PlaceId,
        at: Xz,
    },
    /// Counter-clockwise from above, degrees.
    Turn {
        building: PlaceId,
        turn_deg: f64,
    },
    /// Size along x and z before the building's turn, metres. What is in it keeps its share of it.
    Resize {
        building: PlaceId,
        /// Left out, it is the size of the whole building, and all its volumes grow alike.
        #[serde(default)]
        volume: Option<String>,
        size_m: Xz,
    },
    /// How many storeys a volume has. The topmost run of equal storeys grows or shrinks; what stands on it goes along.
    Storeys {
        building: PlaceId,
        /// May be left out for a building of one volume.
        #[serde(default)]
        volume: Option<String>,
        count: u32,
    },
    /// What a building, or a room on one floor of it, is used for: a key of the park's `uses`.
    Use {
        place: PlaceId,
        #[serde(rename = "use")]
        usage: String,
    },
    /// Another building, written as in `park.ron`.
    Add(Box<Building>),
    Remove(PlaceId),
    /// How a partition usually stands. The building must have a mode with just these partitions open.
    Partition {
        partition: PlaceId,
        open: bool,
    },
    /// When a building is built; `None`: it stands at all times.
    Phase {
        building: PlaceId,
        construction: Option<Construction>,
    },
    /// How many of a hall's racks are installed, the first in the order of rows and numbers, whatever the scenario's
    /// share.
    Racks {
        hall: PlaceId,
        installed: u32,
    },
}

/// What a change sets: a later one of the same key takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Move,
    Turn,
    Resize,
    Storeys,
    Use,
    Add,
    Remove,
    Partition,
    Phase,
    Racks,
}

impl Change {
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Move { .. } => ChangeKind::Move,
            Self::Turn { .. } => ChangeKind::Turn,
            Self::Resize { .. } => ChangeKind::Resize,
            Self::Storeys { .. } => ChangeKind::Storeys,
            Self::Use { .. } => ChangeKind::Use,
            Self::Add(_) => ChangeKind::Add,
            Self::Remove(_) => ChangeKind::Remove,
            Self::Partition { .. } => ChangeKind::Partition,
            Self::Phase { .. } => ChangeKind::Phase,
            Self::Racks { .. } => ChangeKind::Racks,
        }
    }

    /// The building, room, partition or hall that it is about.
    pub fn place(&self) -> &PlaceId {
        match self {
            Self::Move { building, .. }
            | Self::Turn { building, .. }
            | Self::Resize { building, .. }
            | Self::Storeys { building, .. }
            | Self::Phase { building, .. }
            | Self::Remove(building) => building,
            Self::Use { place, .. } => place,
            Self::Add(building) => &building.id,
            Self::Partition { partition, .. } => partition,
            Self::Racks { hall, .. } => hall,
        }
    }

    fn volume(&self) -> Option<&str> {
        match self {
            Self::Resize { volume, .. } | Self::Storeys { volume, .. } => volume.as_deref(),
            _ => None,
        }
    }

    fn is_about(&self, building: &PlaceId) -> bool {
        self.place().top() == *building
    }

    fn sets_the_same(&self, other: &Self) -> bool {
        self.kind() == other.kind() && self.place() == other.place() && self.volume() == other.volume()
    }
}

/// Adds a change to a list so that the list stays as short as it can be: one that sets the same is replaced, and what is
/// removed needs no other change.
pub fn take_change(changes: &mut Vec<Change>, change: Change) {
    if let Change::Remove(building) = &change {
        let added_here = changes.iter().any(|old| matches!(old, Change::Add(_)) && old.is_about(building));
        let stood_before = changes.iter().any(|old| matches!(old, Change::Remove(_)) && old.is_about(building));
        changes.retain(|old| !old.is_about(building));
        if !added_here || stood_before {
            changes.push(change);
        }
        return;
    }
    // A change before a building was removed and added anew is another building's.
    let renewed = changes.iter().rposition(|old| old.kind() == ChangeKind::Add && old.is_about(&change.place().top()));
    let same =
        changes.iter().rposition(|old| old.sets_the_same(&change)).filter(|at| renewed.is_none_or(|add| *at >= add));
    match same.and_then(|at| changes.get_mut(at)) {
        Some(old) => *old = change,
        None => changes.push(change),
    }
}
