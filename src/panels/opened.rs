//! Where one is, level by level, and what stands open, with what leads out, spreads floors and closes.

use bevy_egui::egui::{Ui, vec2};

use super::{controls, icons::Icon, theme};
use crate::{
    app::{Command, LayerStep, Shown, way_to},
    park::{Park, PlaceId},
    words::Words,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedView {
    /// From the park to the level that one is in; empty for whoever is outside.
    pub levels: Vec<(Option<PlaceId>, String)>,
    /// Names of the opened places.
    pub names: String,
    pub spread: bool,
    /// Layers are switched off.
    pub layers: bool,
}

impl OpenedView {
    /// `None` while one is outside and everything is closed.
    pub fn new(park: &Park, words: &Words, shown: &Shown) -> Option<Self> {
        let name = |id: &PlaceId| park.place(id).map(|place| place.name.get(words.lang()).to_owned());
        let names: Vec<String> = shown.open.iter().filter_map(name).collect();
        let way = shown.inside.iter().flat_map(|inside| way_to(park, inside));
        let mut levels: Vec<_> = way.filter_map(|id| Some((Some(id.clone()), name(&id)?))).collect();
        if !levels.is_empty() {
            levels.insert(0, (None, words.get("panel-park")));
        }
        let layers = !shown.hidden.is_empty();
        let any = !names.is_empty() || !levels.is_empty() || layers;
        any.then(|| Self { levels, names: names.join(", "), spread: shown.spread, layers })
    }
}

pub fn opened_ui(ui: &mut Ui, words: &Words, view: &OpenedView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if view.layers {
            // Whoever sees pale buildings is told why.
            let all = words.get("layers-some-off");
            let alone = view.names.is_empty() && view.levels.is_empty();
            let width = controls::galley(ui, &all, theme::PLAIN, f32::INFINITY).size().x + 40.0;
            let pressed = match alone && width <= ui.available_width() {
                true => controls::icon_text_button(ui, Icon::Looks, &all, false).clicked(),
                false => controls::icon_button(ui, Icon::Looks, &all, false).clicked(),
            };
            command = pressed.then_some(Command::SetLayer(LayerStep::All));
            if alone {
                return;
            }
        }
        if view.levels.is_empty() {
            names_ui(ui, words, view);
        } else {
            command = levels_ui(ui, words, view).or(command.take());
        }
        ui.add_space(theme::TIGHT);
        if controls::icon_button(ui, Icon::Spread, &words.get("panel-spread"), view.spread).clicked() {
            command = Some(Command::SetSpread(!view.spread));
        }
        if controls::icon_button(ui, Icon::Close, &words.get("panel-close-all"), false).clicked() {
            command = Some(if view.levels.is_empty() { Command::Open(Vec::new()) } else { Command::Enter(None) });
        }
    });
    command
}

fn names_ui(ui: &mut Ui, words: &Words, view: &OpenedView) {
    ui.add_space(theme::GAP);
    let text = words.format("panel-opened", &[("names", view.names.as_str().into())]);
    // The two buttons after it always find room.
    let room = (ui.available_width() - 2.0 * theme::TOUCH - theme::GAP).max(40.0);
    let galley = controls::galley(ui, &text, theme::PLAIN, f32::INFINITY);
    ui.allocate_ui(vec2(galley.size().x.min(room) + 1.0, theme::TOUCH), |ui| {
        ui.horizontal_centered(|ui| controls::one_line(ui, &text, theme::PLAIN));
    });
}

/// Back, and every level as a button. Where there is no room for all, those before the last few are left out.
fn levels_ui(ui: &mut Ui, words: &Words, view: &OpenedView) -> Option<Command> {
    let mut command = None;
    if controls::icon_button(ui, Icon::Back, &words.get("panel-out"), false).clicked() {
        command = Some(Command::GoOut);
    }
    let room = ui.available_width() - 2.0 * theme::TOUCH - theme::GAP;
    let width = |ui: &Ui, name: &str| controls::galley(ui, name, theme::PLAIN, f32::INFINITY).size().x + 24.0;
    let mut first = view.levels.len().saturating_sub(1);
    let mut taken = view.levels.last().map_or(0.0, |(_, name)| width(ui, name));
    for (number, (_, name)) in view.levels.iter().enumerate().rev().skip(1) {
        taken += width(ui, name) + 10.0;
        if taken > room {
            break;
        }
        first = number;
    }
    for (number, (level, name)) in view.levels.iter().enumerate().skip(first) {
        if number > first {
            controls::one_line(ui, "›", theme::NOTE);
        }
        let here = number + 1 == view.levels.len();
        let wanted = width(ui, name).min(room.max(40.0));
        let pressed = ui.allocate_ui(vec2(wanted, theme::TOUCH), |ui| controls::flat_button(ui, name, here).clicked());
        if pressed.inner && !here {
            command = Some(Command::Enter(level.clone()));
        }
    }
    command
}
