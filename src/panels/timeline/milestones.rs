//! What happened and what is to come, at its place on the timeline.

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::scale::share_of;
use crate::{
    history::TimeSpan,
    panels::figure,
    park::{Milestone, Park},
    words::Words,
};

/// A milestone on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneMark {
    pub share: f32,
    /// Where a click leads.
    pub day: Date,
    /// Date, name and source, in words.
    pub text: String,
    /// Still to come, seen from its source's date.
    pub target: bool,
}

/// Those that the timeline reaches, from left to right.
pub(super) fn marks(park: &Park, words: &Words, span: TimeSpan, zone: &TimeZone) -> Vec<MilestoneMark> {
    let mark = |milestone: &Milestone| {
        let day = middle_of(&milestone.date)?;
        let noon = day.at(12, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp().as_millisecond();
        (span.from_ms..span.to_ms).contains(&noon).then(|| MilestoneMark {
            share: share_of(span, noon),
            day,
            text: format!(
                "{}　{}\n{}",
                words.loose_date(&milestone.date),
                milestone.name.get(words.lang()),
                figure::source_line(park, words, &milestone.source, None)
            ),
            target: milestone.target,
        })
    };
    let mut marks: Vec<_> = park.projects.timeline.iter().filter_map(mark).collect();
    marks.sort_by(|a, b| a.share.total_cmp(&b.share));
    marks
}

/// The day itself, or the middle of the month or year that is all that the source says.
fn middle_of(date: &str) -> Option<Date> {
    if let Ok(day) = date.parse::<Date>() {
        return Some(day);
    }
    let mut parts = date.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    match parts.next() {
        None => Date::new(year, 7, 2).ok(),
        Some(month) => Date::new(year, month.parse().ok()?, 1).ok()?.checked_add(14.days()).ok(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_date_stands_where_it_is_or_in_the_middle_of_what_is_said() {
        assert_eq!(middle_of("2022-05-23"), Some(date(2022, 5, 23)));
        assert_eq!(middle_of("2022-05"), Some(date(2022, 5, 15)));
        assert_eq!(middle_of("2019"), Some(date(2019, 7, 2)));
        assert_eq!(middle_of("soon"), None);
    }
}
