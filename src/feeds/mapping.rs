//! Messages of gateways that speak their own JSON, read by the scene's `feeds.ron`. Made ready once.

use jiff::tz::TimeZone;
use serde_json::Value;

use super::{
    fault::FaultKind,
    mailbox::Mailbox,
    wire::{LARGEST_MESSAGE, in_unit},
};
use crate::{
    park::{MappedTime, MappedValue, Park, TimeWritten, TopicMapping},
    twin::{NoPoint, Points, time_zone},
};

/// All mappings of a park.
#[derive(Debug, Default)]
pub struct Mappings {
    mappings: Vec<Mapping>,
    zone: Option<TimeZone>,
}

#[derive(Debug)]
struct Mapping {
    levels: Vec<Level>,
    /// Of the place's id: text, or the number of a level of the topic.
    place: Vec<Piece>,
    values: Vec<MappedValue>,
    time: Option<MappedTime>,
    filter: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Level {
    Text(String),
    Any,
    /// This one and all that follow.
    Rest,
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Level(usize),
}

impl Mappings {
    /// Mappings that `park::check` found unusable are not in the park any more.
    pub fn new(park: &Park) -> Self {
        let mappings = park.feeds.mappings.iter().map(Mapping::new).collect();
        Self { mappings, zone: time_zone(&park.timezone).ok() }
    }

    /// What to subscribe to, each once.
    pub fn filters(&self) -> Vec<String> {
        let mut filters: Vec<String> = self.mappings.iter().map(|mapping| mapping.filter.clone()).collect();
        filters.sort();
        filters.dedup();
        filters
    }

    /// Puts what a message says into the mailbox; `false` if no mapping is for its topic.
    pub fn take(&self, topic: &str, payload: &[u8], now_ms: i64, points: &Points, mailbox: &Mailbox) -> bool {
        let levels: Vec<&str> = topic.split('/').collect();
        let Some(mapping) = self.mappings.iter().find(|mapping| mapping.fits(&levels)) else { return false };
        let json = if payload.len() > LARGEST_MESSAGE { None } else { Some(serde_json::from_slice::<Value>(payload)) };
        let mut open = mailbox.open(topic, now_ms);
        open.message(payload.len());
        let json = match json {
            None => {
                open.fault(FaultKind::TooLarge, &format!("{} bytes", payload.len()));
                return true;
            }
            Some(Err(error)) => {
                open.fault(FaultKind::Malformed, &error.to_string());
                return true;
            }
            Some(Ok(json)) => json,
        };
        let place = mapping.place(&levels);
        let Some(at_ms) = mapping.moment(&json, now_ms, self.zone.as_ref()) else {
            open.fault(FaultKind::Malformed, mapping.time.as_ref().map_or("", |time| &time.pointer));
            return true;
        };
        let mut found = false;
        for value in &mapping.values {
            // A message may hold some of the values only.
            let Some(said) = json.pointer(&value.pointer) else { continue };
            found = true;
            let name = || format!("{place}/{}", value.metric);
            let point = match points.find(&place, &value.metric) {
                Ok(point) => point,
                Err(NoPoint::Place) => {
                    open.fault(FaultKind::UnknownPlace, &place);
                    continue;
                }
                Err(NoPoint::Metric) => {
                    open.fault(FaultKind::UnknownMetric, &name());
                    continue;
                }
            };
            let Some((spec, _)) = points.meaning(point) else { continue };
            match (spec.is_words(), said) {
                (true, Value::String(word)) => open.put_word(point, word, at_ms, name),
                (false, said) if number(said).is_some() => {
                    let number = number(said).unwrap_or_default() * value.scale + value.offset;
                    match in_unit(spec, value.unit.as_deref().unwrap_or_default(), number) {
                        Some(number) => open.put(point, number, at_ms, name),
                        None => open.fault(FaultKind::WrongUnit, &name()),
                    }
                }
                _ => open.fault(FaultKind::NotANumber, &name()),
            }
        }
        if !found {
            let pointers: Vec<&str> = mapping.values.iter().map(|value| value.pointer.as_str()).collect();
            open.fault(FaultKind::Malformed, &format!("no {}", pointers.join(", ")));
        }
        true
    }
}

/// Many gateways write numbers as texts.
fn number(said: &Value) -> Option<f64> {
    match said {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

impl Mapping {
    fn new(mapping: &TopicMapping) -> Self {
        let name_of = |level: &str| level.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map(str::to_owned);
        let names: Vec<Option<String>> = mapping.topic.split('/').map(name_of).collect();
        let levels = mapping.topic.split('/').zip(&names).map(|(level, name)| match level {
            "#" => Level::Rest,
            "+" => Level::Any,
            _ if name.is_some() => Level::Any,
            text => Level::Text(text.to_owned()),
        });
        let place = mapping.place.split('/').map(|part| {
            let at = name_of(part).and_then(|name| names.iter().position(|level| level.as_ref() == Some(&name)));
            at.map_or_else(|| Piece::Text(part.to_owned()), Piece::Level)
        });
        let filter: Vec<&str> = mapping
            .topic
            .split('/')
            .zip(&names)
            .map(|(level, name)| if name.is_some() { "+" } else { level })
            .collect();
        Self {
            levels: levels.collect(),
            place: place.collect(),
            values: mapping.values.clone(),
            time: mapping.time.clone(),
            filter: filter.join("/"),
        }
    }

    fn fits(&self, topic: &[&str]) -> bool {
        let open_ended = self.levels.last() == Some(&Level::Rest);
        let fixed = self.levels.len() - usize::from(open_ended);
        let long_enough = if open_ended { topic.len() >= fixed } else { topic.len() == fixed };
        long_enough
            && self.levels.iter().zip(topic).all(|(level, said)| match level {
                Level::Text(text) => text == said,
                Level::Any | Level::Rest => true,
            })
    }

    fn place(&self, topic: &[&str]) -> String {
        let pieces: Vec<&str> = self
            .place
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Level(at) => topic.get(*at).copied().unwrap_or_default(),
            })
            .collect();
        pieces.join("/")
    }

    /// When the message was made, milliseconds since 1970; `None` where it does not say it as it should.
    fn moment(&self, json: &Value, now_ms: i64, zone: Option<&TimeZone>) -> Option<i64> {
        let Some(time) = &self.time else { return Some(now_ms) };
        let said = json.pointer(&time.pointer)?;
        match time.written {
            TimeWritten::Seconds => {
                number(said).filter(|secs| secs.is_finite()).map(|secs| (secs * 1000.0).round() as i64)
            }
            TimeWritten::Milliseconds => number(said).filter(|ms| ms.is_finite()).map(|ms| ms.round() as i64),
            TimeWritten::Iso => {
                let text = said.as_str()?.trim();
                let exact = text.parse::<jiff::Timestamp>().ok();
                let local =
                    || Some(text.parse::<jiff::civil::DateTime>().ok()?.to_zoned(zone?.clone()).ok()?.timestamp());
                exact.or_else(local).map(jiff::Timestamp::as_millisecond)
            }
        }
    }
}

#[cfg(test)]
mod tests;
