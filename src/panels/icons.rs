//! Signs painted line by line, since no font is sure to hold them.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, epaint::PathShape, pos2, vec2};

/// A sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Play,
    Pause,
    Back,
    Forward,
    Undo,
    Redo,
    Help,
    Close,
}

/// Paints a sign in the middle of `rect`, 14 points across.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    let middle = rect.center();
    let at = |x: f32, y: f32| middle + vec2(x, y);
    let stroke = Stroke::new(1.8, colour);
    match icon {
        Icon::Play => fill(painter, vec![at(-4.5, -6.5), at(6.5, 0.0), at(-4.5, 6.5)], colour),
        Icon::Pause => {
            for x in [-3.5, 3.5] {
                painter.rect_filled(Rect::from_center_size(at(x, 0.0), vec2(3.6, 13.0)), 1.0, colour);
            }
        }
        Icon::Back => line(painter, vec![at(3.0, -6.0), at(-3.0, 0.0), at(3.0, 6.0)], stroke),
        Icon::Forward => line(painter, vec![at(-3.0, -6.0), at(3.0, 0.0), at(-3.0, 6.0)], stroke),
        Icon::Undo => turn(painter, middle, -1.0, stroke),
        Icon::Redo => turn(painter, middle, 1.0, stroke),
        Icon::Help => {
            line(painter, vec![at(-3.6, -3.4), at(-2.6, -6.0), at(0.0, -7.0), at(2.8, -6.0), at(3.6, -3.6)], stroke);
            line(painter, vec![at(3.6, -3.6), at(2.6, -1.2), at(0.0, 0.4), at(0.0, 2.6)], stroke);
            painter.circle_filled(at(0.0, 6.0), 1.4, colour);
        }
        Icon::Close => {
            line(painter, vec![at(-5.0, -5.0), at(5.0, 5.0)], stroke);
            line(painter, vec![at(5.0, -5.0), at(-5.0, 5.0)], stroke);
        }
    }
}

/// An arrow that bends back; `side` −1 points left, 1 right.
fn turn(painter: &Painter, middle: Pos2, side: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| pos2(middle.x + x * side, middle.y + y);
    line(
        painter,
        vec![at(6.0, -3.0), at(-2.0, -3.0), at(-5.0, -1.4), at(-6.0, 1.5), at(-5.0, 4.4), at(-2.0, 6.0)],
        stroke,
    );
    line(painter, vec![at(2.5, -6.5), at(6.0, -3.0), at(2.5, 0.5)], stroke);
}

fn line(painter: &Painter, points: Vec<Pos2>, stroke: Stroke) {
    painter.add(Shape::line(points, stroke));
}

fn fill(painter: &Painter, points: Vec<Pos2>, colour: Color32) {
    painter.add(PathShape::convex_polygon(points, colour, Stroke::NONE));
}
