//! The studios' schedule without a window: edits, undo, plans beside the frame, files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use bevy::{app::prelude::*, state::prelude::*};
use jiff::civil::date;
use yungu::{
    app::{
        Command, Panel, Phase, REQUESTS_FILE, Shown, ShowroomStep, StudioFile, StudioFileFault, StudioLook, StudioPlan,
        StudioStep, TourStep,
    },
    launch::{Launch, headless_app},
    park::{self, Park},
    studios::{DaySpan, Needs, Plan, Remedy, Request},
    twin::parse_at,
};

fn zone_f() -> Park {
    park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
}

fn app_of(park: Park) -> App {
    let at = parse_at("2026-03-10T10:00", &park.timezone).unwrap();
    let mut app = headless_app(Launch::of(Arc::new(park), at));
    app.update();
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

/// The shipped park in a folder of its own, with the schedule open.
fn app_in(folder: &Path) -> App {
    let mut app = app_of(Park { folder: folder.to_owned(), ..zone_f() });
    tell(&mut app, [Command::TogglePanel(Panel::Studios)]);
    app
}

fn tell(app: &mut App, commands: impl IntoIterator<Item = Command>) {
    app.world_mut().write_message_batch(commands);
    app.update();
}

fn step(app: &mut App, step: StudioStep) {
    tell(app, [Command::Studio(step)]);
}

fn request(id: &str, area_m2: f64, days: u32) -> Request {
    Request {
        id: id.into(),
        name: Default::default(),
        area_m2,
        days,
        window: DaySpan { from: date(2026, 6, 1), to: date(2026, 6, 30) },
        needs: Needs::default(),
        weight: 1,
        crew: None,
    }
}

fn add(request: Request) -> StudioStep {
    StudioStep::Add(Box::new(request))
}

fn shown(app: &App) -> &Shown {
    app.world().resource::<Shown>()
}

fn plan(app: &App) -> &Plan {
    &app.world().resource::<StudioPlan>().answer().unwrap().as_ref().unwrap().plan
}

fn ids(app: &App) -> Vec<&str> {
    shown(app).requests.iter().map(|request| request.id.as_str()).collect()
}

#[test]
fn undone_and_redone_requests_give_the_same_plans() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    let steps = [
        add(request("a", 6_000.0, 20)),
        add(request("b", 1_500.0, 10)),
        add(request("c", 6_000.0, 15)),
        StudioStep::Change(Box::new(Request { weight: 9, ..request("a", 6_000.0, 20) }), None),
        StudioStep::Remove("b".into()),
    ];
    let mut plans = vec![plan(&app).clone()];
    for one in steps {
        step(&mut app, one);
        plans.push(plan(&app).clone());
    }
    assert_eq!(ids(&app), ["a", "c"]);
    assert_eq!(plans[3].placed.len() + plans[3].unplaced.len(), 3);
    assert!(!plans[3].unplaced.is_empty(), "35 days of the whole do not go into 30");
    assert_ne!(plans[3], plans[4], "what weighs more is placed");
    for before in plans.iter().rev().skip(1) {
        tell(&mut app, [Command::Undo]);
        assert_eq!(plan(&app), before);
    }
    for after in plans.iter().skip(1) {
        tell(&mut app, [Command::Redo]);
        assert_eq!(plan(&app), after);
    }
}

#[test]
fn a_drag_is_undone_as_one_and_looking_is_no_deed() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    step(&mut app, add(request("a", 1_500.0, 10)));
    for days in 11..20 {
        step(&mut app, StudioStep::Change(Box::new(request("a", 1_500.0, days)), Some(4)));
    }
    step(&mut app, StudioStep::Look(StudioLook { from: None, months: 12 }));
    assert_eq!((plan(&app).placed[0].days.days(), plan(&app).horizon.to), (19, date(2027, 2, 28)));
    tell(&mut app, [Command::Undo]);
    assert_eq!(plan(&app).placed[0].days.days(), 10);
    assert_eq!(shown(&app).studio_look.months, 12, "how one looks stays");
    tell(&mut app, [Command::Undo]);
    assert!(shown(&app).requests.is_empty());
}

#[test]
fn an_id_is_taken_once_and_a_remedy_gives_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    step(&mut app, add(request("a", 6_000.0, 20)));
    step(&mut app, add(request("a", 10.0, 1)));
    assert_eq!(shown(&app).requests.len(), 1);
    step(&mut app, StudioStep::Change(Box::new(Request { weight: 9, ..request("a", 6_000.0, 20) }), None));
    step(&mut app, add(request("b", 6_000.0, 20)));
    let unplaced = plan(&app).unplaced[0].clone();
    assert_eq!(unplaced.request, "b");
    assert!(unplaced.remedies.iter().any(|remedy| matches!(remedy, Remedy::Later { .. })), "{unplaced:?}");
    for remedy in unplaced.remedies {
        step(&mut app, StudioStep::Apply("b".into(), Box::new(remedy.clone())));
        assert_eq!(plan(&app).placed.len(), 2, "{remedy:?}");
        tell(&mut app, [Command::Undo]);
        assert_eq!(plan(&app).placed.len(), 1);
    }
}

