//! The legend in one line: where a table stands over it in a short column, both are to be read.

use bevy_egui::egui::{Context, Id, Rect, Response, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::LegendView;
use crate::{
    panels::{
        controls,
        icons::{self, Icon},
        theme,
    },
    words::Words,
};

/// Points of screen height under which a table leaves the legend one line.
const SHORT: f32 = 900.0;
/// Of the colours side by side, and of the arrow.
const STRIP: f32 = 108.0;
const ARROW: f32 = 20.0;

/// Whether it stands in one line: `None` where it need not. A press unfolds it while the program runs.
pub(in crate::panels) fn is_folded(ctx: &Context, height: f32, under_table: bool) -> Option<bool> {
    let unfolded = ctx.data(|data| data.get_temp(memory())).unwrap_or(false);
    (under_table && height < SHORT).then_some(!unfolded)
}

fn memory() -> Id {
    Id::new("legend-unfolded")
}

/// Its title, its colours, and all that it says for the pointer and for screen readers.
pub(super) fn line_ui(ui: &mut Ui, words: &Words, view: &LegendView) {
    let (rect, response) = row(ui);
    let entries = view.entries.iter().map(|entry| format!("{} {}", entry.name, entry.range));
    let said: Vec<String> = std::iter::once(view.title.clone()).chain(entries).chain(view.source.clone()).collect();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, false, said.join("\n")));
    let colours = Rect::from_center_size(
        pos2(rect.right() - ARROW - theme::GAP - STRIP / 2.0, rect.center().y),
        vec2(STRIP, 12.0),
    );
    let width = STRIP / view.entries.len().max(1) as f32;
    for (number, entry) in view.entries.iter().enumerate() {
        let left = colours.left() + width * number as f32;
        let band = Rect::from_min_size(pos2(left, colours.top()), vec2(width - 1.0, colours.height()));
        ui.painter().rect_filled(band, 2.0, entry.colour);
    }
    title_ui(ui, view, rect.with_max_x(colours.left() - theme::GAP));
    arrow_ui(ui, rect, Icon::Fold);
    press(ui, &response, true);
    response.on_hover_ui(|ui| {
        controls::text(ui, &view.title, theme::STRONG);
        for entry in &view.entries {
            ui.horizontal(|ui| {
                controls::spot(ui, entry.colour);
                controls::one_line(ui, format!("{} {}", entry.name, entry.range).trim(), theme::QUOTE);
            });
        }
        controls::text(ui, &words.get("legend-unfold"), theme::NOTE);
    });
}

/// The title over an unfolded legend, which folds it again.
pub(super) fn head_ui(ui: &mut Ui, words: &Words, view: &LegendView) {
    let (rect, response) = row(ui);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, true, &view.title));
    title_ui(ui, view, rect.with_max_x(rect.right() - ARROW));
    arrow_ui(ui, rect, Icon::Unfold);
    press(ui, &response, false);
    response.on_hover_text(words.get("legend-fold"));
}

fn row(ui: &mut Ui) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::TOUCH), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::CONTROL_RADIUS, theme::of(ui).well);
    }
    (rect, response)
}

fn title_ui(ui: &Ui, view: &LegendView, room: Rect) {
    let text = controls::galley(ui, &view.title, theme::STRONG, f32::INFINITY);
    let at = pos2(room.left(), room.center().y - text.size().y / 2.0);
    ui.painter().with_clip_rect(room.intersect(ui.clip_rect())).galley(at, text, theme::of(ui).text);
}

/// The panel keeps to the bottom, so it grows upwards.
fn arrow_ui(ui: &Ui, rect: Rect, icon: Icon) {
    let sign = Rect::from_center_size(pos2(rect.right() - 8.0, rect.center().y), vec2(16.0, 16.0));
    icons::paint(ui.painter(), sign, icon, theme::of(ui).text_weak);
}

fn press(ui: &Ui, response: &Response, unfold: bool) {
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(memory(), unfold));
    }
}
