//! Days as people type them: `November`, `11月`, `next week`, `2025-11-03 to 2025-11-10`, `11月3日至10日`.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use regex::{Captures, Regex};

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

    /// How many they are.
    pub fn count(self) -> i32 {
        self.from.until(self.to).map_or(0, |span| span.get_days()) + 1
    }

    /// Each of them; no more than some three years' worth.
    pub fn each(self) -> impl Iterator<Item = Date> {
        self.from.series(1.day()).take(1200).take_while(move |day| *day <= self.to)
    }
}

type Reader = fn(&Captures, Date) -> Option<Days>;

/// What days look like, the longest first, and how they are read. No year: the next time, the present one included.
static FORMS: LazyLock<Vec<(Regex, Reader)>> = LazyLock::new(|| {
    let month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    let forms: [(String, Reader); 16] = [
        (r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?".into(), |c, _| {
            Some(Days::one(Date::new(part(c, 1)?, part(c, 2)?, part(c, 3)?).ok()?))
        }),
        (format!(r"([0-9]{{1,2}})(?:st|nd|rd|th)?\s+{month}\s+([0-9]{{4}})\b"), |c, _| {
            Some(Days::one(Date::new(part(c, 3)?, month_of(c.get(2)?.as_str())?, part(c, 1)?).ok()?))
        }),
        (format!(r"{month}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})\b"), |c, _| {
            Some(Days::one(Date::new(part(c, 3)?, month_of(c.get(1)?.as_str())?, part(c, 2)?).ok()?))
        }),
        (r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号]".into(), |c, today| match part(c, 1) {
            Some(year) => Some(Days::one(Date::new(year, part(c, 2)?, part(c, 3)?).ok()?)),
            None => next_day(part(c, 2)?, part(c, 3)?, today),
        }),
        (format!(r"([0-9]{{1,2}})(?:st|nd|rd|th)?\s+{month}\b"), |c, today| {
            next_day(month_of(c.get(2)?.as_str())?, part(c, 1)?, today)
        }),
        (format!(r"{month}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?\b"), |c, today| {
            next_day(month_of(c.get(1)?.as_str())?, part(c, 2)?, today)
        }),
        (r"([0-9]{4})(?:年|-|/)([0-9]{1,2})(?:月份?|\b)".into(), |c, _| month_days(part(c, 1)?, part(c, 2)?)),
        (format!(r"{month}\s+([0-9]{{4}})\b"), |c, _| month_days(part(c, 2)?, month_of(c.get(1)?.as_str())?)),
        (r"([0-9]{1,2})月份?".into(), |c, today| next_month(part(c, 1)?, today)),
        ("(十[一二]?|[一二三四五六七八九])月份?".into(), |c, today| {
            let (month, _) = super::numbers::read(c.get(1)?.as_str())?;
            next_month(month as i8, today)
        }),
        (format!(r"{month}\b"), |c, today| next_month(month_of(c.get(1)?.as_str())?, today)),
        (r"(?:q([1-4])|第?([一二三四1-4])季度)(?:\s*([0-9]{4})\b)?".into(), |c, today| {
            let quarter = c.get(1).or(c.get(2))?.as_str();
            let quarter =
                "1234".find(quarter).or_else(|| "一二三四".chars().position(|sign| quarter.starts_with(sign)))?;
            next_quarter(quarter as i8, part(c, 3), today)
        }),
        ("([0-9]{4})年".into(), |c, _| year_days(part(c, 1)?)),
        (r"(今天|今日|today\b|明天|tomorrow\b|后天)".into(), |c, today| {
            let ahead = match c.get(1)?.as_str() {
                "今天" | "今日" | "today" => 0,
                "后天" => 2,
                _ => 1,
            };
            Some(Days::one(today.checked_add(ahead.days()).ok()?))
        }),
        (r"(本周|这周|这个星期|this week\b|下周|下个星期|next week\b)".into(), |c, today| {
            let weeks = if matches!(c.get(1)?.as_str(), "下周" | "下个星期" | "next week") { 7 } else { 0 };
            let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
            let from = monday.checked_add(weeks.days()).ok()?;
            Some(Days { from, to: from.checked_add(6.days()).ok()? })
        }),
        (
            r"(本月|这个月|this month\b|下个?月|next month\b|今年|this year\b|明年|next year\b)".into(),
            |c, today| match c.get(1)?.as_str() {
                "本月" | "这个月" | "this month" => month_days(today.year(), today.month()),
                "今年" | "this year" => year_days(today.year()),
                "明年" | "next year" => year_days(today.year() + 1),
                _ => {
                    let next = today.last_of_month().tomorrow().ok()?;
                    month_days(next.year(), next.month())
                }
            },
        ),
    ];
    let anchored = |(form, reader): (String, Reader)| Some((Regex::new(&format!("^(?:{form})")).ok()?, reader));
    forms.into_iter().filter_map(anchored).collect()
});

