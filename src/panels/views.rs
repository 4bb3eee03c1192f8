//! The named views, as a strip of buttons.

use bevy_egui::egui::{ScrollArea, Ui};

use super::controls;
use crate::{app::Command, park::Park, words::Words};

/// Id and name of every view, in the park's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewsView(pub Vec<(String, String)>);

impl ViewsView {
    pub fn new(park: &Park, words: &Words) -> Self {
        Self(park.views.iter().map(|view| (view.id.clone(), view.name.get(words.lang()).to_owned())).collect())
    }
}

pub fn views_ui(ui: &mut Ui, view: &ViewsView) -> Option<Command> {
    let mut command = None;
    ScrollArea::horizontal().auto_shrink(true).show(ui, |ui| {
        ui.horizontal(|ui| {
            for (id, name) in &view.0 {
                if controls::button(ui, name, false).clicked() {
                    command = Some(Command::GoToView(id.clone()));
                }
            }
        });
    });
    command
}
