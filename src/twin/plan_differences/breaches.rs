//! Rules that one of the plans breaks.

use super::Pair;
use crate::{
    park::PlaceId,
    twin::{plan_figures::PlanFigures, spacing::Gap},
};

/// In which of the two plans something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the second only.
    Added,
    /// In the first only.
    Removed,
    InBoth,
}

impl Stands {
    pub(super) fn of(from: bool, to: bool) -> Self {
        match (from, to) {
            (false, _) => Self::Added,
            (true, false) => Self::Removed,
            (true, true) => Self::InBoth,
        }
    }

    pub fn before(self) -> bool {
        self != Self::Added
    }

    pub fn after(self) -> bool {
        self != Self::Removed
    }
}

/// What came and what went. What both plans break, in whatever degree, is in neither list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Breaches {
    /// Buildings that stand too close in the second plan only.
    pub gaps_come: Vec<Gap>,
    /// In the first plan only.
    pub gaps_gone: Vec<Gap>,
    /// Buildings that stick out of the site in one of the plans, or in both by another area: m² in each.
    pub outside: Vec<(PlaceId, Pair<f64>)>,
}

impl Breaches {
    pub(super) fn between(from: &PlanFigures, to: &PlanFigures) -> Self {
        let only = |of: &[Gap], others: &[Gap]| -> Vec<Gap> {
            of.iter().filter(|gap| !others.iter().any(|other| same_pair(gap, other))).cloned().collect()
        };
        let area = |of: &PlanFigures, id: &PlaceId| {
            of.outside_site.iter().find(|(other, _)| other == id).map_or(0.0, |(_, m2)| *m2)
        };
        let mut ids: Vec<&PlaceId> = from.outside_site.iter().chain(&to.outside_site).map(|(id, _)| id).collect();
        ids.sort();
        ids.dedup();
        let outside = ids.into_iter().map(|id| (id.clone(), Pair { from: area(from, id), to: area(to, id) }));
        Self {
            gaps_come: only(&to.fire_gaps, &from.fire_gaps),
            gaps_gone: only(&from.fire_gaps, &to.fire_gaps),
            outside: outside.filter(|(_, m2)| m2.differ()).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.gaps_come.is_empty() && self.gaps_gone.is_empty() && self.outside.is_empty()
    }
}

/// In whichever order they are named.
fn same_pair(gap: &Gap, other: &Gap) -> bool {
    (&gap.a, &gap.b) == (&other.a, &other.b) || (&gap.a, &gap.b) == (&other.b, &other.a)
}
