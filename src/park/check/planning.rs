//! Planning rules: distances and numbers above zero, uses and sources that are known.

use jiff::civil::Date;

use super::{Findings, Subject, references::Known};
use crate::park::{
    Issue, ParkFile, SunlightDay,
    planning::REFERENCE_YEAR,
    written::{FileRef, Spot},
};

/// No rule asks for more.
const MOST: f64 = 1_000_000.0;

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
        if let Some(sun) = &park.planning.sunlight {
            let subject = Subject::new("planning", "sunlight", spot.to("sunlight"));
            self.source(&subject, &sun.source, known);
            self.uses_of(&subject, "dwellings", &sun.dwellings, known);
            self.in_range(&subject, "from_h", sun.from_h, (0.0, 24.0));
            self.in_range(&subject, "to_h", sun.to_h, (sun.from_h, 24.0));
            self.in_range(&subject, "hours", sun.hours, (0.0, 24.0));
            self.in_range(&subject, "sill_m", sun.sill_m, (0.0, 100.0));
            if let SunlightDay::On(month, day) = sun.day
                && Date::new(REFERENCE_YEAR, month, day).is_err()
            {
                let date = format!("{month}-{day}");
                self.add(&subject, "day", Issue::error("bad-date").with("date", date));
            }
        }
        if let Some(case) = &park.planning.production {
            let subject = Subject::new("planning", "production", spot.to("production"));
            self.source(&subject, &case.source, known);
            self.at_least(&subject, "people", f64::from(case.people), 1.0);
            self.at_least(&subject, "days", f64::from(case.days), 1.0);
        }
    }

    fn uses_of(&mut self, subject: &Subject, field: &str, uses: &[String], known: &Known) {
        for (at, usage) in uses.iter().enumerate() {
            self.dangling("unknown-use", subject, &subject.spot.to(field).to(at), usage, &known.uses);
        }
    }

    fn at_least(&mut self, subject: &Subject, field: &str, value: f64, least: f64) {
        self.in_range(subject, field, value, (least, MOST));
    }

    fn in_range(&mut self, subject: &Subject, field: &str, value: f64, (least, most): (f64, f64)) {
        if !(value >= least && value <= most) {
            let issue = Issue::error("bad-size").with("kind", subject.kind).with("owner", &subject.id);
            self.add(subject, field, issue.with("field", field).with("value", value));
        }
    }
}
