//! What can be booked: places, and halls that are one where the walls between them are open.

use jiff::civil::Date;

use super::spans::Days;
use crate::park::{Booking, Park, PlaceId};

/// A place, or several that become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Space {
    pub places: Vec<PlaceId>,
    /// Partition mode in which they are one.
    pub mode: Option<String>,
}

impl Space {
    pub fn of_one(place: PlaceId) -> Self {
        Self { places: vec![place], mode: None }
    }
}

/// Every place that bookings name, and every room that partitions part from others, in id order.
pub(super) fn bookable(park: &Park) -> Vec<PlaceId> {
    let booked = park.schedule.bookings.iter().flat_map(|booking| booking.places.iter().cloned());
    let parted = merges(park).into_iter().chain(singles(park)).flat_map(|space| space.places);
    let mut all: Vec<PlaceId> = booked.chain(parted).collect();
    all.sort();
    all.dedup();
    all
}

/// Rooms that are one in some mode, each group once, the smallest first.
pub(super) fn merges(park: &Park) -> Vec<Space> {
    let mut merges = spaces(park, |rooms| rooms > 1);
    merges.sort_by_key(|space| space.places.len());
    merges
}

fn singles(park: &Park) -> Vec<Space> {
    spaces(park, |rooms| rooms == 1)
}

fn spaces(park: &Park, fits: fn(usize) -> bool) -> Vec<Space> {
    let mut spaces: Vec<Space> = Vec::new();
    for building in &park.buildings {
        for mode in &building.modes {
            for rooms in mode.spaces.iter().filter(|rooms| fits(rooms.len())) {
                let places: Vec<PlaceId> = rooms.iter().map(|room| building.id.child(room)).collect();
                if spaces.iter().all(|known| known.places != places) {
                    spaces.push(Space { places, mode: Some(mode.id.clone()) });
                }
            }
        }
    }
    spaces
}

/// Whether a booking of one place takes anything of the other: they are the same, or one lies in the other.
pub(super) fn touch(a: &PlaceId, b: &PlaceId) -> bool {
    let lies_in = |inner: &PlaceId, outer: &PlaceId| {
        inner.as_str().strip_prefix(outer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    lies_in(a, b) || lies_in(b, a)
}

/// Numbers of the bookings, options as well, that take any of these places on any of these days.
pub(super) fn bookings_of(park: &Park, places: &[PlaceId], days: Days) -> Vec<usize> {
    let takes = |booking: &Booking| {
        booking.from <= days.to
            && booking.to >= days.from
            && booking.places.iter().any(|taken| places.iter().any(|place| touch(taken, place)))
    };
    let all = park.schedule.bookings.iter().enumerate();
    all.filter(|(_, booking)| takes(booking)).map(|(number, _)| number).collect()
}

/// Runs of days on which none of these bookings takes the place; what is only asked for takes nothing.
pub(super) fn free_runs(park: &Park, bookings: &[usize], days: Days) -> Vec<Days> {
    let taken = |day: Date| {
        let of = bookings.iter().filter_map(|number| park.schedule.bookings.get(*number));
        of.filter(|booking| !booking.option).any(|booking| (booking.from..=booking.to).contains(&day))
    };
    let mut runs: Vec<Days> = Vec::new();
    for day in days.each().filter(|day| !taken(*day)) {
        match runs.last_mut() {
            Some(run) if run.to.tomorrow().is_ok_and(|next| next == day) => run.to = day,
            _ => runs.push(Days::one(day)),
        }
    }
    runs
}
