//! When something is built.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The days on which a building, or the ground around it, comes to be. Each stands for its midnight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Construction {
    /// Before it there is nothing but levelled ground.
    pub begun: Date,
    /// From here on the structure stands at its full height; until then it rises storey by storey.
    pub topped: Date,
    /// From here on people and machines are in it.
    pub done: Date,
    /// Key into the park's `sources`: who says so.
    pub source: String,
}
