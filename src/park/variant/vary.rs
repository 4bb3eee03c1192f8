//! From a park and its scenarios to the park as one of them has it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Change, ChangeKind, apply::apply, partitions};
use crate::park::{
    Building, Issue, Park, ParkFile, PlaceId, Scenario, ViewsFile,
    check::{Part, check, prune},
    load::assemble,
    written::{Texts, Written},
};

/// A park as a scenario has it.
#[derive(Clone, Debug)]
pub struct Varied {
    pub park: Park,
    /// What of the changes could not be made, or is wrong with what came of them.
    pub faults: Vec<ChangeFault>,
}

/// A fault of a scenario's changes.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeFault {
    pub scenario: String,
    /// Its number in the scenario's own list; `None` where no single one is to blame.
    pub change: Option<usize>,
    pub issue: Issue,
}

/// The park that all scenarios start from, with the faults that it has itself.
#[derive(Clone, Debug)]
pub struct Base {
    pub park: Arc<Park>,
    own_faults: BTreeSet<Issue>,
}

impl Base {
    pub fn new(park: Arc<Park>) -> Self {
        let (issues, _) = check(&written(&park, BTreeMap::new()));
        Self { park, own_faults: issues.into_iter().collect() }
    }

    /// The park as a scenario has it. An id that is not among the scenarios gives the base itself.
    pub fn vary(&self, scenarios: &BTreeMap<String, Scenario>, id: &str) -> Varied {
        let chain = scenario_chain(scenarios, id);
        if chain.iter().all(|scenario| scenario.changes.is_empty()) {
            return Varied {
                park: Park { scenarios: scenarios.clone(), ..Park::clone(&self.park) },
                faults: Vec::new(),
            };
        }
        let mut changed = written(&self.park, BTreeMap::new());
        let (mut faults, broken) = make(&mut changed, &chain, &self.own_faults);
        prune(&mut changed, &broken);
        faults.sort_by(|a, b| (&a.scenario, a.change).cmp(&(&b.scenario, b.change)));
        Varied { park: Park { scenarios: scenarios.clone(), ..assemble(changed) }, faults }
    }
}

/// A scenario after those that it builds on, the first of them first. A circle is cut where it closes.
pub fn scenario_chain<'a>(scenarios: &'a BTreeMap<String, Scenario>, id: &str) -> Vec<&'a Scenario> {
    let mut chain: Vec<&Scenario> = Vec::new();
    let mut next = scenarios.get(id);
    while let Some(scenario) = next.filter(|next| chain.iter().all(|known| known.id != next.id)) {
        chain.push(scenario);
        next = scenario.base.as_ref().and_then(|base| scenarios.get(base));
    }
    chain.reverse();
    chain
}

/// The faults of the changes of every scenario of a scene, for the checks; `found` is what is wrong without them.
pub(in crate::park) fn check_changes(scene: &Written, found: &[Issue]) -> Vec<ChangeFault> {
    let scenarios: BTreeMap<String, Scenario> =
        scene.scenarios.iter().map(|(_, scenario)| (scenario.id.clone(), scenario.clone())).collect();
    let own_faults: BTreeSet<Issue> = found.iter().cloned().map(|issue| Issue { location: None, ..issue }).collect();
    let changing = scenarios.values().filter(|scenario| !scenario.changes.is_empty());
    let faults = changing.flat_map(|scenario| {
        let (faults, _) = make(&mut copy(scene), &scenario_chain(&scenarios, &scenario.id), &own_faults);
        // What a scenario builds on is told of there.
        faults.into_iter().filter(|fault| fault.scenario == scenario.id)
    });
    faults.collect()
}

