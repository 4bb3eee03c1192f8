//! The audience's picture, small: what is done with it shows here, and a light can be pointed at it.

use bevy_egui::egui::{
    Align2, Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, epaint::RectShape, pos2, vec2,
};

use super::ConsoleView;
use crate::{
    app::{CockpitStep, Command},
    panels::{theme, thumbnails::thumbnail},
    words::Words,
};

/// As wide as there is room, up to this.
const WIDEST: f32 = 520.0;

pub(super) fn pad_ui(ui: &mut Ui, words: &Words, view: &ConsoleView, wide: f32) -> Option<Command> {
    let width = wide.min(WIDEST);
    let (rect, response) = ui.allocate_exact_size(vec2(width, width * 9.0 / 16.0), Sense::click_and_drag());
    let cockpit = &view.cockpit;
    let state = match (cockpit.black, cockpit.frozen) {
        (true, _) => Some(words.get("console-is-black")),
        (false, true) => Some(words.get("console-is-frozen")),
        (false, false) => None,
    };
    let told = state.clone().unwrap_or_else(|| words.get("console-picture"));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    let palette = theme::of(ui);
    let painter = ui.painter_at(rect);
    let small = view.picture().and_then(|picture| thumbnail(ui.ctx(), picture)).map(|picture| picture.id());
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    match view.preview.or(small) {
        Some(picture) => {
            painter.add(RectShape::filled(rect, theme::CONTROL_RADIUS, Color32::WHITE).with_texture(picture, whole));
        }
        None => {
            painter.rect_filled(rect, theme::CONTROL_RADIUS, palette.well);
        }
    }
    if let Some(state) = state {
        let galley = painter.layout(state, theme::STRONG.font(), palette.caution, rect.width() - 20.0);
        let at = rect.left_bottom() + vec2(10.0, -10.0 - galley.size().y);
        painter.rect_filled(Rect::from_min_size(at, galley.size()).expand2(vec2(8.0, 4.0)), 4.0, palette.sheet);
        painter.galley(at, galley, palette.caution);
        painter.rect_stroke(rect, theme::CONTROL_RADIUS, Stroke::new(2.0, palette.caution), StrokeKind::Inside);
    }
    if let Some([x, y]) = cockpit.spot {
        let centre = rect.min + rect.size() * vec2(x, y);
        painter.circle_stroke(centre, rect.height() * 0.11, Stroke::new(2.0, palette.accent));
    } else if response.hovered() && !cockpit.black {
        let hint = words.get("console-point-here");
        painter.text(
            rect.center_bottom() - vec2(0.0, 10.0),
            Align2::CENTER_BOTTOM,
            hint,
            theme::NOTE.font(),
            palette.text,
        );
    }
    let at = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    let share = (at - rect.min) / rect.size();
    Some(Command::Cockpit(CockpitStep::Spot(Some([share.x, share.y]))))
}
