//! What days look like in both languages, each with how it is read. English is in the singular.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use regex::{Captures, Regex};

use super::{
    Days,
    said::{Part, Said, Slice, Year},
};
use crate::ask::{numbers, units};

type Reader = fn(&Captures, Date) -> Option<Said>;

const NUMBER: &str = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}";
const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?\
                     |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const WEEKDAY: &str = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const PART: &str = "early|mid|middle of|late|beginning of|start of|end of|first half of|second half of\
                    |(?:first|1st|second|2nd|third|3rd|fourth|4th|last) week (?:of|in)";

/// The first that fits counts.
static FORMS: LazyLock<Vec<(Regex, Reader)>> = LazyLock::new(|| {
    let zh_year = "(?:(?P<y>(?:19|20)[0-9]{2}|[一二三四五六七八九零〇]{4})\\s*年\
                   |(?P<yr>前年|去年|今年|本年|明年|后年))\\s*的?\\s*";
    let year = "(?:,?\\s*(?:of\\s+|in\\s+)?(?:(?P<y>(?:19|20)[0-9]{2})\\b|(?P<yr>(?:this|next|last) year)\\b))";
    let month = format!("(?:(?P<mr>next|this|last|the|coming)\\s+)?(?:(?P<m>{MONTH})|(?P<mm>month\\b))");
    let part = format!("(?:the\\s+)?(?:(?P<s>{PART})[\\s-]+(?:the\\s+)?)?");
    let day = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?";
    let forms: [(String, Reader); 18] = [
        ("(?P<y>[0-9]{4})[-/.](?P<m>[0-9]{1,2})(?:[-/.](?P<d>[0-9]{1,2}))?\\b".into(), western),
        (
            format!(
                "(?:{zh_year})?(?:(?P<m>{NUMBER})\\s*月份?|(?P<mr>本月|这个?月|当月|下个?月|上个?月))\
                 (?:\\s*的?\\s*(?:第(?P<w>[一二三四1-4])个?(?:周|星期)|(?P<lw>最后一个?(?:周|星期))|(?P<d>{NUMBER})\\s*[日号]\
                 |(?P<t>初|上旬|中旬|下旬|底|末)|(?P<h>上半|下半)月?))?"
            ),
            chinese_month,
        ),
        (
            format!(
                "{zh_year}(?:第?(?P<q>[一二三四1-4])季度|q(?P<q2>[1-4])\\b|(?P<h>上|下)半年|h(?P<h2>[12])\\b|年?(?P<e>[初底末]))"
            ),
            year_part,
        ),
        (format!("(?:{zh_year})?(?:第?(?P<q>[一二三四1-4])季度|(?P<h>上|下)半年|年(?P<e>[初底末]))"), year_part),
        (zh_year.into(), |c, today| Some(Said { year: year_of(c, today)?, part: Part::Year })),
        ("(?P<r>本|这个?|下个?|上个?)季度|(?P<re>this|next|last) quarter\\b".into(), relative_quarter),
        ("月(?P<t>[初底末])".into(), |c, today| {
            Some(in_month(Year::Is(today.year()), today.month(), slice_of(text(c, "t")?)))
        }),
        (format!("{day}(?:\\s+of)?\\s+{month}{year}"), western),
        (format!("{day}(?:\\s+of)?\\s+{month}"), western),
        (format!("{part}{month}(?:\\s+{day}\\b)?{year}"), western),
        (format!("{part}{month}(?:\\s+{day}\\b)?"), western),
        (format!("{part}{month}"), western),
        (
            format!(
                "(?:the\\s+)?(?:q(?P<q>[1-4])|(?P<o>first|1st|second|2nd|third|3rd|fourth|4th) quarter)\\b\
                 (?:{year}|,?\\s*of the year\\b)?\
                 |(?:the\\s+)?(?P<ho>first|second) half(?:{}|\\s+of the year\\b)",
                year.replace("<y>", "<y2>").replace("<yr>", "<yr2>")
            ),
            year_part,
        ),
        (format!("h(?P<h2>[12])\\b{year}"), year_part),
        ("(?P<y>(?:19|20)[0-9]{2})[\\s-]*(?:q(?P<q2>[1-4])|h(?P<h2>[12]))\\b".into(), year_part),
        (
            "(?:the\\s+)?(?:(?P<e>end|beginning|start) of (?:the year\\b\
             |(?:(?P<yr>(?:this|next|last) year)\\b|(?P<y>(?:19|20)[0-9]{2})\\b))\
             |(?P<yr2>(?:this|next|last) year\\b)|(?:in|during)\\s+(?P<y2>20[0-9]{2})\\b)"
                .into(),
            year_part,
        ),
        (
            format!(
                "(?P<k>本|这个?|下个?|上个?)?(?:周|星期|礼拜)(?P<n>[一二三四五六日天末])?\
                 |(?:the\\s+)?(?:(?P<ke>this|next|last|coming)\\s+)?(?:(?P<nw>week)|(?P<ne>weekend|{WEEKDAY}))\\b"
            ),
            week,
        ),
        (
            "(?:今天|今日|明天|明日|后天|昨天|昨日|(?:today|tonight|tomorrow|yesterday|the day after tomorrow)\\b)"
                .into(),
            near,
        ),
    ];
    let anchored = |(form, reader): (String, Reader)| Some((Regex::new(&format!("^(?:{form})")).ok()?, reader));
    forms.into_iter().filter_map(anchored).collect()
});

