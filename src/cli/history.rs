//! `history`: what was recorded, and when; or a metric at a place over time.
//!
//! `--json` without `--metric` has `file`, `park`, `bytes`, `from`, `to` (`null` where nothing is recorded) and `gaps`, each
//! with `from` and `to`. With `--metric` it has `park`, `place` (`null` for the whole park), `metric`, `from`, `to`, and of
//! numbers `unit`, `step_secs` and `samples`, each with `at`, `mean`, `least`, `most` and `origin` (`simulated`,
//! `measured`); of words `runs`, each with `from`, `to`, `word` and `origin`. Times have the park's offset.
//!
//! `--csv OUT` writes the series as a table, and nothing to stdout unless `--json` is said too.

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::{
    CANNOT_READ, Context,
    answer::{Number, say, say_json},
    open_scene::open_scene,
    view_args::parse_time,
};
use crate::{
    history::{Ask, HistoryError, HistoryReader, TimeSpan, Values, write_csv},
    park::{Park, PlaceId},
    twin::{format_local, parse_at},
    words::Words,
};

/// Samples where none of `--at-most` are asked for: as many as a wide chart has pixels.
const AT_MOST: usize = 2_000;

#[derive(Debug, Args)]
pub(super) struct HistoryArgs {
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "ID", requires = "metric")]
    place: Option<String>,
    #[arg(long, value_name = "ID")]
    metric: Option<String>,
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    from: Option<String>,
    #[arg(id = "until", long = "to", value_name = "TIME", value_parser = parse_time)]
    to: Option<String>,
    #[arg(id = "at-most", long, value_name = "N", default_value_t = AT_MOST)]
    at_most: usize,
    #[arg(long, value_name = "OUT", requires = "metric")]
    csv: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct OverviewAnswer {
    file: String,
    park: String,
    bytes: u64,
    from: Option<String>,
    to: Option<String>,
    gaps: Vec<SpanAnswer>,
}

