//! The shown plan against another: what they differ by, in every frame that of the shown plan then; worked out while
//! somebody sees it, and when it is asked for, for its page.

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{PlannedFigures, Scenarios, Variants, figures::work_out};
use crate::{
    app::{AppSystems, Command, OpenPark, Overlay, Panel, Shown},
    park::{Park, Scenario, scenario_chain},
    twin::{PlanDifferences, PlanFigures, PlanSide, plan_differences},
};

/// The compared plan is the first, the shown one the second. Empty while nobody sees it, and before a park is open.
#[derive(Resource, Clone, Debug, Default)]
pub struct Comparison {
    differences: Option<Arc<PlanDifferences>>,
    other: Option<Other>,
    /// What the differences are of.
    of: Option<(Scenarios, String, Option<String>)>,
}

/// The compared plan.
#[derive(Clone, Debug)]
struct Other {
    /// All that made it so.
    chain: Vec<Scenario>,
    park: Arc<Park>,
    figures: Arc<PlanFigures>,
}

/// What became of the last page of a comparison that was to be saved: its path, or why not.
#[derive(Resource, Clone, Debug, Default)]
pub struct SavedComparison(pub Option<Result<String, String>>);

impl Comparison {
    /// Of two plans whose differences are known.
    pub fn of(differences: PlanDifferences) -> Self {
        Self { differences: Some(Arc::new(differences)), other: None, of: None }
    }

    pub fn differences(&self) -> Option<&PlanDifferences> {
        self.differences.as_deref()
    }

    /// The park of the compared scenario; `None` where the unchanged scene is compared.
    pub fn other_park(&self) -> Option<&Arc<Park>> {
        self.other.as_ref().map(|other| &other.park)
    }
}

impl Shown {
    /// The scenario that the shown one is compared with; `None` for the unchanged scene, and where it is itself.
    pub fn compared_with(&self) -> Option<&Scenario> {
        self.compared.as_ref().filter(|id| **id != self.scenario).and_then(|id| self.scenarios.get(id))
    }

    /// Whether differences are seen: as colours, or in the planner's table beside a chosen scenario.
    fn sees_differences(&self) -> bool {
        matches!(self.overlay, Overlay::Difference(_)) || self.panel(Panel::Planning) && self.compared_with().is_some()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Comparison>()
        .init_resource::<SavedComparison>()
        .add_systems(Update, compare.after(work_out).in_set(AppSystems::Command));
}

fn compare(
    mut commands: MessageReader<Command>,
    shown: Res<Shown>,
    park: Option<Res<OpenPark>>,
    variants: Option<Res<Variants>>,
    figures: Option<Res<PlannedFigures>>,
    mut comparison: ResMut<Comparison>,
) {
    let asked = commands.read().filter(|command| **command == Command::SaveComparison).count() > 0;
    let (Some(park), Some(variants), Some(figures)) = (park, variants, figures) else { return };
    if !asked && !shown.sees_differences() {
        if comparison.of.is_some() {
            *comparison = Comparison::default();
        }
        return;
    }
    let of = (shown.scenarios.clone(), shown.scenario.clone(), shown.compared.clone());
    if !figures.is_changed() && comparison.of.as_ref() == Some(&of) {
        return;
    }
    // Whoever shows no scenario yet has no plan to hold against another.
    let Some(life) = shown.scenarios.get(&shown.scenario) else { return };
    let other = shown.compared_with().map(|scenario| {
        let chain: Vec<Scenario> = scenario_chain(&shown.scenarios, &scenario.id).into_iter().cloned().collect();
        match comparison.other.take().filter(|other| other.chain == chain) {
            Some(known) => known,
            None => {
                let park = Arc::new(variants.vary_aside(&shown.scenarios, &scenario.id).park);
                Other { figures: Arc::new(PlanFigures::of(&park)), chain, park }
            }
        }
    });
    let now = PlanSide::new(&park, &figures.now, life);
    let before = match &other {
        Some(other) => PlanSide::new(&other.park, &other.figures, shown.compared_with().unwrap_or(life)),
        // The unchanged scene lives as the shown scenario does: what differs is what was changed.
        None => PlanSide::new(variants.base(), &figures.base, life),
    };
    let differences = plan_differences(&before, &now);
    *comparison = Comparison { differences: Some(Arc::new(differences)), other, of: Some(of) };
}
