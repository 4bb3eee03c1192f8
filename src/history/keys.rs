//! Row numbers in the file: level, time, column and block in one integer, so that rows lie in the order of time.
//!
//! What is written together lies together, and the oldest of a level is one unbroken range.

use std::ops::RangeInclusive;

use super::{error::HistoryError, level::Level};

/// Columns that a file can hold.
pub(super) const MOST_COLUMNS: i64 = 1 << COLUMN_BITS;
/// Blocks of points that a column can hold.
pub(super) const MOST_BLOCKS: usize = 1 << BLOCK_BITS;
const COLUMN_BITS: u32 = 10;
const BLOCK_BITS: u32 = 14;
/// Bits of a step's or a span's number: seconds until the year 4147.
const TIME_BITS: u32 = 36;

/// Number of a column in the file.
pub(super) type ColumnNumber = i64;

fn moment(level: Level, time: i64) -> i64 {
    (level.number() << TIME_BITS) | time.clamp(0, (1 << TIME_BITS) - 1)
}

/// Of a frame (`time` is its step) or of a span's origins (`time` is its span).
pub(super) fn frame(level: Level, time: i64, column: ColumnNumber) -> i64 {
    (moment(level, time) << COLUMN_BITS) | column
}

/// The step or span, and the column, of a frame's key.
pub(super) fn parts(key: i64) -> (i64, ColumnNumber) {
    ((key >> COLUMN_BITS) & ((1 << TIME_BITS) - 1), key & (MOST_COLUMNS - 1))
}

/// The key of a row that was looked for among others: in a damaged file the search may end anywhere.
pub(super) fn checked(key: i64, among: &RangeInclusive<i64>) -> Result<i64, HistoryError> {
    if among.contains(&key) { Ok(key) } else { Err(HistoryError::Disorder) }
}

pub(super) fn tile(level: Level, span: i64, column: ColumnNumber, block: usize) -> i64 {
    (frame(level, span, column) << BLOCK_BITS) | block as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_in_the_order_of_level_time_column_and_block() {
        let mut keys = Vec::new();
        for level in Level::ALL {
            for time in [0, 1, 1_750_000_000, 32_503_679_999] {
                for column in [0, 1, MOST_COLUMNS - 1] {
                    assert_eq!(parts(frame(level, time, column)), (time, column));
                    keys.extend([0, 1, MOST_BLOCKS - 1].map(|block| tile(level, time, column, block)));
                }
            }
        }
        assert!(keys.is_sorted_by(|a, b| a < b) && keys.iter().all(|key| *key >= 0));
    }
}
