//! The planning problem in whole numbers: what is fixed, what is to be placed, and how good a schedule is.

use super::{
    board::Board,
    moves::{Pattern, Use},
};

/// Something that is to be placed once, or not at all.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The spaces that would do, the least waste first.
    pub choices: Vec<Choice>,
    pub days: usize,
    /// The first day that was asked for; waiting counts from it.
    pub asked: usize,
    /// First and last day on which it can start; not each between need do.
    pub earliest: usize,
    pub latest: usize,
    pub weight: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub pattern: Pattern,
    /// Area beyond what was asked for, times days, in hundredths of a square metre.
    pub waste: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placement {
    pub choice: usize,
    pub from: usize,
}

/// For each item where it is placed.
pub(super) type Schedule = Vec<Option<Placement>>;

/// What is to be least, the first first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Weight of what is not placed.
    pub lost: u64,
    /// Changes of mode.
    pub changes: u32,
    /// Area that nobody asked for, times days.
    pub waste: u64,
    /// Days from the first day asked for to the first day.
    pub wait: u64,
}

#[derive(Clone, Debug)]
pub(super) struct Problem<'a> {
    /// What is fixed, settled.
    pub board: Board<'a>,
    pub items: Vec<Item>,
}

impl<'a> Problem<'a> {
    pub fn nothing_placed(&self) -> Schedule {
        vec![None; self.items.len()]
    }

    pub fn use_of(&self, item: usize, placement: Placement) -> Option<Use> {
        let item = self.items.get(item)?;
        let pattern = item.choices.get(placement.choice)?.pattern;
        Some(Use { pattern, from: placement.from, to: placement.from + item.days - 1 })
    }

    /// The board with all that is placed, settled.
    pub fn board_with(&self, schedule: &Schedule) -> Board<'a> {
        let mut board = self.board.clone();
        let placed = schedule.iter().enumerate().filter_map(|(item, placement)| self.use_of(item, (*placement)?));
        placed.for_each(|taken| board.put(taken));
        board.settle();
        board
    }
    /// The same, with the schedule's board at hand.
    pub fn score_on(&self, schedule: &Schedule, board: &Board) -> Option<Score> {
        let mut score = Score { changes: board.changes()?, ..Score::default() };
        for (item, placement) in self.items.iter().zip(schedule) {
            let Some(placement) = placement else {
                score.lost += item.weight;
                continue;
            };
            score.waste += item.choices.get(placement.choice).map_or(0, |choice| choice.waste);
            score.wait += placement.from.saturating_sub(item.asked) as u64;
        }
        Some(score)
    }
}
