//! What is written is played again: at its times, whatever the steps, as far as the file is whole.

use std::{fs, path::Path, sync::Arc};

use super::*;
use crate::{
    feeds::{
        About, Mailbox, ReplaySource, Source,
        publish::Publication,
        tap::Tapped,
        test_park::{park, point},
        wire::Wire,
    },
    park::Park,
    twin::{Board, Origin, Points, Reading, Simulator, State, parse_at},
};

fn tapped(name: &str, value: f32, at_ms: i64) -> Tapped {
    Tapped::Reading { reading: Reading { point: point(name), value, at_ms }, word: None }
}

fn write(path: &Path, park: &Park, points: &Arc<Points>, blocks: &[Vec<Tapped>]) {
    let mut recorder = Recorder::new(fs::File::create(path).unwrap(), &park.id, points.clone()).unwrap();
    for block in blocks {
        block.iter().for_each(|tapped| recorder.push(tapped).unwrap());
        recorder.flush().unwrap();
    }
    assert_eq!(recorder.bytes(), fs::metadata(path).unwrap().len());
}

fn play(recording: &mut Recording, until_ms: i64) -> Vec<(f32, i64)> {
    let mut found = Vec::new();
    recording.readings_until(until_ms, |readings| {
        found.extend(readings.iter().map(|replayed| (replayed.reading.value, replayed.reading.at_ms)));
    });
    found
}

const NAME: &str = "F-08/L3/A/R07/24/power";
const T: i64 = 1_750_000_000_000;

#[test]
fn readings_come_at_their_times_in_whatever_steps() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yungu");
    let (park, points) = park();
    // Late ones, early ones, and a clock that stands at 1970.
    let times = [[0, 0, 1_000], [900, 2_000, -T], [3_000, 2_500, -7_200_000], [3_000, 4_000, -T]];
    let blocks = times.map(|block| block.iter().map(|after| tapped(NAME, *after as f32, T + after)).collect());
    write(&path, &park, &points, &blocks);
    let all: Vec<i64> = times.concat().iter().map(|after| T + after).collect();
    let open = || Recording::open(&path, &park.id, &points).unwrap();
    assert_eq!((open().span_ms(), open().readings()), (Some((0, T + 4_000)), 12));
    for step in [100, 500, 1_000, 5_000] {
        let mut recording = open();
        let mut got = Vec::new();
        for at in (T..=T + 5_000).step_by(step) {
            let now = play(&mut recording, at);
            assert!(now.iter().all(|(_, at_ms)| *at_ms <= at));
            got.extend(now);
            let due = all.iter().filter(|at_ms| **at_ms <= at).count();
            assert_eq!(got.len(), due, "all up to {at} and no other");
        }
    }
    let mut recording = open();
    play(&mut recording, T + 5_000);
    assert_eq!(
        play(&mut recording, T).len(),
        all.iter().filter(|at_ms| **at_ms <= T).count(),
        "a step back begins anew"
    );
    assert_eq!((recording.damaged(), recording.is_cut_off()), (0, false));
}

#[test]
fn a_file_that_is_cut_off_reads_up_to_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yungu");
    let (park, points) = park();
    let blocks: Vec<Vec<Tapped>> = (0..5_u8).map(|k| vec![tapped(NAME, k.into(), T + i64::from(k) * 1_000)]).collect();
    write(&path, &park, &points, &blocks);
    let whole = fs::read(&path).unwrap();
    let mut counts = Vec::new();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        match Recording::open(&path, &park.id, &points) {
            Ok(mut recording) => {
                let values = play(&mut recording, i64::MAX);
                assert!(values.iter().zip(0_u8..).all(|((value, _), k)| *value == f32::from(k)));
                counts.push(values.len());
            }
            Err(error) => assert!(matches!(error, RecordingError::NoRecording), "{length}: {error}"),
        }
    }
    assert!(counts.is_sorted() && counts.last() == Some(&4), "{counts:?}");
}

#[test]
fn a_damaged_byte_costs_at_most_its_block_and_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yungu");
    let (park, points) = park();
    let blocks: Vec<Vec<Tapped>> = (0..3_u8).map(|k| vec![tapped(NAME, k.into(), T + i64::from(k) * 1_000)]).collect();
    write(&path, &park, &points, &blocks);
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        fs::write(&path, &bytes).unwrap();
        let Ok(mut recording) = Recording::open(&path, &park.id, &points) else { continue };
        let values = play(&mut recording, i64::MAX);
        let faulty = recording.is_cut_off() || recording.damaged() > 0;
        assert!(faulty && values.len() < 3 && values.iter().all(|(value, _)| *value < 3.0), "byte {at}: {values:?}");
    }
}

