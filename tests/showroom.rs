//! A showroom without a window: it attracts, begins anew, leads back, and lets out only whoever knows the number.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop loudly")]

use std::{path::Path, sync::Arc, time::Duration};

use bevy::{app::App, state::state::NextState, time::TimeUpdateStrategy};
use yungu::{
    app::{
        Attendance, CameraGoal, Clock, Command, Live, Mode, Overlay, Panel, Phase, Pin, PinLock, Shown, ShowroomStep,
        Touched, TourStep, Touring, Trail,
    },
    launch::{Launch, headless_app},
    park::{self, Lang, Weather},
};

fn showroom() -> App {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    let park = Arc::new(park::load(&folder).park.unwrap());
    let mut app =
        headless_app(Launch { mode: Mode::Kiosk, ..Launch::of(park, "2025-06-10T04:00:00Z".parse().unwrap()) });
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    (0..3).for_each(|_| app.update());
    app
}

fn wish(app: &mut App, wishes: impl IntoIterator<Item = Command>) {
    app.world_mut().write_message_batch(wishes);
    app.update();
}

fn touch(app: &mut App) {
    app.world_mut().write_message(Touched);
    (0..3).for_each(|_| app.update());
}

fn pass(app: &mut App, secs: f64) {
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(250)));
    (0..(secs * 4.0).round() as usize).for_each(|_| app.update());
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    app.update();
}

fn stop(app: &App) -> Option<(String, usize)> {
    app.world().resource::<Touring>().0.as_ref().map(|way| (way.tour.clone(), way.stop))
}

/// Everything that a visitor would see, in one text.
fn seen(app: &App) -> String {
    let (shown, goal, clock) =
        (app.world().resource::<Shown>(), app.world().resource::<CameraGoal>(), app.world().resource::<Clock>());
    let state = app.world().resource::<Live>().state().unwrap().hash();
    format!("{shown:?} {:?} {:?} {state} {:?}", goal.pose, clock, stop(app))
}

#[test]
fn while_nobody_is_there_a_tour_plays_and_a_touch_ends_it() {
    let mut app = showroom();
    assert_eq!(stop(&app), Some(("visitors".into(), 0)), "it attracts from the first");
    let visitors = 7;
    pass(&mut app, 3.0 * 60.0);
    let (_, later) = stop(&app).unwrap();
    assert!(later < visitors);
    pass(&mut app, 3.0 * 60.0);
    let way = app.world().resource::<Touring>().0.clone().unwrap();
    assert!(way.playing, "it begins again when it has come to its end");
    touch(&mut app);
    assert_eq!(stop(&app), None);
    assert_eq!(app.world().resource::<Shown>().view.as_deref(), Some("overview"));
    pass(&mut app, 44.0);
    assert!(!app.world().resource::<Attendance>().attracting);
    pass(&mut app, 2.0);
    assert!(app.world().resource::<Attendance>().attracting && stop(&app).is_some());
}

#[test]
fn whatever_a_visitor_did_the_next_one_finds_the_same() {
    let mut app = showroom();
    touch(&mut app);
    let fresh = seen(&app);
    let deeds: [&[Command]; 5] = [
        &[Command::GoToView("night".into()), Command::SetLang(Lang::En), Command::SetOverlay(Overlay::Usage)],
        &[Command::Select(Some("F-05".into())), Command::TogglePanel(Panel::Help), Command::SetWeather(Weather::Mist)],
        &[Command::Showroom(ShowroomStep::Enter("F-06".into())), Command::SetSpeed(600.0), Command::SetSpread(true)],
        &[Command::Tour(TourStep::Start("studios".into())), Command::Tour(TourStep::Go(3))],
        &[Command::SetScenario("2022".into()), Command::SetPaused(true), Command::FlyTo("F-08".into())],
    ];
    for deeds in deeds {
        wish(&mut app, deeds.iter().cloned());
        assert_ne!(seen(&app), fresh, "{deeds:?}");
        pass(&mut app, 46.0);
        touch(&mut app);
        assert_eq!(seen(&app), fresh, "{deeds:?}");
        assert!(app.world().resource::<Trail>().is_empty());
    }
}

#[test]
fn back_leads_where_one_was_before() {
    let mut app = showroom();
    touch(&mut app);
    let pose = |app: &App| app.world().resource::<CameraGoal>().pose;
    wish(&mut app, [Command::Showroom(ShowroomStep::Enter("F-06".into()))]);
    let shown = app.world().resource::<Shown>().clone();
    assert_eq!(shown.selection, Some("F-06".into()));
    assert_eq!(shown.open, ["F-06".into()], "one goes into a building through its roof");
    let inside = pose(&app);
    wish(&mut app, [Command::GoToView("night".into())]);
    assert_ne!(pose(&app), inside);
    wish(&mut app, [Command::Showroom(ShowroomStep::Back)]);
    assert_eq!(app.world().resource::<Shown>().open, ["F-06".into()]);
    wish(&mut app, [Command::Tour(TourStep::Start("studios".into()))]);
    wish(&mut app, [Command::Showroom(ShowroomStep::Back)]);
    assert_eq!(stop(&app), None, "back out of a tour");
    for _ in 0..4 {
        wish(&mut app, [Command::Showroom(ShowroomStep::Back)]);
    }
    assert_eq!(app.world().resource::<Shown>().view.as_deref(), Some("overview"), "at last to the beginning");
}

#[test]
fn only_the_number_leads_out() {
    let mut app = showroom();
    app.insert_resource(PinLock::new(Pin::new("2580")));
    touch(&mut app);
    let leave = |digits: &str| Command::Showroom(ShowroomStep::Leave(Pin::new(digits).unwrap()));
    let mode = |app: &App| *app.world().resource::<Mode>();
    wish(&mut app, [Command::SetMode(Mode::Explore), leave("0000"), Command::Undo]);
    assert_eq!(mode(&app), Mode::Kiosk);
    wish(&mut app, std::iter::repeat_n(leave("1111"), 5));
    wish(&mut app, [leave("2580")]);
    assert_eq!(mode(&app), Mode::Kiosk, "after five wrong ones nobody for a minute");
    pass(&mut app, 61.0);
    touch(&mut app);
    wish(&mut app, [leave("2580")]);
    assert_eq!(mode(&app), Mode::Explore);
    pass(&mut app, 60.0);
    assert_eq!(stop(&app), None, "staff are not driven out");
}
