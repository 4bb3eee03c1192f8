//! What is asked, once its words are understood.

use super::spans::Days;
use crate::park::{PlaceId, PlaceKind, Status};

/// A question: which places, and what must be true of all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Of these kinds; empty where none is said.
    pub kinds: Vec<PlaceKind>,
    /// Of one of these uses, keys of the park's `uses`; empty for all.
    pub uses: Vec<String>,
    /// In or at one of these places; empty for the whole park.
    pub within: Vec<PlaceId>,
    /// On these floors of their building.
    pub floor: Option<Floors>,
    pub conditions: Vec<Condition>,
    pub availability: Option<Availability>,
    /// When they must be free or taken; the day of the moment that is asked of, where none is said.
    pub days: Option<Days>,
    /// So many days on end.
    pub run_days: Option<u32>,
    pub status: Option<Status>,
    pub stage: Option<Stage>,
    /// The most first, or the least.
    pub order: Option<(Measure, Extreme)>,
    pub at_most: Option<usize>,
    /// What is to be told of them, without a bound.
    pub shown: Vec<Measure>,
    /// Words that mean nothing here.
    pub unknown: Vec<String>,
}

/// Something that a place has more or less of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Floor area, of buildings gross, or ground area; m².
    Area,
    /// Metres.
    Height,
    Storeys,
    Racks,
    /// People who belong there at full occupation.
    Capacity,
    /// People present.
    People,
    /// By its id, in the metric's unit.
    Metric(String),
    /// The value of a rule, by its id, in the rule's unit.
    Rule(String),
}

/// A measure and its bounds, both in base units.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub measure: Measure,
    pub compare: Compare,
    pub value: f64,
    /// The upper end, of [`Compare::Between`].
    pub upper: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Over,
    AtLeast,
    Under,
    AtMost,
    Exactly,
    Between,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extreme {
    Most,
    Least,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Not booked; where nothing is booked, nobody in it.
    Free,
    Taken,
}

/// Floors of a building; floor 1 is the ground floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floors {
    /// From the first to the last, both included; `u32::MAX` where there is no last.
    Between(u32, u32),
    Top,
}

/// How far a building has come at the moment that is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    NotBegun,
    Rising,
    Built,
}

impl Question {
    /// Whether anything is asked but names, kinds and uses.
    pub fn has_filters(&self) -> bool {
        !self.conditions.is_empty()
            || self.availability.is_some()
            || self.run_days.is_some()
            || self.status.is_some()
            || self.stage.is_some()
            || self.order.is_some()
            || self.floor.is_some()
    }

    /// Whether it can be answered by places: something is asked, or certain places.
    pub fn is_asked(&self) -> bool {
        self.has_filters() || self.says_which() && self.unknown.is_empty()
    }

    /// Whether it says of which places it speaks, but for a bound.
    pub fn says_which(&self) -> bool {
        !self.kinds.is_empty() || !self.uses.is_empty() || !self.within.is_empty()
    }

    /// The measures that it speaks of, each once.
    pub fn measures(&self) -> Vec<Measure> {
        let mut all: Vec<Measure> = self.order.iter().map(|(measure, _)| measure.clone()).collect();
        for measure in self.conditions.iter().map(|condition| &condition.measure).chain(&self.shown) {
            if !all.contains(measure) {
                all.push(measure.clone());
            }
        }
        all
    }
}

impl Condition {
    pub fn holds(&self, value: f64) -> bool {
        // What is worked out from geometry is right to a millionth.
        let slack = 1e-6 * self.value.abs().max(1.0);
        match self.compare {
            Compare::Over => value > self.value + slack,
            Compare::AtLeast => value >= self.value - slack,
            Compare::Under => value < self.value - slack,
            Compare::AtMost => value <= self.value + slack,
            Compare::Exactly => (value - self.value).abs() <= slack,
            Compare::Between => value >= self.value - slack && value <= self.upper + slack,
        }
    }
}
