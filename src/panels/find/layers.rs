//! Layers: a switch for each use and status that the park has, and the highest storey that is shown.

use std::collections::BTreeSet;

use bevy_egui::egui::{Align, DragValue, Layout, Ui, vec2};

use super::FindView;
use crate::{
    app::{Command, Layer, LayerStep, layers_of, storeys_of},
    panels::{controls, icons::Icon, theme},
    words::Words,
};

/// Of a switch's second button.
const ONLY: f32 = 64.0;

pub(super) fn layers_ui(ui: &mut Ui, words: &Words, view: &FindView) -> Vec<Command> {
    let mut commands = Vec::new();
    let hidden = &view.shown.hidden;
    ui.add_enabled_ui(!hidden.is_empty(), |ui| {
        if controls::wide_button(ui, words.get("layers-all"), false).clicked() {
            commands.push(Command::SetLayer(LayerStep::All));
        }
    });
    let layers = layers_of(view.park);
    controls::section(ui, &words.get("layers-use"));
    for layer in layers.iter().filter(|layer| matches!(layer, Layer::Use(_))) {
        commands.extend(switch_ui(ui, words, view, (layer, &layers)));
    }
    controls::section(ui, &words.get("layers-storey"));
    commands.extend(storey_ui(ui, words, view));
    controls::section(ui, &words.get("layers-status"));
    for layer in layers.iter().filter(|layer| matches!(layer, Layer::Status(_))) {
        commands.extend(switch_ui(ui, words, view, (layer, &layers)));
    }
    controls::text(ui, &words.get("layers-note"), theme::NOTE);
    commands
}

fn switch_ui(ui: &mut Ui, words: &Words, view: &FindView, (layer, all): (&Layer, &BTreeSet<Layer>)) -> Vec<Command> {
    let mut commands = Vec::new();
    let (park, hidden) = (view.park, &view.shown.hidden);
    let (name, colour) = match layer {
        Layer::Use(key) => match park.uses.get(key) {
            Some(usage) => (usage.name.get(words.lang()).to_owned(), Some(theme::colour_of(&usage.colour))),
            None => (key.clone(), None),
        },
        Layer::Status(status) => (words.status(*status), None),
    };
    let (on, alone) = (hidden.is_on(layer), hidden.is_alone(all, layer));
    let named = |key: &str| words.format(key, &[("name", name.as_str().into())]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        if controls::toggle_button(ui, Icon::Looks, "", &named("layers-show"), on).clicked() {
            commands.push(Command::SetLayer(LayerStep::Switch(layer.clone(), !on)));
        }
        colour.iter().for_each(|colour| controls::spot(ui, *colour));
        let room = (ui.available_width() - ONLY - theme::GAP).max(40.0);
        ui.allocate_ui_with_layout(vec2(room, theme::TOUCH), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(room);
            controls::one_line(ui, &name, if on { theme::PLAIN } else { theme::FAINT });
        });
        if controls::short_button(ui, &words.get("layers-only"), &named("layers-only-this"), alone).clicked() {
            commands.push(Command::SetLayer(LayerStep::Solo(layer.clone())));
        }
    });
    commands
}

fn storey_ui(ui: &mut Ui, words: &Words, view: &FindView) -> Option<Command> {
    let most = storeys_of(view.park);
    let shown = view.shown.hidden.highest.unwrap_or(most);
    let mut now = shown;
    let mut all = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        let label = ui.label(words.get("layers-up-to"));
        let field = DragValue::new(&mut now).range(1..=most).speed(0.1).update_while_editing(false);
        ui.add_sized(vec2(72.0, theme::TOUCH - 6.0), field).labelled_by(label.id);
        all =
            controls::flat_button(ui, &words.get("layers-storeys-all"), view.shown.hidden.highest.is_none()).clicked();
    });
    let step = if all { view.shown.hidden.highest.map(|_| LayerStep::Highest(None)) } else { None };
    step.or((now != shown).then_some(LayerStep::Highest(Some(now)))).map(Command::SetLayer)
}
