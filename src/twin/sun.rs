//! Where the sun stands: a pure function of place and time.
//!
//! The Astronomical Almanac's low-precision formulae for the sun's coordinates (page C5 of each year's volume; Michalsky,
//! Solar Energy 40, 1988, has them for elevation and azimuth): mean longitude and anomaly, equation of the centre,
//! obliquity, then sidereal time. Within about 0.01° from 1950 to 2050, before refraction, which is left out. Universal
//! time stands for terrestrial (a difference of 0.001°), the earth's centre for the place (at most 0.0025°).

use jiff::Timestamp;

/// Direction to the sun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sun {
    /// Above the horizon, degrees; negative at night.
    pub elevation_deg: f64,
    /// From north through east, degrees, 0 to 360.
    pub azimuth_deg: f64,
}

impl Sun {
    /// `latitude_deg` north and `longitude_deg` east are positive, WGS 84.
    pub fn at(latitude_deg: f64, longitude_deg: f64, at: Timestamp) -> Self {
        // Days since 2000-01-01 12:00 UTC.
        let days = at.as_second() as f64 / 86_400.0 - 10_957.5;
        let mean_longitude = (280.460 + 0.985_647_4 * days).rem_euclid(360.0);
        let anomaly = (357.528 + 0.985_600_3 * days).to_radians();
        let longitude = (mean_longitude + 1.915 * libm::sin(anomaly) + 0.020 * libm::sin(2.0 * anomaly)).to_radians();
        let obliquity = (23.439 - 0.000_000_4 * days).to_radians();
        let right_ascension = libm::atan2(libm::cos(obliquity) * libm::sin(longitude), libm::cos(longitude));
        let declination = libm::asin(libm::sin(obliquity) * libm::sin(longitude));
        let sidereal_deg = 280.460_618_37 + 360.985_647_366_29 * days + longitude_deg;
        let hour_angle = sidereal_deg.rem_euclid(360.0).to_radians() - right_ascension;
        let latitude = latitude_deg.to_radians();
        let sin_elevation = libm::sin(latitude) * libm::sin(declination)
            + libm::cos(latitude) * libm::cos(declination) * libm::cos(hour_angle);
        let azimuth = libm::atan2(
            -libm::sin(hour_angle) * libm::cos(declination),
            libm::cos(latitude) * libm::sin(declination)
                - libm::sin(latitude) * libm::cos(declination) * libm::cos(hour_angle),
        );
        Self {
            elevation_deg: libm::asin(sin_elevation.clamp(-1.0, 1.0)).to_degrees(),
            azimuth_deg: azimuth.to_degrees().rem_euclid(360.0),
        }
    }

    /// Unit vector towards the sun: x east, y up, z south.
    pub fn direction(&self) -> [f64; 3] {
        let (elevation, azimuth) = (self.elevation_deg.to_radians(), self.azimuth_deg.to_radians());
        let flat = libm::cos(elevation);
        [flat * libm::sin(azimuth), libm::sin(elevation), -flat * libm::cos(azimuth)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sun_of_the_almanac() {
        // Meeus, Astronomical Algorithms, example 25.a: declination −7.785° at 1992-10-13 00:00 TD; seen from the
        // pole, the elevation is the declination.
        let at: Timestamp = "1992-10-12T23:59:01Z".parse().unwrap();
        let sun = Sun::at(90.0, 0.0, at);
        assert!((sun.elevation_deg + 7.785).abs() < 0.02, "{sun:?}");
    }

    #[test]
    fn the_sun_of_the_solar_position_algorithm() {
        // Reda and Andreas, NREL/TP-560-34302 (2008), section A.5: Golden, Colorado, 2003-10-17 12:30:30 −07:00:
        // topocentric elevation without refraction 39.872046°, azimuth 194.340241°.
        let at: Timestamp = "2003-10-17T12:30:30-07:00".parse().unwrap();
        let sun = Sun::at(39.742_476, -105.178_6, at);
        assert!((sun.elevation_deg - 39.872_046).abs() < 0.02, "{sun:?}");
        assert!((sun.azimuth_deg - 194.340_241).abs() < 0.02, "{sun:?}");
    }

    #[test]
    fn at_the_equinox_it_crosses_the_equator() {
        // March 2024: 20th, 03:06 UTC (Astronomical Almanac). Seen from the pole, the elevation is the declination.
        let at: Timestamp = "2024-03-20T03:06:00Z".parse().unwrap();
        assert!(Sun::at(90.0, 0.0, at).elevation_deg.abs() < 0.01);
        // And it rises due east, sets due west, at Yongchuan too.
        let rises: Timestamp = "2024-03-19T23:03:00Z".parse().unwrap();
        let sun = Sun::at(29.35, 105.93, rises);
        assert!(sun.elevation_deg.abs() < 1.0 && (sun.azimuth_deg - 90.0).abs() < 0.7, "{sun:?}");
    }

    #[test]
    fn at_noon_on_the_solstice_it_stands_in_the_south_at_its_highest() {
        // 29.35° N: 90 − 29.35 + 23.44 = 84.09°, when the sun crosses the meridian of 105.93° E.
        let at: Timestamp = "2025-06-21T04:58:10Z".parse().unwrap();
        let sun = Sun::at(29.35, 105.93, at);
        assert!((sun.elevation_deg - 84.09).abs() < 0.05, "{sun:?}");
        assert!((sun.azimuth_deg - 180.0).abs() < 2.0, "{sun:?}");
        let [_, up, south] = sun.direction();
        assert!(up > 0.99 && south > 0.0);
    }
}
