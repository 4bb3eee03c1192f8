//! Times as people write them ⇄ moments.
//!
//! A time without an offset is the park's own; with one, or with `Z`, it is what it says. Both ways of writing a
//! moment give the same [`Timestamp`], and so the same state.

use jiff::{Timestamp, Zoned, civil::DateTime, tz::TimeZone};
use thiserror::Error;

/// Why a text is no moment.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeError {
    #[error("no time is given; write one such as 2025-06-10T10:00")]
    Empty,
    #[error(
        "`{text}` is no ISO 8601 date or time; write one such as 2025-06-10, 2025-06-10T10:00 or 2025-06-10T10:00+08:00"
    )]
    Malformed { text: String },
    #[error("`{text}` has an offset but no time of day; write one such as 2025-06-10T00:00+08:00")]
    OffsetWithoutTime { text: String },
    #[error("`{text}` lies outside the years that can be computed with, -9999 to 9999")]
    OutOfRange { text: String },
    #[error("`{name}` is no known timezone; write an IANA name such as Asia/Shanghai")]
    UnknownTimezone { name: String },
}

/// The moment that `text` says: ISO 8601, seconds optional, a date alone is its midnight.
///
/// Without an offset or `Z` it is in `timezone`, an IANA name. A local time that a clock change skips is moved
/// forward by the change; one that happens twice is the first.
///
/// # Errors
/// The text is no ISO 8601 date or time, is out of range, or the timezone is unknown.
pub fn parse_at(text: &str, timezone: &str) -> Result<Timestamp, TimeError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    let malformed = || TimeError::Malformed { text: text.to_owned() };
    if text.contains('[') {
        return text.parse::<Zoned>().map(|zoned| zoned.timestamp()).map_err(|_| malformed());
    }
    if let Some((date, time)) = text.split_once(['T', 't', ' ']) {
        if date.len() < 8 || time.is_empty() {
            return Err(malformed());
        }
        if time.contains(['Z', 'z', '+', '-', '\u{2212}']) {
            return text.parse::<Timestamp>().map_err(|_| malformed());
        }
    } else if text.get(8..).is_some_and(|rest| rest.contains(['Z', 'z', '+'])) {
        return Err(TimeError::OffsetWithoutTime { text: text.to_owned() });
    }
    let civil: DateTime = text.parse().map_err(|_| malformed())?;
    let zone = time_zone(timezone)?;
    civil.to_zoned(zone).map(|zoned| zoned.timestamp()).map_err(|_| TimeError::OutOfRange { text: text.to_owned() })
}

/// The timezone by its IANA name.
///
/// # Errors
/// No timezone has that name.
pub fn time_zone(name: &str) -> Result<TimeZone, TimeError> {
    TimeZone::get(name).map_err(|_| TimeError::UnknownTimezone { name: name.to_owned() })
}

/// The moment on the park's clocks; on UTC's if the timezone is unknown, which the park's own check reports.
pub fn local(at: Timestamp, timezone: &str) -> Zoned {
    at.to_zoned(time_zone(timezone).unwrap_or(TimeZone::UTC))
}

/// The moment as ISO 8601 with the park's offset, to the second or finer where it has a fraction:
/// `2025-06-10T10:00:00+08:00`.
pub fn format_local(at: Timestamp, timezone: &str) -> String {
    let zoned = local(at, timezone);
    at.display_with_offset(zoned.offset()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHANGHAI: &str = "Asia/Shanghai";

    fn at(text: &str) -> Timestamp {
        parse_at(text, SHANGHAI).unwrap()
    }

    #[test]
    fn every_way_to_write_a_moment_is_the_same_moment() {
        let ten: Timestamp = "2025-06-10T02:00:00Z".parse().unwrap();
        for text in [
            "2025-06-10T10:00",
            "2025-06-10T10",
            "2025-06-10T10:00:00",
            "2025-06-10T10:00:00.000",
            "2025-06-10 10:00",
            "2025-06-10t10:00",
            "2025-06-10T10:00+08:00",
            "2025-06-10T10:00+08",
            "2025-06-10T10:00:00+0800",
            "2025-06-10T02:00Z",
            "2025-06-10T02:00:00z",
            "2025-06-09T22:00-04:00",
            "2025-06-10T10:00[Asia/Shanghai]",
            "20250610T100000",
            " 2025-06-10T10:00\n",
        ] {
            assert_eq!(parse_at(text, SHANGHAI), Ok(ten), "{text:?}");
        }
    }

    #[test]
    fn a_date_alone_is_its_midnight() {
        assert_eq!(at("2025-06-10"), at("2025-06-10T00:00:00"));
        assert_eq!(at("20250610"), at("2025-06-10"));
    }

    #[test]
    fn the_timezone_counts_only_without_an_offset() {
        assert_ne!(parse_at("2025-06-10T10:00", "Europe/Berlin"), parse_at("2025-06-10T10:00", SHANGHAI));
        assert_eq!(parse_at("2025-06-10T10:00Z", "Europe/Berlin"), parse_at("2025-06-10T10:00Z", SHANGHAI));
    }

    #[test]
    fn a_skipped_hour_moves_forward_and_a_doubled_one_is_the_first() {
        let berlin = |text| parse_at(text, "Europe/Berlin").unwrap().to_string();
        assert_eq!(berlin("2025-03-30T02:30"), "2025-03-30T01:30:00Z");
        assert_eq!(berlin("2025-10-26T02:30"), "2025-10-26T00:30:00Z");
    }

    #[test]
    fn what_is_no_moment_says_why() {
        for text in [
            "yesterday",
            "10:00",
            "2025",
            "2025-13-01",
            "2025-02-30",
            "2025-06-10T25:00",
            "2025-06-10T10:61",
            "2025-06-10T",
            "T10:00",
            "2025-06-10T10:00+99:00",
            "2025-06-10T10:00 o'clock",
            "10/06/2025",
            "2025-06-10T10:00[Nowhere/Town]",
            "二〇二五年",
        ] {
            assert_eq!(parse_at(text, SHANGHAI), Err(TimeError::Malformed { text: text.into() }), "{text:?}");
        }
        assert_eq!(parse_at("  ", SHANGHAI), Err(TimeError::Empty));
        for text in ["2025-06-10Z", "2025-06-10+08:00"] {
            assert!(matches!(parse_at(text, SHANGHAI), Err(TimeError::OffsetWithoutTime { .. })), "{text}");
        }
        assert!(matches!(parse_at("2025-06-10", "Mars/Olympus"), Err(TimeError::UnknownTimezone { .. })));
    }

    #[test]
    fn a_moment_is_written_with_the_parks_offset_and_reads_back() {
        let moment = at("2025-06-10T10:00");
        assert_eq!(format_local(moment, SHANGHAI), "2025-06-10T10:00:00+08:00");
        assert_eq!(format_local(moment, "Europe/Berlin"), "2025-06-10T04:00:00+02:00");
        assert_eq!(parse_at(&format_local(moment, SHANGHAI), "UTC"), Ok(moment));
        assert_eq!(format_local(moment, "Mars/Olympus"), "2025-06-10T02:00:00+00:00");
    }
}
