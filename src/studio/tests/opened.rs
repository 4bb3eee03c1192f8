//! What is left out of an opened building, nobody would see.

use super::*;
use crate::{
    app::{OpenPark, PlaceRef},
    view3d::{Looks, drawn_meshes},
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
