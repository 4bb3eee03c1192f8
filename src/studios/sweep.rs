//! The exact search: day by day over all states that a good plan can pass through.
//!
//! Every production can be moved to an earlier day in the same space until its window, the end of another use, or the
//! end of another use and a changeover stops it; no change of mode need come before the use that asks for it. Neither
//! makes a plan worse. So on each day only such starts and changes are tried. Two ways to the same state (mode, rooms
//! in use and until when, what is placed of all that can still start) differ in nothing but their score: the better
//! one is kept.

use super::{
    board::NO_WAY,
    masks::only,
    problem::{Item, Placement, Problem, Schedule, Score},
    states::{ROOMS, Rest, START, State, keep_the_best},
};

/// The most items that can start on one day, or were placed and could still.
const SLOTS: usize = 128;
struct Link {
    before: u32,
    item: usize,
    placement: Placement,
}

/// What came of a sweep.
pub(super) enum Swept {
    /// The best schedule there is.
    Best(Schedule, Score),
    /// Nothing is better than the score that was to be beaten or met.
    Nothing,
    /// There are too many states.
    GaveUp,
}

struct Sweep<'p, 'a> {
    problem: &'p Problem<'a>,
    ahead: Vec<Vec<u32>>,
    slots: Vec<u128>,
    best: Score,
    links: Vec<Link>,
    /// States made so far, and how many may be.
    made: usize,
    most: usize,
}

/// Finds the best schedule that is no worse than `known`, making no more than `most` states.
pub(super) fn sweep(problem: &Problem, known: Score, rooms: usize, most: usize) -> Swept {
    let Some(slots) = slots(&problem.items) else { return Swept::GaveUp };
    let days = problem.board.days();
    if rooms > ROOMS || days + problem.board.changeover >= usize::from(u16::MAX) {
        return Swept::GaveUp;
    }
    let ahead = problem.board.changes_ahead();
    let mut sweep = Sweep { problem, ahead, slots, best: known, links: Vec::new(), made: 0, most };
    let mut states: Vec<State> = (0..problem.board.moves.modes).map(State::new).collect();
    for day in 0..days {
        sweep.close(day, &mut states);
        let open: Vec<usize> = sweep.open(day);
        let mut next = Vec::with_capacity(states.len());
        for state in &states {
            sweep.day(day, *state, &open, &mut next);
            if sweep.made > sweep.most {
                return Swept::GaveUp;
            }
        }
        keep_the_best(&mut next);
        states = next;
    }
    sweep.close(days, &mut states);
    match states.into_iter().min_by_key(|state| (state.score, state.link)) {
        Some(state) => Swept::Best(sweep.schedule(state.link), state.score),
        None => Swept::Nothing,
    }
}

/// A slot for each item, no two the same that can be open on one day; `None` if there are too many.
fn slots(items: &[Item]) -> Option<Vec<u128>> {
    let mut free_from = [0_usize; SLOTS];
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| items.get(*at).map(|item| item.earliest));
    let mut slots = vec![0; items.len()];
    for at in order {
        let item = items.get(at)?;
        let (number, until) = free_from.iter_mut().enumerate().find(|(_, until)| **until <= item.earliest)?;
        *until = item.latest + 1;
        *slots.get_mut(at)? = 1 << number;
    }
    Some(slots)
}

impl Sweep<'_, '_> {
    fn slot(&self, item: usize) -> u128 {
        self.slots.get(item).copied().unwrap_or(0)
    }

    /// Items that can start on a day.
    fn open(&self, day: usize) -> Vec<usize> {
        let items = self.problem.items.iter().enumerate();
        items.filter(|(_, item)| (item.earliest..=item.latest).contains(&day)).map(|(at, _)| at).collect()
    }

    /// Before a day: counts what could start on the day before for the last time, forgets what is long ago, and drops
    /// states that cannot become good enough.
    fn close(&self, day: usize, states: &mut Vec<State>) {
        let items = self.problem.items.iter().enumerate();
        let closed: Vec<(u128, u64)> =
            items.filter(|(_, i)| i.latest + 1 == day).map(|(at, item)| (self.slot(at), item.weight)).collect();
        for state in states.iter_mut() {
            closed.iter().for_each(|(slot, weight)| state.close(*slot, *weight));
            state.forget(day, self.problem.board.changeover);
        }
        let before = day.checked_sub(1);
        let rest = self.rest(day);
        states.retain(|state| self.is_hopeful(before, state, rest.least(state, self.best.lost)));
        keep_the_best(states);
    }

