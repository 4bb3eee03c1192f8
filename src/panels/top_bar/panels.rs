//! The panels' buttons: a sign, and its word where there is room; a planner's tools have theirs first.

use bevy_egui::egui::Ui;

use super::{TopBarView, panel_name, toggle};
use crate::{
    app::{Command, Panel},
    panels::{
        icons::Icon,
        tool_button::{keyed, tool_button, tool_width},
    },
    words::Words,
};

/// Which of the buttons have words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wordy {
    None,
    /// What planners work with.
    Tools,
    All,
}

/// A button: its sign, its short word, and from when on it has the word; none for what is only switched on and off.
struct Tool {
    icon: Icon,
    word: Option<(String, Wordy)>,
    hint: String,
}

fn tool_of(words: &Words, panel: Panel) -> Tool {
    let name = panel_name(words, panel);
    let named = |key: &str| keyed(words, &name, key);
    let tool =
        |icon: Icon, word: &str, from: Wordy, hint: String| Tool { icon, word: Some((words.get(word), from)), hint };
    match panel {
        Panel::Overview => tool(Icon::Overview, "panel-overview", Wordy::All, name),
        Panel::Projects => tool(Icon::Projects, "tool-projects", Wordy::All, named("P")),
        Panel::Find => tool(Icon::Find, "panel-find", Wordy::Tools, keyed(words, &words.get("panel-help-find"), "/")),
        Panel::Planning => {
            tool(Icon::Crane, "planning-open", Wordy::Tools, keyed(words, &words.get("tool-planning"), "R"))
        }
        Panel::Studios => {
            tool(Icon::Calendar, "studio-open", Wordy::Tools, keyed(words, &words.get("tool-studios"), "J"))
        }
        Panel::Views => Tool { icon: Icon::Views, word: None, hint: name },
        _ => Tool { icon: Icon::Names, word: None, hint: named("N") },
    }
}

/// What is said of a panel's button: what stands on it where it has a word of its own.
fn label_of(words: &Words, panel: Panel) -> String {
    match panel {
        Panel::Planning => words.get("planning-open"),
        Panel::Studios => words.get("studio-open"),
        panel => panel_name(words, panel),
    }
}

/// The words for which the panels and the colours have room in so many points.
pub(super) fn words_that_fit(ui: &Ui, words: &Words, view: &TopBarView, room: f32) -> Wordy {
    let needed = |wordy: Wordy| {
        let buttons = view.panels.iter().map(|(panel, _)| {
            let word = tool_of(words, *panel).word.filter(|(_, from)| *from <= wordy);
            tool_width(ui, word.as_ref().map_or("", |(word, _)| word))
        });
        buttons.sum::<f32>() + tool_width(ui, &super::colours::word(words, wordy))
    };
    [Wordy::All, Wordy::Tools].into_iter().find(|wordy| needed(*wordy) <= room).unwrap_or(Wordy::None)
}

pub(super) fn panels_ui(ui: &mut Ui, words: &Words, view: &TopBarView, wordy: Wordy) -> Vec<Command> {
    let mut commands = Vec::new();
    for (panel, open) in &view.panels {
        let tool = tool_of(words, *panel);
        let word = tool.word.filter(|(_, from)| *from <= wordy).map(|(word, _)| word).unwrap_or_default();
        let label = label_of(words, *panel);
        if tool_button(ui, tool.icon, &word, [&label, &tool.hint], Some(*open)).clicked() {
            commands.extend(toggle(view, *panel));
        }
    }
    commands
}
