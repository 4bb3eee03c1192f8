//! The states of the exact search: what of the days before matters on a day.

use super::{masks::only, problem::Score};

/// The most rooms with which the search deals.
pub(super) const ROOMS: usize = 16;
/// No link: the state at the beginning.
pub(super) const START: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub mode: u8,
    /// For each room the day after its last use; 0 where that is too long ago to matter.
    pub until: [u16; ROOMS],
    /// Slots of the open items that are placed.
    pub placed: u128,
    pub score: Score,
    /// The latest placement.
    pub link: u32,
}

impl State {
    pub fn new(mode: usize) -> Self {
        let score = Score::default();
        Self { mode: 0, until: [0; ROOMS], placed: 0, score, link: START }.in_mode(mode)
    }

    pub fn in_mode(self, mode: usize) -> Self {
        Self { mode: u8::try_from(mode).unwrap_or(u8::MAX), ..self }
    }

    /// Uses rooms to a last day.
    pub fn take(&mut self, rooms: u64, to: usize) {
        for (room, until) in self.until.iter_mut().enumerate() {
            if rooms & only(room) != 0 {
                *until = u16::try_from(to + 1).unwrap_or(u16::MAX);
            }
        }
    }

    /// An item cannot start any more: frees its slot, and counts its weight as lost if it is not placed.
    pub fn close(&mut self, slot: u128, weight: u64) {
        if self.placed & slot == 0 {
            self.score.lost += weight;
        }
        self.placed &= !slot;
    }

    /// Forgets uses that ended more than a changeover before a day.
    pub fn forget(&mut self, day: usize, changeover: usize) {
        for until in &mut self.until {
            if usize::from(*until) + changeover < day {
                *until = 0;
            }
        }
    }

    fn rooms_where(&self, holds: impl Fn(usize) -> bool) -> u64 {
        let until = self.until.iter().enumerate();
        until.filter(|(_, until)| **until > 0 && holds(usize::from(**until))).fold(0, |set, (room, _)| set | only(room))
    }

    /// Rooms in use on a day.
    pub fn in_use(&self, day: usize) -> u64 {
        self.rooms_where(|until| until > day)
    }

    /// Rooms that hold still at the change to a day.
    pub fn holding(&self, day: usize, changeover: usize) -> u64 {
        self.rooms_where(|until| until + changeover > day)
    }

    /// Whether a use ended on the day before, or a changeover before that.
    pub fn has_ended(&self, day: usize, changeover: usize) -> bool {
        self.rooms_where(|until| until == day || until + changeover == day) != 0
    }
}

/// Of states that differ in their score alone, keeps the best.
pub(super) fn keep_the_best(states: &mut Vec<State>) {
    states.sort_unstable();
    states.dedup_by(|b, a| (a.mode, a.until, a.placed) == (b.mode, b.until, b.placed));
}

/// Waste and waiting that are still to come.
#[derive(Default)]
pub(super) struct Rest {
    /// Of items that can only start on a later day.
    pub later: (u64, u64),
    /// Of each item that can start now, with its slot.
    pub open: Vec<(u128, u64, u64)>,
}

impl Rest {
    /// At least so much for a state; nothing where it may yet let items go.
    pub fn least(&self, state: &State, may_lose: u64) -> (u64, u64) {
        if state.score.lost < may_lose {
            return (0, 0);
        }
        let unplaced = self.open.iter().filter(|(slot, ..)| state.placed & slot == 0);
        unplaced.fold(self.later, |(all, waits), (_, waste, wait)| (all + waste, waits + wait))
    }
}
