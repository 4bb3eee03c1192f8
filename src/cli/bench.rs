//! `bench`: how long frames take, and what is drawn in them.
//!
//! With `--ingest` it measures the feed instead: see `bench_ingest`.
//!
//! `--json` has `view`, `overlay`, `quality` (as asked for), `size` in pixels and `frames` (those timed), and
//! - `adapter`: name and driver of what draws;
//! - `load_ms`: from the making of the app until all models are there; `first_frame_ms`: from the start of the process
//!   until the first whole picture of the view;
//! - `frame_ms_median`, `frame_ms_p95`: a frame from its beginning until the driver has drawn it;
//! - `triangles`: of the park, in the field of view, after level of detail and hiding; `triangles_around`: the like
//!   without regard to the field of view, which is what `--export-peer` writes; `draw_calls`: one for each mesh with
//!   each material among the former. Sky and panels are in the time, not in these counts;
//! - `entities`: in the app's world; `memory_mb`: physical memory held after the frames, in 1,000,000 bytes.
//!
//! Times are rounded to hundredths.

use std::{path::PathBuf, process::ExitCode, time::Instant};

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::{
    Context,
    answer::{Number, refuse, say, say_json},
    bench_ingest::bench_ingest,
    long_work::ended,
    open_scene::tell_issues,
    shot::{overlay_named, view_order},
    start::launch_of_park,
    view_args::{Feed, Size, ViewArgs, parse_size},
};
use crate::{
    ShotSettings,
    app::Command,
    bench::{BenchError, BenchOrder, Measured},
    view3d::PeopleWish,
    words::Words,
};

#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub(super) struct BenchArgs {
    /// One of the scene's views, by id.
    #[arg(long, value_name = "NAME", required_unless_present = "ingest")]
    view: Option<String>,
    /// Measures the feed instead of frames.
    #[arg(long, conflicts_with_all = ["view", "overlay", "no-panels", "export-peer"])]
    ingest: bool,
    /// With `ingest`: of everything so many.
    #[arg(long, value_name = "N", default_value_t = 200, conflicts_with = "view", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) rounds: u32,
    #[arg(long, value_name = "WxH", value_parser = parse_size, default_value = "1280x720")]
    size: Size,
    /// Timed ones.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    frames: u32,
    /// What colours the picture: `none`, `usage`, or the id of a rule.
    #[arg(long, value_name = "NAME", default_value = "none")]
    overlay: String,
    #[arg(long, id = "no-panels")]
    no_panels: bool,
    /// Draws nobody.
    #[arg(long, id = "no-people", conflicts_with = "everyone-outside")]
    no_people: bool,
    /// Puts all who are counted outdoors: the most that can be drawn.
    #[arg(long, id = "everyone-outside")]
    everyone_outside: bool,
    #[arg(long, value_name = "FILE", id = "export-peer")]
    export_peer: Option<PathBuf>,
    #[arg(long)]
    pub(super) json: bool,
    /// What the window would be told.
    #[command(flatten)]
    pub(super) of: ViewArgs,
}

#[derive(Serialize)]
struct Answer<'a> {
    view: &'a str,
    overlay: &'a str,
    quality: String,
    size: [u32; 2],
    frames: u32,
    adapter: &'a str,
    load_ms: Number,
    first_frame_ms: Number,
    frame_ms_median: Number,
    frame_ms_p95: Number,
    triangles: u64,
    triangles_around: u64,
    draw_calls: usize,
    entities: u32,
    memory_mb: Number,
}

/// Measures and answers. `started` is when the process began.
pub(super) fn bench(args: &BenchArgs, context: &Context, started: Instant) -> Result<ExitCode> {
    let words = &context.words;
    if args.of.feed != Feed::Sim && !args.ingest {
        return Ok(refuse(&context.words.get("view-feed-unknown")));
    }
    let (launch, park) = match launch_of_park(&args.of, context) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let Some(view) = args.view.as_deref() else { return bench_ingest(args, &launch, &park, words) };
    let at = args.of.at.is_some().then_some(launch.at);
    let ordered = view_order(view, &park, &args.of, at, words)
        .and_then(|wishes| Ok((wishes, overlay_named(&args.overlay, &park, words)?)));
    let wishes = match ordered {
        Ok((wishes, overlay)) => [wishes, vec![Command::SetOverlay(overlay)]].concat(),
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let Size { width, height } = args.size;
    let settings = ShotSettings { width, height, panels: !args.no_panels, ..ShotSettings::default() };
    let people = PeopleWish { shown: !args.no_people, everyone_outside: args.everyone_outside };
    let order = BenchOrder { wishes, frames: args.frames as usize, started, peer: args.export_peer.clone(), people };
    let measured = match crate::bench::bench(launch, &settings, &order) {
        Ok((measured, issues)) => {
            tell_issues(&issues, words);
            measured
        }
        Err(BenchError::Studio(why)) => return ended(&why, words).map_or_else(|| Err(why.into()), Ok),
        Err(error) => return Err(error.into()),
    };
    if args.json {
        say_json(&Answer::new(args, view, &measured))?;
    } else {
        say(&as_text(args, &measured, words))?;
    }
    Ok(ExitCode::SUCCESS)
}

impl<'a> Answer<'a> {
    fn new(args: &'a BenchArgs, view: &'a str, measured: &'a Measured) -> Self {
        let rounded = |value: f64| Number::rounded(value, 2);
        Self {
            view,
            overlay: &args.overlay,
            quality: format!("{:?}", args.of.quality).to_lowercase(),
            size: [args.size.width, args.size.height],
            frames: args.frames,
            adapter: &measured.adapter,
            load_ms: rounded(measured.load_ms),
            first_frame_ms: rounded(measured.first_frame_ms),
            frame_ms_median: rounded(measured.frame_ms_median),
            frame_ms_p95: rounded(measured.frame_ms_p95),
            triangles: measured.triangles,
            triangles_around: measured.triangles_around,
            draw_calls: measured.draw_calls,
            entities: measured.entities,
            memory_mb: rounded(measured.memory_mb),
        }
    }
}

fn as_text(args: &BenchArgs, measured: &Measured, words: &Words) -> String {
    let count = |value: u64| value as f64;
    let Size { width, height } = args.size;
    let size = format!("{width}×{height}");
    [
        words.format("bench-adapter", &[("adapter", measured.adapter.as_str().into())]),
        words.format("bench-load", &[("ms", measured.load_ms.round().into())]),
        words.format("bench-first-frame", &[("ms", measured.first_frame_ms.round().into())]),
        words.format(
            "bench-frame",
            &[
                ("median", format!("{:.1}", measured.frame_ms_median).into()),
                ("p95", format!("{:.1}", measured.frame_ms_p95).into()),
                ("frames", args.frames.into()),
                ("size", size.into()),
            ],
        ),
        words.format(
            "bench-drawn",
            &[
                ("triangles", count(measured.triangles).into()),
                ("around", count(measured.triangles_around).into()),
                ("calls", measured.draw_calls.into()),
                ("entities", measured.entities.into()),
            ],
        ),
        words.format("bench-memory", &[("mb", measured.memory_mb.round().into())]),
    ]
    .join("\n")
}
