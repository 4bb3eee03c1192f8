//! How the place panel is drawn.

use bevy_egui::egui::{RichText, Ui};

use super::{
    chart::chart_ui,
    heat::heat_ui,
    partition::partition_ui,
    sheet::{sheet_button, sheet_told_ui},
    view::{PartView, PlaceView},
};
use crate::{
    app::{Command, Panel},
    panels::{
        controls, figure,
        icons::Icon,
        people::people_ui,
        theme,
        tool_button::{keyed, tool_button},
        why::WhyView,
    },
    words::Words,
};

pub fn place_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    let mut command = controls::title_bar(ui, &view.name, &words.get("panel-close")).then_some(Command::Select(None));
    if !view.other_name.is_empty() {
        controls::text(ui, &view.other_name, theme::NOTE);
    }
    tags_ui(ui, words, view);
    command = command.or_else(|| actions_ui(ui, words, view));
    if let Some(partition) = &view.partition {
        command = command.or_else(|| partition_ui(ui, words, partition));
    }
    if let Some(what) = &view.what {
        controls::text(ui, what, theme::PLAIN);
    }
    command = command.or_else(|| modes_ui(ui, words, view));
    if view.people.is_some() || view.measures.is_empty() {
        presence_ui(ui, words, view);
    }
    if let Some(heat) = &view.heat {
        command = command.or_else(|| heat_ui(ui, words, heat));
    }
    if let Some(why) = &view.why {
        why_ui(ui, words, why);
    }
    if let Some(chart) = &view.chart {
        command = command.or_else(|| chart_ui(ui, words, chart));
    }
    measures_ui(ui, view);
    for fact in &view.facts {
        let told = fact.source.iter().map(String::as_str);
        let value: Vec<&str> = std::iter::once(fact.value.as_str()).chain(told).collect();
        controls::row(ui, &fact.name, &value.join(&words.get("why-between")));
    }
    controls::text(ui, &view.source, theme::NOTE);
    if !view.figures.is_empty() {
        controls::folding(ui, "place-figures", &words.get("describe-figures"), true, |ui| {
            view.figures.iter().for_each(|figure| figure::figure_ui(ui, figure));
        });
    }
    if let Some(within) = &view.within {
        controls::hairline(ui);
        let name = words.format("panel-up-to", &[("name", within.name.as_str().into())]);
        if controls::icon_text_button(ui, Icon::Up, &name, false).clicked() {
            command = Some(Command::Select(Some(within.id.clone())));
        }
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
            controls::chip(ui, status, theme::of(ui).accent);
        }
        if view.illustrative {
            controls::chip(ui, &words.get("panel-illustrative"), theme::of(ui).caution).on_hover_text(&view.notice);
        }
    });
}

/// Fly there, open it, spread its floors, go in, print it.
fn actions_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    let mut command = None;
    let count = 1 + usize::from(view.open.is_some()) + usize::from(view.spread.is_some());
    let gaps = theme::TIGHT * (count - 1) as f32;
    // The widest word takes a little more than its share.
    let width = ((ui.available_width() - gaps) / count as f32 - 7.0).min(140.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        if controls::action_button(ui, Icon::Fly, &words.get("panel-fly-to"), false, width).clicked() {
            command = Some(Command::FlyTo(view.id.clone()));
        }
        if let Some(open) = view.open {
            let name = if open { words.get("panel-close-roof") } else { words.get("panel-open-roof") };
            if controls::action_button(ui, Icon::Open, &name, open, width).clicked() {
                command = Some(Command::Open(if open { Vec::new() } else { vec![view.id.clone()] }));
            }
        }
        if let Some(spread) = view.spread {
            let button = controls::action_button(ui, Icon::Spread, &words.get("panel-spread"), spread, width);
            if button.on_hover_text(words.get("panel-spread-why")).clicked() {
                command = Some(Command::SetSpread(!spread));
            }
        }
        if let Some(level) = &view.enter {
            let (name, hint) = (words.get("panel-enter"), keyed(words, &words.get("panel-help-enter"), "Enter"));
            if tool_button(ui, Icon::Inside, &name, [&name, &hint], None).clicked() {
                command = Some(Command::Enter(Some(level.clone())));
            }
        }
        if view.prints {
            command = sheet_button(ui, words, view).or(command.take());
        }
    });
    sheet_told_ui(ui, words, view);
    command
}

/// Who is there now, by group, and why that gives the place its colour.
fn presence_ui(ui: &mut Ui, words: &Words, view: &PlaceView) {
    let Some(people) = &view.people else {
        controls::row(ui, &words.get("panel-people-now"), "—").on_hover_text(words.get("panel-no-people-why"));
        return;
    };
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        people_ui(ui, words, people, theme::LARGE);
        for (name, people) in &view.groups {
            controls::row(ui, name, &words.count((*people).into()));
        }
    });
}

/// What is measured there.
fn measures_ui(ui: &mut Ui, view: &PlaceView) {
    if view.measures.is_empty() {
        return;
    }
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for measure in &view.measures {
            controls::row(ui, &measure.name, &measure.value).on_hover_text(&measure.note);
            if !measure.note.is_empty() {
                controls::text(ui, &measure.note, theme::NOTE);
            }
        }
    });
}

/// Why it has its colour.
fn why_ui(ui: &mut Ui, words: &Words, why: &WhyView) {
    theme::card_frame(theme::of(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        controls::section(ui, &words.get("why-title"));
        controls::text(ui, &why.verdict, theme::PLAIN);
        for (name, value) in &why.lines {
            controls::text(ui, &format!("{name} = {value}"), theme::NOTE);
        }
        if let Some(source) = &why.source {
            let source = words.format("why-source", &[("source", source.as_str().into())]);
            controls::text(ui, &source, theme::NOTE);
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
    if let Some(open) = view.schedule
        && controls::icon_text_button(ui, Icon::Calendar, &words.get("studio-title"), open).clicked()
    {
        command = Some(Command::TogglePanel(Panel::Studios));
    }
    command
}

/// Floors and rooms, to go on to.
fn parts_ui(ui: &mut Ui, words: &Words, view: &PlaceView) -> Option<Command> {
    if view.parts.is_empty() {
        return None;
    }
    let mut command = None;
    controls::folding(ui, "place-parts", &words.get("panel-parts"), true, |ui| {
        ui.spacing_mut().item_spacing.y = theme::TIGHT;
        for part in &view.parts {
            if controls::wide_button(ui, part_text(words, part), false).clicked() {
                command = Some(Command::Select(Some(part.id.clone())));
            }
        }
    });
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
