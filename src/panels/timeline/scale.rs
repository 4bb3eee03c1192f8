//! Lines and words along the timeline: hours of a day, days of a week, years.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::{app::Timescale, history::TimeSpan, words::Words};

/// Where something stands, 0 at the left end to 1 at the right one.
pub(super) fn share_of(span: TimeSpan, ms: i64) -> f32 {
    let long = (span.to_ms - span.from_ms).max(1) as f64;
    ((ms - span.from_ms) as f64 / long) as f32
}

/// The moment at a share of the timeline.
pub(super) fn ms_at(span: TimeSpan, share: f32) -> i64 {
    let long = (span.to_ms - span.from_ms).max(1) as f64;
    span.from_ms + (f64::from(share.clamp(0.0, 1.0)) * long) as i64
}

/// A line across the timeline; the word, if any, stands in the middle between it and the next one, or at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub share: f32,
    /// Shares between which the word stands in the middle.
    pub word: Option<(String, f32, f32)>,
    pub strong: bool,
}

pub(super) fn ticks(scale: Timescale, span: TimeSpan, zone: &TimeZone, words: &Words) -> Vec<Tick> {
    let first = Timestamp::from_millisecond(span.from_ms).unwrap_or_default().to_zoned(zone.clone()).date();
    let ms = |date: Date, hour: i8| {
        let at = date.at(hour, 0, 0, 0).to_zoned(zone.clone());
        at.map_or(span.from_ms, |at| at.timestamp().as_millisecond())
    };
    let share = |date: Date, hour: i8| share_of(span, ms(date, hour));
    match scale {
        Timescale::Day => (1..24)
            .map(|hour| {
                let at = share(first, hour);
                let word = (hour % 3 == 0).then(|| (format!("{hour:02}:00"), at, at));
                Tick { share: at, strong: word.is_some(), word }
            })
            .collect(),
        Timescale::Week => (0..7)
            .filter_map(|day: i64| {
                let date = first.checked_add(day.days()).ok()?;
                let (at, next) = (share(date, 0), share(date.tomorrow().ok()?, 0));
                Some(Tick { share: at, word: Some((words.short_day(date), at, next)), strong: true })
            })
            .collect(),
        Timescale::Years => {
            let last = Timestamp::from_millisecond(span.to_ms).unwrap_or_default().to_zoned(zone.clone()).date();
            let quarters = (first.year()..last.year()).flat_map(|year| [1, 4, 7, 10].map(|month| (year, month)));
            quarters
                .filter_map(|(year, month)| {
                    let at = share(Date::new(year, month, 1).ok()?, 0);
                    let next = share(Date::new(year.checked_add(1)?, 1, 1).ok()?, 0);
                    let word = (month == 1).then(|| (words.loose_date(&year.to_string()), at, next));
                    Some(Tick { share: at, strong: word.is_some(), word })
                })
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Lang;

    #[test]
    fn shares_and_moments_are_each_others_inverse() {
        let span = TimeSpan { from_ms: 1_000, to_ms: 87_401_000 };
        for ms in [1_000, 43_201_000, 87_401_000] {
            assert!((ms_at(span, share_of(span, ms)) - ms).abs() <= 10, "{ms}");
        }
        assert_eq!((ms_at(span, -3.0), ms_at(span, 2.0)), (1_000, 87_401_000));
    }

    #[test]
    fn a_week_has_seven_days_and_nine_years_have_thirty_six_quarters() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_millisecond();
        let words = Words::new(Lang::Zh);
        let week = TimeSpan { from_ms: at("2025-06-09T00:00+08:00"), to_ms: at("2025-06-16T00:00+08:00") };
        let ticks_of_week = ticks(Timescale::Week, week, &zone, &words);
        assert_eq!(ticks_of_week.len(), 7);
        assert_eq!(ticks_of_week[1].word.as_ref().unwrap().0, "周二 10日");
        let years = TimeSpan { from_ms: at("2019-01-01T00:00+08:00"), to_ms: at("2028-01-01T00:00+08:00") };
        let ticks = ticks(Timescale::Years, years, &zone, &words);
        assert_eq!((ticks.len(), ticks.iter().filter(|tick| tick.word.is_some()).count()), (36, 9));
        assert_eq!(ticks[0].word.as_ref().unwrap().0, "2019年");
    }
}
