//! Readings as they travel: SenML packs on `yungu/<park>/<place>`, and what their names mean.
//!
//! A record's name is a place and a metric, `B-1/L3/A/R07/24/power`; or it begins at the topic's place: `24/power` under
//! a row's topic, `power` under a rack's. A unit that becomes the metric's is turned into it; any other is refused.

use std::{fmt::Write, sync::Arc};

use super::{
    about::About,
    fault::FaultKind,
    mailbox::{Mailbox, Open},
    nan::without_nan,
    senml::{PackError, Record, Value, read},
};
use crate::{
    park::{Conversion, MetricSpec},
    twin::{NoPoint, Point, Points},
};

/// Larger messages are not read, bytes.
pub const LARGEST_MESSAGE: usize = 1 << 20;
/// Under the park's topic: what the sender says of its data.
pub const ABOUT: &str = "$about";

/// Reads packs for one park.
#[derive(Debug)]
pub struct Wire {
    /// `yungu/<park>/`.
    root: String,
    points: Arc<Points>,
    /// A name that is put together.
    name: String,
}

/// The topic under which all of a park's data stands, `yungu/<park>`.
pub fn park_topic(park: &str) -> String {
    format!("yungu/{park}")
}

impl Wire {
    pub fn new(park: &str, points: Arc<Points>) -> Self {
        Self { root: park_topic(park) + "/", points, name: String::new() }
    }

    /// Whether a topic is one of the park's own.
    pub fn is_own(&self, topic: &str) -> bool {
        topic.starts_with(&self.root) || Some(topic) == self.root.strip_suffix('/')
    }

    /// Puts what a message says into the mailbox. `now_ms` is when it came.
    pub fn take(&mut self, topic: &str, payload: &[u8], now_ms: i64, mailbox: &Mailbox) {
        let place = topic.strip_prefix(self.root.as_str()).unwrap_or_default();
        if payload.len() > LARGEST_MESSAGE {
            let mut open = mailbox.open(topic, now_ms);
            open.message(payload.len());
            return open.fault(FaultKind::TooLarge, &format!("{} bytes", payload.len()));
        }
        if place == ABOUT {
            let mut open = mailbox.open(topic, now_ms);
            open.message(payload.len());
            return match About::read(payload) {
                Some(about) => open.set_about(about),
                None => open.fault(FaultKind::Malformed, ABOUT),
            };
        }
        match read(payload, now_ms) {
            Ok(records) => self.put(place, &records, mailbox.open(topic, now_ms), payload.len()),
            Err(error) => {
                // Only now is it worth a look whether a sender wrote NaN.
                let mended = without_nan(payload);
                match mended.as_deref().map(|mended| read(mended, now_ms)) {
                    Some(Ok(records)) => self.put(place, &records, mailbox.open(topic, now_ms), payload.len()),
                    _ => {
                        let mut open = mailbox.open(topic, now_ms);
                        open.message(payload.len());
                        let kind = if matches!(error, PackError::TooMany) {
                            FaultKind::TooLarge
                        } else {
                            FaultKind::Malformed
                        };
                        open.fault(kind, &error.to_string());
                    }
                }
            }
        }
    }

    fn put(&mut self, place: &str, records: &[Record<'_>], mut open: Open<'_>, bytes: usize) {
        open.message(bytes);
        for record in records {
            let Self { points, name, .. } = self;
            match resolve(points, name, place, record) {
                Ok(point) => put_record(points, point, record, &mut open),
                Err(NoPoint::Place) => open.fault(FaultKind::UnknownPlace, &format!("{}{}", record.base, record.name)),
                Err(NoPoint::Metric) => {
                    open.fault(FaultKind::UnknownMetric, &format!("{}{}", record.base, record.name))
                }
            }
        }
    }
}

/// The point that a record's name stands for under a topic's place. `name` is room to write in.
fn resolve(points: &Points, name: &mut String, place: &str, record: &Record<'_>) -> Result<Point, NoPoint> {
    name.clear();
    name.push_str(place);
    let own = name.len() + 1;
    // Writing to a text cannot fail.
    let _ = write!(name, "/{}{}", record.base, record.name);
    let beneath = |name: &str| match name.rsplit_once('/') {
        Some((place, metric)) => points.find(place, metric),
        None => Err(NoPoint::Place),
    };
    let absolute = name.get(own..).unwrap_or_default();
    // Names that begin with the topic's place are mostly whole; others mostly begin at it.
    let whole_first = place.is_empty() || absolute.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
    let (first, second) = if whole_first { (absolute, name.as_str()) } else { (name.as_str(), absolute) };
    match (beneath(first), place.is_empty()) {
        (Ok(point), _) => Ok(point),
        (Err(why), true) => Err(why),
        (Err(why), false) => match (why, beneath(second)) {
            (_, Ok(point)) => Ok(point),
            // A place that is known tells more of what was meant.
            (NoPoint::Metric, _) | (_, Err(NoPoint::Metric)) => Err(NoPoint::Metric),
            _ => Err(NoPoint::Place),
        },
    }
}

fn put_record(points: &Points, point: Point, record: &Record<'_>, open: &mut Open<'_>) {
    let Some((spec, place)) = points.meaning(point) else { return };
    let what = || format!("{place}/{}", spec.id);
    match &record.value {
        Value::Word(word) if spec.is_words() => open.put_word(point, word, record.at_ms, what),
        Value::Number(value) if !spec.is_words() => match in_unit(spec, &record.unit, *value) {
            Some(value) => open.put(point, value, record.at_ms, what),
            None => open.fault(FaultKind::WrongUnit, &format!("{}: {}", what(), record.unit)),
        },
        _ => open.fault(FaultKind::NotANumber, &what()),
    }
}

/// A value in the metric's unit; one without a unit is taken to be.
pub(super) fn in_unit(spec: &MetricSpec, unit: &str, value: f64) -> Option<f32> {
    let conversion = if unit.is_empty() { Some(Conversion::NONE) } else { Conversion::between(unit, &spec.unit) };
    conversion.map(|conversion| conversion.of(value) as f32)
}

#[cfg(test)]
mod tests;
