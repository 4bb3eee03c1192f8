//! How long it takes to read, at full size: three years of 9,216 racks. Run by hand:
//! `cargo test --lib history::figures -- --ignored --nocapture`.

use std::{fs, ops::RangeInclusive, path::Path, sync::Arc, thread, time::Duration, time::Instant};

use jiff::Timestamp;

use super::{
    Ask, History, HistoryOrder, HistoryReader, Moment, Retention, file::OpenFile, keys, level::Level, spans, tile::Tile,
};
use crate::{
    park::Park,
    twin::{DEFAULT_SEED, Points, Simulator},
};

const START_S: i64 = 1_749_513_600;
const DAY_S: i64 = 86_400;

fn write(history: &History, park: &Park, simulator: &Simulator, seconds: impl Iterator<Item = i64>) {
    for (count, second) in (1..).zip(seconds) {
        let at = Timestamp::from_second(START_S + second).unwrap();
        let columns = simulator.state_at(park.scenario(None).unwrap(), DEFAULT_SEED, at).columns;
        let before = history.status().written;
        history.record(Moment { at_ms: at.as_millisecond(), columns: columns.into() });
        while count % 10 == 0 && history.status().written <= before {
            thread::sleep(Duration::from_millis(1));
        }
    }
    while history.status().tidy_ms.is_none() || history.status().tidy_ms != history.status().written_ms {
        thread::sleep(Duration::from_millis(5));
    }
}

/// Spans whose tiles are written at once: all of them would make a log as large as the file.
const AT_ONCE: i64 = 32;

/// Writes the tiles of one span for spans before it, too.
fn repeat(file: &mut OpenFile, level: Level, span: i64, times: i64) {
    for first in (1..=times).step_by(AT_ONCE as usize) {
        repeat_some(file, level, span, first..=times.min(first + AT_ONCE - 1));
    }
}

fn repeat_some(file: &mut OpenFile, level: Level, span: i64, times: RangeInclusive<i64>) {
    let transaction = file.connection.transaction().unwrap();
    for column in 0..keys::MOST_COLUMNS {
        let Some(origins) = spans::origins(&transaction, level, span, column).unwrap() else { continue };
        times
            .clone()
            .for_each(|back| spans::write_origins(&transaction, level, span - back, column, &origins).unwrap());
        for block in 0..spans::tile_count(&transaction, level, span, column).unwrap() {
            let tile = spans::tile(&transaction, level, span, column, block, true).unwrap().unwrap();
            for back in times.clone() {
                spans::write_tile(&transaction, level, span - back, column, block, &tile).unwrap();
            }
        }
    }
    transaction.commit().unwrap();
}

/// Tiles of four hours each, with the values of a day's quarters.
fn coarsest(file: &mut OpenFile, day: i64, span: i64) {
    let (level, slots) = (Level::FourHours, Level::FourHours.steps());
    let transaction = file.connection.transaction().unwrap();
    for column in 0..keys::MOST_COLUMNS {
        if spans::origins(&transaction, Level::Quarters, day, column).unwrap().is_none() {
            continue;
        }
        spans::write_origins(&transaction, level, span, column, &vec![1; slots]).unwrap();
        for block in 0..spans::tile_count(&transaction, Level::Quarters, day, column).unwrap() {
            let from = spans::tile(&transaction, Level::Quarters, day, column, block, true).unwrap().unwrap();
            let mut tile = Tile::new(from.points(), slots, false);
            for point in 0..from.points() {
                (0..slots).for_each(|slot| tile.set(point, slot, from.at(point, slot % Level::Quarters.steps())));
            }
            spans::write_tile(&transaction, level, span, column, block, &tile).unwrap();
        }
    }
    transaction.commit().unwrap();
}

