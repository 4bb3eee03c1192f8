//! Disks that are full, files that are damaged, locked or somebody else's: told, never a crash, and it goes on by itself.

use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom, Write},
};

use yungu::{
    history::{
        Activity, History, HistoryError, HistoryOrder, HistoryReader, HistoryStatus, ISSUE_CODES, Retention, Trouble,
    },
    twin::Origin,
};

use crate::stage::{START_MS, Stage, moment, samples, wait, write, write_and_tidy};

fn paused(status: &HistoryStatus) -> Option<Trouble> {
    match &status.activity {
        Activity::Paused { why, .. } => Some(*why),
        _ => None,
    }
}

fn noise(place: usize, second: i64) -> f32 {
    let mixed = (place as u64 + 1).wrapping_mul(second as u64 + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 40) % 50_000) as f32
}

#[test]
fn a_full_disk_pauses_and_room_resumes() {
    let stage = Stage::new("zone-f");
    let order = HistoryOrder { retention: Retention { most_mb: 4, ..Retention::default() }, ..stage.order() };
    let history = History::start(order).unwrap();
    wait(&history, "open", HistoryStatus::is_writing);
    let mut second = 0;
    let mut record = || {
        history
            .record(moment(&stage.points, START_MS + 1000 * second, Origin::Measured, |_, place| noise(place, second)));
        second += 1;
    };
    while paused(&history.status()).is_none() {
        record();
        std::thread::sleep(std::time::Duration::from_millis(3));
        assert!(history.status().written < 600, "4 MB hold more than they can");
    }
    let status = history.status();
    assert_eq!(paused(&status), Some(Trouble::NoRoom), "{status:?}");
    assert!(matches!(status.activity, Activity::Paused { since_ms: Some(since), .. } if since > START_MS));
    let issues = status.issues(history.file());
    assert!(issues.iter().any(|issue| issue.code == "history-no-room"), "{issues:?}");
    for issue in &issues {
        let (_, args) = ISSUE_CODES.iter().find(|(code, _)| *code == issue.code).unwrap();
        assert!(issue.args.keys().map(String::as_str).eq(args.iter().copied()), "{issue:?}");
    }
    let written = status.written_ms.unwrap();
    for _ in 0..40 {
        record();
    }
    assert!(history.status().dropped > 0, "the queue is bounded");

    history.set_most_mb(400);
    record();
    let last = START_MS + 1000 * (second - 1);
    wait(&history, "resumed", |status| status.is_writing() && status.written_ms == Some(last));
    let read = stage.reader().columns_at(&stage.points, last).unwrap();
    let power = &read[stage.points.column_of("power").unwrap()];
    assert_eq!(power.value(77), Some(noise(77, second - 1)));
    let before = stage.reader().columns_at(&stage.points, written).unwrap();
    assert!(before.iter().all(|column| column.value(0).is_some()), "what was written before is there");
}

#[test]
fn a_file_that_cannot_be_written_to_pauses_until_it_can() {
    let stage = Stage::new("demo-campus");
    fs::create_dir(stage.file()).unwrap();
    let history = stage.start();
    history.record(moment(&stage.points, START_MS, Origin::Measured, |_, _| 1.0));
    let status = wait(&history, "paused", |status| paused(status).is_some());
    assert_eq!(paused(&status), Some(Trouble::NotWritable), "{status:?}");
    fs::remove_dir(stage.file()).unwrap();
    wait(&history, "resumed", |status| status.written == 1);
}

#[test]
fn two_writers_do_not_write_to_one_file() {
    let stage = Stage::new("demo-campus");
    let first = stage.start();
    wait(&first, "open", HistoryStatus::is_writing);
    let second = stage.start();
    second.record(moment(&stage.points, START_MS + 1000, Origin::Measured, |_, _| 2.0));
    let status = wait(&second, "paused", |status| paused(status).is_some());
    assert_eq!(paused(&status), Some(Trouble::InUse));
    write(&first, [moment(&stage.points, START_MS, Origin::Measured, |_, _| 1.0)]);
    drop(first);
    wait(&second, "resumed", |status| status.written == 1);
    assert_eq!(samples(&stage.reader(), "power", Some(&stage.rack(0)), (START_MS, START_MS + 2_000), 10).len(), 2);
}

