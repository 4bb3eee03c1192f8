//! How the place panel is drawn.

use bevy_egui::egui::{RichText, Ui};

use super::view::{PartView, PlaceView};
use crate::{
    app::Command,
    panels::{controls, figure, people::people_ui, theme},
    words::Words,
};

pub fn place_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    let mut command = controls::title_bar(ui, &view.name, &words.get("panel-close")).then_some(Command::Select(None));
    if !view.other_name.is_empty() {
        controls::text(ui, &view.other_name, theme::NOTE);
    }
    tags_ui(ui, words, view);
    if let Some(what) = &view.what {
        controls::text(ui, what, theme::PLAIN);
    }
    command = command.or_else(|| actions_ui(ui, words, view));
    presence_ui(ui, words, view);
    for (name, value) in &view.facts {
        controls::row(ui, name, value);
    }
    controls::text(ui, &view.source, theme::NOTE);
    command = command.or_else(|| modes_ui(ui, words, view));
    if !view.figures.is_empty() {
        controls::section(ui, &words.get("describe-figures"));
        view.figures.iter().for_each(|figure| figure::figure_ui(ui, figure));
    }
    command.or_else(|| parts_ui(ui, words, view))
}

/// Kind and id, use, status, and whether it is only drawn for illustration.
fn tags_ui(ui: &mut Ui, words: &Words, view: &PlaceView) {
    ui.horizontal_wrapped(|ui| {
        controls::text(ui, &format!("{} {}", view.kind, view.id), theme::NOTE);
        if let Some((name, colour)) = &view.usage {
            controls::spot(ui, *colour);
            controls::text(ui, name, theme::NOTE);
        }
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(status) = &view.status {
            controls::chip(ui, status, theme::ACCENT);
        }
        if view.illustrative {
            controls::chip(ui, &words.get("panel-illustrative"), theme::CAUTION).on_hover_text(&view.notice);
        }
    });
}

fn actions_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        if controls::button(ui, &words.get("panel-fly-to"), false).clicked() {
            command = Some(Command::FlyTo(view.id.clone()));
        }
        if let Some(open) = view.open {
            let name = if open { words.get("panel-close-roof") } else { words.get("panel-open-roof") };
            if controls::button(ui, &name, open).clicked() {
                command = Some(Command::Open(if open { Vec::new() } else { vec![view.id.clone()] }));
            }
        }
        if let Some(within) = &view.within
            && controls::button(ui, &words.format("panel-up-to", &[("name", within.name.as_str().into())]), false)
                .clicked()
        {
            command = Some(Command::Select(Some(within.id.clone())));
        }
    });
    command
}

/// Who is there now, by group, and why that gives the place its colour.
fn presence_ui(ui: &mut Ui, words: &Words, view: &PlaceView) {
    let Some((people, capacity)) = view.people else {
        controls::row(ui, &words.get("panel-people-now"), "—").on_hover_text(words.get("panel-no-people-why"));
        return;
    };
    theme::card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        people_ui(ui, words, people, capacity, theme::LARGE);
        for (name, people) in &view.groups {
            controls::row(ui, name, &words.count((*people).into()));
        }
        if let Some(why) = &view.why {
            controls::text(ui, why, theme::NOTE);
        }
    });
}

fn modes_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    if view.modes.is_empty() {
        return None;
    }
    let mut command = None;
    controls::section(ui, &words.get("panel-partition-modes"));
    for (id, name, chosen) in &view.modes {
        if controls::wide_button(ui, name.as_str(), *chosen).clicked() && !chosen {
            command = Some(Command::SetPartitionMode { building: view.id.clone(), mode: id.clone() });
        }
    }
    command
}

/// Floors and rooms, to go on to.
fn parts_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    if view.parts.is_empty() {
        return None;
    }
    let mut command = None;
    controls::section(ui, &words.get("panel-parts"));
    for part in &view.parts {
        if controls::wide_button(ui, part_text(words, part), false).clicked() {
            command = Some(Command::Select(Some(part.id.clone())));
        }
    }
    command
}

fn part_text(words: &Words, part: &PartView) -> RichText {
    match part.people {
        Some(people) => {
            let values = [("name", part.name.as_str().into()), ("people", people.into())];
            RichText::new(words.format("panel-part-people", &values))
        }
        None => RichText::new(&part.name),
    }
}
