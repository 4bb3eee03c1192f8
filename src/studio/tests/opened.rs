//! What is left out of an opened building, nobody would see.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::{
    app::{CameraGoal, CameraPose, Eye, OpenPark, PlaceRef},
    models::Seen,
    park::{Building, Fixture},
    view3d::{Looks, Part, drawn_meshes},
};

#[test]
fn below_the_slabs_of_an_opened_floor_nothing_is_missed() {
    let mut studio = studio("overview");
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let (mut seen, mut left_out) = (0, 0);
    for building in &park.buildings {
        let floors = building.floors();
        let numbers = [floors.len() / 2, floors.len() - 1].map(|at| floors[at].number);
        for id in numbers.map(|number| building.floor_id(number)).into_iter().chain([building.id.clone()]) {
            studio.wish([Command::Open(vec![id.clone()]), Command::FlyTo(building.id.clone())]);
            studio.frames(3, 0.0);
            let usual = studio.settled();
            let left = drawn_meshes(studio.app.world_mut()).len();
            studio.app.world_mut().resource_mut::<Looks>().see_through_slabs();
            let all = studio.settled();
            left_out += drawn_meshes(studio.app.world_mut()).len() - left;
            let off = usual.pixels().zip(all.pixels()).filter(|(a, b)| !alike(a, b)).count();
            // Specks of lit rooms in the joints of a façade are no loss.
            assert!(off < 100, "{id}: {off} of {} pixels differ", usual.pixels().len());
            seen += 1;
        }
    }
    assert!(seen > 20 && left_out > seen, "{left_out} meshes in {seen} pictures");
}

/// How each storey of a building is drawn, by its number: its near parts, or the far one.
fn storeys_drawn(studio: &mut Studio, building: &Building) -> BTreeMap<u32, BTreeSet<Seen>> {
    let world = studio.app.world_mut();
    let mut parts = world.query::<(&Part, &Visibility)>();
    let drawn: Vec<&Part> =
        parts.iter(world).filter(|(_, seen)| **seen != Visibility::Hidden).map(|(part, _)| part).collect();
    let of = |floor: u32| {
        let id = building.floor_id(floor);
        let outside = |part: &&&Part| part.of == id && matches!(part.seen, Seen::Near | Seen::FarOpened);
        drawn.iter().filter(outside).map(|part| part.seen).collect()
    };
    building.floors().iter().map(|floor| (floor.number, of(floor.number))).collect()
}

#[test]
fn storeys_below_an_opened_floor_look_alike_from_afar_and_from_nearby() {
    let mut studio = studio("overview");
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    for building in park.buildings.iter().filter(|building| building.storeys() > 3).step_by(4) {
        let floors = building.floors();
        let floor = floors[building.storeys() / 2].number;
        studio.wish([Command::Open(vec![building.floor_id(floor)]), Command::FlyTo(building.id.clone())]);
        studio.frames(3, 0.0);
        let afar = studio.settled();
        let drawn = storeys_drawn(&mut studio, building);
        assert!(drawn.values().all(|seen| seen.len() == 1), "each once: {drawn:?}");
        assert_eq!(drawn[&floor], BTreeSet::from([Seen::Near]), "{} lies open", building.id);
        assert_eq!(drawn[&floors[0].number], BTreeSet::from([Seen::FarOpened]), "{}", building.id);
        studio.app.world_mut().resource_mut::<Looks>().see_storeys_in_full();
        let nearby = studio.settled();
        let drawn = storeys_drawn(&mut studio, building);
        assert!(drawn.values().all(|seen| *seen == BTreeSet::from([Seen::Near])), "{drawn:?}");
        let off = difference(&afar, &nearby);
        assert!(off < 0.01, "{}: {off}", building.id);
    }
}

