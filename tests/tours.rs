//! Tours on the shipped scenes: every stop can be shown, they lead through, and they leave everything as it was.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop loudly")]

#[path = "support/folders.rs"]
mod folders;

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{app::App, state::state::NextState, time::TimeUpdateStrategy};
use folders::copy;
use yungu::{
    app::{
        CameraGoal, Clock, Command, Live, Notices, OpenPark, Overlay, Phase, PlanStep, Shown, TourStep, Touring, Way,
        rehearse,
    },
    launch::{Launch, headless_app},
    panels::{FontFiles, figure, tour::CaptionRuler},
    park::{self, Change, Lang, Park, Xz},
    words::Words,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn zone_f() -> Arc<Park> {
    let loaded = park::load(&root().join("scenes/zone-f"));
    assert_eq!(loaded.issues, []);
    Arc::new(loaded.park.unwrap())
}

#[test]
fn every_stop_of_the_shipped_tours_can_be_shown_and_its_words_fit() {
    let park = zone_f();
    let ids: Vec<&str> = park.tours.iter().map(|tour| tour.id.as_str()).collect();
    assert_eq!(ids, ["compute", "investors", "studios", "visitors"]);
    let ruler = CaptionRuler::new(&FontFiles::of_park(&root().join("assets"), Some(&park)));
    for tour in &park.tours {
        let rehearsed = rehearse(&park, tour);
        assert_eq!(rehearsed.len(), tour.stops.len(), "{}", tour.id);
        for (stop, one) in tour.stops.iter().zip(&rehearsed) {
            assert_eq!(one.faults, [], "{} {}", tour.id, stop.id);
            for lang in [Lang::Zh, Lang::En] {
                let lines = ruler.lines(&park, &Words::new(lang), stop);
                assert!((1..=3).contains(&lines), "{} {}: {lines} lines", tour.id, stop.id);
            }
            for id in stop.figures() {
                assert!(park.figure(id).is_some(), "{} {}: {id}", tour.id, stop.id);
            }
        }
    }
    let minutes = |id: &str| park.tour(id).unwrap().secs() / 60.0;
    assert!((7.0..9.0).contains(&minutes("investors")), "{}", minutes("investors"));
    assert!((2.3..3.3).contains(&minutes("visitors")), "{}", minutes("visitors"));
}

#[test]
fn a_stop_that_cannot_be_shown_is_found() {
    let park = zone_f();
    let mut tour = park.tour("investors").unwrap().clone();
    // A place behind the camera, a camera within a tower, a way out of a closed room.
    tour.stops.truncate(3);
    tour.stops[0].view = "data-aisle".into();
    tour.stops[0].travel_secs = 0.0;
    tour.stops[1].about = Some("F-12".into());
    tour.stops[2].about = Some("F-05/H1".into());
    let faults: Vec<usize> = rehearse(&park, &tour).iter().map(|one| one.faults.len()).collect();
    assert!(faults[1] >= 1, "out of a closed room there is no way: {faults:?}");
    assert!(faults[2] >= 1, "a closed roof hides its hall: {faults:?}");
}

/// The program without a window, and a second that passes at a wish.
fn app(park: &Arc<Park>) -> App {
    let mut app = headless_app(Launch::of(park.clone(), "2025-06-10T04:00:00Z".parse().unwrap()));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app.update();
    app
}

fn lead(app: &mut App, step: TourStep) {
    app.world_mut().write_message(Command::Tour(step));
    app.update();
}

fn pass(app: &mut App, secs: f32) {
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)));
    (0..(secs / 0.05).round() as usize).for_each(|_| app.update());
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
}

fn way(app: &App) -> Way {
    app.world().resource::<Touring>().0.clone().unwrap()
}

/// What is shown, in one text.
fn scene(app: &App) -> String {
    let (shown, goal) = (app.world().resource::<Shown>(), app.world().resource::<CameraGoal>());
    let state = app.world().resource::<Live>().state().unwrap();
    format!(
        "{:?} {:?} {:?} {:?} {} {}",
        shown.overlay,
        shown.open,
        shown.highlighted,
        shown.partition_modes,
        state.hash(),
        goal.pose.eye()
    )
}

