//! What one does with the picture: the plan instead of it, a walk through it, a section, the tape.

use bevy_egui::egui::Ui;

use super::{controls, icons::Icon, views::ViewsView};
use crate::{
    app::{Command, MeasureKind, MeasureStep, SectionKind, SectionStep, WalkStep},
    words::Words,
};

/// A strip narrower than this leaves the tape to its key.
const WITH_TAPE: f32 = 300.0;

/// The tools that there are, first in the strip of views.
pub(super) fn tools_ui(ui: &mut Ui, words: &Words, view: &ViewsView) -> Option<Command> {
    let mut command = None;
    if let Some(plan) = view.plan
        && controls::short_button(ui, "2D", &words.get("panel-help-plan"), plan).clicked()
    {
        command = Some(Command::SetPlan(!plan));
    }
    let roomy = ui.available_width() > WITH_TAPE;
    if let Some(walks) = view.walks.filter(|walks| roomy || *walks)
        && controls::short_button(ui, &words.get("walk-button"), &words.get("panel-help-walk"), walks).clicked()
    {
        command = Some(Command::Walk(if walks { WalkStep::End } else { WalkStep::Begin(view.walk_from.clone()) }));
    }
    if view.plan == Some(false)
        && (roomy || view.section)
        && controls::icon_button(ui, Icon::Section, &words.get("section-title"), view.section).clicked()
    {
        let step = if view.section { SectionStep::Close } else { SectionStep::Take(SectionKind::Upright) };
        command = Some(Command::Section(step));
    }
    if let Some(tape) = view.tape.filter(|_| roomy)
        && controls::icon_button(ui, Icon::Measure, &words.get("panel-help-measure"), tape).clicked()
    {
        command = Some(Command::Measure(MeasureStep::Take((!tape).then_some(MeasureKind::Distance))));
    }
    command
}
