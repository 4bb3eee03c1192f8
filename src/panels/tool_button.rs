//! A tool's button: a sign, with a word where there is room; its name for screen readers, and a hint with its key for the
//! pointer.

use bevy_egui::egui::{Response, Ui, WidgetInfo, WidgetType};

use super::{
    controls::{self, Sign, signed_button},
    icons::Icon,
    theme,
};
use crate::words::Words;

/// `on` for what is shown or hidden by it: then it glows rather than to stand on the accent's colour.
pub(super) fn tool_button(ui: &mut Ui, icon: Icon, text: &str, [label, hint]: [&str; 2], on: Option<bool>) -> Response {
    let sign = Sign { icon, text, label, ink: None, quiet: on.is_some() };
    signed_button(ui, sign, on.unwrap_or(false), theme::TOUCH).on_hover_text(hint)
}

/// How wide it is, points.
pub(super) fn tool_width(ui: &Ui, text: &str) -> f32 {
    let words = controls::galley(ui, text, theme::PLAIN, f32::INFINITY).size().x;
    if text.is_empty() { theme::TOUCH } else { words + 40.0 }
}

/// What is taken in hand: a short word, with a sign where there is one.
pub(super) fn hand_button(
    ui: &mut Ui,
    icon: Option<Icon>,
    word: &str,
    [label, hint]: [&str; 2],
    chosen: bool,
) -> Response {
    let response = match icon {
        Some(icon) => signed_button(ui, Sign { icon, text: word, label, ink: None, quiet: false }, chosen, 0.0),
        None => controls::flat_button(ui, word, chosen),
    };
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, enabled, chosen, label));
    response.on_hover_text(hint)
}

/// A name and the key that does the same.
pub(super) fn keyed(words: &Words, name: &str, key: &str) -> String {
    words.format("tool-key", &[("name", name.into()), ("key", key.into())])
}