/// How many meshes are drawn of what fills the rooms of a place.
fn furniture_drawn(studio: &mut Studio, of: &str) -> usize {
    let world = studio.app.world_mut();
    let mut parts = world.query::<(&Part, &Visibility)>();
    let drawn = parts.iter(world).filter(|(_, seen)| **seen != Visibility::Hidden).map(|(part, _)| part);
    drawn.filter(|part| part.seen == Seen::Inside && part.of.as_str() == of).count()
}

#[test]
fn what_hangs_in_a_high_room_stays_when_its_ground_floor_is_opened() {
    let mut studio = studio("mixing-open");
    studio.settled();
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let building = park.building("F-07").unwrap();
    let high = |fixture: &&Fixture| fixture.floors.0 == 1 && fixture.base_m > building.floors()[0].height_m;
    let hung: Vec<PlaceId> =
        building.fixtures.iter().filter(high).map(|fixture| building.id.child(&fixture.id)).collect();
    assert!(hung.len() > 2, "{hung:?}");
    studio.wish([Command::Open(vec!["F-07/L1".into()])]);
    studio.settled();
    for id in hung {
        assert!(furniture_drawn(&mut studio, id.as_str()) > 0, "{id}");
    }
}

#[test]
fn from_a_floor_to_a_lower_one_what_lay_open_stays_until_it_is_gone() {
    let mut studio = studio("compute-open");
    studio.settled();
    let before = furniture_drawn(&mut studio, "F-08/L5");
    assert!(before > 10);
    studio.app.insert_resource(InstantFlights(false));
    studio.wish([Command::Open(vec!["F-08/L3".into()])]);
    studio.frames(2, 0.2);
    assert_eq!(furniture_drawn(&mut studio, "F-08/L5"), before, "it rises with its rooms");
    assert!(furniture_drawn(&mut studio, "F-08/L3") > 10);
    studio.frames(8, 0.2);
    assert_eq!(furniture_drawn(&mut studio, "F-08/L5"), 0, "it is gone");
}

#[test]
fn of_storeys_that_rise_one_sees_the_outside() {
    let mut studio = studio("compute-open");
    studio.wish([Command::Open(Vec::new())]);
    studio.settled();
    studio.app.insert_resource(InstantFlights(false));
    studio.wish([Command::Open(vec!["F-08/L5".into()])]);
    studio.frames(2, 0.2);
    let world = studio.app.world_mut();
    let mut meshes = world.query_filtered::<(Entity, &ViewVisibility), With<Mesh3d>>();
    let seen: Vec<Entity> = meshes.iter(world).filter(|(_, seen)| seen.get()).map(|(entity, _)| entity).collect();
    let mut ways = world.query::<(Option<&ChildOf>, Option<&PlaceRef>)>();
    let mut furnished = BTreeMap::<PlaceId, usize>::new();
    for entity in seen {
        let (mut at, mut places) = (Some(entity), Vec::new());
        while let Some((parent, place)) = at.and_then(|entity| ways.get(world, entity).ok()) {
            places.extend(place.map(|place| place.0.clone()));
            at = parent.map(ChildOf::parent);
        }
        let floor = places.iter().find(|id| id.as_str().starts_with("F-08/L"));
        let is_filled = places.first() != floor;
        *furnished.entry(floor.cloned().unwrap_or("none".into())).or_default() += usize::from(is_filled);
    }
    let [opened, rising] = ["F-08/L5", "F-08/L7"].map(|floor| furnished.get(&PlaceId::new(floor)).copied());
    assert!(opened.is_some_and(|count| count > 10) && rising == Some(0), "{furnished:?}");
}

