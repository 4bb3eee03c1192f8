//! The tape's buttons, and the notes in a list: named, removed, written to a file.

use bevy_egui::egui::{Id, Rect, TextEdit, Ui, pos2, vec2};

use crate::{
    app::{Command, MeasureKind, MeasureStep, Shown},
    panels::{controls, icons::Icon, measure::value_of, theme},
    words::Words,
};

/// What a plan can measure; heights have no place on it, and are measured in the picture.
const ON_PLAN: [MeasureKind; 3] = [MeasureKind::Distance, MeasureKind::Area, MeasureKind::Angle];

/// Where the notes stand: at the left of what is free, under the title of a plan.
pub fn notes_slot(free: Rect, shown: &Shown) -> Rect {
    let top = if shown.plan { free.top() + 44.0 } else { free.top() };
    let width = match shown.plan {
        false => WIDE,
        true if shown.tape.is_none() && shown.notes.is_empty() => NARROW,
        true => WIDTH,
    };
    Rect::from_min_max(pos2(free.left(), top), pos2(free.left() + width.min(free.width()), free.bottom() - 44.0))
}

/// Three buttons beside each other; a name and what was measured.
pub(super) const NARROW: f32 = 214.0;
const WIDTH: f32 = 252.0;
/// Four buttons beside each other.
const WIDE: f32 = 308.0;

pub fn notes_ui(ui: &mut Ui, words: &Words, shown: &Shown, saved: Option<&Result<String, String>>) -> Vec<Command> {
    let mut commands = Vec::new();
    let held = shown.tape.as_ref().map(|tape| tape.kind);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let kinds = if shown.plan { ON_PLAN.as_slice() } else { MeasureKind::ALL.as_slice() };
        for kind in kinds.iter().copied() {
            let chosen = held == Some(kind);
            if controls::flat_button(ui, &kind_name(words, kind), chosen).clicked() {
                commands.push(Command::Measure(MeasureStep::Take((!chosen).then_some(kind))));
            }
        }
    });
    if held.is_some() {
        let how = match (shown.plan, shown.spread) {
            (true, _) => "measure-how",
            (false, false) => "measure-how-picture",
            (false, true) => "measure-apart",
        };
        controls::text(ui, &words.get(how), theme::NOTE);
        controls::text(ui, &words.get("measure-planned"), theme::NOTE);
    }
    for (number, note) in shown.notes.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            let memory = Id::new("note-name").with(number);
            let mut name = ui.data(|data| data.get_temp::<String>(memory)).unwrap_or_else(|| note.name.clone());
            let room = (ui.available_width() - theme::TOUCH - theme::GAP).max(80.0);
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                let hint = format!("{} {}", kind_name(words, note.kind), number + 1);
                let field = TextEdit::singleline(&mut name).hint_text(hint).desired_width(room);
                let field = ui.add(field.min_size(vec2(0.0, 26.0)));
                if field.lost_focus() && name != note.name {
                    commands.push(Command::Measure(MeasureStep::Name(number, name.clone())));
                }
                let editing = field.has_focus();
                ui.data_mut(|data| match editing {
                    true => {
                        data.insert_temp(memory, name);
                    }
                    false => data.remove::<String>(memory),
                });
                if let Some(measured) = note.measured() {
                    controls::text(ui, &value_of(words, measured), theme::QUOTE);
                }
            });
            if controls::icon_button(ui, Icon::Close, &words.get("measure-remove"), false).clicked() {
                commands.push(Command::Measure(MeasureStep::Remove(number)));
            }
        });
    }
    if !shown.notes.is_empty() && controls::flat_button(ui, &words.get("measure-save"), false).clicked() {
        commands.push(Command::SaveNotes);
    }
    match saved.filter(|_| !shown.notes.is_empty()) {
        Some(Ok(path)) => {
            controls::text(ui, &words.format("measure-saved", &[("path", path.as_str().into())]), theme::NOTE);
        }
        Some(Err(fault)) => {
            controls::text(ui, &words.format("measure-not-saved", &[("fault", fault.as_str().into())]), theme::NOTE);
        }
        None => {}
    }
    commands
}

fn kind_name(words: &Words, kind: MeasureKind) -> String {
    match kind {
        MeasureKind::Distance => words.get("measure-distance"),
        MeasureKind::Area => words.get("measure-surface"),
        MeasureKind::Height => words.get("measure-height"),
        MeasureKind::Angle => words.get("measure-angle"),
    }
}