/// The like, to a day: `to 10`, `至10日`, `- 2025-11-10`.
static TO: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s*(?:to|until|till|through|至|到|~|–|—|-)\s*").ok());
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^([0-9]{1,2})(?:st|nd|rd|th|日|号|\b)").ok());

/// Days at the beginning of a text in lower case, and their length in bytes. `today` is where nothing else is said.
pub(super) fn read(text: &str, today: Date) -> Option<(Days, usize)> {
    let (days, length) = one(text, today)?;
    let this_year = Date::new(today.year(), 1, 1).ok()?;
    // Of days that have begun already the end counts: `9 to 13 June` on the 10th are these.
    match range(text, one(text, this_year)?) {
        Some((range, length)) if range.to >= today => Some((range, length)),
        _ => range(text, (days, length)).or(Some((days, length))),
    }
}

/// The days from the first ones to those after a `to`, if there are such.
fn range(text: &str, (days, length): (Days, usize)) -> Option<(Days, usize)> {
    let to = TO.as_ref().and_then(|to| to.find(text.get(length..)?));
    let to = to?;
    let start = length + to.end();
    let rest = text.get(start..).unwrap_or_default();
    if let Some((last, more)) = one(rest, days.from).filter(|(last, _)| last.to >= days.from) {
        return Some((Days { from: days.from, to: last.to }, start + more));
    }
    // A day alone is of the same month.
    let day = DAY.as_ref().and_then(|day| day.captures(rest));
    let end = day.and_then(|day| {
        let last = Date::new(days.from.year(), days.from.month(), part(&day, 1)?).ok()?;
        (days.from == days.to && last >= days.from).then_some((last, day.get(0)?.end()))
    });
    end.map(|(last, more)| (Days { from: days.from, to: last }, start + more))
}

fn one(text: &str, today: Date) -> Option<(Days, usize)> {
    FORMS.iter().find_map(|(form, reader)| {
        let captures = form.captures(text)?;
        Some((reader(&captures, today)?, captures.get(0)?.end()))
    })
}

fn part<T: std::str::FromStr>(captures: &Captures, number: usize) -> Option<T> {
    captures.get(number)?.as_str().parse().ok()
}

fn month_of(name: &str) -> Option<i8> {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    names.iter().position(|one| name.starts_with(one)).and_then(|number| i8::try_from(number + 1).ok())
}

fn month_days(year: i16, month: i8) -> Option<Days> {
    let from = Date::new(year, month, 1).ok()?;
    Some(Days { from, to: from.last_of_month() })
}

fn year_days(year: i16) -> Option<Days> {
    Some(Days { from: Date::new(year, 1, 1).ok()?, to: Date::new(year, 12, 31).ok()? })
}

fn next_day(month: i8, day: i8, today: Date) -> Option<Days> {
    let this_year = Date::new(today.year(), month, day).ok().filter(|day| *day >= today);
    this_year.or_else(|| Date::new(today.year() + 1, month, day).ok()).map(Days::one)
}

