//! A variant of the park's life: today's occupation, or the plan's for another year.

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// `scenarios/<id>.ron`.
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
    pub source: String,
}

fn all() -> f64 {
    1.0
}
