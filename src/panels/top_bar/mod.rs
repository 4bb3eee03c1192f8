//! The tools: which panels are open, what colours the buildings, undo, theme, language.

mod colours;
mod panels;

use bevy_egui::egui::{Align, Layout, Ui};

use super::{
    alarms::urgency_colour,
    controls,
    data::FeedSight,
    icons::Icon,
    theme,
    timeline::Told,
    tool_button::{keyed, tool_button, tool_width},
};
use crate::{
    app::{Command, History, Overlay, Panel, Shown, Theme, studio_of},
    park::{Issue, Lang, Park, Severity, Urgency},
    twin::AlarmBook,
    words::Words,
};
use colours::{colours_ui, overlays_of};
use panels::panels_ui;

/// What the tools show.
#[derive(Clone, Debug, PartialEq)]
pub struct TopBarView {
    pub lang: Lang,
    pub theme: Theme,
    pub overlay: Overlay,
    /// Every overlay that there is, with its sign and name.
    pub overlays: Vec<(Overlay, Icon, String)>,
    /// Panels that have a button here, and whether each is open.
    pub panels: Vec<(Panel, bool)>,
    /// Panels that are open, be it behind another.
    pub wanted: Vec<Panel>,
    pub can_undo: bool,
    pub can_redo: bool,
    pub issues: usize,
    /// Whether anything was left out or replaced, not only warned about.
    pub errors: bool,
    pub help: bool,
    /// How many alarms are up, and the worst of those that nobody has seen.
    pub alarms: (usize, Option<Urgency>),
    /// How the feed fares; `None` without one.
    pub feed: Option<FeedBadge>,
}

/// The feed in a word or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedBadge {
    pub text: String,
    pub why: String,
    pub well: bool,
}

impl FeedBadge {
    fn of(words: &Words, feed: &FeedSight) -> Self {
        let well = feed.status.is_connected();
        let text = match (feed.from_recording, well) {
            (true, _) => words.get("data-replay"),
            (false, true) => words.get("data-live"),
            (false, false) => words.get("data-lost"),
        };
        Self { text, why: feed.status.describe(words), well: well || feed.from_recording }
    }
}

impl TopBarView {
    pub fn new(
        park: &Park,
        words: &Words,
        shown: &Shown,
        history: &History,
        (issues, alarms, feed): (&[Issue], &AlarmBook, Option<&FeedSight>),
        visited: bool,
    ) -> Self {
        let studios = studio_of(park, shown.selection.as_ref()).map(|_| Panel::Studios);
        let toggles = [Panel::Overview, Panel::Projects, Panel::Find, Panel::Planning];
        let toggles = toggles.into_iter().chain(studios).chain([Panel::Views, Panel::Labels]);
        Self {
            lang: words.lang(),
            theme: shown.theme,
            overlay: shown.overlay.clone(),
            overlays: overlays_of(park, words, visited || shown.overlay == Overlay::Visits),
            panels: toggles.clone().map(|panel| (panel, stands(shown, panel))).collect(),
            wanted: toggles.filter(|panel| shown.panel(*panel)).collect(),
            can_undo: history.can_undo(),
            can_redo: history.can_redo(),
            issues: issues.len(),
            errors: issues.iter().any(|issue| issue.severity != Severity::Warning),
            help: shown.panel(Panel::Help),
            alarms: alarms.up(),
            feed: feed.map(|feed| FeedBadge::of(words, feed)),
        }
    }
}

/// Whether a panel is to be seen: the overview gives its place to the projects, and both to what is looked for.
pub fn stands(shown: &Shown, panel: Panel) -> bool {
    shown.panel(panel) && !before(panel).iter().any(|other| shown.panel(*other))
}

/// The panels that stand before another, in its place.
fn before(panel: Panel) -> &'static [Panel] {
    match panel {
        Panel::Overview => &[Panel::Projects, Panel::Find, Panel::Planning, Panel::Studios],
        Panel::Projects => &[Panel::Find, Panel::Planning, Panel::Studios],
        Panel::Planning => &[Panel::Find],
        Panel::Studios => &[Panel::Find, Panel::Planning],
        _ => &[],
    }
}

/// What a panel's button does: it opens or closes it, or takes its place back.
fn toggle(view: &TopBarView, panel: Panel) -> Vec<Command> {
    let in_its_place = before(panel).iter().copied().filter(|other| view.wanted.contains(other));
    let closed: Vec<Command> = in_its_place.map(Command::TogglePanel).collect();
    let opens = closed.is_empty() || !view.wanted.contains(&panel);
    closed.into_iter().chain(opens.then_some(Command::TogglePanel(panel))).collect()
}

