//! Named cameras.

use serde::{Deserialize, Serialize};

use super::{Bilingual, Moment, PlaceId, ViewGroup, Weather};

/// A named camera. Metres, y up; degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedView {
    pub id: String,
    pub name: Bilingual,
    pub eye: (f64, f64, f64),
    pub target: (f64, f64, f64),
    /// Vertical field of view.
    #[serde(default = "fov_deg")]
    pub fov_deg: f64,
    /// Buildings without their roof, and floors with nothing above them, so that one sees in.
    #[serde(default)]
    pub open: Vec<PlaceId>,
    /// Partition mode to show, by building.
    #[serde(default)]
    pub modes: Vec<(PlaceId, String)>,
    /// Time of day to show, `HH:MM`, if it matters.
    #[serde(default)]
    pub time: Option<String>,
    /// Moment of the day to show, if it matters; counts more than `time`.
    #[serde(default)]
    pub moment: Option<Moment>,
    /// Weather to show, if it matters.
    #[serde(default)]
    pub weather: Option<Weather>,
    /// The group that it is offered in; what it looks like, if it says none.
    #[serde(default)]
    pub group: Option<ViewGroup>,
    /// Whether the floors of what is open stand apart, one over the other.
    #[serde(default)]
    pub spread: bool,
}

fn fov_deg() -> f64 {
    45.0
}
