//! How much room history takes, and how much of the processor's time, at full size. Run by hand:
//! `cargo test --test history figures -- --ignored --nocapture`.

use std::fs;

use jiff::Timestamp;
use rusqlite::Connection;
use yungu::{
    history::Moment,
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
