//! What can be changed of what is selected: one file for each kind of thing. A room, hall or partition stands above the
//! building that it is in.

mod building;
mod hall;
mod partition;
mod phase;
mod room;
mod usage;

use bevy_egui::egui::Ui;

use super::view::PlanningView;
use crate::{
    app::Command,
    panels::controls,
    park::{Building, PlaceId},
    words::Words,
};

pub(super) fn editor_ui(ui: &mut Ui, words: &Words, view: &PlanningView, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    if let Some(place) = view.place.filter(|place| **place != building.id) {
        let inner = inner_ui(ui, words, view, (building, place));
        if let Some(wishes) = inner {
            commands.extend(wishes);
            controls::hairline(ui);
        }
    }
    commands.extend(building::building_ui(ui, words, view, building));
    commands
}

/// Of a place in a building; `None` if nothing can be changed of it alone.
fn inner_ui(
    ui: &mut Ui,
    words: &Words,
    view: &PlanningView,
    (building, place): (&Building, &PlaceId),
) -> Option<Vec<Command>> {
    if let Some(partition) = building.partitions.iter().find(|part| building.id.child(&part.id) == *place) {
        return Some(partition::partition_ui(ui, words, building, partition));
    }
    // Of a rack, its hall.
    let hall = view.park.hall_of(place)?;
    let mut commands = room::room_ui(ui, words, view.park, &hall);
    commands.extend(hall::racks_ui(ui, words, view, &hall));
    Some(commands)
}
