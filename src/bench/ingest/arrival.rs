//! How soon a reading is shown: from the moment when its message is handed to the sender until the program's state has
//! its value.
//!
//! The program runs without drawing, sixty frames a second as a window does. Once a second the whole park comes in
//! beside the message that is waited for: that is when it takes longest. Readings carry this computer's time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::{Duration, Instant},
};

use bevy::app::App;
use jiff::Timestamp;

use super::{IngestError, IngestOrder, sorted, stage, watched::Watched};
use crate::{
    app::Feed,
    feeds::{Intake, Mailbox, MqttSource, Publication, Publisher, Running, Source, StartError, Status, now_ms},
    launch::Launch,
    park::Park,
    twin::{DEFAULT_SEED, Points, Simulator},
};

/// A frame of a window at 60 Hz.
const FRAME: Duration = Duration::from_nanos(16_666_667);
/// Seconds that a message may take before the measurement is given up.
const PATIENCE_SECS: u64 = 10;
/// Between the last value shown and the next message, milliseconds: any part of a frame and of a second is met.
const LEAST_GAP_MS: f64 = 20.0;
const MORE_GAP_MS: f64 = 70.0;

/// How a message gets to the program.
enum Way<'a> {
    Broker(&'a Publisher),
    Hand(Intake),
}

/// Milliseconds of each message, in order.
pub(super) fn measure(park: &Arc<Park>, launch: &Launch, order: &IngestOrder) -> Result<Vec<f64>, IngestError> {
    let points = Arc::new(Points::new(park));
    let watched = Watched::of(&points).ok_or(IngestError::NothingMeasured)?;
    let mailbox = Arc::new(Mailbox::new(points.clone()));
    let publisher = order.broker.clone().map(Publisher::start).transpose()?;
    let running: Box<dyn Running> = match &order.broker {
        Some(broker) => Box::new(MqttSource::new(broker.clone(), park.clone())).start(mailbox.clone())?,
        None => Box::new(AtHand),
    };
    let patience = Duration::from_secs(PATIENCE_SECS);
    if let Some(publisher) = &publisher {
        let begun = Instant::now();
        let mut statuses = [publisher.wait_for_connection(patience), running.status()];
        while !statuses.iter().all(Status::is_connected) && begun.elapsed() < patience {
            thread::sleep(Duration::from_millis(5));
            statuses = [publisher.status(), running.status()];
        }
        if let Some(status) = statuses.into_iter().find(|status| !status.is_connected()) {
            return Err(IngestError::Broker(status));
        }
    }
    let mut app = stage::app_at(launch, Timestamp::from_millisecond(now_ms())?);
    app.insert_resource(Feed::new(running, mailbox.clone(), false));
    let way = || match &publisher {
        Some(publisher) => Way::Broker(publisher),
        None => Way::Hand(Intake::new(park, mailbox.clone())),
    };
    let ending = AtomicBool::new(false);
    let (sent, next) = sync_channel(1);
    let (shown, go_on) = sync_channel(1);
    let (of_park, of_one, park) = (way(), way(), &**park);
    let times = thread::scope(|scope| {
        let start = |name: &str| thread::Builder::new().name(name.to_owned());
        start("yungu-bench-park").spawn_scoped(scope, || whole_park(park, launch, watched, of_park, &ending))?;
        let one = move || one_by_one(park, watched, of_one, order.rounds, &sent, &go_on);
        start("yungu-bench-one").spawn_scoped(scope, one)?;
        let times = watch(&mut app, watched, order.rounds, &next, &shown);
        ending.store(true, Ordering::Relaxed);
        // Whoever waits for the next value to be shown is woken.
        drop((next, shown));
        Ok::<_, std::io::Error>(times)
    });
    let times = times.map_err(StartError::from)?;
    if times.len() < order.rounds { Err(IngestError::NotShown(PATIENCE_SECS)) } else { Ok(sorted(times)) }
}

/// Frame after frame, until all values have been seen.
fn watch(
    app: &mut App,
    watched: Watched,
    count: usize,
    next: &Receiver<(f32, Instant)>,
    shown: &SyncSender<()>,
) -> Vec<f64> {
    let mut times = Vec::with_capacity(count);
    let mut waited_for: Option<(f32, Instant)> = None;
    let mut news = Instant::now();
    while times.len() < count && news.elapsed().as_secs() < PATIENCE_SECS {
        let begun = Instant::now();
        app.update();
        let now = Instant::now();
        waited_for = waited_for.or_else(|| next.try_recv().ok());
        if let Some((value, sent)) = waited_for
            && watched.value(app) == Some(value)
        {
            times.push(now.duration_since(sent).as_secs_f64() * 1e3);
            (waited_for, news) = (None, now);
            if shown.send(()).is_err() {
                break;
            }
        }
        thread::sleep(FRAME.saturating_sub(begun.elapsed()));
    }
    times
}

/// The whole park once a second, but for the row of the point that is watched.
fn whole_park(park: &Park, launch: &Launch, watched: Watched, mut way: Way, ending: &AtomicBool) {
    let simulator = Simulator::new(park);
    let publication = Publication::new(park, simulator.points().clone());
    let Some(scenario) = park.scenario(Some(&launch.scenario)).or_else(|| park.scenario(None)) else { return };
    let (about, text) = publication.about(&scenario.id, DEFAULT_SEED);
    way.send(&about, text);
    let spared: Vec<String> = watched.topics(park);
    let mut before = 0;
    while !ending.load(Ordering::Relaxed) {
        let second = now_ms().div_euclid(1000);
        let at = Timestamp::from_second(second).ok().filter(|_| second != before);
        if let Some(at) = at {
            before = second;
            let state = simulator.state_at(scenario, DEFAULT_SEED, at);
            let mut send = |topic: &str, payload: String| {
                if !spared.iter().any(|spared| spared == topic) {
                    way.send(topic, payload);
                }
            };
            publication.places(&state, |_| true, &mut send);
            publication.racks(&state, &mut send);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// One value after the other, each once the one before is shown.
fn one_by_one(
    park: &Park,
    watched: Watched,
    mut way: Way,
    count: usize,
    sent: &SyncSender<(f32, Instant)>,
    go_on: &Receiver<()>,
) {
    for number in 0..count {
        thread::sleep(Duration::from_secs_f64((LEAST_GAP_MS + MORE_GAP_MS * stage::share(number)) / 1e3));
        let Some((topic, payload, value)) = watched.message(park, number, count) else { return };
        if sent.send((value, Instant::now())).is_err() {
            return;
        }
        way.send(&topic, payload);
        if go_on.recv_timeout(Duration::from_secs(PATIENCE_SECS)).is_err() {
            return;
        }
    }
}

impl Way<'_> {
    fn send(&mut self, topic: &str, payload: String) {
        match self {
            Self::Broker(publisher) => {
                publisher.publish(topic, payload);
            }
            Self::Hand(intake) => intake.take(topic, payload.as_bytes(), now_ms()),
        }
    }
}

/// Messages are handed over within the process: there is no connection to lose.
struct AtHand;

impl Running for AtHand {
    fn status(&self) -> Status {
        Status::Connected { since_ms: 0 }
    }

    fn stop(&mut self) {}
}
