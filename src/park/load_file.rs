//! One file of a scene: bytes → text → its format → values.

use std::{fs, path::Path};

use ron::{error::Error, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{
    Issue, Location, Severity,
    load_error::issue_of,
    locate::Locator,
    migrate::{FORMAT, header, migrate},
};

/// Files beyond this are refused unread.
pub const LARGEST_FILE_MIB: u64 = 32;

/// A text that was read and understood.
pub(super) struct FileRead<T> {
    pub value: T,
    /// The path as messages show it.
    pub shown: String,
    pub locator: Locator,
}

/// Reads one file. A fault that makes it unreadable is an issue of the given severity, and the answer `None`.
pub(super) fn read_file<T: DeserializeOwned>(
    path: &Path,
    severity: Severity,
    issues: &mut Vec<Issue>,
) -> Option<FileRead<T>> {
    let shown = path.display().to_string();
    let text = read_text(path, &shown).map_err(|issue| issues.push(Issue { severity, ..*issue })).ok()?;
    let mut reader = Reader { locator: Locator::new(text), shown, severity, newer_minor: false, issues };
    reader.bring_up_to_date()?;
    let value = reader.values()?;
    Some(FileRead { value, shown: reader.shown, locator: reader.locator })
}

/// The text without its byte order mark.
fn read_text(path: &Path, shown: &str) -> Result<String, Box<Issue>> {
    let whole = Location { file: shown.to_owned(), line: None, column: None };
    let unreadable = |error: std::io::Error| {
        let issue = Issue::error("file-unreadable").with("file", shown).with("reason", error);
        Box::new(issue.at(whole.clone()))
    };
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_FILE_MIB << 20 {
        let issue = Issue::error("file-too-large").with("file", shown).with("mib", size >> 20);
        return Err(Box::new(issue.with("limit_mib", LARGEST_FILE_MIB).at(whole)));
    }
    let mut bytes = fs::read(path).map_err(unreadable)?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        let location = Location { line: Some(line), ..whole };
        Box::new(Issue::error("not-utf8").with("file", shown).at(location))
    })
}

struct Reader<'a> {
    locator: Locator,
    shown: String,
    severity: Severity,
    newer_minor: bool,
    issues: &'a mut Vec<Issue>,
}

impl Reader<'_> {
    /// Looks at the `format` header before anything else, so that a newer file is not blamed for its fields.
    fn bring_up_to_date(&mut self) -> Option<()> {
        let Some(found) = header(&self.locator) else { return Some(()) };
        let refused = if found == FORMAT {
            return Some(());
        } else if found.0 > FORMAT.0 {
            Issue::fatal("format-too-new")
        } else if found.0 == FORMAT.0 {
            self.newer_minor = true;
            Issue::warning("format-newer-minor")
        } else if let Some(text) = migrate(&self.locator, found) {
            self.locator = text;
            return Some(());
        } else {
            Issue { severity: self.severity, ..Issue::error("format-unknown") }
        };
        let refused = refused.with("found", version(found)).with("known", version(FORMAT));
        let (line, column) = self.locator.line_column(&["format".into()]);
        self.issues.push(refused.at(Location { file: self.shown.clone(), line: Some(line), column: Some(column) }));
        self.newer_minor.then_some(())
    }

    fn values<T: DeserializeOwned>(&mut self) -> Option<T> {
        let options =
            ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES);
        // Each round blanks out one unknown field; nobody's newer format has hundreds.
        for _ in 0..200 {
            let error = match options.from_str(self.locator.text()) {
                Ok(value) => return Some(value),
                Err(error) => error,
            };
            let missing = matches!(&error.code, Error::MissingStructField { .. });
            if missing && self.locator.kid(self.locator.root(), "format").is_none() {
                let (line, column) = self.locator.position(self.locator.root().span.start);
                let location = Location { file: self.shown.clone(), line: Some(line), column: Some(column) };
                let issue = Issue { severity: self.severity, ..Issue::error("format-missing") };
                self.issues.push(issue.with("known", version(FORMAT)).at(location));
                return None;
            }
            let mut issue = issue_of(&error, &self.locator, &self.shown, self.severity);
            let field = match &error.code {
                Error::NoSuchStructField { found, .. } if self.newer_minor => Some(found),
                _ => None,
            };
            let without = field.and_then(|field| self.without(field, issue.location.as_ref()));
            if without.is_some() {
                issue.severity = Severity::Warning;
            }
            self.issues.push(issue);
            self.locator = without?;
        }
        None
    }

    /// The text with a field blanked out: a newer minor format may know more fields than this program.
    fn without(&self, field: &str, location: Option<&Location>) -> Option<Locator> {
        let location = location?;
        let byte = self.locator.byte_at(location.line?, location.column?);
        let node = self.locator.kid(self.locator.innermost(byte), field)?;
        let (head, tail) = (node.key.as_ref()?.start, node.span.end);
        let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
        let text = self.locator.text();
        let (field, rest) = (text.get(head..tail)?, text.get(tail..)?);
        let comma = rest.trim_start().starts_with(',');
        let rest = if comma { rest.replacen(',', " ", 1) } else { rest.to_owned() };
        Some(Locator::new(format!("{}{}{rest}", text.get(..head)?, field.chars().map(blank).collect::<String>())))
    }
}

fn version(format: (u32, u32)) -> String {
    format!("{}.{}", format.0, format.1)
}
