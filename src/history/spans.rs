//! Spans that are over: which of their steps have values, where these come from, and the tiles that hold them.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::{
    error::HistoryError,
    frames::Origins,
    keys::{self, ColumnNumber, MOST_BLOCKS},
    level::Level,
    pack::unpack_step,
    tile::{Packed, Tile, part_of},
};

/// The origins of each step of a span; `None` if the span has no tiles.
pub(super) fn origins(
    from: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
) -> Result<Option<Vec<u8>>, HistoryError> {
    let key = keys::frame(level, span, column);
    let bytes = from.query_row("SELECT origins FROM spans WHERE key = ?1", [key], |row| row.get::<_, Vec<u8>>(0));
    Ok(bytes.optional()?.map(|bytes| sound(key, &bytes).to_vec()))
}

/// The steps of a column that have values in its tiles, in order.
pub(super) fn steps(
    from: &Connection,
    level: Level,
    column: ColumnNumber,
    steps: &RangeInclusive<i64>,
) -> Result<Vec<(i64, Origins)>, HistoryError> {
    let sql = "SELECT key, origins FROM spans WHERE key BETWEEN ?1 AND ?2 AND key & ?4 = ?3 ORDER BY key";
    let mut query = from.prepare(sql)?;
    let key = |step: i64| keys::frame(level, level.span_of(step), column);
    let among = key(*steps.start())..=key(*steps.end());
    let mut rows = query.query((among.start(), among.end(), column, keys::MOST_COLUMNS - 1))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, bytes): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let first = keys::parts(keys::checked(key, &among)?).0 * level.steps() as i64;
        let of_span = (first..).zip(sound(key, &bytes)).map(|(step, origins)| (step, Origins(*origins)));
        found.extend(of_span.filter(|(step, origins)| steps.contains(step) && !origins.is_none()));
    }
    Ok(found)
}

pub(super) fn write_origins(
    to: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
    origins: &[u8],
) -> Result<(), HistoryError> {
    let key = keys::frame(level, span, column);
    let bytes = [origins, &check_sum(key, origins)].concat();
    to.execute("INSERT OR REPLACE INTO spans (key, origins) VALUES (?1, ?2)", (key, bytes))?;
    Ok(())
}

/// Origins without their check sum; none if they are damaged.
pub(super) fn sound(key: i64, bytes: &[u8]) -> &[u8] {
    match bytes.split_last_chunk::<4>() {
        Some((origins, sum)) if *sum == check_sum(key, origins) => origins,
        _ => &[],
    }
}

fn check_sum(key: i64, origins: &[u8]) -> [u8; 4] {
    ((xxh3_64_with_seed(origins, key.cast_unsigned()) >> 32) as u32).to_le_bytes()
}

/// How many tiles a column has in a span.
pub(super) fn tile_count(
    from: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
) -> Result<usize, HistoryError> {
    let bounds = (keys::tile(level, span, column, 0), keys::tile(level, span, column, MOST_BLOCKS - 1));
    let last = from.query_row("SELECT max(key) FROM tiles WHERE key BETWEEN ?1 AND ?2", bounds, |row| {
        row.get::<_, Option<i64>>(0)
    })?;
    match last {
        Some(last) => Ok((keys::checked(last, &(bounds.0..=bounds.1))? - bounds.0) as usize + 1),
        None => Ok(0),
    }
}

/// A tile; only its means if nothing else is asked for. `None` if there is none, or it is damaged.
pub(super) fn tile(
    from: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
    block: usize,
    detail_is_asked: bool,
) -> Result<Option<Tile>, HistoryError> {
    let key = keys::tile(level, span, column, block);
    let mut query = from.prepare("SELECT mean, least, most FROM tiles WHERE key = ?1")?;
    let packed = query.query_row([key], |row| {
        let (least, most) = if detail_is_asked { (row.get(1)?, row.get(2)?) } else { (None, None) };
        Ok(Packed { mean: row.get(0)?, least, most })
    });
    Ok(packed.optional()?.and_then(|packed| Tile::unpack(&packed, level.steps(), key.cast_unsigned())))
}

/// Of each point of a tile the mean of one step. `None` if there is no tile, or it is damaged.
pub(super) fn tile_step(
    from: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
    (block, slot): (usize, usize),
) -> Result<Option<Vec<f32>>, HistoryError> {
    let key = keys::tile(level, span, column, block);
    let mut query = from.prepare("SELECT mean FROM tiles WHERE key = ?1")?;
    let mean = query.query_row([key], |row| row.get::<_, Vec<u8>>(0)).optional()?;
    Ok(mean.and_then(|mean| unpack_step(&mean, level.steps(), slot, part_of(key.cast_unsigned(), 0))))
}

pub(super) fn write_tile(
    to: &Connection,
    level: Level,
    span: i64,
    column: ColumnNumber,
    block: usize,
    tile: &Tile,
) -> Result<(), HistoryError> {
    let key = keys::tile(level, span, column, block);
    let Packed { mean, least, most } = tile.pack(key.cast_unsigned());
    let sql = "INSERT OR REPLACE INTO tiles (key, mean, least, most) VALUES (?1, ?2, ?3, ?4)";
    to.execute(sql, (key, mean, least, most))?;
    Ok(())
}

/// The oldest span of a level that has tiles, and how many spans there are.
pub(super) fn oldest(from: &Connection, level: Level) -> Result<Option<(i64, usize)>, HistoryError> {
    let bounds = (keys::frame(level, 0, 0), keys::frame(level, i64::MAX, keys::MOST_COLUMNS - 1), keys::MOST_COLUMNS);
    let sql = "SELECT min(key), count(DISTINCT key / ?3) FROM spans WHERE key BETWEEN ?1 AND ?2";
    let (oldest, count) =
        from.query_row(sql, bounds, |row| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, i64>(1)?)))?;
    let Some(key) = oldest else { return Ok(None) };
    let (span, _) = keys::parts(keys::checked(key, &(bounds.0..=bounds.1))?);
    Ok(Some((span, usize::try_from(count).unwrap_or(0))))
}

/// Deletes all columns of a span that is there.
pub(super) fn delete(from: &Connection, level: Level, span: i64) -> Result<(), HistoryError> {
    let last = keys::MOST_COLUMNS - 1;
    let tiles = (keys::tile(level, span, 0, 0), keys::tile(level, span, last, MOST_BLOCKS - 1));
    from.execute("DELETE FROM tiles WHERE key BETWEEN ?1 AND ?2", tiles)?;
    let spans = (keys::frame(level, span, 0), keys::frame(level, span, last));
    match from.execute("DELETE FROM spans WHERE key BETWEEN ?1 AND ?2", spans)? {
        0 => Err(HistoryError::Disorder),
        _ => Ok(()),
    }
}
