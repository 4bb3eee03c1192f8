//! How far values are to be trusted: a word, and the marks that their colours bear in the picture and in the legend.

use bevy_egui::egui::{Color32, Painter, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    controls,
    palette::{GREY, Palette},
    theme,
};
use crate::{twin::Trust, words::Words};

/// One word: `Simulated`, `Stale`.
pub fn trust_word(words: &Words, trust: Trust) -> String {
    words.get(match trust {
        Trust::Measured => "trust-measured",
        Trust::Planned => "trust-planned",
        Trust::Simulated => "trust-simulated",
        Trust::Stale => "trust-stale",
        Trust::Missing => "trust-missing",
    })
}

/// What the word means.
fn trust_why(words: &Words, trust: Trust) -> String {
    words.get(match trust {
        Trust::Measured => "trust-measured-why",
        Trust::Planned => "trust-planned-why",
        Trust::Simulated => "trust-simulated-why",
        Trust::Stale => "trust-stale-why",
        Trust::Missing => "trust-missing-why",
    })
}

/// The badge beside a number.
pub(super) fn trust_chip(ui: &mut Ui, words: &Words, trust: Trust) {
    let colour = ink_of(theme::of(ui), trust);
    controls::chip(ui, &trust_word(words, trust), colour).on_hover_text(trust_why(words, trust));
}

fn ink_of(palette: &Palette, trust: Trust) -> Color32 {
    match trust {
        Trust::Measured => palette.live,
        Trust::Planned => palette.accent,
        Trust::Simulated => palette.caution,
        Trust::Stale | Trust::Missing => palette.fault,
    }
}

/// Swatches with the marks of what is in the picture, each with its word, over as many lines as they need.
pub(super) fn marks_ui(ui: &mut Ui, words: &Words, trusts: &[Trust]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, 0.0);
        for trust in trusts {
            let word = trust_word(words, *trust);
            let galley = ui.painter().layout_no_wrap(word.clone(), theme::NOTE.font(), Color32::PLACEHOLDER);
            let size = vec2(SWATCH.x + 5.0 + galley.size().x, MARKS_LINE);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &word));
            let swatch = Rect::from_center_size(pos2(rect.left() + SWATCH.x / 2.0, rect.center().y), SWATCH);
            paint_swatch(ui.painter(), swatch, *trust);
            let ink = theme::NOTE.colour(theme::of(ui));
            ui.painter().galley(pos2(swatch.right() + 5.0, rect.center().y - galley.size().y / 2.0), galley, ink);
            response.on_hover_text(trust_why(words, *trust));
        }
    });
}

/// What is not fresh loses its colour, as in the picture.
pub(super) fn faded(colour: Color32, trust: Trust) -> Color32 {
    match trust {
        Trust::Stale => colour.lerp_to_gamma(GREY, 0.6),
        Trust::Missing => GREY,
        _ => colour,
    }
}

/// Points that a line of marks takes.
pub(super) const MARKS_LINE: f32 = 20.0;
const SWATCH: bevy_egui::egui::Vec2 = vec2(22.0, 12.0);

/// A colour with the marks of `park_faces.wgsl`, at about their size on a screen of 720 lines.
fn paint_swatch(painter: &Painter, rect: Rect, trust: Trust) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let ground = faded(COLOUR, trust);
    painter.rect_filled(rect, 2.0, ground);
    let (light, dark) = (ground.lerp_to_gamma(Color32::WHITE, 0.55), ground.lerp_to_gamma(Color32::BLACK, 0.45));
    let slanted = |step: f32, lean: f32, stroke: Stroke| {
        let count = ((rect.width() + rect.height()) / step).ceil() as i32;
        let lines = (-1..=count).map(move |k| {
            let x = rect.left() + k as f32 * step - if lean > 0.0 { 0.0 } else { rect.height() };
            let (from, to) = (pos2(x, rect.top()), pos2(x - lean * rect.height(), rect.bottom()));
            Shape::line_segment([from, to], stroke)
        });
        lines.collect::<Vec<_>>()
    };
    match trust {
        Trust::Measured => {}
        Trust::Planned => {
            for (row, shift) in [(0.25, 0.0), (0.75, 5.0)] {
                let y = rect.top() + rect.height() * row;
                painter.extend((-1..3).map(|k| {
                    let x = rect.left() + shift + k as f32 * 10.0;
                    Shape::line_segment([pos2(x, y), pos2(x + 6.0, y)], Stroke::new(1.5, light))
                }));
            }
        }
        Trust::Simulated => painter.extend(slanted(6.0, 1.0, Stroke::new(1.2, light))),
        Trust::Stale => painter.extend(slanted(10.0, -1.0, Stroke::new(3.5, dark))),
        Trust::Missing => {
            let dots = (0..8).map(|k| {
                let at = vec2(3.0 + 5.5 * (k / 2) as f32 + 2.75 * (k % 2) as f32, 3.5 + 5.0 * (k % 2) as f32);
                Shape::circle_filled(rect.min + at, 1.3, dark)
            });
            painter.extend(dots);
        }
    }
}

/// Of the swatches: any band's colour would do.
const COLOUR: Color32 = Color32::from_rgb(47, 108, 179);
