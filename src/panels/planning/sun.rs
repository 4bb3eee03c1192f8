//! Hours of sun: looked at or not, and whether dwellings get theirs.

use bevy_egui::egui::Ui;

use super::view::PlanningView;
use crate::{
    app::{Command, Overlay, SunDay},
    panels::{controls, theme},
    park::SunlightDay,
    sunlight::Summary,
    words::Words,
};

pub(super) fn sun_ui(ui: &mut Ui, words: &Words, view: &PlanningView) -> Option<Command> {
    let mut command = None;
    controls::section(ui, &words.get("panel-overlay-sun"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::TIGHT;
        for (day, key) in [(SunDay::OfRule, "planning-sun-rule"), (SunDay::OfClock, "planning-sun-clock")] {
            let chosen = *view.overlay == Overlay::Sun(day);
            let own = view.park.planning.sunlight.as_ref().filter(|_| day == SunDay::OfRule).map(|rule| rule.day);
            let name = match own {
                Some(SunlightDay::On(month, day)) => words.format(
                    "planning-sun-day",
                    &[("month", u64::from(month.unsigned_abs()).into()), ("day", u64::from(day.unsigned_abs()).into())],
                ),
                _ => words.get(key),
            };
            if controls::button(ui, &name, chosen).clicked() {
                command = Some(Command::SetOverlay(if chosen { Overlay::None } else { Overlay::Sun(day) }));
            }
        }
    });
    if let Some(summary) = view.sight.sun {
        summary_ui(ui, words, view, summary);
    }
    command
}

fn summary_ui(ui: &mut Ui, words: &Words, view: &PlanningView, summary: &Summary) {
    let hours = |h: f64| words.format("planning-hours", &[("h", words.number(h, 1).into())]);
    if let (Some(mean_h), Some(share)) = (summary.ground.mean_h, summary.ground.share_at_least) {
        let values = [
            ("mean", hours(mean_h).into()),
            ("limit", hours(summary.ground.limit_h).into()),
            ("share", words.percent(share, 0).into()),
        ];
        controls::text(ui, &words.format("planning-sun-ground", &values), theme::PLAIN);
    }
    let palette = theme::of(ui);
    let told = summary.dwellings.iter().filter(|dwelling| dwelling.passes.is_some());
    // A whole day is held against no rule.
    for dwelling in told.filter(|_| *view.overlay == Overlay::Sun(SunDay::OfRule)) {
        let name = view.park.building(dwelling.building.as_str());
        let name = name.map_or_else(|| dwelling.building.to_string(), |one| one.name.get(words.lang()).to_owned());
        let passes = dwelling.passes == Some(true);
        let values = [
            ("name", name.into()),
            ("least", hours(dwelling.least_h.unwrap_or_default()).into()),
            ("limit", hours(summary.limit_h).into()),
            ("below", words.count(dwelling.strips_below as u64).into()),
            ("strips", words.count(dwelling.strips as u64).into()),
        ];
        let key = if passes { "planning-sun-passes" } else { "planning-sun-fails" };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::TIGHT;
            controls::spot(ui, if passes { palette.live } else { palette.fault });
            controls::text(ui, &words.format(key, &values), theme::PLAIN);
        });
    }
}
