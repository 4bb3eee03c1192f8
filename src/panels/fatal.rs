//! What stands on the screen when there is no park to show: why, where, and what to do.

use bevy_egui::egui::{ScrollArea, Ui};

use super::{
    controls,
    issues::{IssueView, issue_ui},
    theme,
};
use crate::{
    park::{Issue, Severity},
    words::Words,
};

/// The faults that keep the park from opening, and how many others there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FatalView {
    pub faults: Vec<IssueView>,
    pub others: usize,
}

impl FatalView {
    /// `None` where nothing is fatal.
    pub fn new(words: &Words, issues: &[Issue]) -> Option<Self> {
        let fatal = issues.iter().filter(|issue| issue.severity == Severity::Fatal);
        let faults: Vec<IssueView> = fatal.map(|issue| IssueView::new(words, issue)).collect();
        let others = issues.len() - faults.len();
        (!faults.is_empty()).then_some(Self { faults, others })
    }
}

pub fn fatal_ui(ui: &mut Ui, words: &Words, view: &FatalView) {
    controls::text(ui, &words.get("panel-fatal"), theme::LARGE);
    controls::text(ui, &words.get("panel-fatal-advice"), theme::PLAIN);
    ui.add_space(theme::WIDE);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for (number, fault) in view.faults.iter().enumerate() {
            // There is no place to go to: nothing is open.
            let fault = IssueView { place: None, ..fault.clone() };
            ui.push_id(number, |ui| issue_ui(ui, words, &fault));
        }
        if view.others > 0 {
            controls::text(ui, &words.format("panel-issues-more", &[("count", view.others.into())]), theme::NOTE);
        }
    });
}
