//! What mouse, fingers and keys do. The keys are those of `view3d/keys.rs`.

use bevy_egui::egui::Ui;

use super::controls;
use crate::{
    app::{Command, Mode, Panel},
    words::Words,
};

/// What can be done depends on where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HelpView {
    pub mode: Mode,
    /// A tour is under way.
    pub touring: bool,
}

type Line = (String, String);

/// Groups of lines: a heading, and for each thing that one does what comes of it.
pub fn help_lines(words: &Words, view: HelpView) -> Vec<(String, Vec<Line>)> {
    let group = |key: &str, lines: Vec<Line>| (words.get(key), lines);
    let mut groups = Vec::new();
    if view.mode != Mode::Kiosk {
        groups.push(group("panel-help-mouse", with_the_mouse(words)));
    }
    groups.push(group("panel-help-touch", with_fingers(words)));
    if view.mode == Mode::Kiosk {
        return groups;
    }
    if view.touring {
        groups.push(group("panel-help-tour", in_a_tour(words)));
    }
    if view.touring || view.mode == Mode::Present {
        groups.push(group("panel-help-stage", on_stage(words)));
    }
    groups.push(group("panel-help-keys", with_keys(words, view)));
    groups
}

fn line(does: impl Into<String>, result: String) -> Line {
    (does.into(), result)
}

fn with_the_mouse(words: &Words) -> Vec<Line> {
    vec![
        line(words.get("panel-help-drag"), words.get("panel-help-orbit")),
        line(words.get("panel-help-right-drag"), words.get("panel-help-pan")),
        line(words.get("panel-help-wheel"), words.get("panel-help-zoom")),
        line(words.get("panel-help-click"), words.get("panel-help-select")),
        line(words.get("panel-help-double-click"), words.get("panel-help-enter")),
        line(words.get("panel-help-right-click"), words.get("panel-help-out")),
    ]
}

fn with_fingers(words: &Words) -> Vec<Line> {
    vec![
        line(words.get("panel-help-one-finger"), words.get("panel-help-orbit")),
        line(words.get("panel-help-two-fingers"), words.get("panel-help-pan-zoom")),
        line(words.get("panel-help-tap"), words.get("panel-help-select")),
        line(words.get("panel-help-double-tap"), words.get("panel-help-fly")),
    ]
}

fn in_a_tour(words: &Words) -> Vec<Line> {
    vec![
        line("← →, Page Up, Page Down", words.get("panel-help-stops")),
        line(words.get("panel-help-space"), words.get("panel-help-tour-space")),
        line("Enter", words.get("panel-help-rejoin")),
        line("G", words.get("panel-help-guide")),
    ]
}

fn on_stage(words: &Words) -> Vec<Line> {
    vec![
        line("F6", words.get("panel-help-console")),
        line("F7", words.get("panel-help-freeze")),
        line("F8, B", words.get("panel-help-black")),
        line("F9", words.get("panel-help-spot")),
        line("F10", words.get("panel-help-phone")),
    ]
}

fn with_keys(words: &Words, view: HelpView) -> Vec<Line> {
    let turn = if view.touring { "↑ ↓, Q, E".to_owned() } else { words.get("panel-help-arrows") };
    let pause = line(words.get("panel-help-space"), words.get("panel-help-pause"));
    let mut lines = vec![
        line("W A S D", words.get("panel-help-pan")),
        line(turn, words.get("panel-help-orbit")),
        line("+ -", words.get("panel-help-zoom")),
        line("1 … 9", words.get("panel-help-view")),
        line("Home", words.get("panel-help-first-view")),
        line("F", words.get("panel-help-fly-selected")),
        line("Esc", words.get("panel-help-deselect")),
        line(words.get("panel-help-backspace"), words.get("panel-help-out")),
        line("O", words.get("panel-help-overlay")),
        line("C", words.get("panel-help-weather")),
        line("X", words.get("panel-help-spread")),
        line("V", words.get("panel-help-plan")),
        line("Z", words.get("panel-help-walk")),
        line("R", words.get("panel-help-planning")),
        line("K", words.get("panel-help-section")),
        line("U", words.get("panel-help-measure")),
        line("J", words.get("panel-help-studios")),
        line("/", words.get("panel-help-find")),
        line("P", words.get("panel-help-projects")),
        line("N", words.get("panel-help-labels")),
        line("L", words.get("panel-language")),
        line("T", words.get("panel-help-theme")),
        line("M", words.get("panel-help-moment")),
    ];
    // In a tour Enter leads back to it.
    lines.extend((!view.touring).then(|| line("Enter", words.get("panel-help-enter"))));
    lines.extend((!view.touring).then_some(pause));
    lines.extend([
        line(", .", words.get("panel-help-speed")),
        line("Ctrl+Z, Ctrl+Y", words.get("panel-help-undo")),
        line("H, F1", words.get("panel-help-help")),
    ]);
    lines
}

pub fn help_ui(ui: &mut Ui, words: &Words, view: HelpView) -> Option<Command> {
    let close = controls::title_bar(ui, &words.get("panel-help"), &words.get("panel-close"));
    let groups = help_lines(words, view);
    if ui.available_width() < TWO_COLUMNS || groups.len() < 2 {
        groups.iter().for_each(|group| group_ui(ui, group));
    } else {
        // The rest beside the keys, which are as many.
        let (hands, keys) = groups.split_at(groups.len().saturating_sub(1));
        ui.columns_const(|[left, right]| {
            hands.iter().for_each(|group| group_ui(left, group));
            keys.iter().for_each(|group| group_ui(right, group));
        });
    }
    close.then_some(Command::TogglePanel(Panel::Help))
}

/// From this width on, the lines stand in two columns.
const TWO_COLUMNS: f32 = 560.0;

fn group_ui(ui: &mut Ui, (heading, lines): &(String, Vec<(String, String)>)) {
    controls::section(ui, heading);
    for (does, result) in lines {
        controls::pair(ui, does, result);
    }
}
