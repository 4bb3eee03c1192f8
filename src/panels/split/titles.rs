//! A scenario's name in the corner of its picture.

use bevy_egui::egui::{
    Align2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, text::LayoutJob, vec2,
};

use crate::panels::{palette::Palette, theme};

/// About the name, points.
const PADDING: Vec2 = vec2(10.0, 5.0);
/// In less there is no name, points.
const LEAST: f32 = 48.0;

/// Cut short where the picture is narrow. Answers with where it stands.
pub(super) fn title_ui(ui: &Ui, palette: &Palette, room: Rect, corner: Align2, name: &str) -> Option<Rect> {
    if room.width() < LEAST {
        return None;
    }
    let mut job =
        LayoutJob::simple(name.to_owned(), theme::STRONG.font(), palette.text, room.width() - 2.0 * PADDING.x);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let rect = corner.anchor_size(corner.pos_in_rect(&room), galley.size() + 2.0 * PADDING);
    let response = ui.interact(rect, ui.id().with(("title", corner == Align2::LEFT_TOP)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let line = Stroke::new(1.0, palette.line);
    ui.painter().rect(rect, theme::CONTROL_RADIUS, palette.label, line, StrokeKind::Inside);
    ui.painter().galley(rect.min + PADDING, galley, palette.text);
    Some(rect)
}
