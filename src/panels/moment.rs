//! What became of a moment that was kept or opened, in a sentence or two.

use std::path::PathBuf;

use crate::{app::MomentNote, words::Words};

/// `None` where neither was done.
pub(super) fn moment_told(
    words: &Words,
    kept: Option<&Result<PathBuf, String>>,
    notes: &[MomentNote],
) -> Option<String> {
    let kept = kept.map(|kept| match kept {
        Ok(file) => words.format("moment-kept", &[("path", file.display().to_string().into())]),
        Err(fault) => words.format("moment-not-kept", &[("fault", fault.as_str().into())]),
    });
    let notes = notes.iter().map(|note| match note {
        MomentNote::ShortLink => words.get("moment-short-link"),
        MomentNote::OnlyInFile => words.get("moment-only-in-file"),
        MomentNote::Draft(name) => words.format("moment-draft", &[("name", name.get(words.lang()).into())]),
        MomentNote::UnknownCompared(id) => words.format("moment-unknown-compared", &[("name", id.as_str().into())]),
        MomentNote::UnknownScenario(id) => words.format("moment-unknown-scenario", &[("name", id.as_str().into())]),
    });
    kept.into_iter().chain(notes).reduce(|all, next| format!("{all}\n{next}"))
}
