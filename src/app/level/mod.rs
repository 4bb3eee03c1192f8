//! Going in and out: park → building → floor → hall or room → rack. Whoever is inside a place sees it opened, and picks
//! what is in it.

mod enter;
mod pick;

pub use pick::{pick_inside, pick_level};

use crate::park::{Building, Park, Place, PlaceId, PlaceKind};

/// The places that one goes through to a place, outermost first; the place itself last, if one can be inside it.
///
/// A low house whose rooms all lie on one floor is gone into without its floors.
pub fn way_to(park: &Park, id: &PlaceId) -> Vec<PlaceId> {
    let around = std::iter::successors(park.place(id), |inner| park.place(inner.within.as_ref()?));
    // A park's data may go round in a circle; no place lies deeper than this.
    let levels = around.take(8).filter(|place| is_level(park, place));
    let mut way: Vec<PlaceId> = levels.map(|place| place.id).collect();
    way.reverse();
    way
}

/// The next level on the way from where one is to a place; `None` if one is there, or cannot go in.
pub fn next_in(park: &Park, inside: Option<&PlaceId>, to: &PlaceId) -> Option<PlaceId> {
    let way = way_to(park, to);
    let here = inside.and_then(|inside| way.iter().position(|level| level == inside));
    way.get(here.map_or(0, |here| here + 1)).cloned()
}

/// The level around one; `None` for the park itself.
pub fn outer(park: &Park, inside: &PlaceId) -> Option<PlaceId> {
    way_to(park, inside).into_iter().rev().nth(1)
}

/// What is opened for whoever is inside: a low house without its roof, or the floor with nothing above it.
pub fn opened_at(park: &Park, inside: &PlaceId) -> Option<PlaceId> {
    let building = park.building(inside.top().as_str())?;
    if !has_floor_levels(building) {
        return (!building.rooms.is_empty()).then(|| building.id.clone());
    }
    let is_floor = |id: &PlaceId| park.place(id).is_some_and(|place| place.kind == PlaceKind::Floor);
    way_to(park, inside).into_iter().find(is_floor)
}

fn is_level(park: &Park, place: &Place) -> bool {
    match place.kind {
        PlaceKind::Building | PlaceKind::Hall | PlaceKind::Room | PlaceKind::Rack => true,
        PlaceKind::Floor => park.building(place.id.top().as_str()).is_some_and(has_floor_levels),
        _ => false,
    }
}

/// Whether one chooses a floor before a room.
pub(super) fn has_floor_levels(building: &Building) -> bool {
    const LOW: usize = 3;
    let mut floors: Vec<u32> = building.rooms_on_floors().map(|(_, floor)| floor).collect();
    floors.sort_unstable();
    floors.dedup();
    building.storeys() > LOW || floors.len() > 1
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn zone_f() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    fn ids(way: &[PlaceId]) -> Vec<&str> {
        way.iter().map(PlaceId::as_str).collect()
    }

    #[test]
    fn a_rack_is_reached_level_by_level_and_left_again() {
        let park = zone_f();
        let rack: PlaceId = "F-08/L3/A/R07/24".into();
        let way = way_to(&park, &rack);
        assert_eq!(ids(&way), ["F-08", "F-08/L3", "F-08/L3/A", "F-08/L3/A/R07/24"]);
        let mut inside = None;
        for level in &way {
            inside = next_in(&park, inside.as_ref(), &rack);
            assert_eq!(inside.as_ref(), Some(level));
        }
        assert_eq!(next_in(&park, inside.as_ref(), &rack), None, "no further");
        for level in way.iter().rev().skip(1) {
            inside = inside.and_then(|inside| outer(&park, &inside));
            assert_eq!(inside.as_ref(), Some(level));
        }
        assert_eq!(outer(&park, &"F-08".into()), None);
    }

    #[test]
    fn a_low_house_opens_as_a_whole_and_a_high_one_floor_by_floor() {
        let park = zone_f();
        assert_eq!(ids(&way_to(&park, &"F-05/H1".into())), ["F-05", "F-05/H1"]);
        let opened = |id: &str| opened_at(&park, &id.into()).map(|id| id.to_string());
        assert_eq!(opened("F-05").as_deref(), Some("F-05"));
        assert_eq!(opened("F-05/H1").as_deref(), Some("F-05"));
        assert_eq!(opened("F-08"), None, "floors are chosen from outside");
        assert_eq!(opened("F-08/L3").as_deref(), Some("F-08/L3"));
        assert_eq!(opened("F-08/L3/A/R07/24").as_deref(), Some("F-08/L3"));
        assert!(way_to(&park, &"R-ring".into()).is_empty() && way_to(&park, &"nowhere".into()).is_empty());
        assert_eq!(next_in(&park, Some(&"F-05".into()), &"F-08/L3".into()).unwrap().as_str(), "F-08", "another house");
    }
}
