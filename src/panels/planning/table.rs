//! The indicators of the shown scenario beside those of another: both values, and the difference with its sign.

use bevy_egui::egui::{Color32, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::view::PlanningView;
use crate::{
    panels::{
        comparison::{indicator_name, indicator_value, signed, verdict},
        controls,
        theme::{self, Voice},
    },
    park::Scenario,
    words::Words,
};

/// Shares of the width: the name, the shown scenario, the other, the difference.
const SHARES: [f32; 4] = [0.34, 0.22, 0.22, 0.22];

pub(super) fn table_ui(ui: &mut Ui, words: &Words, view: &PlanningView, other: &Scenario) {
    let Some(differences) = view.sight.comparison.differences() else { return };
    let name = other.name.get(words.lang());
    controls::section(ui, &words.format("compare-indicators", &[("other", name.into())]));
    let palette = theme::of(ui);
    let this = view.scenario().map_or("", |scenario| scenario.name.get(words.lang()));
    let heads = ["", this, name, &words.get("compare-difference")].map(str::to_owned);
    row_ui(ui, &heads, [theme::NOTE; 4], palette.text_weak);
    for one in &differences.indicators {
        let unit = one.indicator.unit();
        let value = |value: f64| indicator_value(words, unit, value);
        // What a rule says of it stands in words as well.
        let verdict = verdict(words, one);
        let by = signed(words, unit, &one.values);
        let by = verdict.map(|verdict| format!("{by} {verdict}")).unwrap_or(by);
        let cells = [indicator_name(words, one.indicator), value(one.values.to), value(one.values.from), by];
        let ink = match one.is_better() {
            Some(true) => palette.live,
            Some(false) => palette.fault,
            None => palette.text,
        };
        row_ui(ui, &cells, [theme::NOTE, theme::QUOTE, theme::NOTE, theme::QUOTE], ink);
    }
    controls::text(ui, &words.get("planning-assumed"), theme::NOTE);
}

/// Cells side by side, each within its share; the first from the left, the others to the right. `ink` is the last one's.
fn row_ui(ui: &mut Ui, cells: &[String; 4], voices: [Voice; 4], ink: Color32) {
    let palette = theme::of(ui);
    let width = ui.available_width();
    let mut laid = Vec::new();
    for ((cell, voice), share) in cells.iter().zip(voices).zip(SHARES) {
        laid.push((controls::galley(ui, cell, voice, width * share - theme::TIGHT), voice, share));
    }
    let height = laid.iter().map(|(galley, ..)| galley.size().y).fold(0.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, cells.join(" ").trim()));
    let mut left = rect.left();
    for (nth, (galley, voice, share)) in laid.into_iter().enumerate() {
        let right = left + width * share;
        let x = if nth == 0 { left } else { right - galley.size().x };
        let ink = if nth == 3 { ink } else { voice.colour(palette) };
        ui.painter().galley_with_override_text_color(pos2(x, rect.top()), galley, ink);
        left = right;
    }
}
