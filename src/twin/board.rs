//! The newest reading of every measuring point: what feeds bring in, checked, in bounded memory.

use std::{ops::Range, sync::Arc};

use super::{
    column::{Column, Mark, Marks, is_overdue},
    labels::Labels,
    points::{Point, Points},
    state::Origin,
};

/// A value that somebody measured, or says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    pub point: Point,
    /// In the metric's unit; of words, their number in the board's [`Labels`].
    pub value: f32,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

/// Why a reading is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Refused {
    #[error("no such measuring point")]
    NoPoint,
    #[error("not a number")]
    NotANumber,
    #[error("outside of what the metric can be")]
    OutOfRange,
    /// A sender's clock is wrong.
    #[error("from the future")]
    Future,
    /// A newer one is known already. Nothing is wrong: messages overtake each other.
    #[error("older than what is known")]
    Older,
}

/// A reading may be this much ahead of this computer's clock, milliseconds.
pub const AHEAD_MS: i64 = 60_000;
/// When no reading has come.
const NEVER: i64 = i64::MIN;

/// Whether a reading can be true, whatever is known already; gives the number of its metric.
///
/// # Errors
/// No such point, not a number, out of the metric's range, or from the future.
pub fn check(points: &Points, reading: Reading, now_ms: i64) -> Result<usize, Refused> {
    let (column, _) = points.locate(reading.point).ok_or(Refused::NoPoint)?;
    let spec = points.columns().get(column).map(|column| &column.spec).ok_or(Refused::NoPoint)?;
    if !reading.value.is_finite() {
        return Err(Refused::NotANumber);
    }
    let (least, most) = spec.range;
    if !spec.is_words() && !(least..=most).contains(&f64::from(reading.value)) {
        return Err(Refused::OutOfRange);
    }
    if reading.at_ms > now_ms.saturating_add(AHEAD_MS) {
        return Err(Refused::Future);
    }
    Ok(column)
}

/// The newest reading of each point.
#[derive(Clone, Debug, Default)]
pub struct Board {
    values: Vec<f32>,
    at_ms: Vec<i64>,
    /// By column: how many points have had a reading.
    heard: Vec<usize>,
    labels: Arc<Labels>,
    /// What the readings are, if their sender says so: simulated, for one. Measured otherwise.
    pub origin: Option<Origin>,
}

impl Board {
    pub fn new(points: &Points) -> Self {
        let count = points.len();
        Self {
            values: vec![f32::NAN; count],
            at_ms: vec![NEVER; count],
            heard: vec![0; points.columns().len()],
            labels: Arc::default(),
            origin: None,
        }
    }

    /// The number of a word for a reading, a new one if need be; `None` for a word too many or too long.
    pub fn intern(&mut self, word: &str) -> Option<f32> {
        self.labels.number(word).or_else(|| Arc::make_mut(&mut self.labels).intern(word))
    }

    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Takes a reading if it is sound and the newest of its point. `now_ms` is this computer's clock.
    pub fn apply(&mut self, points: &Points, reading: Reading, now_ms: i64) -> Result<(), Refused> {
        let column = check(points, reading, now_ms)?;
        let at = reading.point.0 as usize;
        let (Some(value), Some(at_ms)) = (self.values.get_mut(at), self.at_ms.get_mut(at)) else {
            return Err(Refused::NoPoint);
        };
        if reading.at_ms < *at_ms {
            return Err(Refused::Older);
        }
        if *at_ms == NEVER
            && let Some(heard) = self.heard.get_mut(column)
        {
            *heard += 1;
        }
        (*value, *at_ms) = (reading.value, reading.at_ms);
        Ok(())
    }

    /// Whether anything has come for a metric: then no value of it is simulated any more.
    pub fn hears(&self, column: usize) -> bool {
        self.heard.get(column).is_some_and(|heard| *heard > 0)
    }

    /// The newest value of a point, and when it was taken.
    pub fn newest(&self, point: Point) -> Option<(f32, i64)> {
        let at = point.0 as usize;
        Some((*self.values.get(at)?, *self.at_ms.get(at)?)).filter(|(_, at_ms)| *at_ms != NEVER)
    }

