//! The marks of a tape, alike on the plan and in the picture.

use bevy_egui::egui::{self, Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::{
    app::SnapKind,
    panels::{palette::Palette, theme},
};

/// What was caught: a square at a corner, a triangle in the middle of an edge, a cross on an edge, a dot on a face, an
/// upright cross on a line that is kept to.
pub(in crate::panels) fn draw_mark(painter: &Painter, palette: &Palette, at: Pos2, kind: SnapKind) {
    // An edge of the other brightness shows on any picture.
    for stroke in [Stroke::new(4.5, palette.label), Stroke::new(2.0, palette.caution)] {
        let cross = |arms: [(f32, f32); 2]| {
            for (dx, dy) in arms {
                painter.line_segment([at - vec2(dx, dy), at + vec2(dx, dy)], stroke);
            }
        };
        match kind {
            SnapKind::Corner => {
                let square = Rect::from_center_size(at, vec2(13.0, 13.0));
                painter.rect_stroke(square, 0.0, stroke, egui::StrokeKind::Middle);
            }
            SnapKind::Middle => {
                let corners = [pos2(at.x, at.y - 9.0), pos2(at.x + 8.0, at.y + 6.0), pos2(at.x - 8.0, at.y + 6.0)];
                painter.add(Shape::closed_line(corners.to_vec(), stroke));
            }
            SnapKind::Edge => cross([(6.0, 6.0), (6.0, -6.0)]),
            SnapKind::Face | SnapKind::Ground => {
                painter.circle_filled(at, 2.0 + stroke.width / 2.0, stroke.color);
            }
            SnapKind::AlongX | SnapKind::AlongY | SnapKind::AlongZ => cross([(8.0, 0.0), (0.0, 8.0)]),
            SnapKind::Free => {}
        }
    }
}

/// The points of a measurement.
pub(in crate::panels) fn draw_ends(painter: &Painter, points: impl IntoIterator<Item = Pos2>, ink: Color32) {
    for at in points {
        painter.circle(at, 4.0, ink, Stroke::new(1.5, Color32::WHITE));
    }
}

/// Words on a small field about a point; answers with the field.
pub(in crate::panels) fn tell(painter: &Painter, palette: &Palette, at: Pos2, text: &str) -> Rect {
    let galley = painter.layout_no_wrap(text.to_owned(), theme::STRONG.font(), palette.text);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size() + PADDING * 2.0);
    painter.rect_filled(rect, 5.0, palette.label);
    painter.galley(rect.min + PADDING, galley, palette.text);
    rect
}

const PADDING: egui::Vec2 = vec2(6.0, 3.0);

/// The room that [`tell`] takes about a point.
pub(in crate::panels) fn room_of(painter: &Painter, at: Pos2, text: &str) -> Rect {
    let galley = painter.layout_no_wrap(text.to_owned(), theme::STRONG.font(), Color32::PLACEHOLDER);
    Align2::CENTER_CENTER.anchor_size(at, galley.size() + PADDING * 2.0)
}
