//! Which mode of a building has a partition open or closed.

use std::collections::BTreeSet;

use crate::park::{Building, PartitionMode};

/// The mode of this id, or the usual one; `None` in a building without any.
pub fn mode_now<'a>(building: &'a Building, id: Option<&str>) -> Option<&'a PartitionMode> {
    building.modes.iter().find(|mode| Some(mode.id.as_str()) == id).or(building.modes.first())
}

/// The mode in which this partition is open, or closed, and the others stand as they do now; where there is none, the
/// one that changes the fewest others, and of equals the first. `None` if the building has no mode with it so.
pub fn mode_with<'a>(
    building: &'a Building,
    current_mode: Option<&str>,
    partition: &str,
    open: bool,
) -> Option<&'a PartitionMode> {
    let now: BTreeSet<&str> = mode_now(building, current_mode)?.open.iter().map(String::as_str).collect();
    let fitting = building.modes.iter().filter(|mode| mode.open.iter().any(|id| id == partition) == open);
    fitting.min_by_key(|mode| {
        let then: BTreeSet<&str> = mode.open.iter().map(String::as_str).collect();
        now.symmetric_difference(&then).filter(|id| **id != partition).count()
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn building() -> Building {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        park.building("F-05").unwrap().clone()
    }

    #[test]
    fn a_partition_alone_changes_where_there_is_such_a_mode() {
        let building = building();
        let with = |now, wall, open| mode_with(&building, now, wall, open).map(|mode| mode.id.as_str());
        assert_eq!(with(None, "PW-1", true), Some("1x3000-west+2x1500"));
        assert_eq!(with(Some("1x3000-west+2x1500"), "PW-2", true), Some("2x3000"));
        assert_eq!(with(Some("2x3000"), "PW-1", false), Some("1x3000-east+2x1500"));
        assert_eq!(with(Some("2x3000"), "PW-3", true), Some("1x6000"));
        assert_eq!(with(Some("1x6000"), "PW-3", false), Some("2x3000"));
    }

    #[test]
    fn else_the_nearest_mode_is_taken_and_what_cannot_be_is_none() {
        let mut building = building();
        assert_eq!(mode_with(&building, None, "PW-3", true).unwrap().id, "1x6000", "the others go with it");
        assert_eq!(mode_with(&building, Some("1x6000"), "PW-1", false).unwrap().id, "1x3000-east+2x1500");
        assert_eq!(mode_with(&building, Some("no such"), "PW-1", true).unwrap().id, "1x3000-west+2x1500");
        assert!(mode_with(&building, None, "no such", true).is_none());
        building.modes.clear();
        assert!(mode_with(&building, None, "PW-1", true).is_none());
    }
}