    /// What the items that can start on a day or later will cost at least, if they are all placed.
    fn rest(&self, day: usize) -> Rest {
        let mut rest = Rest::default();
        for (at, item) in self.problem.items.iter().enumerate().filter(|(_, item)| item.latest >= day) {
            let waste = item.choices.iter().map(|choice| choice.waste).min().unwrap_or(0);
            let wait = item.earliest.max(day).saturating_sub(item.asked) as u64;
            if item.earliest > day {
                rest.later = (rest.later.0 + waste, rest.later.1 + wait);
            } else {
                rest.open.push((self.slot(at), waste, wait));
            }
        }
        rest
    }

    /// Whether a state on a day, with waste and waiting still to come, can lead to something no worse than the known.
    fn is_hopeful(&self, day: Option<usize>, state: &State, (more_waste, more_wait): (u64, u64)) -> bool {
        let ahead = day.map_or(Some(0), |day| self.ahead.get(day)?.get(usize::from(state.mode)).copied());
        let ahead = ahead.unwrap_or(NO_WAY);
        let Score { lost, changes, waste, wait } = state.score;
        let least = Score { lost, changes: changes + ahead, waste: waste + more_waste, wait: wait + more_wait };
        ahead < NO_WAY && least <= self.best
    }

    /// All states of a day that can follow a state of the day before.
    fn day(&mut self, day: usize, state: State, open: &[usize], next: &mut Vec<State>) {
        let board = &self.problem.board;
        let allowed = board.allowed(day);
        let stays = allowed & only(usize::from(state.mode)) != 0;
        let ends = board.ended.get(day).copied().unwrap_or(true) || state.has_ended(day, board.changeover);
        let is_first = |at: usize| self.problem.items.get(at).is_some_and(|item| item.earliest == day);
        let starts = |at: &usize| state.placed & self.slot(*at) == 0 && (ends || is_first(*at));
        let starts: Vec<usize> = open.iter().copied().filter(starts).collect();
        let from = usize::from(state.mode);
        if stays {
            self.start(day, state, &starts, only(from), next);
        }
        if stays && starts.is_empty() {
            return;
        }
        let guard = board.guard(day) | state.holding(day, board.changeover);
        let moves = board.moves;
        for mode in 0..moves.modes {
            if day == 0 || mode == from || allowed & only(mode) == 0 || moves.disturbed(from, mode) & guard != 0 {
                continue;
            }
            let score = Score { changes: state.score.changes + 1, ..state.score };
            let changed = State { score, ..state.in_mode(mode) };
            // A change that nothing asks for can wait.
            let asked = if stays { only(from) } else { 0 };
            self.start(day, changed, &starts, asked, next);
        }
    }

    /// Adds the state, and what comes of starting some of these items. Without a start, or with starts in patterns
    /// that `old` has, a changed mode has no reason: such states are left out.
    fn start(&mut self, day: usize, state: State, starts: &[usize], old: u64, next: &mut Vec<State>) {
        let mode = only(usize::from(state.mode));
        if (old == 0 || old == mode) && self.is_hopeful(Some(day), &state, (0, 0)) {
            self.made += 1;
            next.push(state);
        }
        let taken = self.problem.board.taken(day) | state.in_use(day);
        for (nth, at) in starts.iter().enumerate() {
            let Some(item) = self.problem.items.get(*at) else { continue };
            let rest = starts.get(nth + 1..).unwrap_or_default();
            for (number, choice) in item.choices.iter().enumerate() {
                let pattern = choice.pattern;
                if self.made > self.most || pattern.modes & mode == 0 || pattern.rooms & taken != 0 {
                    continue;
                }
                let placement = Placement { choice: number, from: day };
                let Some(asked) = self.problem.use_of(*at, placement) else { continue };
                if !self.problem.board.fits(asked) {
                    continue;
                }
                let link = u32::try_from(self.links.len()).unwrap_or(START);
                let mut started = State { placed: state.placed | self.slot(*at), link, ..state };
                started.score.waste += choice.waste;
                started.score.wait += day.saturating_sub(item.asked) as u64;
                started.take(pattern.rooms, asked.to);
                if !self.is_hopeful(Some(day), &started, (0, 0)) {
                    continue;
                }
                self.made += 1;
                self.links.push(Link { before: state.link, item: *at, placement });
                let old = if old != mode && pattern.modes & old == 0 { 0 } else { old };
                self.start(day, started, rest, old, next);
            }
        }
    }

    fn schedule(&self, link: u32) -> Schedule {
        let mut schedule = self.problem.nothing_placed();
        let mut at = usize::try_from(link).ok().and_then(|link| self.links.get(link));
        while let Some(Link { before, item, placement }) = at {
            if let Some(slot) = schedule.get_mut(*item) {
                *slot = Some(*placement);
            }
            at = usize::try_from(*before).ok().and_then(|link| self.links.get(link));
        }
        schedule
    }
}
