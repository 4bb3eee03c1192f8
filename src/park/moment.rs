//! Moments of a day that one goes to for their light, whatever the season makes of the clock.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The sun well above the hills.
    Morning,
    /// The sun at its highest.
    Noon,
    /// Lamps and windows are lit under a sky that is not yet dark.
    Dusk,
    /// Dark.
    Night,
}
