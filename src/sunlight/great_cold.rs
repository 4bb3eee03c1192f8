//! Great Cold 大寒: the day on which the sun's apparent longitude reaches 300°, 20 or 21 January.
//!
//! The longitude is that of [`crate::twin::Sun`], the Astronomical Almanac's low-precision formula: within 0.01°, for
//! which the sun takes a quarter of an hour. A year in which it reaches 300° closer to midnight may be told a day off.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

const GREAT_COLD_DEG: f64 = 300.0;

/// The mean motion of the sun's longitude, degrees a day.
const MOTION_DEG: f64 = 0.985_647_4;

/// The date of Great Cold in a year, on the clocks of `zone`. `None` beyond the years that can be computed with.
pub fn great_cold(year: i16, zone: &TimeZone) -> Option<Date> {
    let start = Date::new(year, 1, 1).ok()?.to_zoned(zone.clone()).ok()?.timestamp();
    let mut days = (GREAT_COLD_DEG - longitude_deg(start)).rem_euclid(360.0) / MOTION_DEG;
    let mut moment = start;
    // The longitude runs evenly to 2°: each round divides the error by thirty.
    for _ in 0..6 {
        moment = start.checked_add(SignedDuration::try_from_secs_f64(days * 86_400.0).ok()?).ok()?;
        let left_deg = (GREAT_COLD_DEG - longitude_deg(moment) + 180.0).rem_euclid(360.0) - 180.0;
        days += left_deg / MOTION_DEG;
    }
    Some(moment.to_zoned(zone.clone()).date())
}

/// The sun's apparent longitude, degrees.
fn longitude_deg(at: Timestamp) -> f64 {
    let days = at.as_second() as f64 / 86_400.0 - 10_957.5;
    let mean = 280.460 + MOTION_DEG * days;
    let anomaly = (357.528 + 0.985_600_3 * days).to_radians();
    (mean + 1.915 * libm::sin(anomaly) + 0.020 * libm::sin(2.0 * anomaly)).rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::twin::Sun;

    #[test]
    fn the_calendars_days() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        for year in 2021..=2026 {
            assert_eq!(great_cold(year, &zone), Some(date(year, 1, 20)), "{year}");
        }
        // 2020: 20 January 22:55; 2000: 21 January 02:23 (Chinese calendars).
        assert_eq!(great_cold(2020, &zone), Some(date(2020, 1, 20)));
        assert_eq!(great_cold(2000, &zone), Some(date(2000, 1, 21)));
        assert_eq!(great_cold(2000, &TimeZone::UTC), Some(date(2000, 1, 20)), "18:23 at Greenwich");
    }

    #[test]
    fn the_longitude_gives_the_same_declination_as_the_sun() {
        for month in 1..=12 {
            let at: Timestamp = format!("2024-{month:02}-07T05:00:00Z").parse().unwrap();
            let obliquity = 23.4362_f64.to_radians();
            let declination = libm::asin(libm::sin(obliquity) * libm::sin(longitude_deg(at).to_radians())).to_degrees();
            assert!((Sun::at(90.0, 0.0, at).elevation_deg - declination).abs() < 0.01, "{month}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        for year in [i16::MIN, -9999, 0, 9999, i16::MAX] {
            let _ = great_cold(year, &TimeZone::UTC);
        }
        assert_eq!(great_cold(10_000, &TimeZone::UTC), None);
    }
}