#[test]
fn another_program_that_holds_the_file_pauses_the_writer_only_as_long() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    write(&history, [moment(&stage.points, START_MS, Origin::Measured, |_, _| 1.0)]);
    let other = rusqlite::Connection::open(stage.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    history.record(moment(&stage.points, START_MS + 1000, Origin::Measured, |_, _| 2.0));
    let status = wait(&history, "paused", |status| paused(status).is_some());
    assert_eq!(paused(&status), Some(Trouble::InUse));
    other.execute_batch("ROLLBACK").unwrap();
    wait(&history, "resumed", |status| status.written == 2);
}

#[test]
fn a_reader_does_not_hinder_the_writer() {
    let stage = Stage::new("demo-campus");
    let history = stage.start();
    write(&history, [moment(&stage.points, START_MS, Origin::Measured, |_, _| 1.0)]);
    let other = rusqlite::Connection::open(stage.file()).unwrap();
    other.execute_batch("BEGIN").unwrap();
    let count = || other.query_row("SELECT count(*) FROM frames", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = count();
    write_and_tidy(
        &history,
        (1..130).map(|s| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, _| 2.0)),
    );
    assert_eq!(count(), before, "its snapshot stays as it is");
}

/// A file with some hours in it, closed.
fn filled(stage: &Stage) {
    let history = stage.start();
    let seconds = (0..150).map(|k| k * 61);
    write_and_tidy(
        &history,
        seconds.map(|s| moment(&stage.points, START_MS + 1000 * s, Origin::Measured, |_, p| noise(p, s))),
    );
}

/// Whatever has become of the file: the writer goes on, and what it writes then can be read.
fn assert_goes_on(stage: &Stage) -> HistoryStatus {
    let history = stage.start();
    let base = START_MS + 20_000_000;
    let mut second = 0;
    // Tidying up may meet the damage later than writing does.
    while second < 130 {
        history.record(moment(&stage.points, base + 1000 * second, Origin::Measured, |_, _| second as f32));
        second += 1;
        wait(&history, "taken", |status| {
            status.written_ms.is_some_and(|at| at >= base + 1000 * (second - 10)) || second < 10
        });
    }
    let last = base + 1000 * (second - 1);
    let status = wait(&history, "tidy", |status| status.is_writing() && status.tidy_ms == Some(last));
    let read = stage.reader().columns_at(&stage.points, last).unwrap();
    assert_eq!(read[stage.points.column_of("power").unwrap()].value(1), Some((second - 1) as f32));
    status
}

#[test]
fn what_is_no_database_is_set_aside_and_kept() {
    let stage = Stage::new("demo-campus");
    let text = "这不是数据库。".repeat(500);
    fs::write(stage.file(), &text).unwrap();
    assert!(HistoryReader::open(&stage.file()).is_err());
    let status = assert_goes_on(&stage);
    let aside = status.set_aside.clone().unwrap();
    assert_eq!(fs::read_to_string(&aside).unwrap(), text);
    assert!(status.issues(&stage.file()).iter().any(|issue| issue.code == "history-set-aside"));
}

#[test]
fn an_empty_file_is_a_new_one() {
    let stage = Stage::new("demo-campus");
    File::create(stage.file()).unwrap();
    assert_eq!(assert_goes_on(&stage).set_aside, None);
}

#[test]
fn a_truncated_file_does_not_stop_it() {
    for parts in [1, 2, 5, 8] {
        let stage = Stage::new("demo-campus");
        filled(&stage);
        let length = fs::metadata(stage.file()).unwrap().len();
        File::options().write(true).open(stage.file()).unwrap().set_len(length * parts / 9).unwrap();
        // A reader may find nothing, or say why not; it must not make anything up.
        if let Ok(reader) = HistoryReader::open(&stage.file())
            && let Ok(columns) = reader.columns_at(&stage.points, START_MS + 61_000)
        {
            let power = &columns[stage.points.column_of("power").unwrap()];
            assert!(power.value(5).is_none_or(|value| value == noise(5, 61)), "{parts}");
        }
        assert_goes_on(&stage);
    }
}

