//! Days with what stands before and after them: a second end, a length, an open end.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::{
    Days,
    forms::{self, is_measure},
    said::{DaysOff, Part, Said, Slice, Year},
};
use crate::ask::{
    numbers,
    units::{self, Unit},
};

/// Ends that are not said lie a year ahead.
const OPEN_DAYS: u32 = 365;

macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($text).ok());
    };
}

pattern!(BEFORE, r"^(?:from|since|starting(?:\s+(?:on|from))?|as of|after|before|until|till|up to|between|从|自)\s*");
pattern!(TO, r"^\s*(?:to|until|till|through|至|到|~|–|—|-)\s*(?:the\s+)?");
pattern!(AND, r"^\s*(?:and|和|与)\s*(?:the\s+)?");
pattern!(
    DAY_TO,
    r"^(?:the\s+)?([0-9]{1,2})(?:st|nd|rd|th|日|号)?\s*(?:to|until|till|through|and|至|到|和|~|–|—|-)\s*(?:the\s+)?"
);
// The day of a month that is not said; `3号棚` is a hall.
pattern!(DAY_ALONE, r"^(?:the\s+)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)|([0-9]{1,2})(?:st|nd|rd|th)\b)");
pattern!(
    LAST_DAY,
    r"^([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:st\b|nd\b|rd\b|th\b|日|号|\b)(?:,?\s*(?:of\s+)?((?:19|20)[0-9]{2})\b)?"
);
// `11月3-10日`, after the month.
pattern!(
    DAYS_IN_MONTH,
    r"^\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:至|到|~|–|—|-)\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]"
);
pattern!(LASTING, r"^\s*,?\s*(?:for|起|开始)?\s*(?:的|连续)*\s*");
pattern!(AFTERWARDS, r"^\s*(?:起|开始|以后|之后|以来|后|on\b|onward\b)");
pattern!(BEFORE_THEM, r"^\s*(?:以前|之前|前)");
pattern!(
    AHEAD,
    r"^(?:未来|今后|接下来|(?:within\s+|in\s+)?the\s+(?:next|coming)\b|(?:in\s+)?(?:next|coming)\b|within\b)\s*的?\s*"
);

/// Days at the beginning of a text in lower case, and their length in bytes; no days where there are none such, as a 31st
/// of November. `today` is where nothing else is said.
pub(in crate::ask) fn read(text: &str, today: Date, off: &DaysOff) -> Option<(Option<Days>, usize)> {
    ahead(text, today).or_else(|| Joined { today, off }.read(text))
}

/// `next 30 days`, `未来两周`.
fn ahead(text: &str, today: Date) -> Option<(Option<Days>, usize)> {
    let at = end(&AHEAD, text)?;
    let (count, length) = duration(text.get(at..)?)?;
    Some((Days::counted(today, count), at + length))
}

/// A length of days at the beginning of a text: `two weeks`, `20天`, `a month`.
fn duration(text: &str) -> Option<(u32, usize)> {
    let one = ["a ", "one "].into_iter().find(|word| text.starts_with(word)).map(|word| (1.0, word.len()));
    let (value, length) = one.or_else(|| numbers::read(text))?;
    let (Unit::Days(factor), more) = units::read(text.get(length..)?)? else { return None };
    let days = value * factor;
    ((1.0..=4000.0).contains(&days) && days.fract() == 0.0).then_some((days as u32, length + more))
}

fn end(pattern: &LazyLock<Option<Regex>>, text: &str) -> Option<usize> {
    pattern.as_ref()?.find(text).map(|found| found.end())
}

/// What stands before days.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    Nothing,
    From,
    After,
    Before,
    Between,
}

#[derive(Clone, Copy)]
struct Joined<'a> {
    today: Date,
    off: &'a DaysOff,
}