#[derive(Serialize)]
struct SpanAnswer {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct SeriesAnswer<'a> {
    park: &'a str,
    place: Option<&'a str>,
    metric: &'a str,
    from: String,
    to: String,
    #[serde(flatten)]
    values: ValuesAnswer,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValuesAnswer {
    Numbers { unit: String, step_secs: i64, samples: Vec<SampleAnswer> },
    Words { runs: Vec<RunAnswer> },
}

#[derive(Serialize)]
struct SampleAnswer {
    at: String,
    mean: Number,
    least: Number,
    most: Number,
    origin: &'static str,
}

#[derive(Serialize)]
struct RunAnswer {
    from: String,
    to: String,
    word: String,
    origin: &'static str,
}

pub(super) fn history(args: &HistoryArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let park = match open_scene(context) {
        Ok(park) => park,
        Err(code) => return Ok(code),
    };
    let told = HistoryReader::open(&args.file).and_then(|reader| match &args.metric {
        None => overview(&reader, &args.file, &park).map(Told::Overview),
        Some(metric) => {
            let recorded = reader.recorded()?.whole();
            let time = |said: &Option<String>| said.as_deref().and_then(|text| parse_at(text, &park.timezone).ok());
            let place = args.place.as_deref().map(PlaceId::new);
            let ask = Ask {
                metric,
                place: place.as_ref(),
                from_ms: time(&args.from).map(Timestamp::as_millisecond).or(recorded.map(|of| of.from_ms)).unwrap_or(0),
                to_ms: time(&args.to).map(Timestamp::as_millisecond).or(recorded.map(|of| of.to_ms)).unwrap_or(0),
                at_most: args.at_most,
            };
            Ok(Told::Series { values: reader.values(&ask)?, from_ms: ask.from_ms, to_ms: ask.to_ms })
        }
    });
    match told {
        Ok(Told::Overview(overview)) if args.json => say_json(&overview)?,
        Ok(Told::Overview(overview)) => say(&overview_text(&overview, words))?,
        Ok(Told::Series { values, from_ms, to_ms }) => {
            let (metric, place) = (args.metric.as_deref().unwrap_or_default(), args.place.as_deref().map(PlaceId::new));
            let ask = Ask { metric, place: place.as_ref(), from_ms, to_ms, at_most: args.at_most };
            tell_series(args, &park, words, &ask, &values)?;
        }
        Err(error) => {
            eprintln!("yungu: {}", refusal(&error, args, words));
            return Ok(ExitCode::from(CANNOT_READ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

enum Told {
    Overview(OverviewAnswer),
    Series { values: Values, from_ms: i64, to_ms: i64 },
}

fn overview(reader: &HistoryReader, file: &Path, park: &Park) -> Result<OverviewAnswer, HistoryError> {
    let recorded = reader.recorded()?;
    let whole = recorded.whole();
    let span = |of: &TimeSpan| SpanAnswer { from: time(of.from_ms, park), to: time(of.to_ms, park) };
    Ok(OverviewAnswer {
        file: file.display().to_string(),
        park: reader.park()?,
        bytes: file.metadata()?.len(),
        from: whole.map(|of| time(of.from_ms, park)),
        to: whole.map(|of| time(of.to_ms, park)),
        gaps: recorded.gaps().iter().map(span).collect(),
    })
}

fn overview_text(of: &OverviewAnswer, words: &Words) -> String {
    let megabytes = words.number(of.bytes as f64 / 1e6, 1);
    let mut lines =
        vec![words.format("history-file", &[("park", of.park.as_str().into()), ("size", megabytes.into())])];
    match (&of.from, &of.to) {
        (Some(from), Some(to)) => {
            lines.push(words.format("history-span", &[("from", from.as_str().into()), ("to", to.as_str().into())]));
            lines.push(words.format("history-gaps", &[("count", of.gaps.len().into())]));
        }
        _ => lines.push(words.get("history-empty")),
    }
    lines.extend(of.gaps.iter().map(|gap| {
        format!(
            "  {}",
            words.format("history-gap", &[("from", gap.from.as_str().into()), ("to", gap.to.as_str().into())])
        )
    }));
    lines.join("\n")
}

fn tell_series(args: &HistoryArgs, park: &Park, words: &Words, ask: &Ask<'_>, values: &Values) -> Result<()> {
    if let Some(path) = &args.csv {
        let file = File::create(path).with_context(|| path.display().to_string())?;
        write_csv(&mut BufWriter::new(file), park, words, ask, values).with_context(|| path.display().to_string())?;
    }
    if args.json {
        return say_json(&SeriesAnswer {
            park: &park.id,
            place: ask.place.map(PlaceId::as_str),
            metric: ask.metric,
            from: time(ask.from_ms, park),
            to: time(ask.to_ms, park),
            values: values_answer(values, park),
        });
    }
    if args.csv.is_none() {
        let mut table = Vec::new();
        write_csv(&mut table, park, words, ask, values)?;
        return say(String::from_utf8(table)?.trim_start_matches('\u{feff}').trim_end());
    }
    Ok(())
}

fn values_answer(values: &Values, park: &Park) -> ValuesAnswer {
    match values {
        Values::Numbers(series) => ValuesAnswer::Numbers {
            unit: series.unit.clone(),
            step_secs: series.step_ms / 1000,
            samples: series
                .samples
                .iter()
                .map(|sample| {
                    let number = |value: f32| Number::rounded(f64::from(value), 4);
                    SampleAnswer {
                        at: time(sample.at_ms, park),
                        mean: number(sample.mean),
                        least: number(sample.least),
                        most: number(sample.most),
                        origin: sample.origin.as_str(),
                    }
                })
                .collect(),
        },
        Values::Words(runs) => ValuesAnswer::Words {
            runs: runs
                .iter()
                .map(|run| RunAnswer {
                    from: time(run.from_ms, park),
                    to: time(run.to_ms, park),
                    word: run.word.to_string(),
                    origin: run.origin.as_str(),
                })
                .collect(),
        },
    }
}

fn time(at_ms: i64, park: &Park) -> String {
    Timestamp::from_millisecond(at_ms).map_or(String::new(), |at| format_local(at, &park.timezone))
}

fn refusal(error: &HistoryError, args: &HistoryArgs, words: &Words) -> String {
    let file = args.file.display().to_string();
    match error {
        HistoryError::NothingRecorded { metric } => {
            let place = args.place.clone().unwrap_or_else(|| words.get("history-csv-whole-park"));
            let values = [("metric", metric.as_str().into()), ("place", place.into())];
            words.format("history-nothing-recorded", &values)
        }
        _ => words.format("history-not-read", &[("file", file.into()), ("reason", error.to_string().into())]),
    }
}
