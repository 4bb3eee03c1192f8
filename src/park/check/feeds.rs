//! What other senders' messages mean: patterns, places, pointers and units that can work.

use std::collections::BTreeSet;

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    FeedsFile, Issue, Keep, MappedValue, MetricSpec, PlaceId, TopicMapping,
    feeds::named_parts,
    unit::Conversion,
    written::{FileRef, Spot},
};

/// More mappings than this are a mistake; each message is held against all of them.
const MOST_MAPPINGS: usize = 1_000;

impl Findings<'_> {
    pub(super) fn check_feeds(&mut self, feeds: &FeedsFile, metrics: &[MetricSpec], known: &Known) {
        let spot = Spot::file(FileRef::Feeds).to("mappings");
        if feeds.mappings.len() > MOST_MAPPINGS {
            let subject = Subject::new("feeds", "feeds.ron", spot.clone());
            let issue = Issue::error("too-many").with("kind", subject.kind).with("owner", &subject.id);
            let issue = issue.with("field", "mappings").with("value", feeds.mappings.len());
            self.add_at(&subject, &spot, issue.with("limit", MOST_MAPPINGS));
        }
        self.check_keep(&feeds.history);
        for (nth, mapping) in feeds.mappings.iter().enumerate() {
            let subject = Subject::new("mapping", &mapping.topic, spot.to(nth));
            let sound = nth < MOST_MAPPINGS && self.check_mapping(&subject, mapping, metrics, known);
            self.keep_if(sound, Part::Mapping(nth));
        }
    }

    /// How much history is kept.
    fn check_keep(&mut self, keep: &Keep) {
        let subject = Subject::new("feeds", "feeds.ron", Spot::file(FileRef::Feeds).to("history"));
        for (field, value, least, most) in [
            ("seconds_h", keep.seconds_h, 0, 8_760),
            ("minutes_d", keep.minutes_d, 0, 36_500),
            ("quarters_d", keep.quarters_d, 1, 36_500),
            ("most_mb", keep.most_mb, 50, 10_000_000),
        ] {
            let sound = (least..=most).contains(&value);
            if !sound {
                let issue = Issue::error("keep-range").with("field", field).with("value", value);
                self.add(&subject, field, issue.with("least", least).with("most", most));
            }
            self.keep_if(sound, Part::Keep);
        }
    }

    fn check_mapping(
        &mut self,
        subject: &Subject,
        mapping: &TopicMapping,
        metrics: &[MetricSpec],
        known: &Known,
    ) -> bool {
        let mut faults: Vec<(Spot, &str, &str)> = Vec::new();
        let topic_spot = subject.spot.to("topic");
        if let Err((part, reason)) = topic_fault(&mapping.topic) {
            faults.push((topic_spot, part, reason));
        }
        let place_spot = subject.spot.to("place");
        // Of a topic that cannot be read it is not known what it names.
        let named = named_parts(&mapping.topic).ok();
        match named_parts(&mapping.place) {
            Err(part) => faults.push((place_spot.clone(), part, "brace")),
            Ok(used) => {
                let unknown = used.into_iter().filter(|name| named.as_ref().is_some_and(|named| !named.contains(name)));
                faults.extend(unknown.map(|name| (place_spot.clone(), name, "unknown-part")));
            }
        }
        if mapping.values.is_empty() {
            faults.push((subject.spot.to("values"), "", "no-values"));
        }
        if let Some(time) = mapping.time.as_ref().filter(|time| !is_pointer(&time.pointer)) {
            faults.push((subject.spot.to("time").to("pointer"), &time.pointer, "pointer"));
        }
        let mut sound = true;
        for (k, value) in mapping.values.iter().enumerate() {
            let spot = subject.spot.to("values").to(k);
            if !is_pointer(&value.pointer) {
                faults.push((spot.to("pointer"), &value.pointer, "pointer"));
            }
            if !(value.scale.is_finite() && value.scale != 0.0) {
                faults.push((spot.to("scale"), "", "not-finite"));
            }
            if !value.offset.is_finite() {
                faults.push((spot.to("offset"), "", "not-finite"));
            }
            match metrics.iter().find(|metric| metric.id == value.metric) {
                Some(metric) => faults.extend(unit_fault(value, metric).map(|unit| (spot.to("unit"), unit, "unit"))),
                None => {
                    let ids: BTreeSet<&str> = metrics.iter().map(|metric| metric.id.as_str()).collect();
                    sound &= self.dangling("unknown-metric", subject, &spot.to("metric"), &value.metric, &ids);
                }
            }
        }
        sound &= faults.is_empty();
        for (spot, value, reason) in faults {
            let issue = Issue::error("bad-mapping").with("topic", &mapping.topic).with("value", value);
            self.add_at(subject, &spot, issue.with("reason", reason));
        }
        if sound && !mapping.place.contains('{') {
            self.place(subject, &place_spot, &PlaceId::new(&mapping.place), known);
        }
        sound
    }
}

/// The faulty part of a topic, and why.
fn topic_fault(topic: &str) -> Result<(), (&str, &'static str)> {
    let named = named_parts(topic).map_err(|part| (part, "brace"))?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = named.into_iter().find(|name| !seen.insert(*name)) {
        return Err((twice, "name-twice"));
    }
    let count = topic.split('/').count();
    for (nth, level) in topic.split('/').enumerate() {
        let wild = level.contains(['+', '#']);
        let sound = !wild || level == "+" || (level == "#" && nth + 1 == count);
        if !sound {
            return Err((level, "wildcard"));
        }
        if level.is_empty() {
            return Err((topic, "empty-level"));
        }
    }
    Ok(())
}

/// The unit, if the metric's cannot come of it.
fn unit_fault<'a>(value: &'a MappedValue, metric: &MetricSpec) -> Option<&'a str> {
    value.unit.as_deref().filter(|unit| metric.is_words() || Conversion::between(unit, &metric.unit).is_none())
}

fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}
