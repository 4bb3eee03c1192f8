//! `sheet`: one place on one printed page, as PDF: its picture, its figures with sources, its values at a time.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::Args;
use jiff::Timestamp;

use super::{
    Context,
    answer::{refuse, say},
    long_work::{ended, teller},
    start::launch_of_park,
    view_args::{ViewArgs, parse_time},
};
use crate::{
    ShotError, ShotOrder, ShotSettings,
    app::Command,
    panels::{
        FontFiles,
        place::{moment_of_place, simulated_page},
    },
    park::{PlaceId, nearest},
    sheet::{SheetFonts, SheetPicture, pdf},
    take_shots,
    twin::{local, parse_at},
    view3d::Quality,
};

#[derive(Clone, Debug, Args)]
pub(super) struct SheetArgs {
    /// The place, by its id.
    #[arg(id = "sheet-place", long = "place", value_name = "ID")]
    place: String,
    #[arg(id = "sheet-out", long = "out", value_name = "FILE")]
    out: PathBuf,
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<String>,
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// Leaves the picture out, which takes the longest.
    #[arg(id = "no-picture", long)]
    no_picture: bool,
}

/// Pixels: sharp at the width of the page.
const PICTURE: (u32, u32) = (1_600, 900);

/// Ten in the morning of the same day: unless another moment is asked for, a printed page shows a place by day.
fn by_day(at: Timestamp, timezone: &str) -> Timestamp {
    parse_at(&format!("{}T10:00", local(at, timezone).date()), timezone).unwrap_or(at)
}

/// Exit code 0 done, 2 there is no such place, or nothing can be drawn or written.
pub(super) fn sheet(args: &SheetArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    let of = ViewArgs { at: args.at.clone(), scenario: args.scenario.clone(), ..ViewArgs::default() };
    let (mut launch, park) = match launch_of_park(&of, context) {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    if args.at.is_none() {
        launch.at = by_day(launch.at, &park.timezone);
    }
    let id = PlaceId::new(&args.place);
    let Some(place) = park.place(&id) else {
        let near = nearest(&args.place, park.places.keys().map(PlaceId::as_str)).map(str::to_owned);
        let near = near.unwrap_or_else(|| words.get("list-none"));
        let values = [("name", args.place.as_str().into()), ("near", near.into())];
        return Ok(refuse(&words.format("shot-no-place", &values)));
    };
    let moment = moment_of_place(&park, &place, launch.at, &launch.scenario, words.lang());
    let mut sheet = simulated_page(&park, words, &place, &moment);
    launch.quality = Some(Quality::Balanced);
    let files = FontFiles::of_park(&launch.assets, Some(&park));
    if !args.no_picture {
        let png = args.out.with_extension("part.png");
        let order = ShotOrder { wishes: vec![Command::ShowMoment(Box::new(moment))], out: png.clone(), smaller: None };
        let settings = ShotSettings { width: PICTURE.0, height: PICTURE.1, ..ShotSettings::default() };
        match take_shots(launch, &settings, &[order], teller(words, "picture-progress")) {
            Ok(_) => {}
            Err(ShotError::Studio(why)) => return ended(&why, words).map_or_else(|| Err(why.into()), Ok),
            Err(error) => return Err(error.into()),
        }
        sheet.picture = Some(SheetPicture::File(fs::read(&png)?));
        // It is in the page now.
        let _ = fs::remove_file(png);
    }
    let read = |files: &[PathBuf]| files.iter().filter_map(|file| fs::read(file).ok()).collect::<Vec<_>>();
    let fonts = SheetFonts::new(read(&files.regular), read(&files.bold))?;
    let printed = pdf(&sheet, &fonts, &|count| words.format("sheet-more", &[("count", count.into())]))?;
    if !printed.warnings.missing_characters.is_empty() {
        let missing: String = printed.warnings.missing_characters.iter().collect();
        eprintln!("yungu: {}", words.format("sheet-missing", &[("characters", missing.into())]));
    }
    fs::write(&args.out, printed.bytes).with_context(|| args.out.display().to_string())?;
    say(&args.out.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}
