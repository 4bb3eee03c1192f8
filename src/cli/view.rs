//! `view`, `shot` and what `bench` shares with them: from what the command line says to what the program starts with.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Result;
use jiff::Timestamp;

use super::{
    CANNOT_READ, Context,
    answer::say,
    keeper,
    long_work::{ended, teller},
    open_scene::{find_scenario, tell_issues},
    opening::{moment_of, opening, remote_fault, showroom_of, visits_file},
    tour::unknown_tour,
    view_args::{Feed, ModeArg, QualityArg, ShotArgs, Size, ThemeArg, ViewArgs},
    window_args::WindowArgs,
};
use crate::{
    Outside, ShotError, ShotOrder, ShotSettings, ShowroomOrder, WindowError,
    app::{Command, Feed as AppFeed, Memory, Mode, Overlay, Theme, TourStep},
    history::{History, HistoryOrder},
    launch::Launch,
    park::{self, Park, PlaceId, Stop, Tour, Weather, nearest},
    twin::{Points, parse_at},
    view3d::Quality,
    words::Words,
};

/// Opens the window, also on a scene that cannot be opened: the window says what is wrong.
pub(super) fn view(window: &WindowArgs, context: &Context) -> Result<ExitCode> {
    let (args, words) = (&window.of, &context.words);
    let showroom = match showroom_of(window, words) {
        Ok(showroom) => showroom,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    if showroom.is_some() && !window.watched {
        return keeper::keep(words);
    }
    let mut launch = match launch(args, context) {
        Ok(launch) => launch,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    match opening(window, launch.park.as_deref(), words) {
        Ok(wishes) => launch.opening = wishes,
        Err(refusal) => return Ok(refuse(&refusal)),
    }
    launch.history = history_file(args, launch.park.as_deref());
    launch.visits = launch.visits.or_else(|| visits_file(launch.park.as_deref()));
    tell_issues(&launch.issues, words);
    let feed = match launch.park.as_ref().map(|park| open_feed(args, park, words)) {
        Some(Ok(feed)) => feed,
        Some(Err(refusal)) => return Ok(refuse(&refusal)),
        None => None,
    };
    // A recording is shown from its beginning, if nothing else is asked for.
    let start_ms = feed.as_ref().and_then(|(_, start_ms)| *start_ms).filter(|_| args.at.is_none());
    if let Some(start) = start_ms.and_then(|start_ms| Timestamp::from_millisecond(start_ms).ok()) {
        launch.at = start;
    }
    // What a recording brings was written down already.
    let is_live = feed.is_some() && !matches!(args.feed, Feed::Replay(_));
    let memory = match (&launch.history, &launch.park) {
        (Some(file), Some(park)) if is_live => Some(start_history(file, park)?),
        _ => None,
    };
    let remote = match window.remote.map(|remote| remote.address().ok_or(remote)) {
        None => None,
        Some(Ok(address)) => Some(address),
        Some(Err(_)) => return Ok(refuse(&words.get("remote-no-network"))),
    };
    let outside = Outside {
        feed: feed.map(|(feed, _)| feed),
        memory,
        remote,
        showroom: showroom.map(|pin| ShowroomOrder { pin, resumed: window.resume.is_some() }),
        console_by_screens: window.console.wish().is_none(),
    };
    match crate::open_window(launch, outside) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(WindowError::NoDisplay) => Ok(refuse(&words.get("window-no-display"))),
        Err(WindowError::NoAdapter) => Ok(refuse(&words.get("window-no-adapter"))),
        Err(WindowError::DeviceLost) => {
            eprintln!("yungu: {}", words.get("window-device-lost"));
            Ok(ExitCode::from(DEVICE_LOST))
        }
        Err(WindowError::Remote(fault)) => Ok(refuse(&remote_fault(&fault, words))),
    }
}

/// Not that it cannot read something: it could, and may again.
const DEVICE_LOST: u8 = 3;

fn start_history(file: &Path, park: &Park) -> Result<Memory> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // What is wrong with the folder is told of the file, with what to do.
        let _ = std::fs::create_dir_all(folder);
    }
    let order = HistoryOrder::new(file, &park.id, Arc::new(Points::new(park)));
    let order = HistoryOrder { retention: park.feeds.history.into(), ..order };
    Ok(Memory::new(History::start(order)?))
}

