//! Two scenarios compared in the program, without a window: when it is worked out, and what comes into view.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

#[path = "support/headless.rs"]
mod headless;

use std::path::Path;

use bevy::{app::prelude::*, math::Vec3};
use headless::{app_of, tell};
use yungu::{
    app::{CameraGoal, CameraPose, Command, Comparison, Eye, OpenPark, Overlay, Panel, PlanStep, Shown, Split},
    park::{Change, PlaceId, Xz},
    twin::Measure,
};

fn app() -> App {
    app_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus"))
}

fn plan(app: &mut App, step: PlanStep) {
    tell(app, [Command::Plan(step)]);
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn first_building(app: &App) -> PlaceId {
    app.world().resource::<OpenPark>().buildings[0].id.clone()
}

fn moved(building: &PlaceId, at: Xz) -> Change {
    Change::Move { building: building.clone(), at }
}

#[test]
fn the_shown_scenario_is_compared_and_that_is_undone() {
    let mut app = app();
    let building = first_building(&app);
    let shown_first = shown(&app).scenario.clone();
    let differing = |app: &App| app.world().resource::<Comparison>().differences().unwrap().changed().count();
    tell(&mut app, [Command::SetOverlay(Overlay::Difference(Measure::Gfa))]);
    assert_eq!(differing(&app), 0);
    let at = app.world().resource::<OpenPark>().buildings[0].at;
    plan(&mut app, PlanStep::Change(moved(&building, Xz(at.0 + 3.0, at.1)), None));
    assert_eq!(differing(&app), 1, "with the unchanged scene");
    let variant = shown(&app).scenario.clone();
    tell(&mut app, [Command::CompareWith(Some("nobody".into()))]);
    assert_eq!(shown(&app).compared, None);
    tell(&mut app, [Command::CompareWith(Some(variant.clone()))]);
    assert_eq!((shown(&app).compared_with(), differing(&app)), (None, 1), "not with itself");
    tell(&mut app, [Command::SetScenario(shown_first)]);
    let moved =
        || app.world().resource::<Comparison>().differences().unwrap().building(building.as_str()).unwrap().moved;
    assert_eq!(moved().map(|moved| (moved.metres.round(), moved.bearing_deg.round())), Some((3.0, 270.0)));
    tell(&mut app, [Command::Undo, Command::Undo]);
    assert_eq!(shown(&app).compared, None);
    tell(&mut app, [Command::Redo, Command::Redo]);
    plan(&mut app, PlanStep::Drop(variant));
    assert_eq!((shown(&app).compared.clone(), differing(&app)), (None, 0));
}

#[test]
fn scenarios_are_compared_only_while_that_is_seen_or_asked_for() {
    let mut app = app();
    let building = first_building(&app);
    let own = shown(&app).scenario.clone();
    let at = app.world().resource::<OpenPark>().buildings[0].at;
    let is_compared = |app: &App| app.world().resource::<Comparison>().differences().is_some();
    tell(&mut app, [Command::CompareWith(Some(own))]);
    for step in 1..5 {
        let to = Xz(at.0 + f64::from(step), at.1);
        plan(&mut app, PlanStep::Change(moved(&building, to), Some(1)));
        assert!(!is_compared(&app), "nobody sees what a drag comes to");
    }
    tell(&mut app, [Command::TogglePanel(Panel::Planning)]);
    assert!(is_compared(&app), "the table has it");
    tell(&mut app, [Command::CompareWith(None)]);
    assert!(!is_compared(&app), "beside the unchanged scene the table has no differences");
    tell(&mut app, [Command::TogglePanel(Panel::Planning)]);
    let colours = |on: bool| Command::SetOverlay(if on { Overlay::Difference(Measure::Height) } else { Overlay::None });
    tell(&mut app, [colours(true)]);
    assert!(is_compared(&app));
    tell(&mut app, [colours(false)]);
    assert!(!is_compared(&app));
    tell(&mut app, [Command::SaveComparison]);
    assert!(is_compared(&app), "for its page");
}

/// Looks at a point, as whoever draws would tell.
fn look(app: &mut App, focus: Vec3, radius_m: f32) -> CameraPose {
    let pose = CameraPose { focus, yaw: 0.3, pitch: 0.6, radius_m, fov: 0.7 };
    app.world_mut().resource_mut::<CameraGoal>().set(pose, false);
    app.world_mut().resource_mut::<Eye>().0 = pose;
    pose
}

#[test]
fn what_differs_comes_into_view_with_the_second_picture_and_that_is_undone() {
    let mut app = app();
    let goal = |app: &App| app.world().resource::<CameraGoal>().pose;
    let building = first_building(&app);
    let far = look(&mut app, Vec3::new(3_000.0, 0.0, 0.0), 50.0);
    tell(&mut app, [Command::SetSplit(Split::Wipe(500))]);
    assert_eq!(goal(&app), far, "years differ in their life alone");
    tell(&mut app, [Command::SetSplit(Split::One)]);
    let at = app.world().resource::<OpenPark>().buildings[0].at;
    plan(&mut app, PlanStep::Change(moved(&building, Xz(at.0 + 1.0, at.1)), None));
    look(&mut app, far.focus, 50.0);
    tell(&mut app, [Command::SetSplit(Split::Halves)]);
    let place = app.world().resource::<OpenPark>().place(&building).unwrap().centre_m;
    let near = goal(&app);
    assert!(near.focus.distance(Vec3::new(place[0] as f32, near.focus.y, place[2] as f32)) < 1.0, "{near:?}");
    assert!(near.radius_m < 1_000.0);
    app.world_mut().resource_mut::<Eye>().0 = near;
    tell(&mut app, [Command::SetSplit(Split::Wipe(300))]);
    assert_eq!(goal(&app), near, "another way to hold them side by side leads nowhere");
    tell(&mut app, [Command::Undo]);
    assert_eq!((goal(&app), shown(&app).split), (far, Split::Wipe(300)), "the flight, not the second picture");
    tell(&mut app, [Command::SetSplit(Split::One)]);
    let seen = look(&mut app, near.focus, near.radius_m * 1.3);
    tell(&mut app, [Command::SetSplit(Split::Wipe(500))]);
    assert_eq!(goal(&app), seen, "in view already");
}
