//! The few things that panels are made of: buttons, chips, lines of text, rows, bars.

use std::sync::Arc;

use bevy_egui::egui::{
    Align, Button, Color32, FontId, Galley, Id, Label, Layout, Rect, Response, RichText, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, WidgetType, pos2, text::LayoutJob, vec2,
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

/// As [`button`], with nothing behind it until it is chosen or pointed at.
pub fn flat_button(ui: &mut Ui, text: &str, chosen: bool) -> Response {
    let button = Button::new(text).selected(chosen).frame_when_inactive(chosen);
    ui.add(button.min_size(vec2(theme::TOUCH, theme::TOUCH)))
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
    signed_button(ui, Sign { icon, text: "", label, ink: None, quiet: false }, chosen, theme::TOUCH)
        .on_hover_text(label)
}

/// A button with a sign and words.
pub fn icon_text_button(ui: &mut Ui, icon: Icon, text: &str, chosen: bool) -> Response {
    signed_button(ui, Sign { icon, text, label: text, ink: None, quiet: false }, chosen, 0.0)
}

/// A button that shows or hides something: a sign, with words if `text` is not empty.
pub fn toggle_button(ui: &mut Ui, icon: Icon, text: &str, label: &str, on: bool) -> Response {
    signed_button(ui, Sign { icon, text, label, ink: None, quiet: true }, on, theme::TOUCH).on_hover_text(label)
}

/// A button with a short sign in letters; its words are for the pointer and for screen readers.
pub fn short_button(ui: &mut Ui, sign: &str, label: &str, chosen: bool) -> Response {
    let response = flat_button(ui, sign, chosen);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, enabled, chosen, label));
    response.on_hover_text(label)
}

/// A button that warns: a sign and a number in a colour of their own; its words are for pointer and screen readers.
pub fn warning_button(ui: &mut Ui, count: usize, label: &str, colour: Color32) -> Response {
    let text = count.to_string();
    let sign = Sign { icon: Icon::Warning, text: &text, label, ink: Some(colour), quiet: false };
    signed_button(ui, sign, false, theme::TOUCH).on_hover_text(label)
}

/// A sign and a word in a colour of their own.
pub fn ink_button(ui: &mut Ui, icon: Icon, text: &str, colour: Color32) -> Response {
    signed_button(ui, Sign { icon, text, label: text, ink: Some(colour), quiet: false }, false, theme::TOUCH)
}

/// A bell and a number.
pub fn alarm_button(ui: &mut Ui, count: usize, label: &str, colour: Color32) -> Response {
    let text = count.to_string();
    let sign = Sign { icon: Icon::Alarm, text: &text, label, ink: Some(colour), quiet: false };
    signed_button(ui, sign, false, theme::TOUCH).on_hover_text(label)
}

/// Icon and words in the middle of at least so much width.
pub fn action_button(ui: &mut Ui, icon: Icon, text: &str, chosen: bool, width: f32) -> Response {
    let rest = ui.painter().clone();
    let response = signed_button(ui, Sign { icon, text, label: text, ink: None, quiet: false }, chosen, width);
    if !chosen && !response.hovered() {
        let edge = Stroke::new(1.0, theme::of(ui).line);
        rest.rect_stroke(response.rect, theme::CONTROL_RADIUS, edge, StrokeKind::Inside);
    }
    response
}

/// What stands on a button, and what is said of it.
pub(super) struct Sign<'a> {
    pub icon: Icon,
    pub text: &'a str,
    pub label: &'a str,
    /// The text's, if it has none of its own.
    pub ink: Option<Color32>,
    /// Chosen, it glows in the accent's colour rather than to stand on it.
    pub quiet: bool,
}

pub(super) fn signed_button(ui: &mut Ui, sign: Sign, chosen: bool, width: f32) -> Response {
    let palette = theme::of(ui);
    let galley = ui.painter().layout_no_wrap(sign.text.to_owned(), theme::PLAIN.font(), Color32::PLACEHOLDER);
    let (icon_width, pad) = (20.0, 7.0);
    let words = if sign.text.is_empty() { 0.0 } else { galley.size().x + 6.0 };
    let size = vec2((icon_width + words + pad * 2.0).max(width), theme::TOUCH);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, enabled, chosen, sign.label));
    let touched = response.hovered() || response.has_focus() || response.is_pointer_button_down_on();
    if touched || (chosen && !sign.quiet) {
        let look = ui.style().interact_selectable(&response, chosen && !sign.quiet);
        let edge = if response.has_focus() { Stroke::new(1.0, palette.accent) } else { Stroke::NONE };
        ui.painter().rect(rect, look.corner_radius, look.weak_bg_fill, edge, StrokeKind::Inside);
    }
    let ink = match (enabled, sign.quiet, chosen) {
        (false, _, _) => palette.text_weak.lerp_to_gamma(palette.sheet, 0.6),
        (true, true, true) => palette.accent,
        (true, true, false) => palette.text_weak,
        (true, false, _) => sign.ink.unwrap_or(palette.text),
    };
    let left = rect.center().x - (icon_width + words) / 2.0;
    let place = Rect::from_center_size(pos2(left + icon_width / 2.0, rect.center().y), vec2(icon_width, icon_width));
    icons::paint(ui.painter(), place, sign.icon, ink);
    ui.painter().galley(pos2(place.right() + 6.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    response
}

/// Buttons that belong together, on one field. In a line that fills from the right they are to be named from the right.
pub fn group<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let field = ui.painter().add(Shape::Noop);
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        contents(ui)
    });
    let well = theme::of(ui).well;
    ui.painter().set(field, Shape::rect_filled(shown.response.rect, theme::CONTROL_RADIUS, well));
    shown.inner
}

