//! What is put in comes out once, the newest of each point, and a flood changes nothing but counts.

use super::*;
use crate::{
    feeds::test_park::{park, point},
    twin::{AHEAD_MS, MOST_LABELS, Origin},
};

const NOW: i64 = 1_750_000_000_000;

fn mailbox() -> (Mailbox, Arc<Points>, Board) {
    let points = park().1;
    (Mailbox::new(points.clone()), points.clone(), Board::new(&points))
}

fn put(mailbox: &Mailbox, name: &str, value: f32, at_ms: i64) {
    mailbox.open("topic", NOW).put(point(name), value, at_ms, || name.to_owned());
}

#[test]
fn the_newest_reading_of_each_point_comes_out_once() {
    let (mailbox, points, mut board) = mailbox();
    let (a, b) = ("F-08/L3/A/R07/24/power", "F-08/L3/A/R07/25/power");
    put(&mailbox, a, 1.0, NOW);
    put(&mailbox, b, 2.0, NOW);
    put(&mailbox, a, 3.0, NOW + 1);
    put(&mailbox, a, 4.0, NOW - 1);
    let drained = mailbox.drain(&mut board, &points, NOW);
    assert_eq!(drained.points, [point(a), point(b)]);
    assert_eq!(board.newest(point(a)), Some((3.0, NOW + 1)));
    assert_eq!(mailbox.drain(&mut board, &points, NOW), Drained::default());
    put(&mailbox, a, 5.0, NOW);
    assert_eq!(mailbox.drain(&mut board, &points, NOW).points, [], "the board knows a newer one");
    let counts = mailbox.counts();
    assert_eq!((counts.readings, counts.overwritten, counts.older), (5, 1, 2));
    assert_eq!(mailbox.faults().total(), 0);
}

#[test]
fn a_broken_clock_or_sensor_hides_no_sound_reading() {
    let (mailbox, points, mut board) = mailbox();
    let name = "F-08/L3/A/R07/24/inlet";
    put(&mailbox, name, 22.5, NOW);
    for (value, at_ms) in [(22.5, NOW + AHEAD_MS + 1), (f32::NAN, NOW), (f32::INFINITY, NOW), (500.0, NOW)] {
        put(&mailbox, name, value, at_ms);
    }
    mailbox.drain(&mut board, &points, NOW);
    assert_eq!(board.newest(point(name)), Some((22.5, NOW)));
    let faults = mailbox.faults();
    let count = |kind| faults.of(kind).count;
    assert_eq!((count(FaultKind::Future), count(FaultKind::NotANumber), count(FaultKind::OutOfRange)), (1, 2, 1));
    let fault = faults.of(FaultKind::OutOfRange);
    assert_eq!((fault.topic.as_str(), fault.what.as_str()), ("topic", "F-08/L3/A/R07/24/inlet: 500"));
}

#[test]
fn words_get_the_boards_own_numbers() {
    let (mailbox, points, mut board) = mailbox();
    board.intern("something else");
    let (a, b) = (point("F-08/L3/A/R07/24/owner"), point("F-08/L3/A/R07/25/owner"));
    {
        let mut open = mailbox.open("topic", NOW);
        open.put_word(a, "F-05", NOW, String::new);
        open.put_word(b, "F-09", NOW, String::new);
        open.put_word(a, "F-09", NOW, String::new);
    }
    mailbox.drain(&mut board, &points, NOW);
    for place in [a, b] {
        assert_eq!(board.labels().word(board.newest(place).unwrap().0), Some("F-09"));
    }
}

#[test]
fn a_flood_takes_no_room() {
    let (mailbox, points, mut board) = mailbox();
    let owner = point("F-08/L3/A/R07/24/owner");
    for round in 0..20_u16 {
        let mut open = mailbox.open("topic", NOW);
        for number in 0..points.len() {
            let point = Point(number as u32);
            open.put(point, f32::from(round) / 20.0, NOW, String::new);
        }
        for word in 0..1_000 {
            open.put_word(owner, &format!("{round} {word}"), NOW, String::new);
            open.fault(FaultKind::Malformed, &"x".repeat(1_000));
        }
    }
    let inner = mailbox.lock();
    assert_eq!((inner.slots.len(), inner.full.len(), inner.words.len()), (points.len(), points.len(), MOST_LABELS));
    assert_eq!(inner.full.capacity(), points.len(), "and has never grown");
    drop(inner);
    let drained = mailbox.drain(&mut board, &points, NOW);
    assert_eq!(drained.points.len(), points.len());
    assert_eq!(mailbox.faults().of(FaultKind::TooManyWords).count, 20_000 - MOST_LABELS as u64);
    assert_eq!(mailbox.counts().readings, 20 * points.len() as u64 + MOST_LABELS as u64);
}

#[test]
fn what_the_sender_says_of_its_data_reaches_the_board() {
    let (mailbox, points, mut board) = mailbox();
    let about = |origin: &str| About { origin: origin.to_owned(), scenario: None, seed: None };
    mailbox.open("", NOW).set_about(about("simulated"));
    mailbox.drain(&mut board, &points, NOW);
    assert_eq!(board.origin, Some(Origin::Simulated));
    mailbox.open("", NOW).set_about(about("measured"));
    mailbox.drain(&mut board, &points, NOW);
    assert_eq!((board.origin, mailbox.about()), (None, Some(about("measured"))));
}

#[test]
fn a_tap_sees_every_sound_reading_and_says_what_it_lost() {
    let (mailbox, ..) = mailbox();
    let tap = mailbox.tap(3);
    let name = "F-08/L3/A/R07/24/load";
    for value in [0.1, 0.2, 7.0, 0.3, 0.4] {
        put(&mailbox, name, value, NOW);
    }
    let values: Vec<f32> = tap
        .take(std::time::Duration::ZERO)
        .iter()
        .map(|tapped| match tapped {
            Tapped::Reading { reading, word: None } => reading.value,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!((values, tap.lost()), (vec![0.1, 0.2, 0.3], 1));
}
