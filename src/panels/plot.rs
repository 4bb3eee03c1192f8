//! The look that all plots share: still, plain, with few round numbers beside them.

use std::ops::RangeInclusive;

use bevy_egui::egui::{FontId, Rangef, Vec2b, vec2};
use egui_plot::{AxisHints, GridMark, Plot};

use super::{palette::Palette, theme};
use crate::words::Words;

/// What a plot shows of the plane, and how.
pub struct Frame<'a> {
    pub height: f32,
    pub x: RangeInclusive<f64>,
    /// From here to `most`, and a little more.
    pub least: f64,
    pub most: f64,
    /// Where along x a line and a number stand.
    pub marks: Vec<f64>,
    /// The number there; nothing for a line alone.
    pub mark_text: Box<dyn Fn(f64) -> String + 'a>,
    pub words: &'a Words,
}

/// A plot that cannot be dragged or zoomed.
pub fn still<'a>(palette: &Palette, name: impl bevy_egui::egui::AsId, frame: Frame<'a>) -> Plot<'a> {
    let Frame { height, x, least, most, marks, mark_text, words } = frame;
    let top = top_of(least, most);
    let font = FontId::proportional(theme::SMALL);
    let step = round_step(top - least);
    let across =
        AxisHints::new_x().formatter(move |mark, _| mark_text(mark.value)).label_spacing(Rangef::new(4.0, 8.0));
    let up = AxisHints::new_y()
        .formatter(move |mark, _| words.number(mark.value, if step < 1.0 { 1 } else { 0 }))
        .label_spacing(Rangef::new(4.0, 8.0))
        .min_thickness(42.0);
    let weak = palette.text_weak;
    let dressed = |axis: AxisHints<'a>| vec![axis.tick_label_font(font.clone()).tick_label_color(weak)];
    Plot::new(name)
        .height(height)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .label_formatter(|_| None)
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(*x.start(), *x.end())
        .default_y_bounds(least, top)
        .auto_bounds(Vec2b::FALSE)
        .grid_color(palette.line)
        .custom_x_axes(dressed(across))
        .custom_y_axes(dressed(up))
        .x_grid_spacer(move |_| marks.iter().map(|&value| GridMark { value, step_size: 1e6 }).collect())
        .y_grid_spacer(move |_| {
            let first = (least / step).ceil();
            let marks = (0..=4).map(|k| (first + f64::from(k)) * step).filter(|value| *value <= top);
            marks.map(|value| GridMark { value, step_size: 1e9 }).collect()
        })
}

/// Where a plot's picture ends: a little above what it shows.
pub fn top_of(least: f64, most: f64) -> f64 {
    most + (most - least).max(0.0) * 0.12
}

/// The smallest of 0.1, 0.2, 0.5, 1, 2, 5, 10 … that goes into `top` at most three times.
fn round_step(top: f64) -> f64 {
    let mut power = 0.1;
    while power < 1e15 {
        for step in [power, power * 2.0, power * 5.0] {
            if top < step * 4.0 {
                return step;
            }
        }
        power *= 10.0;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        for (top, step) in
            [(0.5, 0.2), (3.9, 1.0), (12.0, 5.0), (560.0, 200.0), (8_960.0, 5_000.0), (12_200.0, 5_000.0)]
        {
            assert_eq!(round_step(top), step, "{top}");
        }
        assert!(round_step(f64::INFINITY) > 1e14 && round_step(f64::NAN) > 1e14);
    }
}
