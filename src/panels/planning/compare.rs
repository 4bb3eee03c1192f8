//! With what the shown scenario is compared.

use bevy_egui::egui::{ComboBox, Ui};

use super::view::PlanningView;
use crate::{
    app::Command,
    panels::{controls, theme},
    words::Words,
};

pub(super) fn compare_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Option<Command> {
    let mut command = None;
    controls::section(ui, &words.get("compare-with"));
    let unchanged = words.get("compare-unchanged");
    let name = view.compared.map_or(unchanged.as_str(), |other| other.name.get(words.lang()));
    ui.spacing_mut().interact_size.y = theme::TOUCH;
    let width = ui.available_width() - theme::WIDE;
    ComboBox::from_id_salt("compare-with").selected_text(name).width(width).show_ui(ui, |ui| {
        if ui.selectable_label(view.compared.is_none(), &unchanged).clicked() {
            command = Some(Command::CompareWith(None));
        }
        for other in view.scenarios.values().filter(|other| other.id != view.shown) {
            let chosen = view.compared.is_some_and(|compared| compared.id == other.id);
            if ui.selectable_label(chosen, other.name.get(words.lang())).clicked() {
                command = Some(Command::CompareWith(Some(other.id.clone())));
            }
        }
    });
    command
}
