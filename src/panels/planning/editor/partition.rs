//! How a partition usually stands: open or closed.

use bevy_egui::egui::Ui;

use crate::{
    app::{Command, PlanStep},
    panels::{controls, theme},
    park::{Building, Change, Partition},
    words::Words,
};

pub(super) fn partition_ui(ui: &mut Ui, words: &Words, building: &Building, partition: &Partition) -> Vec<Command> {
    let id = building.id.child(&partition.id);
    controls::text(ui, &format!("{id} {}", partition.name.get(words.lang())), theme::STRONG);
    let now = building.modes.first().is_some_and(|mode| mode.open.contains(&partition.id));
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for (open, name) in [(false, words.get("planning-closed")), (true, words.get("planning-opened"))] {
            if controls::button(ui, &name, now == open).clicked() && now != open {
                let change = Change::Partition { partition: id.clone(), open };
                commands.push(Command::Plan(PlanStep::Change(change, None)));
            }
        }
    });
    if let Some(mode) = building.modes.first() {
        let usual = words.format("planning-usual-mode", &[("mode", mode.name.get(words.lang()).into())]);
        controls::text(ui, &usual, theme::NOTE);
    }
    commands
}
