//! While somebody walks: on which floor, up and down, out, and how it ends; below it, the keys in one line.

use bevy_egui::egui::Ui;

use super::{controls, icons::Icon, stick::is_touched, theme};
use crate::{
    app::{Command, Stroll, StrollNote, WalkStep},
    park::Park,
    words::Words,
};

#[derive(Clone, Debug, PartialEq)]
pub struct StrollView {
    /// The building, if one is in one, and its floor's number.
    pub inside: Option<(String, u32)>,
    pub up: Option<Command>,
    /// Down, or from the lowest floor out.
    pub down: Option<Command>,
    pub goes_out: bool,
    pub note: Option<StrollNote>,
}

impl StrollView {
    pub fn new(park: &Park, words: &Words, stroll: &Stroll) -> Self {
        let inside = stroll.inside.as_ref().and_then(|(building, floor)| {
            let name = park.place(building)?.name.get(words.lang()).to_owned();
            Some((name, *floor))
        });
        let down = stroll.lift(false);
        Self {
            inside,
            up: stroll.lift(true).map(Command::Walk),
            goes_out: down == Some(WalkStep::Out),
            down: down.map(Command::Walk),
            note: stroll.note,
        }
    }
}

pub fn stroll_ui(ui: &mut Ui, words: &Words, view: &StrollView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        ui.add_space(theme::TIGHT);
        match &view.inside {
            Some((building, floor)) => {
                let floor = words.format("walk-floor", &[("floor", (*floor).into())]);
                controls::text(ui, &format!("{building} · {floor}"), theme::STRONG);
            }
            None => {
                controls::text(ui, &words.get("walk-outdoors"), theme::STRONG);
            }
        }
        if view.inside.is_some() {
            let down = words.get(if view.goes_out { "walk-out" } else { "walk-down" });
            for (icon, label, wish) in [(Icon::Fold, words.get("walk-up"), &view.up), (Icon::Unfold, down, &view.down)]
            {
                let able = wish.is_some();
                if ui.add_enabled_ui(able, |ui| controls::icon_button(ui, icon, &label, false)).inner.clicked() {
                    command.clone_from(wish);
                }
            }
        }
        if controls::icon_button(ui, Icon::Up, &words.get("walk-rise"), false).clicked() {
            command = Some(Command::Walk(WalkStep::Rise));
        }
        if controls::button(ui, &words.get("walk-end"), false).on_hover_text(words.get("walk-end-what")).clicked() {
            command = Some(Command::Walk(WalkStep::End));
        }
        ui.add_space(theme::TIGHT);
        let (text, voice) = match view.note {
            Some(StrollNote::NoFoothold) => (words.get("walk-no-foothold"), theme::PLAIN),
            Some(StrollNote::NoFloor) => (words.get("walk-no-floor"), theme::PLAIN),
            Some(StrollNote::Moved) => (words.get("walk-moved"), theme::STRONG),
            None if is_touched(ui.ctx()) => (words.get("walk-stick"), theme::NOTE),
            None => (words.get("walk-keys"), theme::NOTE),
        };
        controls::one_line(ui, &text, voice);
    });
    command
}