#[test]
fn a_tour_goes_on_by_itself_waits_when_told_and_puts_everything_back() {
    let park = zone_f();
    let mut app = app(&park);
    app.world_mut().write_message(Command::SetOverlay(Overlay::Usage));
    app.world_mut().write_message(Command::Select(Some("F-05".into())));
    app.update();
    let (before, at) = (app.world().resource::<Shown>().clone(), app.world().resource::<Clock>().at());

    lead(&mut app, TourStep::Start("visitors".into()));
    assert_eq!((way(&app).stop, way(&app).playing, way(&app).left), (0, true, false));
    let goal = app.world().resource::<CameraGoal>().clone();
    assert!(goal.course.is_some() && app.world().resource::<Shown>().overlay == Overlay::None);
    pass(&mut app, 3.0);
    assert!((2.7..3.3).contains(&way(&app).secs), "{}", way(&app).secs);
    let first = &park.tour("visitors").unwrap().stops[0];
    pass(&mut app, (first.secs + first.travel_secs) as f32);
    assert_eq!(way(&app).stop, 1, "it has gone on");

    lead(&mut app, TourStep::Play(false));
    let waited = way(&app).secs;
    pass(&mut app, 4.0);
    assert_eq!(way(&app).secs, waited, "told to wait, it waits");
    lead(&mut app, TourStep::Play(true));
    lead(&mut app, TourStep::Leave);
    pass(&mut app, 4.0);
    assert_eq!(way(&app).secs, waited, "left, it waits as well");
    lead(&mut app, TourStep::Rejoin);
    let course = app.world().resource::<CameraGoal>().course.clone().unwrap();
    assert!(!way(&app).left && course.travel_secs() < 2.0, "back on the way within two seconds");

    // A named view, a place, a key: whoever takes the camera leaves the way.
    app.world_mut().write_message(Command::GoToView("night".into()));
    app.update();
    assert!(way(&app).left);
    lead(&mut app, TourStep::Rejoin);
    assert!(!way(&app).left);

    lead(&mut app, TourStep::Go(99));
    assert_eq!(way(&app).stop, park.tour("visitors").unwrap().stops.len() - 1, "the last one");
    lead(&mut app, TourStep::End);
    assert!(app.world().resource::<Touring>().0.is_none());
    assert_eq!(*app.world().resource::<Shown>(), before);
    assert_eq!(app.world().resource::<Clock>().at(), at, "the clock is where it was");
    lead(&mut app, TourStep::Start("no-such".into()));
    assert!(app.world().resource::<Touring>().0.is_none());
}

#[test]
fn however_a_stop_is_come_to_the_same_is_shown() {
    let park = zone_f();
    for tour in ["compute", "visitors"].map(|id| park.tour(id).unwrap()) {
        let stops = tour.stops.len();
        let at_each = |order: Vec<usize>| {
            let mut app = app(&park);
            lead(&mut app, TourStep::Start(tour.id.clone()));
            let mut seen = vec![String::new(); stops];
            for stop in order {
                lead(&mut app, TourStep::Go(stop));
                app.world_mut().write_message(Command::SetPaused(true));
                app.update();
                seen[stop] = scene(&app);
            }
            seen
        };
        let forth = at_each((0..stops).collect());
        let back = at_each((0..stops).rev().collect());
        for (stop, (a, b)) in forth.iter().zip(&back).enumerate() {
            // The clock may have run for a frame between.
            let plain =
                |text: &str| text.split_whitespace().filter(|word| word.len() != 32).collect::<Vec<_>>().join(" ");
            assert_eq!(plain(a), plain(b), "{} stop {stop}", tour.id);
        }
    }
}

#[test]
fn what_is_said_has_the_figures_own_values() {
    let park = zone_f();
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        let stop = &park.tour("investors").unwrap().stops[1];
        let said = yungu::panels::tour::says(&park, &words, stop);
        for id in ["land", "floor-area", "far"] {
            let value = figure::value_text(&words, park.figure(id).unwrap());
            assert!(said.contains(&value), "{value} in {said}");
        }
        assert!(!said.contains('{'), "{said}");
    }
}

#[test]
fn a_tour_that_is_written_on_is_shown_as_it_is_saved_and_a_broken_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("scenes/zone-f"), folder.path());
    let park = Arc::new(park::load(folder.path()).park.unwrap());
    let mut app = app(&park);
    lead(&mut app, TourStep::Start("visitors".into()));
    let file = folder.path().join("tours/visitors.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    let first = |app: &App| app.world().resource::<OpenPark>().tour("visitors").unwrap().stops[0].name.zh.clone();
    let faults = |app: &App| app.world().resource::<Notices>().0.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
    let until = |app: &mut App, done: &dyn Fn(&App) -> bool| {
        for _ in 0..400 {
            pass(app, 0.25);
            std::thread::sleep(Duration::from_millis(5));
            if done(app) {
                return;
            }
        }
        panic!("nothing has changed: {} {:?}", first(app), faults(app));
    };
    pass(&mut app, 1.5);
    std::fs::write(&file, text.replace("name: (zh: \"欢迎\"", "name: (zh: \"你好\"")).unwrap();
    until(&mut app, &|app| first(app) == "你好");
    assert_eq!(faults(&app), [] as [String; 0]);
    let moved = Change::Move { building: "F-10".into(), at: Xz(157.0, 54.0) };
    app.world_mut().write_message(Command::Plan(PlanStep::Change(moved, None)));
    pass(&mut app, 0.25);
    assert_eq!(app.world().resource::<OpenPark>().building("F-10").unwrap().at, Xz(157.0, 54.0));
    assert_eq!(first(&app), "你好", "in another scenario, too");
    std::fs::write(&file, "(format: (1, 4), id: \"visitors\", nonsense").unwrap();
    until(&mut app, &|app| !faults(app).is_empty());
    assert_eq!(first(&app), "你好", "as it was last readable");
    std::fs::write(&file, &text).unwrap();
    until(&mut app, &|app| first(app) == "欢迎" && faults(app).is_empty());
}
