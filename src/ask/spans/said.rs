//! Days as they are said, and what they are once the parts that are not said are found.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use super::Days;
use crate::{
    park::Schedule,
    twin::{Calendar, DayKind},
};

/// Days off of a park.
#[derive(Clone, Debug, Default)]
pub(in crate::ask) struct DaysOff {
    calendar: Calendar,
    /// Public holidays on weekdays.
    named: BTreeSet<Date>,
}

impl DaysOff {
    pub fn new(schedule: &Schedule) -> Self {
        Self { calendar: Calendar::new(schedule), named: schedule.days_off.iter().copied().collect() }
    }

    /// Days off on end around a day, where the park's calendar has some of them for a holiday.
    fn around(&self, day: Date) -> Option<Days> {
        const LONGEST: usize = 15;
        let is_off = |day: &Date| self.calendar.kind_of(*day) == DayKind::Weekend;
        let to = day.series(1.day()).take(LONGEST).take_while(is_off).last()?;
        let from = day.series(-1.day()).take(LONGEST).take_while(is_off).last()?;
        self.named.range(from..=to).next().map(|_| Days { from, to })
    }
}

/// Days of which the year, or the month, may be left open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Said {
    pub year: Year,
    pub part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Year {
    /// The next time, the present one included.
    Unsaid,
    Is(i16),
    /// `next November`: the next time that has not begun.
    Coming,
    /// `last November`: the last time that is over.
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Fixed(Days),
    Year,
    /// 0 or 1.
    Half(i8),
    /// 0 to 3.
    Quarter(i8),
    Month(i8),
    InMonth(i8, Slice),
    /// The day of a month that is not said.
    DayAlone(i8),
    /// The days off around a month's day, where the park's calendar has them off.
    Holiday(i8, i8),
}

/// A part of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slice {
    Day(i8),
    /// 0 to 3: days 1 to 7, 8 to 14, 15 to 21, 22 to 28; 4: the last seven days.
    Week(i8),
    /// 上旬, 中旬, 下旬, or early, mid and late: days 1 to 10, 11 to 20, 21 to the last.
    Third(i8),
    /// Days 1 to 15, 16 to the last.
    Half(i8),
}

impl Said {
    pub fn fixed(days: Days) -> Self {
        Self { year: Year::Unsaid, part: Part::Fixed(days) }
    }

    /// Said alone.
    pub fn alone(self, today: Date, off: &DaysOff) -> Option<Days> {
        let near = |years: [i16; 3]| years.map(|more| self.in_year(today.year() + more, off)).into_iter().flatten();
        match (self.part, self.year) {
            (Part::Fixed(days), _) => Some(days),
            (Part::DayAlone(day), _) => {
                months(today).find_map(|month| day_of(month, day).filter(|days| days.to >= today))
            }
            (_, Year::Is(year)) => self.in_year(year, off),
            (_, Year::Unsaid) => near([0, 1, 2]).find(|days| days.to >= today),
            (_, Year::Coming) => near([0, 1, 2]).find(|days| days.from > today),
            (_, Year::Gone) => near([0, -1, -2]).find(|days| days.to < today),
        }
    }

    /// From here to the end of `last`.
    pub fn to(mut self, last: Self, today: Date, off: &DaysOff) -> Option<Days> {
        // What one end lacks is the other's: `3–10 November 2026`.
        if let (Part::DayAlone(day), Part::InMonth(month, Slice::Day(_))) = (self.part, last.part) {
            self = Self { year: last.year, part: Part::InMonth(month, Slice::Day(day)) };
        }
        if let (Year::Unsaid, Part::DayAlone(_)) = (self.year, last.part) {
            self.year = last.year;
        }
        let joined = |first: Days| {
            let last = last.after(first, off)?;
            (last.to >= first.from).then_some(Days { from: first.from, to: last.to })
        };
        let years = |all: &[i16]| all.iter().map(|year| self.in_year(*year, off)).collect::<Vec<_>>();
        match (self.part, self.year, last.year) {
            (Part::DayAlone(day), ..) => {
                let firsts = months(today.first_of_month().checked_sub(1.month()).ok()?).filter_map(|m| day_of(m, day));
                firsts.filter_map(joined).find(|days| days.to >= today)
            }
            (Part::Fixed(_), ..) | (_, Year::Is(_) | Year::Coming | Year::Gone, _) => joined(self.alone(today, off)?),
            (_, Year::Unsaid, Year::Is(year)) => years(&[year, year - 1]).into_iter().flatten().find_map(joined),
            (_, Year::Unsaid, _) => {
                let year = today.year();
                let all = years(&[year - 1, year, year + 1, year + 2]);
                all.into_iter().flatten().filter_map(joined).find(|days| days.to >= today)
            }
        }
    }

    /// As the last of days that begin with `first`.
    fn after(self, first: Days, off: &DaysOff) -> Option<Days> {
        match (self.part, self.year) {
            (Part::Fixed(days), _) => Some(days),
            (Part::DayAlone(day), _) => {
                months(first.from).take(2).find_map(|month| day_of(month, day).filter(|days| days.to >= first.from))
            }
            (_, Year::Is(year)) => self.in_year(year, off),
            _ => {
                let year = first.from.year();
                [year, year + 1]
                    .into_iter()
                    .find_map(|year| self.in_year(year, off).filter(|days| days.to >= first.from))
            }
        }
    }

    fn in_year(self, year: i16, off: &DaysOff) -> Option<Days> {
        let months = |first: i8, count: i8| {
            let from = Date::new(year, first, 1).ok()?;
            Some(Days { from, to: Date::new(year, first + count - 1, 1).ok()?.last_of_month() })
        };
        match self.part {
            Part::Fixed(days) => Some(days),
            Part::Year => months(1, 12),
            Part::Half(half) => months(half * 6 + 1, 6),
            Part::Quarter(quarter) => months(quarter * 3 + 1, 3),
            Part::Month(month) => months(month, 1),
            Part::InMonth(month, slice) => slice.of(Date::new(year, month, 1).ok()?),
            Part::DayAlone(_) => None,
            Part::Holiday(month, day) => off.around(Date::new(year, month, day).ok()?),
        }
    }
}

impl Slice {
    /// The part of the month that begins with `first`.
    pub fn of(self, first: Date) -> Option<Days> {
        let last = first.last_of_month();
        let day = |number: i8| Date::new(first.year(), first.month(), number).ok();
        let days = |from: i8, to: i8| Some(Days { from: day(from)?, to: day(to)? });
        match self {
            Self::Day(number) => day(number).map(Days::one),
            Self::Week(week @ 0..=3) => days(week * 7 + 1, week * 7 + 7),
            Self::Week(_) => days(last.day() - 6, last.day()),
            Self::Third(third @ 0..=1) => days(third * 10 + 1, third * 10 + 10),
            Self::Third(_) => days(21, last.day()),
            Self::Half(0) => days(1, 15),
            Self::Half(_) => days(16, last.day()),
        }
    }
}

/// The first days of this month and of those after it, a year's worth.
fn months(from: Date) -> impl Iterator<Item = Date> {
    from.first_of_month().series(1.month()).take(13)
}

fn day_of(month: Date, day: i8) -> Option<Days> {
    Slice::Day(day).of(month)
}
