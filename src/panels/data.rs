//! Where the data come from: the feed's connection, what came in, what was wrong with it and what to do; whether it is
//! written down.

use bevy_egui::egui::Ui;
use jiff::Timestamp;

use super::{
    controls,
    issues::{IssueView, issue_ui},
    theme,
};
use crate::{
    app::{Command, Feed, Memory, Panel},
    feeds::{About, Counts, Faults, Status},
    history::HistoryStatus,
    park::{Issue, Park},
    twin::local,
    words::Words,
};

/// What is known of the feed and of the history, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataView {
    /// How the feed fares; `None` without one.
    pub feed: Option<String>,
    pub connected: bool,
    /// Name and value: messages, readings, overwritten, refused.
    pub counts: Vec<(String, String)>,
    /// What was wrong, how often, the last example, and what to do.
    pub faults: Vec<String>,
    /// Name and value: file, newest moment, size.
    pub history: Vec<(String, String)>,
    pub issues: Vec<IssueView>,
}

/// A feed as the panels see it.
#[derive(Clone, Debug)]
pub struct FeedSight {
    pub status: Status,
    pub counts: Counts,
    pub faults: Faults,
    pub about: Option<About>,
    pub from_recording: bool,
}

/// The history as the panels see it.
#[derive(Clone, Debug)]
pub struct MemorySight {
    pub file: String,
    pub status: HistoryStatus,
    pub issues: Vec<Issue>,
}

impl MemorySight {
    pub fn of(memory: &Memory) -> Self {
        Self { file: memory.file().display().to_string(), status: memory.status(), issues: memory.issues() }
    }
}

impl FeedSight {
    pub fn of(feed: &Feed) -> Self {
        Self {
            status: feed.status(),
            counts: feed.counts(),
            faults: feed.faults(),
            about: feed.about(),
            from_recording: feed.is_recording(),
        }
    }
}

impl DataView {
    pub fn new(park: &Park, words: &Words, feed: Option<&FeedSight>, memory: Option<&MemorySight>) -> Self {
        let mut view = Self::default();
        if let Some(memory) = memory {
            view.issues = memory.issues.iter().map(|issue| IssueView::new(words, issue)).collect();
            let written = memory.status.written_ms.and_then(|at_ms| Timestamp::from_millisecond(at_ms).ok());
            let newest =
                written.map_or_else(|| "—".to_owned(), |at| words.moment(local(at, &park.timezone).datetime()));
            view.history = vec![
                (words.get("data-history-file"), memory.file.clone()),
                (words.get("data-history-newest"), newest),
                (words.get("data-history-size"), words.megabytes(memory.status.file_bytes)),
            ];
        }
        let Some(feed) = feed else { return view };
        view.connected = feed.status.is_connected();
        view.feed = Some(feed.status.describe(words));
        let count = |key: &str, number: u64| (words.get(key), words.count(number));
        view.counts = vec![
            count("data-messages", feed.counts.messages),
            count("data-readings", feed.counts.readings),
            count("data-overwritten", feed.counts.overwritten),
            count("data-faults", feed.faults.total()),
        ];
        let fault = |(kind, fault): (crate::feeds::FaultKind, &crate::feeds::Fault)| {
            words.format(
                "feed-fault",
                &[
                    ("count", fault.count.to_string().into()),
                    ("fault", kind.describe(words).into()),
                    ("topic", fault.topic.as_str().into()),
                    ("what", fault.what.as_str().into()),
                ],
            )
        };
        view.faults = feed.faults.found().map(fault).collect();
        view
    }
}

pub fn data_ui(ui: &mut Ui, words: &Words, view: &DataView) -> Option<Command> {
    let mut command = controls::title_bar(ui, &words.get("panel-data"), &words.get("panel-close"))
        .then_some(Command::TogglePanel(Panel::Data));
    match &view.feed {
        Some(feed) => controls::text(ui, feed, theme::PLAIN),
        None => controls::text(ui, &words.get("data-no-feed"), theme::PLAIN),
    };
    for (name, value) in view.counts.iter().chain(&view.history) {
        controls::row(ui, name, value);
    }
    for fault in &view.faults {
        controls::text(ui, fault, theme::NOTE);
    }
    for issue in &view.issues {
        command = command.or(issue_ui(ui, words, issue));
    }
    command
}
