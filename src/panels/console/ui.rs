//! The console's columns: time and notes; the audience's picture, what can be done with it, the stops.

use bevy_egui::egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::{ConsoleView, pad::pad_ui, view::minutes};
use crate::{
    app::{CockpitStep, Command, TourStep},
    panels::{
        controls,
        icons::Icon,
        phone::code_and_words_ui,
        theme,
        tour::{TourView, steps_ui},
    },
    words::Words,
};

/// From this width on, points, it has two columns.
const TWO_COLUMNS: f32 = 720.0;

/// Fills what it is given.
pub fn console_ui(ui: &mut Ui, words: &Words, view: &ConsoleView) -> Option<Command> {
    let Some(tour) = &view.tour else { return begin_ui(ui, words, view) };
    let mut command = None;
    if ui.available_width() < TWO_COLUMNS {
        ScrollArea::vertical().id_salt("console").auto_shrink(false).show(ui, |ui| {
            told_ui(ui, words, view, tour);
            command = command.take().or_else(|| lead_ui(ui, words, view, tour));
            command = command.take().or_else(|| notes_ui(ui, words, view));
            // In one column with all the rest, time and notes stay where they are.
            command = command.take().or_else(|| stops_ui(ui, tour, false));
        });
        return command;
    }
    ui.columns_const(|[left, right]| {
        told_ui(left, words, view, tour);
        ScrollArea::vertical().id_salt("console-notes").auto_shrink(false).show(left, |ui| {
            command = command.take().or_else(|| notes_ui(ui, words, view));
        });
        command = command.take().or_else(|| lead_ui(right, words, view, tour));
        ScrollArea::vertical().id_salt("console-stops").auto_shrink(false).show(right, |ui| {
            command = command.take().or_else(|| stops_ui(ui, tour, true));
        });
    });
    command
}

/// Without a tour: which there are.
fn begin_ui(ui: &mut Ui, words: &Words, view: &ConsoleView) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        ui.add(bevy_egui::egui::Label::new(theme::heading(words.get("console-title"))));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| controls::text(ui, &view.time, theme::LARGE));
    });
    controls::text(ui, &words.get("console-begin"), theme::FAINT);
    ui.add_space(theme::GAP);
    for tour in &view.tours {
        let text = format!("{}   {}", tour.name, tour.length);
        if controls::wide_button(ui, text, false).clicked() {
            command = Some(Command::Tour(TourStep::Start(tour.id.clone())));
        }
    }
    ui.add_space(theme::WIDE);
    let command = command.or_else(|| audience_ui(ui, words, view));
    let phone = phone_ui(ui, words, view);
    command.or(phone)
}

fn phone_ui(ui: &mut Ui, words: &Words, view: &ConsoleView) -> Option<Command> {
    let phone = view.phone.as_ref()?;
    controls::section(ui, &words.get("phone-title"));
    code_and_words_ui(ui, words, phone)
}

/// Tour, stop, and how the time stands.
fn told_ui(ui: &mut Ui, words: &Words, view: &ConsoleView, tour: &TourView) {
    ui.horizontal(|ui| {
        let count = [("stop", (tour.stop + 1).into()), ("stops", tour.stops.len().into())];
        controls::text(ui, &tour.name, theme::STRONG);
        controls::text(ui, &words.format("console-stop", &count), theme::FAINT);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * theme::WIDE;
        for (name, value) in [
            (words.get("console-used"), minutes(view.used_secs)),
            (words.get("console-left"), minutes(view.left_secs)),
            (words.get("console-now"), view.time.clone()),
        ] {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                controls::text(ui, &value, theme::HUGE);
                controls::text(ui, &name, theme::NOTE);
            });
        }
    });
    let late = view.late_secs();
    let (text, colour) = if late.abs() < LATE_SECS {
        (words.get("console-on-time"), theme::of(ui).live)
    } else {
        let key = if late > 0.0 { "console-late" } else { "console-early" };
        let colour = if late > 0.0 { theme::of(ui).caution } else { theme::of(ui).accent };
        (words.format(key, &[("time", minutes(late.abs()).into())]), colour)
    };
    ui.horizontal(|ui| controls::chip(ui, &text, colour));
    controls::hairline(ui);
}

