//! Planning rules: distances and numbers above zero, uses and sources that are known.

use super::{Findings, Subject, references::Known};
use crate::park::{
    Issue, ParkFile,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_planning(&mut self, park: &ParkFile, known: &Known) {
        let spot = Spot::file(FileRef::Park).to("planning");
        if let Some(fire) = &park.planning.fire {
            let subject = Subject::new("planning", "fire", spot.to("fire"));
            self.source(&subject, &fire.source, known);
            for (field, value) in [
                ("high_m", fire.high_m),
                ("dwelling_high_m", fire.dwelling_high_m),
                ("high_high_m", fire.high_high_m),
                ("high_low_m", fire.high_low_m),
                ("low_low_m", fire.low_low_m),
            ] {
                self.size(&subject, field, value);
            }
            self.uses_of(&subject, "dwellings", &fire.dwellings, known);
        }
        for (at, need) in park.planning.parking.iter().enumerate() {
            let subject = Subject::new("planning", "parking", spot.to("parking").to(at));
            self.source(&subject, &need.source, known);
            self.uses_of(&subject, "uses", &need.uses, known);
            self.at_least(&subject, "per_100_m2", need.per_100_m2, 0.0);
        }
        if let Some(pue) = &park.planning.pue {
            let subject = Subject::new("planning", "pue", spot.to("pue"));
            self.source(&subject, &pue.source, known);
            self.at_least(&subject, "value", pue.value, 1.0);
        }
    }

    fn uses_of(&mut self, subject: &Subject, field: &str, uses: &[String], known: &Known) {
        for (at, usage) in uses.iter().enumerate() {
            self.dangling("unknown-use", subject, &subject.spot.to(field).to(at), usage, &known.uses);
        }
    }

    fn at_least(&mut self, subject: &Subject, field: &str, value: f64, least: f64) {
        if !(value >= least && value <= 1000.0) {
            let issue = Issue::error("bad-size").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value));
        }
    }
}
