//! How far a value is to be trusted: where it comes from and how fresh it is, as one of five that all look different.

use super::{
    column::{Column, Mark, Marks, Standing, Value},
    points::Points,
    state::{Origin, State},
};
use crate::park::{MetricSpec, PlaceId};

/// From the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// A feed says so, or said so at the shown moment.
    Measured,
    /// The park's own files say so.
    Planned,
    /// Computed; nobody measured it.
    Simulated,
    /// Measured, and the next reading is overdue.
    Stale,
    /// It is measured there, and nothing has come.
    Missing,
}

impl Trust {
    pub const ALL: [Self; 5] = [Self::Measured, Self::Planned, Self::Simulated, Self::Stale, Self::Missing];

    pub fn of(origin: Origin, standing: Standing) -> Self {
        match (standing, origin) {
            (Standing::Missing, _) | (_, Origin::Missing) => Self::Missing,
            (Standing::Stale, _) => Self::Stale,
            (Standing::Fresh, Origin::Measured | Origin::Recorded) => Self::Measured,
            (Standing::Fresh, Origin::Planned) => Self::Planned,
            (Standing::Fresh, Origin::Simulated) => Self::Simulated,
        }
    }

    /// That of what is worked out from several values. Numbers of the plan do not make a reading less of one.
    pub fn of_all(all: impl IntoIterator<Item = Self>) -> Self {
        let worse = |sum: Self, one: Self| match (sum, one) {
            (Self::Planned, other) | (other, Self::Planned) => other,
            (sum, one) => sum.max(one),
        };
        all.into_iter().fold(Self::Planned, worse)
    }
}

impl Column {
    /// How far the value of a place is to be trusted at a time.
    pub fn trust(&self, spec: &MetricSpec, number: usize, now_ms: i64) -> Trust {
        let origin = self.mark(number).map_or(Origin::Missing, |mark| mark.origin);
        Trust::of(origin, self.standing(spec, number, now_ms))
    }

    /// Whether each value is to be trusted as far in one column at its time as in another at its own.
    pub fn equally_trusted(spec: &MetricSpec, (a, a_ms): (&Self, i64), (b, b_ms): (&Self, i64)) -> bool {
        match (&a.marks, &b.marks) {
            // One mark that does not age speaks for all.
            (Marks::All(one), Marks::All(other)) if one.origin == other.origin && !one.origin.ages() => true,
            _ => (0..a.values.len()).all(|number| a.trust(spec, number, a_ms) == b.trust(spec, number, b_ms)),
        }
    }

    /// Whether a reading should have come for a place: something is heard of its metric, and nobody made it up.
    pub fn is_awaited(&self, number: usize) -> bool {
        !matches!(self.mark(number).map(|mark| mark.origin), Some(Origin::Simulated | Origin::Planned))
    }
}

impl State {
    /// People present at a place; `None` where nobody belongs, and where they are counted and no count has come.
    pub fn counted(&self, points: &Points, place: &PlaceId) -> Option<Value> {
        let there = self.places.get(place)?;
        let now_ms = self.at.as_millisecond();
        let column = points.people().and_then(|people| points.column_of(people));
        match column.zip(points.number_of(place)) {
            Some((column, (_, number))) => {
                self.columns.get(column)?.at(&points.columns().get(column)?.spec, number, now_ms)
            }
            // The park's files name no metric for them, so nobody can have counted.
            None => Some(Value {
                value: f64::from(there.people),
                mark: Mark { at_ms: now_ms, origin: Origin::Simulated },
                standing: Standing::Fresh,
            }),
        }
    }
}

impl Value {
    pub fn trust(&self) -> Trust {
        Trust::of(self.mark.origin, self.standing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_part_decides_and_the_plan_is_no_part() {
        use Trust::{Measured, Missing, Planned, Simulated, Stale};
        for (parts, whole) in [
            (vec![], Planned),
            (vec![Planned, Planned], Planned),
            (vec![Planned, Measured], Measured),
            (vec![Measured, Planned, Simulated], Simulated),
            (vec![Stale, Simulated, Measured], Stale),
            (vec![Missing, Stale], Missing),
        ] {
            assert_eq!(Trust::of_all(parts.iter().copied()), whole, "{parts:?}");
        }
        assert_eq!(Trust::of(Origin::Recorded, Standing::Fresh), Measured);
        assert_eq!(Trust::of(Origin::Simulated, Standing::Missing), Missing);
    }
}
