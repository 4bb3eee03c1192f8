//! Two plans of one park side by side: indicators, buildings and rooms, rules that are broken, and by how much they differ.
//!
//! A difference is always the second's value less the first's. What a plan has is compared as planned; people, racks and
//! power of buildings are those of the scenario that each plan is of: full staff × its staff factor and everybody else,
//! the racks that it has installed and their mean IT power. Nothing here is measured.

mod breaches;
mod buildings;
mod indicator;
mod measure;
mod pair;
mod rooms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::plan_figures::PlanFigures;
use crate::park::{Park, Scenario};

use buildings::buildings;
use indicator::indicators_of;

pub use breaches::{Breaches, Stands};
pub use buildings::{BuildingDifference, BuildingFigures, Moved};
pub use indicator::{Indicator, IndicatorDifference, IndicatorUnit, Wish};
pub use measure::Measure;
pub use pair::Pair;
pub use rooms::RoomDifference;

/// One of the two plans.
#[derive(Clone, Copy, Debug)]
pub struct PlanSide<'a> {
    /// The park as the scenario has it.
    pub park: &'a Park,
    /// Of that park.
    pub figures: &'a PlanFigures,
    /// Share of the full staff, 0 to 1.
    pub staff_factor: f64,
    /// Share of the racks that are installed where a hall says nothing of its own, 0 to 1.
    pub racks_installed: f64,
    /// Dwellings without the hours of sun that the park's rule asks for, where that was worked out.
    pub dark_dwellings: Option<usize>,
}

impl<'a> PlanSide<'a> {
    pub fn new(park: &'a Park, figures: &'a PlanFigures, scenario: &Scenario) -> Self {
        let share = |value: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
        Self {
            park,
            figures,
            staff_factor: share(scenario.staff_factor),
            racks_installed: share(scenario.racks_installed),
            dark_dwellings: None,
        }
    }
}

/// What differs between two plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanDifferences {
    /// Every indicator that either plan has, in the order in which they are told.
    pub indicators: Vec<IndicatorDifference>,
    /// By the buildings' uses, keys of the park's `uses`, m².
    pub gfa_by_use_m2: BTreeMap<String, Pair<f64>>,
    /// Every building of either plan, by its id.
    pub buildings: Vec<BuildingDifference>,
    pub breaches: Breaches,
}

impl PlanDifferences {
    /// Buildings that the plans do not have alike; a scenario's other life alone changes no building.
    pub fn changed(&self) -> impl Iterator<Item = &BuildingDifference> {
        self.buildings.iter().filter(|building| building.is_changed())
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.indicators.iter().all(|one| !one.values.differ())
            && self.buildings.iter().all(|building| !building.differs())
            && self.gfa_by_use_m2.values().all(|area| !area.differ())
            && self.breaches.is_empty()
    }

    pub fn building(&self, id: &str) -> Option<&BuildingDifference> {
        self.buildings.iter().find(|building| building.id.as_str() == id)
    }

    pub fn indicator(&self, indicator: Indicator) -> Option<&IndicatorDifference> {
        self.indicators.iter().find(|one| one.indicator == indicator)
    }
}

/// Compares two plans.
pub fn plan_differences(from: &PlanSide, to: &PlanSide) -> PlanDifferences {
    let buildings = buildings(from, to);
    let uses = Pair { from, to }.map(|side| &side.figures.indicators.gfa_by_use_m2);
    let keys = uses.from.keys().chain(uses.to.keys());
    let of_use = |usage: &String| uses.map(|areas| areas.get(usage).copied().unwrap_or_default());
    PlanDifferences {
        indicators: indicators_of(from, to, &buildings),
        gfa_by_use_m2: keys.map(|usage| (usage.clone(), of_use(usage))).collect(),
        breaches: Breaches::between(from.figures, to.figures),
        buildings,
    }
}
