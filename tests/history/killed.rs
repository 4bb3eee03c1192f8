//! A process that is killed while it writes loses at most the last second, and its file opens again.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use yungu::{
    history::{History, HistoryReader},
    twin::Origin,
};

use crate::stage::{START_MS, Stage, moment};

/// Says to the child which file to write, and from which second on.
const FILE: &str = "YUNGU_TEST_HISTORY_FILE";
const FROM: &str = "YUNGU_TEST_HISTORY_FROM";
/// The park's clock runs so much faster that minutes close while the child lives.
const PACE: Duration = Duration::from_millis(8);

/// The child: does nothing unless it is told to.
#[test]
fn child_that_writes() {
    let (Some(file), Ok(from)) = (env::var_os(FILE), env::var(FROM)) else { return };
    let stage = Stage::new("demo-campus");
    let mut order = stage.order();
    order.file = PathBuf::from(file);
    let history = History::start(order).unwrap();
    for second in from.parse::<i64>().unwrap().. {
        history.record(moment(&stage.points, START_MS + 1000 * second, Origin::Measured, |_, place| {
            (second + place as i64) as f32
        }));
        println!("\nrecorded {second}");
        std::io::stdout().flush().unwrap();
        thread::sleep(PACE);
    }
}

/// Lets a child write for a while and kills it: the second after the last that it recorded, and the last that must not
/// be lost.
fn kill_after(file: &Path, from: i64, life: Duration) -> (i64, Option<i64>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["killed::child_that_writes", "--exact", "--nocapture", "--test-threads=1"])
        .env(FILE, file)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let seen = Arc::new(Mutex::new(Vec::<(i64, Instant)>::new()));
    let out = BufReader::new(child.stdout.take().unwrap());
    let reading = {
        let seen = seen.clone();
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if let Some(second) = line.strip_prefix("recorded ").and_then(|text| text.parse().ok()) {
                    seen.lock().unwrap().push((second, Instant::now()));
                }
            }
        })
    };
    let began = Instant::now();
    while seen.lock().unwrap().is_empty() {
        assert!(began.elapsed() < Duration::from_secs(60), "the child writes nothing");
        thread::sleep(Duration::from_millis(2));
    }
    thread::sleep(life);
    let killed = Instant::now();
    child.kill().unwrap();
    child.wait().unwrap();
    reading.join().unwrap();
    let seen = seen.lock().unwrap();
    let safe = seen.iter().rev().find(|(_, at)| killed.duration_since(*at) >= Duration::from_secs(1));
    (seen.last().unwrap().0 + 1, safe.map(|(second, _)| *second))
}

/// Kills so many children on one file; says how many moments the worst of them lost.
fn kill_many(rounds: u32) -> i64 {
    let stage = Stage::new("demo-campus");
    let (mut next, mut worst) = (0, 0);
    for round in 0..rounds {
        let from = next;
        let life = Duration::from_millis(200 + u64::from(round) * 137 % 1_300);
        let (after, safe) = kill_after(&stage.file(), from, life);
        let check = rusqlite::Connection::open(stage.file()).unwrap();
        let verdict: String = check.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(verdict, "ok", "round {round}");
        drop(check);

        let reader = HistoryReader::open(&stage.file()).unwrap();
        let last = (reader.recorded().unwrap().whole().unwrap().to_ms - START_MS) / 1000 - 1;
        assert!(
            safe.is_none_or(|safe| last >= safe),
            "round {round}: {last} is the last, {safe:?} was recorded a second before"
        );
        assert!(last <= after, "round {round}");
        worst = worst.max(after - 1 - last);
        let power = stage.points.column_of("power").unwrap();
        for second in (from..=last).step_by(5).chain([last]) {
            let columns = reader.columns_at(&stage.points, START_MS + 1000 * second).unwrap();
            assert_eq!(columns[power].value(3), Some((second + 3) as f32), "round {round}, second {second}");
        }
        next = after + 1;
    }
    worst
}

#[test]
fn a_killed_writer_loses_at_most_the_last_second() {
    let worst = kill_many(4);
    println!("lost at the most {worst} moments, {PACE:?} apart");
}

#[test]
#[ignore = "takes a minute and more"]
fn fifty_kills() {
    let worst = kill_many(50);
    println!("50 kills: lost at the most {worst} moments, {PACE:?} apart");
}
