//! `film`: a tour as an MP4, frame by frame, without a window. Answers with the file; how far it has come goes to stderr.

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;
use clap::Args;

use super::{
    Context,
    answer::say,
    open_scene::tell_issues,
    tour::unknown_tour,
    view::{launch, refuse},
    view_args::{ModeArg, Size, ViewArgs, parse_size},
};
use crate::{FilmError, FilmOrder, FilmProgress, StudioError, film_tour, is_film, view3d::Quality};

#[derive(Clone, Debug, Args)]
pub(super) struct FilmArgs {
    /// The tour, by its id.
    #[arg(id = "film-tour", long = "tour", value_name = "NAME")]
    tour: String,
    /// The film, `.mp4`.
    #[arg(id = "film-out", long = "out", value_name = "FILE")]
    out: PathBuf,
    #[arg(long, value_name = "WxH", value_parser = parse_size, default_value = "1920x1080")]
    size: Size,
    /// Frames a second.
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=120))]
    fps: u32,
    #[command(flatten)]
    of: ViewArgs,
}

/// So often it is told how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// Exit code 0 done, 2 it could not be made.
pub(super) fn film(args: &FilmArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    if !is_film(&args.out) {
        return Ok(refuse(&words.get("film-no-mp4")));
    }
    let of = ViewArgs { mode: ModeArg::Present, ..args.of.clone() };
    let mut launch = match launch(&of, context) {
        Ok(launch) => launch,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    launch.quality = launch.quality.or(Some(Quality::Balanced));
    let Some(park) = launch.park.clone() else {
        tell_issues(&launch.issues, words);
        let path = context.scene().display().to_string();
        return Ok(refuse(&words.format("scene-not-opened", &[("path", path.into())])));
    };
    if park.tour(&args.tour).is_none() {
        return Ok(refuse(&unknown_tour(&args.tour, &park, words)));
    }
    let Size { width, height } = args.size;
    // The codec wants even sides.
    let (width, height) = (width.next_multiple_of(2), height.next_multiple_of(2));
    let order = FilmOrder { tour: args.tour.clone(), fps: args.fps, width, height, out: args.out.clone() };
    let mut told = Instant::now();
    let tell = |progress: FilmProgress| {
        if told.elapsed() >= TELL_EVERY || progress.frame == progress.frames {
            told = Instant::now();
            let values = [
                ("share", (progress.frame * 100 / progress.frames.max(1)).into()),
                ("frame", progress.frame.into()),
                ("frames", progress.frames.into()),
                ("left", minutes(progress.left_secs).into()),
            ];
            let line = words.format("film-progress", &values);
            // On a screen the line stands still; in a log each stands by itself.
            let _ = if std::io::stderr().is_terminal() {
                write!(std::io::stderr(), "\r{line}   ")
            } else {
                writeln!(std::io::stderr(), "{line}")
            };
        }
    };
    match film_tour(launch, &order, tell) {
        Ok(_) => {
            say(&args.out.display().to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(FilmError::NoFfmpeg) => Ok(refuse(&words.get("film-no-ffmpeg"))),
        Err(FilmError::Studio(StudioError::NoAdapter)) => Ok(refuse(&words.get("window-no-adapter"))),
        Err(error) => Err(error.into()),
    }
}

fn minutes(secs: f64) -> String {
    let whole = secs.max(0.0).round() as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}