/// Of the racks that are drawn, all, those within reach of the eye, and those that have their near parts.
fn racks(studio: &mut Studio) -> [BTreeSet<PlaceId>; 3] {
    let park = studio.app.world().resource::<OpenPark>().0.clone();
    let known: BTreeSet<PlaceId> = park.racks().map(|rack| rack.id.clone()).collect();
    let eye = studio.app.world().resource::<Eye>().0.eye();
    let near_m = studio.app.world().resource::<Quality>().near_indoors_m();
    let world = studio.app.world_mut();
    let mut meshes = world.query_filtered::<(&PlaceRef, &Transform), With<Mesh3d>>();
    let mut parts: BTreeMap<PlaceId, (usize, f32)> = BTreeMap::new();
    for (PlaceRef(id), at) in meshes.iter(world).filter(|(place, _)| known.contains(&place.0)) {
        let (count, away_m) = parts.entry(id.clone()).or_default();
        (*count, *away_m) = (*count + 1, at.translation.distance(eye));
    }
    let those = |keep: &dyn Fn(&(usize, f32)) -> bool| -> BTreeSet<PlaceId> {
        parts.iter().filter(|(_, part)| keep(part)).map(|(id, _)| id.clone()).collect()
    };
    [those(&|_| true), those(&|(_, away_m)| *away_m < near_m), those(&|(count, _)| *count > 1)]
}

#[test]
fn racks_are_whole_where_the_eye_is_near_and_boxes_elsewhere() {
    let mut studio = studio("data-aisle");
    studio.settled();
    let [all, near, whole] = racks(&mut studio);
    assert!(!near.is_empty() && near.is_subset(&whole), "{near:?} of {whole:?}");
    assert!(2 * whole.len() < all.len(), "{} of {}", whole.len(), all.len());
    let here = studio.app.world().resource::<CameraGoal>().pose;
    let stand = |studio: &mut Studio, along_m: f32| {
        let mut goal = studio.app.world_mut().resource_mut::<CameraGoal>();
        goal.pose = CameraPose { focus: here.focus + along_m * Vec3::NEG_Z, ..here };
        goal.revision += 1;
        studio.frames(4, 0.0);
        racks(studio)
    };
    let [_, there, anew] = stand(&mut studio, 24.0);
    assert!(!there.is_empty() && there.is_subset(&anew), "{there:?} of {anew:?}");
    assert!(near.intersection(&anew).count() < near.len(), "those left behind are boxes again");
    let [_, _, again] = stand(&mut studio, 0.0);
    assert!(near.is_subset(&again) && !anew.is_subset(&again), "{again:?}");
    studio.wish([Command::GoToView("compute-open".to_owned())]);
    studio.settled();
    let [all, near, whole] = racks(&mut studio);
    assert!(all.len() > 1_000 && near.is_empty() && whole.is_empty(), "{} racks, {whole:?}", all.len());
}

/// Meshes of places that are drawn now.
fn meshes(studio: &mut Studio) -> usize {
    let world = studio.app.world_mut();
    world.query_filtered::<(), (With<PlaceRef>, With<Mesh3d>)>().iter(world).count()
}

#[test]
fn racks_come_over_a_few_frames_where_somebody_watches_and_at_once_in_a_picture() {
    let mut studio = studio("overview");
    studio.settled();
    let opened = |studio: &mut Studio| {
        studio.wish([Command::Open(vec!["F-08".into()])]);
        let frames = (0..12).map(|_| {
            studio.frames(1, 0.0);
            meshes(studio)
        });
        let counts: Vec<usize> = frames.collect();
        studio.wish([Command::Open(Vec::new())]);
        studio.frames(4, 0.0);
        counts
    };
    opened(&mut studio);
    let without = meshes(&mut studio);
    let at_once = opened(&mut studio);
    assert_eq!(at_once[2], at_once[11], "{at_once:?}");
    assert!(at_once[11] > without + 1_000, "{without} and then {at_once:?}");
    studio.as_in_a_window();
    let growing = opened(&mut studio);
    assert_eq!(growing[11], at_once[11], "{growing:?}");
    let most = growing.windows(2).map(|two| two[1] - two[0]).max().unwrap();
    assert!(growing[0] < growing[11] && 3 * most < growing[11] - without, "{growing:?}");
}
