//! How the park shows itself where nobody is there to help: `showroom.ron`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// `showroom.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Showroom {
    pub format: (u32, u32),
    /// The tour that plays while nobody is there, by its id; none without one.
    #[serde(default)]
    pub attract: Option<String>,
    /// Where every visitor begins, a named view; the first one if left out.
    #[serde(default)]
    pub home: Option<String>,
    /// After so long without a touch it begins anew, seconds, 10 to 3,600.
    #[serde(default = "idle_secs")]
    pub idle_secs: f64,
    /// The day that every visitor sees; today if left out.
    #[serde(default)]
    pub day: Option<Date>,
    /// The time of day, `HH:MM`.
    #[serde(default = "time")]
    pub time: String,
}

fn idle_secs() -> f64 {
    45.0
}

fn time() -> String {
    "10:00".to_owned()
}

impl Default for Showroom {
    fn default() -> Self {
        Self { format: (0, 0), attract: None, home: None, idle_secs: idle_secs(), day: None, time: time() }
    }
}
