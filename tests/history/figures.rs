//! How much room history takes and how long it takes to read, at full size. Run by hand:
//! `cargo test --test history figures -- --ignored --nocapture`.

use std::{fs, time::Instant};

use jiff::Timestamp;
use rusqlite::Connection;
use yungu::{
    history::{Ask, History, HistoryOrder, HistoryReader, Moment, Retention},
    twin::{Column, DEFAULT_SEED, Marks, Origin, Simulator, State},
};

use crate::stage::{START_MS, Stage, write_and_tidy};

/// Seconds of processor time that the writer's thread has taken.
fn writer_seconds() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let of_writer =
        tasks.filter(|task| fs::read_to_string(task.path().join("comm")).is_ok_and(|name| name.trim() == "history"));
    let ticks = of_writer.filter_map(|task| {
        let stat = fs::read_to_string(task.path().join("stat")).ok()?;
        let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        Some(fields[11].parse::<f64>().ok()? + fields[12].parse::<f64>().ok()?)
    });
    ticks.sum::<f64>() / 100.0
}

/// Bytes of tiles by level.
fn tile_bytes(connection: &Connection) -> [i64; 4] {
    let sql =
        "SELECT coalesce(sum(length(mean) + coalesce(length(least), 0) + coalesce(length(most), 0)), 0) FROM tiles
        WHERE key >> 60 = ?1";
    [0, 1, 2, 3].map(|level| connection.query_row(sql, [level], |row| row.get(0)).unwrap())
}

