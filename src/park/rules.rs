//! Rules: how a metric becomes a colour.

use serde::{Deserialize, Serialize};

use super::{Bilingual, MetricSpec};

/// `rules.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub format: (u32, u32),
    /// What is measured, in the order of the panels.
    #[serde(default)]
    pub metrics: Vec<MetricSpec>,
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// A metric, and the bands that it falls into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub name: Bilingual,
    pub metric: Metric,
    pub source: String,
    /// In rising order; the last one has no upper end.
    pub bands: Vec<Band>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// People present ÷ capacity, 0 to 1.
    Occupancy,
    /// People present.
    People,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Values below this fall in; the last band leaves it out.
    #[serde(default)]
    pub below: Option<f64>,
    pub name: Bilingual,
    /// sRGB, `#rrggbb`.
    pub colour: String,
}
