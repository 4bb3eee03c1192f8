//! What makes a drawing a plan: north, a scale, and where the pointer is.

use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::{
    panels::{palette::Palette, theme},
    words::Words,
};

/// Lengths of a scale bar, metres.
const LENGTHS_M: [f32; 13] = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 250.0, 500.0, 1000.0];
/// The bar is no longer than this, points.
const LONGEST: f32 = 150.0;

/// The longest of the lengths that is no longer than the bar may be.
pub(super) fn bar_m(points_per_m: f32) -> f32 {
    let fits = |length: &&f32| **length * points_per_m <= LONGEST;
    LENGTHS_M.iter().rev().find(fits).copied().unwrap_or(LENGTHS_M[0])
}

/// North arrow and scale bar in the lower right of the free part of the picture, the title in its upper left.
pub(super) fn frame(
    painter: &Painter,
    free: Rect,
    points_per_m: f32,
    palette: &Palette,
    (words, title): (&Words, &str),
) {
    let text = |at: Pos2, align: Align2, words: &str, voice: theme::Voice| {
        painter.text(at, align, words, voice.font(), voice.colour(palette));
    };
    text(free.left_top() + vec2(theme::WIDE, theme::WIDE), Align2::LEFT_TOP, title, theme::STRONG);
    let length_m = bar_m(points_per_m);
    let length = length_m * points_per_m;
    let right = free.right() - theme::WIDE - 44.0;
    let bar = Rect::from_min_max(pos2(right - length, free.bottom() - 22.0), pos2(right, free.bottom() - 17.0));
    let half = bar.with_max_x(bar.center().x);
    painter.rect_filled(bar, 0.0, palette.well);
    painter.rect_filled(half, 0.0, palette.text);
    painter.rect_stroke(bar, 0.0, Stroke::new(1.0, palette.text), bevy_egui::egui::StrokeKind::Outside);
    text(bar.left_top() - vec2(0.0, 3.0), Align2::CENTER_BOTTOM, "0", theme::NOTE);
    text(bar.right_top() - vec2(0.0, 3.0), Align2::CENTER_BOTTOM, &words.length(f64::from(length_m)), theme::NOTE);
    north(painter, pos2(free.right() - theme::WIDE - 12.0, free.bottom() - 38.0), palette.text, words);
}

fn north(painter: &Painter, at: Pos2, ink: Color32, words: &Words) {
    let tip = at - vec2(0.0, 18.0);
    let half = |side: f32, fill: Color32| {
        let points = vec![tip, at + vec2(side * 9.0, 14.0), at + vec2(0.0, 8.0)];
        painter.add(Shape::convex_polygon(points, fill, Stroke::new(1.2, ink)));
    };
    half(-1.0, ink);
    half(1.0, Color32::TRANSPARENT);
    let font = theme::STRONG.font();
    painter.text(at + vec2(0.0, 15.0), Align2::CENTER_TOP, words.get("plan-north"), font, ink);
}

#[cfg(test)]
mod tests {
    use super::bar_m;

    #[test]
    fn the_bar_is_a_round_length_that_fits() {
        for (points_per_m, length_m) in
            [(1.0, 100.0), (2.0, 50.0), (0.1, 1000.0), (14.0, 10.0), (200.0, 0.5), (900.0, 0.5)]
        {
            assert_eq!(bar_m(points_per_m), length_m, "{points_per_m}");
        }
    }
}
