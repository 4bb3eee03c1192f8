//! When a building is built; one that says nothing of it stands at all times.

use bevy_egui::egui::{Id, TextEdit, Ui, vec2};
use jiff::{ToSpan, civil::Date};

use crate::{
    app::{Command, PlanStep},
    panels::{controls, planning::view::PlanningView, theme},
    park::{Building, Change, Construction},
    words::Words,
};

/// From a new phase's beginning, months: until the structure stands, and until people move in.
const TOPPED_MONTHS: i32 = 12;
const DONE_MONTHS: i32 = 18;
/// Of a date's field.
const WIDTH: f32 = 104.0;

pub(super) fn phase_ui(ui: &mut Ui, words: &Words, view: &PlanningView, building: &Building) -> Vec<Command> {
    let mut commands = Vec::new();
    let change = |construction: Option<Construction>| {
        let change = Change::Phase { building: building.id.clone(), construction };
        Command::Plan(PlanStep::Change(change, None))
    };
    controls::folding(ui, "planning-phase", &words.get("planning-phase"), false, |ui| {
        let Some(now) = &building.construction else {
            controls::text(ui, &words.get("planning-always"), theme::NOTE);
            if controls::button(ui, &words.get("planning-phase-set"), false).clicked() {
                commands.extend(begun_on(view, building).map(|phase| change(Some(phase))));
            }
            return;
        };
        let mut wrong = false;
        ui.horizontal(|ui| {
            let dates = [
                (words.get("planning-begun"), now.begun),
                (words.get("planning-topped"), now.topped),
                (words.get("planning-done"), now.done),
            ];
            for (nth, (name, date)) in dates.into_iter().enumerate() {
                let memory = Id::new("planning-date").with((building.id.as_str(), nth));
                let (typed, is_wrong) = date_ui(ui, memory, &name, date);
                wrong |= is_wrong;
                let Some(typed) = typed else { continue };
                let mut phase = Construction { source: source_of(view, now), ..now.clone() };
                match nth {
                    0 => phase.begun = typed,
                    1 => phase.topped = typed,
                    _ => phase.done = typed,
                }
                commands.push(change(Some(phase)));
            }
        });
        if wrong {
            let ink = theme::of(ui).caution;
            ui.colored_label(ink, words.get("planning-date-wrong"));
        }
        if controls::button(ui, &words.get("planning-always-set"), false).clicked() {
            commands.push(change(None));
        }
    });
    commands
}

/// The scenario says so.
fn source_of(view: &PlanningView, now: &Construction) -> String {
    view.scenario().map_or(&now.source, |scenario| &scenario.source).clone()
}

/// A phase that begins on the shown day.
fn begun_on(view: &PlanningView, building: &Building) -> Option<Construction> {
    let begun = view.day;
    let topped = begun.checked_add(TOPPED_MONTHS.months()).ok()?;
    let done = begun.checked_add(DONE_MONTHS.months()).ok()?;
    let source = view.scenario().map_or(&building.source, |scenario| &scenario.source).clone();
    Some(Construction { begun, topped, done, source })
}

/// A date that is typed as 2025-06-30; it takes hold when the field is left. Gives the new one, and whether what stands
/// there is none.
fn date_ui(ui: &mut Ui, memory: Id, name: &str, date: Date) -> (Option<Date>, bool) {
    let known = date.to_string();
    let mut text = ui.data(|data| data.get_temp::<String>(memory)).unwrap_or_else(|| known.clone());
    let field = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(WIDTH);
            let label = ui.label(theme::NOTE.rich(theme::of(ui), name));
            let field = TextEdit::singleline(&mut text).desired_width(WIDTH).min_size(vec2(WIDTH, 30.0));
            ui.add(field).labelled_by(label.id)
        })
        .inner;
    let read = text.trim().parse::<Date>().ok();
    // Asked before egui's memory is: it is locked meanwhile.
    let (left, has_focus) = (field.lost_focus(), field.has_focus());
    let is_wrong = read.is_none() && !has_focus;
    ui.data_mut(|data| {
        // What cannot be read stays, so that it can be mended.
        if has_focus || is_wrong {
            data.insert_temp(memory, text);
        } else {
            data.remove::<String>(memory);
        }
    });
    (read.filter(|read| left && *read != date), is_wrong)
}
