//! A visitor who does anything: random touches, drags, keys and window events on a showroom without a screen, and what
//! must hold whatever they do.

mod chance;
mod checks;
mod gestures;
mod stage;
#[cfg(test)]
mod tests;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use bevy::prelude::*;

use crate::{app::Attendance, launch::Launch};
use chance::Chance;
use checks::{Fault, Watch};
use gestures::Hands;

/// How much, and from which seed.
#[derive(Clone, Copy, Debug)]
pub struct FuzzOrder {
    pub events: u64,
    pub seed: u64,
    /// Simulated time for which it goes on at least, hours.
    pub soak_h: f64,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FuzzReport {
    pub events: u64,
    pub frames: u64,
    /// In the showroom's own time.
    pub simulated_secs: f64,
    pub wall_secs: f64,
    /// How often nobody was there for long enough.
    pub resets: u64,
    /// How many different states it began anew in: 1 is right.
    pub reset_states: usize,
    /// The first fault of each kind, with the frame in which it showed.
    pub faults: Vec<String>,
    /// Resident memory once warm, and at the end, MB.
    pub memory_begin_mb: f64,
    pub memory_end_mb: f64,
}

/// From this share of the run on memory is compared: before, caches fill.
const WARM: f64 = 0.1;

/// Does it.
pub fn fuzz_visitor(launch: Launch, order: FuzzOrder) -> FuzzReport {
    let began = Instant::now();
    let mut app = stage::open(launch);
    let mut chance = Chance::new(order.seed);
    let (mut hands, mut watch, mut report) = (Hands::default(), Watch::default(), FuzzReport::default());
    let soak_secs = order.soak_h * 3_600.0;
    while report.events < order.events || report.simulated_secs < soak_secs {
        let step_secs = if hands.is_away() { chance.between(0.3, 0.95) } else { chance.between(0.008, 0.12) };
        app.insert_resource(bevy::time::TimeUpdateStrategy::ManualDuration(Duration::from_secs_f64(step_secs)));
        report.events += hands.act(&mut app, &mut chance, step_secs);
        let done = catch_unwind(AssertUnwindSafe(|| app.update()));
        report.frames += 1;
        report.simulated_secs += step_secs;
        if let Err(panic) = done {
            let why =
                panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).into()));
            report.faults.push(format!("frame {}: panic: {}", report.frames, why.unwrap_or_default()));
            break;
        }
        for fault in watch.look(&mut app) {
            note(&mut report, fault);
        }
        let progress = (report.events as f64 / order.events.max(1) as f64).min(if soak_secs > 0.0 {
            report.simulated_secs / soak_secs
        } else {
            1.0
        });
        if report.memory_begin_mb == 0.0 && progress >= WARM {
            report.memory_begin_mb = memory_mb();
        }
    }
    report.memory_end_mb = memory_mb();
    (report.resets, report.reset_states) = watch.resets();
    report.wall_secs = began.elapsed().as_secs_f64();
    report
}

/// The first of each kind tells enough.
fn note(report: &mut FuzzReport, fault: Fault) {
    let line = format!("{fault:?}");
    let kind = line.split([' ', '(', '{']).next().unwrap_or_default().to_owned();
    if !report.faults.iter().any(|known| known.contains(&kind)) {
        report.faults.push(format!("frame {}: {line}", report.frames));
    }
}

fn memory_mb() -> f64 {
    memory_stats::memory_stats().map_or(0.0, |memory| memory.physical_mem as f64 / 1e6)
}

/// Whether a tour plays for nobody.
fn is_attracting(world: &World) -> bool {
    world.resource::<Attendance>().attracting
}
