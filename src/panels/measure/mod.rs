//! Measuring in the picture: the tape's buttons and notes at its side, the measurements over it.

mod marks;
mod over;
mod room;
mod told;
mod view;

use bevy_egui::egui::{Context, Rect};

pub(super) use marks::{draw_ends, draw_mark, room_of, tell};
pub(super) use room::room_for;
pub(super) use told::value_of;
use view::TapeView;

use super::{
    glass::{self, Keep},
    plan::{notes_slot, notes_ui},
    scene::{Drawn, Sight},
    theme,
};
use crate::app::measures_in_picture;

/// A list lower than this is left out, points.
const LEAST_HEIGHT: f32 = 90.0;

/// Draws both where the picture is measured in; after all panels, so that nothing is written over one.
pub(super) fn draw_measure(ctx: &Context, sight: &Sight, (screen, free): (Rect, Rect), drawn: &mut Drawn) {
    let (words, shown) = (sight.words, sight.shown);
    if !measures_in_picture(shown, sight.mode, sight.way.is_some()) {
        return;
    }
    if shown.tape.is_some() {
        let slot = notes_slot(free, shown);
        // What was called for stands before it.
        let others = drawn.panels.iter().filter(|(_, rect)| rect.intersects(slot));
        let bottom = others.map(|(_, rect)| rect.top() - theme::GAP).fold(slot.bottom(), f32::min);
        let slot = slot.with_max_y(bottom);
        if slot.height() > LEAST_HEIGHT {
            drawn.add(
                "notes",
                glass::panel(ctx, "notes", slot, Keep::Top, |ui| notes_ui(ui, words, shown, sight.notes)),
            );
        }
    }
    let view = TapeView::new(words, shown, sight.tape, sight.scale);
    let taken: Vec<Rect> = drawn.panels.iter().map(|(_, rect)| *rect).collect();
    let labels = over::tape_ui(ctx, screen, &taken, &view);
    drawn.panels.extend(labels.into_iter().map(|rect| ("note", rect)));
}
