//! A question → the places of which all is true that it asks.

use jiff::civil::Date;

use super::{
    question::{Availability, Compare, Extreme, Measure, Question, Stage},
    spaces::{Space, bookable, bookings_of, free_runs, merges, touch},
    spans::Days,
    values::is_room,
};
use crate::{
    park::{Park, Place, PlaceId, PlaceKind},
    twin::{Origin, Rulebook, State, Works, local},
};

/// What a question is asked of: a park at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    pub park: &'a Park,
    pub state: &'a State,
    pub rulebook: &'a Rulebook,
    pub works: &'a Works,
}

/// The places that were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub found: Vec<Found>,
    /// Free on some of the days only.
    pub partly: Vec<Found>,
    /// Where nothing fits one bound: what comes closest to it.
    pub closest: Option<Box<Found>>,
}

/// A place, or several that are one space in a partition mode, and what made it fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub places: Vec<PlaceId>,
    /// The partition mode in which they are one.
    pub mode: Option<String>,
    /// What was asked of, in base units.
    pub values: Vec<Told>,
    /// When it is free, of the days that were asked of; empty where nothing is booked.
    pub free: Vec<Days>,
    /// Numbers of the bookings that fall into those days.
    pub bookings: Vec<usize>,
}

/// A value, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub measure: Measure,
    pub value: f64,
    pub origin: Origin,
}

