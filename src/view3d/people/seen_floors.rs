//! Into which rooms and floors one looks: those that nothing lies above in an opened building, and those about the eye.

use bevy::prelude::*;

use crate::{
    app::{Shown, apart_m},
    park::{Building, Park, Place, PlaceId},
    view3d::{
        indoors::{Indoors, holds},
        opened::lowest_opened,
    },
};

/// A floor, or a room on it, whose people are seen.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenPlace {
    pub id: PlaceId,
    /// Rooms whose people are not this place's own: those of a floor.
    pub without: Vec<PlaceId>,
    /// The partition mode of the building.
    pub mode: Option<String>,
    /// Drawn so much above its own height, metres.
    pub apart_m: f32,
}

/// All that is looked into.
pub fn seen_places(park: &Park, shown: &Shown, indoors: &Indoors, eye: Vec3) -> Vec<SeenPlace> {
    park.buildings.iter().flat_map(|building| of_building(park, building, shown, indoors, eye)).collect()
}

fn of_building(park: &Park, building: &Building, shown: &Shown, indoors: &Indoors, eye: Vec3) -> Vec<SeenPlace> {
    let floors = building.floors();
    let apart = shown.spread && shown.selection.as_ref().is_some_and(|selected| selected.top() == building.id);
    let open = shown.opened(park);
    let top = floors.last().map(|floor| floor.number);
    let within = |low: f64, high: f64| (low..high).contains(&f64::from(eye.y));
    let (cut, all) = match lowest_opened(building, &open) {
        Some(number) => (Some(number), shown.spread),
        None if apart => (top, true),
        None if indoors.0.as_ref() == Some(&building.id) => (
            floors.iter().rev().find(|floor| within(floor.base_m, floor.base_m + floor.height_m)).map(|f| f.number),
            false,
        ),
        None => (None, false),
    };
    let Some(cut) = cut else { return Vec::new() };
    let cut_m = floors.iter().find(|floor| floor.number == cut).map_or(0.0, |floor| floor.base_m);
    let mut seen = Vec::new();
    let mode = shown.partition_modes.get(&building.id).cloned();
    for floor in floors.iter().filter(|floor| floor.number <= cut) {
        let rooms: Vec<PlaceId> = building
            .rooms_on_floors()
            .filter(|(_, on)| *on == floor.number)
            .map(|(room, on)| building.room_id(room, on))
            .collect();
        let reaches = |place: &Place| {
            let [_, middle, _] = place.centre_m;
            let [_, half, _] = place.half_size_m;
            middle + half > cut_m + 0.1 || holds(place, eye)
        };
        let own = floor.number == cut || all;
        let id = building.floor_id(floor.number);
        let of = |id: PlaceId, without: Vec<PlaceId>| SeenPlace {
            apart_m: apart_m(park, shown, &id) as f32,
            id,
            without,
            mode: mode.clone(),
        };
        let high = rooms.iter().filter(|room| own || park.places.get(*room).is_some_and(reaches)).cloned();
        seen.extend(high.map(|room| of(room, Vec::new())));
        if own {
            seen.push(of(id, rooms));
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn ids(shown: &Shown, indoors: Option<&str>, eye: Vec3) -> Vec<String> {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let indoors = Indoors(indoors.map(PlaceId::new));
        seen_places(&park, shown, &indoors, eye).into_iter().map(|place| place.id.to_string()).collect()
    }

    #[test]
    fn nobody_is_seen_in_a_closed_park() {
        assert!(ids(&Shown::default(), None, Vec3::new(0.0, 90.0, 200.0)).is_empty());
    }

    #[test]
    fn an_opened_studio_block_shows_its_four_halls() {
        let open = Shown { open: vec!["F-05".into()], ..default() };
        let seen = ids(&open, None, Vec3::new(-155.0, 145.0, -157.0));
        for hall in ["F-05/H1", "F-05/H2", "F-05/H3", "F-05/H4"] {
            assert!(seen.contains(&hall.to_owned()), "{seen:?}");
        }
    }

    #[test]
    fn an_opened_floor_shows_itself_and_not_the_floors_below() {
        let open = Shown { open: vec!["F-01/L10".into()], ..default() };
        let seen = ids(&open, None, Vec3::new(0.0, 120.0, 100.0));
        assert_eq!(seen, ["F-01/L10"]);
        let apart = Shown { spread: true, ..open };
        assert_eq!(ids(&apart, None, Vec3::new(0.0, 120.0, 100.0)).len(), 11, "ten floors and the lobby");
    }

    #[test]
    fn in_a_room_one_sees_who_is_on_that_floor() {
        let seen = ids(&Shown::default(), Some("F-01"), Vec3::new(4.5, 1.7, 52.2));
        assert!(seen.contains(&"F-01/lobby".to_owned()), "{seen:?}");
        assert!(seen.iter().all(|id| !id.contains("L2")));
    }
}
