//! People now against capacity, with the badge that says that nobody counted them.

use bevy_egui::egui::{Align, Layout, Ui};

use super::{
    controls,
    theme::{self, Voice},
};
use crate::words::Words;

/// The number in `voice`, the badge beside it, the words and a bar below.
pub fn people_ui(ui: &mut Ui, words: &Words, people: u32, capacity: u32, voice: Voice) {
    ui.horizontal(|ui| {
        controls::text(ui, &words.count(people.into()), voice);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls::simulated_chip(ui, &words.get("panel-simulated-short"), &words.get("panel-simulated-why"));
        });
    });
    controls::text(ui, &words.format("panel-people-of-capacity", &[("capacity", capacity.into())]), theme::FAINT);
    controls::share_bar(ui, f64::from(people) / f64::from(capacity.max(1)), theme::of(ui).accent, 6.0);
}
