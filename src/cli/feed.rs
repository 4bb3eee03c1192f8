//! `feed`: publishes the simulated park to a broker, once a second.
//!
//! Each row of racks has a pack of its own, each place too, and `$about` says that all of it is simulated. `--json` has
//! `seconds` (published), `messages`, `arrived` (the broker says that it has them), `lost` (the connection broke first),
//! `refused` (there was none), `bytes` and `readings`.

use std::{
    collections::BTreeMap,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;
use clap::Args;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{
    Context,
    answer::{refuse, say, say_json},
    feed_args::BrokerArgs,
    open_scene::open_scenario,
    view_args::parse_time,
};
use crate::{
    feeds::{Publication, Publisher, Status, now_ms},
    park::{Park, Scenario},
    twin::{AHEAD_MS, DEFAULT_SEED, Simulator, parse_at},
    words::Words,
};

/// A broker that has not answered by then is told to the user.
const FIRST_ANSWER: Duration = Duration::from_secs(10);
/// How long the last messages may take to arrive.
const LAST_ARRIVAL: Duration = Duration::from_secs(10);

#[derive(Debug, Args)]
pub(super) struct FeedArgs {
    /// The broker's address, as text: it is not quoted where it is refused.
    #[arg(long, value_name = "URL")]
    to: String,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    seconds: Option<u32>,
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<String>,
    #[arg(long, value_name = "X", value_parser = parse_speed, default_value_t = 1.0)]
    speed: f64,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,
    #[command(flatten)]
    broker: BrokerArgs,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Default, Serialize)]
struct Answer {
    seconds: u32,
    messages: u64,
    arrived: u64,
    lost: u64,
    refused: u64,
    bytes: u64,
    readings: u64,
}

/// Publishes until its seconds are over; exit code 2 where the broker cannot be reached at first.
pub(super) fn feed(args: &FeedArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let (park, scenario) = match open_scenario(context, args.scenario.as_deref()) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let broker = match args.broker.broker(&args.to, words) {
        Ok(broker) => broker,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let begin = match &args.at {
        Some(text) => parse_at(text, &park.timezone)?,
        None => Timestamp::from_millisecond(now_ms().div_euclid(1000) * 1000)?,
    };
    let address = broker.address().to_string();
    let mut publisher = Publisher::start(broker)?;
    let status = publisher.wait_for_connection(FIRST_ANSWER);
    if !status.is_connected() {
        return Ok(refuse(&status.describe(words)));
    }
    eprintln!("{}", words.format("feed-begins", &[("to", address.into())]));
    let answer = publish(args, &publisher, &park, &scenario, begin, words);
    publisher.flush(LAST_ARRIVAL);
    let sent = publisher.sent();
    publisher.stop();
    let answer =
        Answer { messages: sent.messages, arrived: sent.arrived, lost: sent.lost, refused: sent.refused, ..answer };
    if args.json {
        say_json(&answer)?;
    } else {
        say(&words.format(
            "feed-done",
            &[
                ("seconds", answer.seconds.into()),
                ("messages", answer.messages.into()),
                ("arrived", answer.arrived.into()),
                ("readings", answer.readings.into()),
            ],
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn publish(
    args: &FeedArgs,
    publisher: &Publisher,
    park: &Park,
    scenario: &Scenario,
    begin: Timestamp,
    words: &Words,
) -> Answer {
    let simulator = Simulator::new(park);
    let publication = Publication::new(park, simulator.points().clone());
    let mut due: BTreeMap<String, i64> = BTreeMap::new();
    let intervals = publication.place_intervals();
    let mut answer = Answer::default();
    let mut since: Option<i64> = None;
    let started = Instant::now();
    for second in 0..args.seconds.unwrap_or(u32::MAX) {
        let next = started + Duration::from_secs(second.into());
        thread::sleep(next.saturating_duration_since(Instant::now()));
        let ahead = SignedDuration::try_from_secs_f64(f64::from(second) * args.speed).unwrap_or(SignedDuration::MAX);
        // The calendar ends long after every park.
        let Ok(at) = begin.checked_add(ahead) else { break };
        let state = simulator.state_at(scenario, args.seed, at);
        let at_ms = at.as_millisecond();
        let mut send = |topic: &str, payload: String| {
            answer.bytes += (topic.len() + payload.len()) as u64;
            answer.readings += payload.matches("\"n\":").count() as u64;
            publisher.publish(topic, payload);
        };
        // After a loss the broker may have forgotten all, so what seldom comes is told again.
        let connected = match publisher.status() {
            Status::Connected { since_ms } => Some(since_ms),
            _ => None,
        };
        if connected.is_some() && connected != since {
            let (topic, payload) = publication.about(&scenario.id, args.seed);
            send(&topic, payload);
            due.clear();
        }
        since = connected;
        let is_due = |metric: &str| due.get(metric).is_none_or(|due| at_ms >= *due);
        publication.places(&state, is_due, &mut send);
        for (metric, interval) in &intervals {
            if due.get(metric).is_none_or(|due| at_ms >= *due) {
                due.insert(metric.clone(), at_ms.saturating_add((interval * 1000.0) as i64));
            }
        }
        publication.racks(&state, &mut send);
        answer.seconds += 1;
        let sent = publisher.sent();
        let shown = publisher.status().describe(words);
        let values =
            [("second", answer.seconds.into()), ("messages", sent.messages.into()), ("arrived", sent.arrived.into())];
        eprintln!("{}  {shown}", words.format("feed-second", &values));
        if at_ms > now_ms().saturating_add(AHEAD_MS) && second % 60 == 0 {
            eprintln!("{}", words.get("feed-ahead"));
        }
    }
    answer
}

fn parse_speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok().filter(|speed| (0.0..=86_400.0).contains(speed));
    speed.ok_or_else(|| "a speed is a number from 0 to 86400: simulated seconds a second".to_owned())
}
