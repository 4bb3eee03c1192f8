//! Spans of days, and days as numbers.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaySpan {
    pub from: Date,
    /// The last day; it belongs to the span.
    pub to: Date,
}

impl DaySpan {
    /// How many days; 0 where the dates are reversed.
    pub fn days(&self) -> u32 {
        u32::try_from(days_between(self.from, self.to).saturating_add(1)).unwrap_or(0)
    }
}

/// How many days `to` lies after `from`.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Days as numbers: the horizon, and as many days before and after it as a changeover takes.
///
/// Bookings just outside the horizon keep partitions from moving at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    base: Date,
    /// Number of the horizon's first day.
    pub first: usize,
    /// Number of the horizon's last day.
    pub last: usize,
    /// How many days there are in all.
    pub days: usize,
}

impl Axis {
    /// `None` where the calendar ends, or for reversed dates.
    pub fn new(horizon: DaySpan, lead_days: u32) -> Option<Self> {
        let base = horizon.from.checked_sub(i64::from(lead_days).days()).ok()?;
        horizon.to.checked_add(i64::from(lead_days).days()).ok()?;
        let lead = lead_days as usize;
        let days = horizon.days() as usize;
        let last = (lead + days).checked_sub(1).filter(|last| *last >= lead)?;
        Some(Self { base, first: lead, last, days: days + 2 * lead })
    }

    /// The number of a day; negative before the axis.
    pub fn number(&self, date: Date) -> i64 {
        i64::from(days_between(self.base, date))
    }

    /// The day of a number.
    pub fn date(&self, number: usize) -> Date {
        self.base.checked_add(i64::try_from(number).unwrap_or(0).days()).unwrap_or(self.base)
    }

    pub fn span(&self, from: usize, to: usize) -> DaySpan {
        DaySpan { from: self.date(from), to: self.date(to) }
    }

    /// The part of a span that lies on the axis.
    pub fn clip(&self, span: DaySpan) -> Option<(usize, usize)> {
        let (from, to) = (self.number(span.from), self.number(span.to));
        let last = i64::try_from(self.days).unwrap_or(i64::MAX) - 1;
        if from > to || to < 0 || from > last {
            return None;
        }
        Some((usize::try_from(from.max(0)).ok()?, usize::try_from(to.min(last)).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_count_from_before_the_horizon() {
        let axis = Axis::new(DaySpan { from: date(2025, 3, 1), to: date(2025, 3, 10) }, 2).unwrap();
        assert_eq!((axis.first, axis.last, axis.days), (2, 11, 14));
        assert_eq!(axis.number(date(2025, 2, 27)), 0);
        assert_eq!(axis.date(2), date(2025, 3, 1));
        assert_eq!(axis.clip(DaySpan { from: date(2024, 1, 1), to: date(2025, 3, 2) }), Some((0, 3)));
        assert_eq!(axis.clip(DaySpan { from: date(2026, 1, 1), to: date(2026, 3, 2) }), None);
        assert_eq!(axis.clip(DaySpan { from: date(2025, 3, 3), to: date(2025, 3, 2) }), None);
    }

    #[test]
    fn the_ends_of_time_are_no_days_on_an_axis() {
        assert!(Axis::new(DaySpan { from: Date::MIN, to: date(2025, 1, 1) }, 1).is_none());
        assert!(Axis::new(DaySpan { from: date(2025, 1, 1), to: Date::MAX }, 1).is_none());
        assert!(Axis::new(DaySpan { from: date(2025, 1, 2), to: date(2025, 1, 1) }, 0).is_none());
    }
}
