//! A code to scan, painted square by square: dark on a light field, whatever the theme, as phones expect it.

use bevy_egui::egui::{Color32, Mesh, Rect, Sense, Shape, Ui, WidgetInfo, WidgetType, vec2};
use qrcode::{EcLevel, QrCode};

/// Light squares about a code, as its standard asks for.
const QUIET: usize = 4;
/// Bytes.
const LONG: usize = 80;

/// The squares of a code, row by row; `None` for a text that is too long for any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    pub fn of(text: &str) -> Option<Self> {
        // What is long needs room more than redundancy.
        let level = if text.len() > LONG { EcLevel::L } else { EcLevel::M };
        let code = QrCode::with_error_correction_level(text, level).ok()?;
        let dark = code.to_colors().into_iter().map(|colour| colour == qrcode::Color::Dark).collect();
        Some(Self { side: code.width(), dark })
    }
}

/// Paints a code as wide and high as `size`, in whole pixels a square.
pub fn code_ui(ui: &mut Ui, code: &Code, size: f32, label: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, label));
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, Color32::WHITE);
    let pixel = 1.0 / ui.ctx().pixels_per_point();
    let squares = (code.side + 2 * QUIET) as f32;
    let square = ((size / squares / pixel).floor() * pixel).max(pixel);
    let from = ((rect.center() - vec2(square, square) * (code.side as f32 / 2.0)) / pixel).round() * pixel;
    // Hard edges: what is smoothed at one or two pixels is no code any more.
    let mut squares_of = Mesh::default();
    for (row, line) in code.dark.chunks(code.side.max(1)).enumerate() {
        for (column, _) in line.iter().enumerate().filter(|(_, dark)| **dark) {
            let at = from + vec2(column as f32, row as f32) * square;
            squares_of.add_colored_rect(Rect::from_min_size(at, vec2(square, square)), Color32::BLACK);
        }
    }
    painter.add(Shape::mesh(squares_of));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_what_is_too_long_has_none() {
        let code = Code::of("http://192.168.1.5:8086/#0123456789abcdef0123456789abcdef").unwrap();
        let at = |row: usize, column: usize| code.dark[row * code.side + column];
        let last = code.side - 1;
        assert!(at(0, 0) && at(0, last) && at(last, 0) && at(3, 3) && !at(1, 1));
        assert_eq!(Code::of(&"x".repeat(4_000)), None);
    }
}
