//! Scenarios as planners work on them: the shown one's park, edits, and files.
//!
//! The list of scenarios is part of what is shown (`Shown::scenarios`), so edits are undone like everything else. The
//! open park is always the base with the shown scenario's changes.

mod compared;
mod edits;
mod figures;
mod follow;
mod save;

use std::{collections::BTreeMap, fs, sync::Arc};

use bevy::{app::prelude::*, ecs::prelude::*};

use crate::park::{Base, Change, ChangeFault, Issue, Park, Scenario, Tour, Varied, scenario_file};

use follow::changes_park;

pub use compared::{Comparison, SavedComparison};
pub use figures::PlannedFigures;
pub use follow::Settled;
pub use save::{SavedVariant, VariantSaved};

/// All scenarios by id.
pub type Scenarios = Arc<BTreeMap<String, Scenario>>;

/// What a planner does to scenarios.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanStep {
    /// A new variant that builds on the shown scenario; it is shown at once.
    Branch,
    /// A variant's name in the shown language.
    Rename(String, String),
    /// Take a variant off the list; its file stays. What builds on it builds on what it built on.
    Drop(String),
    /// Change the park in the shown variant, in a new one if the shown scenario neither changes the park nor builds on
    /// another. With the number of a drag, it is one of many that are undone as one.
    Change(Change, Option<u64>),
    /// Several changes at once, made together or not at all, and undone as one.
    Changes(Vec<Change>, Option<u64>),
    /// The hand has let go of what it dragged.
    LetGo,
    /// Take back one of the shown variant's changes, by its number.
    Forget(usize),
    /// Write a variant into the scene's folder.
    Save(String),
}

/// The base of all scenarios, and what was made of it last.
#[derive(Resource, Clone, Debug)]
pub struct Variants {
    base: Base,
    made: Option<(Scenarios, String, Arc<Varied>)>,
    /// Of which scenarios and which of them the open park was made.
    open: (Scenarios, String),
    /// What is wrong with the changes of the open park.
    faults: Vec<ChangeFault>,
    /// Why the last change was not made.
    refused: Option<Issue>,
    /// The scenarios as they lie in files.
    saved: BTreeMap<String, Scenario>,
    /// The files' texts as they were read or written last.
    texts: BTreeMap<String, String>,
}

impl Variants {
    pub fn new(park: Arc<Park>) -> Self {
        let saved = park.scenarios.clone();
        let text = |id: &String| fs::read_to_string(scenario_file(&park.folder, id)).ok();
        let texts = saved.keys().filter_map(|id| Some((id.clone(), text(id)?))).collect();
        Self {
            saved,
            texts,
            base: Base::new(park),
            made: None,
            open: Default::default(),
            faults: Vec::new(),
            refused: None,
        }
    }

    /// The park to open: as a scenario has it.
    pub fn open(&mut self, scenarios: &Scenarios, id: &str) -> Arc<Park> {
        self.open = (scenarios.clone(), id.to_owned());
        self.refused = None;
        self.faults.clear();
        if changes_park(scenarios, id) {
            self.faults = self.vary(scenarios, id).faults.clone();

            Arc::new(self.vary(scenarios, id).park.clone())
        } else {
            Arc::new(Park { scenarios: (**scenarios).clone(), ..Park::clone(self.base()) })
        }
    }

    /// The park as its scene has it.
    pub fn base(&self) -> &Arc<Park> {
        &self.base.park
    }

    /// Tours that were written anew.
    pub(in crate::app) fn set_tours(&mut self, tours: Vec<Tour>) {
        Arc::make_mut(&mut self.base.park).tours = tours;
        self.made = None;
    }

    /// The park as a scenario has it.
    pub fn vary(&mut self, scenarios: &Scenarios, id: &str) -> Arc<Varied> {
        if let Some((of, name, varied)) = &self.made
            && name == id
            && (Arc::ptr_eq(of, scenarios) || of == scenarios)
        {
            return varied.clone();
        }
        let varied = Arc::new(self.base.vary(scenarios, id));
        self.made = Some((scenarios.clone(), id.to_owned(), varied.clone()));
        varied
    }

    /// The park as a scenario has it that is not shown; nothing is kept of it.
    pub fn vary_aside(&self, scenarios: &Scenarios, id: &str) -> Varied {
        self.base.vary(scenarios, id)
    }

    /// What is wrong with the changes of the open park.
    pub fn faults(&self) -> &[ChangeFault] {
        &self.faults
    }

    /// Why the last change was not made; `None` once one was.
    pub fn refused(&self) -> Option<&Issue> {
        self.refused.as_ref()
    }

    /// Whether another scenario of its id lies in a file.
    pub(in crate::app) fn has_other_file(&self, scenario: &Scenario) -> bool {
        match self.saved.get(&scenario.id) {
            Some(saved) => saved != scenario,
            None => self.has_file(&scenario.id),
        }
    }

    /// Whether a file of the scene has this id: also one that came since the start, or whose rest could not be read.
    fn has_file(&self, id: &str) -> bool {
        scenario_file(&self.base().folder, id).exists()
    }

    /// Whether a scenario is not as it lies in its file, or has none.
    pub fn is_unsaved(&self, scenario: &Scenario) -> bool {
        self.saved.get(&scenario.id) != Some(scenario)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((compared::plugin, figures::plugin, follow::plugin, save::plugin));
}
