//! Which places could be meant, and whether one fits a question.

use std::collections::BTreeMap;

use super::{
    answer::{Found, Moment, Told},
    question::{Availability, Floors, Measure, Question, Stage},
    spaces::{Space, bookable, bookings_of, free_runs, merges, touch},
    spans::Days,
    values::is_room,
};
use crate::park::{Place, PlaceId, PlaceKind};

/// A question, and what is worked out once for all places.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    moment: &'a Moment<'a>,
    question: &'a Question,
    /// What can be booked, where it is asked.
    bookable: Vec<PlaceId>,
    /// The number of every floor, and whether it is the top one, where it is asked.
    floors: BTreeMap<PlaceId, (u32, bool)>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(moment: &'a Moment<'a>, question: &'a Question) -> Self {
        let asks_bookings = question.availability.is_some() || question.run_days.is_some();
        let bookable = if asks_bookings { bookable(moment.park) } else { Vec::new() };
        let mut floors = BTreeMap::new();
        for building in moment.park.buildings.iter().filter(|_| question.floor.is_some()) {
            let numbers: Vec<u32> = building.floors().iter().map(|floor| floor.number).collect();
            let top = numbers.iter().max().copied();
            floors.extend(numbers.iter().map(|number| (building.floor_id(*number), (*number, Some(*number) == top))));
        }
        Self { moment, question, bookable, floors }
    }

    /// What could be meant.
    pub(super) fn candidates(&self) -> Vec<Space> {
        let question = self.question;
        if self.asks_of_places_alone() {
            return question.within.iter().cloned().map(Space::of_one).collect();
        }
        let kinds = self.kinds();
        let places = self.moment.park.places.values().filter(|place| kinds.contains(&place.kind));
        let mut ids: Vec<PlaceId> = places.map(|place| place.id.clone()).collect();
        if kinds.contains(&PlaceKind::Row) {
            let rows = self.moment.rulebook.points().places_with_racks().map(|(id, _)| id);
            ids.extend(
                rows.filter(|id| self.moment.park.place(id).is_some_and(|place| place.kind == PlaceKind::Row)).cloned(),
            );
        }
        if kinds.contains(&PlaceKind::Rack) {
            ids.extend(self.moment.rulebook.points().racks().into_iter().flat_map(|racks| racks.iter().cloned()));
        }
        if question.availability.is_some() && question.kinds.is_empty() {
            // The units that can be booked; of the rest, where nobody is.
            ids.retain(|id| !self.can_be_booked(id) || self.bookable.contains(id));
        }
        let mut spaces: Vec<Space> = ids.into_iter().map(Space::of_one).collect();
        let may_merge = question.kinds.is_empty() || question.kinds.iter().any(|kind| is_room(*kind));
        if may_merge && (question.availability.is_some() || question.measures().contains(&Measure::Area)) {
            spaces.extend(merges(self.moment.park));
        }
        spaces
    }

    /// `Where is the compute centre`, `how many people are in it`: the places that are named, not what lies in them.
    fn asks_of_places_alone(&self) -> bool {
        let question = self.question;
        let names_others = !question.kinds.is_empty() || !question.uses.is_empty() || question.has_filters();
        !question.within.is_empty() && !names_others
    }

    /// Whether any place that could be meant can be booked: of the others nobody knows what comes.
    pub(super) fn knows_bookings(&self) -> bool {
        self.candidates()
            .iter()
            .flat_map(|space| &space.places)
            .any(|id| self.can_be_booked(id) && self.moment.park.place(id).is_some_and(|place| self.fits(&place)))
    }

    fn can_be_booked(&self, place: &PlaceId) -> bool {
        self.bookable.iter().any(|unit| touch(unit, place))
    }

    fn kinds(&self) -> Vec<PlaceKind> {
        let question = self.question;
        use PlaceKind::{Building, Floor, Green, Hall, Plaza, Rack, Room, Row};
        if !question.kinds.is_empty() {
            // A hall is a room as well; whoever asks for halls means no rooms.
            let rooms = question.kinds.contains(&Room).then_some(Hall);
            return question.kinds.iter().copied().chain(rooms).collect();
        }
        let measures = question.measures();
        if measures.iter().any(|measure| self.moment.is_of_racks(measure)) {
            return vec![Rack];
        }
        if measures.contains(&Measure::Storeys) || measures.contains(&Measure::Height) || question.stage.is_some() {
            return vec![Building];
        }
        if measures.contains(&Measure::Racks) {
            return vec![Building, Floor, Hall, Row];
        }
        if question.availability.is_some() || measures.contains(&Measure::People) {
            return vec![Building, Floor, Hall, Room];
        }
        if question.floor.is_some() {
            return vec![Floor];
        }
        vec![Building, Floor, Hall, Room, Plaza, Green]
    }

    /// What is found in a space, and whether it fits on all the days; `None` where it does not fit.
    pub(super) fn judge(&self, space: Space) -> Option<(Found, bool)> {
        let question = self.question;
        let places: Vec<Place> = space.places.iter().filter_map(|id| self.moment.park.place(id)).collect();
        if places.len() != space.places.len() || !places.iter().all(|place| self.fits(place)) {
            return None;
        }
        let values: Vec<Told> = question
            .measures()
            .into_iter()
            .filter_map(|measure| {
                let (value, origin) = self.moment.value_of_all(&measure, &places)?;
                Some(Told { measure, value, origin })
            })
            .collect();
        let has = |measure: &Measure| values.iter().any(|told| told.measure == *measure);
        let is_ordered = question.order.as_ref().is_none_or(|(measure, _)| has(measure));
        // Who asks for values alone is told no place without any.
        if !is_ordered || !question.shown.is_empty() && values.is_empty() {
            return None;
        }
        let holds = question.conditions.iter().all(|condition| {
            values.iter().any(|told| told.measure == condition.measure && condition.holds(told.value))
        });
        if !holds {
            return None;
        }
        let mut found =
            Found { places: space.places, mode: space.mode, values, free: Vec::new(), bookings: Vec::new() };
        let whole = match question.availability.or(question.run_days.map(|_| Availability::Free)) {
            Some(availability) => self.is_available(availability, &mut found)?,
            None => true,
        };
        Some((found, whole))
    }

    /// Everything but measures and bookings.
    fn fits(&self, place: &Place) -> bool {
        let question = self.question;
        let used = question.uses.is_empty() || place.usage.as_ref().is_some_and(|usage| question.uses.contains(usage));
        let lies = |outer: &PlaceId| place.id == *outer || place.id.as_str().starts_with(&format!("{outer}/"));
        let inside = question.within.is_empty() || question.within.iter().any(lies);
        let status = question.status.is_none_or(|status| place.status == Some(status));
        let progress = || self.moment.works.of(&place.id, self.moment.state.at);
        let stage = question.stage.is_none_or(|stage| match stage {
            Stage::NotBegun => !progress().is_begun(),
            Stage::Rising => progress().is_begun() && !progress().is_done(),
            Stage::Built => progress().is_done(),
        });
        used && inside && status && stage && question.floor.is_none_or(|floors| self.is_on(place, floors))
    }

    fn is_on(&self, place: &Place, floors: Floors) -> bool {
        let park = self.moment.park;
        let around = std::iter::successors(Some(place.clone()), |inner| park.place(inner.within.as_ref()?));
        // A park's data may go round in a circle; no place lies deeper than this.
        let floor = around.take(8).find_map(|outer| self.floors.get(&outer.id));
        floor.is_some_and(|(number, is_top)| match floors {
            Floors::Between(from, to) => (from..=to).contains(number),
            Floors::Top => *is_top,
        })
    }

    /// Whether it is free, or taken, on all of the days; `None` where on none.
    fn is_available(&self, availability: Availability, found: &mut Found) -> Option<bool> {
        let question = self.question;
        let today = self.moment.today();
        // So many days on end, and nobody says when: within a year.
        let ahead = question.run_days.and_then(|_| today.checked_add(jiff::Span::new().days(365)).ok());
        let days = question.days.unwrap_or(Days { from: today, to: ahead.unwrap_or(today) });
        let there = |place: &PlaceId| {
            let opened = days.from.to_zoned(self.zone()).map_or(self.moment.state.at, |day| day.timestamp());
            self.moment.works.of(place, opened.max(self.moment.state.at)).is_done()
        };
        if !found.places.iter().all(there) {
            return None;
        }
        if !found.places.iter().all(|place| self.can_be_booked(place)) {
            // Nothing says that it is let; what is known is whether anybody is in it now.
            let place = found.places.first()?;
            let counted =
                self.moment.state.counted(self.moment.rulebook.points(), place).filter(|_| question.days.is_none())?;
            found.values.push(Told { measure: Measure::People, value: counted.value, origin: counted.mark.origin });
            return ((counted.value < 0.5) == (availability == Availability::Free)).then_some(true);
        }
        found.bookings = bookings_of(self.moment.park, &found.places, days);
        found.free = free_runs(self.moment.park, &found.bookings, days);
        let free_days: i32 = found.free.iter().map(|run| run.count()).sum();
        if availability == Availability::Taken {
            return (free_days < days.count()).then_some(true);
        }
        if let Some(run_days) = question.run_days {
            found.free.retain(|run| i64::from(run.count()) >= i64::from(run_days));
            return (!found.free.is_empty()).then_some(true);
        }
        (free_days > 0).then_some(free_days == days.count())
    }

    fn zone(&self) -> jiff::tz::TimeZone {
        crate::twin::time_zone(&self.moment.park.timezone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}