static HOLIDAYS: &[(&str, (i8, i8))] = &[
    ("国庆节", (10, 1)),
    ("国庆", (10, 1)),
    ("national day", (10, 1)),
    ("golden week", (10, 1)),
    ("劳动节", (5, 1)),
    ("五一", (5, 1)),
    ("labour day", (5, 1)),
    ("may day", (5, 1)),
    ("元旦", (1, 1)),
    ("new year holiday", (1, 1)),
];

/// Days at the beginning of a text, and their length in bytes.
pub(super) fn read(text: &str, today: Date) -> Option<(Said, usize)> {
    let holiday = HOLIDAYS.iter().find_map(|(name, day)| Some((name, day, text.strip_prefix(name)?)));
    if let Some((name, (month, day), rest)) = holiday {
        let more = ["假期", "长假", "节", "黄金周"].into_iter().find(|more| rest.starts_with(more)).map_or(0, str::len);
        return Some((Said { year: Year::Unsaid, part: Part::Holiday(*month, *day) }, name.len() + more));
    }
    FORMS.iter().find_map(|(form, reader)| {
        let captures = form.captures(text)?;
        let length = captures.get(0)?.end();
        if is_measure(text, length) {
            return None;
        }
        Some((reader(&captures, today)?, length))
    })
}

/// Whether the number that ends a phrase has a unit of its own: `November 2000 m²`.
pub(super) fn is_measure(text: &str, length: usize) -> bool {
    let (said, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    said.ends_with(|sign: char| sign.is_ascii_digit()) && units::read(rest).is_some()
}

fn text<'a>(captures: &'a Captures, name: &str) -> Option<&'a str> {
    captures.name(name).map(|found| found.as_str())
}

/// A number of one or two digits, or as long in Chinese.
fn number(captures: &Captures, name: &str) -> Option<i8> {
    let (value, _) = numbers::read(text(captures, name)?)?;
    (value <= 100.0).then_some(value as i8)
}

/// The year that is said; `None` where none is.
fn year_of(captures: &Captures, today: Date) -> Option<Year> {
    if let Some(digits) = text(captures, "y").or(text(captures, "y2")) {
        let digit = |sign: char| match sign {
            '零' | '〇' => Some(0),
            _ => sign
                .to_digit(10)
                .or_else(|| "一二三四五六七八九".chars().zip(1..).find(|(one, _)| *one == sign).map(|(_, n)| n)),
        };
        let value = digits.chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit);
        return i16::try_from(value).ok().map(Year::Is);
    }
    let more = match text(captures, "yr").or(text(captures, "yr2"))? {
        "前年" => -2,
        "去年" | "last year" => -1,
        "明年" | "next year" => 1,
        "后年" => 2,
        _ => 0,
    };
    Some(Year::Is(today.year() + more))
}

fn slice_of(said: &str) -> Option<Slice> {
    Some(match said {
        "初" | "上旬" | "early" | "beginning of" | "start of" => Slice::Third(0),
        "中旬" | "mid" | "middle of" => Slice::Third(1),
        "底" | "末" | "下旬" | "late" | "end of" => Slice::Third(2),
        "上半" | "first half of" => Slice::Half(0),
        "下半" | "second half of" => Slice::Half(1),
        week if week.contains("week") => Slice::Week(ordinal(week.split(' ').next()?)?),
        _ => return None,
    })
}

/// The first is 0; the last is 4.
fn ordinal(said: &str) -> Option<i8> {
    Some(match said {
        "first" | "1st" | "1" | "一" => 0,
        "second" | "2nd" | "2" | "二" => 1,
        "third" | "3rd" | "3" | "三" => 2,
        "fourth" | "4th" | "4" | "四" => 3,
        "last" => 4,
        _ => return None,
    })
}

fn in_month(year: Year, month: i8, slice: Option<Slice>) -> Said {
    Said { year, part: slice.map_or(Part::Month(month), |slice| Part::InMonth(month, slice)) }
}

