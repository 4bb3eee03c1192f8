//! Where a production is placed, and what it brings to town: an estimate, with its basis and its source.

use bevy_egui::egui::Ui;

use super::{
    told::waits_text,
    view::{StudiosView, days_text},
};
use crate::{
    panels::{controls, figure, theme},
    studios::{CrewBasis, EffectBasis, Effects, Placed},
    words::Words,
};

pub(super) fn placed_ui(ui: &mut Ui, words: &Words, view: &StudiosView, placed: &Placed) {
    controls::section(ui, &words.get("studio-placed-at"));
    let rooms = view.rooms(words, &placed.rooms);
    controls::text(ui, &format!("{rooms} · {}", words.area(placed.area_m2)), theme::PLAIN);
    controls::text(ui, &days_text(words, placed.days), theme::PLAIN);
    controls::text(ui, &waits_text(words, placed.wait_days), theme::NOTE);
    if let Some(effects) = view.answer().and_then(|answer| answer.effects.get(&placed.request)) {
        brings_ui(ui, words, view, effects);
    }
}

fn brings_ui(ui: &mut Ui, words: &Words, view: &StudiosView, effects: &Effects) {
    controls::section(ui, &words.get("studio-brings"));
    let basis = match effects.crew_basis {
        CrewBasis::Given => words.get("studio-crew-given"),
        CrewBasis::BuildingOccupants => words.get("studio-crew-area"),
        CrewBasis::Unknown => words.get("studio-crew-unknown"),
    };
    if effects.crew_basis == CrewBasis::Unknown {
        controls::text(ui, &basis, theme::NOTE);
        return;
    }
    controls::row(ui, &words.get("studio-crew"), &words.count(effects.crew.into()));
    controls::text(ui, &basis, theme::NOTE);
    controls::row(ui, &words.get("studio-nights"), &words.count(effects.person_days));
    controls::row(ui, &words.get("studio-hotels"), &words.count(effects.hotels));
    controls::row(ui, &words.get("studio-vehicles"), &words.count(effects.vehicles));
    let yuan = words.format("studio-yuan", &[("yuan", words.count(effects.spending_yuan).into())]);
    controls::row(ui, &words.get("studio-spending"), &yuan);
    match effects.basis {
        EffectBasis::OnePublishedCase => controls::text(ui, &words.get("studio-one-case"), theme::NOTE),
    };
    controls::text(ui, &figure::source_line(view.park, words, &effects.source, None), theme::NOTE);
}
