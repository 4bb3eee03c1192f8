//! What a rule lacks at a place, and how far what it has is to be trusted.

use std::collections::BTreeSet;

use super::Rulebook;
use crate::{
    park::{Measured, PlaceId, PlaceKind, RuleTarget, Total},
    twin::{state::State, trust::Trust},
};

impl Rulebook {
    /// Whether a rule gives a place no colour for want of a reading: it is asked of such places, and there is a measuring
    /// point from which nothing has come.
    pub fn is_missing(&self, rule: &str, kind: PlaceKind, place: &PlaceId, state: &State) -> bool {
        let Some(ready) = self.rules.iter().find(|ready| ready.rule.id == rule) else { return false };
        let asked = RuleTarget::of(kind).is_some_and(|kind| ready.rule.of.is_empty() || ready.rule.of.contains(&kind));
        let mut missing = false;
        asked
            && ready.formula.names().iter().all(|name| {
                let known = self.input(name, place, state).is_some();
                missing |= !known;
                known || self.is_awaited(name, place, state)
            })
            && missing
    }

    /// Whether what a name of a formula stands for is measured at a place.
    fn is_awaited(&self, name: &str, place: &PlaceId, state: &State) -> bool {
        if name == "occupancy" {
            return state.places.get(place).is_some_and(|there| there.capacity > 0);
        }
        let Some(number) = self.points.column_of(name) else { return false };
        let (Some(known), Some(column)) = (self.points.columns().get(number), state.columns.get(number)) else {
            return false;
        };
        match self.points.number_of(place) {
            Some((of, number)) if of == known.spec.of => column.is_awaited(number),
            _ => {
                let first = self.points.racks_of(place).first().map(|part| part.start);
                let totalled = known.spec.of == Measured::Racks && known.spec.total != Total::None;
                totalled && first.is_some_and(|first| column.is_awaited(first))
            }
        }
    }

    /// What is to be trusted how far, of all that a rule's formula speaks of at a time.
    pub fn trusts(&self, rule: &str, state: &State) -> BTreeSet<Trust> {
        let names = self.rules.iter().find(|ready| ready.rule.id == rule).map(|ready| ready.formula.names());
        let columns: BTreeSet<usize> = names
            .into_iter()
            .flatten()
            .filter_map(|name| self.points.column_of(if name == "occupancy" { self.points.people()? } else { name }))
            .collect();
        let now_ms = state.at.as_millisecond();
        let of_column = |number: usize| {
            let (spec, column) = (&self.points.columns().get(number)?.spec, state.columns.get(number)?);
            Some((0..column.values.len()).filter_map(move |at| {
                // What the simulator leaves out is not there.
                let is_there = column.value(at).is_some() || column.is_awaited(at);
                is_there.then(|| column.trust(spec, at, now_ms))
            }))
        };
        columns.into_iter().filter_map(of_column).flatten().collect()
    }
}
