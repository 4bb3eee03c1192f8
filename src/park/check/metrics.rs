//! Metrics, the formulas over them, how racks work, and how people take walks.

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Formula, FormulaError, Issue, MetricSpec, PlaceId, Rule, Rules, Schedule,
    spelling::nearest_or_none,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_metrics(&mut self, rules: &Rules, known: &Known) {
        for (nth, metric) in rules.metrics.iter().enumerate() {
            let subject = Subject::new("metric", &metric.id, Spot::file(FileRef::Rules).to("metrics").to(nth));
            self.name(&subject, "name", &metric.name);
            self.source(&subject, &metric.source, known);
            let sound = self.check_metric(&subject, metric);
            self.keep_if(sound, Part::Metric(nth));
        }
    }

    fn check_metric(&mut self, subject: &Subject, metric: &MetricSpec) -> bool {
        let (least, most) = metric.range;
        if least.is_nan() || most.is_nan() || least >= most {
            let issue = Issue::error("metric-range").with("metric", &metric.id);
            self.add(subject, "range", issue.with("least", least).with("most", most));
            return false;
        }
        // A year between two readings is no feed.
        if !(metric.interval_secs > 0.0 && metric.interval_secs < 3.2e7) {
            let issue = Issue::error("metric-interval").with("metric", &metric.id);
            self.add(subject, "interval_secs", issue.with("value", metric.interval_secs));
            return false;
        }
        // Formulas could not tell the two apart.
        if Formula::GIVEN.contains(&metric.id.as_str()) {
            self.add(subject, "id", Issue::error("metric-name-taken").with("metric", &metric.id));
            return false;
        }
        true
    }

    /// Whether the formula of a rule can be read, over the metrics of numbers.
    pub(super) fn check_formula(&mut self, subject: &Subject, rule: &Rule, rules: &Rules) -> bool {
        let metrics = rules.numbers();
        let issue = match Formula::parse(&rule.value, metrics.clone()) {
            Ok(_) => return true,
            Err(FormulaError::UnknownName(name)) => {
                let nearest = nearest_or_none(&name, metrics.chain(Formula::GIVEN));
                Issue::error("formula-name").with("rule", &rule.id).with("name", name).with("nearest", nearest)
            }
            Err(FormulaError::Unreadable(reason)) => {
                Issue::error("formula-unreadable").with("rule", &rule.id).with("reason", reason)
            }
        };
        self.add(subject, "value", issue);
        false
    }

    pub(super) fn check_rack_life(&mut self, schedule: &Schedule, known: &Known) {
        let Some(life) = &schedule.racks else { return };
        let subject = Subject::new("racks", "racks", Spot::file(FileRef::Schedule).to("racks"));
        self.source(&subject, &life.source, known);
        self.dangling("unknown-profile", &subject, &subject.spot.to("profile"), &life.profile, &known.profiles);
        for (at, owner) in life.owners.iter().enumerate() {
            self.place(&subject, &subject.spot.to("owners").to(at), &PlaceId::new(owner), known);
        }
        let (least, most) = life.job_hours;
        let faults = [
            ("supply_c", life.supply_c, (-20.0..=60.0).contains(&life.supply_c)),
            ("job_hours", least, least > 0.0 && least <= most && most <= 8_760.0),
        ];
        for (field, value, _) in faults.into_iter().filter(|(.., sound)| !sound) {
            self.add(&subject, field, Issue::error("rack-life").with("field", field).with("value", value));
            self.keep_if(false, Part::RackLife);
        }
    }

    pub(super) fn check_walks(&mut self, schedule: &Schedule, known: &Known) {
        let Some(walks) = &schedule.walks else { return };
        let subject = Subject::new("walks", "walks", Spot::file(FileRef::Schedule).to("walks"));
        self.source(&subject, &walks.source, known);
        self.dangling("unknown-profile", &subject, &subject.spot.to("profile"), &walks.profile, &known.profiles);
        if !(0.0..=0.5).contains(&walks.share) {
            self.add(&subject, "share", Issue::error("walks-share").with("value", walks.share));
            self.keep_if(false, Part::Walks);
        }
    }
}
