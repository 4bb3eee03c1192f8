//! A room's or hall's use. One description may stand for the same room on several floors: they change together.

use bevy_egui::egui::Ui;

use super::usage::use_ui;
use crate::{
    app::Command,
    panels::{controls, theme},
    park::{Hall, Park},
    words::Words,
};

pub(super) fn room_ui(ui: &mut Ui, words: &Words, park: &Park, hall: &Hall) -> Vec<Command> {
    let (room, building) = (hall.room, hall.building);
    controls::text(ui, &format!("{} {}", hall.id, room.name.get(words.lang())), theme::STRONG);
    let (first, last) = (*room.floor_range().start(), *room.floor_range().end());
    let mut place = hall.id.clone();
    if first != last {
        place = building.id.child(&room.id);
        let values = [("first", u64::from(first).into()), ("last", u64::from(last).into())];
        controls::text(ui, &words.format("planning-room-floors", &values), theme::NOTE);
        // Where two descriptions share a name, it tells neither: the change is refused, and says so.
        if building.rooms.iter().filter(|other| other.id == room.id).count() > 1 {
            place = hall.id.clone();
        }
    }
    controls::text(ui, &words.get("planning-room-use"), theme::NOTE);
    use_ui(ui, words, park, (&place, &room.usage)).into_iter().collect()
}
