//! How long what is kept, and how large the file may be.
//!
//! Kept is so much *recorded* time, not what is younger than so many hours by the clock: a computer that stood still,
//! or whose clock is wrong, must not throw away what it has. A span is deleted at a time; the next ones reuse its pages.

use rusqlite::Connection;

use super::{error::HistoryError, file::PAGE_BYTES, level::Level, spans};
use crate::park::Keep;

/// How long and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Every second of so many recorded hours.
    pub seconds_h: u32,
    /// Every minute of so many recorded days: mean, least and most.
    pub minutes_d: u32,
    /// Every quarter of an hour of so many recorded days. Four hours at a time, for charts of years, are kept longer.
    pub quarters_d: u32,
    /// Bound of the file, MB (10⁶ bytes); its log comes to 40 MB more at the most. Where it is reached, less is kept than the
    /// above says, of seconds first.
    pub most_mb: u32,
}

impl Default for Retention {
    /// As parks have it that say nothing of it (`docs/HISTORY.md`).
    fn default() -> Self {
        Keep::default().into()
    }
}

impl From<Keep> for Retention {
    fn from(Keep { seconds_h, minutes_d, quarters_d, most_mb }: Keep) -> Self {
        Self { seconds_h, minutes_d, quarters_d, most_mb }
    }
}

/// Spans of four hours at a time: 20 years.
const FOUR_HOURS_SPANS: usize = 229;
/// Bytes that are kept free below the bound, for spans that are put together: a tenth, or this if that is less.
const LEAST_FREE_BYTES: u64 = 16_000_000;
/// Pages given back to the disk at a time.
const PAGES_AT_A_TIME: i64 = 256;

impl Retention {
    pub(super) fn most_bytes(&self) -> u64 {
        u64::from(self.most_mb) * 1_000_000
    }

    pub(super) fn most_pages(&self) -> u64 {
        self.most_bytes() / PAGE_BYTES
    }

    /// Bytes in use from which on the oldest is deleted.
    fn full_bytes(&self) -> u64 {
        let most = self.most_bytes();
        most - (most / 4).min(LEAST_FREE_BYTES.max(most / 10))
    }

    /// Spans of a level that are kept.
    fn kept(&self, level: Level) -> usize {
        let spans = match level {
            Level::Seconds => u64::from(self.seconds_h) * 60,
            Level::Minutes => u64::from(self.minutes_d) * 24,
            Level::Quarters => u64::from(self.quarters_d),
            Level::FourHours => FOUR_HOURS_SPANS as u64,
        };
        usize::try_from(spans).unwrap_or(usize::MAX).max(1)
    }

    /// Spans of a level that are kept where the file is at its bound, as long as another level has more than these.
    fn least_kept(level: Level) -> usize {
        match level {
            Level::Seconds => 10,
            Level::Minutes => 24,
            Level::Quarters => 30,
            Level::FourHours => 1,
        }
    }
}

/// Bytes of the file, and those of them in use.
pub(super) fn bytes(connection: &Connection) -> Result<(u64, u64), HistoryError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (pages, free) = (pragma("page_count")?, pragma("freelist_count")?);
    let bytes = |pages: i64| u64::try_from(pages).unwrap_or(0) * PAGE_BYTES;
    Ok((bytes(pages), bytes(pages - free)))
}

/// Deletes one span that is older than what is kept; whether there was one.
pub(super) fn thin_by_age(connection: &mut Connection, retention: &Retention) -> Result<bool, HistoryError> {
    for level in Level::ALL {
        if let Some((span, count)) = spans::oldest(connection, level)?
            && count > retention.kept(level)
        {
            delete(connection, level, span)?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes one span if the file is as good as full, and gives pages back that it has above its bound; whether there was
/// anything to do.
pub(super) fn thin_by_size(connection: &mut Connection, retention: &Retention) -> Result<bool, HistoryError> {
    let (all, used) = bytes(connection)?;
    if used > retention.full_bytes() && make_room(connection)? {
        return Ok(true);
    }
    if all > retention.most_bytes() && all > used {
        connection.execute_batch(&format!("PRAGMA incremental_vacuum({PAGES_AT_A_TIME})"))?;
        return Ok(true);
    }
    Ok(false)
}

/// Deletes the oldest span of the finest level that can spare one; whether there was one.
pub(super) fn make_room(connection: &mut Connection) -> Result<bool, HistoryError> {
    for least_kept in [Retention::least_kept, |_| 1] {
        for level in Level::ALL {
            if let Some((span, count)) = spans::oldest(connection, level)?
                && count > least_kept(level)
            {
                delete(connection, level, span)?;
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn delete(connection: &mut Connection, level: Level, span: i64) -> Result<(), HistoryError> {
    let transaction = connection.transaction()?;
    spans::delete(&transaction, level, span)?;
    Ok(transaction.commit()?)
}
