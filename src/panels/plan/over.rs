//! The plan in the place of the picture, with its notes.

use bevy_egui::egui::{Context, Rect};

use super::{Paper, PlanCells, PlanView, Stood, notes_slot, notes_ui, plan_ui};
use crate::{
    app::{Mode, Overlay, Shown, Way, difference_colours},
    panels::{
        glass::{self, Keep},
        scene::{Drawn, Sight},
    },
    park::Park,
};

/// Whether the plan is to be seen. A tour shows its own pictures, and visitors and audiences have none of a planner's
/// means.
pub(in crate::panels) fn plan_stands(shown: &Shown, mode: Mode, way: Option<&Way>) -> bool {
    shown.plan && mode.is_for_hands() && way.is_none()
}

/// Draws it if it is to be seen; says whether.
pub(in crate::panels) fn draw_plan(
    ctx: &Context,
    sight: &Sight,
    park: &Park,
    (screen, free): (Rect, Rect),
    drawn: &mut Drawn,
) -> bool {
    let (words, shown) = (sight.words, sight.shown);
    if !plan_stands(shown, sight.mode, sight.way) {
        return false;
    }
    let mut view = PlanView::new(park, words, shown, (sight.state, sight.rulebook), Paper::of(shown.theme));
    if let (Some(sunlight), None) = (sight.sun, &view.of) {
        view.cells = PlanCells::of_sun(sunlight.ground());
    }
    let comparison = sight.planning.and_then(|planning| planning.comparison.differences());
    if let (Overlay::Difference(measure), Some(differences), None) = (&shown.overlay, comparison, &view.of) {
        view.colour_differences(&difference_colours(differences, *measure));
    }
    view.stood = sight.stroll.map(Stood::of);
    drawn.commands.extend(plan_ui(ctx, (screen, free), (park, words, shown), &view));
    let slot = notes_slot(free, shown);
    drawn.add("notes", glass::panel(ctx, "notes", slot, Keep::Top, |ui| notes_ui(ui, words, shown, sight.notes)));
    true
}
