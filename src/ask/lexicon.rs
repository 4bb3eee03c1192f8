//! The words of one park: its uses, metrics, rules and buildings, by their names and by parts of them.

use std::collections::{BTreeSet, HashMap};

use super::{
    names::{holds_phrase, is_chinese},
    question::Measure,
    spans::DaysOff,
    text::plain,
};
use crate::park::{Conversion, Park, PlaceId, PlaceKind};

/// What a phrase stands for in this park.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// Keys of the park's `uses`.
    Uses(Vec<String>),
    /// Metrics and rules of this name.
    Measures(Vec<Measure>),
    Places(Vec<PlaceId>),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// Names in both languages as [`plain`] leaves them, and the key.
    uses: Vec<(String, String)>,
    measures: Vec<(String, Measure)>,
    buildings: Vec<(String, PlaceId)>,
    /// Whole ids and names of all that has one.
    called: HashMap<String, Vec<PlaceId>>,
    /// What one may mean by an unknown word: buildings, halls, rooms.
    inhabited: BTreeSet<PlaceId>,
    /// Metrics with the units that they are measured in.
    metrics: Vec<(String, String)>,
    rules: Vec<(String, String)>,
    days_off: DaysOff,
}

impl Lexicon {
    pub(super) fn new(park: &Park) -> Self {
        let both = |name: &crate::park::Bilingual| [plain(&name.zh), plain(&name.en)];
        let uses = park.uses.iter().flat_map(|(key, usage)| {
            let key = key.clone();
            both(&usage.name).into_iter().chain([plain(&key)]).map(move |name| (name, key.clone()))
        });
        let metrics = park.rules.metrics.iter().filter(|metric| !metric.is_words());
        let of_metrics = metrics
            .clone()
            .flat_map(|metric| both(&metric.name).map(|name| (name, Measure::Metric(metric.id.clone()))));
        let rules = &park.rules.rules;
        let of_rules =
            rules.iter().flat_map(|rule| both(&rule.name).map(|name| (name, Measure::Rule(rule.id.clone()))));
        let mut lexicon = Self {
            uses: uses.collect(),
            measures: of_metrics.chain(of_rules).collect(),
            metrics: metrics.map(|metric| (metric.id.clone(), metric.unit.clone())).collect(),
            rules: rules.iter().map(|rule| (rule.id.clone(), rule.unit.clone())).collect(),
            days_off: DaysOff::new(&park.schedule),
            ..Self::default()
        };
        for place in park.places.values() {
            let also = park.also(&place.id).iter().map(|name| plain(name));
            let names: Vec<String> = both(&place.name).into_iter().chain(also).collect();
            if place.kind == PlaceKind::Building {
                lexicon.buildings.extend(names.iter().map(|name| (name.clone(), place.id.clone())));
            }
            if matches!(place.kind, PlaceKind::Building | PlaceKind::Hall | PlaceKind::Room) {
                lexicon.inhabited.insert(place.id.clone());
            }
            // A floor's name says nothing of its building.
            let names = names.into_iter().filter(|_| place.kind != PlaceKind::Floor);
            for name in names.chain([plain(place.id.as_str())]).filter(|name| !name.is_empty()) {
                let called = lexicon.called.entry(name).or_default();
                if !called.contains(&place.id) {
                    called.push(place.id.clone());
                }
            }
        }
        lexicon
    }

    /// The longest phrase at the beginning of a text that means something in this park, and its length in bytes.
    pub(super) fn read(&self, text: &str) -> Option<(Meaning, usize)> {
        self.phrases(text).find_map(|phrase| Some((self.meaning(phrase)?, phrase.len())))
    }

    /// Beginnings of a text that end where a word does, the longest first.
    fn phrases<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        const LONGEST: usize = 40;
        let ends = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).take(LONGEST);
        let mut ends: Vec<usize> = ends.collect();
        ends.reverse();
        ends.into_iter().filter_map(|end| text.split_at_checked(end)).filter_map(|(phrase, rest)| {
            let goes_on = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() && !is_chinese(sign));
            let cut = goes_on(phrase.chars().next_back()) && goes_on(rest.chars().next());
            (!cut && !phrase.ends_with(' ')).then_some(phrase)
        })
    }

    fn meaning(&self, phrase: &str) -> Option<Meaning> {
        if let Some(places) = self.called.get(phrase) {
            return Some(Meaning::Places(places.clone()));
        }
        // A part of a name must say something: two Chinese signs, or a word of some length.
        let signs = phrase.chars().count();
        if signs < 2 || !phrase.chars().any(is_chinese) && signs < 4 {
            return None;
        }
        let uses = keys_with(&self.uses, phrase);
        if !uses.is_empty() {
            return Some(Meaning::Uses(uses));
        }
        let measures = keys_with(&self.measures, phrase);
        if !measures.is_empty() {
            return Some(Meaning::Measures(measures));
        }
        let places = keys_with(&self.buildings, phrase);
        (!places.is_empty()).then_some(Meaning::Places(places))
    }

    pub(super) fn days_off(&self) -> &DaysOff {
        &self.days_off
    }

    pub(super) fn is_room_or_building(&self, place: &PlaceId) -> bool {
        self.inhabited.contains(place)
    }

    /// Whether a measure is in a unit of the kind of `unit`, as SenML writes it; and what turns a value into the
    /// measure's own.
    pub(super) fn conversion(&self, measure: &Measure, unit: &str) -> Option<Conversion> {
        Conversion::between(unit, self.unit_of(measure)?)
    }

    /// The unit of a metric or a rule.
    pub(super) fn unit_of(&self, measure: &Measure) -> Option<&str> {
        let (list, id) = match measure {
            Measure::Metric(id) => (&self.metrics, id),
            Measure::Rule(id) => (&self.rules, id),
            _ => return None,
        };
        list.iter().find(|(known, _)| known == id).map(|(_, unit)| unit.as_str())
    }

    /// Metrics that are measured in a unit of this kind.
    pub(super) fn metrics_in(&self, unit: &str) -> Vec<Measure> {
        let fits = |(_, own): &&(String, String)| Conversion::between(unit, own).is_some();
        self.metrics.iter().filter(fits).map(|(id, _)| Measure::Metric(id.clone())).collect()
    }
}

fn keys_with<K: Clone + PartialEq>(names: &[(String, K)], phrase: &str) -> Vec<K> {
    let mut keys = Vec::new();
    for (name, key) in names {
        if holds_phrase(name, phrase) && !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}
