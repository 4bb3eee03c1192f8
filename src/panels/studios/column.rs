//! The column: what the plan comes to, the requests' file, and the requests.

use bevy_egui::egui::Ui;
use jiff::ToSpan;

use super::{
    list::list_ui,
    view::{StudiosView, choose},
};
use crate::{
    app::{Command, Panel, StudioFileFault, StudioStep, fresh_request},
    panels::{controls, icons::Icon, theme},
    studios::{DaySpan, Totals},
    words::{Value, Words},
};

pub fn requests_ui(ui: &mut Ui, words: &Words, view: &StudiosView) -> Vec<Command> {
    let mut commands = Vec::new();
    if controls::title_bar(ui, &words.get("studio-title"), &words.get("panel-close")) {
        commands.push(Command::TogglePanel(Panel::Studios));
    }
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    let Some(building) = view.building else {
        controls::text(ui, &words.get("studios-none"), theme::PLAIN);
        return commands;
    };
    controls::text(ui, building.name.get(words.lang()), theme::NOTE);
    if let Some(answer) = view.answer() {
        totals_ui(ui, words, &answer.plan.totals);
        for conflict in &answer.plan.conflicts {
            warn(ui, &words.format("studios-conflict", &[("id", view.name(words, &conflict.booking).into())]));
        }
        for left_out in &answer.plan.left_out_modes {
            warn(ui, &words.format("studio-left-out", &[("mode", left_out.mode.as_str().into())]));
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        if controls::icon_text_button(ui, Icon::Add, &words.get("studio-new"), false).clicked() {
            let new = fresh_request(view.requests, days_ahead(view), usual_area_m2(view));
            choose(ui, Some(&new.id));
            commands.push(Command::Studio(StudioStep::Add(Box::new(new))));
        }
        commands.extend(save_ui(ui, words, view));
    });
    file_ui(ui, words, view);
    controls::hairline(ui);
    if view.requests.is_empty() {
        controls::text(ui, &words.get("studio-no-request"), theme::PLAIN);
    }
    commands.extend(list_ui(ui, words, view));
    commands
}

fn warn(ui: &mut Ui, text: &str) {
    let colour = theme::of(ui).fault;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        controls::spot(ui, colour);
        controls::text(ui, text, theme::PLAIN);
    });
}

fn totals_ui(ui: &mut Ui, words: &Words, totals: &Totals) {
    let placed = [
        ("placed", words.count(totals.placed as u64).into()),
        ("requests", words.count(totals.requests as u64).into()),
    ];
    controls::text(ui, &words.format("studio-placed", &placed), theme::STRONG);
    let changes = [("count", totals.changeovers.into())];
    controls::text(ui, &words.format("studio-changeovers", &changes), theme::PLAIN);
    let proven = if totals.proven { words.get("studios-proven") } else { words.get("studio-unproven") };
    controls::text(ui, &proven, theme::NOTE);
}

/// From the clock's day on, as far as it lies ahead.
fn days_ahead(view: &StudiosView) -> DaySpan {
    let to = view.horizon.to.max(view.day.saturating_add(1.month()));
    DaySpan { from: view.day.max(view.horizon.from), to }
}

/// As large as the smallest space: what is asked for most, where nobody says otherwise.
fn usual_area_m2(view: &StudiosView) -> f64 {
    let modes = view.answer().into_iter().flat_map(|answer| &answer.calendar.modes);
    let least = modes.flat_map(|mode| &mode.spaces).map(|space| space.area_m2).reduce(f64::min);
    least.filter(|area_m2| *area_m2 > 0.0).unwrap_or(1_000.0).floor().max(1.0)
}

/// What is not known is not written over: it is read again, or kept beside.
fn save_ui(ui: &mut Ui, words: &Words, view: &StudiosView) -> Option<Command> {
    let mut step = None;
    let file = view.sight.file;
    if file.is_foreign() {
        if controls::button(ui, &words.get("studio-again"), false).clicked() {
            step = Some(StudioStep::Load);
        }
        if controls::button(ui, &words.get("studio-aside"), false).clicked() {
            step = Some(StudioStep::SaveAside);
        }
    } else {
        ui.add_enabled_ui(file.is_unsaved(view.requests), |ui| {
            if controls::button(ui, &words.get("planning-save"), false).clicked() {
                step = Some(StudioStep::Save);
            }
        });
    }
    step.map(Command::Studio)
}

/// What became of the file.
fn file_ui(ui: &mut Ui, words: &Words, view: &StudiosView) {
    let file = view.sight.file;
    fn path(path: &str) -> (&str, Value<'_>) {
        ("path", path.into())
    }
    match file.told() {
        Some(Ok(saved)) if !file.is_unsaved(view.requests) => {
            controls::text(ui, &words.format("measure-saved", &[path(saved)]), theme::NOTE);
        }
        Some(Err(StudioFileFault::Unreadable { path: of, why })) => {
            warn(ui, &words.format("studio-file-faulty", &[path(of), ("why", why.as_str().into())]));
        }
        Some(Err(StudioFileFault::IdTwice { path: of, id })) => {
            warn(ui, &words.format("studio-file-twice", &[path(of), ("id", id.as_str().into())]));
        }
        Some(Err(StudioFileFault::Changed { path: of })) => {
            warn(ui, &words.format("studio-file-changed", &[path(of)]));
        }
        Some(Err(StudioFileFault::NotWritten { why })) => {
            warn(ui, &words.format("measure-not-saved", &[("fault", why.as_str().into())]));
        }
        _ if file.is_unsaved(view.requests) => {
            controls::text(ui, &words.get("planning-unsaved"), theme::NOTE);
        }
        _ => {}
    }
}
