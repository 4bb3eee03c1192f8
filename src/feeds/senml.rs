//! SenML in JSON (RFC 8428): a pack of records, with what earlier records say of later ones filled in.
//!
//! Reads borrowed text and makes no copy of a name unless it is escaped. A field of the wrong type spoils its record, a
//! fault in the JSON the whole pack.

use std::{borrow::Cow, fmt};

use serde::{
    Deserializer,
    de::{Deserialize, DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor},
};

/// More records in one pack are not read: 1 MiB of the shortest ones would be a third of a million.
pub const MOST_RECORDS: usize = 50_000;
/// Names and units that are longer are not read, bytes; a base stands in every record, and must not multiply.
const LONGEST_NAME: usize = 400;
/// RFC 8428 §4.1: the version that this program understands.
const VERSION: f64 = 10.0;
/// RFC 8428 §4.5.3: times below this, in seconds, count from now.
const RELATIVE_BELOW_SECS: f64 = 268_435_456.0;

/// One record, resolved.
#[derive(Debug, PartialEq)]
pub struct Record<'a> {
    /// What stands before the name.
    pub base: Cow<'a, str>,
    pub name: Cow<'a, str>,
    /// Empty where none is given.
    pub unit: Cow<'a, str>,
    pub value: Value<'a>,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Number(f64),
    Word(Cow<'a, str>),
    /// Nothing that can be used: none at all, a boolean, data, a sum, or a value of another type than its field's.
    Other,
}

/// Why a pack is not read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("{0}")]
    Json(String),
    #[error("more than {MOST_RECORDS} records")]
    TooMany,
    #[error("a name or unit of more than {LONGEST_NAME} bytes")]
    LongName,
    #[error("SenML version {0}")]
    Version(f64),
}

/// What a record says, before anything is filled in.
#[derive(Default)]
struct Raw<'a> {
    base_name: Option<Cow<'a, str>>,
    base_unit: Option<Cow<'a, str>>,
    base_time: Option<f64>,
    base_value: Option<f64>,
    version: Option<f64>,
    name: Cow<'a, str>,
    unit: Option<Cow<'a, str>>,
    time: f64,
    value: Option<Loose<'a>>,
    /// A field that must be understood and is not, or one of the wrong type.
    spoilt: bool,
}

/// Any JSON value, as far as it matters.
enum Loose<'a> {
    Number(f64),
    Text(Cow<'a, str>),
    Other,
}

/// The records of a pack. `now_ms` is when it came.
///
/// # Errors
/// The text is no JSON list of objects, holds too many of them, or is of a later version of SenML.
pub fn read(payload: &[u8], now_ms: i64) -> Result<Vec<Record<'_>>, PackError> {
    let raw = parse(payload)?;
    let mut records = Vec::with_capacity(raw.len());
    let (mut base, mut base_unit) = (Cow::Borrowed(""), Cow::Borrowed(""));
    let (mut base_time, mut base_value) = (0.0, 0.0);
    for record in raw {
        base = record.base_name.unwrap_or(base);
        base_unit = record.base_unit.unwrap_or(base_unit);
        if base.len() > LONGEST_NAME || base_unit.len() > LONGEST_NAME {
            return Err(PackError::LongName);
        }
        base_time = record.base_time.unwrap_or(base_time);
        base_value = record.base_value.unwrap_or(base_value);
        if let Some(version) = record.version.filter(|version| *version > VERSION) {
            return Err(PackError::Version(version));
        }
        // Only says what holds for the others.
        if record.value.is_none() && record.name.is_empty() && !record.spoilt {
            continue;
        }
        let value = match record.value {
            Some(Loose::Number(value)) if !record.spoilt => Value::Number(base_value + value),
            Some(Loose::Text(word)) if !record.spoilt => Value::Word(word),
            _ => Value::Other,
        };
        records.push(Record {
            base: base.clone(),
            name: record.name,
            unit: record.unit.unwrap_or_else(|| base_unit.clone()),
            value,
            at_ms: moment(base_time + record.time, now_ms),
        });
    }
    Ok(records)
}

