//! The program with a feed from a real broker: what comes in is what is shown, judged and alarmed; what stays away is
//! missing, what stays out is stale, and another time than now is not the feed's.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop loudly, in its helpers too")]

#[path = "../support/broker.rs"]
mod broker;
mod faults;
#[path = "../panels/stage.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod stage;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use bevy::{app::App, ecs::message::Messages, state::state::NextState};
use broker::{Broker, wait_for};
use jiff::{SignedDuration, Timestamp};
use yungu::{
    app::{Alarms, AssetChanged, Clock, Command, Feed, Live, Memory, Phase},
    feeds::{self, Mailbox, MqttSource, Source, now_ms},
    history::{Ask, History, HistoryOrder, HistoryReader},
    launch::{Launch, headless_app},
    park::{self, PlaceId, PlaceKind, Urgency},
    twin::{Origin, Points, Standing, Trust},
};

const RACK: &str = "F-08/L3/A/R07/24";
const SOON: Duration = Duration::from_secs(20);

/// The program at this computer's time, fed by a broker.
fn app(broker: &Broker) -> App {
    app_at(&broker.url())
}

/// Fed by whoever is at an address.
fn app_at(url: &str) -> App {
    let park = Arc::new(park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap());
    let mailbox = Arc::new(Mailbox::new(Arc::new(Points::new(&park))));
    let address = feeds::Broker::new(url.parse().unwrap(), None, None).unwrap();
    let running = Box::new(MqttSource::new(address, park.clone())).start(mailbox.clone()).unwrap();
    let mut app = headless_app(Launch::of(park, Timestamp::from_millisecond(now_ms()).unwrap()));
    app.insert_resource(Feed::new(running, mailbox, false));
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app
}

