//! How bars look. Each kind has its own shape and hatch, so that nobody depends on colours.

use bevy_egui::egui::{
    Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::told::kind_word;
use crate::{
    panels::{controls, palette::Palette, theme},
    studios::BarKind,
    words::Words,
};

pub(super) const KINDS: [BarKind; 5] =
    [BarKind::Booking, BarKind::Option, BarKind::Request, BarKind::Conflict, BarKind::Changeover];

/// Points between the lines of a hatch.
const APART: f32 = 6.0;

pub(super) fn colour_of(palette: &Palette, kind: BarKind) -> Color32 {
    match kind {
        BarKind::Booking | BarKind::Option => palette.production,
        BarKind::Request => palette.accent,
        BarKind::Conflict => palette.fault,
        BarKind::Changeover => palette.text_weak,
    }
}

/// A bar: full and square for what is firm, outlined and hatched for an option, round for a request, hatched both ways for
/// a conflict, low and hatched for a changeover.
pub(super) fn paint(painter: &Painter, palette: &Palette, kind: BarKind, rect: Rect, chosen: bool) {
    let colour = colour_of(palette, kind);
    let ground = palette.glass.to_opaque();
    let tint = |share: f32| ground.lerp_to_gamma(colour, share);
    let thin = Stroke::new(1.0, tint(0.75));
    let edge = Stroke::new(if chosen { 2.5 } else { 1.2 }, if chosen { palette.text } else { colour });
    match kind {
        BarKind::Booking => {
            painter.rect(rect, 1.0, tint(0.42), edge, StrokeKind::Inside);
        }
        BarKind::Option => {
            painter.rect_filled(rect, 1.0, tint(0.12));
            hatch(painter, rect, thin, false);
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Shape::dashed_line(&corners, edge, 5.0, 3.0));
        }
        BarKind::Request => {
            painter.rect(rect, rect.height().min(rect.width()) / 2.0, tint(0.38), edge, StrokeKind::Inside);
        }
        BarKind::Conflict => {
            painter.rect_filled(rect, 1.0, tint(0.18));
            hatch(painter, rect, thin, false);
            hatch(painter, rect, thin, true);
            painter.rect_stroke(rect, 1.0, edge, StrokeKind::Inside);
        }
        BarKind::Changeover => {
            let low = rect.shrink2(vec2(0.0, rect.height() * 0.28));
            painter.rect_filled(low, 0.0, tint(0.15));
            hatch(painter, low, thin, true);
        }
    }
}

/// Lines at 45°, rising to the right, or to the left; none leaves the rectangle.
fn hatch(painter: &Painter, rect: Rect, stroke: Stroke, leftwards: bool) {
    let high = rect.height();
    let mut foot = rect.left() - high + APART / 2.0;
    while foot < rect.right() {
        let (from, to) = ((rect.left() - foot).max(0.0), (rect.right() - foot).min(high));
        if to > from {
            let at = |along: f32| -> Pos2 {
                let x = foot + along;
                let x = if leftwards { rect.left() + rect.right() - x } else { x };
                pos2(x, rect.bottom() - along)
            };
            painter.line_segment([at(from), at(to)], stroke);
        }
        foot += APART;
    }
}

/// What each look means, as far as there is room.
pub(super) fn legend_ui(ui: &mut Ui, words: &Words) {
    let palette = theme::of(ui);
    for kind in KINDS {
        let text = kind_word(words, kind);
        let galley = controls::galley(ui, &text, theme::NOTE, f32::INFINITY);
        let size = vec2(26.0 + galley.size().x + theme::GAP, theme::TOUCH);
        if size.x > ui.available_width() {
            return;
        }
        let (rect, response) = ui.allocate_exact_size(size, bevy_egui::egui::Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &text));
        let swatch = Rect::from_center_size(pos2(rect.left() + 11.0, rect.center().y), vec2(20.0, 14.0));
        paint(ui.painter(), palette, kind, swatch, false);
        let at = pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.text_weak);
    }
}
