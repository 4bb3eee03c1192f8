//! `view`: the window, with its feed, its history, its remote and its showroom.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Result;
use jiff::Timestamp;

use super::{
    Context,
    answer::refuse,
    keeper,
    open_scene::tell_issues,
    opening::{opening, remote_fault, showroom_of, visits_file},
    start::launch,
    view_args::{Feed, ViewArgs},
    window_args::WindowArgs,
};
use crate::{
    Outside, ShowroomOrder, WindowError,
    app::{Feed as AppFeed, Memory},
    history::{History, HistoryOrder},
    park::Park,
    twin::Points,
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
