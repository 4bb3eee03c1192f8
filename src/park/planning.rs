//! What a plan is measured by: distances between buildings for fire's sake, parking, the power that a rack's watt takes.

use serde::{Deserialize, Serialize};

/// The year whose days are counted: from one to another the hours of sun differ by less than a minute.
pub const REFERENCE_YEAR: i16 = 2025;

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
    #[serde(default)]
    pub sunlight: Option<SunlightNeed>,
    #[serde(default)]
    pub production: Option<ProductionCase>,
}

/// How much sun dwellings must get on a day of winter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SunlightNeed {
    pub day: SunlightDay,
    /// Hours of true solar time between which sun counts.
    pub from_h: f64,
    pub to_h: f64,
    /// So many hours of sun.
    pub hours: f64,
    /// Height above each floor at which it is counted, metres: the window sill's.
    pub sill_m: f64,
    /// Uses that are dwellings, keys of the park's `uses`.
    pub dwellings: Vec<String>,
    pub source: String,
}

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SunlightDay {
    /// 大寒, when the sun's longitude is 300°: about 20 January.
    GreatCold,
    /// Month and day.
    On(i8, i8),
}

/// A production of which it is known what it brought to town; others are estimated in proportion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductionCase {
    pub people: u32,
    pub days: u32,
    /// Hotels in which they stayed, vehicles that they used, and what they spent in all, yuan.
    pub hotels: u32,
    pub vehicles: u32,
    pub spending_yuan: u64,
    pub source: String,
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
