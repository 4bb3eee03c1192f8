//! Works the plan out while somebody looks: a small one within the frame, a large one beside it.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    app::prelude::*,
    ecs::prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use super::{Requests, studio_of};
use crate::{
    app::{AppSystems, Clock, OpenPark, Panel, Shown, clock::advance_clock},
    park::{Building, Park, PlaceId},
    studios::{Calendar, DaySpan, Effects, Plan, PlanError, PlanOptions, Production, answer, effects},
    twin::local,
};

/// The plan that was worked out last, and what is being worked out.
#[derive(Resource, Debug, Default)]
pub struct StudioPlan {
    made: Option<(Ask, Arc<Result<StudioAnswer, PlanError>>)>,
    coming: Option<(Ask, Task<Result<StudioAnswer, PlanError>>)>,
}

/// A plan with what a chart of it needs.
#[derive(Clone, Debug)]
pub struct StudioAnswer {
    pub plan: Plan,
    /// Modes, spaces and bookings of the building.
    pub calendar: Calendar,
    /// What each placed production brings, by the request's id; empty where a park has no published case.
    pub effects: BTreeMap<String, Effects>,
}

/// What a plan is worked out from.
#[derive(Clone, Debug)]
struct Ask {
    park: Arc<Park>,
    building: PlaceId,
    requests: Requests,
    horizon: DaySpan,
}

/// So many requests are placed within a frame: their plan is there at once.
const AT_ONCE: usize = 8;

impl StudioPlan {
    /// The last plan; while another is worked out, that of what was asked before.
    pub fn answer(&self) -> Option<&Result<StudioAnswer, PlanError>> {
        self.made.as_ref().map(|(_, answer)| &**answer)
    }

    /// Whether another plan is being worked out.
    pub fn is_coming(&self) -> bool {
        self.coming.is_some()
    }

    /// A plan that is worked out at once, however long it takes.
    pub fn of(park: &Arc<Park>, building: &PlaceId, requests: &Requests, horizon: DaySpan) -> Self {
        let ask = Ask { park: park.clone(), building: building.clone(), requests: requests.clone(), horizon };
        Self { made: Some((ask.clone(), Arc::new(ask.answer()))), coming: None }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StudioPlan>().add_systems(Update, follow.after(advance_clock).in_set(AppSystems::Advance));
}

fn follow(park: Option<Res<OpenPark>>, shown: Res<Shown>, clock: Res<Clock>, mut plan: ResMut<StudioPlan>) {
    // Looking does not change it.
    let now = plan.bypass_change_detection();
    if let Some((_, task)) = &mut now.coming
        && let Some(answer) = block_on(poll_once(task))
        && let Some((ask, _)) = now.coming.take()
    {
        now.made = Some((ask, Arc::new(answer)));
        plan.set_changed();
    }
    let Some(park) = park.filter(|_| shown.panel(Panel::Studios)) else { return };
    let Some(building) = studio_of(&park, shown.selection.as_ref()) else {
        if plan.made.is_some() || plan.coming.is_some() {
            *plan = StudioPlan::default();
        }
        return;
    };
    let horizon = shown.studio_look.horizon(local(clock.at(), &park.timezone).date());
    let (building, requests) = (building.id.clone(), shown.requests.clone());
    let ask = Ask { park: park.0.clone(), building, requests, horizon };
    let now = plan.bypass_change_detection();
    // One after the other: while a number is dragged, each that is begun is finished.
    if now.coming.is_some() || now.made.as_mut().is_some_and(|(made, _)| made.is_as_good_as(&ask)) {
        return;
    }
    if ask.requests.len() <= AT_ONCE {
        let answer = Arc::new(ask.answer());
        plan.made = Some((ask, answer));
    } else {
        let work = ask.clone();
        plan.coming = Some((ask, AsyncComputeTaskPool::get().spawn(async move { work.answer() })));
    }
}

impl Ask {
    /// Whether another one has the same answer; if so, it is known by the other's park from then on.
    fn is_as_good_as(&mut self, other: &Self) -> bool {
        let same = self.horizon == other.horizon
            && self.building == other.building
            && (Arc::ptr_eq(&self.requests, &other.requests) || self.requests == other.requests)
            && (Arc::ptr_eq(&self.park, &other.park) || self.has_the_same_studios(other));
        if same {
            self.park.clone_from(&other.park);
        }
        same
    }

    fn has_the_same_studios(&self, other: &Self) -> bool {
        self.studio() == other.studio()
            && self.park.schedule == other.park.schedule
            && self.park.planning.production == other.park.planning.production
    }

    fn studio(&self) -> Option<&Building> {
        self.park.building(self.building.as_str())
    }

    fn answer(&self) -> Result<StudioAnswer, PlanError> {
        let options = PlanOptions::new(self.horizon);
        let building = self.building.as_str();
        let plan = answer(&self.park, building, &self.requests, &options)?;
        let calendar = Calendar::new(&self.park, building, self.horizon, options.changeover_days)?;
        let case = self.park.planning.production.as_ref();
        let brings = |placed: &crate::studios::Placed| {
            let request = self.requests.iter().find(|request| request.id == placed.request)?;
            let production = Production { area_m2: request.area_m2, days: request.days, crew: request.crew };
            Some((request.id.clone(), effects(case?, &self.park, &calendar, &production)))
        };
        let effects = plan.placed.iter().filter_map(brings).collect();
        Ok(StudioAnswer { plan, calendar, effects })
    }
}
