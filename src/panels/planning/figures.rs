//! What the plan comes to, beside what the park without changes comes to.

use bevy_egui::egui::{Align, Grid, Layout, Ui};

use super::view::PlanningView;
use crate::{
    panels::{controls, theme},
    twin::PlanFigures,
    words::Words,
};

/// A row: its word, its value in a plan, how it is written.
struct Row {
    key: &'static str,
    value: fn(&PlanFigures) -> Option<f64>,
    write: fn(&Words, f64) -> String,
}

const ROWS: [Row; 11] = [
    Row { key: "describe-gfa", value: |of| Some(of.indicators.gfa_m2), write: area },
    Row { key: "describe-far", value: |of| Some(of.indicators.far), write: |words, value| words.number(value, 3) },
    Row { key: "describe-coverage", value: |of| Some(of.indicators.coverage), write: share },
    Row { key: "describe-green", value: |of| Some(of.indicators.green_ratio), write: share },
    Row { key: "describe-tallest", value: |of| Some(of.indicators.tallest_m), write: |words, m| words.length(m) },
    Row { key: "describe-people", value: |of| Some(f64::from(of.indicators.people)), write: count },
    Row { key: "describe-parking", value: |of| of.indicators.parking_need.map(f64::from), write: count },
    Row { key: "describe-racks", value: |of| Some(of.indicators.racks as f64), write: count },
    Row { key: "describe-it-power", value: |of| Some(of.indicators.it_power_kw), write: power },
    Row { key: "describe-facility-power", value: |of| of.indicators.facility_power_kw, write: power },
    Row {
        key: "describe-smallest-gap",
        value: |of| of.smallest_gap.as_ref().map(|gap| gap.gap_m),
        write: |words, m| words.length(m),
    },
];

fn area(words: &Words, m2: f64) -> String {
    words.area(m2)
}

fn share(words: &Words, ratio: f64) -> String {
    words.percent(ratio, 2)
}

fn count(words: &Words, value: f64) -> String {
    words.count(value.round().max(0.0) as u64)
}

fn power(words: &Words, kw: f64) -> String {
    words.measured(kw * 1000.0, "W")
}

pub(super) fn figures_ui(ui: &mut Ui, words: &Words, view: &PlanningView) {
    let figures = view.sight.figures;
    controls::section(ui, &words.get("planning-figures"));
    let palette = theme::of(ui);
    Grid::new("planning-figures").num_columns(3).spacing([theme::GAP, 3.0]).show(ui, |ui| {
        for row in &ROWS {
            let (Some(now), Some(base)) = ((row.value)(&figures.now), (row.value)(&figures.base)) else { continue };
            ui.label(theme::NOTE.rich(palette, &words.get(row.key)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::STRONG.rich(palette, &(row.write)(words, now)));
            });
            let differs = (now - base).abs() > 1e-6 * base.abs().max(1.0);
            let difference = if differs {
                let sign = if now > base { "+" } else { "−" };
                format!("{sign}{}", (row.write)(words, (now - base).abs()))
            } else {
                "=".to_owned()
            };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(theme::NOTE.rich(palette, &difference));
            });
            ui.end_row();
        }
    });
    controls::text(ui, &words.get("planning-assumed"), theme::NOTE);
}