fn times(what: &str, mut act: impl FnMut(i64) -> usize) {
    let mut taken: Vec<f64> = Vec::new();
    let mut size = 0;
    for round in 0..200 {
        let began = Instant::now();
        size = act(round);
        taken.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let first = taken[0];
    taken.sort_by(f64::total_cmp);
    println!("{what}: first {first:.1}, median {:.1}, p99 {:.1} ms; {size} values", taken[100], taken[197]);
}

#[test]
#[ignore = "a measurement, takes minutes and gigabytes"]
fn reading() {
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
    let park = crate::park::load(&scene).park.unwrap();
    let (simulator, points) = (Simulator::new(&park), Arc::new(Points::new(&park)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.db");
    let retention = Retention { most_mb: 100_000, ..Retention::default() };
    let order = HistoryOrder { retention, ..HistoryOrder::new(&path, &park.id, points.clone()) };
    let history = History::start(order).unwrap();
    write(&history, &park, &simulator, (0..DAY_S).step_by(300).chain((DAY_S..DAY_S + 3_661).step_by(5)));
    drop(history);

    let mut file = OpenFile::open(&path, &park.id, retention.most_pages()).unwrap();
    let bytes = |file: &OpenFile, level: Level| -> i64 {
        let sql = "SELECT coalesce(sum(length(mean) + coalesce(length(least), 0) + coalesce(length(most), 0)), 0)
            FROM tiles WHERE key BETWEEN ?1 AND ?2";
        let (first, last) = (keys::tile(level, 0, 0, 0), keys::tile(level, i64::MAX, keys::MOST_COLUMNS - 1, 0));
        file.connection.query_row(sql, (first, last), |row| row.get(0)).unwrap()
    };
    let day = START_S / DAY_S;
    println!("a day of quarters, each of three readings: {:.1} MB", bytes(&file, Level::Quarters) as f64 / 1e6);
    let hour = (START_S + DAY_S) / 3_600;
    repeat(&mut file, Level::Minutes, hour, 720);
    repeat(&mut file, Level::Quarters, day, 1_096);
    let span = day / 32;
    coarsest(&mut file, day, span - 1);
    println!("32 days by the four hours: {:.1} MB", bytes(&file, Level::FourHours) as f64 / 1e6);
    repeat(&mut file, Level::FourHours, span - 1, 34);
    file.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(file);
    println!("file {} MB", fs::metadata(&path).unwrap().len() / 1_000_000);

    let reader = HistoryReader::open(&path).unwrap();
    let to_ms = (START_S + DAY_S + 3_600) * 1000;
    let racks = points.racks().unwrap();
    let row = racks[5_000].parent().unwrap();
    let day_ms = DAY_S * 1000;
    for (what, span_ms, at_most) in [
        ("an hour", 3_600_000, 1_000),
        ("a day", day_ms, 1_500),
        ("a month", 30 * day_ms, 1_000),
        ("a month of minutes", 30 * day_ms, 20_000),
        ("a year", 365 * day_ms, 1_000),
        ("three years", 1_096 * day_ms, 1_000),
    ] {
        let ask = |metric, place| Ask { metric, place, from_ms: to_ms - span_ms, to_ms, at_most };
        for metric in ["power", "inlet"] {
            times(&format!("{what} of {metric} of a rack"), |round| {
                reader.series(&ask(metric, Some(&racks[(round as usize * 997) % racks.len()]))).unwrap().samples.len()
            });
        }
        times(&format!("{what} of power of a row"), |_| {
            reader.series(&ask("power", Some(&row))).unwrap().samples.len()
        });
        times(&format!("{what} of power of the park"), |_| reader.series(&ask("power", None)).unwrap().samples.len());
    }
    let known = |at_ms| -> usize {
        let columns = reader.columns_at(&points, at_ms).unwrap();
        columns.iter().map(|column| column.values.iter().filter(|value| !value.is_nan()).count()).sum()
    };
    let back = |round: i64| (round * 7_919 % 1_095) * day_ms + round * 1_234_567 % day_ms;
    times("a jump anywhere in three years", |round| known(to_ms - 5_000 - back(round)));
    times("a jump within the last hour", |round| known(to_ms - 5_000 - round * 15_000));
    times("what is recorded", |_| reader.recorded().unwrap().stretches.len());
}
