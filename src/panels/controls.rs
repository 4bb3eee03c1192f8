//! The few things that panels are made of: buttons, chips, lines of text, rows, bars.

use std::sync::Arc;

use bevy_egui::egui::{
    Align, Button, Color32, FontId, Galley, Label, Layout, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::{
    fold::fold,
    icons::{self, Icon},
    theme::{self, Voice},
};

/// A button with words, high enough for a finger.
pub fn button(ui: &mut Ui, text: &str, chosen: bool) -> Response {
    ui.add(Button::new(text).selected(chosen).min_size(vec2(theme::TOUCH, theme::TOUCH)))
}

/// A button as wide as its panel, its text from the left.
pub fn wide_button(ui: &mut Ui, text: impl Into<RichText>, chosen: bool) -> Response {
    let width = ui.available_width();
    let layout = Layout::left_to_right(Align::Center).with_main_justify(true).with_main_align(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, theme::TOUCH), layout, |ui| {
        ui.add(Button::new(text.into()).selected(chosen).truncate().min_size(vec2(width, theme::TOUCH)))
    })
    .inner
}

/// A button with a sign; its words are for the pointer that rests on it, and for screen readers.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(theme::TOUCH, theme::TOUCH), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, enabled, chosen, label));
    let look = ui.style().interact_selectable(&response, chosen);
    ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, look.bg_stroke, StrokeKind::Inside);
    let colour = if enabled { theme::TEXT } else { theme::TEXT_WEAK.gamma_multiply(0.5) };
    icons::paint(ui.painter(), rect, icon, colour);
    response.on_hover_text(label)
}

/// A word in a coloured outline: a status, a badge.
pub fn chip(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let words = theme::readable(colour);
    let font = FontId::proportional(theme::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, words);
    let padding = vec2(6.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + padding * 2.0, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    let (fill, edge) = (colour.gamma_multiply(0.16), Stroke::new(1.0, colour.gamma_multiply(0.8)));
    ui.painter().rect(rect, theme::CONTROL_RADIUS, fill, edge, StrokeKind::Inside);
    ui.painter().galley(rect.min + padding, galley, words);
    response
}

/// The badge of whatever nobody measured.
pub fn simulated_chip(ui: &mut Ui, text: &str, why: &str) {
    chip(ui, text, theme::CAUTION).on_hover_text(why);
}

/// A spot of colour before a word.
pub fn spot(ui: &mut Ui, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
    ui.painter().rect_filled(rect.shrink2(vec2(0.0, 3.0)), 3.0, colour);
}

/// A text over as many lines as it needs.
pub fn text(ui: &mut Ui, text: &str, voice: Voice) -> Response {
    let galley = galley(ui, text, voice, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    ui.painter().galley(rect.min, galley, voice.colour);
    response
}

/// A text on one line; what is too long shows when the pointer rests on it.
pub fn one_line(ui: &mut Ui, text: &str, voice: Voice) -> Response {
    ui.add(Label::new(voice.rich(text)).truncate())
}

/// A name on the left, its value on the right. Both wrap.
pub fn row(ui: &mut Ui, name: &str, value: &str) -> Response {
    let width = ui.available_width();
    let value_galley = galley(ui, value, theme::STRONG, width * 0.62);
    let name_width = width - value_galley.size().x - theme::GAP;
    let name_galley = galley(ui, name, theme::FAINT, name_width);
    let height = name_galley.size().y.max(value_galley.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {value}")));
    ui.painter().galley(rect.min, name_galley, theme::TEXT_WEAK);
    let at = pos2(rect.right() - value_galley.size().x, rect.top());
    ui.painter().galley(at, value_galley, theme::TEXT);
    response
}

/// Two texts side by side, both from the left: what one does, and what comes of it.
pub fn pair(ui: &mut Ui, name: &str, text: &str) -> Response {
    let width = ui.available_width();
    let name_width = (width * 0.42).min(200.0);
    let name_galley = galley(ui, name, theme::STRONG, name_width);
    let text_galley = galley(ui, text, theme::PLAIN, width - name_width - theme::GAP);
    let height = name_galley.size().y.max(text_galley.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {text}")));
    ui.painter().galley(rect.min, name_galley, theme::TEXT);
    ui.painter().galley(rect.min + vec2(name_width + theme::GAP, 0.0), text_galley, theme::TEXT);
    response
}

fn galley(ui: &Ui, text: &str, voice: Voice, width: f32) -> Arc<Galley> {
    let font = voice.font();
    // A point to spare, since letters are measured one by one.
    let folded = ui.fonts_mut(|fonts| fold(text, width - 1.0, |letter| fonts.glyph_width(&font, letter)));
    ui.painter().layout_no_wrap(folded, font, voice.colour)
}

/// How much of a whole: a track and what of it is filled, 0 to 1.
pub fn share_bar(ui: &mut Ui, fraction: f64, colour: Color32, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    paint_share(ui, rect, fraction, colour);
}

pub fn paint_share(ui: &Ui, rect: Rect, fraction: f64, colour: Color32) {
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, theme::TRACK);
    if fraction > 0.0 {
        let filled = rect.with_max_x(rect.left() + rect.width() * fraction.clamp(0.0, 1.0) as f32);
        ui.painter().rect_filled(filled, radius, colour);
    }
}

/// A heading inside a panel.
pub fn section(ui: &mut Ui, title: &str) {
    ui.add_space(theme::TIGHT);
    text(ui, title, theme::STRONG);
}

/// The head of a panel: its name, and a button that closes it. True when it is to be closed.
pub fn title_bar(ui: &mut Ui, title: &str, close: &str) -> bool {
    ui.horizontal(|ui| {
        let width = ui.available_width() - theme::TOUCH - theme::GAP;
        ui.allocate_ui_with_layout(vec2(width, theme::TOUCH), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(width);
            ui.add(Label::new(theme::heading(title)).truncate());
        });
        icon_button(ui, Icon::Close, close, false).clicked()
    })
    .inner
}
