//! How far a park is built at a time.
//!
//! Of a building, 70 parts of 100 are its structure, which rises evenly from the first day to that of its topping out;
//! the rest is its fitting out, until the day on which it is done. Days are counted, not hours of work: who wants it more
//! exactly has a feed for the share that is built.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::time::time_zone;
use crate::park::{Construction, Park, PlaceId};

/// Part of the work that is done when the structure stands.
pub const STRUCTURE_SHARE: f64 = 0.7;

/// When the buildings of a park come to be, and the ground around them.
#[derive(Clone, Debug, Default)]
pub struct Works {
    /// What is not named stands at all times.
    buildings: BTreeMap<PlaceId, Days>,
    site: Option<Days>,
}

/// Seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    begun: i64,
    topped: i64,
    done: i64,
}

/// How far something is built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Of all the work, 0 to 1.
    pub share: f64,
}

impl Works {
    pub fn new(park: &Park) -> Self {
        let zone = time_zone(&park.timezone).unwrap_or(TimeZone::UTC);
        let days = |construction: &Construction| {
            let second = |date: &Date| date.to_zoned(zone.clone()).map(|midnight| midnight.timestamp().as_second());
            let Construction { begun, topped, done, .. } = construction;
            Some(Days { begun: second(begun).ok()?, topped: second(topped).ok()?, done: second(done).ok()? })
        };
        let of_building =
            |building: &crate::park::Building| Some((building.id.clone(), days(building.construction.as_ref()?)?));
        Self {
            buildings: park.buildings.iter().filter_map(of_building).collect(),
            site: park.site.construction.as_ref().and_then(days),
        }
    }

    /// Of the building that a place belongs to.
    pub fn of(&self, place: &PlaceId, at: Timestamp) -> Progress {
        self.buildings.get(&place.top()).map_or(Progress::DONE, |days| days.progress(at.as_second()))
    }

    /// Of the roads and greens.
    pub fn of_site(&self, at: Timestamp) -> Progress {
        self.site.map_or(Progress::DONE, |days| days.progress(at.as_second()))
    }

    /// The first day of all, and the last; `None` for a park that stands at all times.
    pub fn whole(&self) -> Option<(Timestamp, Timestamp)> {
        let all = || self.buildings.values().chain(&self.site);
        let first = all().map(|days| days.begun).min()?;
        let last = all().map(|days| days.done).max()?;
        Some((Timestamp::from_second(first).ok()?, Timestamp::from_second(last).ok()?))
    }
}

impl Days {
    fn progress(self, second: i64) -> Progress {
        let between = |from: i64, to: i64| (second - from) as f64 / (to - from).max(1) as f64;
        let share = match second {
            _ if second >= self.done => 1.0,
            _ if second >= self.topped => STRUCTURE_SHARE + (1.0 - STRUCTURE_SHARE) * between(self.topped, self.done),
            _ if second >= self.begun => STRUCTURE_SHARE * between(self.begun, self.topped),
            _ => 0.0,
        };
        Progress { share }
    }
}

impl Progress {
    pub const DONE: Self = Self { share: 1.0 };

    /// Whether people and machines may be in it.
    pub fn is_done(self) -> bool {
        self.share >= 1.0
    }

    pub fn is_begun(self) -> bool {
        self.share > 0.0
    }

    /// Part of its height that stands, 0 to 1.
    pub fn height(self) -> f64 {
        (self.share / STRUCTURE_SHARE).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::twin::{parse_at, sample};

    #[test]
    fn a_building_rises_is_fitted_out_and_is_done() {
        let mut park = sample::park();
        park.buildings[0].construction = Some(Construction {
            begun: date(2023, 1, 1),
            topped: date(2023, 4, 11),
            done: date(2023, 7, 20),
            source: String::new(),
        });
        let works = Works::new(&park);
        let of = |place: &str, at: &str| works.of(&place.into(), parse_at(at, &park.timezone).unwrap());
        assert_eq!(of("tower", "2022-12-31T23:59:59").share, 0.0);
        assert!(!of("tower", "2023-01-01").is_begun() && of("tower", "2023-01-01T00:01").is_begun());
        let middle = of("tower/L2", "2023-02-20");
        assert!((middle.share - 0.35).abs() < 1e-9 && (middle.height() - 0.5).abs() < 1e-9, "50 days of 100");
        let topped = of("tower", "2023-04-11");
        assert!((topped.share - 0.7).abs() < 1e-9 && topped.height() == 1.0 && !topped.is_done());
        assert!((of("tower", "2023-05-31").share - 0.85).abs() < 1e-9);
        assert!(of("tower", "2023-07-20").is_done());
        assert!(of("hall", "1900-01-01").is_done(), "what says nothing stands");
        assert_eq!(works.whole().map(|(first, _)| first), parse_at("2023-01-01", &park.timezone).ok());
        assert_eq!(Works::new(&sample::park()).whole(), None);
    }
}
