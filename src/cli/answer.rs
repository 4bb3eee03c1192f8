//! Writing answers to stdout, as text or as JSON; and why there is none, to stderr.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::Result;
use serde::Serialize;
use serde_json::ser::Formatter;

use super::CANNOT_READ;

/// Writes a text and a line's end.
pub(super) fn say(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// Says why there is no answer.
pub(super) fn refuse(why: &str) -> ExitCode {
    eprintln!("yungu: {why}");
    ExitCode::from(CANNOT_READ)
}

/// Writes an answer as JSON.
pub(super) fn say_json(answer: &impl Serialize) -> Result<()> {
    say(&json(answer)?)
}

/// Whether nobody reads the answer any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn json(answer: &impl Serialize) -> Result<String> {
    let mut bytes = Vec::new();
    answer.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Lines::default()))?;
    Ok(String::from_utf8(bytes)?)
}

/// A number that is written as people write it: whole ones without `.0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(f64);

impl Number {
    /// Rounded to so many decimals: 2 for areas, 4 for ratios, 6 for matrices.
    pub(super) fn rounded(value: f64, decimals: i32) -> Self {
        let scale = 10_f64.powi(decimals);
        Self((value * scale).round() / scale)
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers up to here are exact.
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

/// Indented down to the fourth level; what lies deeper, a matrix, stands on one line.
#[derive(Default)]
struct Lines {
    depth: usize,
    filled: bool,
}

const DEEPEST_LINES: usize = 4;

impl Lines {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        let in_lines = self.depth <= DEEPEST_LINES;
        self.depth = self.depth.saturating_sub(1);
        if self.filled && in_lines {
            self.indent(out)?;
        }
        self.filled = true;
        out.write_all(bracket)
    }

    fn item<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.depth <= DEEPEST_LINES {
            return self.indent(out);
        }
        if first { Ok(()) } else { out.write_all(b" ") }
    }

    fn indent<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_is_written_reads_back_and_deep_lists_stand_on_one_line() {
        let deep = serde_json::json!({"a": [{"m": [[1, 2.5], []], "n": {}}], "empty": [], "text": "云谷\n\"谷\""});
        let text = json(&deep).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), deep);
        assert!(text.contains("[1, 2.5]"), "{text}");
        assert!(text.starts_with("{\n  \"a\": [\n    {\n"), "{text}");
        assert!(text.contains("\"empty\": []") && text.contains("\"n\": {}"), "{text}");
    }

    #[test]
    fn numbers_are_rounded_and_whole_ones_have_no_point() {
        let numbers = [299_999.999_99, 3.213_883, -0.0, 0.1 + 0.2].map(|value| Number::rounded(value, 2));
        assert_eq!(serde_json::to_string(&numbers).unwrap(), "[300000,3.21,0,0.3]");
        let ratio = BTreeMap::from([("far", Number::rounded(300_000.0 / 93_345.0, 4))]);
        assert_eq!(serde_json::to_string(&ratio).unwrap(), r#"{"far":3.2139}"#);
        assert_eq!(serde_json::to_string(&Number::rounded(f64::NAN, 2)).unwrap(), "null");
    }
}