#[test]
fn what_is_no_recording_of_this_park_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yungu");
    let (park, points) = park();
    let open = || Recording::open(&path, &park.id, &points);
    assert!(matches!(open(), Err(RecordingError::Unreadable(_))));
    fs::write(&path, "something else, long enough to be read").unwrap();
    assert!(matches!(open(), Err(RecordingError::NoRecording)));
    Recorder::new(fs::File::create(&path).unwrap(), "elsewhere", points.clone()).unwrap();
    assert!(matches!(open(), Err(RecordingError::OtherPark { found, .. }) if found == "elsewhere"));
    let mut bytes = fs::read(&path).unwrap();
    bytes[16] = 9;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(open(), Err(RecordingError::Version { found: 9 })));
}

#[test]
fn a_recorded_feed_plays_to_the_same_states() {
    let (park, points) = park();
    let simulator = Simulator::new(&park);
    let scenario = park.scenario(None).unwrap();
    let publication = Publication::new(&park, points.clone());
    let begin = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
    let moment = |second: i64| begin + jiff::SignedDuration::from_secs(second);
    let hash = |board: &Board, second: i64| {
        let state: State = simulator.state_at(scenario, 1, moment(second)).overlaid(&points, board);
        (state.hash(), state.origin)
    };

    // Live: published, heard, tapped and written down.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("day.yungu");
    let mailbox = Mailbox::new(points.clone());
    let tap = mailbox.tap(1_000_000);
    let mut recorder = Recorder::new(fs::File::create(&path).unwrap(), &park.id, points.clone()).unwrap();
    let mut wire = Wire::new(&park.id, points.clone());
    let mut board = Board::new(&points);
    let mut live = Vec::new();
    let (topic, payload) = publication.about(&scenario.id, 7);
    wire.take(&topic, payload.as_bytes(), 0, &mailbox);
    // The sender's scenario has another seed, so that what is heard differs from what is simulated here.
    for second in 0..20 {
        let state = simulator.state_at(scenario, 7, moment(second));
        let now_ms = state.at.as_millisecond();
        publication.racks(&state, |topic, payload| wire.take(topic, payload.as_bytes(), now_ms, &mailbox));
        mailbox.drain(&mut board, &points, now_ms);
        tap.take(std::time::Duration::ZERO).iter().for_each(|tapped| recorder.push(tapped).unwrap());
        if second % 7 == 6 {
            recorder.flush().unwrap();
        }
        live.push(hash(&board, second));
    }
    recorder.flush().unwrap();
    assert_eq!((tap.lost(), recorder.readings()), (0, 20 * 4 * 9_216));
    println!("{:.2} bytes a reading", recorder.bytes() as f64 / recorder.readings() as f64);
    assert!(recorder.bytes() < 2 * recorder.readings(), "{} bytes", recorder.bytes());

    // Played again, second by second and in one jump.
    let open = || {
        let recording = Recording::open(&path, &park.id, &points).unwrap();
        assert_eq!(
            recording.about(),
            Some(&About { origin: "simulated".into(), scenario: Some(scenario.id.clone()), seed: Some(7) })
        );
        let mailbox = Arc::new(Mailbox::new(points.clone()));
        (Box::new(ReplaySource::new(recording)).start(mailbox.clone()).unwrap(), mailbox, Board::new(&points))
    };
    let (mut running, mailbox, mut board) = open();
    for (second, wanted) in (0..20).zip(&live) {
        running.advance_to(moment(second).as_millisecond());
        mailbox.drain(&mut board, &points, moment(second).as_millisecond());
        assert_eq!(hash(&board, second), *wanted, "second {second}");
        assert_eq!(wanted.1, Origin::Simulated);
    }
    let (mut running, mailbox, mut board) = open();
    running.advance_to(moment(17).as_millisecond());
    mailbox.drain(&mut board, &points, moment(17).as_millisecond());
    assert_eq!(hash(&board, 17), live[17], "in one jump");
    running.stop();
    running.advance_to(moment(19).as_millisecond());
    assert!(mailbox.drain(&mut board, &points, moment(19).as_millisecond()).points.is_empty());
}
