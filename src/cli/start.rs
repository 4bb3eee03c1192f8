//! From what the command line says to what the program starts with.

use std::{process::ExitCode, sync::Arc};

use jiff::Timestamp;

use super::{
    Context,
    answer::refuse,
    open_scene::{as_in, find_scenario, tell_issues},
    view_args::{ModeArg, QualityArg, ThemeArg, ViewArgs},
};
use crate::{
    app::{Mode, Theme},
    launch::Launch,
    park::{self, Park, Weather},
    twin::parse_at,
    view3d::Quality,
};

/// The start, and the park as its scenario has it. `Err` holds the exit code where there is none, and all is said.
pub(super) fn launch_of_park(args: &ViewArgs, context: &Context) -> Result<(Launch, Arc<Park>), ExitCode> {
    let launch = launch(args, context).map_err(|refusal| refuse(&refusal))?;
    if let Some(park) = launch.park.clone() {
        let varied = Arc::new(as_in(Park::clone(&park), &launch.scenario));
        return Ok((launch, varied));
    }
    tell_issues(&launch.issues, &context.words);
    let path = context.scene().display().to_string();
    Err(refuse(&context.words.format("scene-not-opened", &[("path", path.into())])))
}

/// What the program starts with, or why it cannot.
pub(super) fn launch(args: &ViewArgs, context: &Context) -> Result<Launch, String> {
    let words = &context.words;
    let scene = context.scene();
    let loaded = park::load(&scene);
    let scenario = match &loaded.park {
        Some(park) => find_scenario(park, args.scenario.as_deref(), words)?.id.clone(),
        None => String::new(),
    };
    let timezone = loaded.park.as_ref().map_or("UTC", |park| park.timezone.as_str());
    let at = match &args.at {
        Some(text) => parse_at(text, timezone).map_err(|error| error.to_string())?,
        None => now(),
    };
    Ok(Launch {
        opening: Vec::new(),
        // Pictures and benchmarks show what they are told to, on whatever computer.
        history: args.history.clone(),
        visits: args.visits.clone(),
        park: loaded.park.map(Arc::new),
        issues: loaded.issues,
        assets: context.roots.assets.clone(),
        scene,
        lang: words.lang(),
        mode: match args.mode {
            ModeArg::Explore => Mode::Explore,
            ModeArg::Plan => Mode::Plan,
            ModeArg::Present => Mode::Present,
            ModeArg::Kiosk => Mode::Kiosk,
        },
        at,
        scenario,
        weather: args.weather.map(Weather::from).unwrap_or_default(),
        theme: match args.theme {
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Light => Theme::Light,
        },
        quality: match args.quality {
            QualityArg::Auto => None,
            QualityArg::Software => Some(Quality::Software),
            QualityArg::Balanced => Some(Quality::Balanced),
            QualityArg::Showroom => Some(Quality::Showroom),
        },
    })
}

#[expect(clippy::disallowed_methods, reason = "where no time is given, the window opens on the present")]
fn now() -> Timestamp {
    Timestamp::now()
}