fn next_month(month: i8, today: Date) -> Option<Days> {
    month_days(today.year(), month).filter(|days| days.to >= today).or_else(|| month_days(today.year() + 1, month))
}

fn next_quarter(quarter: i8, year: Option<i16>, today: Date) -> Option<Days> {
    let of = |year: i16| {
        let from = Date::new(year, quarter * 3 + 1, 1).ok()?;
        Some(Days { from, to: Date::new(year, quarter * 3 + 3, 1).ok()?.last_of_month() })
    };
    match year {
        Some(year) => of(year),
        None => of(today.year()).filter(|days| days.to >= today).or_else(|| of(today.year() + 1)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_in_both_languages() {
        let today = date(2025, 6, 10);
        let days = |from: (i16, i8, i8), to: (i16, i8, i8)| Days {
            from: date(from.0, from.1, from.2),
            to: date(to.0, to.1, to.2),
        };
        for (text, wanted, rest) in [
            ("november", days((2025, 11, 1), (2025, 11, 30)), ""),
            ("nov ", days((2025, 11, 1), (2025, 11, 30)), " "),
            ("november 2026?", days((2026, 11, 1), (2026, 11, 30)), "?"),
            ("11月空置", days((2025, 11, 1), (2025, 11, 30)), "空置"),
            ("十一月", days((2025, 11, 1), (2025, 11, 30)), ""),
            ("5月份", days((2026, 5, 1), (2026, 5, 31)), ""),
            ("june", days((2025, 6, 1), (2025, 6, 30)), ""),
            ("2025年11月", days((2025, 11, 1), (2025, 11, 30)), ""),
            ("2025-11", days((2025, 11, 1), (2025, 11, 30)), ""),
            ("2025-11-03 to 2025-11-10", days((2025, 11, 3), (2025, 11, 10)), ""),
            ("11月3日至10日", days((2025, 11, 3), (2025, 11, 10)), ""),
            ("11月3日到12月2号的", days((2025, 11, 3), (2025, 12, 2)), "的"),
            ("3 november", days((2025, 11, 3), (2025, 11, 3)), ""),
            ("november 3-10", days((2025, 11, 3), (2025, 11, 10)), ""),
            ("6月9日到13日", days((2025, 6, 9), (2025, 6, 13)), ""),
            ("6月3日到9日", days((2026, 6, 3), (2026, 6, 9)), ""),
            ("nov 28 to jan 5", days((2025, 11, 28), (2026, 1, 5)), ""),
            ("3rd march", days((2026, 3, 3), (2026, 3, 3)), ""),
            ("q4", days((2025, 10, 1), (2025, 12, 31)), ""),
            ("一季度", days((2026, 1, 1), (2026, 3, 31)), ""),
            ("第四季度", days((2025, 10, 1), (2025, 12, 31)), ""),
            ("2026年", days((2026, 1, 1), (2026, 12, 31)), ""),
            ("today", days((2025, 6, 10), (2025, 6, 10)), ""),
            ("明天", days((2025, 6, 11), (2025, 6, 11)), ""),
            ("下周", days((2025, 6, 16), (2025, 6, 22)), ""),
            ("this month", days((2025, 6, 1), (2025, 6, 30)), ""),
            ("下个月", days((2025, 7, 1), (2025, 7, 31)), ""),
            ("明年", days((2026, 1, 1), (2026, 12, 31)), ""),
        ] {
            let (read, length) = read(text, today).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read, text.get(length..).unwrap()), (wanted, rest), "{text}");
        }
        for text in ["3000 m2", "13月", "november 31 2025", "11", "monthly", "2025", ""] {
            assert!(!matches!(read(text, today), Some((_, length)) if length == text.len()), "{text}");
        }
        assert_eq!(days((2025, 11, 3), (2025, 11, 10)).count(), 8);
        assert_eq!(days((2025, 11, 3), (2025, 12, 2)).each().count(), 30);
    }
}
