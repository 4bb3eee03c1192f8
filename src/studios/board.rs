//! What is taken on each day, and in which modes the building can stand then.
//!
//! A room that is in use on a day holds still on the days after it for as long as a changeover takes; and while its use
//! goes on. The rooms that a change of mode on a day disturbs must not hold still on that day.

use super::moves::{Moves, Pattern, Use};

/// More changes than there can be: no way leads on.
pub(super) const NO_WAY: u32 = u32::MAX / 4;

#[derive(Clone, Debug)]
pub(super) struct Board<'a> {
    pub moves: &'a Moves,
    pub changeover: usize,
    /// Rooms in use, by day.
    busy: Vec<u64>,
    /// Rooms that nobody else can have, in no known space.
    blocked: Vec<u64>,
    /// Rooms that hold still at the change from the day before to this day.
    guard: Vec<u64>,
    /// Modes that have all spaces in use.
    allowed: Vec<u64>,
    /// Modes that can be reached from the first day.
    forth: Vec<u64>,
    /// Modes from which the last day can be reached.
    back: Vec<u64>,
    /// Whether a use has just ended, or ended a changeover ago.
    pub ended: Vec<bool>,
}

fn at(values: &[u64], day: usize) -> u64 {
    values.get(day).copied().unwrap_or(0)
}

impl<'a> Board<'a> {
    pub fn new(moves: &'a Moves, changeover: usize, days: usize) -> Self {
        let all = moves.all();
        Self {
            moves,
            changeover,
            busy: vec![0; days],
            blocked: vec![0; days],
            guard: vec![0; days],
            allowed: vec![all; days],
            forth: vec![all; days],
            back: vec![all; days],
            ended: vec![false; days],
        }
    }

    pub fn days(&self) -> usize {
        self.busy.len()
    }

    pub fn taken(&self, day: usize) -> u64 {
        at(&self.busy, day) | at(&self.blocked, day)
    }

    pub fn guard(&self, day: usize) -> u64 {
        at(&self.guard, day)
    }

    pub fn allowed(&self, day: usize) -> u64 {
        at(&self.allowed, day)
    }

    /// Takes rooms that no plan accounts for.
    pub fn block(&mut self, rooms: u64, from: usize, to: usize) {
        self.blocked.iter_mut().take(to + 1).skip(from).for_each(|day| *day |= rooms);
        self.note_end(to);
    }

    /// Puts a use on the board, whether it fits or not; [`Self::settle`] must follow.
    pub fn put(&mut self, taken: Use) {
        let Use { pattern, from, to } = taken;
        self.busy.iter_mut().take(to + 1).skip(from).for_each(|day| *day |= pattern.rooms);
        self.allowed.iter_mut().take(to + 1).skip(from).for_each(|day| *day &= pattern.modes);
        let still = self.guard.iter_mut().take(to + self.changeover + 1).skip(from + 1);
        still.for_each(|day| *day |= pattern.rooms);
        self.note_end(to);
    }

    fn note_end(&mut self, to: usize) {
        for day in [to + 1, to + 1 + self.changeover] {
            if let Some(ended) = self.ended.get_mut(day) {
                *ended = true;
            }
        }
    }

    /// Works out what can be reached, after all is put.
    pub fn settle(&mut self) {
        let mut reached = self.moves.all();
        for ((forth, allowed), guard) in self.forth.iter_mut().zip(&self.allowed).zip(&self.guard) {
            reached = self.moves.after(reached, *allowed, *guard);
            *forth = reached;
        }
        let mut reached = self.moves.all();
        let mut guard_after = 0;
        for ((back, allowed), guard) in self.back.iter_mut().zip(&self.allowed).zip(&self.guard).rev() {
            reached = self.moves.before(reached, *allowed, guard_after);
            *back = reached;
            guard_after = *guard;
        }
    }

    /// Whether a use fits on the settled board.
    pub fn fits(&self, asked: Use) -> bool {
        let Use { pattern, from, to } = asked;
        if from > to || to >= self.days() || (from..=to).any(|day| self.taken(day) & pattern.rooms != 0) {
            return false;
        }
        let end = (to + self.changeover).min(self.days() - 1);
        let mut reached = from.checked_sub(1).map_or(self.moves.all(), |before| at(&self.forth, before));
        for day in from..=end {
            let allowed = self.allowed(day) & if day <= to { pattern.modes } else { u64::MAX };
            let guard = self.guard(day) | if day > from { pattern.rooms } else { 0 };
            reached = self.moves.after(reached, allowed, guard);
            if reached == 0 {
                return false;
            }
        }
        reached & at(&self.back, end) != 0
    }

