//! The selected building's place, size, storeys and use.

use bevy_egui::egui::{ComboBox, Ui};

use super::{
    scrub::{Scale, scrub_ui},
    view::PlanningView,
};
use crate::{
    app::{Command, PlanStep},
    panels::{controls, icons::Icon, theme},
    park::{Building, Change, Park, Xz},
    words::Words,
};

const PLACE: Scale = Scale { least: -5_000.0, most: 5_000.0, speed: 0.5, decimals: 1 };
const SIZE: Scale = Scale { least: 3.0, most: 2_000.0, speed: 0.5, decimals: 1 };
const STOREYS: Scale = Scale { least: 1.0, most: 200.0, speed: 0.08, decimals: 0 };
const TURN: Scale = Scale { least: -360.0, most: 360.0, speed: 0.5, decimals: 1 };

pub(super) fn editor_ui(ui: &mut Ui, words: &Words, view: &PlanningView, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    let id = &building.id;
    controls::text(ui, &format!("{id} {}", building.name.get(words.lang())), theme::STRONG);
    let Xz(x, z) = building.at;
    let metres = words.get("planning-metres");
    ui.horizontal(|ui| {
        let place = |x: f64, z: f64| Change::Move { building: id.clone(), at: Xz(x, z) };
        commands.extend(scrub_ui(ui, (&words.get("planning-east"), &metres), x, PLACE, |x| place(x, z)));
        commands.extend(scrub_ui(ui, (&words.get("planning-north"), &metres), -z, PLACE, |north| place(x, -north)));
        let turn = |turn_deg: f64| Change::Turn { building: id.clone(), turn_deg };
        commands.extend(scrub_ui(ui, (&words.get("planning-turn"), "°"), building.turn_deg, TURN, turn));
    });
    if building.model.is_some() {
        controls::text(ui, &words.get("planning-own-model"), theme::NOTE);
    } else {
        ui.horizontal(|ui| commands.extend(size_ui(ui, words, building)));
        commands.extend(storeys_ui(ui, words, building));
    }
    commands.extend(use_ui(ui, words, view.park, building));
    ui.horizontal_wrapped(|ui| {
        if controls::icon_text_button(ui, Icon::Close, &words.get("planning-remove"), false).clicked() {
            commands.push(Command::Plan(PlanStep::Change(Change::Remove(id.clone()), None)));
            commands.push(Command::Select(None));
        }
        if controls::button(ui, &words.get("planning-deselect"), false).clicked() {
            commands.push(Command::Select(None));
        }
    });
    commands
}

/// Along its own sides, before its turn.
fn size_ui(ui: &mut Ui, words: &Words, building: &Building) -> Vec<Command> {
    let (min, max) = building.extent();
    let (width, depth) = (max.0 - min.0, max.1 - min.1);
    let metres = words.get("planning-metres");
    let size = |width: f64, depth: f64| Change::Resize {
        building: building.id.clone(),
        volume: None,
        size_m: Xz(width, depth),
    };
    let mut commands = scrub_ui(ui, (&words.get("planning-width"), &metres), width, SIZE, |width| size(width, depth));
    commands.extend(scrub_ui(ui, (&words.get("planning-depth"), &metres), depth, SIZE, |depth| size(width, depth)));
    commands
}

/// One number for each volume; a building of one needs no name for it.
fn storeys_ui(ui: &mut Ui, words: &Words, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for volume in &building.volumes {
            let count: u32 = volume.storeys.iter().fold(0, |sum, run| sum.saturating_add(run.count));
            let name = match building.volumes.len() {
                1 => words.get("planning-storeys"),
                _ => words.format("planning-storeys-of", &[("volume", volume.id.as_str().into())]),
            };
            let change = |count: f64| Change::Storeys {
                building: building.id.clone(),
                volume: (building.volumes.len() > 1).then(|| volume.id.clone()),
                count: count.round().clamp(0.0, 1e6) as u32,
            };
            commands.extend(scrub_ui(ui, (&name, ""), f64::from(count), STOREYS, change));
        }
        controls::text(ui, &words.length(building.height_m()), theme::NOTE);
    });
    commands
}

fn use_ui(ui: &mut Ui, words: &Words, park: &Park, building: &Building) -> Option<Command> {
    let name = |key: &str| park.uses.get(key).map_or(key, |usage| usage.name.get(words.lang())).to_owned();
    let mut chosen = None;
    let list = ComboBox::from_id_salt("planning-use").selected_text(name(&building.usage)).width(220.0);
    list.show_ui(ui, |ui| {
        for key in park.uses.keys() {
            if ui.selectable_label(*key == building.usage, name(key)).clicked() && *key != building.usage {
                chosen = Some(key.clone());
            }
        }
    });
    let change = |usage| Change::Use { place: building.id.clone(), usage };
    chosen.map(|usage| Command::Plan(PlanStep::Change(change(usage), None)))
}
