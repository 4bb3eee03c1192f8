//! What stands in the left column instead of the overview: what is looked for, the planner's table, the
//! studios' schedule, or the projects.

use bevy_egui::egui::Context;

use super::{
    find::{FindView, find_ui},
    glass::{self, Keep},
    layout::Slots,
    planning::{PlanningView, planning_ui},
    projects::{self, ProjectsView, projects_ui},
    scene::{Drawn, Sight},
    studios,
};
use crate::{app::Panel, ask::Moment, park::Park, twin::local};

/// Draws the first of them that is open.
pub(super) fn draw_left(ctx: &Context, sight: &Sight, park: &Park, slots: &Slots, drawn: &mut Drawn) {
    let Some(slot) = slots.projects else { return };
    let (words, shown) = (sight.words, sight.shown);
    if shown.panel(Panel::Find) {
        let moment = sight.state.map(|state| Moment { park, state, rulebook: sight.rulebook, works: sight.works });
        let view = FindView { park, asker: sight.asker, shown, moment };
        drawn.add("find", glass::panel(ctx, "find", slot, Keep::Top, |ui| find_ui(ui, words, &view)));
    } else if let Some(planning) = sight.planning.filter(|_| shown.panel(Panel::Planning)) {
        let day = local(sight.clock.at(), &park.timezone).date();
        let view = PlanningView::new(park, shown, planning, day);
        drawn.add("planning", glass::panel(ctx, "planning", slot, Keep::Top, |ui| planning_ui(ui, words, &view)));
    } else if shown.panel(Panel::Studios) {
        studios::draw_studios(ctx, sight, park, slots, drawn);
    } else if shown.panel(Panel::Projects) {
        let view = ProjectsView::new(park, words, shown, projects::open_tab(ctx));
        drawn.add("projects", glass::panel(ctx, "projects", slot, Keep::Top, |ui| projects_ui(ui, words, &view)));
    }
}
