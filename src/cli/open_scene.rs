//! Opening the scene for a command that needs a park.

use std::process::ExitCode;

use super::{CANNOT_READ, Context};
use crate::{
    park::{self, Issue, Park, Scenario},
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
