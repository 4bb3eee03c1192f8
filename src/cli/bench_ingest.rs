//! `bench --ingest`: how much a feed may bring, how soon it is shown, how long a jump in time takes. Nothing is drawn.
//!
//! `--json` has `feed` (how the messages of the second measurement went: `in-process` or `mqtt`), `racks`, `points`
//! (metrics by place), and
//! - `readings` applied in all, and `readings_per_s`: rounds of a second of the whole park as `yungu feed` publishes it,
//!   from the bytes of its messages through mailbox and board to a state with all of them; the median of the rounds. The
//!   writing of the messages is not in it, nor is a network;
//! - `messages` waited for, `reading_to_state_ms_median`, `reading_to_state_ms_p99`: from the moment when a message is
//!   published until the program, without drawing at sixty frames a second, has a state with its value. Once a second
//!   the whole park comes in beside it. With `--feed mqtt://…` everything goes through that broker, which is then full of
//!   simulated data: use one for testing. A picture shows the state in the frame after, which takes as long as a frame;
//! - `jumps` made, `jump_ms_median`, `jump_ms_p99`: from the wish for a time within three years of `--at` until the
//!   program has the state of that time with its alarms, and every rule has judged every rack and place.
//!
//! `--rounds N` asks for so many of each. Milliseconds are rounded to thousandths.

use std::{process::ExitCode, sync::Arc};

use anyhow::Result;
use serde::Serialize;

use super::{
    answer::{Number, refuse, say, say_json},
    bench::BenchArgs,
    view_args::Feed,
};
use crate::{
    bench::{IngestError, IngestOrder, Ingested, ingest},
    launch::Launch,
    park::Park,
    words::Words,
};

#[derive(Serialize)]
struct Answer {
    feed: &'static str,
    racks: usize,
    points: usize,
    readings: u64,
    readings_per_s: Number,
    messages: usize,
    reading_to_state_ms_median: Number,
    reading_to_state_ms_p99: Number,
    jumps: usize,
    jump_ms_median: Number,
    jump_ms_p99: Number,
}

/// Measures and answers; exit code 2 where there is nothing to measure, or no broker.
pub(super) fn bench_ingest(args: &BenchArgs, launch: &Launch, park: &Arc<Park>, words: &Words) -> Result<ExitCode> {
    let (feed, broker) = match &args.of.feed {
        Feed::Sim => ("in-process", None),
        Feed::Mqtt(address) => match args.of.broker.broker(address, words) {
            Ok(broker) => ("mqtt", Some(broker)),
            Err(refusal) => return Ok(refuse(&refusal)),
        },
        Feed::Replay(_) => return Ok(refuse(&words.get("bench-ingest-no-replay"))),
    };
    let order = IngestOrder { rounds: args.rounds as usize, broker };
    let measured = match ingest(launch, park, &order) {
        Ok(measured) => measured,
        Err(IngestError::Broker(status)) => return Ok(refuse(&status.describe(words))),
        Err(IngestError::NothingMeasured) => return Ok(refuse(&words.get("bench-ingest-nothing"))),
        Err(error) => return Err(error.into()),
    };
    if args.json {
        say_json(&Answer::new(feed, &measured))?;
    } else {
        say(&as_text(&measured, words))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Answer {
    fn new(feed: &'static str, measured: &Ingested) -> Self {
        let rounded = |value: f64| Number::rounded(value, 3);
        Self {
            feed,
            racks: measured.racks,
            points: measured.points,
            readings: measured.readings,
            readings_per_s: Number::rounded(measured.readings_per_s, 0),
            messages: measured.messages,
            reading_to_state_ms_median: rounded(measured.reading_to_state_ms_median),
            reading_to_state_ms_p99: rounded(measured.reading_to_state_ms_p99),
            jumps: measured.jumps,
            jump_ms_median: rounded(measured.jump_ms_median),
            jump_ms_p99: rounded(measured.jump_ms_p99),
        }
    }
}

fn as_text(measured: &Ingested, words: &Words) -> String {
    let tenths = |value: f64| format!("{value:.1}");
    [
        words.format(
            "bench-ingest-rate",
            &[
                ("rate", measured.readings_per_s.round().into()),
                ("readings", (measured.readings as f64).into()),
                ("racks", measured.racks.into()),
            ],
        ),
        words.format(
            "bench-ingest-arrival",
            &[
                ("median", tenths(measured.reading_to_state_ms_median).into()),
                ("p99", tenths(measured.reading_to_state_ms_p99).into()),
                ("messages", measured.messages.into()),
            ],
        ),
        words.format(
            "bench-ingest-jump",
            &[
                ("median", tenths(measured.jump_ms_median).into()),
                ("p99", tenths(measured.jump_ms_p99).into()),
                ("jumps", measured.jumps.into()),
            ],
        ),
    ]
    .join("\n")
}
