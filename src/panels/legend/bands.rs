//! The bands of each overlay: their colours, names and limits, and who says so.

use super::LegendEntry;
use crate::{
    app::{SUN_BANDS_H, SUN_COLOURS, SunDay, VISIT_COLOURS, Visited},
    panels::{figure, theme},
    park::{Park, Rule, SunlightDay},
    words::Words,
};

pub(super) fn bands_of(words: &Words, rule: &Rule) -> Vec<LegendEntry> {
    let text = |value: f64| words.measured(value, &rule.unit);
    let mut from: Option<f64> = None;
    let entries = rule.bands.iter().map(|band| {
        let range = match (from, band.below) {
            (None, None) => String::new(),
            (None, Some(below)) => format!("< {}", text(below)),
            (Some(from), Some(below)) => format!("{}–{}", number_of(&text(from)), text(below)),
            (Some(from), None) => format!("≥ {}", text(from)),
        };
        from = band.below;
        let end = band.below.map(|below| number_of(&text(below)).to_owned()).unwrap_or_default();
        LegendEntry { colour: theme::colour_of(&band.colour), name: band.name.get(words.lang()).to_owned(), range, end }
    });
    entries.collect()
}

/// Quarters of what was looked at longest.
pub(super) fn bands_of_visits(words: &Words, visited: &Visited) -> Vec<LegendEntry> {
    let shown = if visited.is_empty() { 0 } else { VISIT_COLOURS.len() };
    let names = ["visits-little", "visits-some", "visits-much", "visits-most"];
    let entries = VISIT_COLOURS.iter().zip(names).zip(1..).take(shown).map(|((colour, name), number)| {
        let share = |quarter: u32| words.percent(f64::from(quarter) / VISIT_COLOURS.len() as f64, 0);
        let last = number as usize == VISIT_COLOURS.len();
        LegendEntry {
            colour: theme::colour_of(colour),
            name: words.get(name),
            range: format!("{}–{}", share(number - 1), share(number)),
            end: if last { String::new() } else { share(number) },
        }
    });
    entries.collect()
}

/// Hours of sun, from the least.
pub(super) fn bands_of_sun(words: &Words) -> Vec<LegendEntry> {
    let hours = |value: f64| words.number(value, 0);
    let bands = SUN_COLOURS.iter().enumerate().map(|(band, colour)| {
        let from = band.checked_sub(1).and_then(|below| SUN_BANDS_H.get(below)).copied();
        let end = SUN_BANDS_H.get(band).copied();
        let range = match (from, end) {
            (None, Some(end)) => words.format("sun-below", &[("end", hours(end).into())]),
            (Some(from), Some(end)) => {
                words.format("sun-between", &[("from", hours(from).into()), ("end", hours(end).into())])
            }
            (from, None) => words.format("sun-above", &[("from", hours(from.unwrap_or_default()).into())]),
        };
        let end = end.map(hours).unwrap_or_default();
        LegendEntry { colour: theme::colour_of(colour), name: String::new(), range, end }
    });
    bands.collect()
}

/// Of which day and hours, and by which rule.
pub(super) fn sun_counted(park: &Park, words: &Words, day: SunDay) -> String {
    let rule = park.planning.sunlight.as_ref();
    match (day, rule) {
        (SunDay::OfClock, _) => words.get("sun-of-clock"),
        (SunDay::OfRule, None) => words.get("sun-of-great-cold"),
        (SunDay::OfRule, Some(rule)) => {
            let day = match rule.day {
                SunlightDay::GreatCold => words.get("sun-great-cold"),
                SunlightDay::On(month, day) => format!("{month}-{day:02}"),
            };
            let values = [
                ("day", day.into()),
                ("from", words.number(rule.from_h, 0).into()),
                ("to", words.number(rule.to_h, 0).into()),
                ("source", figure::source_line(park, words, &rule.source, None).into()),
            ];
            words.format("sun-of-rule", &values)
        }
    }
}

/// Where the counts come from, and how many they are.
pub(super) fn counted(words: &Words, visited: &Visited) -> Option<String> {
    let ((first, last), all) = (visited.days()?, visited.all());
    let minutes = words.count((all.secs / 60.0).round() as u64);
    let values = [
        ("first", words.date(first).into()),
        ("last", words.date(last).into()),
        ("times", words.count(all.times.into()).into()),
        ("minutes", minutes.into()),
    ];
    Some(words.format("visits-counted", &values))
}

/// `30` of `30%`, `1.5` of `1.5 kW`: the unit stands once, at the upper end.
fn number_of(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_ascii_digit())
}
