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
        let own = self.of_level(level, from_ms, to_ms)?;
        let own_from_ms = own.first().map_or(to_ms, |step| step.at_ms);
        let mut steps = match level.coarser() {
            Some(coarser) => self.older(coarser, from_ms, own_from_ms)?,
            None => Vec::new(),
        };
        steps.extend(own);
        if let Some(finer) = level.finer() {
            let newer = self.newer(finer, end_ms(&steps).unwrap_or(from_ms), to_ms)?;
            steps.extend(newer);
        }
        Ok(steps)
    }

    /// Steps of a coarser level that touch the time, and what is older than these from the next coarser one.
    fn older(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let begin_ms = level.step_of(from_ms) * level.step_ms();
        if begin_ms >= to_ms {
            return Ok(Vec::new());
        }
        let own = self.of_level(level, begin_ms, to_ms)?;
        let own_from_ms = own.first().map_or(to_ms, |step| step.at_ms);
        let mut steps = match level.coarser() {
            Some(coarser) if own_from_ms > begin_ms => self.older(coarser, from_ms, own_from_ms)?,
            _ => Vec::new(),
        };
        steps.extend(own);
        Ok(steps)
    }

    /// Steps of a finer level that no coarser one has been made of yet: those of a span or two.
    fn newer(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let mut steps = match self.first_from(level, level.step_of(from_ms))? {
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

    /// Steps of one level that begin from `from_ms` on and before `to_ms`.
    fn of_level(&self, level: Level, from_ms: i64, to_ms: i64) -> Result<Vec<Step>, HistoryError> {
        let (first, last) = (level.step_of(from_ms.saturating_add(level.step_ms() - 1)), level.step_of(to_ms - 1));
        let mut found = BTreeMap::<i64, (Stat, Origins)>::new();
        let (block, point) = (self.position / BLOCK, self.position % BLOCK);
        let mut tile: Option<(i64, Option<Tile>)> = None;
        for (step, origins) in spans::steps(self.from, level, self.column, &(first..=last))? {
            let span = level.span_of(step);
            if tile.as_ref().is_none_or(|(of, _)| *of != span) {
                let packed = spans::tile(self.from, level, span, self.column, block, true)?;
                tile = Some((span, packed.and_then(|packed| Tile::unpack(&packed, level.steps()))));
            }
            let stat = tile.iter().find_map(|(_, tile)| Some(tile.as_ref()?.at(point, level.slot_of(step))));
            found.insert(step, (stat.unwrap_or(Stat::NONE), origins));
        }
        for frame in frames::read(self.from, level, self.column, first..=last)? {
            let stat = frame.block(block).and_then(|stats| stats.get(point).copied()).unwrap_or(Stat::NONE);
            found.insert(frame.step, (stat, frame.origins));
        }
        let known = found.into_iter().filter(|(_, (stat, _))| !stat.mean.is_nan());
        let long_ms = level.step_ms();
        Ok(known.map(|(step, (stat, origins))| Step { at_ms: step * long_ms, long_ms, stat, origins }).collect())
    }

    /// The first step of a level from one on that may have values.
    fn first_from(&self, level: Level, step: i64) -> Result<Option<i64>, HistoryError> {
        let first = |sql: &str, time: i64| {
            let from = keys::frame(level, time, self.column);
            let to = keys::frame(level, i64::MAX, self.column);
            let bounds = (from, to, self.column, keys::MOST_COLUMNS - 1);
            self.from.query_row(sql, bounds, |row| row.get(0)).optional().map(|key| key.map(|key| keys::parts(key).0))
        };
        let sql = |table| format!("SELECT key FROM {table} WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3 ORDER BY key LIMIT 1");
        let in_tiles = first(&sql("spans"), level.span_of(step))?.map(|span| (span * level.steps() as i64).max(step));
        let in_frames = first(&sql("frames"), step)?;
        Ok(in_tiles.into_iter().chain(in_frames).min())
    }
}

fn end_ms(steps: &[Step]) -> Option<i64> {
    steps.last().map(|step| step.at_ms + step.long_ms)
}
