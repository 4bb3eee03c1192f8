//! Carries out what a planner does to the requests.

use std::sync::Arc;

use jiff::ToSpan;

use super::{StudioStep, studio_of};
use crate::{
    app::apply::Stage,
    park::Bilingual,
    studios::{DaySpan, Needs, Remedy, Request},
};

impl Stage<'_> {
    pub(in crate::app) fn studio(&mut self, step: &StudioStep) {
        match step {
            StudioStep::Add(new) => {
                let known = |request: &Request| request.id == new.id;
                if !new.id.trim().is_empty() && !self.shown.requests.iter().any(known) {
                    self.change_requests(|requests| requests.push(Request::clone(new)));
                }
            }
            StudioStep::Change(changed, _) => self.change_request(&changed.id, |request| request.clone_from(changed)),
            StudioStep::Remove(id) => self.change_requests(|requests| requests.retain(|request| request.id != *id)),
            StudioStep::Apply(id, remedy) => self.change_request(id, |request| apply(request, remedy)),
            StudioStep::Look(look) => self.shown.studio_look = *look,
            StudioStep::Load => {
                if let Some(read) = self.park.as_ref().and_then(|park| self.studio_file.read(&park.folder)) {
                    self.shown.requests = read;
                }
            }
            StudioStep::Save | StudioStep::SaveAside => {
                let aside = *step == StudioStep::SaveAside;
                if let Some(park) = &self.park {
                    self.studio_file.save(&park.folder, &self.shown.requests, aside);
                }
            }
        }
    }

    /// Whether the open park has studios that can be planned.
    pub(in crate::app) fn has_studio(&self) -> bool {
        self.park.as_ref().is_some_and(|park| studio_of(park, self.shown.selection.as_ref()).is_some())
    }

    fn change_request(&mut self, id: &str, change: impl FnOnce(&mut Request)) {
        self.change_requests(|requests| {
            requests.iter_mut().find(|request| request.id == id).map(change);
        });
    }

    fn change_requests(&mut self, change: impl FnOnce(&mut Vec<Request>)) {
        let mut requests = (*self.shown.requests).clone();
        change(&mut requests);
        if requests != *self.shown.requests {
            self.shown.requests = Arc::new(requests);
        }
    }
}

/// The request as the remedy has it.
fn apply(request: &mut Request, remedy: &Remedy) {
    match remedy {
        Remedy::Later { by_days, .. } => {
            request.window.to = request.window.to.saturating_add(i64::from(*by_days).days());
        }
        Remedy::Earlier { by_days, .. } => {
            request.window.from = request.window.from.saturating_sub(i64::from(*by_days).days());
        }
        Remedy::FewerDays { days, .. } => request.days = *days,
        Remedy::SmallerArea { area_m2, .. } => request.area_m2 = *area_m2,
    }
}

/// How long a production takes, and how long its window is, as long as nobody says otherwise, days.
const USUAL_DAYS: u32 = 14;
const USUAL_WINDOW_DAYS: i64 = 60;

/// A request as it may begin, in the first weeks of `days`; its id is not taken.
pub fn fresh_request(requests: &[Request], days: DaySpan, area_m2: f64) -> Request {
    let taken = |number: &usize| requests.iter().any(|request| request.id == format!("r-{number}"));
    // One number more than there are requests is free for sure.
    let number = (1..=requests.len() + 1).find(|number| !taken(number)).unwrap_or_default();
    let to = days.from.saturating_add((USUAL_WINDOW_DAYS - 1).days()).min(days.to);
    Request {
        id: format!("r-{number}"),
        name: Bilingual { zh: format!("拍摄{number}"), en: format!("Production {number}") },
        area_m2,
        days: USUAL_DAYS,
        window: DaySpan { from: days.from, to },
        needs: Needs::default(),
        weight: 1,
        crew: None,
    }
}
