//! `state`: what happens in the park at a time.
//!
//! `--json` has `at` (with the park's offset), `scenario`, `seed`, `source` (`simulated`), `people` and `staff` of the
//! whole park, `places` by id (buildings, floors, halls, rooms), each with `people`, `capacity` and `by_group`, and
//! `hash`, which is equal for equal states.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    CANNOT_READ, Context,
    answer::{say, say_json},
    open_scene::{find_scenario, open_scene},
    view_args::parse_time,
};
use crate::{
    panels::origin_word,
    park::{Park, PlaceId, Scenario},
    twin::{DEFAULT_SEED, PlaceState, State, format_local, local, parse_at, simulate},
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct StateArgs {
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: String,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,
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
    hash: String,
}

#[derive(Serialize)]
struct PlaceAnswer<'a> {
    people: u32,
    capacity: u32,
    by_group: &'a BTreeMap<String, u32>,
}

pub(super) fn state(args: &StateArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => park,
        Err(code) => return Ok(code),
    };
    let scenario = match find_scenario(&park, args.scenario.as_deref(), words) {
        Ok(scenario) => scenario,
        Err(refusal) => {
            eprintln!("yungu: {refusal}");
            return Ok(ExitCode::from(CANNOT_READ));
        }
    };
    let state = simulate(&park, scenario, args.seed, parse_at(&args.at, &park.timezone)?);
    if args.json {
        say_json(&Answer::new(&park, &state))?;
    } else {
        say(&as_text(&park, scenario, &state, words))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl<'a> Answer<'a> {
    fn new(park: &Park, state: &'a State) -> Self {
        Self {
            at: format_local(state.at, &park.timezone),
            scenario: &state.scenario,
            seed: state.seed,
            source: state.origin.as_str(),
            people: state.people,
            staff: state.staff,
            places: state.places.iter().map(|(id, place)| (id, PlaceAnswer::new(place))).collect(),
            hash: state.hash(),
        }
    }
}

impl<'a> PlaceAnswer<'a> {
    fn new(place: &'a PlaceState) -> Self {
        Self { people: place.people, capacity: place.capacity, by_group: &place.by_group }
    }
}

/// The park and its buildings; floors and rooms are left to `--json`.
fn as_text(park: &Park, scenario: &Scenario, state: &State, words: &Words) -> String {
    let lang = words.lang();
    let time = words.moment(local(state.at, &park.timezone).datetime());
    let places = park.buildings.iter().filter_map(|b| Some((b.name.get(lang), state.places.get(&b.id)?)));
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
    lines.extend(places.map(|(name, place)| {
        let values = [("people", place.people.into()), ("capacity", place.capacity.into())];
        format!("  {name}  {}", words.format("people-of-capacity", &values))
    }));
    lines.join("\n")
}
