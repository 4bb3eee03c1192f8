//! When a span is over: its frames become tiles, and frames of the next coarser level are made from them.
//!
//! One span of one column at a time, in one transaction, so that moments that come meanwhile wait a moment only. A
//! frame that comes late, after a clock was set back, is laid over the tiles that are there.

use rusqlite::{Connection, TransactionBehavior};

use super::{
    error::HistoryError,
    frames::{self, Frame, Origins},
    keys::{self, ColumnNumber},
    level::Level,
    spans, strip,
    tile::{Stat, Tile, joined},
};

/// What was put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Closed {
    pub level: Level,
    /// Blocks that were damaged, and are gaps now.
    pub damaged: u64,
}

/// Steps of the coarser level as they are made, one vector over all points each.
struct Coarser {
    level: Level,
    step: i64,
    origins: Origins,
    stats: Vec<Stat>,
}

/// Puts together one column's frames of a span that is over; `None` if there is none.
pub(super) fn close_one(
    connection: &mut Connection,
    now_ms: i64,
    are_words: impl Fn(ColumnNumber) -> bool,
) -> Result<Option<Closed>, HistoryError> {
    for level in Level::ALL {
        let open_from = level.span_of(level.step_of(now_ms)) * level.steps() as i64;
        if let Some((step, column)) = frames::first_before(connection, level, open_from)? {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let damaged = close(&transaction, level, level.span_of(step), column, are_words(column))?;
            transaction.commit()?;
            return Ok(Some(Closed { level, damaged }));
        }
    }
    Ok(None)
}

fn close(to: &Connection, level: Level, span: i64, column: ColumnNumber, are_words: bool) -> Result<u64, HistoryError> {
    let (first, slots) = (span * level.steps() as i64, level.steps());
    let steps = first..=first + slots as i64 - 1;
    let frames = frames::read(to, level, column, steps.clone())?;
    let before = spans::origins(to, level, span, column)?;
    let was_closed = before.is_some();
    let mut origins = before.unwrap_or_default();
    origins.resize(slots, 0);
    for frame in &frames {
        if let Some(origin) = origins.get_mut(level.slot_of(frame.step())) {
            *origin = frame.origins.0;
        }
    }
    let mut coarser = coarser_steps(level, first, &origins);
    let in_frames = frames.iter().map(Frame::blocks).max().unwrap_or(0);
    let in_tiles = if was_closed { spans::tile_count(to, level, span, column)? } else { 0 };
    let mut damaged = 0;
    for block in 0..in_frames.max(in_tiles) {
        let old = if block < in_tiles { spans::tile(to, level, span, column, block, true)? } else { None };
        let read: Vec<(usize, Option<Vec<Stat>>)> =
            frames.iter().map(|frame| (level.slot_of(frame.step()), frame.block(block))).collect();
        damaged += u64::from(block < in_tiles && old.is_none());
        damaged +=
            frames.iter().zip(&read).filter(|(of, (_, read))| block < of.blocks() && read.is_none()).count() as u64;
        let in_old = old.as_ref().map_or(0, Tile::points);
        let points = read.iter().filter_map(|(_, stats)| Some(stats.as_ref()?.len())).max().unwrap_or(0).max(in_old);
        let mut tile = Tile::new(points, slots, level == Level::Seconds || are_words);
        if let Some(old) = &old {
            for (point, slot) in (0..points).flat_map(|point| (0..slots).map(move |slot| (point, slot))) {
                tile.set(point, slot, old.at(point, slot));
            }
        }
        for (slot, stats) in &read {
            for (point, stat) in stats.iter().flatten().enumerate() {
                tile.set(point, *slot, *stat);
            }
        }
        spans::write_tile(to, level, span, column, block, &tile)?;
        for coarse in &mut coarser {
            coarse.stats.resize(block * strip::BLOCK, Stat::NONE);
            let slots = level.slot_of(coarse.step * (coarse.level.step_ms() / level.step_ms()));
            let slots = slots..slots + (coarse.level.step_ms() / level.step_ms()) as usize;
            let stats = (0..points).map(|point| joined(slots.clone().map(|slot| tile.at(point, slot)), are_words));
            coarse.stats.extend(stats);
        }
    }
    spans::write_origins(to, level, span, column, &origins)?;
    for coarse in coarser.iter().filter(|coarse| !coarse.origins.is_none()) {
        // What is known of the step already may come from tiles that are deleted by now: it counts more than a late frame.
        if was_closed || !is_known(to, coarse, column)? {
            write_coarser(to, coarse, column, are_words)?;
        }
    }
    frames::delete(to, level, column, steps)?;
    Ok(damaged)
}

/// The steps of the coarser level that a span has.
fn coarser_steps(level: Level, first: i64, origins: &[u8]) -> Vec<Coarser> {
    let Some(coarser) = level.coarser() else { return Vec::new() };
    let each = coarser.step_ms() / level.step_ms();
    let made = (first.div_euclid(each)..).zip(origins.chunks(each as usize)).map(|(step, origins)| {
        let origins = origins.iter().fold(Origins::default(), |all, origins| all.with(Origins(*origins)));
        Coarser { level: coarser, step, origins, stats: Vec::new() }
    });
    made.collect()
}

fn is_known(to: &Connection, coarse: &Coarser, column: ColumnNumber) -> Result<bool, HistoryError> {
    if frames::newest(to, coarse.level, column, coarse.step..=coarse.step)?.is_some() {
        return Ok(true);
    }
    Ok(!spans::steps(to, coarse.level, column, &(coarse.step..=coarse.step))?.is_empty())
}

fn write_coarser(to: &Connection, coarse: &Coarser, column: ColumnNumber, are_words: bool) -> Result<(), HistoryError> {
    let part = |of: fn(&Stat) -> f32| coarse.stats.iter().map(of).collect::<Vec<f32>>();
    let (mean, least, most) = (part(|stat| stat.mean), part(|stat| stat.least), part(|stat| stat.most));
    let detail = (!are_words).then_some((least.as_slice(), most.as_slice()));
    Frame::new(keys::frame(coarse.level, coarse.step, column), coarse.origins, &mean, detail).write(to)
}
