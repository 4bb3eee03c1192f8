//! What is booked at a time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, tz::TimeZone};

use super::time::time_zone;
use crate::park::{Park, PlaceId};

/// Which places can be booked, and when they are.
#[derive(Clone, Debug, Default)]
pub struct Bookings {
    /// Of each place with something bookable in it, itself included: what that is.
    bookable: BTreeMap<PlaceId, BTreeSet<PlaceId>>,
    /// Seconds since 1970, the end excluded, by place.
    taken: BTreeMap<PlaceId, Vec<(i64, i64)>>,
}

impl Bookings {
    pub fn new(park: &Park) -> Self {
        let zone = time_zone(&park.timezone).unwrap_or(TimeZone::UTC);
        let mut all = Self::default();
        for booking in &park.schedule.bookings {
            let midnight = |date: jiff::civil::Date| date.to_zoned(zone.clone()).map(|day| day.timestamp().as_second());
            let end = booking.to.tomorrow().and_then(midnight);
            let (Ok(from), Ok(to)) = (midnight(booking.from), end) else { continue };
            for place in &booking.places {
                // What somebody only asked for is bookable, and not booked.
                let taken = all.taken.entry(place.clone()).or_default();
                if !booking.option {
                    taken.push((from, to));
                }
                let around = std::iter::successors(Some(place.clone()), |inner| {
                    park.places.get(inner).and_then(|inner| inner.within.clone())
                });
                // A park's data may go round in a circle; no place lies deeper than this.
                for outer in around.take(8) {
                    all.bookable.entry(outer).or_default().insert(place.clone());
                }
            }
        }
        all
    }

    /// Share of what can be booked in a place that is booked, 0 to 1; `None` where nothing can.
    pub fn share(&self, place: &PlaceId, at: Timestamp) -> Option<f64> {
        let bookable = self.bookable.get(place)?;
        let second = at.as_second();
        let is_taken = |inner: &&PlaceId| {
            let times = self.taken.get(*inner).map(Vec::as_slice).unwrap_or_default();
            times.iter().any(|(from, to)| (*from..*to).contains(&second))
        };
        Some(bookable.iter().filter(is_taken).count() as f64 / bookable.len().max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        park::{Booking, BookingKind},
        twin::{parse_at, sample},
    };

    #[test]
    fn a_building_is_as_far_booked_as_its_halls_are() {
        let mut park = sample::park();
        let booking = |id: &str, place: &str, option| Booking {
            id: id.into(),
            name: Default::default(),
            kind: BookingKind::Production,
            places: vec![place.into()],
            from: date(2025, 6, 2),
            to: date(2025, 6, 4),
            option,
            source: String::new(),
        };
        park.schedule.bookings =
            vec![booking("a", "tower/L2/lab", false), booking("b", "tower/L3", true), booking("c", "hall/main", false)];
        let bookings = Bookings::new(&park);
        let share = |place: &str, at: &str| bookings.share(&place.into(), parse_at(at, &park.timezone).unwrap());
        assert_eq!(share("hall/main", "2025-06-01T23:59"), Some(0.0));
        assert_eq!(share("hall/main", "2025-06-02"), Some(1.0));
        assert_eq!(share("hall/main", "2025-06-04T23:59"), Some(1.0), "the last day is taken");
        assert_eq!(share("hall/main", "2025-06-05"), Some(0.0));
        assert_eq!(share("tower", "2025-06-03"), Some(0.5), "an option takes nothing");
        assert_eq!(share("tower/L2", "2025-06-03"), Some(1.0));
        assert_eq!(share("shed", "2025-06-03"), None);
    }
}
