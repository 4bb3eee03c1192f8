//! The steps of one place over time, from tiles and frames of whatever level has them.
//!
//! A level is not everywhere: fine ones reach back only so far, and coarse ones are made when a span is over. So what is
//! older comes from coarser levels, and the last hours from finer ones.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::{
    error::HistoryError,
    frames::{self, Origins},
    keys::{self, ColumnNumber},
    level::Level,
    spans,
    strip::BLOCK,
    tile::{Stat, Tile},
};

/// What one step of a place comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub at_ms: i64,
    pub long_ms: i64,
    pub stat: Stat,
    pub origins: Origins,
}

/// One place's values in one column.
#[derive(Clone, Copy)]
pub(super) struct Steps<'a> {
    pub from: &'a Connection,
    pub column: ColumnNumber,
    pub position: usize,
}

impl Steps<'_> {
    /// Steps that begin from `from_ms` on and before `to_ms`: of a level where it is, of others where it is not.
    pub fn read(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let mut steps = self.older(level, from_ms, to_ms)?;
        steps.extend(self.of_level(level, from_ms, to_ms)?);
        if let Some(finer) = level.finer() {
            let newer = self.newer(finer, end_ms(&steps).unwrap_or(from_ms), to_ms)?;
            steps.extend(newer);
        }
        steps.retain(|step| !step.stat.mean.is_nan());
        Ok(steps)
    }

    /// Steps of coarser levels from before a level begins. The first may begin before `from_ms`.
    fn older(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let begins_ms = earliest_ms(self.from, level, self.column)?.unwrap_or(to_ms).min(to_ms);
        let Some(coarser) = level.coarser().filter(|_| begins_ms > from_ms) else { return Ok(Vec::new()) };
        let touching_ms = coarser.step_of(from_ms) * coarser.step_ms();
        let mut steps = self.older(coarser, from_ms, begins_ms)?;
        steps.extend(self.of_level(coarser, touching_ms, begins_ms)?);
        Ok(steps)
    }

    /// Steps of a finer level that no coarser one has been made of yet: those of a span or two.
    fn newer(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let mut steps = match first_from(self.from, level, self.column, level.step_of(from_ms))? {
            Some(first) => {
                let begin_ms = (first * level.step_ms()).max(from_ms);
                self.of_level(level, begin_ms, to_ms.min(begin_ms.saturating_add(2 * level.span_ms())))?
            }
            None => Vec::new(),
        };
        if let Some(finer) = level.finer() {
            let newer = self.newer(finer, end_ms(&steps).unwrap_or(from_ms), to_ms)?;
            steps.extend(newer);
        }
        Ok(steps)
    }

    /// Steps of one level that begin from `from_ms` on and before `to_ms`, whether or not this place has a value then.
    fn of_level(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let (first, last) = (level.step_of(from_ms.saturating_add(level.step_ms() - 1)), level.step_of(to_ms - 1));
        let mut found = BTreeMap::<i64, (Stat, Origins)>::new();
        let (block, point) = (self.position / BLOCK, self.position % BLOCK);
        let mut tile: Option<(i64, Option<Tile>)> = None;
        for (step, origins) in spans::steps(self.from, level, self.column, &(first..=last))? {
            let span = level.span_of(step);
            if tile.as_ref().is_none_or(|(of, _)| *of != span) {
                tile = Some((span, spans::tile(self.from, level, span, self.column, block, true)?));
            }
            let stat = tile.iter().find_map(|(_, tile)| Some(tile.as_ref()?.at(point, level.slot_of(step))));
            found.insert(step, (stat.unwrap_or(Stat::NONE), origins));
        }
        for frame in frames::read(self.from, level, self.column, first..=last)? {
            let stat = frame.block(block).and_then(|stats| stats.get(point).copied()).unwrap_or(Stat::NONE);
            found.insert(frame.step(), (stat, frame.origins));
        }
        let long_ms = level.step_ms();
        Ok(found
            .into_iter()
            .map(|(step, (stat, origins))| Step { at_ms: step * long_ms, long_ms, stat, origins })
            .collect())
    }
}

/// Where a column begins at a level; what is older is at coarser levels only.
pub(super) fn earliest_ms(from: &Connection, level: Level, column: ColumnNumber) -> Result<Option<i64>, HistoryError> {
    Ok(first_from(from, level, column, 0)?.map(|step| step * level.step_ms()))
}

/// The first step of a level from one on that may have values.
fn first_from(from: &Connection, level: Level, column: ColumnNumber, step: i64) -> Result<Option<i64>, HistoryError> {
    let first = |table: &str, time: i64| -> Result<Option<i64>, HistoryError> {
        let (from_key, to_key) = (keys::frame(level, time, column), keys::frame(level, i64::MAX, column));
        let sql = format!("SELECT key FROM {table} WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3 ORDER BY key LIMIT 1");
        let bounds = (from_key, to_key, column, keys::MOST_COLUMNS - 1);
        let key = from.query_row(&sql, bounds, |row| row.get(0)).optional()?;
        key.map(|key| keys::checked(key, &(from_key..=to_key)).map(|key| keys::parts(key).0)).transpose()
    };
    let in_tiles = first("spans", level.span_of(step))?.map(|span| (span * level.steps() as i64).max(step));
    let in_frames = first("frames", step)?;
    Ok(in_tiles.into_iter().chain(in_frames).min())
}

fn end_ms(steps: &[Step]) -> Option<i64> {
    steps.last().map(|step| step.at_ms + step.long_ms)
}
