//! A figure with all that vouches for it: value, unit, source, date, confidence, the source's own words.

use bevy_egui::egui::Ui;
use jiff::civil::Date;

use super::{controls, theme};
use crate::{
    park::{Bound, Confidence, Figure, Lang, Park, Quantity},
    words::Words,
};

/// A figure, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureView {
    pub name: String,
    pub value: String,
    pub status: Option<String>,
    pub source: String,
    pub phrase: Option<String>,
    pub note: Option<String>,
    /// Nobody but the scene's author says so.
    pub assumed: bool,
}

impl FigureView {
    pub fn new(park: &Park, words: &Words, figure: &Figure) -> Self {
        let lang = words.lang();
        Self {
            name: figure.name.get(lang).to_owned(),
            value: value_text(words, figure),
            status: figure.status.map(|status| words.status(status)),
            source: source_line(park, words, &figure.source, figure.as_of),
            phrase: figure.phrase.clone(),
            note: figure.note.as_ref().map(|note| note.get(lang).to_owned()),
            assumed: is_assumed(park, &figure.source),
        }
    }
}

/// Value on the right of its name; under them status, source, date and confidence, and the source's words.
pub fn figure_ui(ui: &mut Ui, view: &FigureView) {
    let long = view.value.chars().count() > 16;
    if long {
        controls::text(ui, &view.name, theme::FAINT);
        controls::text(ui, &view.value, theme::STRONG);
    } else {
        controls::row(ui, &view.name, &view.value);
    }
    if let Some(phrase) = &view.phrase {
        controls::text(ui, &format!("“{phrase}”"), theme::QUOTE);
    }
    if let Some(note) = &view.note {
        controls::text(ui, note, theme::NOTE);
    }
    let line = match &view.status {
        Some(status) => format!("{status} · {}", view.source),
        None => view.source.clone(),
    };
    controls::text(ui, &line, theme::NOTE);
    ui.add_space(theme::TIGHT);
}

pub fn is_assumed(park: &Park, source: &str) -> bool {
    park.sources.get(source).is_none_or(|doc| doc.confidence == Confidence::Assumption)
}

/// Name, date and confidence of a source: on a line of its own, or where the pointer rests.
pub fn source_line(park: &Park, words: &Words, source: &str, as_of: Option<Date>) -> String {
    let Some(doc) = park.sources.get(source) else { return words.get("panel-source-none") };
    let confidence = words.confidence(doc.confidence);
    let name = doc.name.get(words.lang());
    let date = words.date(as_of.unwrap_or(doc.date));
    let values = [("name", name.into()), ("date", date.into()), ("confidence", confidence.into())];
    words.format("panel-source-line", &values)
}

/// The value with its unit and bound: `5,000–10,000`, `50家以上`, `¥30 billion`.
pub fn value_text(words: &Words, figure: &Figure) -> String {
    let plain = match &figure.value {
        Quantity::Words(text) => return text.get(words.lang()).to_owned(),
        Quantity::Number(value) => with_unit(words, *value, None, &figure.unit),
        Quantity::Range(from, to) => with_unit(words, *to, Some(*from), &figure.unit),
    };
    let value = [("value", plain.clone().into())];
    match figure.bound {
        Bound::Exact => plain,
        Bound::About => words.format("panel-bound-about", &value),
        Bound::AtLeast => words.format("panel-bound-at-least", &value),
        Bound::AtMost => words.format("panel-bound-at-most", &value),
        Bound::MoreThan => words.format("panel-bound-more-than", &value),
    }
}

/// One number with its unit, or a range up to it.
fn with_unit(words: &Words, value: f64, from: Option<f64>, unit: &str) -> String {
    let (divisor, unit) = if unit == "CNY" { money_step(words.lang(), value) } else { (1.0, unit) };
    let text = |number: f64| words.number(number / divisor, 2);
    let number = from.map_or_else(|| text(value), |from| format!("{}–{}", text(from), text(value)));
    match unit {
        "" | "1" => number,
        "%" => format!("{number}%"),
        // Variants of a message have plain names.
        "W/m2" => words.format("panel-quantity", &[("value", number.into()), ("unit", "W-m2".into())]),
        "1/a" => words.format("panel-quantity", &[("value", number.into()), ("unit", "year".into())]),
        unit => words.format("panel-quantity", &[("value", number.into()), ("unit", unit.into())]),
    }
}

/// Money in the steps in which each language counts it.
fn money_step(lang: Lang, value: f64) -> (f64, &'static str) {
    match lang {
        Lang::Zh if value >= 1e8 => (1e8, "CNY-yi"),
        Lang::Zh if value >= 1e4 => (1e4, "CNY-wan"),
        Lang::En if value >= 1e9 => (1e9, "CNY-billion"),
        Lang::En if value >= 1e6 => (1e6, "CNY-million"),
        _ => (1.0, "CNY"),
    }
}
