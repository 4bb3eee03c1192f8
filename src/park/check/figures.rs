//! Figures: sourced, finite, named once in their list; and the park's own head data.

use std::collections::BTreeMap;

use jiff::tz;

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Figure, Issue, PlaceId, Quantity,
    spelling::nearest_or_none,
    written::{FileRef, Spot, Written},
};

impl Findings<'_> {
    /// What `park.ron` says of the park as a whole, and its extra models.
    pub(super) fn check_park(&mut self, written: &Written, known: &Known) {
        let park = &written.park;
        let spot = Spot::file(FileRef::Park);
        let subject = Subject::new("park", &park.id, spot.clone());
        if !PlaceId::new(&park.id).is_well_formed() || park.id.contains('/') {
            self.add(&subject, "id", Issue::error("malformed-id").with("kind", "park").with("id", &park.id));
        }
        self.name(&subject, "name", &park.name);
        self.optional_name(&subject, "within", park.within.as_ref());
        self.name(&subject, "notice", &park.notice);
        self.check_timezone(&subject, &park.timezone);
        if !known.scenarios.is_empty() {
            let spot = spot.to("default_scenario");
            self.dangling("unknown-scenario", &subject, &spot, &park.default_scenario, &known.scenarios);
        }
        for (nth, font) in park.fonts.iter().enumerate() {
            let spot = spot.to("fonts").to(nth);
            self.path(&Subject::new("font", font, spot.clone()), &spot, font);
        }
        for (key, source) in &park.sources {
            let subject = Subject::new("source", key, spot.to("sources").to(key.as_str()));
            self.name(&subject, "name", &source.name);
            self.optional_name(&subject, "publisher", source.publisher.as_ref());
        }
        for (key, usage) in &park.uses {
            let subject = Subject::new("use", key, spot.to("uses").to(key.as_str()));
            self.name(&subject, "name", &usage.name);
            self.colour(&subject, &subject.spot.to("colour"), &usage.colour);
        }
        for (nth, model) in park.models.iter().enumerate() {
            let subject = Subject::place("model", model.id.clone(), spot.to("models").to(nth));
            self.name(&subject, "name", &model.name);
            self.source(&subject, &model.source, known);
            let sized = model.scale > 0.0 && model.scale <= 1e6;
            if !sized {
                self.add(&subject, "scale", Issue::error("bad-scale").with("id", &model.id).with("value", model.scale));
            }
            let sound = sized
                && self.path(&subject, &subject.spot.to("file"), &model.file)
                && self.position(&subject, "at", &[model.at.0, model.at.1, model.at.2])
                && self.position(&subject, "turn_deg", &[model.turn_deg]);
            self.keep_if(sound, Part::Model(nth));
        }
        self.figures(&subject, &park.figures, known);
    }

    fn check_timezone(&mut self, subject: &Subject, name: &str) {
        // A machine without any time zone data can judge no name.
        if tz::TimeZone::get(name).is_ok() || tz::db().is_definitively_empty() {
            return;
        }
        let names: Vec<String> = tz::db().available().map(|name| name.to_string()).collect();
        let nearest = nearest_or_none(name, names.iter().map(String::as_str));
        self.add(subject, "timezone", Issue::error("bad-timezone").with("timezone", name).with("nearest", nearest));
    }

    /// The `figures` of the subject.
    pub(super) fn figures(&mut self, subject: &Subject, figures: &[Figure], known: &Known) {
        self.figure_list(&subject.spot.to("figures"), figures, known);
    }

    pub(super) fn figure_list(&mut self, list: &Spot, figures: &[Figure], known: &Known) {
        let ids = figures.iter().map(|figure| figure.id.as_str());
        self.check_named(&mut BTreeMap::new(), "figure", list, ids);
        for (nth, figure) in figures.iter().enumerate() {
            let subject = Subject::new("figure", &figure.id, list.to(nth));
            self.name(&subject, "name", &figure.name);
            self.optional_name(&subject, "note", figure.note.as_ref());
            self.source(&subject, &figure.source, known);
            if let Some(place) = &figure.place {
                self.place(&subject, &subject.spot.to("place"), place, known);
            }
            if let Quantity::Words(words) = &figure.value {
                self.name(&subject, "value", words);
            }
            if let Some(reason) = quantity_fault(&figure.value) {
                self.add(&subject, "value", Issue::error("bad-figure").with("id", &figure.id).with("reason", reason));
            }
        }
    }
}

/// Why a figure's value says nothing.
pub(super) fn quantity_fault(value: &Quantity) -> Option<&'static str> {
    match value {
        Quantity::Number(number) if !number.is_finite() => Some("not-finite"),
        Quantity::Range(from, to) if !(from.is_finite() && to.is_finite()) => Some("not-finite"),
        Quantity::Range(from, to) if from > to => Some("backwards"),
        _ => None,
    }
}
