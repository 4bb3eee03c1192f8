//! Scenarios: their shares, what they build on, and what they change of the park.

use std::collections::BTreeMap;

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Issue, Scenario,
    variant::{check_changes, scenario_chain},
    written::{FileRef, Spot, Written},
};

impl Findings<'_> {
    pub(super) fn check_scenarios(&mut self, written: &Written, known: &Known) {
        for (nth, (file, scenario)) in written.scenarios.iter().enumerate() {
            let subject = Subject::new("scenario", &scenario.id, Spot::file(FileRef::Scenario(nth)));
            self.name(&subject, "name", &scenario.name);
            self.optional_name(&subject, "what", scenario.what.as_ref());
            self.source(&subject, &scenario.source, known);
            if *file != scenario.id {
                let issue = Issue::warning("scenario-name").with("file", format!("{file}.ron"));
                self.add(&subject, "id", issue.with("id", &scenario.id));
            }
            for (field, share) in
                [("staff_factor", scenario.staff_factor), ("racks_installed", scenario.racks_installed)]
            {
                let sound = (0.0..=1.0).contains(&share);
                if !sound {
                    let issue = Issue::error("scenario-range").with("scenario", &scenario.id);
                    self.add(&subject, field, issue.with("field", field).with("value", share));
                }
                self.keep_if(sound, Part::Scenario(nth));
            }
            if let Some(base) = &scenario.base {
                let spot = subject.spot.to("base");
                self.dangling("unknown-scenario", &subject, &spot, base, &known.scenarios);
            }
        }
        self.check_circles(written);
    }

    /// A scenario that builds on itself, by however many others.
    fn check_circles(&mut self, written: &Written) {
        let scenarios: BTreeMap<String, Scenario> =
            written.scenarios.iter().map(|(_, scenario)| (scenario.id.clone(), scenario.clone())).collect();
        for (nth, (_, scenario)) in written.scenarios.iter().enumerate() {
            let first = scenario_chain(&scenarios, &scenario.id).first().copied();
            if first.and_then(|first| first.base.as_ref()).is_some_and(|base| scenarios.contains_key(base)) {
                let subject = Subject::new("scenario", &scenario.id, Spot::file(FileRef::Scenario(nth)));
                self.add(&subject, "base", Issue::error("scenario-circle").with("scenario", &scenario.id));
            }
        }
    }

    /// What its changes get wrong, told where they are written.
    pub(super) fn check_scenario_changes(&mut self, written: &Written) {
        for fault in check_changes(written, &self.issues) {
            let number = written.scenarios.iter().position(|(_, scenario)| scenario.id == fault.scenario);
            let Some(nth) = number else { continue };
            let all = Spot::file(FileRef::Scenario(nth)).to("changes");
            let spot = fault.change.map_or(all.clone(), |change| all.to(change));
            let subject = Subject { place: fault.issue.place.clone(), ..Subject::new("scenario", fault.scenario, all) };
            self.add_at(&subject, &spot, fault.issue);
        }
    }
}