/// So many months from this one, as a year and a month.
fn month_from(today: Date, more: i64) -> Option<(Year, i8)> {
    let month = today.first_of_month().checked_add(more.months()).ok()?;
    Some((Year::Is(month.year()), month.month()))
}

fn chinese_month(c: &Captures, today: Date) -> Option<Said> {
    let slice = if let Some(week) = text(c, "w") {
        Some(Slice::Week(ordinal(week)?))
    } else if text(c, "lw").is_some() {
        Some(Slice::Week(4))
    } else if text(c, "d").is_some() {
        Some(Slice::Day(number(c, "d")?))
    } else {
        text(c, "t").or(text(c, "h")).and_then(slice_of)
    };
    let said = year_of(c, today);
    let (year, month) = match text(c, "mr") {
        Some(month) if said.is_none() => month_from(today, relative(month))?,
        Some(_) => return None,
        None => (said.unwrap_or(Year::Unsaid), number(c, "m")?),
    };
    Some(in_month(year, month, slice))
}

fn western(c: &Captures, today: Date) -> Option<Said> {
    let day = || number(c, "d").map(Slice::Day);
    let slice = text(c, "s").and_then(slice_of).or_else(day);
    let said = year_of(c, today);
    let before = text(c, "mr");
    if text(c, "mm").is_some() {
        let (year, month) = month_from(today, relative(before?))?;
        return Some(in_month(year, month, slice));
    }
    let name = text(c, "m")?;
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let named = names.iter().position(|one| name.starts_with(one)).and_then(|found| i8::try_from(found + 1).ok());
    let year = said.unwrap_or(match before {
        Some("next") => Year::Coming,
        Some("last") => Year::Gone,
        Some("this") => Year::Is(today.year()),
        _ => Year::Unsaid,
    });
    Some(in_month(year, named.or_else(|| number(c, "m"))?, slice))
}

/// What `this` and `next` count from now.
fn relative(said: &str) -> i64 {
    match said {
        _ if said.starts_with('下') || matches!(said, "next" | "coming") => 1,
        _ if said.starts_with('上') || said == "last" => -1,
        _ => 0,
    }
}

fn year_part(c: &Captures, today: Date) -> Option<Said> {
    let year = year_of(c, today).unwrap_or(Year::Unsaid);
    let part = if let Some(quarter) = text(c, "q").or(text(c, "q2")).or(text(c, "o")) {
        Part::Quarter(ordinal(quarter)?)
    } else if let Some(half) = text(c, "h").or(text(c, "h2")).or(text(c, "ho")) {
        Part::Half(i8::from(matches!(half, "下" | "2" | "second")))
    } else if let Some(end) = text(c, "e") {
        Part::Month(if matches!(end, "底" | "末" | "end") { 12 } else { 1 })
    } else {
        Part::Year
    };
    Some(Said { year, part })
}

fn relative_quarter(c: &Captures, today: Date) -> Option<Said> {
    let more = relative(text(c, "r").or(text(c, "re"))?);
    let (year, month) = month_from(today, more * 3)?;
    Some(Said { year, part: Part::Quarter((month - 1) / 3) })
}

/// Weeks begin on Monday. A weekday alone is the next one, today included; `next Friday` is that of the next week.
fn week(c: &Captures, today: Date) -> Option<Said> {
    let said = text(c, "k").or(text(c, "ke"));
    let day = text(c, "n").or(text(c, "ne"));
    let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
    let monday = monday.checked_add((relative(said.unwrap_or_default()) * 7).days()).ok()?;
    let on = |number: i64| monday.checked_add(number.days()).ok();
    let Some(day) = day else {
        // `a week` is a length.
        said?;
        return Some(Said::fixed(Days { from: monday, to: on(6)? }));
    };
    if matches!(day, "末" | "weekend") {
        return Some(Said::fixed(Days { from: on(5)?, to: on(6)? }));
    }
    let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| day.starts_with(name));
    let number = english.or_else(|| "一二三四五六日".chars().position(|sign| day.starts_with(sign))).unwrap_or(6);
    let found = on(i64::try_from(number).ok()?)?;
    let found = if said.is_none() && found < today { found.checked_add(7.days()).ok()? } else { found };
    Some(Said::fixed(Days::one(found)))
}

fn near(c: &Captures, today: Date) -> Option<Said> {
    let ahead = match c.get(0)?.as_str() {
        "昨天" | "昨日" | "yesterday" => -1,
        "今天" | "今日" | "today" | "tonight" => 0,
        "后天" | "the day after tomorrow" => 2,
        _ => 1,
    };
    Some(Said::fixed(Days::one(today.checked_add(ahead.days()).ok()?)))
}
