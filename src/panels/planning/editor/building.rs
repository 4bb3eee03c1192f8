//! A building's place, size, storeys and use, and those of its volumes.

use bevy_egui::egui::Ui;

use super::{phase::phase_ui, usage::use_ui};
use crate::{
    app::{Command, PlanStep},
    panels::{
        controls,
        icons::Icon,
        planning::{
            scrub::{Scale, scrub_ui},
            view::PlanningView,
        },
        theme,
    },
    park::{Building, Change, Outline, Volume, Xz},
    words::Words,
};

const PLACE: Scale = Scale { least: -5_000.0, most: 5_000.0, speed: 0.5, decimals: 1 };
const SIZE: Scale = Scale { least: 3.0, most: 2_000.0, speed: 0.5, decimals: 1 };
const STOREYS: Scale = Scale { least: 1.0, most: 200.0, speed: 0.08, decimals: 0 };
const TURN: Scale = Scale { least: -360.0, most: 360.0, speed: 0.5, decimals: 1 };

pub(super) fn building_ui(ui: &mut Ui, words: &Words, view: &PlanningView, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    let id = &building.id;
    controls::text(ui, &format!("{id} {}", building.name.get(words.lang())), theme::STRONG);
    let Xz(x, z) = building.at;
    let metres = words.get("planning-metres");
    ui.horizontal(|ui| {
        let place = |x: f64, z: f64| Change::Move { building: id.clone(), at: Xz(x, z) };
        commands.extend(scrub_ui(ui, (&words.get("planning-east"), &metres), x, PLACE, |x| place(x, z)));
        commands
            .extend(scrub_ui(ui, (&words.get("planning-north"), &metres), 0.0 - z, PLACE, |north| place(x, -north)));
        let turn = |turn_deg: f64| Change::Turn { building: id.clone(), turn_deg };
        commands.extend(scrub_ui(ui, (&words.get("planning-turn"), "°"), building.turn_deg, TURN, turn));
    });
    if building.model.is_some() {
        controls::text(ui, &words.get("planning-own-model"), theme::NOTE);
    } else {
        ui.horizontal(|ui| commands.extend(size_ui(ui, words, building)));
        commands.extend(storeys_ui(ui, words, building));
        if building.volumes.len() > 1 {
            commands.extend(volumes_ui(ui, words, building));
        }
    }
    commands.extend(use_ui(ui, words, view.park, (id, &building.usage)));
    commands.extend(phase_ui(ui, words, view, building));
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

fn name_of<'a>(words: &Words, volume: &'a Volume) -> &'a str {
    volume.name.as_ref().map_or(&volume.id, |name| name.get(words.lang()))
}

/// One number for each volume; a building of one needs no name for it.
fn storeys_ui(ui: &mut Ui, words: &Words, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for volume in &building.volumes {
            let count: u32 = volume.storeys.iter().fold(0, |sum, run| sum.saturating_add(run.count));
            let name = match building.volumes.len() {
                1 => words.get("planning-storeys"),
                _ => words.format("planning-storeys-of", &[("volume", name_of(words, volume).into())]),
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

/// Each volume's own size; a round one has one number for both sides.
fn volumes_ui(ui: &mut Ui, words: &Words, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    controls::folding(ui, "planning-volumes", &words.get("planning-volumes"), true, |ui| {
        for volume in &building.volumes {
            ui.horizontal_wrapped(|ui| commands.extend(volume_ui(ui, words, building, volume)));
        }
    });
    commands
}

fn volume_ui(ui: &mut Ui, words: &Words, building: &Building, volume: &Volume) -> Vec<Command> {
    let half = volume.outline.half_extent();
    let (width, depth) = (2.0 * half.0, 2.0 * half.1);
    let metres = words.get("planning-metres");
    let size = |width: f64, depth: f64| Change::Resize {
        building: building.id.clone(),
        volume: Some(volume.id.clone()),
        size_m: Xz(width, depth),
    };
    let named = |key: &str| words.format(key, &[("volume", name_of(words, volume).into())]);
    if matches!(volume.outline, Outline::Circle(_)) {
        return scrub_ui(ui, (&named("planning-across-of"), &metres), width, SIZE, |across| size(across, across));
    }
    let mut commands = scrub_ui(ui, (&named("planning-width-of"), &metres), width, SIZE, |width| size(width, depth));
    commands.extend(scrub_ui(ui, (&named("planning-depth-of"), &metres), depth, SIZE, |depth| size(width, depth)));
    commands
}
