//! One place's metric over time, in no more samples than a chart has room for.

use std::sync::Arc;

use rusqlite::Connection;

use super::{
    error::HistoryError,
    frames::Origins,
    level::Level,
    names::WordBook,
    reader::Found,
    steps::{Step, Steps},
    tile::Stat,
};
use crate::{park::PlaceId, twin::Origin};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The metric's id.
    pub metric: &'a str,
    /// A rack, or a row, hall, floor or building; `None` for the whole park.
    pub place: Option<&'a PlaceId>,
    /// From here on, milliseconds since 1970.
    pub from_ms: i64,
    /// Before here.
    pub to_ms: i64,
    /// So many samples at most.
    pub at_most: usize,
}

/// A metric at a place over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Unit of the values, as SenML writes it.
    pub unit: String,
    /// How far samples lie apart where there is no gap and none is older than what is kept so finely.
    pub step_ms: i64,
    /// In the order of time; gaps have none. The first may begin before what was asked for, if only a longer step has it.
    pub samples: Vec<Sample>,
}

/// What a metric was from a moment on, until the next sample or for a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Its beginning, milliseconds since 1970.
    pub at_ms: i64,
    pub mean: f32,
    pub least: f32,
    pub most: f32,
    /// `Measured` only if nothing of it was simulated.
    pub origin: Origin,
}

/// A word, and how long it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRun {
    pub from_ms: i64,
    pub to_ms: i64,
    pub word: Arc<str>,
    pub origin: Origin,
}

/// More samples are never given.
const MOST_SAMPLES: usize = 20_000;
/// So many steps are read for a sample at the most, before a coarser level is.
const STEPS_A_SAMPLE: i64 = 4;

pub(super) fn series(from: &Connection, found: Found, ask: &Ask<'_>) -> Result<Series, HistoryError> {
    let steps = steps(from, &found, ask)?;
    let (level, step_ms) = coarseness(ask);
    let unit = found.name.unit;
    let mut samples: Vec<Sample> = Vec::new();
    for group in steps.chunk_by(|a, b| a.at_ms.div_euclid(step_ms) == b.at_ms.div_euclid(step_ms)) {
        samples.extend(sample(group));
    }
    Ok(Series { unit, step_ms: step_ms.max(level.step_ms()), samples })
}

pub(super) fn word_runs(
    from: &Connection,
    found: &Found,
    ask: &Ask<'_>,
    words: &WordBook,
) -> Result<Vec<WordRun>, HistoryError> {
    let words = words.by_number();
    let mut runs: Vec<WordRun> = Vec::new();
    for step in steps(from, found, ask)? {
        let Some(word) = words.get(&(step.stat.mean as u32)) else { continue };
        let (from_ms, to_ms, origin) = (step.at_ms, step.at_ms + step.long_ms, step.origins.origin());
        match runs.last_mut() {
            Some(last) if *last.word == **word && last.origin == origin && from_ms - last.to_ms < step.long_ms => {
                last.to_ms = to_ms;
            }
            _ => runs.push(WordRun { from_ms, to_ms, word: (*word).into(), origin }),
        }
    }
    // The newest are what is asked for where there are too many.
    let extra = runs.len().saturating_sub(ask.at_most.clamp(1, MOST_SAMPLES));
    Ok(runs.split_off(extra))
}

fn steps(from: &Connection, found: &Found, ask: &Ask<'_>) -> Result<Vec<Step>, HistoryError> {
    if ask.from_ms >= ask.to_ms || ask.to_ms <= 0 {
        return Ok(Vec::new());
    }
    let (level, _) = coarseness(ask);
    Steps { from, column: found.column, position: found.position }.read(level, ask.from_ms.max(0), ask.to_ms)
}

/// The level to read, and how long a sample is.
fn coarseness(ask: &Ask<'_>) -> (Level, i64) {
    let span_ms = ask.to_ms.saturating_sub(ask.from_ms.max(0)).max(1);
    let at_most = ask.at_most.clamp(1, MOST_SAMPLES) as i64;
    let fits = |level: &&Level| span_ms / level.step_ms() <= STEPS_A_SAMPLE * at_most;
    let level = Level::ALL.iter().find(fits).copied().unwrap_or(Level::FourHours);
    if span_ms <= at_most * level.step_ms() {
        return (level, level.step_ms());
    }
    // Samples begin at whole multiples of their length, so that they stay the same while a chart moves: the first and
    // the last may be cut off, and are one more together.
    let least_ms = span_ms / (at_most - 1).max(1) + 1;
    (level, (least_ms as u64).next_multiple_of(level.step_ms() as u64).cast_signed())
}

/// What some steps come to, each for as long as it is. A single one stays as it is, bit for bit.
fn sample(steps: &[Step]) -> Option<Sample> {
    let first = steps.first()?;
    let of = |stat: Stat, origins: Origins| Sample {
        at_ms: first.at_ms,
        mean: stat.mean,
        least: stat.least,
        most: stat.most,
        origin: origins.origin(),
    };
    if steps.len() == 1 {
        return Some(of(first.stat, first.origins));
    }
    let (mut stat, mut origins, mut sum, mut long) = (Stat::NONE, Origins::default(), 0.0, 0.0);
    for step in steps {
        origins = origins.with(step.origins);
        (stat.least, stat.most) = (stat.least.min(step.stat.least), stat.most.max(step.stat.most));
        sum += f64::from(step.stat.mean) * step.long_ms as f64;
        long += step.long_ms as f64;
    }
    stat.mean = (sum / long) as f32;
    Some(of(stat, origins))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(span_ms: i64, at_most: usize) -> Ask<'static> {
        Ask { metric: "power", place: None, from_ms: 1_750_000_000_000, to_ms: 1_750_000_000_000 + span_ms, at_most }
    }

    #[test]
    fn the_level_follows_from_the_span_and_the_samples_that_fit() {
        const DAY_MS: i64 = 86_400_000;
        for (span_ms, at_most, level, step_ms) in [
            (600_000, 1_000, Level::Seconds, 1_000),
            (3_600_000, 1_000, Level::Seconds, 4_000),
            (DAY_MS, 1_500, Level::Minutes, 60_000),
            (30 * DAY_MS, 1_000, Level::Quarters, 3 * 900_000),
            (365 * DAY_MS, 1_000, Level::FourHours, 3 * 14_400_000),
            (1_096 * DAY_MS, 1_000, Level::FourHours, 7 * 14_400_000),
        ] {
            assert_eq!(coarseness(&ask(span_ms, at_most)), (level, step_ms), "{span_ms} {at_most}");
            assert!(span_ms / step_ms < at_most as i64);
        }
        assert_eq!(coarseness(&ask(i64::MAX - 1_750_000_000_000, 1)).0, Level::FourHours);
        assert_eq!(coarseness(&ask(0, 0)), (Level::Seconds, 1_000));
    }

    #[test]
    fn samples_keep_peaks_and_weigh_steps_by_their_length() {
        let step = |at_ms, long_ms, mean, origin| Step {
            at_ms,
            long_ms,
            stat: Stat { mean, least: mean - 1.0, most: mean + 9.0 },
            origins: Origins::of(origin),
        };
        let steps = [step(0, 3_000, 2.0, Origin::Measured), step(3_000, 1_000, 6.0, Origin::Simulated)];
        let sample = sample(&steps).unwrap();
        assert_eq!((sample.mean, sample.least, sample.most), (3.0, 1.0, 15.0));
        assert_eq!(sample.origin, Origin::Simulated, "as soon as a part of it is");
    }
}
