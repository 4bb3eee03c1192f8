//! What a question means once all of it is read: words that were waiting for others, and what nothing came of.

use super::{
    amounts::whole,
    parse::Reader,
    question::{Availability, Compare, Condition, Extreme, Floors, Measure, Question},
    spans::Days,
};
use crate::park::PlaceKind;

/// Where no end is said, a place is looked for so many days ahead.
const AHEAD_DAYS: u32 = 366;

impl Reader<'_> {
    pub fn finish(mut self) -> Question {
        self.finish_floors();
        self.finish_order();
        self.finish_people();
        self.finish_bookings();
        // What is named without a bound is to be told.
        for measure in std::mem::take(&mut self.named).into_iter().filter_map(|named| named.into_iter().next()) {
            let known = |condition: &Condition| condition.measure == measure;
            if !self.question.shown.contains(&measure) && !self.question.conditions.iter().any(known) {
                self.question.shown.push(measure);
            }
        }
        if self.question.shown.iter().any(|_| !self.question.says_which() && !self.question.has_filters()) {
            self.unknown("合计 total");
        }
        let speaks_of_racks = |condition: &Condition| condition.measure == Measure::Racks;
        if self.is_data_hall && !self.question.conditions.iter().any(speaks_of_racks) {
            let racks = Condition { measure: Measure::Racks, compare: Compare::AtLeast, value: 1.0, upper: 1.0 };
            self.question.conditions.push(racks);
        }
        if let Some(compare) = self.compare {
            self.unknown(sign(compare));
        }
        if self.not {
            self.unknown("不 not");
        }
        // `Rooms in the building F-01` are no buildings.
        if !self.question.within.is_empty() && self.question.kinds.len() > 1 {
            self.question.kinds.retain(|kind| *kind != PlaceKind::Building);
        }
        self.question
    }

    fn finish_floors(&mut self) {
        let asks_buildings = self.question.kinds == [PlaceKind::Building];
        match self.plain_floor {
            Some(storeys) if asks_buildings => self.question.conditions.push(Condition {
                measure: Measure::Storeys,
                compare: Compare::Exactly,
                value: storeys,
                upper: storeys,
            }),
            Some(number) => match whole(number) {
                Some(number) => self.question.floor = Some(Floors::one(number)),
                None => self.unknown(number.to_string()),
            },
            None => {}
        }
        // Rooms have no storeys: `3层以上的机房` are those on these floors.
        let of_storeys = |condition: &Condition| condition.measure == Measure::Storeys;
        let kinds = &self.question.kinds;
        let has_none = !kinds.is_empty() && !kinds.contains(&PlaceKind::Building)
            || kinds.is_empty() && !self.question.within.is_empty();
        let bound = self.question.conditions.iter().position(of_storeys).filter(|_| has_none && self.extreme.is_none());
        if let Some(bound) = bound {
            let bound = self.question.conditions.remove(bound);
            let floors = whole(bound.value).zip(whole(bound.upper));
            self.question.floor = floors.and_then(|(number, upper)| Floors::compared(bound.compare, number, upper));
            if self.question.floor.is_none() {
                self.unknown(bound.value.to_string());
            }
        }
    }

    fn finish_order(&mut self) {
        let Some((extreme, of)) = self.extreme else { return };
        let beside = self.extreme_of.filter(|number| *number < self.named.len());
        let named = match (beside, of) {
            (Some(number), _) => Some(self.named.remove(number)),
            (None, None) => self.named.pop(),
            (None, Some(_)) => None,
        };
        let named = named.and_then(|named| named.into_iter().next());
        let or_else = of.map(|plain| self.measures(plain)).and_then(|all| all.into_iter().next());
        let counted = self.question.kinds.iter().position(|kind| *kind == PlaceKind::Rack);
        match named.or(or_else) {
            Some(measure) => self.question.order = Some((measure, extreme)),
            // `the most racks`: of the places that hold them.
            None if counted.is_some() => {
                self.question.kinds.remove(counted.unwrap_or_default());
                self.question.order = Some((Measure::Racks, extreme));
            }
            // Of nobody knows what.
            None => self.unknown(match extreme {
                Extreme::Most => "最 most",
                Extreme::Least => "最少 least",
            }),
        }
        if self.question.order.is_some() {
            self.question.at_most.get_or_insert(1);
        }
    }

    /// A hall for 200 people has room for them; nobody need be in it.
    fn finish_people(&mut self) {
        let is_room = |kind: &PlaceKind| matches!(kind, PlaceKind::Hall | PlaceKind::Room);
        let holds =
            self.question.availability.is_some() || self.plain_people && self.question.kinds.iter().any(is_room);
        if holds {
            let people = self.question.conditions.iter_mut().filter(|condition| condition.measure == Measure::People);
            people.for_each(|condition| condition.measure = Measure::Capacity);
        }
    }

    /// Bookings answer who and when, of places that people use; of all else the moment that is asked of alone is known.
    fn finish_bookings(&mut self) {
        let is_used = |kind: &PlaceKind| {
            matches!(kind, PlaceKind::Building | PlaceKind::Floor | PlaceKind::Hall | PlaceKind::Room)
        };
        let kinds = &self.question.kinds;
        if self.question.availability.is_some() && !kinds.is_empty() && !kinds.iter().any(is_used) {
            self.question.availability = None;
            self.unknown("空闲 free");
        }
        if self.asks_who && self.question.availability != Some(Availability::Taken) {
            self.unknown("谁 who");
        }
        let asks_bookings = self.question.availability.is_some() || self.question.run_days.is_some();
        if self.asks_when && !asks_bookings {
            self.unknown("何时 when");
        } else if self.asks_when && self.question.days.is_none() {
            self.question.days = Days::counted(self.today, AHEAD_DAYS);
        }
        if self.question.availability == Some(Availability::Taken) && self.question.run_days.take().is_some() {
            self.unknown("天 days");
        }
        if !asks_bookings && self.question.days.take().is_some_and(|days| days != Days::one(self.today)) {
            let written = std::mem::take(&mut self.days_written);
            self.unknown(written);
        }
    }
}

fn sign(compare: Compare) -> &'static str {
    match compare {
        Compare::Over => ">",
        Compare::AtLeast => "≥",
        Compare::Under => "<",
        Compare::AtMost => "≤",
        Compare::Exactly => "=",
        Compare::Between => "–",
    }
}
