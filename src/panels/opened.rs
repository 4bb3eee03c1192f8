//! What stands open now, with the switches that spread its floors and close it.

use bevy_egui::egui::Ui;

use super::{controls, icons::Icon, theme};
use crate::{
    app::{Command, Shown},
    park::Park,
    words::Words,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedView {
    /// Names of the opened places.
    pub names: String,
    pub spread: bool,
}

impl OpenedView {
    /// `None` while everything is closed.
    pub fn new(park: &Park, words: &Words, shown: &Shown) -> Option<Self> {
        let name = |id| park.place(id).map(|place| place.name.get(words.lang()).to_owned());
        let names: Vec<String> = shown.open.iter().filter_map(name).collect();
        (!names.is_empty()).then(|| Self { names: names.join(", "), spread: shown.spread })
    }
}

pub fn opened_ui(ui: &mut Ui, words: &Words, view: &OpenedView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(theme::GAP);
        let text = words.format("panel-opened", &[("names", view.names.as_str().into())]);
        // The two buttons after it always find room.
        let room = (ui.available_width() - 2.0 * theme::TOUCH - theme::GAP).max(40.0);
        let galley = controls::galley(ui, &text, theme::PLAIN, f32::INFINITY);
        ui.allocate_ui(bevy_egui::egui::vec2(galley.size().x.min(room) + 1.0, theme::TOUCH), |ui| {
            ui.horizontal_centered(|ui| controls::one_line(ui, &text, theme::PLAIN));
        });
        ui.add_space(theme::TIGHT);
        if controls::icon_button(ui, Icon::Spread, &words.get("panel-spread"), view.spread).clicked() {
            command = Some(Command::SetSpread(!view.spread));
        }
        if controls::icon_button(ui, Icon::Close, &words.get("panel-close-all"), false).clicked() {
            command = Some(Command::Open(Vec::new()));
        }
    });
    command
}
