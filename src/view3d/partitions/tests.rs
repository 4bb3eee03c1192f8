//! Walls reach where they go, at once in a picture and by and by in a window, and come back whole.

use std::{sync::Arc, time::Duration};

use bevy::{mesh::MeshTag, prelude::*, time::TimeUpdateStrategy};

use super::{cut::tests, panels::Panel, *};
use crate::{
    app::Command,
    models::{PlacementKind, Seen},
    view3d::{
        detail::Part,
        material::{ParkMaterial, Role, Setting},
        painter::Face,
        spawn::Modelled,
    },
};

const WALL: &str = "F-05/PW-1";

/// The wall's node in a building, with its face, without anything that draws.
fn stage(still: bool) -> (App, Entity) {
    let (mut app, wall) = bare_stage(still);
    give_face(&mut app, wall);
    app.update();
    (app, wall)
}

/// The same before the face is spawned.
fn bare_stage(still: bool) -> (App, Entity) {
    let park = Arc::new(tests::shipped());
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(100)))
        .insert_resource(InstantFlights(still))
        .insert_resource(OpenPark(park))
        .init_resource::<Shown>()
        .init_resource::<Hand>()
        .init_resource::<Assets<Mesh>>()
        .add_message::<Command>();
    plugin(&mut app);
    let root = app
        .world_mut()
        .spawn((
            Modelled(PlacementKind::Building),
            PlaceRef("F-05".into()),
            Transform::default(),
            Visibility::default(),
        ))
        .id();
    let wall = (PlaceRef(WALL.into()), Transform::default(), Visibility::default(), ChildOf(root));
    let wall = app.world_mut().spawn(wall).id();
    app.update();
    (app, wall)
}

fn give_face(app: &mut App, wall: Entity) {
    let track = app.world().get::<Wall>(wall).unwrap().track.clone();
    let mesh = app.world_mut().resource_mut::<Assets<Mesh>>().add(tests::boxed(&track));
    let face = Face { role: Role::Solid, setting: Setting::Inside, ..default() };
    app.world_mut().spawn((
        Mesh3d(mesh),
        face,
        MeshMaterial3d::<ParkMaterial>(Handle::default()),
        MeshTag(7),
        Part { seen: Seen::Inside, of: WALL.into() },
        ChildOf(wall),
    ));
}

fn set_mode(app: &mut App, mode: &str) {
    app.world_mut().resource_mut::<Shown>().partition_modes.insert("F-05".into(), mode.to_owned());
}

fn panels(app: &mut App) -> Vec<(usize, Vec3)> {
    let mut panels = app.world_mut().query::<(&Panel, &Transform)>();
    let mut all: Vec<_> = panels.iter(app.world()).map(|(panel, at)| (panel.0, at.translation)).collect();
    all.sort_by_key(|(number, _)| *number);
    all
}

fn assert_stands(app: &mut App, wall: Entity, share: f64) {
    let track = app.world().get::<Wall>(wall).unwrap().track.clone();
    let found = panels(app);
    assert_eq!(found.len(), track.panels_m.len());
    for ((_, at), stand) in found.iter().zip(track.stands(share)) {
        // The line runs east, and south lies to its right.
        let there = Vec3::new(stand.along_m as f32, 0.0, stand.aside_m as f32);
        assert!(at.distance(there) < 1e-3, "{at} is not {there}");
    }
}

#[test]
fn a_picture_shows_the_end_at_once() {
    let (mut app, wall) = stage(true);
    assert!(panels(&mut app).is_empty(), "a closed wall is in one piece");
    set_mode(&mut app, "2x3000");
    app.update();
    app.update();
    assert_stands(&mut app, wall, 1.0);
    assert_eq!(app.world().get::<Visibility>(wall), Some(&Visibility::Hidden));
    assert!(!app.world().resource::<Travelling>().0);
    set_mode(&mut app, "4x1500");
    app.update();
    assert_eq!(app.world().get::<Visibility>(wall), Some(&Visibility::Inherited), "the wall in one piece again");
}

#[test]
fn in_a_window_it_takes_its_time_and_arrives() {
    let (mut app, wall) = stage(false);
    set_mode(&mut app, "2x3000");
    let mut before = 0.0;
    let mut frames = 0;
    loop {
        app.update();
        frames += 1;
        let share = app.world().get::<Wall>(wall).unwrap().share;
        assert!(share >= before && frames < 60, "{share} after {before}");
        before = share;
        if share == 1.0 {
            break;
        }
        assert!(app.world().resource::<Travelling>().0);
    }
    assert!((15..=26).contains(&frames), "{frames} tenths of a second");
    assert_stands(&mut app, wall, 1.0);
    app.update();
    assert!(!app.world().resource::<Travelling>().0, "and rests");
    // Half way back it turns, and goes on from where it is.
    set_mode(&mut app, "4x1500");
    (0..10).for_each(|_| app.update());
    let half = app.world().get::<Wall>(wall).unwrap().share;
    assert!((0.2..0.8).contains(&half), "{half}");
    assert_stands(&mut app, wall, half);
    set_mode(&mut app, "2x3000");
    app.update();
    let on = app.world().get::<Wall>(wall).unwrap().share;
    assert!((on - half).abs() < 0.1, "no leap: {half} {on}");
}

#[test]
fn what_rises_is_left_to_the_lifting() {
    let park = tests::shipped();
    assert!(track_of(&park, &"F-05/H1".into()).is_none() && track_of(&park, &"F-05".into()).is_none());
    let mut bare = park.clone();
    let studio = bare.buildings.iter_mut().find(|building| building.id == "F-05".into()).unwrap();
    studio.volumes.clear();
    let door = studio.partitions.first_mut().unwrap();
    (door.from, door.to) = (crate::park::Xz(0.0, 0.0), crate::park::Xz(2.0, 0.0));
    assert!(track_of(&bare, &WALL.into()).is_none());
}

#[test]
fn a_wall_that_opens_before_its_face_is_there_is_seen_until_it_can_be_cut_and_then_is_open() {
    let (mut app, wall) = bare_stage(true);
    set_mode(&mut app, "2x3000");
    app.update();
    app.update();
    assert!(panels(&mut app).is_empty());
    assert_eq!(app.world().get::<Visibility>(wall), Some(&Visibility::Inherited));
    give_face(&mut app, wall);
    app.update();
    app.update();
    assert_stands(&mut app, wall, 1.0);
    assert_eq!(app.world().get::<Visibility>(wall), Some(&Visibility::Hidden));
    // What comes later still is cut as well.
    give_face(&mut app, wall);
    app.update();
    app.update();
    let track = app.world().get::<Wall>(wall).unwrap().track.clone();
    assert_eq!(panels(&mut app).len(), 2 * track.panels_m.len());
}
