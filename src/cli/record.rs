//! `record`: writes down every reading of a feed.
//!
//! `--json` has `path`, `readings`, `bytes`, `lost` (readings for which the disk was too slow) and `feed`, as `state` has
//! it.

use std::{
    fs::File,
    io::BufWriter,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Serialize;

use super::{
    Context,
    answer::{refuse, say, say_json},
    feed_answer::FeedAnswer,
    feed_args::BrokerArgs,
    open_scene::open_scene,
    view_args::{Feed, parse_feed},
};
use crate::{feeds::Recorder, twin::Points};

/// Readings that may wait for the disk: half a minute of a large park.
const WAITING: usize = 1 << 20;
/// What is written is safe after this long, at the latest.
const FLUSH_EVERY: Duration = Duration::from_secs(5);
const TELL_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug, Args)]
pub(super) struct RecordArgs {
    #[arg(long, value_name = "FEED", value_parser = parse_feed)]
    feed: Feed,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    seconds: Option<u32>,
    #[command(flatten)]
    broker: BrokerArgs,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    path: String,
    readings: u64,
    bytes: u64,
    lost: u64,
    feed: FeedAnswer,
}

/// Records until its seconds are over, or until it is ended: what was written by then can be read.
pub(super) fn record(args: &RecordArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => Arc::new(park),
        Err(code) => return Ok(code),
    };
    let Feed::Mqtt(_) = &args.feed else { return Ok(refuse(&words.get("record-needs-broker"))) };
    let points = Arc::new(Points::new(&park));
    let mut open = match args.broker.open(&args.feed, &park, &points, words) {
        Ok(Some(open)) => open,
        Ok(None) => return Ok(refuse(&words.get("record-needs-broker"))),
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let path = args.out.display().to_string();
    let file = File::create(&args.out).with_context(|| path.clone())?;
    let mut recorder = Recorder::new(BufWriter::new(file), &park.id, points).with_context(|| path.clone())?;
    let tap = open.mailbox.tap(WAITING);
    let began = Instant::now();
    let end = args.seconds.map(|seconds| began + Duration::from_secs(seconds.into()));
    let (mut flushed, mut told) = (began, began);
    while end.is_none_or(|end| Instant::now() < end) {
        for tapped in tap.take(Duration::from_millis(100)) {
            recorder.push(&tapped).with_context(|| path.clone())?;
        }
        let now = Instant::now();
        if now - flushed >= FLUSH_EVERY {
            flushed = now;
            recorder.flush().with_context(|| path.clone())?;
        }
        if now - told >= TELL_EVERY {
            told = now;
            let values = [("readings", recorder.readings().into()), ("bytes", recorder.bytes().into())];
            eprintln!("{}  {}", words.format("record-second", &values), open.running.status().describe(words));
        }
    }
    let status = open.running.status();
    open.running.stop();
    for tapped in tap.take(Duration::ZERO) {
        recorder.push(&tapped).with_context(|| path.clone())?;
    }
    recorder.flush().with_context(|| path.clone())?;
    if recorder.readings() == 0 && !status.is_connected() {
        return Ok(refuse(&status.describe(words)));
    }
    let feed = FeedAnswer::new(&status, &open.mailbox);
    let (readings, bytes, lost) = (recorder.readings(), recorder.bytes(), tap.lost());
    if args.json {
        say_json(&Answer { path, readings, bytes, lost, feed })?;
    } else {
        let values =
            [("path", path.into()), ("readings", readings.into()), ("bytes", bytes.into()), ("lost", lost.into())];
        say(&words.format("record-done", &values))?;
        feed.lines(words).iter().try_for_each(|line| say(line))?;
    }
    Ok(ExitCode::SUCCESS)
}
