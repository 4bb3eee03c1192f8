//! What happens in the park: presence profiles, rules, scenarios.

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Issue, Profile, Rule, Rules, Schedule,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_schedule(&mut self, schedule: &Schedule, known: &Known) {
        let spot = Spot::file(FileRef::Schedule);
        for (key, group) in &schedule.groups {
            let subject = Subject::new("group", key, spot.to("groups").to(key.as_str()));
            self.name(&subject, "name", &group.name);
        }
        for (key, profile) in &schedule.profiles {
            let subject = Subject::new("profile", key, spot.to("profiles").to(key.as_str()));
            self.name(&subject, "name", &profile.name);
            self.source(&subject, &profile.source, known);
            let sound = self.check_profile(&subject, key, profile);
            self.keep_if(sound, Part::Profile(key.clone()));
        }
    }

    fn check_profile(&mut self, subject: &Subject, key: &str, profile: &Profile) -> bool {
        let days = [("workday", Some(&profile.workday)), ("weekend", profile.weekend.as_ref())];
        for (day, hours) in days.into_iter().filter_map(|(day, hours)| Some((day, hours?))) {
            if hours.len() != 24 {
                let issue = Issue::error("profile-length").with("profile", key).with("day", day);
                self.add(subject, day, issue.with("count", hours.len()));
                return false;
            }
            let wrong = hours.iter().enumerate().find(|(_, share)| !(0.0..=1.0).contains(*share));
            if let Some((hour, value)) = wrong {
                let issue = Issue::error("profile-range").with("profile", key).with("day", day);
                self.add(subject, day, issue.with("hour", hour).with("value", value));
                return false;
            }
        }
        true
    }

    pub(super) fn check_rules(&mut self, rules: &Rules, known: &Known) {
        for (nth, rule) in rules.rules.iter().enumerate() {
            let spot = Spot::file(FileRef::Rules).to("rules").to(nth);
            let subject = Subject::new("rule", &rule.id, spot);
            self.name(&subject, "name", &rule.name);
            self.source(&subject, &rule.source, known);
            for (k, band) in rule.bands.iter().enumerate() {
                let band_spot = subject.spot.to("bands").to(k);
                let band_subject = Subject { spot: band_spot.clone(), ..subject.clone() };
                self.name(&band_subject, "name", &band.name);
                self.colour(&subject, &band_spot.to("colour"), &band.colour);
            }
            let sound = self.check_bands(&subject, rule) && self.check_formula(&subject, rule, rules);
            self.keep_if(sound, Part::Rule(nth));
        }
    }

    fn check_bands(&mut self, subject: &Subject, rule: &Rule) -> bool {
        if rule.bands.is_empty() {
            self.add(subject, "bands", Issue::error("no-bands").with("rule", &rule.id));
            return false;
        }
        let mut before = f64::NEG_INFINITY;
        for (k, band) in rule.bands.iter().enumerate() {
            let spot = subject.spot.to("bands").to(k);
            let last = k + 1 == rule.bands.len();
            let issue = match band.below {
                None if last => continue,
                Some(_) if last => Issue::error("band-end").with("reason", "superfluous"),
                None => Issue::error("band-end").with("reason", "missing"),
                Some(below) if below > before && below.is_finite() => {
                    before = below;
                    continue;
                }
                Some(below) => Issue::error("bands-not-rising").with("below", below).with("before", before),
            };
            self.add_at(subject, &spot.to("below"), issue.with("rule", &rule.id).with("band", k + 1));
            return false;
        }
        true
    }
}
