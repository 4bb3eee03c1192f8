//! The file stays within its bound, and the coarser it is the further back it reaches.

use std::fs;

use yungu::{
    history::{History, HistoryOrder, HistoryStatus, Retention},
    twin::Origin,
};

use crate::stage::{START_MS, Stage, moment, samples, wait};

/// Writes noise of the full size at some moments, and looks at the file all the while.
fn fill(stage: &Stage, retention: Retention, seconds: impl Iterator<Item = i64>) -> HistoryStatus {
    let history = History::start(HistoryOrder { retention, ..stage.order() }).unwrap();
    let mut written = 0;
    for second in seconds {
        let value = |column: usize, place: usize| {
            let mixed =
                (place as u64 + 1).wrapping_mul(second as u64 + column as u64 + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            ((mixed >> 40) % 4_000) as f32 / 4.0
        };
        history.record(moment(&stage.points, START_MS + 1000 * second, Origin::Measured, value));
        written += 1;
        let status = wait(&history, "tidy", |status| status.written == written && status.tidy_ms == status.written_ms);
        assert!(status.is_writing(), "{status:?}");
        let length = fs::metadata(stage.file()).unwrap().len();
        assert!(length <= u64::from(retention.most_mb) * 1_000_000, "{length} bytes after {written}");
    }
    history.status()
}

const WEEK_S: i64 = 7 * 86_400;

#[test]
fn weeks_of_noise_at_full_size_stay_within_the_bound() {
    let stage = Stage::new("zone-f");
    let retention = Retention { most_mb: 40, ..Retention::default() };
    let end = 3 * WEEK_S;
    fill(&stage, retention, (0..end).step_by(9 * 3_600));
    let reader = stage.reader();
    let rack = stage.rack(4_000);
    let all = samples(&reader, "power", Some(&rack), (START_MS, START_MS + 1000 * end), 20_000);
    assert!(all.first().unwrap().at_ms < START_MS + 1000 * WEEK_S, "coarse levels reach back further");
    assert!(all.last().unwrap().at_ms > START_MS + 1000 * (end - 86_400));
}

#[test]
fn each_level_is_kept_for_its_own_time() {
    let stage = Stage::new("demo-campus");
    let retention = Retention { seconds_h: 1, minutes_d: 1, quarters_d: 2, most_mb: 50 };
    let end = 5 * 86_400;
    fill(&stage, retention, (0..end).step_by(600));
    let connection = rusqlite::Connection::open(stage.file()).unwrap();
    let spans = |level: i64| {
        let sql = "SELECT count(DISTINCT key >> 10) FROM spans WHERE key >> 46 = ?1";
        connection.query_row(sql, [level], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!([spans(0), spans(1), spans(2)], [60, 24, 2]);
    let reader = stage.reader();
    let recorded = reader.recorded().unwrap().whole().unwrap();
    assert_eq!(recorded.from_ms, START_MS, "by the four hours it reaches back to the beginning");
}

#[test]
fn a_clock_that_was_wrong_for_a_while_deletes_nothing() {
    let stage = Stage::new("demo-campus");
    let retention = Retention { seconds_h: 1, minutes_d: 1, quarters_d: 2, most_mb: 50 };
    let year = 366 * 86_400;
    fill(&stage, retention, (0..1_200).step_by(10).chain((year..year + 120).step_by(10)));
    let read = samples(&stage.reader(), "power", Some(&stage.rack(0)), (START_MS, START_MS + 1_200_000), 2_000);
    assert_eq!(read.len(), 120);
}
