//! `ask`: places by name, or by a typed question, in Chinese or English.
//!
//! `--json` has `text`, `at`, `scenario`, `source` (where the state comes from), `understood` (the question in one line;
//! null where the text is but a name), `unknown` (words that were not understood), `count`, `found` and `partly` (free on
//! some of the days only), and `closest` (where nothing fits one bound), each with `places` (several are one space in the partition mode `mode`), `name`, `values` (by
//! measure: `value` in SI units or counts, `source`), `free` (runs of days, `from` and `to`, both included) and `bookings`
//! (ids); and `named`, the places whose names hold the text.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use clap::Args;
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

use super::{
    Context,
    answer::{Number, say, say_json},
    open_scene::open_scenario,
    view_args::parse_time,
};
use crate::{
    ask::{Asker, Days, Found, Measure, Moment, Reply, basis, closest_told, name_of, told, understood},
    feeds::now_ms,
    park::{Park, PlaceId},
    twin::{DEFAULT_SEED, Rulebook, Simulator, format_local, parse_at},
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct AskArgs {
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<String>,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AskAnswer<'a> {
    text: &'a str,
    at: String,
    scenario: &'a str,
    source: &'static str,
    understood: Option<String>,
    unknown: &'a [String],
    count: usize,
    found: Vec<FoundAnswer<'a>>,
    partly: Vec<FoundAnswer<'a>>,
    closest: Option<FoundAnswer<'a>>,
    named: &'a [PlaceId],
}

#[derive(Serialize)]
struct FoundAnswer<'a> {
    places: &'a [PlaceId],
    name: String,
    mode: Option<&'a str>,
    values: BTreeMap<String, ValueAnswer>,
    free: Vec<DaysAnswer>,
    bookings: Vec<&'a str>,
}

#[derive(Serialize)]
struct ValueAnswer {
    value: Number,
    source: &'static str,
}

#[derive(Serialize)]
struct DaysAnswer {
    from: Date,
    to: Date,
}

/// So many places are named for a text that is but a name.
const NAMED: usize = 20;

pub(super) fn ask(args: &AskArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let (park, scenario) = match open_scenario(context, args.scenario.as_deref()) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let said = args.at.as_deref().map(|text| parse_at(text, &park.timezone)).transpose()?;
    let at = said.map_or_else(|| Timestamp::from_millisecond(now_ms()), Ok)?;
    let simulator = Simulator::new(&park);
    let rulebook = Rulebook::new(&park, simulator.points().clone());
    let state = simulator.state_at(&scenario, DEFAULT_SEED, at);
    let moment = Moment { park: &park, state: &state, rulebook: &rulebook, works: simulator.works() };
    let text = args.text.join(" ");
    let reply = Asker::new(&park).ask(&text, moment, NAMED);
    if args.json {
        say_json(&answer(&text, &reply, &moment, words))?;
    } else {
        say(&lines(&reply, &moment, words).join("\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn answer<'a>(text: &'a str, reply: &'a Reply, moment: &Moment<'a>, words: &Words) -> AskAnswer<'a> {
    let (question, answer) = reply.asked.as_ref().map(|(question, answer)| (question, answer)).unzip();
    let list = |found: &'a [Found]| found.iter().map(|one| FoundAnswer::new(one, moment.park, words)).collect();
    let found: &[Found] = answer.map_or(&[], |answer| &answer.found);
    AskAnswer {
        text,
        at: format_local(moment.state.at, &moment.park.timezone),
        scenario: &moment.state.scenario,
        source: moment.state.origin.as_str(),
        understood: question.map(|question| understood(question, moment.park, words)),
        unknown: question.map_or(&[], |question| &question.unknown),
        count: found.len(),
        found: list(found),
        partly: list(answer.map_or(&[], |answer| &answer.partly)),
        closest: answer.and_then(|answer| answer.closest.as_ref()).map(|one| FoundAnswer::new(one, moment.park, words)),
        named: &reply.named,
    }
}

impl<'a> FoundAnswer<'a> {
    fn new(found: &'a Found, park: &'a Park, words: &Words) -> Self {
        let days = |days: &Days| DaysAnswer { from: days.from, to: days.to };
        let values = found.values.iter().map(|told| {
            let value = Number::rounded(told.value, 3);
            (measure_key(&told.measure), ValueAnswer { value, source: told.origin.as_str() })
        });
        let bookings = found.bookings.iter().filter_map(|number| park.schedule.bookings.get(*number));
        Self {
            places: &found.places,
            name: told(found, park, words).0,
            mode: found.mode.as_deref(),
            values: values.collect(),
            free: found.free.iter().map(days).collect(),
            bookings: bookings.map(|booking| booking.id.as_str()).collect(),
        }
    }
}

/// Metrics and rules by their ids.
fn measure_key(measure: &Measure) -> String {
    match measure {
        Measure::Area => "area_m2".to_owned(),
        Measure::Height => "height_m".to_owned(),
        Measure::Storeys => "storeys".to_owned(),
        Measure::Racks => "racks".to_owned(),
        Measure::Capacity => "capacity".to_owned(),
        Measure::People => "people".to_owned(),
        Measure::Metric(id) | Measure::Rule(id) => id.clone(),
    }
}

fn lines(reply: &Reply, moment: &Moment, words: &Words) -> Vec<String> {
    let park = moment.park;
    let mut lines = Vec::new();
    let list = |lines: &mut Vec<String>, found: &[Found]| {
        lines.extend(found.iter().map(|one| {
            let (name, why) = told(one, park, words);
            let ids: Vec<&str> = one.places.iter().map(PlaceId::as_str).collect();
            format!("  {}  {name}  {why}", ids.join(" + ")).trim_end().to_owned()
        }));
    };
    if let Some((question, answer)) = &reply.asked {
        let text = understood(question, park, words);
        lines.push(words.format("find-understood", &[("text", text.into())]));
        if !question.unknown.is_empty() {
            let unknown = question.unknown.join(words.list_comma());
            lines.push(words.format("find-unknown", &[("words", unknown.into())]));
        }
        if moment.rests_on_state(answer) {
            lines.push(basis(moment, words));
        }
        if answer.found.is_empty() {
            lines.push(words.get("ask-nothing"));
            lines.extend(answer.closest.as_ref().map(|closest| closest_told(closest, park, words)));
        } else {
            lines.push(words.format("ask-count", &[("count", (answer.found.len() as u64).into())]));
        }
        list(&mut lines, &answer.found);
        if !answer.partly.is_empty() {
            lines.push(words.get("find-partly"));
            list(&mut lines, &answer.partly);
        }
        return lines;
    }
    lines.extend(reply.named.iter().map(|id| format!("  {id}  {}", name_of(park, words, id))));
    if lines.is_empty() {
        lines.push(words.get("find-nothing"));
    }
    lines
}