/// A word in a coloured outline: a status, a badge.
pub fn chip(ui: &mut Ui, text: &str, colour: Color32) -> Response {
    let words = theme::of(ui).readable(colour);
    let font = FontId::proportional(theme::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, words);
    let padding = vec2(7.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + padding * 2.0, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    let (fill, edge) = theme::of(ui).chip(colour);
    ui.painter().rect(rect, theme::CONTROL_RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().galley(rect.min + padding, galley, words);
    response
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
    let ink = voice.colour(theme::of(ui));
    ui.painter().galley(rect.min, galley, ink);
    response
}

/// A text on one line; what is too long shows when the pointer rests on it.
pub fn one_line(ui: &mut Ui, text: &str, voice: Voice) -> Response {
    let rich = voice.rich(theme::of(ui), text);
    ui.add(Label::new(rich).truncate())
}

/// A text on two lines at most; what is too long shows when the pointer rests on it.
pub fn two_lines(ui: &mut Ui, text: &str, voice: Voice) -> Response {
    let ink = voice.colour(theme::of(ui));
    let mut job = LayoutJob::simple(text.to_owned(), voice.font(), ink, ui.available_width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    let cut = galley.elided;
    ui.painter().galley(rect.min, galley, ink);
    if cut { response.on_hover_text(text) } else { response }
}

/// A name on the left, its value on the right. Both wrap.
pub fn row(ui: &mut Ui, name: &str, value: &str) -> Response {
    let palette = theme::of(ui);
    let width = ui.available_width();
    let value_galley = galley(ui, value, theme::STRONG, width * 0.62);
    let name_width = width - value_galley.size().x - theme::GAP;
    let name_galley = galley(ui, name, theme::FAINT, name_width);
    let height = name_galley.size().y.max(value_galley.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {value}")));
    ui.painter().galley(rect.min, name_galley, palette.text_weak);
    let at = pos2(rect.right() - value_galley.size().x, rect.top());
    ui.painter().galley(at, value_galley, palette.text);
    response
}

/// Two texts side by side, both from the left: what one does, and what comes of it.
pub fn pair(ui: &mut Ui, name: &str, text: &str) -> Response {
    let ink = theme::of(ui).text;
    let width = ui.available_width();
    let name_width = (width * 0.42).min(200.0);
    let name_galley = galley(ui, name, theme::STRONG, name_width);
    let text_galley = galley(ui, text, theme::PLAIN, width - name_width - theme::GAP);
    let height = name_galley.size().y.max(text_galley.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {text}")));
    ui.painter().galley(rect.min, name_galley, ink);
    ui.painter().galley(rect.min + vec2(name_width + theme::GAP, 0.0), text_galley, ink);
    response
}

pub(super) fn galley(ui: &Ui, text: &str, voice: Voice, width: f32) -> Arc<Galley> {
    let font = voice.font();
    // A point to spare, since letters are measured one by one.
    let folded = ui.fonts_mut(|fonts| fold(text, width - 1.0, |letter| fonts.glyph_width(&font, letter)));
    ui.painter().layout_no_wrap(folded, font, voice.colour(theme::of(ui)))
}

/// How much of a whole: a track and what of it is filled, 0 to 1.
pub fn share_bar(ui: &mut Ui, fraction: f64, colour: Color32, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    paint_share(ui, rect, fraction, colour);
}

pub fn paint_share(ui: &Ui, rect: Rect, fraction: f64, colour: Color32) {
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, theme::of(ui).track);
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

/// A heading that folds away what stands under it. Open or not is remembered by `name` while the program runs.
pub fn folding(ui: &mut Ui, name: &str, title: &str, open_at_first: bool, contents: impl FnOnce(&mut Ui)) {
    let memory = Id::new("folding").with(name);
    let open = ui.data(|data| data.get_temp(memory)).unwrap_or(open_at_first);
    let palette = theme::of(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, title));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::CONTROL_RADIUS, palette.well);
    }
    let words = galley(ui, title, theme::STRONG, width - 24.0);
    ui.painter().galley(pos2(rect.left(), rect.center().y - words.size().y / 2.0), words, palette.text);
    let sign = Rect::from_center_size(pos2(rect.right() - 8.0, rect.center().y), vec2(16.0, 16.0));
    icons::paint(ui.painter(), sign, if open { Icon::Fold } else { Icon::Unfold }, palette.text_weak);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(memory, !open));
    }
    if open {
        contents(ui);
    }
}

/// A hairline across a panel.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 5.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::of(ui).line));
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
