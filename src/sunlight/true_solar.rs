//! True solar time: what a sundial shows. The sun crosses the meridian at 12.
//!
//! Seen from the equator at the same longitude, the sun's direction is (−cos δ sin H, cos δ cos H, −sin δ) towards
//! east, up and south, with the declination δ and the hour angle H. cos δ is never below 0.9, so H is well defined at
//! all times and for all places; [`Sun::at`] stays the only source of where the sun stands.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::twin::Sun;

/// The sun's hour angle west of the meridian, hours, −12 to 12. `longitude_deg` east is positive.
pub fn hour_angle_h(longitude_deg: f64, at: Timestamp) -> f64 {
    let [east, up, _] = Sun::at(0.0, longitude_deg, at).direction();
    libm::atan2(-east, up).to_degrees() / 15.0
}

/// True solar time 真太阳时, hours, 0 to 24.
pub fn true_solar_h(longitude_deg: f64, at: Timestamp) -> f64 {
    (12.0 + hour_angle_h(longitude_deg, at)).rem_euclid(24.0)
}

/// The equation of time 时差, minutes: true solar time less mean solar time, −14.3 to 16.5 in the course of a year.
pub fn equation_of_time_min(at: Timestamp) -> f64 {
    // At Greenwich mean solar time is universal time.
    let mean_h = (at.as_second().rem_euclid(86_400)) as f64 / 3600.0;
    let ahead_h = true_solar_h(0.0, at) - mean_h;
    ((ahead_h + 12.0).rem_euclid(24.0) - 12.0) * 60.0
}

/// The moment at which it is `hour` in true solar time, 0 to 24, on the solar day whose noon is nearest to noon of
/// `date` on the clocks of `zone`. `None` beyond the years that can be computed with, and for a longitude that is no
/// number.
pub fn moment_at(longitude_deg: f64, zone: &TimeZone, date: Date, hour: f64) -> Option<Timestamp> {
    if !longitude_deg.is_finite() || !hour.is_finite() {
        return None;
    }
    let clock_noon = date.at(12, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp();
    let noon = later(clock_noon, -hour_angle_h(longitude_deg, clock_noon))?;
    let guess = later(noon, hour - 12.0)?;
    // A solar day differs from 24 hours by at most half a minute: one step more brings it within a second.
    let wrong_h = (true_solar_h(longitude_deg, guess) - hour + 12.0).rem_euclid(24.0) - 12.0;
    later(guess, -wrong_h)
}

fn later(at: Timestamp, hours: f64) -> Option<Timestamp> {
    at.checked_add(SignedDuration::try_from_secs_f64(hours * 3600.0).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_equation_of_time_of_the_almanac() {
        // Extremes and zeros as almanacs print them, to a tenth of a minute or so.
        for (day, minutes) in [
            ("2025-02-11T12:00:00Z", -14.2),
            ("2025-05-14T12:00:00Z", 3.65),
            ("2025-07-26T12:00:00Z", -6.55),
            ("2025-11-03T12:00:00Z", 16.45),
            ("2025-04-15T12:00:00Z", 0.0),
            ("2025-12-25T12:00:00Z", 0.0),
        ] {
            let found = equation_of_time_min(at(day));
            assert!((found - minutes).abs() < 0.25, "{day}: {found}");
        }
    }

    #[test]
    fn solar_noon_in_yongchuan_is_an_hour_after_the_clocks() {
        // 120° − 105.93° = 56.3 minutes, and 11 of the equation of time in January.
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let noon = moment_at(105.93, &zone, date(2025, 1, 20), 12.0).unwrap();
        let clock = noon.to_zoned(zone.clone());
        assert_eq!((clock.date(), clock.hour(), clock.minute()), (date(2025, 1, 20), 13, 7));
        assert!((Sun::at(29.35, 105.93, noon).azimuth_deg - 180.0).abs() < 0.02);
    }

    #[test]
    fn every_hour_comes_back() {
        for (longitude, zone) in [(105.93, "Asia/Shanghai"), (-179.9, "Pacific/Auckland"), (179.9, "America/Adak")] {
            let zone = TimeZone::get(zone).unwrap();
            for day in [date(2024, 2, 29), date(2025, 9, 16), date(2026, 12, 22)] {
                for hour in [0.5, 8.0, 12.0, 16.0, 23.5] {
                    let moment = moment_at(longitude, &zone, day, hour).unwrap();
                    assert!((true_solar_h(longitude, moment) - hour).abs() < 1.0 / 3600.0, "{longitude} {day} {hour}");
                }
                let noon = moment_at(longitude, &zone, day, 12.0).unwrap();
                assert!(
                    noon.duration_since(day.at(12, 0, 0, 0).to_zoned(zone.clone()).unwrap().timestamp())
                        .abs()
                        .as_hours()
                        < 12
                );
            }
        }
        assert_eq!(moment_at(f64::NAN, &TimeZone::UTC, date(2025, 1, 1), 12.0), None);
        assert_eq!(moment_at(0.0, &TimeZone::UTC, date(2025, 1, 1), f64::INFINITY), None);
    }
}
