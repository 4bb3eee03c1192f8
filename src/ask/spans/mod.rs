//! Days as people type them: `November`, `去年11月`, `next week`, `11月3-10日`, `from 3 November for two weeks`.
//!
//! There is one form: days as they are said (`said`), and a second end, a length or an open end after them. Parts that
//! are not said, a year or a month, are those of the other end, or else of the next time, the present one included.

mod forms;
mod joined;
mod said;

#[cfg(test)]
mod tests;

pub(super) use joined::read;
pub(super) use said::DaysOff;

use jiff::{ToSpan, civil::Date};

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub from: Date,
    pub to: Date,
}

impl Days {
    pub fn one(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// So many days from one on; `None` where there are none, or beyond the calendar.
    pub fn counted(from: Date, count: u32) -> Option<Self> {
        let more = count.checked_sub(1)?;
        Some(Self { from, to: from.checked_add(i64::from(more).days()).ok()? })
    }

    /// How many they are.
    pub fn count(self) -> i32 {
        self.from.until(self.to).map_or(0, |span| span.get_days()) + 1
    }

    /// Each of them; no more than some three years' worth.
    pub fn each(self) -> impl Iterator<Item = Date> {
        self.from.series(1.day()).take(1200).take_while(move |day| *day <= self.to)
    }
}