/// Makes all changes and checks what came of them.
fn make(scene: &mut Written, chain: &[&Scenario], own_faults: &BTreeSet<Issue>) -> (Vec<ChangeFault>, BTreeSet<Part>) {
    let before: BTreeMap<PlaceId, Building> =
        scene.park.buildings.iter().map(|building| (building.id.clone(), building.clone())).collect();
    let mut faults = Vec::new();
    for scenario in chain {
        let fault = |change, issue| ChangeFault { scenario: scenario.id.clone(), change, issue };
        for (nth, change) in scenario.changes.iter().enumerate() {
            match apply(&mut scene.park, change, &scenario.id) {
                Ok(()) => say_who(&mut scene.park, change, scenario),
                Err(issue) => faults.push(fault(Some(nth), *issue)),
            }
        }
        let refused = partitions::set(&mut scene.park, &scenario.changes, &scenario.id);
        faults.extend(refused.into_iter().map(|(nth, issue)| fault(Some(nth), *issue)));
    }
    let is_new = |id: &PlaceId| {
        let mut changes = chain.iter().flat_map(|scenario| &scenario.changes);
        changes.any(|change| matches!(change, Change::Add(new) if new.id == *id))
    };
    let settled = scene.park.buildings.iter_mut().filter(|building| !is_new(&building.id));
    settled.for_each(|building| settle(building, before.get(&building.id)));
    let (issues, broken) = check(scene);
    for issue in issues.into_iter().filter(|issue| !own_faults.contains(issue)) {
        let about = issue.place.as_ref().map(PlaceId::top);
        let to_blame = chain.iter().rev().find_map(|scenario| {
            let nth = scenario.changes.iter().rposition(|change| Some(change.place().top()) == about)?;
            Some((scenario.id.clone(), Some(nth)))
        });
        // A tour or a booking that speaks of what is not there any more has nothing wrong with it.
        let is_left_over = issue.code.starts_with("unknown-");
        let last = chain.iter().rev().find(|scenario| !scenario.changes.is_empty()).filter(|_| !is_left_over);
        let last = last.map(|last| (last.id.clone(), None));
        if let Some((scenario, change)) = to_blame.or(last) {
            faults.push(ChangeFault { scenario, change, issue });
        }
    }
    (faults, broken)
}

/// A building that a scenario shaped or moved is as it is because the scenario says so.
fn say_who(park: &mut ParkFile, change: &Change, scenario: &Scenario) {
    let shapes = matches!(
        change.kind(),
        ChangeKind::Move | ChangeKind::Turn | ChangeKind::Resize | ChangeKind::Storeys | ChangeKind::Use
    );
    let building = park.buildings.iter_mut().find(|building| building.id == *change.place());
    if let Some(building) = building.filter(|_| shapes) {
        scenario.source.clone_into(&mut building.source);
        building.as_of = None;
    }
}

/// People follow floor area; what a plan stated of another shape is stated no longer.
fn settle(building: &mut Building, before: Option<&Building>) {
    let Some(before) = before.filter(|before| before.volumes != building.volumes) else { return };
    let (old_m2, new_m2) = (before.gfa_m2(), building.gfa_m2());
    building.stated_gfa_m2 = None;
    if old_m2 > 0.0 && (new_m2 - old_m2).abs() > 1e-6 {
        for (occupants, before) in building.occupants.iter_mut().zip(&before.occupants) {
            occupants.count = (f64::from(before.count) * new_m2 / old_m2).round() as u32;
        }
    }
}

fn written(park: &Park, scenarios: BTreeMap<String, Scenario>) -> Written {
    let park = park.clone();
    let file = ParkFile {
        format: crate::park::FORMAT,
        id: park.id,
        name: park.name,
        within: park.within,
        notice: park.notice,
        timezone: park.timezone,
        default_scenario: park.default_scenario,
        fonts: park.fonts,
        sources: park.sources,
        uses: park.uses,
        site: park.site,
        buildings: park.buildings,
        rack_layouts: park.rack_layouts,
        planning: park.planning,
        models: park.models,
        figures: park.figures,
    };
    // Tours name scenarios; their changes are made already.
    let known = if scenarios.is_empty() { park.scenarios } else { scenarios };
    Written {
        folder: park.folder,
        park: file,
        projects: park.projects,
        schedule: park.schedule,
        rules: park.rules,
        views: ViewsFile { format: crate::park::FORMAT, views: park.views },
        feeds: park.feeds,
        showroom: park.showroom,
        scenarios: known.into_iter().map(|(id, scenario)| (id, scenario.unchanging())).collect(),
        tours: park.tours.into_iter().map(|tour| (tour.id.clone(), tour)).collect(),
        texts: Texts::default(),
    }
}

/// The scene without its texts, and with no changes in its scenarios.
fn copy(scene: &Written) -> Written {
    Written {
        folder: scene.folder.clone(),
        park: scene.park.clone(),
        projects: scene.projects.clone(),
        schedule: scene.schedule.clone(),
        rules: scene.rules.clone(),
        views: scene.views.clone(),
        feeds: scene.feeds.clone(),
        showroom: scene.showroom.clone(),
        scenarios: scene.scenarios.iter().map(|(file, one)| (file.clone(), one.unchanging())).collect(),
        tours: scene.tours.clone(),
        texts: Texts::default(),
    }
}