fn send(broker: &Broker, metric: &str, value: f64) {
    let text = format!(r#"[{{"bt":{}.0,"n":"{metric}","v":{value}}}]"#, now_ms() / 1000);
    broker.publish(&format!("yungu/zone-f/{RACK}"), text.as_bytes());
}

/// The inlet temperature of the rack, or of its neighbour, as the program sees it.
fn inlet(app: &App, rack: &str) -> (Option<f32>, Standing, Option<Origin>) {
    let live = app.world().resource::<Live>();
    let points = live.rulebook().points();
    let number = points.number_of(&rack.into()).unwrap().1;
    let column = points.column_of("inlet").unwrap();
    let state = live.state().unwrap();
    let (values, spec) = (&state.columns[column], &points.columns()[column].spec);
    let standing = values.standing(spec, number, state.at.as_millisecond());
    (values.value(number), standing, values.mark(number).map(|mark| mark.origin))
}

/// What the rule of temperatures has raised. (Power is still simulated, and may raise alarms of its own.)
fn hot(app: &App) -> Vec<(PlaceId, Urgency)> {
    let listed = app.world().resource::<Alarms>().book.listed();
    let up = listed.into_iter().filter(|(id, alarm)| id.rule == "inlet" && alarm.cleared.is_none());
    up.map(|(id, alarm)| (id.place, alarm.urgency)).collect()
}

fn run_until(app: &mut App, what: &str, done: impl Fn(&App) -> bool) {
    wait_for(what, SOON, || {
        app.update();
        app.world().resource::<Live>().state().is_some() && done(app)
    });
}

#[test]
fn what_a_broker_brings_is_shown_and_judged_and_raises_an_alarm() {
    let broker = Broker::open();
    let mut app = app(&broker);
    run_until(&mut app, "a connection", |app| app.world().resource::<Feed>().status().is_connected());
    assert_eq!(inlet(&app, RACK).2, Some(Origin::Simulated), "nothing has come yet");

    send(&broker, "inlet", 33.25);
    run_until(&mut app, "the reading", |app| inlet(app, RACK).0 == Some(33.25));
    assert_eq!(inlet(&app, RACK), (Some(33.25), Standing::Fresh, Some(Origin::Measured)));
    // Its neighbours have said nothing: nobody guesses for them.
    assert_eq!(inlet(&app, "F-08/L3/A/R07/23").1, Standing::Missing);
    let live = app.world().resource::<Live>();
    let verdict = live.rulebook().judge("inlet", PlaceKind::Rack, &RACK.into(), live.state().unwrap()).unwrap();
    assert_eq!((verdict.value, verdict.trust()), (33.25, Trust::Measured));
    assert_eq!(hot(&app), [(RACK.into(), Urgency::Critical)]);

    // The next one is overdue after two of the metric's seconds, and whatever shows it is told.
    app.world_mut().resource_mut::<Messages<AssetChanged>>().clear();
    let column = app.world().resource::<Live>().rulebook().points().column_of("inlet").unwrap();
    let told = |app: &App| {
        let messages = app.world().resource::<Messages<AssetChanged>>();
        messages.get_cursor().read(messages).any(|changed| changed.columns.contains(&column))
    };
    assert!(!told(&app));
    run_until(&mut app, "the reading to grow old", |app| inlet(app, RACK).1 == Standing::Stale);
    assert!(told(&app), "what is drawn of it is drawn anew");
    assert_eq!(inlet(&app, RACK).0, Some(33.25), "the last one known stays");

    send(&broker, "inlet", 23.0);
    run_until(&mut app, "the next reading", |app| inlet(app, RACK).0 == Some(23.0));
    run_until(&mut app, "the alarm to clear", |app| hot(app).is_empty());
}

#[test]
fn at_another_time_the_feed_is_silent_and_back_at_now_it_speaks() {
    let broker = Broker::open();
    let mut app = app(&broker);
    send(&broker, "inlet", 31.5);
    run_until(&mut app, "the reading", |app| inlet(app, RACK).0 == Some(31.5));
    let tomorrow = app.world().resource::<Clock>().at() + SignedDuration::from_hours(24);
    app.world_mut().write_message(Command::SetTime(tomorrow));
    app.update();
    assert_eq!(inlet(&app, RACK).2, Some(Origin::Simulated));
    app.world_mut().write_message(Command::SetTime(Timestamp::from_millisecond(now_ms()).unwrap()));
    app.update();
    assert_eq!(inlet(&app, RACK).0, Some(31.5));
}

#[test]
fn a_reading_is_shown_within_a_few_frames() {
    let broker = Broker::open();
    let mut app = app(&broker);
    run_until(&mut app, "a connection", |app| app.world().resource::<Feed>().status().is_connected());
    app.world_mut().write_message(Command::SetPaused(true));
    app.update();
    send(&broker, "power", 4_000.0);
    let begun = Instant::now();
    let power = |app: &App| {
        let live = app.world().resource::<Live>();
        let points = live.rulebook().points();
        let number = points.number_of(&RACK.into()).unwrap().1;
        live.state().unwrap().columns[points.column_of("power").unwrap()].value(number)
    };
    run_until(&mut app, "the reading", |app| power(app) == Some(4_000.0));
    // The clock stands: the news alone has made the state anew.
    assert!(begun.elapsed() < SOON);
}

#[test]
fn what_is_heard_is_remembered() {
    let broker = Broker::open();
    let mut app = app(&broker);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("zone-f.history");
    let park = park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
    let order = HistoryOrder::new(&file, &park.id, Arc::new(Points::new(&park)));
    app.insert_resource(Memory::new(History::start(order).unwrap()));
    send(&broker, "power", 4_321.0);
    run_until(&mut app, "three moments in the file", |app| app.world().resource::<Memory>().status().written >= 3);
    assert!(app.world().resource::<Memory>().issues().is_empty());
    drop(app);
    let reader = HistoryReader::open(&file).unwrap();
    let place = RACK.into();
    let now = now_ms();
    let ask = Ask { metric: "power", place: Some(&place), from_ms: now - 60_000, to_ms: now + 1_000, at_most: 100 };
    let series = reader.series(&ask).unwrap();
    assert!(series.samples.len() >= 2, "{series:?}");
    assert!(series.samples.iter().all(|sample| sample.mean == 4_321.0 && sample.origin == Origin::Measured));
}
