//! What a building or room is used for.

use bevy_egui::egui::{ComboBox, Ui};

use crate::{
    app::{Command, PlanStep},
    park::{Change, Park, PlaceId},
    words::Words,
};

pub(super) fn use_ui(ui: &mut Ui, words: &Words, park: &Park, (place, now): (&PlaceId, &str)) -> Option<Command> {
    let name = |key: &str| park.uses.get(key).map_or(key, |usage| usage.name.get(words.lang())).to_owned();
    let mut chosen = None;
    let list = ComboBox::from_id_salt(("planning-use", place.as_str())).selected_text(name(now)).width(220.0);
    list.show_ui(ui, |ui| {
        for key in park.uses.keys() {
            if ui.selectable_label(key == now, name(key)).clicked() && key != now {
                chosen = Some(key.clone());
            }
        }
    });
    let change = |usage| Change::Use { place: place.clone(), usage };
    chosen.map(|usage| Command::Plan(PlanStep::Change(change(usage), None)))
}
