//! `studios`: productions placed in halls with movable partitions.
//!
//! `--json` has the plan as `studios::Plan` says (`rows` with `bars` by room, `modes` by day, `changeovers`, `placed`,
//! `unplaced` with `why` and `remedies`, `conflicts`, `totals`), and `effects` by request: what each placed production
//! brings, by the published case of the park's `planning` (`crew`, `hotels`, `vehicles`, `spending_yuan`, `basis`,
//! `source`); empty where a park has none.

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::{
    Context,
    answer::{refuse, say, say_json},
    open_scene::open_scenario,
};
use crate::{
    feeds::now_ms,
    park::Park,
    studios::{
        Calendar, DaySpan, Effects, Plan, PlanOptions, Production, Remedy, Request, Why, answer, effects, read_requests,
    },
    twin::local,
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct StudiosArgs {
    #[arg(value_name = "FILE")]
    requests: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    building: Option<String>,
    #[arg(id = "first_day", long = "from", value_name = "DATE")]
    from: Option<Date>,
    #[arg(id = "last_day", long = "to", value_name = "DATE")]
    to: Option<Date>,
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    changeover: u32,
    #[arg(long)]
    displace_options: bool,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct StudiosAnswer<'a> {
    #[serde(flatten)]
    plan: &'a Plan,
    effects: BTreeMap<&'a str, Effects>,
}

pub(super) fn studios(args: &StudiosArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let (park, _) = match open_scenario(context, args.scenario.as_deref()) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let requests = match &args.requests {
        None => Vec::new(),
        Some(file) => {
            let read = std::fs::read_to_string(file).map_err(|error| error.to_string());
            let read = read.and_then(|text| read_requests(&text).map_err(|error| error.to_string()));
            match read {
                Ok(read) => read.requests,
                Err(error) => return Ok(refuse(&format!("{}: {error}", file.display()))),
            }
        }
    };
    let movable = park.buildings.iter().find(|building| building.modes.len() > 1);
    let Some(building) = args.building.clone().or_else(|| movable.map(|building| building.id.to_string())) else {
        return Ok(refuse(&words.get("studios-none")));
    };
    let horizon = horizon(args, &park, &requests);
    let options = PlanOptions {
        changeover_days: args.changeover,
        displace_options: args.displace_options,
        ..PlanOptions::new(horizon)
    };
    let plan = match answer(&park, &building, &requests, &options) {
        Ok(plan) => plan,
        Err(error) => return Ok(refuse(&error.to_string())),
    };
    let brought = brought(&park, &plan, &requests);
    if args.json {
        say_json(&StudiosAnswer { plan: &plan, effects: brought })?;
    } else {
        say(&as_text(&plan, &brought, words))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// From the first day to the last that is said, or else that the requests ask for; without either the year ahead.
fn horizon(args: &StudiosArgs, park: &Park, requests: &[Request]) -> DaySpan {
    let windows = || requests.iter().map(|request| request.window).filter(|window| window.from <= window.to);
    let today = || {
        let now = jiff::Timestamp::from_millisecond(now_ms()).unwrap_or_default();
        local(now, &park.timezone).date()
    };
    let from = args.from.or_else(|| windows().map(|window| window.from).min()).unwrap_or_else(today);
    let year = jiff::Span::new().days(364);
    let to = args.to.or_else(|| windows().map(|window| window.to).max());
    DaySpan { from, to: to.unwrap_or_else(|| from.saturating_add(year)) }
}

fn brought<'a>(park: &Park, plan: &'a Plan, requests: &[Request]) -> BTreeMap<&'a str, Effects> {
    let Some(case) = &park.planning.production else { return BTreeMap::new() };
    let calendar = Calendar::new(park, plan.building.as_str(), plan.horizon, plan.changeover_days);
    let Ok(calendar) = calendar else { return BTreeMap::new() };
    let of = plan.placed.iter().filter_map(|placed| {
        let request = requests.iter().find(|request| request.id == placed.request)?;
        let production = Production { area_m2: request.area_m2, days: request.days, crew: request.crew };
        Some((placed.request.as_str(), effects(case, park, &calendar, &production)))
    });
    of.collect()
}

fn as_text(plan: &Plan, effects: &BTreeMap<&str, Effects>, words: &Words) -> String {
    let span = |days: DaySpan| format!("{} – {}", days.from, days.to);
    let list = |ids: &[crate::park::PlaceId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
    let mut lines = vec![format!("{}  {}", plan.building, span(plan.horizon)), words.get("studios-modes")];
    lines.extend(plan.modes.iter().map(|mode| format!("  {}  {}", span(mode.days), mode.mode)));
    lines.push(
        words.format(
            "studios-placed",
            &[("placed", plan.totals.placed.into()), ("requests", plan.totals.requests.into())],
        ),
    );
    for placed in &plan.placed {
        let brings = effects.get(placed.request.as_str()).map(|of| {
            let values = [
                ("crew", words.count(of.crew.into()).into()),
                ("hotels", words.count(of.hotels).into()),
                ("vehicles", words.count(of.vehicles).into()),
                ("yuan", words.count(of.spending_yuan).into()),
            ];
            words.format("studios-brings", &values)
        });
        let brings = brings.map(|brings| format!("  {brings}")).unwrap_or_default();
        lines.push(format!("  {}  {}  {}{brings}", placed.request, span(placed.days), list(&placed.rooms)));
    }
    if !plan.unplaced.is_empty() {
        lines.push(words.get("studios-unplaced"));
    }
    for unplaced in &plan.unplaced {
        lines.push(format!("  {}  {}", unplaced.request, why(words, &unplaced.why)));
        lines.extend(unplaced.remedies.iter().map(|remedy| format!("    {}", remedy_told(words, remedy))));
    }
    lines.extend(
        plan.conflicts
            .iter()
            .map(|conflict| words.format("studios-conflict", &[("id", conflict.booking.as_str().into())])),
    );
    if plan.totals.proven {
        lines.push(words.get("studios-proven"));
    }
    lines.join("\n")
}

pub(crate) fn why(words: &Words, why: &Why) -> String {
    match why {
        Why::Faulty { .. } => words.get("studios-why-faulty"),
        Why::TooLarge { area_m2, largest_m2 } => words.format(
            "studios-why-large",
            &[("area", words.area(*area_m2).into()), ("largest", words.area(*largest_m2).into())],
        ),
        Why::NeedsUnmet { .. } => words.get("studios-why-needs"),
        Why::WindowTooShort { days, within_horizon_days, .. } => words.format(
            "studios-why-short",
            &[("days", u64::from(*days).into()), ("window", u64::from(*within_horizon_days).into())],
        ),
        Why::Taken { obstacles, .. } => {
            let who: Vec<String> = obstacles
                .iter()
                .map(|obstacle| format!("{} ({} – {})", obstacle.id, obstacle.days.from, obstacle.days.to))
                .collect();
            words.format("studios-why-taken", &[("who", who.join(", ").into())])
        }
    }
}

fn remedy_told(words: &Words, remedy: &Remedy) -> String {
    match remedy {
        Remedy::Later { by_days, .. } => words.format("studios-later", &[("days", u64::from(*by_days).into())]),
        Remedy::Earlier { by_days, .. } => words.format("studios-earlier", &[("days", u64::from(*by_days).into())]),
        Remedy::FewerDays { days, .. } => words.format("studios-fewer", &[("days", u64::from(*days).into())]),
        Remedy::SmallerArea { area_m2, .. } => {
            words.format("studios-smaller", &[("area", words.area(*area_m2).into())])
        }
    }
}
