//! How many of a hall's racks are installed.

use bevy_egui::egui::Ui;

use crate::{
    app::Command,
    panels::{
        controls,
        planning::{
            scrub::{Scale, scrub_ui},
            view::PlanningView,
        },
        theme,
    },
    park::{Change, Hall, PlaceId},
    words::Words,
};

pub(super) fn racks_ui(ui: &mut Ui, words: &Words, view: &PlanningView, hall: &Hall) -> Vec<Command> {
    let Some((_, layout)) = hall.racks else { return Vec::new() };
    let most = layout.count();
    let installed = hall.installed().unwrap_or_else(|| by_share(view, &hall.id, most));
    let mut commands = Vec::new();
    ui.horizontal_wrapped(|ui| {
        let scale = Scale { least: 0.0, most: most as f64, speed: 0.5, decimals: 0 };
        let change = |count: f64| Change::Racks {
            hall: hall.id.clone(),
            installed: count.round().clamp(0.0, most as f64) as u32,
        };
        let name = words.get("planning-racks");
        commands.extend(scrub_ui(ui, (&name, ""), installed as f64, scale, change));
        let said = if hall.installed().is_some() { "planning-racks-most" } else { "planning-racks-share" };
        let note = words.format(said, &[("most", words.count(most as u64).into())]);
        controls::text(ui, &note, theme::NOTE);
    });
    commands
}

/// How many the scenario's share puts into a hall: of all racks the first, in the order of halls.
fn by_share(view: &PlanningView, hall: &PlaceId, most: usize) -> usize {
    let share = view.scenario().map_or(1.0, |scenario| scenario.racks_installed.clamp(0.0, 1.0));
    let counts = || view.park.halls().map(|one| (one.id.clone(), one.racks.map_or(0, |(_, layout)| layout.count())));
    let all: usize = counts().map(|(_, count)| count).sum();
    let before: usize = counts().take_while(|(id, _)| id != hall).map(|(_, count)| count).sum();
    ((all as f64 * share).round() as usize).saturating_sub(before).min(most)
}
