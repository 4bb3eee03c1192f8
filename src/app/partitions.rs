//! Opening and closing one partition: the step from the building's mode to the nearest one that has it so.

use std::collections::BTreeMap;

use super::Command;
use crate::park::{Bilingual, Building, Park, Partition, PlaceId, mode_now, mode_with};

/// What opening or closing a partition comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartitionStep {
    pub building: PlaceId,
    /// Id and name of the mode that the building stands in then.
    pub mode: String,
    pub name: Bilingual,
    /// Whether the partition is open then.
    pub open: bool,
    /// Others that open with it, or close, as there is no mode with this one alone changed.
    pub also: Vec<(Bilingual, bool)>,
}

impl PartitionStep {
    pub fn command(&self) -> Command {
        Command::SetPartitionMode { building: self.building.clone(), mode: self.mode.clone() }
    }
}

/// The partition of this id, and its building.
pub fn partition_of<'a>(park: &'a Park, id: &PlaceId) -> Option<(&'a Building, &'a Partition)> {
    let building = park.building(id.top().as_str())?;
    let own = building.partitions.iter().find(|wall| building.id.child(&wall.id) == *id)?;
    Some((building, own))
}

/// Whether a partition is open while buildings stand in these modes; `None` for what is none.
pub fn is_partition_open(park: &Park, modes: &BTreeMap<PlaceId, String>, id: &PlaceId) -> Option<bool> {
    let (building, own) = partition_of(park, id)?;
    let mode = mode_now(building, modes.get(&building.id).map(String::as_str));
    Some(mode.is_some_and(|mode| mode.open.contains(&own.id)))
}

/// The step that opens a closed partition or closes an open one; `None` where no mode of the building has it so.
pub fn partition_step(park: &Park, modes: &BTreeMap<PlaceId, String>, id: &PlaceId) -> Option<PartitionStep> {
    let (building, own) = partition_of(park, id)?;
    let current = modes.get(&building.id).map(String::as_str);
    let now = mode_now(building, current)?;
    let open = !now.open.contains(&own.id);
    let then = mode_with(building, current, &own.id, open)?;
    let others = building.partitions.iter().filter(|wall| wall.id != own.id);
    let also = others.filter_map(|wall| {
        let (was, will) = (now.open.contains(&wall.id), then.open.contains(&wall.id));
        (was != will).then(|| (wall.name.clone(), will))
    });
    Some(PartitionStep {
        building: building.id.clone(),
        mode: then.id.clone(),
        name: then.name.clone(),
        open,
        also: also.collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_step_there_is_followed_by_the_step_back() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let wall: PlaceId = "F-05/PW-2".into();
        let mut modes = BTreeMap::new();
        assert_eq!(is_partition_open(&park, &modes, &wall), Some(false));
        let there = partition_step(&park, &modes, &wall).unwrap();
        assert!(there.open && there.also.is_empty());
        modes.insert(there.building.clone(), there.mode.clone());
        assert_eq!(is_partition_open(&park, &modes, &wall), Some(true));
        let back = partition_step(&park, &modes, &wall).unwrap();
        assert_eq!((back.open, back.mode.as_str()), (false, "4x1500"));
        let with_others = partition_step(&park, &BTreeMap::new(), &"F-05/PW-3".into()).unwrap();
        assert_eq!(with_others.also.iter().map(|(_, open)| *open).collect::<Vec<_>>(), [true, true]);
        assert!(partition_step(&park, &modes, &"F-05/H1".into()).is_none());
        assert!(partition_step(&park, &modes, &"nowhere".into()).is_none());
    }
}
