//! What is measured: at places of which kind, in which unit, how often, within which bounds.

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// Something that is measured at every place of a kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricSpec {
    /// Name in formulas and, as the last part of a record's name, on the wire.
    pub id: String,
    pub name: Bilingual,
    /// Unit of its readings, as SenML writes it (RFC 8428 §12.1, RFC 8798): `W`, `Cel`, `/`, `count`; empty for words.
    #[serde(default)]
    pub unit: String,
    pub of: Measured,
    /// What a row, a hall and a building make of their racks' values.
    #[serde(default)]
    pub total: Total,
    /// Seconds from one reading to the next. What is older than two of them is stale.
    pub interval_secs: f64,
    /// Readings outside of this are refused: the sensor is broken, or its unit another one.
    #[serde(default = "any_number")]
    pub range: (f64, f64),
    /// What the simulator says of it, where no feed does; nothing for what only a feed knows.
    #[serde(default)]
    pub simulated: Option<Simulated>,
    /// Key into the park's `sources`: who says what is usual.
    pub source: String,
}

/// Where a metric is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// At every rack.
    Racks,
    /// At every building, floor, hall and room.
    Places,
}

/// How values of many places become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Total {
    /// Not at all: words, for one.
    #[default]
    None,
    Sum,
    Mean,
    Max,
}

/// What the simulator knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Simulated {
    /// People present at a place.
    People,
    /// Electric power of a rack, W.
    Power,
    /// Temperature of the air before a rack's door, °C.
    Inlet,
    /// Share of a rack's computing power in use, 0 to 1.
    Load,
    /// Whose job runs in a rack: a place of the park, or nobody.
    Owner,
    /// Share of a place that is booked, 0 to 1: of what can be booked there, as far as any of it can.
    Booked,
    /// Share of a building that is built, 0 to 1.
    Built,
}

/// How the simulator lets racks work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RackLife {
    /// Key into the schedule's `profiles`: the share of full load by the hour.
    pub profile: String,
    /// Temperature of the air that the cooling supplies, °C.
    pub supply_c: f64,
    /// Whose jobs run, ids of places; each as often as the others.
    pub owners: Vec<String>,
    /// Hours that a job runs, least and most.
    pub job_hours: (f64, f64),
    pub source: String,
}

impl MetricSpec {
    /// Whether its readings are words, not numbers.
    pub fn is_words(&self) -> bool {
        self.unit.is_empty()
    }

    /// Readings older than this are stale, seconds.
    pub fn stale_after_secs(&self) -> f64 {
        2.0 * self.interval_secs
    }
}

fn any_number() -> (f64, f64) {
    (f64::MIN, f64::MAX)
}
