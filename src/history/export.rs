//! A series as a table: CSV as spreadsheets read it.
//!
//! In UTF-8 with a mark in front, or else Excel takes Chinese for something else; lines end as RFC 4180 has them. Above
//! the table stand the park, the place, the metric, its unit and its source, and whether it was measured.

use std::io::{self, Write};

use jiff::Timestamp;

use super::series::{Ask, Series, WordRun};
use crate::{
    park::Park,
    twin::{Origin, format_local},
    words::Words,
};

/// What was recorded of a metric at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    Numbers(Series),
    Words(Vec<WordRun>),
}

/// Writes the values of what was asked for as a table. Times are the park's own, with their offset.
///
/// # Errors
/// `out` cannot be written to.
pub fn write_csv(
    out: &mut impl Write,
    park: &Park,
    words: &Words,
    ask: &Ask<'_>,
    values: &Values,
) -> Result<(), io::Error> {
    let lang = words.lang();
    let spec = park.rules.metrics.iter().find(|spec| spec.id == ask.metric);
    let place = ask.place.map(|id| (park.place(id).map(|place| place.name.get(lang).to_owned()), id.as_str()));
    let source = spec.and_then(|spec| park.sources.get(&spec.source));
    let time = |at_ms| Timestamp::from_millisecond(at_ms).map_or(String::new(), |at| format_local(at, &park.timezone));
    let mut head = vec![
        (words.get("history-csv-park"), vec![park.name.get(lang).to_owned(), park.id.clone()]),
        (
            words.get("history-csv-place"),
            match place {
                Some((name, id)) => [name, Some(id.to_owned())].into_iter().flatten().collect(),
                None => vec![words.get("history-csv-whole-park")],
            },
        ),
        (
            words.get("history-csv-metric"),
            spec.map(|spec| spec.name.get(lang).to_owned()).into_iter().chain([ask.metric.to_owned()]).collect(),
        ),
    ];
    if let Values::Numbers(series) = values {
        head.push((words.get("history-csv-unit"), vec![unit(&series.unit, words)]));
    }
    head.extend(source.map(|source| {
        let of = vec![source.name.get(lang).to_owned(), words.confidence(source.confidence)];
        (words.get("history-csv-source"), of)
    }));
    head.push((words.get("history-csv-origin"), vec![origins(values, words)]));
    head.push((words.get("history-csv-from"), vec![time(ask.from_ms)]));
    head.push((words.get("history-csv-to"), vec![time(ask.to_ms)]));

    out.write_all("\u{feff}".as_bytes())?;
    for (label, cells) in head {
        row(out, [label].into_iter().chain(cells))?;
    }
    row(out, [])?;
    match values {
        Values::Numbers(series) => {
            let titles = [
                words.get("history-csv-time"),
                words.get("history-csv-mean"),
                words.get("history-csv-least"),
                words.get("history-csv-most"),
                words.get("history-csv-origin"),
            ];
            row(out, titles)?;
            for sample in &series.samples {
                let numbers = [sample.mean, sample.least, sample.most].map(|value| value.to_string());
                let numbers = numbers.into_iter().chain([origin(sample.origin, words)]);
                row(out, [time(sample.at_ms)].into_iter().chain(numbers))?;
            }
        }
        Values::Words(runs) => {
            let titles = [
                words.get("history-csv-from"),
                words.get("history-csv-to"),
                words.get("history-csv-word"),
                words.get("history-csv-origin"),
            ];
            row(out, titles)?;
            for run in runs {
                let cells = [time(run.from_ms), time(run.to_ms), run.word.to_string(), origin(run.origin, words)];
                row(out, cells)?;
            }
        }
    }
    out.flush()
}

fn row(out: &mut impl Write, cells: impl IntoIterator<Item = String>) -> Result<(), io::Error> {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell in quotes where it must be. A text that a spreadsheet would take for a formula is led by an apostrophe: words
/// come from outside.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let cell = match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') if !is_number => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

fn unit(unit: &str, words: &Words) -> String {
    match unit {
        "Cel" => "°C".to_owned(),
        "/" => words.get("history-csv-share"),
        "count" => words.get("history-csv-count"),
        other => other.to_owned(),
    }
}

fn origin(origin: Origin, words: &Words) -> String {
    words.get(&format!("origin-{}", origin.as_str()))
}

/// Whether the whole of it was measured, simulated, or partly one and partly the other.
fn origins(values: &Values, words: &Words) -> String {
    let all: std::collections::BTreeSet<Origin> = match values {
        Values::Numbers(series) => series.samples.iter().map(|sample| sample.origin).collect(),
        Values::Words(runs) => runs.iter().map(|run| run.origin).collect(),
    };
    let all: Vec<String> = all.into_iter().map(|of| origin(of, words)).collect();
    if all.is_empty() { words.get("origin-missing") } else { all.join(" / ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_are_no_formulas() {
        for (cell, written) in [
            ("云谷", "云谷"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("-3.5", "-3.5"),
            ("=1+1", "'=1+1"),
            ("@cmd, x", "\"'@cmd, x\""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
