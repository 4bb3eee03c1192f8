//! `compare`: two scenarios side by side. A difference is always the second's value less the first's.
//!
//! The answer of `--json` is told in `compare_answer`.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::Args;
use jiff::Timestamp;

use super::{
    Context,
    answer::{refuse, say, say_json},
    compare_answer::Answer,
    compare_text::as_text,
    describe::sun_of,
    open_scene::{find_scenario, open_scene},
};
use crate::{
    feeds::now_ms,
    panels::{
        FontFiles,
        comparison::{ComparedSides, comparison_page, print_page},
    },
    park::{Base, Park, Scenario},
    twin::{Pair, PlanDifferences, PlanFigures, PlanSide, local, plan_differences},
};

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    #[arg(id = "compare-from", value_name = "A")]
    from: String,
    #[arg(id = "compare-to", value_name = "B")]
    to: String,
    #[arg(long)]
    json: bool,
    /// A page to print.
    #[arg(id = "compare-out", long = "out", value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Exit code 0 done; 2 the scene cannot be read, a scenario is not known, or the page cannot be written.
pub(super) fn compare(args: &CompareArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => park,
        Err(code) => return Ok(code),
    };
    let find = |name: &str| find_scenario(&park, Some(name), words).cloned();
    let scenarios = match (find(&args.from), find(&args.to)) {
        (Ok(from), Ok(to)) => Pair { from, to },
        (Err(refusal), _) | (_, Err(refusal)) => return Ok(refuse(&refusal)),
    };
    let all = park.scenarios.clone();
    let base = Base::new(std::sync::Arc::new(park));
    let parks = scenarios.as_ref().map(|scenario| base.vary(&all, &scenario.id).park);
    let differences = differences(&parks, &scenarios);
    if let Some(out) = &args.out {
        let files = FontFiles::of_park(&context.roots.assets, Some(&parks.to));
        let sides = ComparedSides {
            parks: parks.as_ref(),
            names: scenarios.as_ref().map(|scenario| scenario.name.get(words.lang()).to_owned()),
            sources: scenarios.as_ref().map(|scenario| scenario.source.clone()),
        };
        let today = local(Timestamp::from_millisecond(now_ms()).unwrap_or_default(), &parks.to.timezone).date();
        let page = comparison_page(words, &sides, &differences, today);
        let printed = print_page(words, &page, &files)?;
        if !printed.warnings.missing_characters.is_empty() {
            let missing: String = printed.warnings.missing_characters.iter().collect();
            eprintln!("yungu: {}", words.format("sheet-missing", &[("characters", missing.into())]));
        }
        fs::write(out, printed.bytes).with_context(|| out.display().to_string())?;
    }
    match (args.json, &args.out) {
        (true, _) => say_json(&Answer::new(&scenarios, &differences))?,
        (false, Some(out)) => say(&out.display().to_string())?,
        (false, None) => say(&as_text(&parks.to, &scenarios, &differences, words))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn differences(parks: &Pair<Park>, scenarios: &Pair<Scenario>) -> PlanDifferences {
    let figures = parks.as_ref().map(PlanFigures::of);
    let side = |park, figures, scenario| {
        let dwellings = sun_of(park).dwellings;
        let dark = dwellings.iter().filter(|dwelling| dwelling.passes == Some(false)).count();
        let dark_dwellings = dwellings.iter().any(|dwelling| dwelling.passes.is_some()).then_some(dark);
        PlanSide { dark_dwellings, ..PlanSide::new(park, figures, scenario) }
    };
    let from = side(&parks.from, &figures.from, &scenarios.from);
    plan_differences(&from, &side(&parks.to, &figures.to, &scenarios.to))
}
