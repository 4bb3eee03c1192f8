//! Which rooms a change of mode disturbs, and which modes can follow each other.

use super::{
    layout::Layout,
    masks::{first, members, only},
};

/// Rooms that production or booking takes as one, and the modes in which it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub rooms: u64,
    pub modes: u64,
}

/// A pattern on days from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub pattern: Pattern,
    pub from: usize,
    pub to: usize,
}

/// For each two modes the rooms whose space differs between them.
#[derive(Clone, Debug)]
pub(super) struct Moves {
    pub modes: usize,
    changed: Vec<u64>,
}

impl Moves {
    pub fn new(layout: &Layout) -> Self {
        let modes = layout.modes.len();
        let mut changed = Vec::with_capacity(modes * modes);
        for from in 0..modes {
            for to in 0..modes {
                let stays =
                    |space: &&super::layout::SpaceFacts| space.modes & only(from) != 0 && space.modes & only(to) != 0;
                let same = layout.spaces.iter().filter(stays).fold(0, |rooms, space| rooms | space.rooms);
                let in_some = layout.spaces.iter().filter(|s| s.modes & (only(from) | only(to)) != 0);
                changed.push(in_some.fold(0, |rooms, space| rooms | space.rooms) & !same);
            }
        }
        Self { modes, changed }
    }

    /// The set of all modes.
    pub fn all(&self) -> u64 {
        first(self.modes)
    }

    /// The rooms that must be empty for a change.
    pub fn disturbed(&self, from: usize, to: usize) -> u64 {
        self.changed.get(from * self.modes + to).copied().unwrap_or(u64::MAX)
    }

    /// Modes in which the building can stand on a day, after one of `before`, while the rooms of `guard` hold still.
    pub fn after(&self, before: u64, allowed: u64, guard: u64) -> u64 {
        let mut after = before & allowed;
        for to in members(allowed & !before) {
            if members(before).any(|from| self.disturbed(from, to) & guard == 0) {
                after |= only(to);
            }
        }
        after
    }

    /// Modes from which one of `after` can follow on the next day.
    pub fn before(&self, after: u64, allowed: u64, guard: u64) -> u64 {
        let mut before = after & allowed;
        for from in members(allowed & !after) {
            if members(after).any(|to| self.disturbed(from, to) & guard == 0) {
                before |= only(from);
            }
        }
        before
    }
}
