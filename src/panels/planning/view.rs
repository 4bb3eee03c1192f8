//! What the planner's table shows.

use jiff::civil::Date;

use crate::{
    app::{Comparison, Overlay, PlannedFigures, SavedComparison, SavedVariant, Scenarios, Shown, Split, Variants},
    park::{Building, Park, PlaceId, Scenario},
    sunlight::Summary,
};

/// What the program knows of scenarios.
#[derive(Clone, Copy, Debug)]
pub struct PlanningSight<'a> {
    pub variants: &'a Variants,
    pub figures: &'a PlannedFigures,
    pub saved: &'a SavedVariant,
    /// The shown plan against the compared one.
    pub comparison: &'a Comparison,
    /// What became of the last page of it that was to be saved.
    pub page: &'a SavedComparison,
    /// Of the hours of sun, while they are looked at.
    pub sun: Option<&'a Summary>,
}

#[derive(Clone, Copy, Debug)]
pub struct PlanningView<'a> {
    pub park: &'a Park,
    pub scenarios: &'a Scenarios,
    /// The id of the shown one.
    pub shown: &'a str,
    /// The selected building, or the one around what is selected.
    pub building: Option<&'a Building>,
    /// What is selected.
    pub place: Option<&'a PlaceId>,
    pub overlay: &'a Overlay,
    pub split: Split,
    /// The shown day.
    pub day: Date,
    /// With which the shown one is compared; `None` for the unchanged scene.
    pub compared: Option<&'a Scenario>,
    pub sight: PlanningSight<'a>,
}

impl<'a> PlanningView<'a> {
    pub fn new(park: &'a Park, shown: &'a Shown, sight: PlanningSight<'a>, day: Date) -> Self {
        let building = shown.selection.as_ref().and_then(|id| park.building(id.top().as_str()));
        Self {
            park,
            scenarios: &shown.scenarios,
            shown: &shown.scenario,
            building,
            place: shown.selection.as_ref(),
            overlay: &shown.overlay,
            split: shown.split,
            day,
            compared: shown.compared_with(),
            sight,
        }
    }

    pub fn scenario(&self) -> Option<&'a Scenario> {
        self.scenarios.get(self.shown)
    }

    /// Scenarios from the first to the last, each after the one that it builds on, with its depth.
    pub fn tree(&self) -> Vec<(usize, &'a Scenario)> {
        let known = |base: &Option<String>| base.as_ref().filter(|base| self.scenarios.contains_key(*base)).cloned();
        let mut rows = Vec::new();
        let mut waiting: Vec<(usize, &Scenario)> =
            self.scenarios.values().rev().filter(|one| known(&one.base).is_none()).map(|one| (0, one)).collect();
        while let Some((depth, one)) = waiting.pop() {
            rows.push((depth, one));
            let below = self.scenarios.values().rev().filter(|other| known(&other.base).as_ref() == Some(&one.id));
            waiting.extend(below.map(|below| (depth + 1, below)));
        }
        // A circle hangs on nothing; it is shown all the same.
        let missed = self.scenarios.values().filter(|one| rows.iter().all(|(_, row)| row.id != one.id));
        let missed: Vec<&Scenario> = missed.collect();
        rows.extend(missed.into_iter().map(|one| (0, one)));
        rows
    }
}