/// Overwrites parts of a file; whatever is read from it afterwards must have been written, and writing goes on. Says
/// whether the file was set aside, and how many blocks were found damaged.
fn overwrite(round: u64) -> (bool, u64) {
    let stage = Stage::new("demo-campus");
    filled(&stage);
    let mut file = File::options().read(true).write(true).open(stage.file()).unwrap();
    let length = file.metadata().unwrap().len();
    for hole in 0..6 {
        let at = (round * 6 + hole + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) % length;
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&[0xA5; 300]).unwrap();
    }
    drop(file);
    if let Ok(reader) = HistoryReader::open(&stage.file()) {
        for second in (0..150).map(|k| k * 61) {
            let Ok(columns) = reader.columns_at(&stage.points, START_MS + 1000 * second) else { continue };
            let power = &columns[stage.points.column_of("power").unwrap()];
            for place in 0..power.values.len() {
                let Some(value) = power.value(place) else { continue };
                // Where seconds and minutes are lost, the quarter of an hour stands in for them: then it is a mean.
                let quarter = (0..150).map(|k| k * 61).filter(|s| s / 900 == second / 900);
                let values: Vec<f32> = quarter.map(|s| noise(place, s)).collect();
                let (least, most) = values.iter().fold((f32::MAX, 0.0_f32), |(a, b), v| (a.min(*v), b.max(*v)));
                let marks = &power.marks;
                assert!(
                    (least..=most).contains(&value),
                    "round {round}, {second} s, place {place}, {marks:?}: {value}"
                );
            }
        }
    }
    let status = assert_goes_on(&stage);
    (status.set_aside.is_some(), status.damaged)
}

#[test]
fn bytes_that_were_overwritten_do_not_stop_it_and_are_never_shown() {
    for round in 0..8 {
        overwrite(round);
    }
}

#[test]
#[ignore = "takes minutes"]
fn hundreds_of_damaged_files() {
    let all: Vec<(bool, u64)> = (0..300).map(overwrite).collect();
    let aside = all.iter().filter(|(aside, _)| *aside).count();
    let holes = all.iter().filter(|(aside, damaged)| !aside && *damaged > 0).count();
    println!("300 damaged files: {aside} set aside, {holes} kept with holes");
}

#[test]
fn what_is_not_ours_is_left_as_it_is() {
    let bytes = |stage: &Stage| {
        let mut bytes = Vec::new();
        File::open(stage.file()).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let another_park = |stage: &Stage| filled(stage);
    let other_program = |stage: &Stage| {
        rusqlite::Connection::open(stage.file()).unwrap().execute_batch("CREATE TABLE mine (a)").unwrap();
    };
    let newer = |stage: &Stage| {
        filled(stage);
        rusqlite::Connection::open(stage.file()).unwrap().pragma_update(None, "user_version", 2).unwrap();
    };
    let cases: [(&dyn Fn(&Stage), Trouble, &str); 3] = [
        (&another_park, Trouble::NotOurs, "another"),
        (&other_program, Trouble::NotOurs, ""),
        (&newer, Trouble::TooNew, ""),
    ];
    for (make, why, park) in cases {
        let mut stage = Stage::new("demo-campus");
        make(&stage);
        if !park.is_empty() {
            stage.park.id = park.to_owned();
        }
        rusqlite::Connection::open(stage.file()).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let tables = |stage: &Stage| {
            let connection = rusqlite::Connection::open(stage.file()).unwrap();
            connection
                .query_row("SELECT group_concat(name) FROM sqlite_master", [], |row| row.get::<_, String>(0))
                .unwrap()
        };
        let (before, named) = (bytes(&stage).len(), tables(&stage));
        let history = stage.start();
        history.record(moment(&stage.points, START_MS, Origin::Measured, |_, _| 1.0));
        let status = wait(&history, "paused", |status| paused(status).is_some());
        assert_eq!(paused(&status), Some(why), "{status:?}");
        drop(history);
        assert_eq!((bytes(&stage).len(), tables(&stage)), (before, named));
    }
}

#[test]
fn a_file_that_is_not_there_is_said_to_be_missing() {
    let stage = Stage::new("demo-campus");
    assert!(matches!(HistoryReader::open(&stage.file()), Err(HistoryError::NoFile)));
}
