//! Rules: how what is measured becomes a colour, a word, an alarm.

use serde::{Deserialize, Serialize};

use super::{Bilingual, MetricSpec, PlaceKind};

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

/// A value worked out from metrics, and the bands that it falls into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub name: Bilingual,
    /// A formula over the place's metrics, such as `occupancy` or `power / mean_power`: see [`super::Formula`].
    pub value: String,
    /// Unit of the value, as SenML writes it; `/` is a share, shown as per cent.
    #[serde(default)]
    pub unit: String,
    /// What it is asked of; of everything that has all the values, if left out.
    #[serde(default)]
    pub of: Vec<RuleTarget>,
    /// How far a value must fall below a band's lower end before it leaves the band again, in the value's unit: so a
    /// value that wavers about an end raises one alarm, not a hundred.
    #[serde(default)]
    pub hysteresis: f64,
    #[serde(default)]
    pub icon: RuleIcon,
    pub source: String,
    /// In rising order; the last one has no upper end.
    pub bands: Vec<Band>,
}

/// Places that a rule can be asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleTarget {
    Building,
    Floor,
    Hall,
    Room,
    Row,
    Rack,
}

/// What stands before a rule's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleIcon {
    #[default]
    Gauge,
    People,
    Power,
    Temperature,
    Load,
    Calendar,
    Crane,
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
    /// Whether somebody must be told, and how urgently.
    #[serde(default)]
    pub alarm: Option<Urgency>,
}

/// How urgent an alarm is, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Notice,
    Warning,
    Critical,
}

impl Rules {
    /// Ids of the metrics whose readings are numbers: what a formula may hold.
    pub fn numbers(&self) -> impl Iterator<Item = &str> + Clone {
        self.metrics.iter().filter(|metric| !metric.is_words()).map(|metric| metric.id.as_str())
    }
}

impl RuleTarget {
    /// `None` for kinds that no rule is asked of.
    pub fn of(kind: PlaceKind) -> Option<Self> {
        Some(match kind {
            PlaceKind::Building => Self::Building,
            PlaceKind::Floor => Self::Floor,
            PlaceKind::Hall => Self::Hall,
            PlaceKind::Room => Self::Room,
            PlaceKind::Row => Self::Row,
            PlaceKind::Rack => Self::Rack,
            _ => return None,
        })
    }
}
