//! What a park was at a moment: for each metric the newest step before it, at the finest level that reaches back so far.

use std::{collections::BTreeMap, sync::Arc};

use rusqlite::Connection;

use super::{
    error::HistoryError,
    frames::{self, Frame, Origins},
    keys::ColumnNumber,
    level::Level,
    names::{ColumnName, Kind, Names, WordBook},
    spans,
    steps::earliest_ms,
    strip::BLOCK,
};
use crate::twin::{Column, Labels, Mark, Origin, PointColumn, Points};

/// Where the values of a column are.
enum Lying {
    Frame(Frame),
    Tiles { span: i64, slot: usize },
}

struct Newest {
    level: Level,
    mark: Mark,
    lying: Lying,
}

pub(super) fn columns_at(from: &Connection, points: &Points, at_ms: i64) -> Result<Vec<Column>, HistoryError> {
    let names = Names::read(from)?;
    let mut words = None;
    let mut positions = BTreeMap::<Kind, Vec<Option<usize>>>::new();
    let mut columns = Vec::new();
    for of in points.columns() {
        let newest = match names.columns.get(&ColumnName::of(&of.spec)) {
            Some(column) => newest(from, *column, of, at_ms)?.map(|newest| (*column, newest)),
            None => None,
        };
        let Some((column, newest)) = newest else {
            columns.push(nothing(of));
            continue;
        };
        let kind = Kind::from(of.spec.of);
        let positions = positions
            .entry(kind)
            .or_insert_with(|| names.positions(kind, of.places.iter().map(|place| place.as_str())));
        let width = positions.iter().flatten().max().map_or(0, |last| last + 1);
        let stored = values(from, column, &newest, width)?;
        let value = |position: &Option<usize>| position.and_then(|at| stored.get(at)).copied().unwrap_or(f32::NAN);
        let mut read = Column::of_one(positions.iter().map(value).collect(), newest.mark);
        if of.spec.is_words() {
            let words = match &words {
                Some(words) => words,
                None => words.insert(WordBook::read(from)?),
            };
            label(&mut read, words);
        }
        columns.push(read);
    }
    Ok(columns)
}

fn nothing(of: &PointColumn) -> Column {
    Column::of_one(vec![f32::NAN; of.places.len()], Mark { at_ms: 0, origin: Origin::Missing })
}

/// The newest step at or before a moment that is not stale by then.
fn newest(
    from: &Connection,
    column: ColumnNumber,
    of: &PointColumn,
    at_ms: i64,
) -> Result<Option<Newest>, HistoryError> {
    let stale_ms = (of.spec.stale_after_secs() * 1000.0).clamp(0.0, 1e12) as i64;
    for level in Level::ALL {
        let oldest_ms = at_ms.saturating_sub(stale_ms).max(0);
        let first = match level {
            Level::Seconds => level.step_of(oldest_ms.saturating_add(level.step_ms() - 1)),
            // A longer step is as new as its end is.
            _ => level.step_of(oldest_ms.saturating_add(level.step_ms() - 1)) - 1,
        };
        if earliest_ms(from, level, column)?.is_none_or(|earliest_ms| earliest_ms > at_ms) {
            // Older than what is kept so finely.
            continue;
        }
        let steps = first.max(0)..=level.step_of(at_ms);
        let in_tiles = spans::steps(from, level, column, &steps)?.last().copied();
        let in_frames = frames::newest(from, level, column, steps)?;
        let (step, origins, lying) = match (in_frames, in_tiles) {
            (Some(frame), tiles) if tiles.is_none_or(|(step, _)| step <= frame.step()) => {
                (frame.step(), frame.origins, Lying::Frame(frame))
            }
            (_, Some((step, origins))) => {
                (step, origins, Lying::Tiles { span: level.span_of(step), slot: level.slot_of(step) })
            }
            (_, None) => return Ok(None),
        };
        let begin_ms = step * level.step_ms();
        let mark_ms = match level {
            Level::Seconds => begin_ms,
            _ => at_ms.min(begin_ms + level.step_ms()),
        };
        let mark = Mark { at_ms: mark_ms, origin: recorded(origins) };
        return Ok(Some(Newest { level, mark, lying }));
    }
    Ok(None)
}

fn recorded(origins: Origins) -> Origin {
    match origins.origin() {
        Origin::Measured => Origin::Recorded,
        origin => origin,
    }
}

/// The values of a step by position, at least those before `width`. What is damaged is nothing.
fn values(from: &Connection, column: ColumnNumber, newest: &Newest, width: usize) -> Result<Vec<f32>, HistoryError> {
    let mut values = Vec::with_capacity(width);
    for block in 0..width.div_ceil(BLOCK) {
        values.resize(block * BLOCK, f32::NAN);
        match &newest.lying {
            Lying::Frame(frame) => values.extend(frame.block(block).iter().flatten().map(|stat| stat.mean)),
            Lying::Tiles { span, slot } => {
                let step = spans::tile_step(from, newest.level, *span, column, (block, *slot))?;
                values.extend(step.unwrap_or_default());
            }
        }
    }
    Ok(values)
}

/// From the file's numbers of words to labels of the column's own.
fn label(column: &mut Column, words: &WordBook) {
    let by_number = words.by_number();
    let mut labels = Labels::default();
    for value in column.values.iter_mut().filter(|value| !value.is_nan()) {
        let word = by_number.get(&(*value as u32));
        *value = word.and_then(|word| labels.intern(word)).unwrap_or(f32::NAN);
    }
    column.labels = Arc::new(labels);
}
