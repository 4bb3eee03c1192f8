//! Walking at eye height, without a window: it begins at a place, stops at walls, takes the lift, and gives the former
//! picture back.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{prelude::*, time::TimeUpdateStrategy};
use yungu::{
    app::{
        AFOOT_RADIUS_M, CameraGoal, CameraPose, Command, Eye, History, MeasureKind, MeasureStep, Mode, OpenPark,
        Overlay, Phase, Ray, Shown, Stroll, StrollNote, TourStep, Touring, WalkStep, Walking,
    },
    launch::{Launch, headless_app},
    park::{Park, Xz},
};

fn park() -> Arc<Park> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    Arc::new(yungu::park::load(&folder).park.expect("the shipped scene opens"))
}

fn ready() -> App {
    let mut app = headless_app(Launch::of(park(), "2025-06-10T02:00:00Z".parse().expect("a time")));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

fn walk(app: &mut App, steps: impl IntoIterator<Item = WalkStep>) {
    app.world_mut().write_message_batch(steps.into_iter().map(Command::Walk).collect::<Vec<_>>());
    app.update();
}

fn send(app: &mut App, command: Command) {
    app.world_mut().write_message(command);
    app.update();
}

fn stroll(app: &App) -> Option<&Stroll> {
    app.world().resource::<Walking>().stroll.as_ref()
}

fn goal(app: &App) -> CameraPose {
    app.world().resource::<CameraGoal>().pose
}

const AHEAD: WalkStep = WalkStep::Go { right: 0.0, forward: 1.4, secs: 0.1 };

#[test]
fn a_walk_stops_at_a_wall_and_its_end_gives_the_former_picture_back() {
    let mut app = ready();
    send(&mut app, Command::Open(vec!["F-05".into()]));
    let (before, pose) = (app.world().resource::<Shown>().clone(), app.world().resource::<Eye>().0);
    walk(&mut app, [WalkStep::Begin(Some("F-01".into()))]);
    let begun = stroll(&app).expect("somebody walks").clone();
    assert_eq!(begun.inside, None, "before the door");
    assert!(app.world().resource::<Shown>().open.is_empty(), "roofs are on");
    let eye = goal(&app).eye();
    assert!((f64::from(eye.y) - begun.floor_m - 1.7).abs() < 0.01 && goal(&app).radius_m == AFOOT_RADIUS_M);
    // Through the door.
    (0..80).for_each(|_| walk(&mut app, [AHEAD]));
    let inside = stroll(&app).expect("a walk").clone();
    assert_eq!(inside.inside, Some(("F-01".into(), 1)), "{:?}", inside.stood);
    assert!(inside.floors.len() > 4);
    // Whatever stands ahead stops one in the end.
    (0..900).for_each(|_| walk(&mut app, [AHEAD]));
    let stopped = stroll(&app).expect("a walk").stood.clone();
    walk(&mut app, [AHEAD]);
    let after = stroll(&app).expect("a walk").stood.clone();
    let (dx, dz) = (after.at.0 - stopped.at.0, after.at.1 - stopped.at.1);
    assert!(dx.abs() < 0.15 && dz.abs() < 0.15, "{dx} {dz}");
    walk(&mut app, [WalkStep::End]);
    assert!(stroll(&app).is_none());
    assert_eq!(app.world().resource::<Shown>(), &before);
    assert_eq!(goal(&app), pose.above_ground());
    assert_eq!(app.world().resource::<Shown>().open, ["F-05".into()]);
}

#[test]
fn the_lift_leads_up_and_from_the_ground_floor_out() {
    let mut app = ready();
    let at = park().building("F-08").expect("a building").at;
    walk(&mut app, [WalkStep::BeginAt { at: Xz(at.0, at.1 - 50.0), floor: Some(1), bearing_deg: Some(90.0) }]);
    let begun = stroll(&app).expect("a walk").clone();
    assert_eq!(begun.inside, Some(("F-08".into(), 1)));
    assert!(begun.ahead().0 > 0.99, "east: {:?}", begun.ahead());
    let up = begun.lift(true).expect("there is a floor above");
    assert_eq!(up, WalkStep::Floor(2));
    walk(&mut app, [up]);
    let above = stroll(&app).expect("a walk").clone();
    assert!(above.inside == Some(("F-08".into(), 2)) && above.floor_m > 5.9, "{above:?}");
    walk(&mut app, [WalkStep::Floor(40)]);
    assert_eq!(stroll(&app).expect("a walk").note, Some(StrollNote::NoFloor));
    walk(&mut app, [WalkStep::Floor(1)]);
    let down = stroll(&app).expect("a walk").clone();
    assert_eq!((down.lift(false), down.note), (Some(WalkStep::Out), None));
    walk(&mut app, [WalkStep::Out]);
    assert_eq!(stroll(&app).expect("a walk").inside, None);
}

#[test]
fn one_looks_level_up_and_down_and_leaps_to_what_one_sees() {
    let mut app = ready();
    walk(&mut app, [WalkStep::Begin(Some("P-south".into()))]);
    for (up, limit) in [(3.0, 1.4), (-6.0, -1.4)] {
        walk(&mut app, [WalkStep::Look { left: 0.3, up }]);
        let pose = goal(&app);
        let ahead = pose.focus - pose.eye();
        assert!((ahead.y.asin() - limit).abs() < 0.02, "{up}: {ahead}");
        assert!((pose.eye().y - 1.7).abs() < 0.15, "the eye stays where it is");
    }
    let from = stroll(&app).expect("a walk").stood.clone();
    walk(&mut app, [WalkStep::Look { left: 0.0, up: 1.4 }]);
    let eye = goal(&app).eye().to_array().map(f64::from);
    walk(&mut app, [WalkStep::Aim(Ray { origin: eye, direction: [0.0, 1.0, 0.1] })]);
    let looked_up = stroll(&app).expect("a walk").clone();
    assert_eq!((looked_up.note, &looked_up.stood), (Some(StrollNote::NoFoothold), &from));
    walk(&mut app, [WalkStep::Aim(Ray { origin: eye, direction: [0.3, -0.5, 0.3] })]);
    let leapt = stroll(&app).expect("a walk").clone();
    assert!(leapt.note.is_none() && leapt.stood != from);
}

#[test]
fn rising_can_be_undone_and_steps_are_no_deeds() {
    let mut app = ready();
    let before = app.world().resource::<Shown>().clone();
    walk(&mut app, [WalkStep::Begin(Some("F-01".into())), AHEAD, WalkStep::Look { left: 0.5, up: 0.1 }]);
    assert!(!app.world().resource::<History>().can_undo());
    send(&mut app, Command::SetOverlay(Overlay::Usage));
    assert!(stroll(&app).is_some(), "looking at something else does not end a walk");
    walk(&mut app, [WalkStep::Rise]);
    assert!(stroll(&app).is_none() && goal(&app).radius_m > 10.0);
    send(&mut app, Command::Undo);
    send(&mut app, Command::Undo);
    assert_eq!(app.world().resource::<Shown>(), &before);
}

#[test]
fn whoever_takes_the_camera_ends_a_walk_and_visitors_have_none() {
    let mut app = ready();
    walk(&mut app, [WalkStep::Begin(None)]);
    assert!(stroll(&app).is_some());
    send(&mut app, Command::FlyTo("F-08".into()));
    assert!(stroll(&app).is_none());
    let before = app.world().resource::<Eye>().0.above_ground();
    walk(&mut app, [WalkStep::Begin(None)]);
    send(&mut app, Command::SetMode(Mode::Kiosk));
    assert!(stroll(&app).is_none());
    assert_eq!(goal(&app), before, "visitors do not begin at a walker's eye");
    walk(&mut app, [WalkStep::Begin(None)]);
    assert!(stroll(&app).is_none());
}

/// The camera where it is asked to go, as whoever draws would have it.
fn arrive(app: &mut App) {
    let pose = goal(app);
    app.world_mut().resource_mut::<Eye>().0 = pose;
}

#[test]
fn a_tour_or_view_begun_during_a_walk_leads_back_to_before_the_walk() {
    let mut app = ready();
    send(&mut app, Command::Open(vec!["F-05".into()]));
    send(&mut app, Command::Measure(MeasureStep::Take(Some(MeasureKind::Distance))));
    let (before, pose) = (app.world().resource::<Shown>().clone(), app.world().resource::<Eye>().0);
    let tour = park().tours.first().expect("a tour").id.clone();
    let view = park().views.first().expect("a view").id.clone();
    let begin = |app: &mut App| {
        walk(app, [WalkStep::Begin(Some("F-01".into())), AHEAD]);
        arrive(app);
        assert!(stroll(app).is_some() && app.world().resource::<Shown>().tape.is_none());
    };
    begin(&mut app);
    send(&mut app, Command::Tour(TourStep::Start(tour)));
    assert!(stroll(&app).is_none());
    arrive(&mut app);
    send(&mut app, Command::Tour(TourStep::End));
    assert_eq!(app.world().resource::<Shown>(), &before, "with the tape in the hand");
    assert_eq!(goal(&app), pose.above_ground());
    arrive(&mut app);
    begin(&mut app);
    send(&mut app, Command::GoToView(view));
    arrive(&mut app);
    send(&mut app, Command::Undo);
    assert_eq!(goal(&app), pose.above_ground());
    assert_eq!(app.world().resource::<Shown>(), &before);
    arrive(&mut app);
    begin(&mut app);
    walk(&mut app, [WalkStep::End]);
    assert_eq!(app.world().resource::<Shown>(), &before);
}

#[test]
fn a_walk_that_cannot_begin_leaves_no_tour() {
    let mut app = ready();
    let tour = park().tours.first().expect("a tour").id.clone();
    send(&mut app, Command::Tour(TourStep::Start(tour)));
    let left = |app: &App| app.world().resource::<Touring>().0.as_ref().expect("a tour").left;
    walk(&mut app, [WalkStep::Begin(Some("no such place".into()))]);
    assert!(!left(&app));
    walk(&mut app, [WalkStep::Begin(None)]);
    assert!(left(&app) && stroll(&app).is_some());
}

#[test]
fn a_building_that_goes_from_under_ones_feet_leaves_one_on_the_ground_and_says_so() {
    let mut app = ready();
    let at = park().building("F-02").expect("a building").at;
    walk(&mut app, [WalkStep::BeginAt { at, floor: Some(9), bearing_deg: None }]);
    assert!(stroll(&app).expect("a walk").floor_m > 30.0);
    let mut without = Park::clone(&park());
    without.buildings.retain(|building| building.id.as_str() != "F-02");
    app.world_mut().resource_mut::<OpenPark>().0 = Arc::new(without);
    (0..3).for_each(|_| app.update());
    let put = stroll(&app).expect("a walk").clone();
    assert!(put.floor_m < 0.2 && put.stood.upstairs.is_none() && put.inside.is_none(), "{put:?}");
    assert_eq!(put.note, Some(StrollNote::Moved));
    walk(&mut app, [WalkStep::Look { left: 0.2, up: 0.0 }]);
    assert_eq!(stroll(&app).expect("a walk").note, Some(StrollNote::Moved), "there is time to read it");
    (0..60).for_each(|_| walk(&mut app, [AHEAD, WalkStep::Look { left: 0.02, up: 0.0 }]));
    assert_eq!(stroll(&app).expect("a walk").note, None);
}
