//! What the RON reader complains of, as an issue with a line and the nearest right spelling.

use ron::error::{Error, SpannedError};

use super::{Issue, Location, Severity, locate::Locator, spelling::nearest_or_none};

/// The issue for a reader's error in `file`, the path as shown.
pub(super) fn issue_of(error: &SpannedError, locator: &Locator, file: &str, severity: Severity) -> Issue {
    let end = locator.byte_at(error.span.end.line, error.span.end.col);
    let start = locator.byte_at(error.span.start.line, error.span.start.col);
    let (issue, byte) = describe(&error.code, locator, start.min(end), end);
    let (line, column) = locator.position(byte);
    let location = Location { file: file.to_owned(), line: Some(line), column: Some(column) };
    Issue { severity, ..issue }.at(location)
}

/// The issue and the byte to point at; the reader stood between `start` and `end`.
fn describe(error: &Error, locator: &Locator, start: usize, end: usize) -> (Issue, usize) {
    let before = locator.text().get(..end).unwrap_or_default();
    let after = locator.text().get(end..).unwrap_or_default();
    // The reader has passed the word that it complains of.
    let word = |word: &str| before.rfind(word).unwrap_or(start);
    match error {
        Error::NoSuchStructField { expected, found, outer } => (
            Issue::error("unknown-field")
                .with("field", found)
                .with("nearest", nearest_or_none(found, expected.iter().copied()))
                .with("expected", expected.join(", "))
                .with("in", named(outer)),
            word(found),
        ),
        Error::NoSuchEnumVariant { expected, found, outer } => (
            Issue::error("unknown-variant")
                .with("variant", found)
                .with("nearest", nearest_or_none(found, expected.iter().copied()))
                .with("expected", expected.join(", "))
                .with("in", named(outer)),
            word(found),
        ),
        Error::MissingStructField { field, outer } => (
            Issue::error("missing-field").with("field", field).with("in", named(outer)),
            // The reader notices at the closing bracket; the author looks for the opening one.
            locator.innermost(end).span.start,
        ),
        Error::DuplicateStructField { field, outer } => {
            (Issue::error("duplicate-field").with("field", field).with("in", named(outer)), word(field))
        }
        Error::ExpectedDifferentLength { expected, found } => {
            let issue = Issue::error("wrong-length").with("expected", expected).with("found", found);
            (issue, locator.innermost(end).span.start)
        }
        Error::IntegerOutOfBounds => {
            let at = value_start(locator, end);
            (Issue::error("number-out-of-range").with("value", snippet(locator, at)), at)
        }
        // The only values that refuse a well-typed text are dates.
        Error::Message(_) => {
            let at = value_start(locator, end);
            (Issue::error("bad-date").with("date", snippet(locator, at).trim_matches('"')), at)
        }
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            (Issue::error("ron-unfinished"), end.max(start))
        }
        Error::TrailingCharacters => (Issue::error("ron-trailing"), end),
        // `3.5` for a whole number: the reader has taken the 3 and stands at the point.
        _ if before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with('.') => {
            let at = value_start(locator, end);
            (Issue::error("wrong-type").with("expected", "integer").with("found", snippet(locator, at)), at)
        }
        other => match expected_sign(other) {
            Some(_) if after.trim().is_empty() => (Issue::error("ron-unfinished"), end),
            Some(sign) if VALUES.contains(&sign) => {
                (Issue::error("wrong-type").with("expected", sign).with("found", snippet(locator, end)), end)
            }
            Some(sign) => (Issue::error("ron-expected").with("expected", sign), end),
            None => (Issue::error("ron-syntax").with("reason", other), end),
        },
    }
}

/// Signs that stand for a kind of value.
const VALUES: [&str; 4] = ["number", "integer", "string", "boolean"];

/// What the reader wanted to see instead, as a sign or a word of `issue_codes`.
fn expected_sign(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedArray => "[",
        Error::ExpectedArrayEnd => "]",
        Error::ExpectedComma => ",",
        Error::ExpectedMap => "{",
        Error::ExpectedMapColon => ":",
        Error::ExpectedMapEnd => "}",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "(",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => ")",
        Error::ExpectedFloat => "number",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "integer",
        Error::ExpectedString => "string",
        Error::ExpectedBoolean => "boolean",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => "name",
        Error::ExpectedOption => "optional",
        Error::ExpectedUnit => "unit",
        Error::UnexpectedChar(_) => "other",
        _ => return None,
    })
}

fn named(outer: &Option<String>) -> &str {
    outer.as_deref().unwrap_or("none")
}

/// Where the value starts that ends at `end` or holds it.
fn value_start(locator: &Locator, end: usize) -> usize {
    let holder = locator.innermost(end.saturating_sub(1));
    let value = holder.kids.iter().rfind(|kid| kid.span.start < end.max(1));
    value.map_or(end, |kid| kid.span.start)
}

/// The value at a byte, cut short; at least its first character.
fn snippet(locator: &Locator, byte: usize) -> String {
    let mut rest = locator.text().get(byte..).unwrap_or_default().chars();
    let first = rest.next().into_iter();
    first.chain(rest.take_while(|c| !matches!(c, ',' | ')' | ']' | '}' | '\n')).take(39)).collect()
}
