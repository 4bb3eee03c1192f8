//! Named cameras.

use std::collections::BTreeSet;

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Issue, NamedView, ViewsFile,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_views(&mut self, views: &ViewsFile, known: &Known) {
        for (nth, view) in views.views.iter().enumerate() {
            let spot = Spot::file(FileRef::Views).to("views").to(nth);
            let subject = Subject::new("view", &view.id, spot.clone());
            self.name(&subject, "name", &view.name);
            for (k, open) in view.open.iter().enumerate() {
                self.building_or_floor(&subject, &spot.to("open").to(k), open, known);
            }
            for (k, (building, mode)) in view.modes.iter().enumerate() {
                let spot = spot.to("modes").to(k);
                match known.buildings.get(building.as_str()) {
                    None => self.building(&subject, &spot.to(0), building, known),
                    Some(building) => {
                        let modes: BTreeSet<&str> = building.modes.iter().map(|mode| mode.id.as_str()).collect();
                        self.dangling("unknown-mode", &subject, &spot.to(1), mode, &modes);
                    }
                }
            }
            if let Some(time) = view.time.as_ref().filter(|time| !is_time(time)) {
                self.add(&subject, "time", Issue::error("bad-time").with("view", &view.id).with("time", time));
            }
            let fault = view_fault(view);
            if let Some((field, reason, value)) = fault {
                let issue = Issue::error("bad-view").with("view", &view.id).with("reason", reason);
                self.add(&subject, field, issue.with("value", value));
            }
            self.keep_if(fault.is_none(), Part::View(nth));
        }
    }
}

/// The field at fault, why, and its value.
fn view_fault(view: &NamedView) -> Option<(&'static str, &'static str, f64)> {
    let (eye, target) = (view.eye, view.target);
    let wild = |point: (f64, f64, f64)| [point.0, point.1, point.2].into_iter().find(|value| !value.is_finite());
    let away_m = libm::hypot(libm::hypot(eye.0 - target.0, eye.1 - target.1), eye.2 - target.2);
    if let Some(value) = wild(eye) {
        Some(("eye", "not-finite", value))
    } else if let Some(value) = wild(target) {
        Some(("target", "not-finite", value))
    } else if away_m < 0.01 {
        Some(("target", "eye-is-target", away_m))
    } else if eye.1 <= 0.0 {
        Some(("eye", "under-ground", eye.1))
    } else if !(5.0..=120.0).contains(&view.fov_deg) {
        Some(("fov_deg", "field-of-view", view.fov_deg))
    } else {
        None
    }
}

/// `HH:MM`.
pub(super) fn is_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else { return false };
    let within = |part: &str, end: u32| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u32>().is_ok_and(|n| n < end)
    };
    within(hours, 24) && within(minutes, 60)
}
