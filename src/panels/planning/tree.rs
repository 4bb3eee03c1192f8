//! Scenarios as a tree; the shown one can be branched, named, saved, dropped.

use bevy_egui::egui::{Id, TextEdit, Ui, vec2};

use super::view::PlanningView;
use crate::{
    app::{Command, PlanStep},
    panels::{controls, icons::Icon, theme},
    park::Scenario,
    words::Words,
};

const INDENT: f32 = 18.0;

pub(super) fn tree_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    let mut commands = Vec::new();
    for (depth, scenario) in view.tree() {
        let chosen = scenario.id == view.shown;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            ui.add_space(INDENT * depth as f32);
            let name = scenario.name.get(words.lang()).to_owned();
            let unsaved = view.sight.variants.is_unsaved(scenario);
            let text = if unsaved { format!("{name} •") } else { name };
            let row = controls::wide_button(ui, text, chosen);
            let row = match (&scenario.what, unsaved) {
                (_, true) => row.on_hover_text(words.get("planning-unsaved")),
                (Some(what), _) => row.on_hover_text(what.get(words.lang())),
                _ => row,
            };
            if row.clicked() && !chosen {
                commands.push(Command::SetScenario(scenario.id.clone()));
            }
        });
    }
    if let Some(shown) = view.scenario() {
        commands.extend(shown_ui(ui, words, view, shown));
    }
    commands
}

/// What can be done with the shown scenario.
fn shown_ui(ui: &mut Ui, words: &Words, view: &PlanningView, shown: &Scenario) -> Vec<Command> {
    let mut commands = Vec::new();
    let is_variant = shown.base.is_some() || !shown.changes.is_empty();
    if is_variant {
        commands.extend(name_ui(ui, words, shown));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        if controls::icon_text_button(ui, Icon::Add, &words.get("planning-branch"), false).clicked() {
            commands.push(Command::Plan(PlanStep::Branch));
        }
        if is_variant {
            let unsaved = view.sight.variants.is_unsaved(shown);
            ui.add_enabled_ui(unsaved, |ui| {
                if controls::button(ui, &words.get("planning-save"), false).clicked() {
                    commands.push(Command::Plan(PlanStep::Save(shown.id.clone())));
                }
            });
            if controls::button(ui, &words.get("planning-drop"), false).clicked() {
                commands.push(Command::Plan(PlanStep::Drop(shown.id.clone())));
            }
        }
    });
    match &view.sight.saved.0 {
        Some(Ok(saved)) if !view.sight.variants.is_unsaved(shown) && is_variant => {
            controls::text(ui, &words.format("measure-saved", &[("path", saved.path.as_str().into())]), theme::NOTE);
            if let Some(aside) = &saved.aside {
                let kept = words.format("planning-kept-aside", &[("path", aside.as_str().into())]);
                controls::text(ui, &kept, theme::NOTE);
            }
        }
        Some(Err(fault)) => {
            controls::text(ui, &words.format("measure-not-saved", &[("fault", fault.as_str().into())]), theme::NOTE);
        }
        _ => {}
    }
    commands
}

/// The name in the shown language; what is typed takes hold when the field is left.
fn name_ui(ui: &mut Ui, words: &Words, shown: &Scenario) -> Option<Command> {
    let memory = Id::new("planning-name").with(&shown.id);
    let known = shown.name.get(words.lang());
    let mut name = ui.data(|data| data.get_temp::<String>(memory)).unwrap_or_else(|| known.to_owned());
    controls::text(ui, &words.get("planning-name"), theme::NOTE);
    let field = TextEdit::singleline(&mut name).hint_text(words.get("planning-name")).desired_width(f32::INFINITY);
    let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(10.0, 8.0)));
    let named = field.lost_focus() && name != known;
    let editing = field.has_focus();
    ui.data_mut(|data| match editing {
        true => {
            data.insert_temp(memory, name.clone());
        }
        false => data.remove::<String>(memory),
    });
    named.then(|| Command::Plan(PlanStep::Rename(shown.id.clone(), name)))
}