fn moment(secs: f64, now_ms: i64) -> i64 {
    // Beyond what i64 holds this gives its ends, and `NaN` 0.
    let ms = (secs * 1000.0).round() as i64;
    if secs < RELATIVE_BELOW_SECS { now_ms.saturating_add(ms) } else { ms }
}

fn parse(payload: &[u8]) -> Result<Vec<Raw<'_>>, PackError> {
    let mut json = serde_json::Deserializer::from_slice(payload);
    let mut full = false;
    let pack = json.deserialize_seq(Pack { full: &mut full });
    let pack = pack.and_then(|pack| json.end().map(|()| pack));
    pack.map_err(|error| if full { PackError::TooMany } else { PackError::Json(error.to_string()) })
}

struct Pack<'f> {
    full: &'f mut bool,
}

impl<'de> Visitor<'de> for Pack<'_> {
    type Value = Vec<Raw<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a SenML pack, a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut records = Vec::new();
        while let Some(record) = list.next_element_seed(RecordSeed)? {
            if records.len() == MOST_RECORDS {
                *self.full = true;
                return Err(A::Error::custom("too many records"));
            }
            records.push(record);
        }
        Ok(records)
    }
}

struct RecordSeed;

impl<'de> DeserializeSeed<'de> for RecordSeed {
    type Value = Raw<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a SenML record, an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw<'de>, A::Error> {
        let mut raw = Raw::default();
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "n" => raw.set_text(map.next_value()?, |raw, text| raw.name = text),
                "v" => raw.set_value(map.next_value()?, |value| matches!(value, Loose::Number(_))),
                "vs" => raw.set_value(map.next_value()?, |value| matches!(value, Loose::Text(_))),
                "u" => raw.set_text(map.next_value()?, |raw, text| raw.unit = Some(text)),
                "t" => raw.set_number(map.next_value()?, |raw, value| raw.time = value),
                "bn" => raw.set_text(map.next_value()?, |raw, text| raw.base_name = Some(text)),
                "bt" => raw.set_number(map.next_value()?, |raw, value| raw.base_time = Some(value)),
                "bu" => raw.set_text(map.next_value()?, |raw, text| raw.base_unit = Some(text)),
                "bv" => raw.set_number(map.next_value()?, |raw, value| raw.base_value = Some(value)),
                "bver" => raw.set_number(map.next_value()?, |raw, value| raw.version = Some(value)),
                "vb" | "vd" | "s" => {
                    map.next_value::<IgnoredAny>()?;
                    raw.value = raw.value.or(Some(Loose::Other));
                }
                // RFC 8428 §4.4: a field whose name ends so must be understood.
                other => {
                    raw.spoilt |= other.ends_with('_');
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(raw)
    }
}

impl<'a> Raw<'a> {
    fn set_text(&mut self, loose: Loose<'a>, set: impl FnOnce(&mut Self, Cow<'a, str>)) {
        match loose {
            Loose::Text(text) => set(self, text),
            _ => self.spoilt = true,
        }
    }

    fn set_number(&mut self, loose: Loose<'a>, set: impl FnOnce(&mut Self, f64)) {
        match loose {
            Loose::Number(value) => set(self, value),
            _ => self.spoilt = true,
        }
    }

    fn set_value(&mut self, loose: Loose<'a>, sound: impl FnOnce(&Loose<'a>) -> bool) {
        self.spoilt |= !sound(&loose);
        self.value = Some(loose);
    }
}

/// Text that is borrowed unless it is escaped.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Loose::deserialize(deserializer)? {
            Loose::Text(text) => Ok(Self(text)),
            _ => Err(D::Error::invalid_type(Unexpected::Other("no text"), &"text")),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Loose<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(Loose::Other)
            }
            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(Loose::Number(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Loose::Number(value as f64))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(Loose::Number(value))
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Loose::Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Loose::Text(Cow::Owned(text.to_owned())))
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Loose::Other)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Loose::Other)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Loose::Other)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests;
