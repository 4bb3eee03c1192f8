//! Fields of the editor: numbers that are typed or dragged, dates as one writes them, names.

use bevy_egui::egui::{DragValue, Id, TextEdit, Ui, vec2};
use jiff::civil::Date;

use crate::{
    panels::{
        controls,
        planning::{next_drag, this_drag},
        theme,
    },
    words::Words,
};

/// What a number is and may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) least: f64,
    pub(super) most: f64,
    /// For each point that it is dragged.
    pub(super) speed: f64,
    pub(super) decimals: usize,
}

/// Three fields beside each other.
const THIRD: f32 = 98.0;
/// Two.
const HALF: f32 = 151.0;

/// A name and a number under it; a new number, with the number of the drag that it is part of.
pub(super) fn number_ui(ui: &mut Ui, (name, suffix): (&str, &str), number: Number) -> Option<(f64, Option<u64>)> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(THIRD);
        let label = controls::one_line(ui, name, theme::NOTE);
        let mut now = number.value;
        let field = DragValue::new(&mut now)
            .range(number.least..=number.most)
            .speed(number.speed)
            .clamp_existing_to_range(false)
            .fixed_decimals(number.decimals)
            .update_while_editing(false)
            .suffix(suffix);
        let field = ui.add_sized(vec2(THIRD, theme::TOUCH), field).labelled_by(label.id);
        if field.drag_started() {
            next_drag(ui);
        }
        let is_new = (now - number.value).abs() > 1e-9 && now.is_finite();
        is_new.then(|| (now, field.dragged().then(|| this_drag(ui))))
    })
    .inner
}

/// What stands in a field while it is edited.
#[derive(Clone, Debug)]
struct Written {
    text: String,
    /// What it was written over.
    over: String,
    refused: bool,
}

/// A text that takes hold when the field is left; `accept` says whether it may.
fn written_ui<T>(
    ui: &mut Ui,
    (id, name, known, width): (Id, &str, &str, f32),
    (refusal, accept): (&str, impl Fn(&str) -> Option<T>),
) -> Option<T> {
    let kept = ui.data(|data| data.get_temp::<Written>(id)).filter(|kept| kept.over == known);
    let mut now = kept.unwrap_or_else(|| Written { text: known.to_owned(), over: known.to_owned(), refused: false });
    let mut taken = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let label = controls::one_line(ui, name, theme::NOTE);
        let field = TextEdit::singleline(&mut now.text).desired_width(f32::INFINITY);
        let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(8.0, 8.0))).labelled_by(label.id);
        if field.changed() {
            now.refused = false;
        }
        if field.lost_focus() && now.text != known {
            taken = accept(now.text.trim());
            now.refused = taken.is_none();
        }
        if now.refused {
            controls::text(ui, refusal, theme::QUOTE);
        }
    });
    let settled = taken.is_some() || now.text == known;
    ui.data_mut(|data| match settled {
        true => data.remove::<Written>(id),
        false => {
            data.insert_temp(id, now);
        }
    });
    taken
}

/// A date as one writes it; what is none, or none that may be, is refused with a sentence.
pub(super) fn date_ui(
    ui: &mut Ui,
    words: &Words,
    (id, name): (Id, &str),
    known: Date,
    may_be: impl Fn(Date) -> bool,
) -> Option<Date> {
    let refusal = words.get("studio-no-date");
    let accept = |text: &str| date_of(text).filter(|date| may_be(*date));
    written_ui(ui, (id, name, &known.to_string(), HALF), (&refusal, accept))
}

/// A name, which is not empty.
pub(super) fn name_ui(ui: &mut Ui, (id, name): (Id, &str), known: &str) -> Option<String> {
    let width = ui.available_width();
    written_ui(ui, (id, name, known, width), ("", |text: &str| (!text.is_empty()).then(|| text.to_owned())))
}

/// `2026-03-01`, `2026/3/1`, `2026年3月1日`.
fn date_of(text: &str) -> Option<Date> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers: Vec<i16> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let [year, month, day] = *numbers.as_slice() else { return None };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["2026-03-01", "2026/3/1", "2026年3月1日", "2026. 3. 1"] {
            assert_eq!(date_of(text), Some(date(2026, 3, 1)), "{text}");
        }
        for text in ["", "2026-03", "soon", "2026-02-30", "2026-13-01", "99999-01-01"] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
