//! A park, a folder for its history, and moments to write.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use yungu::{
    history::{Ask, History, HistoryOrder, HistoryReader, HistoryStatus, Moment, Sample},
    park::{self, Park, PlaceId},
    twin::{Column, Labels, Mark, Origin, Points},
};

/// Noon of a Tuesday in Shanghai, a whole four hours.
pub const START_MS: i64 = 1_749_513_600_000;

pub struct Stage {
    pub folder: tempfile::TempDir,
    pub park: Park,
    pub points: Arc<Points>,
}

impl Stage {
    pub fn new(scene: &str) -> Self {
        let park = open(scene);
        let points = Arc::new(Points::new(&park));
        Self { folder: tempfile::tempdir().unwrap(), park, points }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("history.db")
    }

    pub fn order(&self) -> HistoryOrder {
        let order = HistoryOrder::new(self.file(), &self.park.id, self.points.clone());
        HistoryOrder { retry_after: Duration::from_millis(30), ..order }
    }

    pub fn start(&self) -> History {
        History::start(self.order()).unwrap()
    }

    pub fn reader(&self) -> HistoryReader {
        HistoryReader::open(&self.file()).unwrap()
    }

    pub fn rack(&self, number: usize) -> PlaceId {
        self.points.racks().unwrap()[number].clone()
    }
}

pub fn open(scene: &str) -> Park {
    park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene)).park.unwrap()
}

/// A moment whose numbers are `value(metric, place)`, and whose words are "zero", "one" or "two" by number.
pub fn moment(points: &Points, at_ms: i64, origin: Origin, value: impl Fn(usize, usize) -> f32) -> Moment {
    let mut labels = Labels::default();
    ["zero", "one", "two"].iter().for_each(|word| assert!(labels.intern(word).is_some()));
    let labels = Arc::new(labels);
    let columns = points.columns().iter().enumerate().map(|(number, of)| {
        let values = (0..of.places.len()).map(|place| value(number, place));
        let words = of.spec.is_words();
        let values = values.map(|value| if words { (value.abs() as u32 % 3) as f32 } else { value }).collect();
        let column = Column::of_one(values, Mark { at_ms, origin });
        if words { Column { labels: labels.clone(), ..column } } else { column }
    });
    Moment { at_ms, columns: columns.collect() }
}

/// Waits until the writer is as it should be; says what it is if it takes too long.
pub fn wait(history: &History, what: &str, until: impl Fn(&HistoryStatus) -> bool) -> HistoryStatus {
    let began = Instant::now();
    loop {
        let status = history.status();
        if until(&status) {
            return status;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "not {what}: {status:?}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// Writes all, no faster than the writer takes them.
pub fn write(history: &History, moments: impl IntoIterator<Item = Moment>) {
    let mut count = history.status().written;
    for moment in moments {
        history.record(moment);
        count += 1;
        if count.is_multiple_of(20) {
            wait(history, "written", |status| status.written >= count);
        }
    }
    let status = wait(history, "written", |status| status.written >= count);
    assert_eq!((status.dropped, status.refused), (0, 0));
}

/// Writes all and waits until spans that are over are put together.
pub fn write_and_tidy(history: &History, moments: impl IntoIterator<Item = Moment>) {
    write(history, moments);
    wait(history, "tidy", |status| status.tidy_ms == status.written_ms);
}

pub fn samples(
    reader: &HistoryReader,
    metric: &str,
    place: Option<&PlaceId>,
    range: (i64, i64),
    at_most: usize,
) -> Vec<Sample> {
    let ask = Ask { metric, place, from_ms: range.0, to_ms: range.1, at_most };
    reader.series(&ask).unwrap().samples
}
