//! What is wrong with the park's files: how bad, what, where, and what to do.

use bevy_egui::egui::{Color32, Ui};

use super::{controls, palette::Palette, theme};
use crate::{
    app::{Command, Panel},
    park::{Issue, PlaceId, Severity},
    words::Words,
};

/// One fault in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueView {
    pub severity: Severity,
    pub severity_word: String,
    pub message: String,
    /// `file:line:column`.
    pub location: Option<String>,
    pub hint: String,
    /// The place that it is about, if one can go there.
    pub place: Option<PlaceId>,
}

impl IssueView {
    pub fn new(words: &Words, issue: &Issue) -> Self {
        let (message, hint) = words.issue(&issue.code, &issue.args);
        Self {
            severity: issue.severity,
            severity_word: words.severity(issue.severity),
            message,
            location: issue.location.as_ref().map(ToString::to_string),
            hint,
            place: issue.place.clone(),
        }
    }
}

/// Worst first; the panel shows this many, and the count of the rest.
const SHOWN: usize = 100;

pub fn issues_ui(ui: &mut Ui, words: &Words, issues: &[IssueView]) -> Option<Command> {
    let mut command = None;
    let title = words.format("panel-issues-count", &[("count", issues.len().into())]);
    if controls::title_bar(ui, &title, &words.get("panel-close")) {
        command = Some(Command::TogglePanel(Panel::Issues));
    }
    if issues.is_empty() {
        controls::text(ui, &words.get("panel-issues-none"), theme::PLAIN);
    }
    let mut sorted: Vec<&IssueView> = issues.iter().collect();
    sorted.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    for (number, issue) in sorted.iter().take(SHOWN).enumerate() {
        let picked = ui.push_id(number, |ui| issue_ui(ui, words, issue)).inner;
        command = command.or(picked);
    }
    if let Some(rest) = issues.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        controls::text(ui, &words.format("panel-issues-more", &[("count", rest.into())]), theme::NOTE);
    }
    command
}

/// One fault. Shared with the fatal screen.
pub fn issue_ui(ui: &mut Ui, words: &Words, issue: &IssueView) -> Option<Command> {
    let mut command = None;
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            controls::chip(ui, &issue.severity_word, colour_of(theme::of(ui), issue.severity));
            if let Some(location) = &issue.location {
                controls::one_line(ui, location, theme::STRONG);
            }
        });
        controls::text(ui, &issue.message, theme::PLAIN);
        if !issue.hint.is_empty() {
            controls::text(ui, &issue.hint, theme::NOTE);
        }
        if let Some(place) = &issue.place
            && controls::button(ui, &words.format("panel-show-place", &[("id", place.as_str().into())]), false)
                .clicked()
        {
            command = Some(Command::Select(Some(place.clone())));
        }
    });
    command
}

fn colour_of(palette: &Palette, severity: Severity) -> Color32 {
    match severity {
        Severity::Warning => palette.caution,
        Severity::Error | Severity::Fatal => palette.fault,
    }
}
