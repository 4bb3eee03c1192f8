//! The values of every metric by place, for the answer of `state`.
//!
//! A number, a word, or null where there is none. What is measured at racks stands for rows, halls, floors and buildings
//! as their total; the racks themselves only where they are asked for.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::answer::Number;
use crate::{
    park::{Measured, PlaceId},
    twin::{Points, State},
};

/// Values by metric and place.
pub(super) type Metrics<'a> = BTreeMap<&'a str, BTreeMap<&'a PlaceId, MetricValue<'a>>>;

#[derive(Debug, PartialEq)]
pub(super) enum MetricValue<'a> {
    /// With as many digits as it was measured with.
    Measured(f32),
    Total(f64),
    Word(&'a str),
    Missing,
}

pub(super) fn metrics<'a>(points: &'a Points, state: &'a State, racks: bool) -> Metrics<'a> {
    let of = points.columns().iter().zip(&state.columns).map(|(known, column)| {
        let spec = &known.spec;
        let mut values = BTreeMap::new();
        if racks || spec.of == Measured::Places {
            values.extend(known.places.iter().enumerate().map(|(number, place)| {
                let value = match column.value(number) {
                    None => MetricValue::Missing,
                    Some(_) if spec.is_words() => column.word(number).map_or(MetricValue::Missing, MetricValue::Word),
                    Some(value) => MetricValue::Measured(value),
                };
                (place, value)
            }));
        }
        if spec.of == Measured::Racks {
            let totals = points
                .places_with_racks()
                .filter_map(|(place, parts)| Some((place, MetricValue::Total(column.total(spec.total, parts)?.0))));
            values.extend(totals);
        }
        (spec.id.as_str(), values)
    });
    of.collect()
}

impl Serialize for MetricValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Whole numbers up to here are exact.
            Self::Measured(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
                serializer.serialize_i64(*value as i64)
            }
            Self::Measured(value) => serializer.serialize_f32(*value),
            Self::Total(value) => Number::rounded(*value, 4).serialize(serializer),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Missing => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_they_were_measured() {
        let values = [
            MetricValue::Measured(5_123.0),
            MetricValue::Measured(0.63),
            MetricValue::Total(1.0 / 3.0),
            MetricValue::Word("F-05"),
            MetricValue::Missing,
        ];
        assert_eq!(serde_json::to_string(&values).unwrap(), r#"[5123,0.63,0.3333,"F-05",null]"#);
    }
}
