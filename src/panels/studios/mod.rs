//! The studios' schedule: requests and what becomes of them in the left column, who is where and when along the bottom.

mod bar_paint;
mod brings;
mod chart;
mod column;
mod drawer;
mod editor;
mod fields;
mod list;
mod reasons;
mod rows;
mod scale;
mod told;
mod view;

use bevy_egui::egui::Context;

use super::{
    glass::{self, Keep},
    layout::Slots,
    scene::{Drawn, Sight},
    top_bar::stands,
};
use crate::{
    app::{Panel, Shown, studio_of},
    park::{Building, Park, Room},
};

pub use column::requests_ui;
pub use drawer::schedule_ui;
pub use view::{StudioSight, StudiosView};

/// Column and drawer, as far as they are to be seen.
pub(super) fn draw_studios(ctx: &Context, sight: &Sight, park: &Park, slots: &Slots, drawn: &mut Drawn) {
    let words = sight.words;
    let view = StudiosView::new(park, sight.shown, sight.clock, sight.past.now_ms, sight.studios);
    if let Some(slot) = slots.projects {
        drawn.add("requests", glass::panel(ctx, "requests", slot, Keep::Top, |ui| requests_ui(ui, words, &view)));
    }
    if let Some(slot) = slots.drawer {
        drawn.add("schedule", glass::bar(ctx, "schedule", slot, Keep::All, |ui| schedule_ui(ui, words, &view)));
    }
}

/// The height that the drawer needs; `None` while it is not to be seen.
pub(super) fn drawer_height(park: &Park, shown: &Shown) -> Option<f32> {
    let building = studio_of(park, shown.selection.as_ref()).filter(|_| stands(shown, Panel::Studios))?;
    Some(drawer::height(rows_of(building)))
}

/// How many rows a building has: rooms of its modes, and its other halls on each of their floors.
fn rows_of(building: &Building) -> usize {
    let in_modes =
        |room: &Room| building.modes.iter().flat_map(|mode| mode.spaces.iter().flatten()).any(|id| *id == room.id);
    let rows = |room: &Room| match (in_modes(room), room.hall) {
        (true, _) => 1,
        (false, true) => room.floor_range().count(),
        (false, false) => 0,
    };
    building.rooms.iter().map(rows).sum()
}
