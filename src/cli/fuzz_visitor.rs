//! `fuzz-visitor`: a showroom in the hands of a visitor who does anything, without a screen.
//!
//! `--json`: `events`, `frames`, `simulated_s`, `wall_s`, `resets`, `reset_states` (1 is right), `faults` (a list of
//! sentences), `memory_begin_mb` (once warm), `memory_end_mb`, `memory_growth` (a share).

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    Context,
    answer::{Number, say, say_json},
    start::launch_of_park,
    view_args::{ModeArg, ViewArgs},
};
use crate::fuzz::{FuzzOrder, FuzzReport, fuzz_visitor};

#[derive(Clone, Debug, Args)]
pub(super) struct FuzzArgs {
    /// Touches, drags, keys and window events.
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    events: u64,
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Goes on for at least so many hours of the showroom's time.
    #[arg(id = "soak-h", long, value_name = "HOURS", default_value_t = 0.0)]
    soak_h: f64,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    events: u64,
    frames: u64,
    simulated_s: Number,
    wall_s: Number,
    resets: u64,
    reset_states: usize,
    faults: &'a [String],
    memory_begin_mb: Number,
    memory_end_mb: Number,
    memory_growth: Number,
}

/// Exit code 0 nothing went wrong, 1 something did, 2 the scene cannot be read.
pub(super) fn fuzz(args: &FuzzArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let of = ViewArgs { mode: ModeArg::Kiosk, ..ViewArgs::default() };
    let launch = match launch_of_park(&of, context) {
        Ok((launch, _)) => launch,
        Err(code) => return Ok(code),
    };
    let FuzzArgs { events, seed, soak_h, .. } = *args;
    let report = fuzz_visitor(launch, FuzzOrder { events, seed, soak_h });
    let FuzzReport { frames, resets, reset_states, memory_begin_mb, memory_end_mb, .. } = report;
    let growth = if memory_begin_mb > 0.0 { memory_end_mb / memory_begin_mb - 1.0 } else { 0.0 };
    if args.json {
        say_json(&Answer {
            events: report.events,
            frames,
            simulated_s: Number::rounded(report.simulated_secs, 0),
            wall_s: Number::rounded(report.wall_secs, 1),
            resets,
            reset_states,
            faults: &report.faults,
            memory_begin_mb: Number::rounded(memory_begin_mb, 1),
            memory_end_mb: Number::rounded(memory_end_mb, 1),
            memory_growth: Number::rounded(growth, 4),
        })?;
    } else {
        let values = [
            ("events", report.events.into()),
            ("frames", frames.into()),
            ("hours", format!("{:.1}", report.simulated_secs / 3_600.0).into()),
            ("resets", resets.into()),
            ("states", reset_states.into()),
            ("growth", format!("{:.1}", growth * 100.0).into()),
        ];
        say(&words.format("fuzz-done", &values))?;
        report.faults.iter().try_for_each(|fault| say(&format!("  {fault}")))?;
    }
    let well = report.faults.is_empty() && reset_states <= 1;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
