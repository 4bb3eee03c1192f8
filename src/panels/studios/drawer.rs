//! The drawer along the bottom: how much is seen at once, what the looks mean, the chart, and what was touched in it.

use bevy_egui::egui::{Id, Ui};

use super::{
    bar_paint::legend_ui,
    chart::chart_ui,
    rows::{ROW, Touched},
    scale::{Scroll, Zoom},
    told::bar_lines,
    view::StudiosView,
};
use crate::{
    app::{Command, StudioLook, StudioStep},
    panels::{controls, theme},
    studios::PlanError,
    words::Words,
};

/// Points: the line of buttons, months and days, modes, what was touched, the glass around it and what lies between.
const SCALES: f32 = super::chart::SCALE + super::chart::STRIP;
const FOOT: f32 = 20.0;
const AROUND: f32 = 8.0 + 3.0 * theme::TIGHT;
/// More rooms are scrolled.
const MOST_ROWS: usize = 8;

/// The height that a chart of so many rooms needs.
pub(super) fn height(rooms: usize) -> f32 {
    theme::TOUCH + SCALES + rooms.clamp(1, MOST_ROWS) as f32 * ROW + FOOT + AROUND
}

pub fn schedule_ui(ui: &mut Ui, words: &Words, view: &StudiosView) -> Vec<Command> {
    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    let mut scroll = Scroll::of(ui, view.horizon);
    let mut commands: Vec<Command> = Vec::new();
    ui.vertical(|ui| {
        commands.extend(head_ui(ui, words, view, &mut scroll));
        match (view.answer(), view.fault()) {
            (Some(answer), _) => {
                let room = (ui.available_height() - FOOT - theme::TIGHT).max(SCALES + ROW);
                commands.extend(chart_ui(ui, words, view, answer, (&mut scroll, room)));
                foot_ui(ui, words, view);
            }
            (None, Some(fault)) => {
                controls::text(ui, &fault_text(words, fault), theme::PLAIN);
            }
            (None, None) => {}
        }
    });
    scroll.keep(ui);
    commands
}

fn head_ui(ui: &mut Ui, words: &Words, view: &StudiosView, scroll: &mut Scroll) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        controls::group(ui, |ui| {
            for zoom in Zoom::ALL {
                let (sign, label) = zoom.words(words);
                if controls::short_button(ui, &sign, &label, zoom == scroll.zoom).clicked() {
                    scroll.zoom_about(zoom, view.day);
                }
            }
        });
        controls::group(ui, |ui| {
            for months in StudioLook::MONTHS {
                let values = [("months", u64::from(months).into())];
                let (sign, label) =
                    (words.format("studio-months", &values), words.format("studio-months-why", &values));
                if controls::short_button(ui, &sign, &label, months == view.look.months).clicked() {
                    // Chosen anew, it begins with the clock's month.
                    command = Some(Command::Studio(StudioStep::Look(StudioLook { from: None, months })));
                }
            }
        });
        ui.add_space(theme::TIGHT);
        if view.sight.plan.is_coming() {
            controls::one_line(ui, &words.get("studio-coming"), theme::STRONG);
        }
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        legend_ui(ui, words);
    });
    command
}

/// What was touched last, in a line: a finger has no pointer that could rest.
fn foot_ui(ui: &mut Ui, words: &Words, view: &StudiosView) {
    let touched = ui.data(|data| data.get_temp::<Touched>(Id::new("studio-touched")));
    let bars = view.answer().into_iter().flat_map(|answer| &answer.plan.rows).flat_map(|row| &row.bars);
    let bar = touched.and_then(|touched| {
        bars.into_iter().find(|bar| (bar.kind, &bar.id, bar.days.from) == (touched.kind, &touched.id, touched.from))
    });
    match bar {
        Some(bar) => controls::one_line(ui, &bar_lines(words, view, bar).join(" · "), theme::QUOTE),
        None => controls::one_line(ui, &words.get("studio-hint"), theme::NOTE),
    };
}

fn fault_text(words: &Words, fault: &PlanError) -> String {
    match fault {
        PlanError::TooManyRequests { requests, most } => {
            let values =
                [("requests", words.count(*requests as u64).into()), ("most", words.count(*most as u64).into())];
            words.format("studio-too-many", &values)
        }
        PlanError::Calendar { error } => words.format("studio-no-plan", &[("fault", error.to_string().into())]),
    }
}
