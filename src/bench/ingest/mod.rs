//! `yungu bench --ingest`: how much a feed may bring, how soon it is shown, and how long a jump in time takes.
//!
//! No picture is drawn: what a frame of one takes is the other measurement's affair (`mod@super`).

mod arrival;
mod jumps;
mod readings;
mod stage;
mod watched;

use std::sync::Arc;

use crate::{
    feeds::{Broker, StartError, Status},
    launch::Launch,
    park::Park,
};

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct IngestOrder {
    /// Seconds of data taken in, messages waited for, and jumps: so many of each.
    pub rounds: usize,
    /// Messages go through this broker; without one they are handed over within the process.
    pub broker: Option<Broker>,
}

/// What was measured. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingested {
    pub racks: usize,
    /// Measuring points: metrics by place.
    pub points: usize,
    /// Readings that were applied, over all rounds.
    pub readings: u64,
    /// Median of the rounds.
    pub readings_per_s: f64,
    pub messages: usize,
    pub reading_to_state_ms_median: f64,
    pub reading_to_state_ms_p99: f64,
    pub jumps: usize,
    pub jump_ms_median: f64,
    pub jump_ms_p99: f64,
}

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    #[error("nothing is measured in this park")]
    NothingMeasured,
    #[error("the broker is out of reach")]
    Broker(Status),
    #[error("a message was sent, and its value not shown within {0} s")]
    NotShown(u64),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("no such time")]
    Time(#[from] jiff::Error),
}

/// Measures all three, one after the other.
pub fn ingest(launch: &Launch, park: &Arc<Park>, order: &IngestOrder) -> Result<Ingested, IngestError> {
    let rate = readings::measure(park, launch, order.rounds)?;
    let arrivals = arrival::measure(park, launch, order)?;
    let jumps = jumps::measure(park, launch, order.rounds)?;
    Ok(Ingested {
        racks: park.rack_count(),
        points: rate.points,
        readings: rate.readings,
        readings_per_s: rate.per_s,
        messages: arrivals.len(),
        reading_to_state_ms_median: super::at_share(&arrivals, 0.5),
        reading_to_state_ms_p99: super::at_share(&arrivals, 0.99),
        jumps: jumps.len(),
        jump_ms_median: super::at_share(&jumps, 0.5),
        jump_ms_p99: super::at_share(&jumps, 0.99),
    })
}

/// In order, as shares of them are looked up.
fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}
