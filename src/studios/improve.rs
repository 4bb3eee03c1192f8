//! Takes a few things out of a schedule and puts them back in another order, for a fixed number of steps.
//!
//! A step is kept only where the schedule gets no worse, so the result is never worse than what it began with.

use super::{
    greedy::{When, insert_all},
    numbers::Numbers,
    problem::{Problem, Schedule, Score},
};

/// Takes `steps` steps from a schedule.
pub(super) fn improve(problem: &Problem, from: (Schedule, Score), steps: u32) -> (Schedule, Score) {
    let (mut best, mut best_score) = from;
    let count = problem.items.len();
    let mut numbers = Numbers::new();
    for step in 0..steps {
        if count == 0 {
            break;
        }
        let unplaced: Vec<usize> = (0..count).filter(|at| best.get(*at).is_some_and(Option::is_none)).collect();
        // Mostly something that has no place yet; at times anything, for fewer changes.
        let wanted = match unplaced.get(numbers.below(unplaced.len())) {
            Some(at) if step % 4 != 3 => *at,
            _ => numbers.below(count),
        };
        let mut tried = best.clone();
        let mut order = remove_near(problem, &mut tried, wanted, &mut numbers);
        if step % 2 == 1 {
            order.reverse();
        }
        order.insert(0, wanted);
        // What else has no place may have one now.
        let rotate = numbers.below(unplaced.len());
        order.extend(unplaced.iter().cycle().skip(rotate).take(unplaced.len()));
        if let Some(slot) = tried.get_mut(wanted) {
            *slot = None;
        }
        let mut board = problem.board_with(&tried);
        // Things at the end of their windows leave room for others at the beginning.
        let when = if step % 5 == 4 { When::Late } else { When::Early };
        insert_all(problem, &order, when, &mut tried, &mut board);
        match problem.score_on(&tried, &board) {
            Some(score) if score <= best_score => (best, best_score) = (tried, score),
            _ => {}
        }
    }
    (best, best_score)
}

/// Takes some of what lies in an item's window out, and tells what.
fn remove_near(problem: &Problem, schedule: &mut Schedule, wanted: usize, numbers: &mut Numbers) -> Vec<usize> {
    let Some(item) = problem.items.get(wanted) else { return Vec::new() };
    let (from, to) = (item.earliest, item.latest + item.days - 1);
    let mut near: Vec<usize> = schedule
        .iter()
        .enumerate()
        .filter_map(|(at, placement)| Some((at, problem.use_of(at, (*placement)?)?)))
        .filter(|(at, taken)| *at != wanted && taken.from <= to + 1 && taken.to + 1 >= from)
        .map(|(at, _)| at)
        .collect();
    let mut removed = Vec::new();
    for _ in 0..=numbers.below(4) {
        if near.is_empty() {
            break;
        }
        let at = near.swap_remove(numbers.below(near.len()));
        if let Some(slot) = schedule.get_mut(at) {
            *slot = None;
        }
        removed.push(at);
    }
    removed
}