#[test]
fn the_clock_moves_within_the_days_that_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    assert_eq!(plan(&app).horizon.from, date(2026, 3, 1));
    let at = |text: &str| Command::SetTime(parse_at(text, "Asia/Shanghai").unwrap());
    tell(&mut app, [at("2026-05-03T10:00")]);
    assert_eq!(plan(&app).horizon.from, date(2026, 5, 1));
    step(&mut app, StudioStep::Look(StudioLook { from: Some(date(2026, 5, 1)), months: 6 }));
    tell(&mut app, [at("2026-08-03T10:00")]);
    assert_eq!(plan(&app).horizon.from, date(2026, 5, 1));
    tell(&mut app, [at("2026-12-03T10:00")]);
    assert_eq!(plan(&app).horizon.from, date(2026, 12, 1));
}

#[test]
fn many_requests_are_worked_out_beside_the_frames() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    let many = (0..40).map(|number| Command::Studio(add(request(&format!("r{number}"), 1_400.0, 4))));
    tell(&mut app, many.collect::<Vec<_>>());
    let coming = |app: &App| app.world().resource::<StudioPlan>().is_coming();
    assert!(coming(&app));
    assert_eq!(plan(&app).totals.requests, 0, "the plan of before is still shown");
    let begun = Instant::now();
    while coming(&app) {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(5));
        app.update();
    }
    assert_eq!(plan(&app).totals.requests, 40);
}

#[test]
fn saved_requests_are_there_at_the_next_start_and_a_check_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus");
    for entry in fs::read_dir(scene).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let before = park::load(folder.path()).issues;
    let mut app = app_in(folder.path());
    step(&mut app, add(request("a", 1_500.0, 10)));
    step(&mut app, add(request("b", 3_000.0, 5)));
    let made = plan(&app).clone();
    step(&mut app, StudioStep::Save);
    assert!(matches!(app.world().resource::<StudioFile>().told(), Some(Ok(_))));
    assert_eq!(park::load(folder.path()).issues, before, "the file is no part of the scene, and no stray");
    let again = app_in(folder.path());
    assert_eq!((ids(&again), plan(&again)), (vec!["a", "b"], &made));
}

#[test]
fn a_faulty_file_is_told_at_the_start_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(REQUESTS_FILE);
    fs::write(&path, "(format: (1, 0), requests: [(id: \"a\")])").unwrap();
    let mut app = app_in(folder.path());
    let told = app.world().resource::<StudioFile>().told().cloned();
    assert!(matches!(told, Some(Err(StudioFileFault::Unreadable { .. }))), "{told:?}");
    step(&mut app, add(request("b", 1_500.0, 10)));
    step(&mut app, StudioStep::Save);
    assert!(fs::read_to_string(&path).unwrap().contains("\"a\""));
    fs::write(&path, "(format: (1, 0), requests: [])").unwrap();
    step(&mut app, StudioStep::Load);
    assert!(shown(&app).requests.is_empty() && app.world().resource::<StudioFile>().told().is_none());
    tell(&mut app, [Command::Undo]);
    assert_eq!(ids(&app), ["b"], "reading again is undone like any deed");
}

#[test]
fn a_park_without_movable_studios_has_no_schedule() {
    let mut park = zone_f();
    park.buildings.iter_mut().for_each(|building| building.modes.clear());
    let mut app = app_of(park);
    tell(&mut app, [Command::TogglePanel(Panel::Studios)]);
    assert!(!shown(&app).panel(Panel::Studios));
    assert!(app.world().resource::<StudioPlan>().answer().is_none());
}

#[test]
fn schedule_and_planning_have_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = app_in(folder.path());
    tell(&mut app, [Command::TogglePanel(Panel::Planning)]);
    assert!(!shown(&app).panel(Panel::Studios) && shown(&app).panel(Panel::Planning));
    tell(&mut app, [Command::TogglePanel(Panel::Studios)]);
    assert!(shown(&app).panel(Panel::Studios) && !shown(&app).panel(Panel::Planning));
}

#[test]
fn whoever_goes_home_brings_no_older_requests_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = app_in(folder.path());
    step(&mut first, add(request("a", 1_500.0, 10)));
    step(&mut first, StudioStep::Save);
    // At this start the file has one request; it has two when a visitor goes home.
    let mut app = app_in(folder.path());
    tell(&mut app, [Command::Showroom(ShowroomStep::Enter("F-06".into()))]);
    step(&mut app, add(request("b", 3_000.0, 5)));
    step(&mut app, StudioStep::Save);
    for home in [
        Command::Showroom(ShowroomStep::Back),
        Command::Showroom(ShowroomStep::Begin),
        Command::Showroom(ShowroomStep::Attract),
        Command::Tour(TourStep::End),
    ] {
        tell(&mut app, [home.clone()]);
        assert_eq!(ids(&app), ["a", "b"], "{home:?}");
    }
    step(&mut app, StudioStep::Save);
    let text = fs::read_to_string(folder.path().join(REQUESTS_FILE)).unwrap();
    assert!(text.contains("\"b\""), "{text}");
}
