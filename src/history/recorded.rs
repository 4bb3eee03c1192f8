//! When something was recorded, and when nothing was.

use rusqlite::Connection;

use super::{error::HistoryError, frames::Origins, keys, level::Level, spans};

/// A stretch of time, milliseconds since 1970, its end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeSpan {
    pub from_ms: i64,
    pub to_ms: i64,
}

/// The stretches in which something was recorded, in order. As exact as what is kept of that time: old ones to four hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    pub stretches: Vec<TimeSpan>,
}

/// A shorter gap is none: a second that was skipped.
const LEAST_GAP_MS: i64 = 5_000;

impl Recorded {
    /// From the first to the last; `None` if there is nothing.
    pub fn whole(&self) -> Option<TimeSpan> {
        let (first, last) = (self.stretches.first()?, self.stretches.last()?);
        Some(TimeSpan { from_ms: first.from_ms, to_ms: last.to_ms })
    }

    /// When nothing was recorded, between the first and the last.
    pub fn gaps(&self) -> Vec<TimeSpan> {
        let pairs = self.stretches.iter().zip(self.stretches.iter().skip(1));
        pairs.map(|(before, after)| TimeSpan { from_ms: before.to_ms, to_ms: after.from_ms }).collect()
    }

    fn add(&mut self, from_ms: i64, to_ms: i64) {
        match self.stretches.last_mut() {
            Some(last) if from_ms - last.to_ms < LEAST_GAP_MS => last.to_ms = last.to_ms.max(to_ms),
            _ => self.stretches.push(TimeSpan { from_ms, to_ms }),
        }
    }
}

pub(super) fn recorded(from: &Connection) -> Result<Recorded, HistoryError> {
    let mut found = Recorded::default();
    let mut finer: Option<TimeSpan> = None;
    let mut levels = Vec::new();
    // A level counts where no finer one is: what is older, and what a clock that was set left behind it.
    for level in Level::ALL {
        let all = of_level(from, level)?;
        let known: Vec<TimeSpan> = match finer {
            None => all.stretches.clone(),
            Some(finer) => all.stretches.iter().flat_map(|stretch| outside(*stretch, finer)).collect(),
        };
        levels.extend(known);
        finer = finer
            .into_iter()
            .chain(all.whole())
            .reduce(|a, b| TimeSpan { from_ms: a.from_ms.min(b.from_ms), to_ms: a.to_ms.max(b.to_ms) });
    }
    levels.sort_by_key(|stretch| stretch.from_ms);
    levels.iter().for_each(|stretch| found.add(stretch.from_ms, stretch.to_ms));
    Ok(found)
}

/// What of a stretch lies outside another.
fn outside(stretch: TimeSpan, of: TimeSpan) -> impl Iterator<Item = TimeSpan> {
    let before = TimeSpan { from_ms: stretch.from_ms, to_ms: stretch.to_ms.min(of.from_ms) };
    let after = TimeSpan { from_ms: stretch.from_ms.max(of.to_ms), to_ms: stretch.to_ms };
    [before, after].into_iter().filter(|part| part.from_ms < part.to_ms)
}

/// Stretches of one level, whatever column.
fn of_level(from: &Connection, level: Level) -> Result<Recorded, HistoryError> {
    let bounds = (keys::frame(level, 0, 0), keys::frame(level, i64::MAX, keys::MOST_COLUMNS - 1));
    let mut steps: Vec<i64> = Vec::new();
    let mut rows_of_spans = from.prepare("SELECT key, origins FROM spans WHERE key BETWEEN ?1 AND ?2 ORDER BY key")?;
    let mut rows = rows_of_spans.query(bounds)?;
    while let Some(row) = rows.next()? {
        let (key, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let of_span = (keys::parts(keys::checked(key, &(bounds.0..=bounds.1))?).0 * level.steps() as i64..)
            .zip(spans::sound(key, &bytes));
        steps.extend(of_span.filter(|(_, origins)| !Origins(**origins).is_none()).map(|(step, _)| step));
    }
    let mut frames = from.prepare("SELECT key FROM frames WHERE key BETWEEN ?1 AND ?2 ORDER BY key")?;
    let mut rows = frames.query(bounds)?;
    while let Some(row) = rows.next()? {
        steps.push(keys::parts(keys::checked(row.get(0)?, &(bounds.0..=bounds.1))?).0);
    }
    steps.sort_unstable();
    steps.dedup();
    let mut found = Recorded::default();
    steps.iter().for_each(|step| found.add(step * level.step_ms(), (step + 1) * level.step_ms()));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_lie_between_stretches_and_a_skipped_second_is_none() {
        let mut recorded = Recorded::default();
        for (from, to) in [(0, 10), (12, 20), (60, 70), (65, 80)] {
            recorded.add(from * 1000, to * 1000);
        }
        let span = |from: i64, to: i64| TimeSpan { from_ms: from * 1000, to_ms: to * 1000 };
        assert_eq!(recorded.stretches, [span(0, 20), span(60, 80)]);
        assert_eq!(recorded.gaps(), [span(20, 60)]);
        assert_eq!(recorded.whole(), Some(span(0, 80)));
        assert_eq!(Recorded::default().whole(), None);
    }

    #[test]
    fn a_stretch_outside_another_has_up_to_two_parts() {
        let span = |from_ms, to_ms| TimeSpan { from_ms, to_ms };
        assert_eq!(outside(span(0, 10), span(3, 5)).collect::<Vec<_>>(), [span(0, 3), span(5, 10)]);
        assert_eq!(outside(span(3, 5), span(0, 10)).count(), 0);
        assert_eq!(outside(span(3, 5), span(7, 9)).collect::<Vec<_>>(), [span(3, 5)]);
    }
}
