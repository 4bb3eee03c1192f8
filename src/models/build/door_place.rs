//! Where the door of a room is put: in the middle of its longest inner wall, or as near to that as nothing stands before it.

use geo::{BoundingRect, Intersects, Polygon, Rect};

use super::room_walls::{DOOR_M, Wall};
use crate::{models::afoot::outlines_standing, park::Building};

/// No wall shorter than this many doors' widths has one.
const LEAST_DOORS: f64 = 3.0;
/// Free floor before and behind a door, and beside it, metres.
const CLEAR_M: f64 = 1.0;
const BESIDE_M: f64 = 0.05;
/// Where along a wall a door is tried, the middle first.
const SHARES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/// The number of the wall and where along it the door's middle is; `None` where no wall is long enough.
///
/// Where things stand before every place that is tried, it is the middle of the longest wall; `check` tells of it.
pub(super) fn door_place(building: &Building, floor: u32, walls: &[Wall]) -> Option<(usize, f64)> {
    let mut long: Vec<(usize, &Wall)> =
        walls.iter().enumerate().filter(|(_, wall)| wall.length > LEAST_DOORS * DOOR_M.0).collect();
    // Of equals the last.
    long.sort_by(|a, b| b.1.length.total_cmp(&a.1.length).then(b.0.cmp(&a.0)));
    let (first, widest) = long.first().copied()?;
    let things = boxed(outlines_standing(building, floor));
    let places = long.iter().flat_map(|(number, wall)| SHARES.map(|share| (*number, *wall, wall.length * share)));
    let clear = |(_, wall, middle): &(usize, &Wall, f64)| {
        let inside = middle.min(wall.length - middle) >= DOOR_M.0 / 2.0 + 0.1;
        inside && !meets(&things, &before(wall, *middle))
    };
    let found = places.into_iter().find(clear).map(|(number, _, middle)| (number, middle));
    Some(found.unwrap_or((first, widest.length / 2.0)))
}

/// The floor before and behind a door.
pub(in crate::models) fn before(wall: &Wall, middle: f64) -> Polygon {
    let half = DOOR_M.0 / 2.0 + BESIDE_M;
    wall.outline((middle - half, middle + half), (-CLEAR_M, wall.thickness + CLEAR_M))
}

pub(in crate::models) fn boxed(outlines: Vec<Polygon>) -> Vec<(Rect, Polygon)> {
    outlines.into_iter().filter_map(|outline| Some((outline.bounding_rect()?, outline))).collect()
}

pub(in crate::models) fn meets(things: &[(Rect, Polygon)], place: &Polygon) -> bool {
    let Some(reach) = place.bounding_rect() else { return false };
    things.iter().any(|(own, outline)| own.intersects(&reach) && outline.intersects(place))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{models::blocked_doors, park::Xz};

    #[test]
    fn no_fixture_stands_before_a_door_of_the_shipped_parks_and_one_that_does_moves_it_or_is_told() {
        for scene in ["zone-f", "demo-campus"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
            let mut park = crate::park::load(&folder).park.unwrap();
            let told = blocked_doors(&park);
            assert!(told.is_empty(), "{told:?}");
            if scene != "zone-f" {
                continue;
            }
            // Everywhere along all walls of a corridor.
            let building = park.buildings.iter_mut().find(|building| building.id.as_str() == "F-08").unwrap();
            let bottles = building.fixtures.iter_mut().find(|fixture| fixture.id == "bottles").unwrap();
            (bottles.size_m.0, bottles.size_m.2, bottles.at) = (30.0, 6.0, Xz(0.0, 0.0));
            let told = blocked_doors(&park);
            assert!(told.iter().any(|issue| issue.place.as_ref().is_some_and(|id| id.as_str() == "F-08/L3/cross-E")));
        }
    }
}
