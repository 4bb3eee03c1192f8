//! The bar at the top: which park, what to make of it, which panels are open.

use bevy_egui::egui::{Align, Button, Label, Layout, Ui, vec2};

use super::{controls, icons::Icon, theme};
use crate::{
    app::{Command, History, Panel, Shown},
    park::{Issue, Lang, Park, Severity},
    words::Words,
};

/// What the top bar shows.
#[derive(Clone, Debug, PartialEq)]
pub struct TopBarView {
    pub name: String,
    pub within: Option<String>,
    pub notice: String,
    pub lang: Lang,
    /// Panels that have a button here, and whether each is open.
    pub panels: Vec<(Panel, bool)>,
    /// The overview is open, be it behind the projects.
    pub overview_wanted: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub issues: usize,
    /// Whether anything was left out or replaced, not only warned about.
    pub errors: bool,
    pub help: bool,
}

impl TopBarView {
    pub fn new(park: &Park, words: &Words, shown: &Shown, history: &History, issues: &[Issue]) -> Self {
        let lang = words.lang();
        let toggles = [Panel::Overview, Panel::Projects, Panel::Legend, Panel::Views, Panel::Labels];
        Self {
            name: park.name.get(lang).to_owned(),
            within: park.within.as_ref().map(|within| within.get(lang).to_owned()),
            notice: park.notice.get(lang).to_owned(),
            lang,
            panels: toggles.map(|panel| (panel, stands(shown, panel))).into(),
            overview_wanted: shown.panel(Panel::Overview),
            can_undo: history.can_undo(),
            can_redo: history.can_redo(),
            issues: issues.len(),
            errors: issues.iter().any(|issue| issue.severity != Severity::Warning),
            help: shown.panel(Panel::Help),
        }
    }
}

/// Whether a panel is to be seen: the overview gives its place to the projects.
pub fn stands(shown: &Shown, panel: Panel) -> bool {
    shown.panel(panel) && (panel != Panel::Overview || !shown.panel(Panel::Projects))
}

/// What a panel's button does: it opens or closes it; the overview's also takes its place back.
fn toggle(view: &TopBarView, panel: Panel) -> Vec<Command> {
    let projects_stand = view.panels.contains(&(Panel::Projects, true));
    if panel != Panel::Overview || !projects_stand {
        return vec![Command::TogglePanel(panel)];
    }
    let overview = (!view.overview_wanted).then_some(Command::TogglePanel(Panel::Overview));
    std::iter::once(Command::TogglePanel(Panel::Projects)).chain(overview).collect()
}

pub fn top_bar_ui(ui: &mut Ui, words: &Words, view: &TopBarView) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        commands = buttons_ui(ui, words, view);
        badges_ui(ui, words, &view.notice);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(theme::heading(&view.name)).truncate());
            if let Some(within) = &view.within
                && ui.available_width() > 60.0
            {
                controls::one_line(ui, within, theme::NOTE);
            }
        });
    });
    commands
}

/// From the right: language, help, issues, redo, undo, panels.
fn buttons_ui(ui: &mut Ui, words: &Words, view: &TopBarView) -> Vec<Command> {
    let mut commands = Vec::new();
    // The name of the language that one would get, in that language.
    let language = match view.lang {
        Lang::Zh => "English",
        Lang::En => "中文",
    };
    if controls::button(ui, language, false).on_hover_text(words.get("panel-language")).clicked() {
        commands.push(Command::SetLang(view.lang.other()));
    }
    if controls::icon_button(ui, Icon::Help, &words.get("panel-help"), view.help).clicked() {
        commands.push(Command::TogglePanel(Panel::Help));
    }
    if view.issues > 0 && issues_button(ui, words, view) {
        commands.push(Command::TogglePanel(Panel::Issues));
    }
    for (icon, label, able, wish) in [
        (Icon::Redo, words.get("panel-redo"), view.can_redo, Command::Redo),
        (Icon::Undo, words.get("panel-undo"), view.can_undo, Command::Undo),
    ] {
        if ui.add_enabled_ui(able, |ui| controls::icon_button(ui, icon, &label, false)).inner.clicked() {
            commands.push(wish);
        }
    }
    for (panel, open) in view.panels.iter().rev() {
        if controls::button(ui, &panel_name(words, *panel), *open).clicked() {
            commands.extend(toggle(view, *panel));
        }
    }
    commands
}

fn issues_button(ui: &mut Ui, words: &Words, view: &TopBarView) -> bool {
    let colour = if view.errors { theme::FAULT } else { theme::CAUTION };
    let text = words.format("panel-issues-count", &[("count", view.issues.into())]);
    let button = Button::new(theme::strong(text).color(colour)).min_size(vec2(theme::TOUCH, theme::TOUCH));
    ui.add(button).clicked()
}

/// What the park shows is simulated, and drawn for illustration.
pub(super) fn badges_ui(ui: &mut Ui, words: &Words, notice: &str) {
    controls::chip(ui, &words.get("panel-illustrative"), theme::CAUTION).on_hover_text(notice);
    controls::simulated_chip(ui, &words.get("panel-simulated"), &words.get("panel-simulated-why"));
}

pub fn panel_name(words: &Words, panel: Panel) -> String {
    match panel {
        Panel::TopBar => words.get("panel-top-bar"),
        Panel::Overview => words.get("panel-overview"),
        Panel::Place => words.get("panel-place"),
        Panel::Projects => words.get("panel-projects"),
        Panel::Legend => words.get("panel-legend"),
        Panel::Clock => words.get("panel-clock"),
        Panel::Views => words.get("panel-views"),
        Panel::Help => words.get("panel-help"),
        Panel::Issues => words.get("panel-issues"),
        Panel::Labels => words.get("panel-labels"),
    }
}