    /// All values of a metric: those that have come, and none where none has.
    pub fn column(&self, points: &Points, column: usize) -> Column {
        let range = self.range(points, column);
        let origin = self.origin.unwrap_or(Origin::Measured);
        let marks = self.at_ms.get(range.clone()).unwrap_or_default().iter().map(|at_ms| match *at_ms {
            NEVER => Mark { at_ms: 0, origin: Origin::Missing },
            at_ms => Mark { at_ms, origin },
        });
        let marks = Marks::Each(marks.collect());
        // Numbers that had words would be compared, and hashed, as words.
        let is_words = points.columns().get(column).is_some_and(|column| column.spec.is_words());
        let labels = if is_words { self.labels.clone() } else { Arc::default() };
        Column { values: self.values.get(range).unwrap_or_default().to_vec(), marks, labels }
    }

    /// How many points of a metric are overdue or have never been heard of, out of how many.
    pub fn silent(&self, points: &Points, column: usize, now_ms: i64) -> (usize, usize) {
        let times = self.at_ms.get(self.range(points, column)).unwrap_or_default();
        let Some(spec) = points.columns().get(column).map(|column| &column.spec) else { return (0, 0) };
        let silent = times.iter().filter(|at_ms| **at_ms == NEVER || is_overdue(spec, **at_ms, now_ms)).count();
        (silent, times.len())
    }

    fn range(&self, points: &Points, column: usize) -> Range<usize> {
        points.columns().get(column).map_or(0..0, |column| {
            let first = column.point(0).0 as usize;
            first..first + column.places.len()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::sample;

    const NOW: i64 = 1_750_000_000_000;

    fn board() -> (Points, Board, Point) {
        let points = Points::new(&sample::park_with_racks());
        let board = Board::new(&points);
        let point = points.find("tower/DC/R01/01", "power").unwrap();
        (points, board, point)
    }

    #[test]
    fn the_newest_reading_counts_whatever_the_order_of_arrival() {
        let (points, mut board, point) = board();
        let reading = |value, at_ms| Reading { point, value, at_ms };
        assert_eq!(board.newest(point), None);
        assert_eq!(board.apply(&points, reading(10.0, NOW), NOW), Ok(()));
        assert_eq!(board.apply(&points, reading(9.0, NOW - 1), NOW), Err(Refused::Older));
        assert_eq!(board.newest(point), Some((10.0, NOW)));
        assert_eq!(board.apply(&points, reading(11.0, NOW), NOW), Ok(()), "a correction of the same moment");
    }

    #[test]
    fn what_cannot_be_is_refused_and_changes_nothing() {
        let (points, mut board, point) = board();
        let with = |value, at_ms| Reading { point, value, at_ms };
        for (reading, why) in [
            (with(f32::NAN, NOW), Refused::NotANumber),
            (with(f32::INFINITY, NOW), Refused::NotANumber),
            (with(-1.0, NOW), Refused::OutOfRange),
            (with(5.0, NOW + AHEAD_MS + 1), Refused::Future),
            (with(5.0, i64::MAX), Refused::Future),
            (Reading { point: Point(u32::MAX), value: 5.0, at_ms: NOW }, Refused::NoPoint),
        ] {
            assert_eq!(board.apply(&points, reading, NOW), Err(why));
        }
        assert_eq!(board.newest(point), None);
        assert!(!board.hears(0));
    }

    #[test]
    fn words_of_one_metric_do_not_hide_that_numbers_of_another_change() {
        let (points, mut board, power) = board();
        let owner = points.find("tower/DC/R01/01", "owner").unwrap();
        let word = board.intern("hall").unwrap();
        board.apply(&points, Reading { point: owner, value: word, at_ms: NOW }, NOW).unwrap();
        let mut after = |value| {
            board.apply(&points, Reading { point: power, value, at_ms: NOW }, NOW).unwrap();
            [power, owner].map(|point| board.column(&points, points.locate(point).unwrap().0))
        };
        let ([before, who], [now, _]) = (after(10.0), after(11.0));
        assert!(!before.has_values_of(&now));
        assert_eq!((now.word(0), who.word(0)), (None, Some("hall")));
    }

    #[test]
    fn a_metric_that_has_been_heard_of_has_gaps_where_nothing_came() {
        let (points, mut board, point) = board();
        board.apply(&points, Reading { point, value: 7.0, at_ms: NOW }, NOW).unwrap();
        let (column, number) = points.locate(point).unwrap();
        assert!(board.hears(column));
        let heard = board.column(&points, column);
        assert_eq!(heard.value(number), Some(7.0));
        assert_eq!(heard.mark(number), Some(Mark { at_ms: NOW, origin: Origin::Measured }));
        assert_eq!(heard.value(number + 1), None);
        let (silent, of) = board.silent(&points, column, NOW);
        assert_eq!(silent + 1, of);
        assert_eq!(board.silent(&points, column, NOW + 3_600_000).0, of);
    }
}