pub fn top_bar_ui(ui: &mut Ui, words: &Words, view: &TopBarView) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        let wordy = panels::words_that_fit(ui, words, view, ui.available_width() - rest_width(ui, words, view));
        commands.extend(panels_ui(ui, words, view, wordy));
        commands.extend(colours_ui(ui, words, view, wordy));
        commands.extend(history_ui(ui, words, view));
        if let Some(feed) = &view.feed
            && feed_button(ui, feed)
        {
            commands.push(Command::TogglePanel(Panel::Data));
        }
        if view.alarms.0 > 0 && alarms_button(ui, words, view) {
            commands.push(Command::TogglePanel(Panel::Alarms));
        }
        if view.issues > 0 && issues_button(ui, words, view) {
            commands.push(Command::TogglePanel(Panel::Issues));
        }
        let (theme, label) = (view.theme.other(), theme_word(words, view.theme.other()));
        if tool_button(ui, Icon::Theme, "", [&label, &keyed(words, &label, "T")], None).clicked() {
            commands.push(Command::SetTheme(theme));
        }
        let label = words.get("panel-help");
        if tool_button(ui, Icon::Help, "", [&label, &keyed(words, &label, "H")], Some(view.help)).clicked() {
            commands.push(Command::TogglePanel(Panel::Help));
        }
        commands.extend(language_ui(ui, words));
    });
    commands
}

/// What stands after panels and colours: history, feed, alarms, issues, theme, help, language, and all gaps.
fn rest_width(ui: &Ui, words: &Words, view: &TopBarView) -> f32 {
    let number = |count: usize| if count > 0 { tool_width(ui, &count.to_string()) } else { 0.0 };
    let feed = view.feed.as_ref().map_or(0.0, |feed| tool_width(ui, &feed.text));
    let language = tool_width(ui, language_word(words)) - 20.0;
    let gaps = theme::TIGHT * (view.panels.len() + 10) as f32;
    4.0 * theme::TOUCH + feed + number(view.alarms.0) + number(view.issues) + language + gaps
}

fn history_ui(ui: &mut Ui, words: &Words, view: &TopBarView) -> Option<Command> {
    let mut command = None;
    for (icon, label, key, able, wish) in [
        (Icon::Undo, words.get("panel-undo"), "Ctrl+Z", view.can_undo, Command::Undo),
        (Icon::Redo, words.get("panel-redo"), "Ctrl+Y", view.can_redo, Command::Redo),
    ] {
        let hint = keyed(words, &label, key);
        let button = ui.add_enabled_ui(able, |ui| tool_button(ui, icon, "", [&label, &hint], None));
        if button.inner.clicked() {
            command = Some(wish);
        }
    }
    command
}

fn feed_button(ui: &mut Ui, feed: &FeedBadge) -> bool {
    let palette = theme::of(ui);
    let colour = if feed.well { palette.accent } else { palette.fault };
    controls::ink_button(ui, Icon::Feed, &feed.text, colour).on_hover_text(&feed.why).clicked()
}

fn alarms_button(ui: &mut Ui, words: &Words, view: &TopBarView) -> bool {
    let (count, unseen) = view.alarms;
    let palette = theme::of(ui);
    let colour = unseen.map_or(palette.text_weak, |urgency| urgency_colour(palette, urgency));
    let text = words.format("alarms-count", &[("count", count.into())]);
    controls::alarm_button(ui, count, &text, colour).clicked()
}

fn issues_button(ui: &mut Ui, words: &Words, view: &TopBarView) -> bool {
    let palette = theme::of(ui);
    let colour = if view.errors { palette.fault } else { palette.caution };
    let text = words.format("panel-issues-count", &[("count", view.issues.into())]);
    controls::warning_button(ui, view.issues, &text, colour).clicked()
}

/// The name of the language that one would get, in that language.
pub(super) fn language_ui(ui: &mut Ui, words: &Words) -> Option<Command> {
    let hint = keyed(words, &words.get("panel-language"), "L");
    let button = controls::flat_button(ui, language_word(words), false).on_hover_text(hint);
    button.clicked().then(|| Command::SetLang(words.lang().other()))
}

fn language_word(words: &Words) -> &'static str {
    match words.lang() {
        Lang::Zh => "English",
        Lang::En => "中文",
    }
}

/// What the park shows is simulated, and drawn for illustration.
pub(super) fn badges_ui(ui: &mut Ui, words: &Words, notice: &str, told: Told) {
    controls::chip(ui, &words.get("panel-illustrative"), theme::of(ui).caution).on_hover_text(notice);
    controls::chip(ui, &told.word(words), told.colour(theme::of(ui))).on_hover_text(told.why(words));
}

fn theme_word(words: &Words, theme: Theme) -> String {
    match theme {
        Theme::Dark => words.get("panel-theme-dark"),
        Theme::Light => words.get("panel-theme-light"),
    }
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
        Panel::Alarms => words.get("panel-alarms"),
        Panel::Find => words.get("panel-find"),
        Panel::Planning => words.get("planning-title"),
        Panel::Studios => words.get("studio-title"),
        Panel::Data => words.get("panel-data"),
        Panel::Labels => words.get("panel-labels"),
        Panel::Phone => words.get("phone-title"),
        Panel::Guide => words.get("panel-guide"),
        Panel::Tour | Panel::TourStrip => words.get("panel-group-tours"),
    }
}