/// Where a park's history lies: the file that was named, or one in the user's data folder.
fn history_file(args: &ViewArgs, park: Option<&Park>) -> Option<PathBuf> {
    if args.no_history {
        return None;
    }
    args.history.clone().or_else(|| Some(dirs::data_dir()?.join("yungu").join(format!("{}.history", park?.id))))
}

/// The feed at work, and when a recording begins, milliseconds since 1970; `None` for the simulator.
fn open_feed(args: &ViewArgs, park: &Arc<Park>, words: &Words) -> Result<Option<(AppFeed, Option<i64>)>, String> {
    let points = Arc::new(Points::new(park));
    let opened = args.broker.open(&args.feed, park, &points, words)?;
    let from_recording = matches!(args.feed, Feed::Replay(_));
    Ok(opened.map(|open| {
        (AppFeed::new(open.running, open.mailbox, from_recording), open.span_ms.map(|(start_ms, _)| start_ms))
    }))
}

/// Makes the pictures and answers with their paths, one a line.
pub(super) fn shot(args: &ShotArgs, context: &Context) -> Result<ExitCode> {
    let words = &context.words;
    if args.of.feed != Feed::Sim {
        return Ok(refuse(&words.get("view-feed-unknown")));
    }
    let mut launch = match launch(&args.of, context) {
        Ok(launch) => launch,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    // A still has time for its samples, whatever draws it.
    launch.quality = launch.quality.or(Some(Quality::Balanced));
    let Some(park) = launch.park.clone() else {
        tell_issues(&launch.issues, words);
        let path = context.scene().display().to_string();
        return Ok(refuse(&words.format("scene-not-opened", &[("path", path.into())])));
    };
    let at = args.of.at.is_some().then_some(launch.at);
    let orders = match orders(args, &park, at, context) {
        Ok(orders) => orders,
        Err(refusal) => return Ok(refuse(&refusal)),
    };
    let Size { width, height } = args.size;
    let settings = ShotSettings {
        width,
        height,
        panels: args.panels,
        projects: args.projects,
        console: args.console,
        ..ShotSettings::default()
    };
    match crate::take_shots(launch, &settings, &orders, teller(words, "picture-progress")) {
        Ok(issues) => tell_issues(&issues, words),
        Err(ShotError::Studio(why)) => return ended(&why, words).map_or_else(|| Err(why.into()), Ok),
        Err(error) => return Err(error.into()),
    }
    orders.iter().try_for_each(|order| say(&order.out.display().to_string()))?;
    Ok(ExitCode::SUCCESS)
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

/// The overlay of a name; a sentence that lists them all where there is none of it.
pub(super) fn overlay_named(name: &str, park: &Park, words: &Words) -> Result<Overlay, String> {
    let rules = park.rules.rules.iter().map(|rule| rule.id.as_str());
    match name {
        "none" => Ok(Overlay::None),
        "usage" => Ok(Overlay::Usage),
        "visits" => Ok(Overlay::Visits),
        rule if rules.clone().any(|known| known == rule) => Ok(Overlay::Rule(rule.to_owned())),
        other => {
            let known: Vec<&str> = ["none", "usage", "visits"].into_iter().chain(rules).collect();
            let values = [("name", other.into()), ("known", known.join(", ").into())];
            Err(words.format("shot-no-overlay", &values))
        }
    }
}

/// A picture for each view that is asked for. A time or weather that is given counts more than the view's own.
fn orders(args: &ShotArgs, park: &Park, at: Option<Timestamp>, context: &Context) -> Result<Vec<ShotOrder>, String> {
    let words = &context.words;
    let selected = args.select.as_deref().map(PlaceId::new);
    if let Some(id) = selected.as_ref().filter(|id| park.place(id).is_none()) {
        let near = nearest(id.as_str(), park.places.keys().map(PlaceId::as_str)).map(str::to_owned);
        let near = near.unwrap_or_else(|| words.get("list-none"));
        return Err(words.format("shot-no-place", &[("name", id.as_str().into()), ("near", near.into())]));
    }
    let overlay = overlay_named(&args.overlay, park, words)?;
    let order = |id: &str, out: PathBuf| -> Result<ShotOrder, String> {
        let mut wishes = view_order(id, park, &args.of, at, words)?;
        wishes.push(Command::SetOverlay(overlay.clone()));
        wishes.extend(args.timescale.map(|scale| Command::SetTimescale(scale.into())));
        wishes.extend(selected.clone().map(|id| Command::Select(Some(id))));
        wishes.extend(args.card.then_some(Command::Pose));
        Ok(ShotOrder { wishes, out, smaller: None })
    };
    if let Some(name) = &args.tour {
        let tour = park.tour(name).ok_or_else(|| unknown_tour(name, park, words))?;
        let order = |(number, stop): (usize, &Stop)| ShotOrder {
            wishes: stop_order(tour, number),
            out: args.out.join(format!("{:02}-{}.png", number + 1, stop.id)),
            smaller: None,
        };
        return Ok(tour.stops.iter().enumerate().map(order).collect());
    }
    let card = args.card.then_some(Command::Pose);
    if let Some(moment) = &args.moment {
        let moment = moment_of(moment, park, words)?;
        let wishes = std::iter::once(Command::ShowMoment(Box::new(moment))).chain(card).collect();
        return Ok(vec![ShotOrder { wishes, out: args.out.clone(), smaller: None }]);
    }
    match &args.view {
        None => park.views.iter().map(|view| order(&view.id, args.out.join(format!("{}.png", view.id)))).collect(),
        Some(id) => Ok(vec![order(id, args.out.clone())?]),
    }
}

/// What to ask of the program for a stop of a tour.
pub(super) fn stop_order(tour: &Tour, number: usize) -> Vec<Command> {
    let steps = [TourStep::Start(tour.id.clone()), TourStep::Go(number)];
    steps.into_iter().map(Command::Tour).chain([Command::SetPaused(true)]).collect()
}

/// What to ask of the program for a view; a sentence that names the nearest where there is none of that name.
pub(super) fn view_order(
    id: &str,
    park: &Park,
    args: &ViewArgs,
    at: Option<Timestamp>,
    words: &Words,
) -> Result<Vec<Command>, String> {
    let known = || park.views.iter().map(|view| view.id.as_str());
    if !known().any(|known| known == id) {
        let or_none = |text: Option<String>| text.unwrap_or_else(|| words.get("list-none"));
        let near = or_none(nearest(id, known()).map(str::to_owned));
        let known = or_none(known().map(str::to_owned).reduce(|list, next| format!("{list}, {next}")));
        let values = [("name", id.into()), ("near", near.into()), ("known", known.into())];
        return Err(words.format("shot-no-view", &values));
    }
    let wishes = std::iter::once(Command::GoToView(id.to_owned())).chain(at.map(Command::SetTime));
    Ok(wishes.chain(args.weather.map(|weather| Command::SetWeather(weather.into()))).collect())
}

#[expect(clippy::disallowed_methods, reason = "where no time is given, the window opens on the present")]
fn now() -> Timestamp {
    Timestamp::now()
}

pub(super) fn refuse(why: &str) -> ExitCode {
    eprintln!("yungu: {why}");
    ExitCode::from(CANNOT_READ)
}