/// Less than this is on time.
const LATE_SECS: f64 = 10.0;

/// What the presenter wrote down, what the audience reads, what comes next.
fn notes_ui(ui: &mut Ui, words: &Words, view: &ConsoleView) -> Option<Command> {
    let tour = view.tour.as_ref()?;
    if let Some(stop) = tour.stops.get(tour.stop) {
        ui.add(bevy_egui::egui::Label::new(theme::heading(&stop.name)).wrap());
    }
    let notes = if view.notes.is_empty() { words.get("console-no-notes") } else { view.notes.clone() };
    controls::text(ui, &notes, if view.notes.is_empty() { theme::FAINT } else { theme::CUE });
    controls::section(ui, &words.get("console-says"));
    controls::text(ui, &tour.says, theme::PLAIN);
    controls::text(ui, &tour.sources, theme::NOTE);
    if let Some((name, says)) = &view.next {
        controls::section(ui, &words.format("console-next", &[("name", name.as_str().into())]));
        controls::text(ui, says, theme::FAINT);
    }
    phone_ui(ui, words, view)
}

/// The picture, the steps, and what is done with the picture.
fn lead_ui(ui: &mut Ui, words: &Words, view: &ConsoleView, tour: &TourView) -> Option<Command> {
    let wide = ui.available_width();
    let command = pad_ui(ui, words, view, wide);
    let command = command.or_else(|| {
        let led = ui.horizontal(|ui| {
            let step = steps_ui(ui, words, tour);
            let end = controls::icon_text_button(ui, Icon::Close, &words.get("tour-end"), false).clicked();
            step.or(end.then_some(Command::Tour(TourStep::End)))
        });
        led.inner
    });
    let command = command.or_else(|| audience_ui(ui, words, view));
    controls::hairline(ui);
    command
}

/// Freeze, black, light.
fn audience_ui(ui: &mut Ui, words: &Words, view: &ConsoleView) -> Option<Command> {
    let cockpit = &view.cockpit;
    let mut step = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        for (icon, key, why, on, wish) in [
            (
                Icon::Freeze,
                "console-freeze",
                "console-freeze-why",
                cockpit.frozen,
                CockpitStep::Freeze(!cockpit.frozen),
            ),
            (Icon::Black, "console-black", "console-black-why", cockpit.black, CockpitStep::Black(!cockpit.black)),
            (
                Icon::Spot,
                "console-spot",
                "console-spot-why",
                cockpit.spot.is_some(),
                CockpitStep::Spot(if cockpit.spot.is_some() { None } else { Some([0.5, 0.5]) }),
            ),
        ] {
            let button = controls::action_button(ui, icon, &words.get(key), on, 0.0);
            if button.on_hover_text(words.get(why)).clicked() {
                step = Some(wish);
            }
        }
    });
    step.map(Command::Cockpit)
}

/// Every stop by number and name; the shown one is scrolled into sight where they have a list of their own.
fn stops_ui(ui: &mut Ui, tour: &TourView, follow: bool) -> Option<Command> {
    let mut command = None;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (number, stop) in tour.stops.iter().enumerate() {
        let here = number == tour.stop;
        let button = controls::wide_button(ui, format!("{}   {}", number + 1, stop.name), here);
        if here && follow {
            crate::panels::tour::came_to(ui, tour, button.rect, "console-came-to");
        }
        if button.clicked() && !here {
            command = Some(Command::Tour(TourStep::Go(number)));
        }
    }
    ui.allocate_space(vec2(0.0, theme::GAP));
    command
}
