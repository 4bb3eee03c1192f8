//! How much time the timeline shows at once, and where that begins and ends.

use jiff::{Timestamp, ToSpan, Zoned, civil::Date};

use crate::{history::TimeSpan, park::Park, twin::local};

/// How much time is laid out from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timescale {
    /// From midnight to midnight.
    #[default]
    Day,
    /// From Monday to Sunday.
    Week,
    /// All years that the park's files speak of.
    Years,
}

/// Seconds of the park in a second of the viewer.
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;

impl Timescale {
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Years];

    /// The stretch that is laid out while the clock stands at a moment.
    pub fn about(self, at: Timestamp, park: &Park) -> TimeSpan {
        let here = local(at, &park.timezone);
        let date = here.date();
        let (first, last) = match self {
            Self::Day => (Some(date), date.tomorrow().ok()),
            Self::Week => {
                let monday = date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok();
                (monday, monday.and_then(|monday| monday.checked_add(7.days()).ok()))
            }
            Self::Years => {
                let years = years(park, date.year());
                (Date::new(years.0, 1, 1).ok(), Date::new(years.1.saturating_add(1), 1, 1).ok())
            }
        };
        let ms = |date: Option<Date>| midnight_ms(date?, &here);
        let from_ms = ms(first).unwrap_or(at.as_millisecond());
        TimeSpan { from_ms, to_ms: ms(last).unwrap_or(from_ms).max(from_ms + 1_000) }
    }

    /// Speeds that suit it: seconds of the park in a second of the viewer.
    pub fn speeds(self) -> [f64; 4] {
        match self {
            Self::Day => [1.0, 60.0, 600.0, HOUR],
            Self::Week => [1.0, HOUR, 6.0 * HOUR, DAY],
            Self::Years => [1.0, DAY, 7.0 * DAY, 30.0 * DAY],
        }
    }
}

fn midnight_ms(date: Date, here: &Zoned) -> Option<i64> {
    Some(date.to_zoned(here.time_zone().clone()).ok()?.timestamp().as_millisecond())
}

/// The first and the last year that the park's files, or the clock, speak of.
fn years(park: &Park, shown: i16) -> (i16, i16) {
    let milestones = park.projects.timeline.iter().filter_map(|one| one.date.get(..4)?.parse().ok());
    let works = park.buildings.iter().filter_map(|one| one.construction.as_ref()).chain(&park.site.construction);
    let works = works.flat_map(|works| [works.begun.year(), works.done.year()]);
    let bookings = park.schedule.bookings.iter().flat_map(|one| [one.from.year(), one.to.year()]);
    // A year that is a slip of the pen must not squeeze all others.
    let known = milestones.chain(works).chain(bookings).filter(|year| (1900..=2200).contains(year));
    known.fold((shown, shown), |(first, last), year| (first.min(year), last.max(year)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::twin::{format_local, parse_at};

    #[test]
    fn a_day_a_week_and_the_years_begin_and_end_on_the_parks_midnights() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let at = parse_at("2025-06-12T15:30", &park.timezone).unwrap();
        let ends = |scale: Timescale| {
            let span = scale.about(at, &park);
            [span.from_ms, span.to_ms].map(|ms| {
                let moment = Timestamp::from_millisecond(ms).unwrap();
                format_local(moment, &park.timezone).trim_end_matches("T00:00:00+08:00").to_owned()
            })
        };
        assert_eq!(ends(Timescale::Day), ["2025-06-12", "2025-06-13"]);
        assert_eq!(ends(Timescale::Week), ["2025-06-09", "2025-06-16"]);
        assert_eq!(ends(Timescale::Years), ["2019-01-01", "2028-01-01"], "from the first work to the last booking");
    }

    #[test]
    fn the_shown_year_is_always_there() {
        let mut park =
            crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/demo-campus")).park.unwrap();
        park.projects.timeline.clear();
        let at = parse_at("2091-02-03", &park.timezone).unwrap();
        let span = Timescale::Years.about(at, &park);
        assert!((span.from_ms..span.to_ms).contains(&at.as_millisecond()));
    }
}
