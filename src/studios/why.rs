//! Why a request has no place, and what would give it one.

use serde::Serialize;

use super::{days::DaySpan, obstacle::Obstacle, request::RequestFault};
use crate::park::PlaceId;

/// Why a request has no place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Why {
    /// It cannot be understood as it is written.
    Faulty { fault: RequestFault },
    /// No space of any mode is so large.
    TooLarge { area_m2: f64, largest_m2: f64 },
    /// No space that is large enough has all that it needs.
    NeedsUnmet { needs: Vec<Need> },
    /// Its window within the horizon is shorter than its days.
    WindowTooShort { days: u32, window_days: u32, within_horizon_days: u32 },
    /// The best candidate is taken.
    Taken { candidate: Candidate, obstacles: Vec<Obstacle> },
}

/// The space and days with the fewest obstacles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    pub rooms: Vec<PlaceId>,
    pub area_m2: f64,
    pub days: DaySpan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    Screens,
    ScreenSize,
    ClearHeight,
}

/// A change of the request with which it would have a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Remedy {
    /// Its window ends so many days later.
    Later { by_days: u32, candidate: Candidate },
    /// Its window begins so many days earlier.
    Earlier { by_days: u32, candidate: Candidate },
    /// It takes fewer days, in its window.
    FewerDays { days: u32, candidate: Candidate },
    /// It takes less area, in its window.
    SmallerArea { area_m2: f64, candidate: Candidate },
}
