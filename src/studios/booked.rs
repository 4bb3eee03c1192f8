//! The bookings of a building: which rooms and spaces each takes, and which cannot all be.
//!
//! A booking takes all rooms that it names, or that lie in what it names. It takes them
//! 1. as one space, if some mode makes them one;
//! 2. else as the fewest spaces that some mode makes of them;
//! 3. else with the smallest space that holds them all.

use serde::Serialize;

use super::{
    board::Board,
    days::{Axis, DaySpan},
    layout::Layout,
    masks::{members, only},
    moves::{Pattern, Use},
    obstacle::{Claim, Claimant, Obstacle, anywhere, in_the_way, told},
};
use crate::park::{Booking, PlaceId};

/// A booking that cannot be as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    pub booking: String,
    /// Whether it is only an option.
    pub option: bool,
    pub days: DaySpan,
    pub reason: ConflictReason,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConflictReason {
    /// It ends before it begins.
    DaysReversed,
    /// No mode has its rooms in whole spaces.
    NoSpace { rooms: Vec<PlaceId> },
    /// These earlier bookings stand in its way.
    Bookings { obstacles: Vec<Obstacle> },
}

/// A booking on the axis.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Number among the park's bookings.
    pub booking: usize,
    pub claim: Claim,
    /// Whether it cannot be with the others: its rooms are taken, but no partition waits for it.
    pub in_conflict: bool,
}

/// All bookings that touch the building on the axis' days, firm ones first, and the conflicts among them.
pub(super) fn held(bookings: &[Booking], layout: &Layout, axis: &Axis, board: &Board) -> (Vec<Held>, Vec<Conflict>) {
    let mut order: Vec<(usize, &Booking)> = bookings.iter().enumerate().collect();
    order.sort_by_key(|(number, booking)| (booking.option, booking.from, booking.id.clone(), *number));
    let (mut all, mut conflicts) = (Vec::<Held>::new(), Vec::new());
    let mut board = board.clone();
    for (number, booking) in order {
        let rooms = rooms_of(booking, layout);
        let days = DaySpan { from: booking.from, to: booking.to };
        if rooms == 0 {
            continue;
        }
        let mut refuse = |reason| {
            conflicts.push(Conflict { booking: booking.id.clone(), option: booking.option, days, reason });
        };
        if booking.from > booking.to {
            refuse(ConflictReason::DaysReversed);
            continue;
        }
        let Some((from, to)) = axis.clip(days) else { continue };
        let pattern = pattern_of(rooms, layout);
        let taken = Use { pattern: pattern.unwrap_or(anywhere(rooms)), from, to };
        let in_conflict = pattern.is_none() || !board.fits(taken);
        if pattern.is_none() {
            refuse(ConflictReason::NoSpace { rooms: layout.places(rooms) });
        } else if in_conflict {
            let claims: Vec<Claim> = all.iter().map(|held| held.claim.clone()).collect();
            let fits = |without: &[usize]| fits_without(taken, &all, without, &board);
            let found = in_the_way(&taken, &claims, board.changeover, fits);
            refuse(ConflictReason::Bookings { obstacles: told(&found, &claims, axis) });
        }
        let by = if booking.option { Claimant::Option } else { Claimant::Booking };
        let taken = if in_conflict { Use { pattern: anywhere(taken.pattern.rooms), ..taken } } else { taken };
        let held = Held { booking: number, claim: Claim { by, id: booking.id.clone(), taken }, in_conflict };
        put(&mut board, &held);
        board.settle();
        all.push(held);
    }
    (all, conflicts)
}

/// Puts a booking on a board; one in conflict only keeps others out of its rooms.
pub(super) fn put(board: &mut Board, held: &Held) {
    let Use { pattern, from, to } = held.claim.taken;
    if held.in_conflict {
        board.block(pattern.rooms, from, to);
    } else {
        board.put(held.claim.taken);
    }
}

fn fits_without(asked: Use, all: &[Held], without: &[usize], board: &Board) -> bool {
    let mut rest = Board::new(board.moves, board.changeover, board.days());
    let others = all.iter().enumerate().filter(|(number, _)| !without.contains(number));
    others.for_each(|(_, held)| put(&mut rest, held));
    rest.settle();
    rest.fits(asked)
}

/// The building's rooms that a booking names, or that lie in what it names, or in which what it names lies.
fn rooms_of(booking: &Booking, layout: &Layout) -> u64 {
    let touches = |room: &PlaceId| booking.places.iter().any(|place| touch(place, room));
    let rooms = layout.rooms.iter().enumerate().filter(|(_, room)| room.places.iter().any(touches));
    rooms.fold(0, |set, (number, _)| set | only(number))
}

fn touch(a: &PlaceId, b: &PlaceId) -> bool {
    let lies_in = |inner: &PlaceId, outer: &PlaceId| {
        inner.as_str().strip_prefix(outer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    lies_in(a, b) || lies_in(b, a)
}

/// As what a booking takes its rooms; `None` where no space has them.
pub(super) fn pattern_of(rooms: u64, layout: &Layout) -> Option<Pattern> {
    let exact = layout.spaces.iter().filter(|space| space.rooms == rooms);
    let modes = exact.fold(0, |modes, space| modes | space.modes);
    if modes != 0 {
        return Some(Pattern { rooms, modes });
    }
    // The spaces of a mode that lie in these rooms, if they are all of them.
    let parts = |mode: usize| {
        let within = layout.spaces.iter().filter(|space| space.modes & only(mode) != 0 && space.rooms & !rooms == 0);
        let parts: Vec<u64> = within.map(|space| space.rooms).collect();
        (parts.iter().fold(0, |set, part| set | part) == rooms).then_some(parts)
    };
    let cuts: Vec<(usize, Vec<u64>)> = (0..layout.modes.len()).filter_map(|mode| Some((mode, parts(mode)?))).collect();
    if let Some((_, fewest)) = cuts.iter().min_by_key(|(_, parts)| parts.len()) {
        let mut wanted = fewest.clone();
        wanted.sort_unstable();
        let same = |parts: &Vec<u64>| {
            let mut parts = parts.clone();
            parts.sort_unstable();
            parts == wanted
        };
        let modes = cuts.iter().filter(|(_, parts)| same(parts)).fold(0, |set, (mode, _)| set | only(*mode));
        return Some(Pattern { rooms, modes });
    }
    let around = layout.spaces.iter().filter(|space| rooms & !space.rooms == 0);
    let area_m2 = |set: u64| -> f64 { members(set).filter_map(|r| layout.rooms.get(r)).map(|r| r.area_m2).sum() };
    let around = around.map(|space| space.rooms).min_by(|a, b| area_m2(*a).total_cmp(&area_m2(*b)))?;
    let modes = layout.spaces.iter().filter(|space| space.rooms == around).fold(0, |set, space| set | space.modes);
    Some(Pattern { rooms: around, modes })
}
