//! One frame: what all points of a column come to at one step. Written at once; put into tiles when its span is over.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    error::HistoryError,
    keys::{self, ColumnNumber},
    level::Level,
    strip,
    tile::{Packed, Stat, part_of},
};
use crate::twin::Origin;

/// Where the values of a step come from, as bits: a coarse step may have both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Origins(pub u8);

impl Origins {
    const SIMULATED: u8 = 1;
    const MEASURED: u8 = 2;

    pub fn of(origin: Origin) -> Self {
        Self(match origin {
            Origin::Simulated => Self::SIMULATED,
            Origin::Measured | Origin::Recorded => Self::MEASURED,
            // Plans are in the park's files; what was planned is no history.
            Origin::Planned | Origin::Missing => 0,
        })
    }

    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Measured only if nothing of it is simulated.
    pub fn origin(self) -> Origin {
        match self.0 {
            0 => Origin::Missing,
            Self::MEASURED => Origin::Measured,
            _ => Origin::Simulated,
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Frame {
    key: i64,
    pub origins: Origins,
    /// Strips, block by block.
    values: Packed,
}

impl Frame {
    /// Of all points of a column.
    pub fn new(key: i64, origins: Origins, mean: &[f32], detail: Option<(&[f32], &[f32])>) -> Self {
        let whose = whose(key, origins);
        let differs = |of: &&[f32]| of.iter().zip(mean).any(|(a, b)| a.to_bits() != b.to_bits());
        let detail_of = |of: Option<&[f32]>, part| of.filter(differs).map(|of| strip::write(of, part_of(whose, part)));
        let values = Packed {
            mean: strip::write(mean, part_of(whose, 0)),
            least: detail_of(detail.map(|(least, _)| least), 1),
            most: detail_of(detail.map(|(_, most)| most), 2),
        };
        Self { key, origins, values }
    }

    pub fn step(&self) -> i64 {
        keys::parts(self.key).0
    }

    pub fn blocks(&self) -> usize {
        strip::blocks(&self.values.mean)
    }

    /// The stats of one block; `None` if they are damaged.
    pub fn block(&self, block: usize) -> Option<Vec<Stat>> {
        let whose = whose(self.key, self.origins);
        let mean = strip::read(&self.values.mean, block, part_of(whose, 0))?;
        let detail = |bytes: &Option<Vec<u8>>, part| match bytes {
            Some(bytes) => strip::read(bytes, block, part_of(whose, part)),
            None => Some(mean.clone()),
        };
        let (least, most) = (detail(&self.values.least, 1)?, detail(&self.values.most, 2)?);
        let stats = mean.iter().zip(least).zip(most);
        Some(stats.map(|((mean, least), most)| Stat { mean: *mean, least, most }).collect())
    }

    fn from_row(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        let values = Packed { mean: row.get(2)?, least: row.get(3)?, most: row.get(4)? };
        Ok(Self { key: row.get(0)?, origins: Origins(row.get(1)?), values })
    }

    /// Writes it, over one of the same step if there is one.
    pub fn write(&self, to: &Connection) -> Result<(), HistoryError> {
        let Packed { mean, least, most } = &self.values;
        let sql = "INSERT OR REPLACE INTO frames (key, origin, mean, least, most) VALUES (?1, ?2, ?3, ?4, ?5)";
        to.execute(sql, (self.key, self.origins.0, mean, least, most))?;
        Ok(())
    }
}

/// What the values of a frame are of: none of it may change without the others.
fn whose(key: i64, origins: Origins) -> u64 {
    (key.cast_unsigned() << 2) | u64::from(origins.0 & 3)
}

/// The frames of a column at some steps, in order.
pub(super) fn read(
    from: &Connection,
    level: Level,
    column: ColumnNumber,
    steps: RangeInclusive<i64>,
) -> Result<Vec<Frame>, HistoryError> {
    let sql = "SELECT key, origin, mean, least, most FROM frames
        WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3 ORDER BY key";
    let (first, last, ..) = bounds(level, column, steps.clone());
    let mut query = from.prepare(sql)?;
    let mut rows = query.query(bounds(level, column, steps))?;
    let mut frames = Vec::new();
    while let Some(row) = rows.next()? {
        let frame = Frame::from_row(row)?;
        keys::checked(frame.key, &(first..=last))?;
        frames.push(frame);
    }
    Ok(frames)
}

/// The newest frame of a column at some steps.
pub(super) fn newest(
    from: &Connection,
    level: Level,
    column: ColumnNumber,
    steps: RangeInclusive<i64>,
) -> Result<Option<Frame>, HistoryError> {
    let sql = "SELECT key, origin, mean, least, most FROM frames
        WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3 ORDER BY key DESC LIMIT 1";
    let (first, last, ..) = bounds(level, column, steps.clone());
    let frame = from.query_row(sql, bounds(level, column, steps), Frame::from_row).optional()?;
    frame.map(|frame| keys::checked(frame.key, &(first..=last)).map(|_| frame)).transpose()
}

pub(super) fn delete(
    from: &Connection,
    level: Level,
    column: ColumnNumber,
    steps: RangeInclusive<i64>,
) -> Result<(), HistoryError> {
    from.execute("DELETE FROM frames WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3", bounds(level, column, steps))?;
    Ok(())
}

/// Step and column of the first frame of a level before a step.
pub(super) fn first_before(
    from: &Connection,
    level: Level,
    step: i64,
) -> Result<Option<(i64, ColumnNumber)>, HistoryError> {
    let sql = "SELECT key FROM frames WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 1";
    let bounds = (keys::frame(level, 0, 0), keys::frame(level, step, 0));
    let key = from.query_row(sql, bounds, |row| row.get(0)).optional()?;
    key.map(|key| keys::checked(key, &(bounds.0..=bounds.1)).map(keys::parts)).transpose()
}

/// First key, last key, column and the mask that finds it in a key.
fn bounds(level: Level, column: ColumnNumber, steps: RangeInclusive<i64>) -> (i64, i64, i64, i64) {
    let (first, last) = (keys::frame(level, *steps.start(), column), keys::frame(level, *steps.end(), column));
    (first, last, column, keys::MOST_COLUMNS - 1)
}
