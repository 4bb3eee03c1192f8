//! A day that was recorded plays to the states that were shown while it was.

use std::{
    fs::File,
    io::BufWriter,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use yungu::{
    app::{Command, Feed},
    feeds::{Intake, Mailbox, Publication, Recorder, Recording, ReplaySource, Source},
    twin::{Board, DEFAULT_SEED, Origin, Simulator},
};

use crate::stage::{open, program, shown};

/// Readings that may wait for the recorder.
const WAITING: usize = 1 << 20;

/// What a program that listened had on its screen, by moment.
struct Listened {
    at: Vec<Timestamp>,
    hashes: Vec<String>,
    readings: u64,
    bytes: u64,
}

/// Publishes the simulator's moments as `yungu feed` does, listens to them as the program does, and records them as
/// `yungu record` does.
fn record(scene: &str, file: &std::path::Path, moments: i64, step_secs: i64) -> Listened {
    let park = open(scene);
    let simulator = Simulator::new(&park);
    let (points, scenario) = (simulator.points(), park.scenario(None).unwrap());
    let publication = Publication::new(&park, points.clone());
    let mailbox = Arc::new(Mailbox::new(points.clone()));
    let mut intake = Intake::new(&park, mailbox.clone());
    let tap = mailbox.tap(WAITING);
    let mut recorder = Recorder::new(BufWriter::new(File::create(file).unwrap()), &park.id, points.clone()).unwrap();
    let mut board = Board::new(points);
    let begin: Timestamp = "2025-06-09T16:00:00Z".parse().unwrap();
    let (about, text) = publication.about(&scenario.id, DEFAULT_SEED);
    intake.take(&about, text.as_bytes(), begin.as_millisecond());
    let mut listened = Listened { at: Vec::new(), hashes: Vec::new(), readings: 0, bytes: 0 };
    for number in 0..moments {
        let at = begin + SignedDuration::from_secs(number * step_secs);
        let now_ms = at.as_millisecond();
        let state = simulator.state_at(scenario, DEFAULT_SEED, at);
        let mut send = |topic: &str, payload: String| intake.take(topic, payload.as_bytes(), now_ms);
        publication.places(&state, |_| true, &mut send);
        publication.racks(&state, &mut send);
        tap.take(Duration::ZERO).iter().for_each(|tapped| recorder.push(tapped).unwrap());
        mailbox.drain(&mut board, points, now_ms);
        let heard = state.clone().overlaid(points, &board);
        assert_eq!((heard.origin, heard.people), (Origin::Simulated, state.people), "as its sender says");
        // Nothing was lost on the way: it is the simulator's state, but for who is there, which nobody counts by group.
        let mut simulated = state;
        simulated.places.values_mut().for_each(|place| place.by_group.clear());
        let hash = heard.hash();
        assert_eq!(hash, simulated.hash(), "{scene} at {at}");
        listened.at.push(at);
        listened.hashes.push(hash);
    }
    recorder.flush().unwrap();
    assert_eq!((tap.lost(), mailbox.faults().total()), (0, 0));
    Listened { readings: recorder.readings(), bytes: recorder.bytes(), ..listened }
}

/// Plays it in the program, from beginning to end; then some of it again, jumping back and forth.
fn plays_to_the_same(scene: &str, moments: i64, step_secs: i64) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("day.rec");
    let begun = Instant::now();
    let listened = record(scene, &file, moments, step_secs);
    let recorded_in = begun.elapsed();
    let park = open(scene);
    let points = Simulator::new(&park).points().clone();
    let player = || {
        let mailbox = Arc::new(Mailbox::new(points.clone()));
        let recording = Recording::open(&file, &park.id, &points).unwrap();
        assert_eq!((recording.readings(), recording.is_cut_off()), (listened.readings, false));
        let running = Box::new(ReplaySource::new(recording)).start(mailbox.clone()).unwrap();
        let mut app = program(&park, listened.at[0]);
        app.insert_resource(Feed::new(running, mailbox, true));
        app
    };
    let mut app = player();
    let mut show = |at: Timestamp| {
        app.world_mut().write_message(Command::SetTime(at));
        // The wish is heard in this frame, the recording in the next one.
        (0..2).for_each(|_| app.update());
        (shown(&app).at, shown(&app).hash())
    };
    let mut equal = 0;
    for (at, hash) in listened.at.iter().zip(&listened.hashes) {
        assert_eq!(show(*at), (*at, hash.clone()), "{scene}");
        equal += 1;
    }
    assert_eq!(equal, moments);
    // Another player, straight to a moment in the middle: the newest reading of each point is all that counts.
    let middle = listened.at.len() / 2;
    let mut app = player();
    app.world_mut().write_message(Command::SetTime(listened.at[middle]));
    (0..2).for_each(|_| app.update());
    assert_eq!(shown(&app).hash(), listened.hashes[middle]);
    let distinct: std::collections::BTreeSet<_> = listened.hashes.iter().collect();
    assert_eq!(distinct.len(), listened.hashes.len(), "no two moments are alike");
    println!(
        "{scene}: {equal} of {moments} moments, {step_secs} s apart, equal; {} readings in {} bytes; recorded in {:.1} s, all in {:.1} s",
        listened.readings,
        listened.bytes,
        recorded_in.as_secs_f64(),
        begun.elapsed().as_secs_f64(),
    );
}

#[test]
fn ten_minutes_by_the_second_of_a_small_park_play_to_the_same_states() {
    plays_to_the_same("demo-campus", 600, 1);
}

#[test]
fn an_hour_by_the_ten_minutes_of_a_large_park_plays_to_the_same_states() {
    plays_to_the_same("zone-f", 7, 600);
}

#[test]
#[ignore = "a day of both parks, takes minutes"]
fn a_day_plays_to_the_same_states() {
    plays_to_the_same("demo-campus", 86_400, 1);
    plays_to_the_same("zone-f", 1_440, 60);
}
