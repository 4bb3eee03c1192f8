//! A variant of the park: today's occupation, the plan's for another year, or what a planner would change.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Change};

/// A file in `scenarios/`, by custom `<id>.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub format: (u32, u32),
    pub id: String,
    pub name: Bilingual,
    #[serde(default)]
    pub what: Option<Bilingual>,
    /// Share of the full staff, 0 to 1.
    pub staff_factor: f64,
    /// Share of the racks that are installed, 0 to 1; the first in the order of halls, rows and numbers.
    #[serde(default = "all")]
    pub racks_installed: f64,
    /// Key into the park's `sources`.
    pub source: String,
    /// The scenario that it builds on, by its id: that one's changes come before its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// What it changes of the park, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

impl Scenario {
    /// The same life in a park that it leaves as it is.
    pub(super) fn unchanging(&self) -> Self {
        Self { base: None, changes: Vec::new(), ..self.clone() }
    }
}

fn all() -> f64 {
    1.0
}
