//! Doors before which things stand: nobody comes through these.

use super::indoors::outlines_standing;
use crate::{
    models::build::{
        door_place::{before, boxed, meets},
        room_walls::doors_of,
        shell,
    },
    park::{Issue, Park},
};

/// A warning for every room whose door fixtures stand before, on whichever floor.
pub fn blocked_doors(park: &Park) -> Vec<Issue> {
    let mut issues = Vec::new();
    for building in &park.buildings {
        let shells = shell::shells(building);
        for (room, floor) in building.rooms_on_floors() {
            let doors = doors_of(building, &shells, (room, floor));
            if doors.is_empty() {
                continue;
            }
            let things = boxed(outlines_standing(building, floor));
            if doors.iter().any(|(wall, middle)| meets(&things, &before(wall, *middle))) {
                let place = building.room_id(room, floor);
                let mut issue = Issue::warning("door-blocked").with("place", &place);
                issue.place = Some(place);
                issues.push(issue);
            }
        }
    }
    issues
}