/// A sensor's last digit flickers.
fn flicker(state: &mut State, second: i64) {
    for (column, step) in state.columns.iter_mut().zip([0.0, 5.0, 0.1, 0.01, 0.0]) {
        for (place, value) in column.values.iter_mut().enumerate().filter(|_| step > 0.0) {
            let mixed = (place as u64 + 1).wrapping_mul(second as u64 + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let digits = (f64::from(*value) / step).round() + ((mixed >> 40) % 3) as f64 - 1.0;
            *value = (digits * step) as f32;
            if step < 1.0 {
                *value = ((digits / (1.0 / step).round()).max(0.0)) as f32;
            }
        }
    }
}

fn moment(stage: &Stage, simulator: &Simulator, at_ms: i64, flickers: bool) -> Moment {
    let at = Timestamp::from_millisecond(at_ms).unwrap();
    let mut state = simulator.state_at(stage.park.scenario(None).unwrap(), DEFAULT_SEED, at);
    if flickers {
        flicker(&mut state, at_ms / 1000);
    }
    let columns = state.columns.into_iter().map(|column| {
        let marks = match column.marks {
            Marks::All(mark) if flickers => Marks::All(yungu::twin::Mark { origin: Origin::Measured, ..mark }),
            marks => marks,
        };
        Column { marks, ..column }
    });
    Moment { at_ms, columns: columns.collect() }
}

#[test]
#[ignore = "a measurement, takes minutes"]
fn room() {
    for flickers in [false, true] {
        let stage = Stage::new("zone-f");
        let simulator = Simulator::new(&stage.park);
        let history = stage.start();
        let seconds = 3_660;
        for minute in (0..seconds).step_by(60) {
            let moments: Vec<_> =
                (minute..minute + 60).map(|s| moment(&stage, &simulator, START_MS + 1000 * s, flickers)).collect();
            write_and_tidy(&history, moments);
        }
        // The hour's minutes are closed by the first moment of the next hour.
        let cpu = writer_seconds();
        let connection = Connection::open(stage.file()).unwrap();
        let [of_seconds, of_minutes, ..] = tile_bytes(&connection);
        let frames: i64 = connection
            .query_row("SELECT sum(length(mean)) FROM frames WHERE key < 1 << 46", [], |row| row.get(0))
            .unwrap_or(0);
        println!(
            "flickers {flickers}: writer {:.2} ms of processor time a second of data; seconds {:.2} GB a day, minutes {:.1} MB a day; frames now {frames} B",
            1e3 * cpu / seconds as f64,
            of_seconds as f64 / 3_600.0 * 86_400.0 / 1e9,
            of_minutes as f64 * 24.0 / 1e6,
        );
        drop(history);
        println!("  file {} MB", fs::metadata(stage.file()).unwrap().len() / 1_000_000);
    }
}

#[test]
#[ignore = "a measurement, takes minutes"]
fn reading() {
    let stage = Stage::new("zone-f");
    let simulator = Simulator::new(&stage.park);
    let retention = Retention { most_mb: 60_000, ..Retention::default() };
    let history = History::start(HistoryOrder { retention, ..stage.order() }).unwrap();
    // Thirty-one days, once a quarter of an hour, a day of every five minutes; then an hour of every fifth second.
    let day_s = 86_400;
    let sparse = (0..31 * day_s).step_by(900).chain((31 * day_s..32 * day_s).step_by(300));
    let dense = (32 * day_s..32 * day_s + 3_661).step_by(5);
    for at in sparse.chain(dense).collect::<Vec<_>>().chunks(20) {
        write_and_tidy(&history, at.iter().map(|s| moment(&stage, &simulator, START_MS + 1000 * s, true)));
    }
    drop(history);
    let connection = Connection::open(stage.file()).unwrap();
    println!("tiles by level, bytes: {:?}", tile_bytes(&connection));
    // The dense hour stands for each of a month's hours, the last whole day for each of three years' days.
    let copy = |level: i64, span: i64, times: i64| {
        connection.execute_batch("BEGIN").unwrap();
        for (table, columns, bits) in [("tiles", "mean, least, most", 24), ("spans", "origins", 10)] {
            let first = ((level << 36) | span) << bits;
            let sql = format!(
                "INSERT OR REPLACE INTO {table} (key, {columns}) SELECT key - (?1 << {bits}), {columns} FROM {table}
                 WHERE key BETWEEN {first} AND {}",
                first + (1 << bits) - 1
            );
            (1..=times).for_each(|back| assert!(connection.execute(&sql, [back]).unwrap() > 0));
        }
        connection.execute_batch("COMMIT").unwrap();
    };
    let end_s = START_MS / 1000 + 32 * day_s;
    copy(1, end_s / 3_600, 720);
    copy(2, end_s / 86_400 - 1, 1_096);
    copy(3, end_s / (32 * 86_400) - 1, 34);
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    println!(
        "file {} MB; tiles by level {:?}",
        fs::metadata(stage.file()).unwrap().len() / 1_000_000,
        tile_bytes(&connection)
    );
    drop(connection);

    let reader = HistoryReader::open(&stage.file()).unwrap();
    let to_ms = START_MS + 32 * day_s * 1000 + 3_600_000;
    let row = stage.rack(5_000).parent().unwrap();
    let times = |what: &str, mut act: Box<dyn FnMut(i64) -> usize + '_>| {
        let mut taken: Vec<f64> = Vec::new();
        let mut size = 0;
        for round in 0..60 {
            let began = Instant::now();
            size = act(round);
            taken.push(began.elapsed().as_secs_f64() * 1e3);
        }
        let first = taken[0];
        taken.sort_by(f64::total_cmp);
        println!("{what}: first {first:.1} ms, median {:.1} ms, p99 {:.1} ms, {size} values", taken[30], taken[59]);
    };
    let day_ms = day_s * 1000;
    for (what, span_ms, at_most) in [
        ("an hour", 3_600_000, 1_000),
        ("a day", day_ms, 1_500),
        ("a month", 30 * day_ms, 1_000),
        ("a month of minutes", 30 * day_ms, 20_000),
        ("three years", 1_096 * day_ms, 1_000),
    ] {
        for metric in ["power", "inlet"] {
            let reader = &reader;
            let stage = &stage;
            let ask = move |round: i64| {
                let rack = stage.rack((round as usize * 997) % 9_216);
                reader
                    .series(&Ask { metric, place: Some(&rack), from_ms: to_ms - span_ms, to_ms, at_most })
                    .unwrap()
                    .samples
                    .len()
            };
            times(&format!("{what} of {metric} of a rack"), Box::new(ask));
        }
        let (reader, row) = (&reader, &row);
        let ask = move |_| {
            reader
                .series(&Ask { metric: "power", place: Some(row), from_ms: to_ms - span_ms, to_ms, at_most })
                .unwrap()
                .samples
                .len()
        };
        times(&format!("{what} of power of a row"), Box::new(ask));
    }
    let jump = |round: i64| {
        let back = (round * 7_919 % 1_096) * day_ms + round * 1_234_567;
        let columns = reader.columns_at(&stage.points, to_ms - 1_000 - back % (1_096 * day_ms)).unwrap();
        columns.iter().map(|column| column.values.iter().filter(|value| !value.is_nan()).count()).sum()
    };
    times("a jump anywhere in three years", Box::new(jump));
    let recent = |round: i64| {
        let columns = reader.columns_at(&stage.points, to_ms - 1_000 - round * 41_000).unwrap();
        columns.iter().map(|column| column.values.iter().filter(|value| !value.is_nan()).count()).sum()
    };
    times("a jump within the last hour", Box::new(recent));
    times("what is recorded", Box::new(|_| reader.recorded().unwrap().stretches.len()));
}
