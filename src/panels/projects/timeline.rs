//! What happened, and what is to come, with dates as exact as their source.

use bevy_egui::egui::Ui;

use crate::{
    panels::{controls, figure, theme},
    park::Park,
    words::Words,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneView {
    pub date: String,
    pub name: String,
    pub source: String,
    pub phrase: Option<String>,
    /// Still to come, seen from the source's date.
    pub target: bool,
}

/// In order of their dates: `2022` before `2022-05`, since less exact ones stand for the whole.
pub(super) fn milestones_of(park: &Park, words: &Words) -> Vec<MilestoneView> {
    let mut milestones: Vec<_> = park.projects.timeline.iter().collect();
    milestones.sort_by(|a, b| a.date.cmp(&b.date));
    let view = |milestone: &crate::park::Milestone| MilestoneView {
        date: words.loose_date(&milestone.date),
        name: milestone.name.get(words.lang()).to_owned(),
        source: figure::source_line(park, words, &milestone.source, None),
        phrase: milestone.phrase.clone(),
        target: milestone.target,
    };
    milestones.into_iter().map(view).collect()
}

pub(super) fn timeline_ui(ui: &mut Ui, words: &Words, milestones: &[MilestoneView]) {
    for milestone in milestones {
        ui.horizontal(|ui| {
            controls::text(ui, &milestone.date, theme::STRONG);
            if milestone.target {
                controls::chip(ui, &words.get("status-target"), theme::of(ui).caution);
            }
        });
        controls::text(ui, &milestone.name, theme::PLAIN);
        if let Some(phrase) = &milestone.phrase {
            controls::text(ui, &format!("“{phrase}”"), theme::QUOTE);
        }
        controls::text(ui, &milestone.source, theme::NOTE);
        ui.add_space(theme::GAP);
    }
    if milestones.is_empty() {
        controls::text(ui, "—", theme::NOTE);
    }
}
