//! What planners ask for: productions that want a studio, as written in a file.

use serde::{Deserialize, Serialize};

use super::days::DaySpan;
use crate::park::Bilingual;

/// The format of a file of requests that this program reads.
pub const REQUESTS_FORMAT: (u32, u32) = (1, 0);

/// A file of requests, RON or JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestsFile {
    pub format: (u32, u32),
    pub requests: Vec<Request>,
}

/// One production that wants one space for some days in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub id: String,
    #[serde(default)]
    pub name: Bilingual,
    /// At least, m².
    pub area_m2: f64,
    /// In a row, 1 or more.
    pub days: u32,
    /// The earliest first day, and the latest last day.
    pub window: DaySpan,
    #[serde(default)]
    pub needs: Needs,
    /// How much it counts when not all can be placed; 1 to [`MOST_WEIGHT`].
    #[serde(default = "one")]
    pub weight: u32,
    /// People whom it brings; left out, they follow from the area.
    #[serde(default)]
    pub crew: Option<u32>,
}

/// The largest weight of a request.
pub const MOST_WEIGHT: u32 = 1_000_000;

fn one() -> u32 {
    1
}

/// What a space must have, beside its area. A 0 asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Needs {
    /// Some screen stands in it.
    pub screens: bool,
    /// One screen is at least so wide, along its arc, metres.
    pub screen_width_m: f64,
    /// The same screen is at least so high, metres.
    pub screen_height_m: f64,
    /// Clear height of its lowest room, metres.
    pub clear_height_m: f64,
}

/// What is wrong with a request as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestFault {
    /// It has no id.
    IdEmpty,
    /// An earlier request of the file has the same id.
    IdTwice,
    /// Its area is no number above 0.
    AreaUnsound,
    /// It asks for no day.
    DaysZero,
    /// Its window ends before it begins.
    WindowReversed,
    /// A measure that it needs is no number, or below 0.
    NeedsUnsound,
    /// Its weight is 0 or above [`MOST_WEIGHT`].
    WeightUnsound,
}

impl Request {
    /// The first thing that is wrong with it by itself.
    pub fn fault(&self) -> Option<RequestFault> {
        let Needs { screen_width_m, screen_height_m, clear_height_m, .. } = self.needs;
        let sound = |length_m: f64| length_m.is_finite() && length_m >= 0.0;
        if self.id.trim().is_empty() {
            Some(RequestFault::IdEmpty)
        } else if !(self.area_m2.is_finite() && self.area_m2 > 0.0) {
            Some(RequestFault::AreaUnsound)
        } else if self.days == 0 {
            Some(RequestFault::DaysZero)
        } else if self.window.from > self.window.to {
            Some(RequestFault::WindowReversed)
        } else if ![screen_width_m, screen_height_m, clear_height_m].into_iter().all(sound) {
            Some(RequestFault::NeedsUnsound)
        } else if !(1..=MOST_WEIGHT).contains(&self.weight) {
            Some(RequestFault::WeightUnsound)
        } else {
            None
        }
    }
}
