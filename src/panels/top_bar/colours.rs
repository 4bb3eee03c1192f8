//! What colours the buildings: one button, and a list with a sign and a name for each.

use bevy_egui::egui::{Popup, Ui};

use super::{TopBarView, panels::Wordy};
use crate::{
    app::{Command, Overlay, SunDay},
    panels::{
        controls,
        icons::Icon,
        legend, theme,
        tool_button::{keyed, tool_button},
    },
    park::{Park, Rule, RuleIcon},
    words::Words,
};

/// Its word, where it has one.
pub(super) fn word(words: &Words, wordy: Wordy) -> String {
    if wordy >= Wordy::Tools { words.get("tool-colours") } else { String::new() }
}

/// The sign is that of the shown colours, so that they are seen at a glance.
pub(super) fn colours_ui(ui: &mut Ui, words: &Words, view: &TopBarView, wordy: Wordy) -> Option<Command> {
    let shown = view.overlays.iter().find(|(one, ..)| is_shown(view, one));
    let icon = shown.map_or(Icon::Gauge, |(_, icon, _)| *icon);
    let name = shown.map_or_else(|| words.get("tool-colours"), |(_, _, name)| name.clone());
    let hint = words.format("tool-colours-why", &[("name", name.into())]);
    let label = words.get("tool-colours");
    let text = word(words, wordy);
    let on = view.overlay != Overlay::None;
    let button = tool_button(ui, icon, &text, [&label, &keyed(words, &hint, "O")], Some(on));
    let mut command = None;
    Popup::menu(&button).show(|ui| {
        ui.spacing_mut().item_spacing.y = theme::TIGHT;
        for (one, icon, name) in &view.overlays {
            let chosen = is_shown(view, one);
            if controls::icon_text_button(ui, *icon, name, chosen).clicked() && !chosen {
                command = Some(Command::SetOverlay(one.clone()));
            }
        }
    });
    command
}

/// Hours of sun are one thing here, whichever day they are of.
fn is_shown(view: &TopBarView, overlay: &Overlay) -> bool {
    match (&view.overlay, overlay) {
        (Overlay::Sun(_), Overlay::Sun(_)) => true,
        (shown, overlay) => shown == overlay,
    }
}

/// All overlays that the park has: materials, its rules, uses, hours of sun; and visitors' looks, where any were counted.
pub(super) fn overlays_of(park: &Park, words: &Words, visited: bool) -> Vec<(Overlay, Icon, String)> {
    let icon = |rule: &Rule| match rule.icon {
        RuleIcon::People => Icon::People,
        RuleIcon::Power => Icon::Power,
        RuleIcon::Temperature => Icon::Temperature,
        RuleIcon::Load => Icon::Load,
        RuleIcon::Calendar => Icon::Calendar,
        RuleIcon::Crane => Icon::Crane,
        RuleIcon::Gauge => Icon::Gauge,
    };
    let rules = park.rules.rules.iter().map(|rule| (Overlay::Rule(rule.id.clone()), icon(rule)));
    let all = [(Overlay::None, Icon::Plain)].into_iter().chain(rules);
    let all = all.chain([(Overlay::Usage, Icon::Uses), (Overlay::Sun(SunDay::OfRule), Icon::Clear)]);
    let all = all.chain(visited.then_some((Overlay::Visits, Icon::Looks)));
    all.map(|(overlay, icon)| (legend::title_of(park, words, &overlay), overlay, icon))
        .map(|(t, o, i)| (o, i, t))
        .collect()
}
