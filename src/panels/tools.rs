//! What one does with the picture: the plan instead of it, a walk through it, a section, the tape.

use bevy_egui::egui::Ui;

use super::{
    controls,
    icons::Icon,
    tool_button::{hand_button, keyed},
    views::ViewsView,
};
use crate::{
    app::{Command, MeasureKind, MeasureStep, SectionKind, SectionStep, WalkStep},
    words::Words,
};

/// A strip narrower than this leaves all but the plan, and what is in hand, to their keys.
const ROOMY: f32 = 440.0;
/// From this on there is room for signs beside the words.
const WIDE: f32 = 800.0;

/// The tools that there are by their words, first in the strip of views.
pub(super) fn tools_ui(ui: &mut Ui, words: &Words, view: &ViewsView) -> Option<Command> {
    let mut command = None;
    let (roomy, wide) = (ui.available_width() > ROOMY, ui.available_width() > WIDE);
    let sign = |icon: Icon| wide.then_some(icon);
    let hint = |key: &str, of: &str| keyed(words, &words.get(key), of);
    controls::group(ui, |ui| {
        if let Some(plan) = view.plan {
            let label = words.get("panel-help-plan");
            if hand_button(ui, None, "2D", [&label, &keyed(words, &label, "V")], plan).clicked() {
                command = Some(Command::SetPlan(!plan));
            }
        }
        if let Some(walks) = view.walks.filter(|walks| roomy || *walks) {
            let label = words.get("panel-help-walk");
            let said = [label.as_str(), &keyed(words, &label, "Z")];
            if hand_button(ui, None, &words.get("walk-button"), said, walks).clicked() {
                let step = if walks { WalkStep::End } else { WalkStep::Begin(view.walk_from.clone()) };
                command = Some(Command::Walk(step));
            }
        }
        if view.plan == Some(false) && (roomy || view.section) {
            let name = words.get("section-title");
            if hand_button(ui, sign(Icon::Section), &name, [&name, &hint("panel-help-section", "K")], view.section)
                .clicked()
            {
                let step = if view.section { SectionStep::Close } else { SectionStep::Take(SectionKind::Upright) };
                command = Some(Command::Section(step));
            }
        }
        if let Some(tape) = view.tape.filter(|tape| roomy || *tape) {
            let name = words.get("panel-help-measure");
            if hand_button(ui, sign(Icon::Measure), &name, [&name, &hint("tool-measure", "U")], tape).clicked() {
                command = Some(Command::Measure(MeasureStep::Take((!tape).then_some(MeasureKind::Distance))));
            }
        }
    });
    command
}