impl Moment<'_> {
    /// The day on the park's clocks.
    pub fn today(&self) -> Date {
        local(self.state.at, &self.park.timezone).date()
    }

    pub fn answer(&self, question: &Question) -> Answer {
        let mut answer = self.fitting(question);
        if let ([bound], true) = (question.conditions.as_slice(), answer.found.is_empty() && answer.partly.is_empty()) {
            let least = matches!(bound.compare, Compare::Under | Compare::AtMost);
            let extreme = if least { Extreme::Least } else { Extreme::Most };
            let order = Some((bound.measure.clone(), extreme));
            let without = Question { conditions: Vec::new(), order, at_most: Some(1), ..question.clone() };
            answer.closest = self.fitting(&without).found.pop().map(Box::new);
        }
        answer
    }

    fn fitting(&self, question: &Question) -> Answer {
        let mut answer = Answer::default();
        for space in self.candidates(question) {
            match self.judge(question, space) {
                Some((found, true)) => answer.found.push(found),
                Some((found, false)) => answer.partly.push(found),
                None => {}
            }
        }
        if question.kinds.is_empty() {
            keep_outermost(self.park, &mut answer.found);
        }
        keep_smallest(&mut answer);
        self.sort(question, &mut answer.found);
        self.sort(question, &mut answer.partly);
        // Of equals what is free for longer comes first.
        let free_days = |one: &Found| one.free.iter().map(|run| run.count()).sum::<i32>();
        answer.partly.sort_by_key(|one| std::cmp::Reverse(free_days(one)));
        answer.found.truncate(question.at_most.unwrap_or(usize::MAX));
        answer
    }

    /// Whether an answer holds for this moment alone: it has values that are not the park's own.
    pub fn rests_on_state(&self, answer: &Answer) -> bool {
        answer.found.iter().flat_map(|one| &one.values).any(|told| told.origin != Origin::Planned)
    }

    /// What could be meant.
    fn candidates(&self, question: &Question) -> Vec<Space> {
        let kinds = self.kinds(question);
        let places = self.park.places.values().filter(|place| kinds.contains(&place.kind));
        let mut ids: Vec<PlaceId> = places.map(|place| place.id.clone()).collect();
        if kinds.contains(&PlaceKind::Row) {
            let rows = self.rulebook.points().places_with_racks().map(|(id, _)| id);
            ids.extend(
                rows.filter(|id| self.park.place(id).is_some_and(|place| place.kind == PlaceKind::Row)).cloned(),
            );
        }
        if kinds.contains(&PlaceKind::Rack) {
            ids.extend(self.rulebook.points().racks().into_iter().flat_map(|racks| racks.iter().cloned()));
        }
        if question.availability.is_some() && question.kinds.is_empty() {
            // The units that can be booked; of the rest, where nobody is.
            let units = bookable(self.park);
            ids.retain(|id| units.iter().all(|unit| !touch(unit, id)) || units.contains(id));
        }
        let mut spaces: Vec<Space> = ids.into_iter().map(Space::of_one).collect();
        let may_merge = question.kinds.is_empty() || question.kinds.iter().any(|kind| is_room(*kind));
        if may_merge && (question.availability.is_some() || question.measures().contains(&Measure::Area)) {
            spaces.extend(merges(self.park));
        }
        spaces
    }

    fn kinds(&self, question: &Question) -> Vec<PlaceKind> {
        use PlaceKind::{Building, Floor, Green, Hall, Plaza, Rack, Room, Row};
        if !question.kinds.is_empty() {
            // A hall is a room as well; whoever asks for halls means no rooms.
            let rooms = question.kinds.contains(&Room).then_some(Hall);
            return question.kinds.iter().copied().chain(rooms).collect();
        }
        let measures = question.measures();
        if measures.iter().any(|measure| self.is_of_racks(measure)) {
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
            return vec![Hall, Room];
        }
        vec![Building, Floor, Hall, Room, Plaza, Green]
    }

    /// What is found in a space, and whether it fits on all the days; `None` where it does not fit.
    fn judge(&self, question: &Question, space: Space) -> Option<(Found, bool)> {
        let places: Vec<Place> = space.places.iter().filter_map(|id| self.park.place(id)).collect();
        if places.len() != space.places.len() || !places.iter().all(|place| self.fits(question, place)) {
            return None;
        }
        let mut values = Vec::new();
        for measure in question.measures() {
            let (value, origin) = self.value_of_all(&measure, &places)?;
            values.push(Told { measure, value, origin });
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
            Some(availability) => self.is_available(question, availability, &mut found)?,
            None => true,
        };
        Some((found, whole))
    }

    /// Everything but measures and bookings.
    fn fits(&self, question: &Question, place: &Place) -> bool {
        let used = question.uses.is_empty() || place.usage.as_ref().is_some_and(|usage| question.uses.contains(usage));
        let lies = |outer: &PlaceId| place.id == *outer || place.id.as_str().starts_with(&format!("{outer}/"));
        let inside = question.within.is_empty() || question.within.iter().any(lies);
        let status = question.status.is_none_or(|status| place.status == Some(status));
        let progress = || self.works.of(&place.id, self.state.at);
        let stage = question.stage.is_none_or(|stage| match stage {
            Stage::NotBegun => !progress().is_begun(),
            Stage::Rising => progress().is_begun() && !progress().is_done(),
            Stage::Built => progress().is_done(),
        });
        used && inside && status && stage && question.floor.is_none_or(|floor| self.is_on(place, floor))
    }

    fn is_on(&self, place: &Place, floor: u32) -> bool {
        let Some(building) = self.park.building(place.id.top().as_str()) else { return false };
        let floor = building.floor_id(floor);
        let around = std::iter::successors(Some(place.clone()), |inner| self.park.place(inner.within.as_ref()?));
        // A park's data may go round in a circle; no place lies deeper than this.
        around.take(8).any(|outer| outer.id == floor)
    }

    /// Whether it is free, or taken, on all of the days; `None` where on none.
    fn is_available(&self, question: &Question, availability: Availability, found: &mut Found) -> Option<bool> {
        let today = self.today();
        // So many days on end, and nobody says when: within a year.
        let ahead = question.run_days.and_then(|_| today.checked_add(jiff::Span::new().days(365)).ok());
        let days = question.days.unwrap_or(Days { from: today, to: ahead.unwrap_or(today) });
        let there = |place: &PlaceId| {
            let opened = days.from.to_zoned(self.zone()).map_or(self.state.at, |day| day.timestamp());
            self.works.of(place, opened.max(self.state.at)).is_done()
        };
        if !found.places.iter().all(there) {
            return None;
        }
        let units = bookable(self.park);
        let can_be_booked = found.places.iter().all(|place| units.iter().any(|unit| touch(unit, place)));
        if !can_be_booked {
            // Nothing says that it is let; what is known is whether anybody is in it now.
            let place = found.places.first()?;
            let counted = self.state.counted(self.rulebook.points(), place).filter(|_| question.days.is_none())?;
            found.values.push(Told { measure: Measure::People, value: counted.value, origin: counted.mark.origin });
            return ((counted.value < 0.5) == (availability == Availability::Free)).then_some(true);
        }
        found.bookings = bookings_of(self.park, &found.places, days);
        found.free = free_runs(self.park, &found.bookings, days);
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
        crate::twin::time_zone(&self.park.timezone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// By what was asked of; the ends that are looked for first, and of equals by id.
    fn sort(&self, question: &Question, found: &mut [Found]) {
        let (measure, least) = match (&question.order, question.conditions.first()) {
            (Some((measure, extreme)), _) => (Some(measure), *extreme == Extreme::Least),
            (None, Some(first)) => (Some(&first.measure), matches!(first.compare, Compare::Under | Compare::AtMost)),
            (None, None) => (None, false),
        };
        let value = |one: &Found| {
            let told = measure.and_then(|measure| one.values.iter().find(|told| told.measure == *measure));
            told.map_or(0.0, |told| if least { told.value } else { -told.value })
        };
        found.sort_by(|a, b| value(a).total_cmp(&value(b)).then_with(|| a.places.cmp(&b.places)));
    }
}

/// Of a building that fits as a whole its floors and rooms need not be told.
fn keep_outermost(park: &Park, found: &mut Vec<Found>) {
    let ids: std::collections::BTreeSet<PlaceId> =
        found.iter().filter(|one| one.places.len() == 1).flat_map(|one| one.places.iter().cloned()).collect();
    let is_inner = |one: &Found| {
        let within = one.places.first().and_then(|id| park.place(id)?.within);
        std::iter::successors(within, |id| park.place(id)?.within).take(8).any(|outer| ids.contains(&outer))
    };
    found.retain(|one| !is_inner(one));
}

/// Walls need not be opened further than it takes.
fn keep_smallest(answer: &mut Answer) {
    let all: Vec<Vec<PlaceId>> = answer.found.iter().chain(&answer.partly).map(|one| one.places.clone()).collect();
    let whole: Vec<Vec<PlaceId>> = answer.found.iter().map(|one| one.places.clone()).collect();
    let needless = |one: &Found, known: &[Vec<PlaceId>]| {
        one.places.len() > 1
            && known.iter().any(|less| less.len() < one.places.len() && less.iter().all(|id| one.places.contains(id)))
    };
    answer.found.retain(|one| !needless(one, &whole));
    answer.partly.retain(|one| !needless(one, &all));
}
