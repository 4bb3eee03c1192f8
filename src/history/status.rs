//! How the writer is doing, for whoever looks.

use std::path::{Path, PathBuf};

use super::error::Trouble;
use crate::park::{Issue, Location};

/// How the writer is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryStatus {
    pub activity: Activity,
    /// Time of the newest moment that is safely in the file, milliseconds since 1970.
    pub written_ms: Option<i64>,
    /// Up to this moment all spans that are over are put together, milliseconds since 1970.
    pub tidy_ms: Option<i64>,
    /// Moments written since the start.
    pub written: u64,
    /// Moments that were dropped because too many waited.
    pub dropped: u64,
    /// Moments at times that cannot be: before 1970 or after 3000.
    pub refused: u64,
    /// Values of words that the file had no room for.
    pub words_lost: u64,
    /// Blocks of the file that were damaged; they are gaps now.
    pub damaged: u64,
    /// Bytes of the file, without its log.
    pub file_bytes: u64,
    /// Name that the last damaged file got.
    pub set_aside: Option<PathBuf>,
}

/// What the writer is at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Activity {
    /// Has not opened the file yet.
    #[default]
    Starting,
    Writing,
    /// Cannot write, and tries again every few seconds.
    Paused {
        why: Trouble,
        /// What the system says.
        reason: String,
        /// Time of the first moment that was not written, milliseconds since 1970; `None` if there has been none.
        since_ms: Option<i64>,
    },
    /// The end: all that waited is written, or could not be.
    Ended,
}

impl HistoryStatus {
    pub fn is_writing(&self) -> bool {
        self.activity == Activity::Writing
    }

    /// What a user should know of it and do about it.
    pub fn issues(&self, file: &Path) -> Vec<Issue> {
        let location = |path: &Path| Location { file: path.display().to_string(), line: None, column: None };
        let mut issues = Vec::new();
        if let Activity::Paused { why, reason, .. } = &self.activity {
            issues.push(Issue::error(why.code()).at(location(file)).with("reason", reason));
        }
        if let Some(path) = &self.set_aside {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            issues.push(Issue::warning("history-set-aside").at(location(file)).with("name", name));
        }
        if self.damaged > 0 {
            issues.push(Issue::warning("history-has-holes").at(location(file)).with("count", self.damaged));
        }
        if self.dropped > 0 {
            issues.push(Issue::warning("history-dropped").at(location(file)).with("count", self.dropped));
        }
        issues
    }
}
