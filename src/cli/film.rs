//! `film`: a tour as an MP4, frame by frame, without a window. Answers with the file; how far it has come goes to stderr.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Args;

use super::{
    Context,
    answer::{refuse, say},
    long_work::{ended, teller},
    start::launch_of_park,
    tour::unknown_tour,
    view_args::{ModeArg, Size, ViewArgs, parse_size},
};
use crate::{FilmError, FilmOrder, film_tour, is_film, view3d::Quality};

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

/// Exit code 0 done, 2 it could not be made, 130 cancelled.
pub(super) fn film(args: &FilmArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    if !is_film(&args.out) {
        return Ok(refuse(&words.get("film-no-mp4")));
    }
    let of = ViewArgs { mode: ModeArg::Present, ..args.of.clone() };
    let (mut launch, park) = match launch_of_park(&of, context) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    launch.quality = launch.quality.or(Some(Quality::Balanced));
    if park.tour(&args.tour).is_none() {
        return Ok(refuse(&unknown_tour(&args.tour, &park, words)));
    }
    let Size { width, height } = args.size;
    // The codec wants even sides.
    let (width, height) = (width.next_multiple_of(2), height.next_multiple_of(2));
    let order = FilmOrder { tour: args.tour.clone(), fps: args.fps, width, height, out: args.out.clone() };
    match film_tour(launch, &order, teller(words, "film-progress")) {
        Ok(_) => {
            say(&args.out.display().to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        Err(FilmError::NoFfmpeg) => Ok(refuse(&words.get("film-no-ffmpeg"))),
        Err(FilmError::Studio(why)) => ended(&why, words).map_or_else(|| Err(why.into()), Ok),
        Err(error) => Err(error.into()),
    }
}