    /// For each day, on how many days in a row from it on the pattern's rooms are free and some mode has it.
    ///
    /// Needed for a use to fit, not enough.
    pub fn runs(&self, pattern: Pattern) -> Vec<u32> {
        let mut runs = vec![0; self.days()];
        let mut run = 0;
        let days = self.busy.iter().zip(&self.blocked).zip(&self.allowed);
        for (slot, ((busy, blocked), allowed)) in runs.iter_mut().zip(days).rev() {
            let free = (busy | blocked) & pattern.rooms == 0 && allowed & pattern.modes != 0;
            run = if free { run + 1 } else { 0 };
            *slot = run;
        }
        runs
    }

    /// For each day and mode, the fewest changes on the days after it; [`NO_WAY`] where the mode is not allowed.
    pub fn changes_ahead(&self) -> Vec<Vec<u32>> {
        let mut ahead: Vec<Vec<u32>> = Vec::with_capacity(self.days());
        self.count_back(|today| ahead.push(today.to_vec()));
        ahead.reverse();
        ahead
    }

    /// The fewest changes of mode with which all that is on the board can be; `None` if it cannot.
    pub fn changes(&self) -> Option<u32> {
        let first = self.count_back(|_| {});
        first.into_iter().min().filter(|changes| *changes < NO_WAY)
    }

    /// Tells the fewest changes from each mode on, for the last day first; and returns those for the first.
    fn count_back(&self, mut tell: impl FnMut(&[u32])) -> Vec<u32> {
        let mut later = vec![0; self.moves.modes];
        let mut today = later.clone();
        let mut guard_after = 0;
        for (allowed, guard) in self.allowed.iter().zip(&self.guard).rev() {
            let fewest = later.iter().copied().min().unwrap_or(NO_WAY);
            for (mode, slot) in today.iter_mut().enumerate() {
                let stay = later.get(mode).copied().unwrap_or(NO_WAY);
                *slot = if allowed >> mode & 1 == 0 {
                    NO_WAY
                } else if stay <= fewest.saturating_add(1) {
                    stay
                } else {
                    let quiet = |to: usize| self.moves.disturbed(mode, to) & guard_after == 0;
                    let changed = later.iter().enumerate().filter(|(to, _)| quiet(*to));
                    changed.map(|(_, changes)| changes.saturating_add(1)).fold(stay, u32::min).min(NO_WAY)
                };
            }
            tell(&today);
            guard_after = *guard;
            std::mem::swap(&mut later, &mut today);
        }
        later
    }

    /// The mode of each day: fewest changes, each as late as it can be; the earlier mode of the file where all else
    /// is alike. Empty if what is on the board cannot be.
    pub fn timeline(&self) -> Vec<usize> {
        let ahead = self.changes_ahead();
        let fewest = |modes: u64, costs: &[u32]| {
            let all = costs.iter().copied().enumerate().filter(|(mode, cost)| modes >> mode & 1 == 1 && *cost < NO_WAY);
            all.min_by_key(|(mode, cost)| (*cost, *mode))
        };
        let mut line: Vec<usize> = Vec::with_capacity(self.days());
        for (day, costs) in ahead.iter().enumerate() {
            let Some(before) = line.last().copied() else {
                let Some((mode, _)) = fewest(u64::MAX, costs) else { return Vec::new() };
                line.push(mode);
                continue;
            };
            let guard = self.guard(day);
            let quiet = (0..self.moves.modes).filter(|to| self.moves.disturbed(before, *to) & guard == 0);
            let other = fewest(quiet.fold(0, |set, to| set | 1 << to), costs);
            let stay = costs.get(before).copied().unwrap_or(NO_WAY);
            let next = match other {
                Some((mode, cost)) if cost.saturating_add(1) < stay => mode,
                _ if stay < NO_WAY => before,
                _ => return Vec::new(),
            };
            line.push(next);
        }
        line
    }
}
