//! When an item can start, with all that is on a board.

use super::{
    board::Board,
    moves::{Pattern, Use},
    problem::{Choice, Item},
};

/// The item with those spaces and days alone that a board leaves it; `None` where it leaves none.
pub(super) fn tighten(mut item: Item, board: &Board) -> Option<Item> {
    let whole = item.clone();
    let firsts: Vec<Option<usize>> = whole.choices.iter().map(|choice| first_fit(&whole, choice, board)).collect();
    let lasts = whole.choices.iter().map(|choice| last_fit(&whole, choice, board));
    item.earliest = firsts.iter().flatten().copied().min()?;
    item.latest = lasts.flatten().max()?;
    let mut fits = firsts.iter().map(Option::is_some);
    item.choices.retain(|_| fits.next().unwrap_or(false));
    Some(item)
}

/// The first day on which the item can start in one of its spaces.
pub(super) fn first_fit(item: &Item, choice: &Choice, board: &Board) -> Option<usize> {
    let pattern = choice.pattern;
    // Days are looked at once: `run` of them from `day` on are known to be free.
    let (mut day, mut run) = (item.earliest, 0);
    while day <= item.latest {
        while run < item.days && is_free(board, pattern, day + run) {
            run += 1;
        }
        if run < item.days {
            day += run + 1;
            run = 0;
            continue;
        }
        if board.fits(Use { pattern, from: day, to: day + item.days - 1 }) {
            return Some(day);
        }
        day += 1;
        run -= 1;
    }
    None
}

/// The last such day.
pub(super) fn last_fit(item: &Item, choice: &Choice, board: &Board) -> Option<usize> {
    let pattern = choice.pattern;
    let free = |day: usize| is_free(board, pattern, day) && is_free(board, pattern, day + item.days - 1);
    let fits = |day: &usize| free(*day) && board.fits(Use { pattern, from: *day, to: day + item.days - 1 });
    (item.earliest..=item.latest).rev().find(fits)
}

fn is_free(board: &Board, pattern: Pattern, day: usize) -> bool {
    day < board.days() && board.taken(day) & pattern.rooms == 0 && board.allowed(day) & pattern.modes != 0
}
