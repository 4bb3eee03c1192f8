//! The values of one metric at all its places, and of each where it comes from and from when.

use std::{ops::Range, sync::Arc};

use super::{labels::Labels, state::Origin};
use crate::park::{MetricSpec, Total};

/// Values by place, in the order of [`super::Points`]. `NAN` stands for none.
///
/// Words are numbers too: of a label in [`Labels`].
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub values: Vec<f32>,
    pub marks: Marks,
    /// Of a column of words: what its numbers stand for.
    pub labels: Arc<Labels>,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.marks == other.marks && self.has_values_of(other)
    }
}

impl Column {
    /// Value by value and word by word, wherever they come from: no value equals no value, and how words are numbered
    /// does not matter.
    pub fn has_values_of(&self, other: &Self) -> bool {
        let same = |number: usize| match (self.value(number), other.value(number)) {
            (Some(a), Some(b)) if self.labels.is_empty() && other.labels.is_empty() => a == b,
            (a, b) => a.is_some() == b.is_some() && self.word(number) == other.word(number),
        };
        self.values.len() == other.values.len() && (0..self.values.len()).all(same)
    }
}

/// Where a value comes from, and from when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Milliseconds since 1970.
    pub at_ms: i64,
    pub origin: Origin,
}

/// One mark for all values, or one each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    All(Mark),
    Each(Vec<Mark>),
}

impl Default for Marks {
    fn default() -> Self {
        Self::All(Mark { at_ms: 0, origin: Origin::Missing })
    }
}

/// How far a value can be trusted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// As fresh as it should be.
    Fresh,
    /// The last one known; the next is overdue.
    Stale,
    /// Nothing has come from there.
    Missing,
}

/// A value with all that is known of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub value: f64,
    pub mark: Mark,
    pub standing: Standing,
}

impl Column {
    /// All from one source and one moment.
    pub fn of_one(values: Vec<f32>, mark: Mark) -> Self {
        Self { values, marks: Marks::All(mark), labels: Arc::default() }
    }

    pub fn of_each(values: Vec<f32>, marks: Vec<Mark>) -> Self {
        Self { values, marks: Marks::Each(marks), labels: Arc::default() }
    }

    pub fn value(&self, number: usize) -> Option<f32> {
        self.values.get(number).copied().filter(|value| !value.is_nan())
    }

    /// The word of a place, in a column of words.
    pub fn word(&self, number: usize) -> Option<&str> {
        self.labels.word(self.value(number)?)
    }

    pub fn mark(&self, number: usize) -> Option<Mark> {
        match &self.marks {
            Marks::All(mark) => Some(*mark),
            Marks::Each(marks) => marks.get(number).copied(),
        }
    }

    /// How far the value of a place can be trusted at a time.
    pub fn standing(&self, spec: &MetricSpec, number: usize, now_ms: i64) -> Standing {
        let mark = self.mark(number).filter(|_| self.value(number).is_some());
        match mark {
            None => Standing::Missing,
            Some(mark) if mark.origin == Origin::Missing => Standing::Missing,
            Some(mark) if mark.origin.ages() && is_overdue(spec, mark.at_ms, now_ms) => Standing::Stale,
            Some(_) => Standing::Fresh,
        }
    }

    pub fn at(&self, spec: &MetricSpec, number: usize, now_ms: i64) -> Option<Value> {
        let (value, mark) = (self.value(number)?, self.mark(number)?);
        Some(Value { value: f64::from(value), mark, standing: self.standing(spec, number, now_ms) })
    }

    /// What many places' values come to, and how many of them have one. `None` where there is no total.
    pub fn total(&self, how: Total, parts: &[Range<usize>]) -> Option<(f64, usize)> {
        let values = parts.iter().flat_map(|part| self.values.get(part.clone()).unwrap_or_default());
        let known = values.filter(|value| !value.is_nan()).map(|value| f64::from(*value));
        let count = known.clone().count();
        let sum = || known.clone().sum::<f64>();
        let total = match how {
            Total::None => return None,
            _ if count == 0 => return None,
            Total::Sum => sum(),
            Total::Mean => sum() / count as f64,
            Total::Max => known.fold(f64::MIN, f64::max),
        };
        Some((total, count))
    }
}

/// Whether the reading after this one should have come by now.
pub fn is_overdue(spec: &MetricSpec, at_ms: i64, now_ms: i64) -> bool {
    now_ms.saturating_sub(at_ms) as f64 > spec.stale_after_secs() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Measured;

    fn spec() -> MetricSpec {
        MetricSpec {
            id: "power".into(),
            name: Default::default(),
            unit: "W".into(),
            of: Measured::Racks,
            total: Total::Sum,
            interval_secs: 1.0,
            range: (0.0, 1e5),
            simulated: None,
            source: String::new(),
        }
    }

    fn column(origin: Origin) -> Column {
        Column::of_one(vec![1.0, f32::NAN, 3.0], Mark { at_ms: 10_000, origin })
    }

    #[test]
    fn a_value_grows_stale_after_twice_its_interval_unless_it_is_simulated() {
        let measured = column(Origin::Measured);
        assert_eq!(measured.standing(&spec(), 0, 12_000), Standing::Fresh);
        assert_eq!(measured.standing(&spec(), 0, 12_001), Standing::Stale);
        assert_eq!(measured.standing(&spec(), 1, 10_000), Standing::Missing);
        assert_eq!(measured.standing(&spec(), 9, 10_000), Standing::Missing);
        assert_eq!(column(Origin::Simulated).standing(&spec(), 0, i64::MAX), Standing::Fresh);
    }

    #[test]
    fn totals_leave_out_what_is_missing_and_say_how_many_they_hold() {
        let column = column(Origin::Measured);
        let all = std::slice::from_ref(&(0..3));
        assert_eq!(column.total(Total::Sum, all), Some((4.0, 2)));
        assert_eq!(column.total(Total::Mean, all), Some((2.0, 2)));
        assert_eq!(column.total(Total::Max, all), Some((3.0, 2)));
        assert_eq!(column.total(Total::None, all), None);
        assert_eq!(column.total(Total::Sum, &[1..2, 7..9]), None);
        assert_eq!(column.total(Total::Sum, &[0..1, 2..3]), Some((4.0, 2)));
    }
}
