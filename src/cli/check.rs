//! `check`: every issue of a scene with its models, or of one glTF file.
//!
//! `--json` is a list, empty if all is well. Each issue has `severity` (`warning`, `error`, `fatal`), `code` (stable),
//! `place`, `file`, `line`, `column` (each null where there is none), `message` and `hint` in the language of `--lang`,
//! and `args`: the values in the message, by name, as text.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    CANNOT_READ, Context,
    answer::{say, say_json},
};
use crate::{
    crowd, models,
    park::{self, Issue, PlaceId, Severity},
    words::Words,
};

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "DIR|FILE")]
    path: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Codes that say that there was nothing to look at.
const UNREAD: [&str; 2] = ["gltf-file-missing", "gltf-unreadable"];

#[derive(Serialize)]
struct Answer<'a> {
    severity: Severity,
    code: &'a str,
    place: Option<&'a PlaceId>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: String,
    args: &'a BTreeMap<String, String>,
}

/// Exit code 0 clean, 1 issues, 2 the scene or the file cannot be read.
pub(super) fn check(args: &CheckArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let (issues, unread) = match &args.path {
        Some(file) if is_model(file) => {
            let issues = models::check_file(file);
            let unread = issues.iter().any(|issue| UNREAD.contains(&issue.code.as_str()));
            (issues, unread)
        }
        path => check_scene(&path.as_deref().map_or_else(|| context.scene(), |path| scene_of(path, context)), context),
    };
    if args.json {
        say_json(&issues.iter().map(|issue| Answer::new(issue, words)).collect::<Vec<_>>())?;
    } else {
        say(&as_text(&issues, words))?;
    }
    Ok(match (unread, issues.is_empty()) {
        (true, _) => ExitCode::from(CANNOT_READ),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::FAILURE,
    })
}

/// The scene's issues and its models', and whether it cannot be opened at all.
fn check_scene(folder: &Path, context: &Context) -> (Vec<Issue>, bool) {
    let loaded = park::load(folder);
    let mut issues = loaded.issues;
    if let Some(park) = &loaded.park {
        issues.extend(models::check_park(park, &context.roots.assets));
        // What follows from another fault need not be told.
        if issues.is_empty() {
            issues.extend(crowd::check(park));
            issues.extend(models::blocked_doors(park));
        }
    }
    (issues, loaded.park.is_none())
}

fn is_model(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("glb") || ending.eq_ignore_ascii_case("gltf"))
}

/// The scene that a path means; for a file of a scene, the folder that holds its `park.ron`.
fn scene_of(path: &Path, context: &Context) -> PathBuf {
    if !path.is_file() {
        return context.roots.scene(Some(path));
    }
    let above = path.ancestors().skip(1).find(|folder| folder.join("park.ron").is_file());
    above.unwrap_or(path).to_owned()
}

fn as_text(issues: &[Issue], words: &Words) -> String {
    if issues.is_empty() {
        return words.get("check-clean");
    }
    let mut lines = Vec::new();
    for issue in issues {
        let (line, hint) = words.issue_line(issue);
        lines.push(line);
        lines.push(format!("    {}", words.format("check-hint", &[("hint", hint.into())])));
    }
    lines.push(words.format("check-issues", &[("count", issues.len().into())]));
    lines.join("\n")
}

impl<'a> Answer<'a> {
    fn new(issue: &'a Issue, words: &Words) -> Self {
        let (message, hint) = words.issue(&issue.code, &issue.args);
        let location = issue.location.as_ref();
        Self {
            severity: issue.severity,
            code: &issue.code,
            place: issue.place.as_ref(),
            file: location.map(|location| location.file.as_str()),
            line: location.and_then(|location| location.line),
            column: location.and_then(|location| location.column),
            message,
            hint,
            args: &issue.args,
        }
    }
}
