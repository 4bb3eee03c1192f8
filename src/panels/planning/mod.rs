//! The planner's table: scenarios as a tree, the selected building's measures, what was changed, and what it comes to.

mod add;
mod compare;
mod differing;
mod editor;
mod faults;
mod figures;
mod scrub;
mod sun;
mod table;
mod tree;
mod view;

use bevy_egui::egui::Ui;

use super::{controls, split::split_ui, theme};
use crate::{
    app::{Command, Panel},
    words::Words,
};

pub(in crate::panels) use scrub::{next_drag, this_drag};
pub use view::{PlanningSight, PlanningView};

pub fn planning_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("planning-title"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Planning));
    }
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    commands.extend(tree::tree_ui(ui, words, view));
    commands.extend(compare::compare_ui(ui, words, view));
    commands.extend(split_ui(ui, words, view.split));
    controls::hairline(ui);
    commands.extend(match view.building {
        Some(building) => editor::editor_ui(ui, words, view, building),
        None => add::add_ui(ui, words, view),
    });
    commands.extend(faults::faults_ui(ui, words, view));
    commands.extend(faults::changes_ui(ui, words, view));
    match view.compared {
        Some(other) => table::table_ui(ui, words, view, other),
        None => figures::figures_ui(ui, words, view),
    }
    commands.extend(differing::differing_ui(ui, words, view));
    commands.extend(sun::sun_ui(ui, words, view));
    commands
}
