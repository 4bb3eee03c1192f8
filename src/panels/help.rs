//! What mouse, fingers and keys do. The keys are those of `view3d/keys.rs`.

use bevy_egui::egui::Ui;

use super::controls;
use crate::{
    app::{Command, Panel},
    words::Words,
};

/// Groups of lines: a heading, and for each thing that one does what comes of it.
pub fn help_lines(words: &Words) -> Vec<(String, Vec<(String, String)>)> {
    let line = |does: String, result: String| (does, result);
    vec![
        (
            words.get("panel-help-mouse"),
            vec![
                line(words.get("panel-help-drag"), words.get("panel-help-orbit")),
                line(words.get("panel-help-right-drag"), words.get("panel-help-pan")),
                line(words.get("panel-help-wheel"), words.get("panel-help-zoom")),
                line(words.get("panel-help-click"), words.get("panel-help-select")),
                line(words.get("panel-help-double-click"), words.get("panel-help-fly")),
            ],
        ),
        (
            words.get("panel-help-touch"),
            vec![
                line(words.get("panel-help-one-finger"), words.get("panel-help-orbit")),
                line(words.get("panel-help-two-fingers"), words.get("panel-help-pan-zoom")),
                line(words.get("panel-help-tap"), words.get("panel-help-select")),
                line(words.get("panel-help-double-tap"), words.get("panel-help-fly")),
            ],
        ),
        (
            words.get("panel-help-keys"),
            vec![
                line("W A S D".to_owned(), words.get("panel-help-pan")),
                line(words.get("panel-help-arrows"), words.get("panel-help-orbit")),
                line("+ -".to_owned(), words.get("panel-help-zoom")),
                line("1 … 9".to_owned(), words.get("panel-help-view")),
                line("Home".to_owned(), words.get("panel-help-first-view")),
                line("F".to_owned(), words.get("panel-help-fly-selected")),
                line("Esc".to_owned(), words.get("panel-help-deselect")),
                line("O".to_owned(), words.get("panel-help-overlay")),
                line("C".to_owned(), words.get("panel-help-weather")),
                line("X".to_owned(), words.get("panel-help-spread")),
                line("/".to_owned(), words.get("panel-help-find")),
                line("P".to_owned(), words.get("panel-help-projects")),
                line("N".to_owned(), words.get("panel-help-labels")),
                line("L".to_owned(), words.get("panel-language")),
                line("T".to_owned(), words.get("panel-help-theme")),
                line(words.get("panel-help-space"), words.get("panel-help-pause")),
                line(", .".to_owned(), words.get("panel-help-speed")),
                line("Page Up, Page Down".to_owned(), words.get("panel-help-stops")),
                line("Enter".to_owned(), words.get("panel-help-rejoin")),
                line("Ctrl+Z, Ctrl+Y".to_owned(), words.get("panel-help-undo")),
                line("H, F1".to_owned(), words.get("panel-help-help")),
            ],
        ),
    ]
}

pub fn help_ui(ui: &mut Ui, words: &Words) -> Option<Command> {
    let close = controls::title_bar(ui, &words.get("panel-help"), &words.get("panel-close"));
    let groups = help_lines(words);
    if ui.available_width() < TWO_COLUMNS {
        groups.iter().for_each(|group| group_ui(ui, group));
    } else {
        // Mouse and touch beside the keys, which are as many as both.
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
