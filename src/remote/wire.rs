//! What phones say, read strictly: one JSON object a message, with the fields that it must have and no others.

use serde_json::{Map, Value};

use super::{RemoteAsk, refusal::Refusal};

/// The longest id of a tour or an overlay, bytes.
const LONGEST_ID: usize = 128;
/// The last stop's number that can be asked for.
const LAST_STOP: u64 = 9_999;
/// The largest `n`: what JavaScript counts to without a gap.
const LARGEST_N: u64 = (1 << 53) - 1;

/// The first message: who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hello {
    Token(String),
    Session(String),
}

/// Why a message was not taken, with its `n` as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unread {
    pub n: Option<u64>,
    pub why: Refusal,
}

/// Reads the first message.
///
/// # Errors
/// It is anything but a hello with a token or a session.
pub(super) fn read_hello(text: &str) -> Result<Hello, Refusal> {
    let mut fields = Fields::read(text).map_err(|_| Refusal::HelloFirst)?;
    if fields.take("do").and_then(|word| word.as_str().map(|word| word == "hello")) != Some(true) {
        return Err(Refusal::HelloFirst);
    }
    let hello = match (fields.take("token"), fields.take("session")) {
        (Some(Value::String(token)), None) => Hello::Token(token),
        (None, Some(Value::String(session))) => Hello::Session(session),
        _ => return Err(Refusal::HelloFirst),
    };
    fields.end().map(|()| hello)
}

/// Reads an ask and its `n`, the phone's own number of it.
///
/// # Errors
/// The message is not an ask of the protocol.
pub(super) fn read_ask(text: &str) -> Result<(u64, RemoteAsk), Unread> {
    let mut fields = Fields::read(text).map_err(|why| Unread { n: None, why })?;
    let n = fields.take("n").map(|n| n.as_u64().filter(|n| *n <= LARGEST_N));
    let Some(Some(n)) = n else {
        let why = if n.is_none() { Refusal::MissingField("n") } else { Refusal::WrongField("n") };
        return Err(Unread { n: None, why });
    };
    let ask = fields.ask().and_then(|ask| fields.end().map(|()| ask));
    ask.map(|ask| (n, ask)).map_err(|why| Unread { n: Some(n), why })
}

/// The fields of a message that are still to be read.
struct Fields(Map<String, Value>);

impl Fields {
    fn read(text: &str) -> Result<Self, Refusal> {
        match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            _ => Err(Refusal::NotJson),
        }
    }

    fn ask(&mut self) -> Result<RemoteAsk, Refusal> {
        let word = self.need("do", |value| value.as_str().map(str::to_owned))?;
        Ok(match word.as_str() {
            "before" => RemoteAsk::Before,
            "after" => RemoteAsk::After,
            "go" => RemoteAsk::Go(self.need("stop", stop_number)?),
            "play" => RemoteAsk::Play(self.need("on", Value::as_bool)?),
            "rejoin" => RemoteAsk::Rejoin,
            "start" => RemoteAsk::Start(self.need("tour", id)?),
            "end" => RemoteAsk::End,
            "overlay" => RemoteAsk::Overlay(self.need("id", |value| or_null(value, id))?),
            "freeze" => RemoteAsk::Freeze(self.need("on", Value::as_bool)?),
            "black" => RemoteAsk::Black(self.need("on", Value::as_bool)?),
            "spot" => RemoteAsk::Spot(self.need("at", |value| or_null(value, spot))?),
            _ => return Err(Refusal::UnknownAsk),
        })
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    fn need<T>(&mut self, name: &'static str, read: impl FnOnce(&Value) -> Option<T>) -> Result<T, Refusal> {
        let value = self.take(name).ok_or(Refusal::MissingField(name))?;
        read(&value).ok_or(Refusal::WrongField(name))
    }

    fn end(&self) -> Result<(), Refusal> {
        self.0.keys().next().map_or(Ok(()), |name| Err(Refusal::UnknownField(name.clone())))
    }
}

/// `Some(None)` for null.
fn or_null<T>(value: &Value, read: impl FnOnce(&Value) -> Option<T>) -> Option<Option<T>> {
    if value.is_null() { Some(None) } else { read(value).map(Some) }
}

fn stop_number(value: &Value) -> Option<usize> {
    value.as_u64().filter(|stop| *stop <= LAST_STOP).and_then(|stop| usize::try_from(stop).ok())
}

fn id(value: &Value) -> Option<String> {
    let is_id = |text: &&str| !text.is_empty() && text.len() <= LONGEST_ID && !text.chars().any(char::is_control);
    value.as_str().filter(is_id).map(str::to_owned)
}

fn spot(value: &Value) -> Option<[f32; 2]> {
    let [x, y] = value.as_array()?.as_slice() else { return None };
    Some([share(x)?, share(y)?])
}

/// 0 to 1.
fn share(value: &Value) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "a share needs no more than six digits")]
    value.as_f64().filter(|share| (0.0..=1.0).contains(share)).map(|share| share as f32)
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
