//! What a plan is measured by: distances between buildings for fire's sake, parking, the power that a rack's watt takes.

use serde::{Deserialize, Serialize};

/// `planning` in `park.ron`. What is left out is not measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    #[serde(default)]
    pub fire: Option<FireSpacing>,
    #[serde(default)]
    pub parking: Vec<ParkingNeed>,
    /// Power usage effectiveness: power of the whole data centre ÷ power of its racks, 1 or more.
    #[serde(default)]
    pub pue: Option<Sourced>,
}

/// How far buildings must stand apart, metres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FireSpacing {
    /// A building of more than one storey counts as high above this, metres.
    pub high_m: f64,
    /// The same for dwellings, metres.
    pub dwelling_high_m: f64,
    /// Uses that are dwellings, keys of the park's `uses`.
    #[serde(default)]
    pub dwellings: Vec<String>,
    pub high_high_m: f64,
    pub high_low_m: f64,
    pub low_low_m: f64,
    /// Key into the park's `sources`.
    pub source: String,
}

/// Parking spaces that floors of some uses need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParkingNeed {
    /// Keys of the park's `uses`.
    pub uses: Vec<String>,
    /// Spaces for 100 m² of gross floor area.
    pub per_100_m2: f64,
    pub source: String,
}

/// A number with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced {
    pub value: f64,
    pub source: String,
}
