//! The requests, each with what became of it; the chosen one opens under its line.

use bevy_egui::egui::Ui;

use super::{
    brings::placed_ui,
    editor::editor_ui,
    reasons::reasons_ui,
    view::{StudiosView, choose, chosen, named},
};
use crate::{
    app::Command,
    panels::{controls, theme},
    studios::{Placed, Request, Unplaced},
    words::Words,
};

/// What the plan says of a request.
#[derive(Clone, Copy, Debug)]
enum Fate<'a> {
    Placed(&'a Placed),
    Unplaced(&'a Unplaced),
    /// The plan is not of this request yet.
    Unknown,
}

impl<'a> Fate<'a> {
    fn of(view: &StudiosView<'a>, request: &Request) -> Self {
        let Some(plan) = view.answer().map(|answer| &answer.plan) else { return Self::Unknown };
        let placed = plan.placed.iter().find(|placed| placed.request == request.id).map(Self::Placed);
        let unplaced = || plan.unplaced.iter().find(|unplaced| unplaced.request == request.id).map(Self::Unplaced);
        placed.or_else(unplaced).unwrap_or(Self::Unknown)
    }
}

pub(super) fn list_ui(ui: &mut Ui, words: &Words, view: &StudiosView) -> Vec<Command> {
    let mut commands = Vec::new();
    let at_work = chosen(ui);
    for request in view.requests {
        let fate = Fate::of(view, request);
        let is_chosen = at_work.as_deref() == Some(request.id.as_str());
        if line_ui(ui, words, view, (request, fate), is_chosen) {
            choose(ui, (!is_chosen).then_some(request.id.as_str()));
        }
        if is_chosen {
            theme::card_frame(theme::of(ui)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                commands.extend(editor_ui(ui, words, request));
                match fate {
                    Fate::Placed(placed) => placed_ui(ui, words, view, placed),
                    Fate::Unplaced(unplaced) => commands.extend(reasons_ui(ui, words, view, unplaced)),
                    Fate::Unknown => {}
                }
            });
        }
    }
    commands
}

/// A request's line, and what became of it under it; true when it was pressed.
fn line_ui(ui: &mut Ui, words: &Words, view: &StudiosView, (request, fate): (&Request, Fate), chosen: bool) -> bool {
    let palette = theme::of(ui);
    let days = words.format("studio-for-days", &[("days", u64::from(request.days).into())]);
    let name = named(words, &request.name, &request.id);
    let text = format!("{name} · {} · {days}", words.area(request.area_m2));
    let pressed = controls::wide_button(ui, text, chosen).clicked();
    let (colour, state) = match fate {
        Fate::Placed(placed) => {
            let days = format!("{} – {}", words.date(placed.days.from), words.date(placed.days.to));
            (palette.accent, format!("{} · {days}", view.rooms(words, &placed.rooms)))
        }
        Fate::Unplaced(_) => (palette.fault, words.get("studio-no-place")),
        Fate::Unknown => (palette.text_weak, words.get("studio-coming")),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        ui.add_space(theme::GAP);
        controls::spot(ui, colour);
        controls::one_line(ui, &state, theme::NOTE);
    });
    pressed
}
