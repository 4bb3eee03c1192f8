//! Opening the scene for a command that needs a park.

use std::{process::ExitCode, sync::Arc};

use super::{CANNOT_READ, Context, answer::refuse};
use crate::{
    park::{self, Base, Issue, Park, Scenario},
    words::Words,
};

/// The scene's park; its issues go to stderr. `Err` holds the exit code where there is none.
pub(super) fn open_scene(context: &Context) -> Result<Park, ExitCode> {
    let words = &context.words;
    let folder = context.scene();
    let loaded = park::load(&folder);
    if loaded.park.is_none() {
        let path = folder.display().to_string();
        eprintln!("yungu: {}", words.format("scene-not-opened", &[("path", path.into())]));
    }
    tell_issues(&loaded.issues, words);
    loaded.park.ok_or(ExitCode::from(CANNOT_READ))
}

/// The scene's park as a scenario has it, the default one if none is named, and the scenario. What is wrong with either
/// is told already where this is `Err`, which holds the exit code.
pub(super) fn open_scenario(context: &Context, said: Option<&str>) -> Result<(Park, Scenario), ExitCode> {
    let park = open_scene(context)?;
    let scenario = find_scenario(&park, said, &context.words).map_err(|refusal| refuse(&refusal))?.clone();
    Ok((as_in(park, &scenario.id), scenario))
}

/// The park with a scenario's changes.
pub(super) fn as_in(park: Park, scenario: &str) -> Park {
    let scenarios = park.scenarios.clone();
    Base::new(Arc::new(park)).vary(&scenarios, scenario).park
}

/// Writes issues to stderr.
pub(super) fn tell_issues(issues: &[Issue], words: &Words) {
    for issue in issues {
        let (line, hint) = words.issue_line(issue);
        eprintln!("{line}\n    {}", words.format("check-hint", &[("hint", hint.into())]));
    }
}

/// The scenario of that name, or the default one; else a sentence that names those that exist.
pub(super) fn find_scenario<'a>(park: &'a Park, said: Option<&str>, words: &Words) -> Result<&'a Scenario, String> {
    park.scenario(said).ok_or_else(|| {
        let known: Vec<&str> = park.scenarios.keys().map(String::as_str).collect();
        let known = if known.is_empty() { words.get("list-none") } else { known.join(", ") };
        match said {
            Some(name) => words.format("state-needs-scenario", &[("name", name.into()), ("known", known.into())]),
            None => {
                let name = park.default_scenario.as_str();
                words.format("state-no-default-scenario", &[("name", name.into()), ("known", known.into())])
            }
        }
    })
}
