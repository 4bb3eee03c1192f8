//! The buildings that differ from those of the compared plan, the colours that show them, and the page to print.

use bevy_egui::egui::Ui;

use super::view::PlanningView;
use crate::{
    app::{Command, Overlay},
    panels::{
        comparison::{BuildingTold, breaches_told, measure_name, told_buildings},
        controls, theme,
    },
    twin::{Measure, PlanDifferences, Stands},
    words::Words,
};

pub(super) fn differing_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    let mut commands = Vec::new();
    let differences = view.sight.comparison.differences();
    if let Some(differences) = differences.filter(|_| view.compared.is_some()) {
        let buildings = told_buildings(words, view.park, differences);
        let count = words.count(buildings.len() as u64);
        controls::section(ui, &words.format("compare-buildings", &[("count", count.into())]));
        if buildings.is_empty() {
            controls::text(ui, &words.get("compare-no-building"), theme::NOTE);
        }
        commands.extend(buildings.iter().flat_map(|one| building_ui(ui, words, one)));
        breaches_told(words, differences).iter().for_each(|line| {
            controls::text(ui, line, theme::PLAIN);
        });
    } else if let Some(differences) = differences {
        removed_ui(ui, words, view, differences);
    }
    commands.extend(colours_ui(ui, words, view));
    ui.add_space(theme::TIGHT);
    if controls::button(ui, &words.get("compare-save"), false).clicked() {
        commands.push(Command::SaveComparison);
    }
    match &view.sight.page.0 {
        Some(Ok(path)) => {
            controls::text(ui, &words.format("measure-saved", &[("path", path.as_str().into())]), theme::NOTE);
        }
        Some(Err(fault)) => {
            controls::text(ui, &words.format("measure-not-saved", &[("fault", fault.as_str().into())]), theme::NOTE);
        }
        None => {}
    }
    commands
}

/// What the picture cannot colour, since it is not there.
fn removed_ui(ui: &mut Ui, words: &Words, view: &PlanningView, differences: &PlanDifferences) {
    if !matches!(view.overlay, Overlay::Difference(_)) {
        return;
    }
    for one in told_buildings(words, view.park, differences).iter().filter(|one| one.stands == Stands::Removed) {
        controls::text(ui, &format!("{}: {}", one.title, one.line(words)), theme::NOTE);
    }
}

/// A row that selects its building and flies there; what is not in the picture is told only.
fn building_ui(ui: &mut Ui, words: &Words, one: &BuildingTold) -> Vec<Command> {
    let mut commands = Vec::new();
    if one.stands.after() {
        if controls::wide_button(ui, one.title.as_str(), false).clicked() {
            commands.extend([Command::Select(Some(one.id.clone())), Command::FlyTo(one.id.clone())]);
        }
    } else {
        controls::text(ui, &one.title, theme::STRONG);
    }
    controls::text(ui, &one.line(words), theme::NOTE);
    commands
}

fn colours_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Option<Command> {
    let mut command = None;
    controls::section(ui, &words.get("compare-colours"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        for measure in Measure::ALL {
            let overlay = Overlay::Difference(measure);
            let chosen = *view.overlay == overlay;
            if controls::button(ui, &measure_name(words, measure), chosen).clicked() {
                command = Some(Command::SetOverlay(if chosen { Overlay::None } else { overlay }));
            }
        }
    });
    command
}
