//! One thing after another, each where it fits best at that moment.

use std::cmp::Reverse;

use super::{
    board::Board,
    fit::{first_fit, last_fit},
    moves::Use,
    problem::{Item, Placement, Problem, Schedule, Score},
};

/// Towards which end of its window an item is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Early,
    Late,
}

/// The best of a few orders.
pub(super) fn greedy(problem: &Problem) -> (Schedule, Score) {
    let orders: [fn(&Item) -> (Reverse<u64>, u64, u64); 3] = [by_weight, by_weight_for_room, by_deadline];
    let tries = orders.map(|key| {
        let mut order: Vec<usize> = (0..problem.items.len()).collect();
        order.sort_by_key(|at| problem.items.get(*at).map(key));
        let mut schedule = problem.nothing_placed();
        let mut board = problem.board.clone();
        insert_all(problem, &order, When::Early, &mut schedule, &mut board);
        let score = problem.score_on(&schedule, &board);
        (schedule, score)
    });
    let sound = tries.into_iter().filter_map(|(schedule, score)| Some((schedule, score?)));
    sound.min_by_key(|(_, score)| *score).unwrap_or_else(|| (problem.nothing_placed(), Score::default()))
}

fn slack(item: &Item) -> u64 {
    item.latest.saturating_sub(item.earliest) as u64
}

fn by_weight(item: &Item) -> (Reverse<u64>, u64, u64) {
    (Reverse(item.weight), slack(item), item.days as u64)
}

/// The most weight for the rooms and days that it takes.
fn by_weight_for_room(item: &Item) -> (Reverse<u64>, u64, u64) {
    let rooms = item.choices.iter().map(|choice| choice.pattern.rooms.count_ones()).min().unwrap_or(1);
    let taken = u64::from(rooms.max(1)) * item.days as u64;
    (Reverse(item.weight.saturating_mul(1 << 16) / taken.max(1)), slack(item), item.days as u64)
}

fn by_deadline(item: &Item) -> (Reverse<u64>, u64, u64) {
    (Reverse(0), (item.latest + item.days) as u64, item.days as u64)
}

/// Places what fits of these, in this order. The board is settled before and after.
pub(super) fn insert_all(problem: &Problem, order: &[usize], when: When, schedule: &mut Schedule, board: &mut Board) {
    for at in order {
        let Some(slot) = schedule.get_mut(*at).filter(|slot| slot.is_none()) else { continue };
        let Some(placement) = problem.items.get(*at).and_then(|item| best_place(item, when, board)) else { continue };
        *slot = Some(placement);
        if let Some(taken) = problem.use_of(*at, placement) {
            board.put(taken);
            board.settle();
        }
    }
}

/// Of the first, or last, day in each space the one with the fewest changes, the least waste, the shortest wait.
fn best_place(item: &Item, when: When, board: &Board) -> Option<Placement> {
    let mut best: Option<((u32, u64, usize), Placement)> = None;
    for (number, choice) in item.choices.iter().enumerate() {
        let from = match when {
            When::Early => first_fit(item, choice, board),
            When::Late => last_fit(item, choice, board),
        };
        let Some(from) = from else { continue };
        let placement = Placement { choice: number, from };
        let mut tried = board.clone();
        tried.put(Use { pattern: choice.pattern, from, to: from + item.days - 1 });
        let Some(changes) = tried.changes() else { continue };
        let key = (changes, choice.waste, from);
        if best.is_none_or(|(known, _)| key < known) {
            best = Some((key, placement));
        }
    }
    best.map(|(_, placement)| placement)
}
