//! `state`: what happens in the park at a time.
//!
//! `--json` has `at` (with the park's offset), `scenario`, `seed`, `source` (`simulated`, `measured`, `recorded`),
//! `people` and `staff` of the whole park, `places` by id (buildings, floors, halls, rooms), each with `people` (null
//! where a feed counts and has said nothing of it), `capacity` and `by_group`, `metrics` by id, each with its values by place (see `metrics_answer`; `--racks` adds the
//! single racks), and `hash`, which is equal for equal states.
//!
//! `--feed mqtt://…` listens for `--for` seconds and tells the state then: what was heard over what is simulated, see
//! `twin::State::overlaid`. `--feed replay:FILE` plays a recording up to `--at`, or to its end. Both add `feed`, see
//! `feed_answer`; without either it is null.

use std::{
    collections::BTreeMap,
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    Context,
    answer::{refuse, say, say_json},
    feed_answer::FeedAnswer,
    feed_args::{BrokerArgs, OpenFeed},
    metrics_answer::{Metrics, metrics},
    open_scene::open_scenario,
    view_args::{Feed, parse_feed, parse_time},
};
use crate::{
    feeds::{Status, now_ms},
    panels::origin_word,
    park::{Park, PlaceId, Scenario},
    twin::{Board, DEFAULT_SEED, PlaceState, Points, Simulator, State, format_local, local, parse_at},
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct StateArgs {
    #[arg(long, value_name = "TIME", value_parser = parse_time, required_unless_present = "feed")]
    at: Option<String>,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,
    #[arg(long, value_name = "FEED", value_parser = parse_feed)]
    feed: Option<Feed>,
    /// Seconds to listen.
    #[arg(long = "for", id = "for", value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    listen_secs: u32,
    #[command(flatten)]
    broker: BrokerArgs,
    /// The values of every single rack as well.
    #[arg(long)]
    racks: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    at: String,
    scenario: &'a str,
    seed: u64,
    source: &'static str,
    people: u32,
    staff: u32,
    places: BTreeMap<&'a PlaceId, PlaceAnswer<'a>>,
    metrics: Metrics<'a>,
    feed: Option<FeedAnswer>,
    hash: String,
}

#[derive(Serialize)]
struct PlaceAnswer<'a> {
    people: Option<u32>,
    capacity: u32,
    by_group: &'a BTreeMap<String, u32>,
}

pub(super) fn state(args: &StateArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let (park, scenario) = match open_scenario(context, args.scenario.as_deref()) {
        Ok((park, scenario)) => (Arc::new(park), scenario),
        Err(code) => return Ok(code),
    };
    let simulator = Simulator::new(&park);
    let points = simulator.points();
    let said = args.at.as_deref().map(|text| parse_at(text, &park.timezone)).transpose()?;
    let opened = match args.broker.open(args.feed.as_ref().unwrap_or(&Feed::Sim), &park, points, words) {
        Ok(opened) => opened,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let mut board = Board::new(points);
    let (at, feed) = match opened {
        None => (said.map_or_else(|| Timestamp::from_millisecond(now_ms()), Ok)?, None),
        Some(mut open) => {
            let at = match open.span_ms {
                Some((_, last_ms)) => play(&mut open, &mut board, points, said, last_ms)?,
                None => {
                    let now = listen(&mut open, &mut board, points, args.listen_secs)?;
                    said.unwrap_or(now)
                }
            };
            let status = open.running.status();
            if open.mailbox.counts().messages == 0 && matches!(status, Status::Lost { .. } | Status::Connecting { .. })
            {
                return Ok(refuse(&status.describe(words)));
            }
            let feed = FeedAnswer::new(&status, &open.mailbox);
            open.running.stop();
            (at, Some(feed))
        }
    };
    let state = simulator.state_at(&scenario, args.seed, at).overlaid(points, &board);
    if args.json {
        say_json(&Answer::new(&park, points, &state, args.racks, feed))?;
    } else {
        say(&as_text(&park, points, &scenario, &state, words))?;
        feed.iter().flat_map(|feed| feed.lines(words)).try_for_each(|line| say(&line))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Plays a recording up to a time, or to its end; gives that time.
fn play(
    open: &mut OpenFeed,
    board: &mut Board,
    points: &Points,
    said: Option<Timestamp>,
    last_ms: i64,
) -> Result<Timestamp> {
    let at = said.map_or_else(|| Timestamp::from_millisecond(last_ms), Ok)?;
    open.running.advance_to(at.as_millisecond());
    open.mailbox.drain(board, points, at.as_millisecond());
    Ok(at)
}

/// Listens; gives the time at the end.
fn listen(open: &mut OpenFeed, board: &mut Board, points: &Points, secs: u32) -> Result<Timestamp> {
    let end = Instant::now() + Duration::from_secs(secs.into());
    while Instant::now() < end {
        thread::sleep(Duration::from_millis(50).min(end.saturating_duration_since(Instant::now())));
        open.mailbox.drain(board, points, now_ms());
    }
    Ok(Timestamp::from_millisecond(now_ms())?)
}

impl<'a> Answer<'a> {
    fn new(park: &Park, points: &'a Points, state: &'a State, racks: bool, feed: Option<FeedAnswer>) -> Self {
        Self {
            at: format_local(state.at, &park.timezone),
            scenario: &state.scenario,
            seed: state.seed,
            source: state.origin.as_str(),
            people: state.people,
            staff: state.staff,
            places: state.places.iter().map(|(id, place)| (id, PlaceAnswer::new(points, state, id, place))).collect(),
            metrics: metrics(points, state, racks),
            feed,
            hash: state.hash(),
        }
    }
}

impl<'a> PlaceAnswer<'a> {
    fn new(points: &Points, state: &State, id: &PlaceId, place: &'a PlaceState) -> Self {
        let people = state.counted(points, id).map(|value| value.value.round() as u32);
        Self { people, capacity: place.capacity, by_group: &place.by_group }
    }
}

/// The park and its buildings; floors and rooms are left to `--json`.
fn as_text(park: &Park, points: &Points, scenario: &Scenario, state: &State, words: &Words) -> String {
    let lang = words.lang();
    let time = words.moment(local(state.at, &park.timezone).datetime());
    let places = park.buildings.iter().filter_map(|b| Some((b, state.places.get(&b.id)?)));
    let capacity = places.clone().fold(0_u32, |sum, (_, place)| sum.saturating_add(place.capacity));
    let source = origin_word(words, state.origin);
    let mut lines = vec![
        words.format("state-title", &[("park", park.name.get(lang).into()), ("time", time.into())]),
        words.format("state-people", &[("people", state.people.into()), ("capacity", capacity.into())]),
        words.format("state-staff", &[("staff", state.staff.into()), ("scenario", scenario.name.get(lang).into())]),
        words.format("state-source", &[("source", source.into()), ("seed", state.seed.to_string().into())]),
        words.format("state-hash", &[("hash", state.hash().into())]),
        String::new(),
    ];
    lines.extend(places.map(|(building, place)| {
        let people =
            state.counted(points, &building.id).map_or_else(|| "—".to_owned(), |one| words.number(one.value, 0));
        let values = [("people", people.into()), ("capacity", place.capacity.into())];
        format!("  {}  {}", building.name.get(lang), words.format("people-of-capacity", &values))
    }));
    lines.join("\n")
}
