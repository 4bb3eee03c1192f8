//! The program without a window: commands in, state out. Driven frame by frame with a clock of our own.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{prelude::*, time::TimeUpdateStrategy};
use jiff::Timestamp;
use yungu::{
    app::{
        CameraGoal, CameraPose, Clock, Command, Live, MeasureKind, MeasureStep, Motion, OpenPark, Overlay, Panel,
        Phase, Shown, Theme, TourStep, Touring, is_partition_open, partition_step,
    },
    launch::{Launch, headless_app},
    park::{Lang, Park, PlaceId, Weather},
    twin::{Sun, simulate},
};

const TUESDAY_TEN: &str = "2025-06-10T02:00:00Z";

fn park() -> Arc<Park> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    Arc::new(yungu::park::load(&folder).park.expect("the shipped scene opens"))
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

/// The program, ready, with `step_secs` of real time a frame.
fn ready(step_secs: f64) -> App {
    let mut app = headless_app(Launch::of(park(), at(TUESDAY_TEN)));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs_f64(step_secs)));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

fn send(app: &mut App, wishes: impl IntoIterator<Item = Command>) {
    app.world_mut().write_message_batch(wishes);
    app.update();
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn hash(app: &App) -> String {
    app.world().resource::<Live>().state().expect("a state").hash()
}

#[test]
fn playing_to_a_moment_and_jumping_there_show_the_same_state() {
    let mut played = ready(0.5);
    send(&mut played, [Command::SetTime(at(TUESDAY_TEN)), Command::SetSpeed(600.0)]);
    let goal = at("2025-06-10T09:30:00Z");
    while played.world().resource::<Clock>().at() < goal {
        played.update();
    }
    send(&mut played, [Command::SetPaused(true), Command::SetTime(goal)]);
    let mut jumped = ready(0.0);
    send(&mut jumped, [Command::SetPaused(true), Command::SetTime(goal)]);
    assert_eq!(hash(&played), hash(&jumped));
    let park = park();
    let scenario = park.scenario(None).expect("a scenario");
    let seed = jumped.world().resource::<Live>().seed;
    assert_eq!(hash(&jumped), simulate(&park, scenario, seed, goal).hash(), "and it is the simulator's");
}

#[test]
fn a_running_clock_moves_people_and_a_paused_one_does_not() {
    let mut app = ready(1.0);
    send(&mut app, [Command::SetSpeed(3600.0)]);
    let before = hash(&app);
    app.update();
    assert_ne!(hash(&app), before);
    send(&mut app, [Command::SetPaused(true)]);
    let still = hash(&app);
    (0..5).for_each(|_| app.update());
    assert_eq!(hash(&app), still);
}

#[test]
fn undo_gives_back_what_was_and_redo_takes_it_again() {
    let mut app = ready(0.0);
    let studio: PlaceId = "F-05".into();
    let wishes = [
        Command::SetScenario("2022".into()),
        Command::SetPartitionMode { building: studio.clone(), mode: "1x6000".into() },
        Command::SetOverlay(Overlay::Usage),
        Command::Open(vec![studio.clone()]),
        Command::SetSpread(true),
        Command::SetWeather(Weather::Mist),
        Command::SetTime(at("2025-01-01T00:00:00Z")),
    ];
    let before = (shown(&app).clone(), app.world().resource::<Clock>().at());
    send(&mut app, wishes.clone());
    let after = (shown(&app).clone(), app.world().resource::<Clock>().at());
    assert_ne!(before, after);
    send(&mut app, std::iter::repeat_n(Command::Undo, wishes.len() + 3));
    assert_eq!(before, (shown(&app).clone(), app.world().resource::<Clock>().at()));
    send(&mut app, std::iter::repeat_n(Command::Redo, wishes.len() + 3));
    assert_eq!(after, (shown(&app).clone(), app.world().resource::<Clock>().at()));
}

#[test]
fn a_dragged_clock_is_undone_in_one_step() {
    let mut app = ready(0.0);
    let before = app.world().resource::<Clock>().at();
    for minute in 1..40 {
        send(&mut app, [Command::SetTime(at(&format!("2025-06-10T03:{minute:02}:00Z")))]);
    }
    send(&mut app, [Command::Undo]);
    assert_eq!(app.world().resource::<Clock>().at(), before);
}

#[test]
fn what_is_not_in_the_park_is_not_selected() {
    let mut app = ready(0.0);
    send(&mut app, [Command::Select(Some("F-05/H1".into()))]);
    assert_eq!(shown(&app).selection, Some("F-05/H1".into()));
    send(&mut app, [Command::Select(Some("F-99".into()))]);
    assert_eq!(shown(&app).selection, None);
    send(&mut app, [Command::SetScenario("2099".into()), Command::GoToView("nowhere".into())]);
    assert_eq!(shown(&app).scenario, "2025");
}

#[test]
fn a_named_view_brings_its_camera_its_lifted_roofs_and_its_modes() {
    let mut app = ready(0.0);
    let park = park();
    for view in &park.views {
        let before = app.world().resource::<CameraGoal>().revision;
        send(&mut app, [Command::GoToView(view.id.clone())]);
        let goal = app.world().resource::<CameraGoal>();
        assert_eq!(goal.revision, before + 1, "{}", view.id);
        let eye = goal.pose.eye();
        let (x, y, z) = view.eye;
        assert!(eye.distance(Vec3::new(x as f32, y as f32, z as f32)) < 0.5, "{}: {eye}", view.id);
        assert_eq!(shown(&app).open, view.open);
        for (building, mode) in &view.modes {
            assert_eq!(shown(&app).partition_modes.get(building), Some(mode));
        }
    }
}

#[test]
fn weather_that_a_view_brings_goes_with_it() {
    let mut app = ready(0.0);
    let mut park = (*park()).clone();
    let [misty, plain] = park.views.get_mut(..2).expect("two views") else { panic!("two views") };
    (misty.weather, misty.spread) = (Some(Weather::Mist), true);
    (plain.weather, plain.spread) = (None, false);
    let views = [misty.id.clone(), plain.id.clone()];
    app.insert_resource(OpenPark(Arc::new(park)));
    let go = |id: &String, app: &mut App| {
        send(app, [Command::GoToView(id.clone())]);
        (shown(app).weather, shown(app).spread)
    };
    assert_eq!(go(&views[0], &mut app), (Weather::Mist, true));
    assert_eq!(go(&views[1], &mut app), (Weather::Clear, false));
    // What a person chooses stays, through views with weather of their own.
    send(&mut app, [Command::SetWeather(Weather::Overcast)]);
    assert_eq!(go(&views[1], &mut app).0, Weather::Overcast);
    assert_eq!(go(&views[0], &mut app).0, Weather::Mist);
    assert_eq!(go(&views[1], &mut app).0, Weather::Overcast);
    // Three leaps and the choice.
    send(&mut app, std::iter::repeat_n(Command::Undo, 4));
    assert_eq!(shown(&app).weather, Weather::Clear);
}

#[test]
fn looking_is_no_deed_to_undo_and_leaps_of_the_camera_are() {
    let mut app = ready(0.0);
    send(&mut app, [Command::SetOverlay(Overlay::Usage)]);
    send(
        &mut app,
        [
            Command::Select(Some("F-05".into())),
            Command::TogglePanel(Panel::Projects),
            Command::Nudge(Motion::Zoom(0.5)),
        ],
    );
    // A leap brings its roofs, its weather and its light; one undo takes all of it back, and nothing else.
    let (before, at_first) = (shown(&app).clone(), app.world().resource::<Clock>().at());
    send(&mut app, [Command::GoToView("night".into())]);
    assert_ne!(app.world().resource::<Clock>().at(), at_first);
    send(&mut app, [Command::Undo]);
    assert_eq!((shown(&app).clone(), app.world().resource::<Clock>().at()), (before, at_first));
    send(&mut app, [Command::Undo]);
    assert_eq!(shown(&app).overlay, Overlay::None, "the deed before the looking");
    assert_eq!(shown(&app).selection, Some("F-05".into()), "which stays");
    assert!(shown(&app).panel(Panel::Projects));
}

#[test]
fn a_partition_that_is_opened_is_closed_again_by_undo() {
    let mut app = ready(0.0);
    let wall: PlaceId = "F-05/PW-1".into();
    let step = |app: &App| {
        let park = app.world().resource::<OpenPark>();
        partition_step(park, &shown(app).partition_modes, &wall).expect("a partition").command()
    };
    let is_open = |app: &App| {
        is_partition_open(app.world().resource::<OpenPark>(), &shown(app).partition_modes, &wall).expect("a partition")
    };
    assert!(!is_open(&app));
    let opens = step(&app);
    send(&mut app, [opens]);
    assert!(is_open(&app));
    send(&mut app, [Command::Undo]);
    assert!(!is_open(&app));
    send(&mut app, [Command::Redo]);
    let closes = step(&app);
    send(&mut app, [closes]);
    assert!(!is_open(&app));
    assert_eq!(shown(&app).partition_modes.get(&PlaceId::new("F-05")).map(String::as_str), Some("4x1500"));
}

#[test]
fn the_start_and_the_end_of_a_tour_are_undone() {
    let mut app = ready(0.0);
    send(&mut app, [Command::SetOverlay(Overlay::Usage)]);
    let before = shown(&app).clone();
    let stop = |app: &App| app.world().resource::<Touring>().0.as_ref().map(|way| (way.tour.clone(), way.stop));
    send(&mut app, [Command::Tour(TourStep::Start("visitors".into()))]);
    send(&mut app, [Command::Tour(TourStep::Go(2))]);
    send(&mut app, [Command::Undo]);
    assert_eq!((stop(&app), shown(&app)), (None, &before), "as it was before the tour");
    send(&mut app, [Command::Redo]);
    assert_eq!(stop(&app), Some(("visitors".into(), 0)));
    send(&mut app, [Command::Tour(TourStep::Go(2)), Command::Tour(TourStep::End)]);
    send(&mut app, [Command::Undo]);
    assert_eq!(stop(&app), Some(("visitors".into(), 2)), "ended by mistake, it goes on at its stop");
}

#[test]
fn the_park_is_seen_first_and_the_theme_is_undone_like_all_else() {
    let mut app = ready(0.0);
    assert_eq!((shown(&app).overlay.clone(), shown(&app).theme), (Overlay::None, Theme::Dark));
    send(&mut app, [Command::SetTheme(Theme::Light)]);
    assert_eq!(shown(&app).theme, Theme::Light);
    send(&mut app, [Command::Undo]);
    assert_eq!(shown(&app).theme, Theme::Dark);
}

#[test]
fn nudges_never_bring_the_eye_under_the_ground() {
    let mut app = ready(0.0);
    for step in 0..200 {
        let wish = match step % 3 {
            0 => Motion::Orbit { yaw: 0.2, pitch: -0.5 },
            1 => Motion::Zoom(0.7),
            _ => Motion::Pan { right: -0.4, forward: 0.9 },
        };
        send(&mut app, [Command::Nudge(wish)]);
        assert!(app.world().resource::<CameraGoal>().pose.eye().y > 1.0);
    }
}

#[test]
fn panels_language_and_filters_follow_their_commands() {
    let mut app = ready(0.0);
    send(
        &mut app,
        [
            Command::TogglePanel(Panel::Projects),
            Command::SetLang(Lang::En),
            Command::FilterSegment(Some("content".into())),
            Command::Highlight(vec!["F-01".into()]),
        ],
    );
    assert!(shown(&app).panel(Panel::Projects));
    assert_eq!(shown(&app).lang, Lang::En);
    assert_eq!(shown(&app).segment.as_deref(), Some("content"));
    assert_eq!(shown(&app).highlighted, ["F-01".into()]);
    send(&mut app, [Command::TogglePanel(Panel::Projects), Command::Highlight(Vec::new())]);
    assert!(!shown(&app).panel(Panel::Projects));
    assert!(shown(&app).highlighted.is_empty());
}

#[test]
fn an_unopened_park_leaves_the_program_standing() {
    let mut app = headless_app(Launch { park: None, ..Launch::of(park(), at(TUESDAY_TEN)) });
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    send(
        &mut app,
        [
            Command::Select(Some("F-01".into())),
            Command::FlyTo("F-01".into()),
            Command::GoToView("overview".into()),
            Command::SetScenario("2025".into()),
            Command::Undo,
        ],
    );
    assert!(app.world().resource::<Live>().state().is_none());
}

#[test]
fn a_view_at_dusk_is_at_dusk_in_any_season() {
    let site = park().site.clone();
    for day in ["2025-06-10T02:00:00Z", "2025-10-10T02:00:00Z", "2025-12-22T02:00:00Z"] {
        let mut app = ready(0.0);
        let mut sun_after = |view: &str| {
            send(&mut app, [Command::SetTime(at(day)), Command::GoToView(view.into())]);
            let now = app.world().resource::<Clock>().at();
            (now, Sun::at(site.latitude_deg, site.longitude_deg, now).elevation_deg)
        };
        let ((dusk_at, dusk), (night_at, night)) = (sun_after("dusk"), sun_after("night"));
        assert!((-6.0..-2.4).contains(&dusk) && night < -13.9, "{day}: {dusk} {night}");
        for then in [dusk_at, night_at] {
            assert!(then.duration_since(at(day)).as_hours() < 14, "the shown day: {then}");
        }
    }
}

#[test]
fn one_goes_in_level_by_level_and_out_again_and_undo_leads_back() {
    let mut app = ready(0.0);
    let way = ["F-08", "F-08/L3", "F-08/L3/A", "F-08/L3/A/R07/24"].map(PlaceId::new);
    let opened = [None, Some("F-08/L3"), Some("F-08/L3"), Some("F-08/L3")];
    for (level, open) in way.iter().zip(opened) {
        send(&mut app, [Command::Enter(Some(level.clone()))]);
        let open: Vec<PlaceId> = open.into_iter().map(PlaceId::new).collect();
        assert_eq!((shown(&app).inside.as_ref(), &shown(&app).open), (Some(level), &open));
        assert_eq!(shown(&app).selection.as_ref(), Some(level));
    }
    for level in way.iter().rev().skip(1) {
        send(&mut app, [Command::GoOut]);
        assert_eq!(shown(&app).inside.as_ref(), Some(level));
    }
    send(&mut app, [Command::GoOut]);
    assert_eq!((shown(&app).inside.as_ref(), shown(&app).open.len()), (None, 0));
    assert_eq!(app.world().resource::<CameraGoal>().pose, CameraPose::from_view(&park().views[0]).above_ground());
    send(&mut app, [Command::GoOut]);
    assert_eq!(shown(&app).inside, None, "there is nothing further out");
    for level in way.iter().take(3) {
        send(&mut app, [Command::Undo]);
        assert_eq!(shown(&app).inside.as_ref(), Some(level));
    }
    // A view, a tour or a lifted roof is none of these levels; nor is a road, or what does not exist.
    send(&mut app, [Command::GoToView("compute-open".into())]);
    assert_eq!(shown(&app).inside, None);
    send(&mut app, [Command::Enter(Some("R-ring".into())), Command::Enter(Some("nowhere".into()))]);
    assert_eq!(shown(&app).inside, None);
    send(&mut app, [Command::Enter(Some("F-05/H1".into())), Command::Open(vec!["F-06".into()])]);
    assert_eq!(shown(&app).inside, None);
}

#[test]
fn the_tape_stays_in_hand_between_plan_and_picture_and_its_notes_in_both() {
    use MeasureStep::{Done, Point, Take};
    let mut app = ready(0.02);
    let (a, b, c) = ([42.0, 0.0, 2.0], [42.0, 21.6, 2.0], [42.0, 21.6, 56.0]);
    send(&mut app, [Take(Some(MeasureKind::Distance)), Point(a)].map(Command::Measure));
    for plan in [true, false] {
        send(&mut app, [Command::SetPlan(plan)]);
        let tape = shown(&app).tape.as_ref().expect("in hand");
        assert_eq!((tape.kind, tape.points_m.as_slice()), (MeasureKind::Distance, [a].as_slice()), "plan: {plan}");
    }
    // Another view is another look at the same.
    let view = park().views[1].id.clone();
    send(&mut app, [Command::GoToView(view), Command::Measure(Point(b)), Command::Measure(Point(c))]);
    send(&mut app, [Command::Measure(Done), Command::SetPlan(true)]);
    assert_eq!(shown(&app).notes[0].points_m, [a, b, c]);
    assert!(shown(&app).tape.as_ref().is_some_and(|tape| tape.points_m.is_empty()), "ready for the next");
    send(&mut app, [Command::SetPlan(false)]);
    assert_eq!(shown(&app).notes.len(), 1);
    // On a plan there are no heights.
    send(&mut app, [Command::Measure(Take(Some(MeasureKind::Height))), Command::SetPlan(true)]);
    assert_eq!(shown(&app).tape.as_ref().map(|tape| tape.kind), Some(MeasureKind::Distance));
}
