//! Which days are worked: weekends, public holidays, and the weekend days that make up for them.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::park::Schedule;

/// The kind of a day, which picks the column of a presence profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    Workday,
    Weekend,
}

/// The park's working calendar.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    days_off: BTreeSet<Date>,
    extra_workdays: BTreeSet<Date>,
}

impl Calendar {
    pub fn new(schedule: &Schedule) -> Self {
        Self {
            days_off: schedule.days_off.iter().copied().collect(),
            extra_workdays: schedule.extra_workdays.iter().copied().collect(),
        }
    }

    /// A day off counts as a weekend day, an extra workday as a workday; a day that is called both is off.
    pub fn kind_of(&self, date: Date) -> DayKind {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        if self.days_off.contains(&date) || (weekend && !self.extra_workdays.contains(&date)) {
            DayKind::Weekend
        } else {
            DayKind::Workday
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_and_their_make_up_days_move_the_weekend() {
        let calendar = Calendar::new(&Schedule {
            days_off: vec![date(2025, 10, 1), date(2025, 10, 11)],
            extra_workdays: vec![date(2025, 9, 28), date(2025, 10, 11)],
            ..Schedule::default()
        });
        assert_eq!(calendar.kind_of(date(2025, 6, 10)), DayKind::Workday, "a Tuesday");
        assert_eq!(calendar.kind_of(date(2025, 6, 14)), DayKind::Weekend, "a Saturday");
        assert_eq!(calendar.kind_of(date(2025, 6, 15)), DayKind::Weekend, "a Sunday");
        assert_eq!(calendar.kind_of(date(2025, 10, 1)), DayKind::Weekend, "a Wednesday off");
        assert_eq!(calendar.kind_of(date(2025, 9, 28)), DayKind::Workday, "a Sunday worked");
        assert_eq!(calendar.kind_of(date(2025, 10, 11)), DayKind::Weekend, "called both");
    }
}
