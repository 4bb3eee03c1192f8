//! The simulated park as a sender would publish it: a pack a row, a pack a place, and a word on what it is.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    about::About,
    pack::Pack,
    wire::{ABOUT, park_topic},
};
use crate::{
    park::{Measured, Park, PlaceId},
    twin::{Column, Origin, PointColumn, Points, State},
};

/// A park's topics, made ready once.
#[derive(Debug)]
pub struct Publication {
    topic: String,
    points: Arc<Points>,
    rows: Vec<Row>,
    /// Places where something is measured that is not a rack, with their numbers in the columns of places.
    places: Vec<(PlaceId, usize)>,
}

#[derive(Debug)]
struct Row {
    place: PlaceId,
    /// Its racks' numbers in the columns of racks.
    racks: Range<usize>,
}

impl Publication {
    pub fn new(park: &Park, points: Arc<Points>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for (number, rack) in points.racks().into_iter().flat_map(|racks| racks.iter()).enumerate() {
            let Some(place) = rack.parent() else { continue };
            match rows.last_mut().filter(|row| row.place == place) {
                Some(row) => row.racks.end = number + 1,
                None => rows.push(Row { place, racks: number..number + 1 }),
            }
        }
        let places = points.columns().iter().find(|column| column.spec.of == Measured::Places);
        let places = places.into_iter().flat_map(|column| column.places.iter().cloned().zip(0..));
        Self { topic: park_topic(&park.id), places: places.collect(), rows, points }
    }

    /// Topic and payload that say what the data is.
    pub fn about(&self, scenario: &str, seed: u64) -> (String, String) {
        let about = About { origin: "simulated".to_owned(), scenario: Some(scenario.to_owned()), seed: Some(seed) };
        // Of plain texts and numbers this cannot fail.
        (format!("{}/{ABOUT}", self.topic), serde_json::to_string(&about).unwrap_or_default())
    }

    /// A pack for each row, with all that is known of its racks.
    pub fn racks(&self, state: &State, mut send: impl FnMut(&str, String)) {
        let at_ms = state.at.as_millisecond();
        for row in &self.rows {
            let mut pack = Pack::new(&format!("{}/", row.place), at_ms);
            for number in row.racks.clone() {
                self.put(&mut pack, state, Measured::Racks, number, |place| {
                    let rack = place.as_str().rsplit('/').next().unwrap_or_default();
                    format!("{rack}/")
                });
            }
            send(&format!("{}/{}", self.topic, row.place), pack.finish());
        }
    }

    /// A pack for each place whose metrics are due: `is_due` says so of a metric's id.
    pub fn places(&self, state: &State, is_due: impl Fn(&str) -> bool, mut send: impl FnMut(&str, String)) {
        if !self.columns(Measured::Places).any(|(column, _)| is_due(&column.spec.id)) {
            return;
        }
        for (place, number) in &self.places {
            let mut pack = Pack::new(&format!("{place}/"), state.at.as_millisecond());
            self.put(&mut pack, state, Measured::Places, *number, |_| String::new());
            send(&format!("{}/{place}", self.topic), pack.finish());
        }
    }

    /// Seconds between two readings, by metric, of what is measured at places.
    pub fn place_intervals(&self) -> BTreeMap<String, f64> {
        self.columns(Measured::Places).map(|(column, _)| (column.spec.id.clone(), column.spec.interval_secs)).collect()
    }

    fn columns(&self, of: Measured) -> impl Iterator<Item = (&PointColumn, usize)> {
        self.points.columns().iter().zip(0..).filter(move |(column, _)| column.spec.of == of)
    }

    /// All that is known of one rack or place. Words stand before numbers, whose units hold on.
    fn put(&self, pack: &mut Pack, state: &State, of: Measured, number: usize, prefix: impl Fn(&PlaceId) -> String) {
        // Plans stand in the park's files; whoever listens has them already.
        let is_planned = |column: &Column| column.mark(number).is_some_and(|mark| mark.origin == Origin::Planned);
        let known = |at: usize| {
            state.columns.get(at).filter(|column| !is_planned(column)).and_then(|column| column.value(number))
        };
        // What stands nowhere has no readings; what stands idle says that nobody works in it.
        if !self.columns(of).any(|(_, at)| known(at).is_some()) {
            return;
        }
        for (column, at) in self.columns(of) {
            let Some(place) = column.places.get(number) else { continue };
            let name = || format!("{}{}", prefix(place), column.spec.id);
            if column.spec.is_words() {
                let word = state.columns.get(at).and_then(|column| column.word(number)).unwrap_or_default();
                pack.word(&name(), word);
            } else if let Some(value) = known(at) {
                pack.number(&name(), &column.spec.unit, value);
            }
        }
    }
}
