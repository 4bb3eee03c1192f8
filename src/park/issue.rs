//! Faults in content, as data: what is wrong, where, and what to do.
//!
//! The words for a code stand in `assets/locales/*.ftl` as `issue-<code>` with the attribute `.hint`.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::PlaceId;

/// How much an issue spoils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Shown, nothing is lost.
    Warning,
    /// Something is left out or replaced.
    Error,
    /// The park cannot be opened.
    Fatal,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Location {
    /// As the user would type it.
    pub file: String,
    /// From 1; `None` for a file that has no lines or could not be read.
    pub line: Option<usize>,
    pub column: Option<usize>,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Issue {
    pub severity: Severity,
    /// Kebab-case and stable: `duplicate-id`.
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// What the words of the message take, by name.
    pub args: BTreeMap<String, String>,
}

impl Issue {
    pub fn error(code: &'static str) -> Self {
        Self { severity: Severity::Error, code: code.to_owned(), place: None, location: None, args: BTreeMap::new() }
    }

    pub fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    pub fn fatal(code: &'static str) -> Self {
        Self { severity: Severity::Fatal, ..Self::error(code) }
    }

    pub fn about(mut self, place: &PlaceId) -> Self {
        self.place = Some(place.clone());
        self
    }

    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}
