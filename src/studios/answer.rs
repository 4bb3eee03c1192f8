//! From a park and requests to a plan.

use serde::Serialize;
use thiserror::Error;

use super::{
    calendar::{Calendar, CalendarError},
    days::DaySpan,
    plan::Plan,
    planner::Planner,
    request::Request,
    solve::Effort,
};
use crate::park::Park;

/// The most requests of one plan.
pub const MOST_REQUESTS: usize = 1_000;

/// How a plan is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanOptions {
    /// The days that are planned.
    pub horizon: DaySpan,
    /// Whole days on which rooms beside moving partitions are empty; 0 where partitions move overnight.
    pub changeover_days: u32,
    /// Whether options may give way to requests; else they hold like firm bookings.
    pub displace_options: bool,
    pub effort: Effort,
}

impl PlanOptions {
    /// One day for a changeover, options hold.
    pub fn new(horizon: DaySpan) -> Self {
        Self { horizon, changeover_days: 1, displace_options: false, effort: Effort::default() }
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PlanError {
    #[error(transparent)]
    Calendar { error: CalendarError },
    #[error("{requests} requests; no more than {most} can be planned")]
    TooManyRequests { requests: usize, most: usize },
}

impl From<CalendarError> for PlanError {
    fn from(error: CalendarError) -> Self {
        Self::Calendar { error }
    }
}

/// Places the requests in the building with this id.
///
/// The order of the requests makes no difference: where all else is alike, ids decide.
pub fn answer(park: &Park, building: &str, requests: &[Request], options: &PlanOptions) -> Result<Plan, PlanError> {
    if requests.len() > MOST_REQUESTS {
        return Err(PlanError::TooManyRequests { requests: requests.len(), most: MOST_REQUESTS });
    }
    let calendar = Calendar::new(park, building, options.horizon, options.changeover_days)?;
    Ok(Planner::new(&calendar, requests, options).plan(options.effort))
}
