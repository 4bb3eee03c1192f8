//! Finds a schedule: quickly a good one, then, where that is not too much work, the best one.

use super::{
    greedy::greedy,
    improve::improve,
    masks::first,
    problem::{Item, Problem, Schedule, Score},
    sweep::{Swept, sweep},
};

/// How much work a search may be; counted in steps, so that every machine finds the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Steps by which a good plan for a year is made better; for more days fewer, as each takes longer.
    pub steps: u32,
    /// States that the exact search may make before it gives up.
    pub states: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { steps: 800, states: 60_000 }
    }
}

/// Rounds in which a good plan is made better before the exact search, which a good plan makes quick.
const FIRST_STEPS: u32 = 60;

/// A year with a changeover at each end.
const YEAR_DAYS: usize = 500;

#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub schedule: Schedule,
    pub score: Score,
    /// Whether no schedule is better.
    pub proven: bool,
}

pub(super) fn solve(problem: &Problem, rooms: usize, effort: Effort) -> Solved {
    let known = improve(problem, greedy(problem), effort.steps.min(FIRST_STEPS));
    match sweep(problem, known.1, rooms, effort.states) {
        Swept::Best(schedule, score) => Solved { schedule, score, proven: true },
        // What is known is itself among what the search looks at; it found none only if there is none at all.
        Swept::Nothing => Solved { schedule: known.0, score: known.1, proven: true },
        Swept::GaveUp => {
            let years = problem.board.days().div_ceil(YEAR_DAYS).max(1);
            let steps = effort.steps / u32::try_from(years).unwrap_or(u32::MAX);
            let (schedule, score) = improve(problem, known, steps);
            Solved { schedule, score, proven: false }
        }
    }
}

/// No schedule places more weight than this: as if productions could be cut to fill every free room on every day.
pub(super) fn weight_at_most(problem: &Problem, items: &[&Item], rooms: usize) -> u64 {
    let asks = |item: &Item| {
        let rooms = item.choices.iter().map(|choice| choice.pattern.rooms.count_ones()).min().unwrap_or(0);
        u128::from(rooms) * item.days as u128
    };
    let mut by_worth: Vec<(u128, u128)> = items.iter().map(|item| (u128::from(item.weight), asks(item))).collect();
    // Weight by room and day, the most first: a ÷ b > c ÷ d where a · d > c · b.
    by_worth.sort_by(|(a, b), (c, d)| (c * b).cmp(&(a * d)));
    let wanted = |day: usize| items.iter().any(|i| (i.earliest..i.latest + i.days).contains(&day));
    let days = (0..problem.board.days()).filter(|day| wanted(*day));
    let free = |day: usize| u128::from((first(rooms) & !problem.board.taken(day)).count_ones());
    let mut room: u128 = days.map(free).sum();
    let mut weight: u128 = 0;
    for (worth, asked) in by_worth {
        if asked <= room {
            weight += worth;
            room -= asked;
        } else {
            weight += worth * room / asked.max(1);
            break;
        }
    }
    u64::try_from(weight).unwrap_or(u64::MAX)
}