impl Joined<'_> {
    fn read(self, text: &str) -> Option<(Option<Days>, usize)> {
        let at = end(&BEFORE, text).unwrap_or(0);
        let (before, rest) = text.split_at_checked(at)?;
        let opening = match before.trim_end() {
            "" => Opening::Nothing,
            "after" => Opening::After,
            "before" | "until" | "till" | "up to" => Opening::Before,
            "between" => Opening::Between,
            _ => Opening::From,
        };
        let (days, length) = self.days(rest, opening)?;
        Some((days, at + length))
    }

    fn days(self, text: &str, opening: Opening) -> Option<(Option<Days>, usize)> {
        if let Some(found) = self.day_to_days(text) {
            return Some(found);
        }
        let (first, length) = first(text, self.today)?;
        let rest = text.get(length..)?;
        if let Some((last, more)) = self.second(rest, first, opening) {
            return Some((first.0.to(last, self.today, self.off), length + more));
        }
        if let Some((days, more)) = self.days_in_month(rest, first.0) {
            return Some((days, length + more));
        }
        let Some(days) = first.0.alone(self.today, self.off) else { return Some((None, length)) };
        let lasting = end(&LASTING, rest).unwrap_or(0);
        if let Some((count, more)) = rest.get(lasting..).and_then(duration).filter(|_| days.from == days.to) {
            return Some((Days::counted(days.from, count), length + lasting + more));
        }
        // The end of a month is waited for; of other days only what lies before them.
        let is_end = matches!(first.0.part, Part::InMonth(_, Slice::Third(2))) || days.from == days.to;
        let until = if is_end { Some(days.to) } else { days.from.yesterday().ok() };
        let since = |from: Option<Date>| from.and_then(|from| Days::counted(from, OPEN_DAYS));
        let to = |to: Option<Date>| to.filter(|to| *to >= self.today).map(|to| Days { from: self.today, to });
        Some(match (opening, end(&AFTERWARDS, rest), end(&BEFORE_THEM, rest)) {
            (Opening::Before, ..) => {
                let to_that_day = text.starts_with("the end") || text.starts_with("end");
                (to(if to_that_day { Some(days.to) } else { days.from.yesterday().ok() }), length)
            }
            (Opening::After, ..) => (since(days.to.tomorrow().ok()), length),
            (_, Some(more), _) => {
                let later = rest.get(..more).is_some_and(|said| said.contains('后'));
                (since(if later { days.to.tomorrow().ok() } else { Some(days.from) }), length + more)
            }
            (_, _, Some(more)) => (to(until), length + more),
            (Opening::From, ..) => (since(Some(days.from)), length),
            _ => (Some(days), length),
        })
    }

    /// `3–10 November`: the first day has the month of the last one.
    fn day_to_days(self, text: &str) -> Option<(Option<Days>, usize)> {
        let found = DAY_TO.as_ref()?.captures(text)?;
        let at = found.get(0)?.end();
        let (last, length) = forms::read(text.get(at..)?, self.today)?;
        let Part::InMonth(_, Slice::Day(_)) = last.part else { return None };
        let first = Said { year: Year::Unsaid, part: Part::DayAlone(found.get(1)?.as_str().parse().ok()?) };
        Some((first.to(last, self.today, self.off), at + length))
    }

    /// The last of days after a `to`, and its length.
    fn second(self, rest: &str, (first, is_day): (Said, bool), opening: Opening) -> Option<(Said, usize)> {
        let and = || end(&AND, rest).filter(|_| opening == Opening::Between);
        let at = end(&TO, rest).or_else(and)?;
        let rest = rest.get(at..)?;
        if let Some((last, length)) = forms::read(rest, self.today) {
            return Some((last, at + length));
        }
        let found = LAST_DAY.as_ref()?.captures(rest).filter(|_| is_day)?;
        let length = found.get(0)?.end();
        if is_measure(rest, length) {
            return None;
        }
        let year = found.get(2).and_then(|year| year.as_str().parse().ok());
        let year = year.or(match first.year {
            Year::Is(year) if matches!(first.part, Part::InMonth(..)) => Some(year),
            _ => None,
        });
        let part = Part::DayAlone(day_number(found.get(1)?.as_str())?);
        Some((Said { year: year.map_or(Year::Unsaid, Year::Is), part }, at + length))
    }

    /// `3-10日`, after a month.
    fn days_in_month(self, rest: &str, month: Said) -> Option<(Option<Days>, usize)> {
        let Part::Month(number) = month.part else { return None };
        let found = DAYS_IN_MONTH.as_ref()?.captures(rest)?;
        let day = |group: usize| found.get(group).and_then(|day| day_number(day.as_str()));
        let first = Said { part: Part::InMonth(number, Slice::Day(day(1)?)), ..month };
        let last = Said { year: Year::Unsaid, part: Part::DayAlone(day(2)?) };
        Some((first.to(last, self.today, self.off), found.get(0)?.end()))
    }
}

/// The first days, whether they are one day, and their length.
fn first(text: &str, today: Date) -> Option<((Said, bool), usize)> {
    if let Some((said, length)) = forms::read(text, today) {
        let is_day = match said.part {
            Part::InMonth(_, Slice::Day(_)) => true,
            Part::Fixed(days) => days.from == days.to,
            _ => false,
        };
        return Some(((said, is_day), length));
    }
    let found = DAY_ALONE.as_ref()?.captures(text)?;
    let length = found.get(0)?.end();
    let rest = text.get(length..)?;
    // `3号棚` is a hall, `15日以上` a length, `5th floor` a floor.
    let is_other = rest.starts_with(|sign: char| "棚楼厅门机馆房院库线园柜架列排屏栋座以内".contains(sign))
        || [" floor", " level", " storey", " building", " hall", " room", " rack", " row", " largest", " tallest"]
            .iter()
            .any(|word| rest.starts_with(word));
    let day = day_number(found.get(1).or(found.get(2))?.as_str()).filter(|_| !is_other)?;
    Some(((Said { year: Year::Unsaid, part: Part::DayAlone(day) }, true), length))
}

fn day_number(text: &str) -> Option<i8> {
    numbers::read(text).filter(|(value, _)| *value <= 100.0).map(|(value, _)| value as i8)
}
