//! How many readings a second: bytes as they come from the wire → mailbox → board → the state that is shown.

use std::{hint::black_box, sync::Arc, time::Instant};

use jiff::ToSpan;

use super::{IngestError, sorted};
use crate::{
    bench::at_share,
    feeds::{Intake, Mailbox, Publication},
    launch::Launch,
    park::Park,
    twin::{Board, DEFAULT_SEED, Simulator},
};

pub(super) struct Rate {
    pub points: usize,
    pub readings: u64,
    pub per_s: f64,
}

/// Each round is a second of the whole park as `yungu feed` publishes it, every rack and place. The writing of the
/// messages is not timed.
pub(super) fn measure(park: &Arc<Park>, launch: &Launch, rounds: usize) -> Result<Rate, IngestError> {
    let simulator = Simulator::new(park);
    let points = simulator.points();
    let scenario = park.scenario(Some(&launch.scenario)).or_else(|| park.scenario(None));
    let scenario = scenario.ok_or(IngestError::NothingMeasured)?;
    let publication = Publication::new(park, points.clone());
    let mailbox = Arc::new(Mailbox::new(points.clone()));
    let mut intake = Intake::new(park, mailbox.clone());
    let mut board = Board::new(points);
    let mut rates = Vec::with_capacity(rounds);
    let mut at = launch.at;
    for _ in 0..rounds {
        at = at.checked_add(1.second())?;
        let now_ms = at.as_millisecond();
        let state = simulator.state_at(scenario, DEFAULT_SEED, at);
        let mut messages = Vec::new();
        let mut send = |topic: &str, payload: String| messages.push((topic.to_owned(), payload));
        publication.places(&state, |_| true, &mut send);
        publication.racks(&state, &mut send);
        let before = mailbox.counts().readings;
        let begun = Instant::now();
        for (topic, payload) in &messages {
            intake.take(topic, payload.as_bytes(), now_ms);
        }
        let drained = mailbox.drain(&mut board, points, now_ms);
        black_box(state.clone().overlaid(points, &board));
        let secs = begun.elapsed().as_secs_f64();
        // What was refused or overwritten is not applied.
        let applied = (mailbox.counts().readings - before).min(drained.points.len() as u64);
        rates.push(applied as f64 / secs);
    }
    let readings = mailbox.counts().readings;
    if readings == 0 {
        return Err(IngestError::NothingMeasured);
    }
    Ok(Rate { points: points.len(), readings, per_s: at_share(&sorted(rates), 0.5) })
}
