//! A question → the places of which all is true that it asks.

use jiff::civil::Date;

use super::{
    judge::Judge,
    question::{Compare, Extreme, Measure, Question},
    spans::Days,
};
use crate::{
    park::{Park, PlaceId},
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

    /// Whether it is asked when places are free or taken that nobody can book.
    pub(super) fn cannot_know_bookings(&self, question: &Question) -> bool {
        let asks_days = question.days.is_some() || question.run_days.is_some();
        asks_days && question.availability.is_some() && !Judge::new(self, question).knows_bookings()
    }

    fn fitting(&self, question: &Question) -> Answer {
        let mut answer = Answer::default();
        let judge = Judge::new(self, question);
        for space in judge.candidates() {
            match judge.judge(space) {
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
