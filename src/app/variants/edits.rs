//! Carries out what a planner does to scenarios.

use std::{collections::BTreeSet, sync::Arc};

use super::{PlanStep, Scenarios, Variants};
use crate::{
    app::apply::Stage,
    park::{Bilingual, Change, ChangeFault, Issue, Lang, Scenario, Severity, take_change},
};

/// Faults that one may plan with for a while: they are drawn where they are.
const BORNE: [&str; 3] = ["building-overlap", "outside-site", "room-overlap"];

impl Stage<'_> {
    pub(in crate::app) fn plan(&mut self, step: &PlanStep) {
        match step {
            PlanStep::Branch => self.branch(),
            PlanStep::Rename(id, name) => {
                let lang = self.shown.lang;
                self.change_scenario(id, |scenario| rename(&mut scenario.name, name, lang));
            }
            PlanStep::Drop(id) => self.drop_scenario(id),
            PlanStep::Change(change, _) => self.change_park(std::slice::from_ref(change)),
            PlanStep::Changes(changes, _) => self.change_park(changes),
            PlanStep::Forget(nth) => {
                let id = self.shown.scenario.clone();
                self.change_scenario(&id, |scenario| {
                    if *nth < scenario.changes.len() {
                        scenario.changes.remove(*nth);
                    }
                });
            }
            // Whoever writes files does it, and whoever waits for a hand.
            PlanStep::LetGo | PlanStep::Save(_) => {}
        }
    }

    fn change_scenario(&mut self, id: &str, change: impl FnOnce(&mut Scenario)) {
        let mut scenarios = (*self.shown.scenarios).clone();
        let Some(scenario) = scenarios.get_mut(id) else { return };
        change(scenario);
        if scenarios != *self.shown.scenarios {
            self.shown.scenarios = Arc::new(scenarios);
        }
    }

    fn branch(&mut self) {
        let Some(variants) = &self.variants else { return };
        let Some(variant) = branch_of(variants, &self.shown.scenarios, &self.shown.scenario) else { return };
        let mut scenarios = (*self.shown.scenarios).clone();
        self.shown.scenario.clone_from(&variant.id);
        scenarios.insert(variant.id.clone(), variant);
        self.shown.scenarios = Arc::new(scenarios);
    }

    /// The last scenario stays: the park always is as one of them has it.
    fn drop_scenario(&mut self, id: &str) {
        let mut scenarios = (*self.shown.scenarios).clone();
        let Some(dropped) = scenarios.remove(id).filter(|_| !scenarios.is_empty()) else { return };
        let below = dropped.base.clone().filter(|base| scenarios.contains_key(base));
        for scenario in scenarios.values_mut().filter(|scenario| scenario.base.as_deref() == Some(id)) {
            // What builds on it keeps what it had.
            let own = std::mem::take(&mut scenario.changes);
            scenario.changes.clone_from(&dropped.changes);
            own.into_iter().for_each(|change| take_change(&mut scenario.changes, change));
            scenario.base.clone_from(&below);
        }
        self.shown.compared.take_if(|compared| compared == id);
        if self.shown.scenario == id {
            let default = self.park.as_ref().map(|park| park.default_scenario.clone());
            let next = below.or(default.filter(|id| scenarios.contains_key(id)));
            let next = next.or_else(|| scenarios.keys().next().cloned());
            self.shown.scenario = next.unwrap_or_default();
        }
        self.shown.scenarios = Arc::new(scenarios);
    }

    /// Puts changes into the shown variant, unless they cannot be.
    fn change_park(&mut self, changes: &[Change]) {
        let (before, shown) = (self.shown.scenarios.clone(), self.shown.scenario.clone());
        let Some(of) = before.get(&shown) else { return };
        let Some(variants) = &mut self.variants else { return };
        // A variant that was saved is worked on; a year's life is built on.
        let is_own = of.base.is_none() && of.changes.is_empty();
        let fresh = if is_own { branch_of(variants, &before, &shown) } else { None };
        let Some(mut variant) = fresh.or_else(|| Some(of.clone())) else { return };
        changes.iter().for_each(|change| take_change(&mut variant.changes, change.clone()));
        let id = variant.id.clone();
        let mut scenarios = (*before).clone();
        scenarios.insert(id.clone(), variant);
        let scenarios = Arc::new(scenarios);
        let known = variants.vary(&before, &shown).faults.iter().map(said).collect();
        let varied = variants.vary(&scenarios, &id);
        variants.refused = forbidding(&varied.faults, &known);
        if variants.refused.is_none() {
            (self.shown.scenario, self.shown.scenarios) = (id, scenarios);
            if let Some(Change::Add(new)) = changes.last() {
                self.shown.selection = Some(new.id.clone());
            }
        }
    }
}

/// A fault by what it says, wherever it stands.
fn said(fault: &ChangeFault) -> (String, Vec<String>) {
    (fault.issue.code.clone(), fault.issue.args.values().cloned().collect())
}

/// The first new fault that one cannot plan with.
fn forbidding(faults: &[ChangeFault], known: &BTreeSet<(String, Vec<String>)>) -> Option<Issue> {
    let new = faults.iter().filter(|fault| !known.contains(&said(fault)));
    let mut forbidding =
        new.filter(|fault| fault.issue.severity >= Severity::Error && !BORNE.contains(&fault.issue.code.as_str()));
    forbidding.next().map(|fault| fault.issue.clone())
}

/// An empty variant of a scenario, with a name that is not taken.
fn branch_of(variants: &Variants, scenarios: &Scenarios, of: &str) -> Option<Scenario> {
    let from = scenarios.get(of)?;
    // A file that is no longer listed keeps its name.
    let taken = |id: &String| scenarios.contains_key(id) || variants.saved.contains_key(id) || variants.has_file(id);
    let number = (1..).find(|number| !taken(&format!("variant-{number}")))?;
    let name = Bilingual { zh: format!("方案{number}"), en: format!("Variant {number}") };
    let id = format!("variant-{number}");
    Some(Scenario { id, name, what: None, base: Some(from.id.clone()), changes: Vec::new(), ..from.clone() })
}

/// In the shown language; a name that was the same in both stays so.
fn rename(name: &mut Bilingual, text: &str, lang: Lang) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let same = name.zh == name.en;
    if same || lang == Lang::Zh {
        text.clone_into(&mut name.zh);
    }
    if same || lang == Lang::En {
        text.clone_into(&mut name.en);
    }
}
