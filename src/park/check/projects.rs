//! The plan: segments, organisations, projects, targets, timeline.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Findings, Part, Subject, references::Known};
use crate::park::{
    Issue, Project, ProjectsFile,
    written::{FileRef, Spot},
};

impl Findings<'_> {
    pub(super) fn check_projects(&mut self, plan: &ProjectsFile, known: &Known) {
        let spot = Spot::file(FileRef::Projects);
        for (nth, segment) in plan.segments.iter().enumerate() {
            let subject = Subject::new("segment", &segment.id, spot.to("segments").to(nth));
            self.name(&subject, "name", &segment.name);
            self.source(&subject, &segment.source, known);
            self.colour(&subject, &subject.spot.to("colour"), &segment.colour);
        }
        for (nth, organisation) in plan.organisations.iter().enumerate() {
            let subject = Subject::new("organisation", &organisation.id, spot.to("organisations").to(nth));
            self.name(&subject, "name", &organisation.name);
            self.optional_name(&subject, "what", organisation.what.as_ref());
            self.source(&subject, &organisation.source, known);
            self.organisations(&subject, "members", &organisation.members, known);
            self.figures(&subject, &organisation.figures, known);
        }
        let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
        for (nth, project) in plan.projects.iter().enumerate() {
            let subject = Subject::new("project", &project.id, spot.to("projects").to(nth));
            self.check_project(&subject, project, known);
            let line = self.texts.location(&subject.spot.to("number")).and_then(|at| at.line).unwrap_or_default();
            match numbers.get(&project.number) {
                Some(first) => self.duplicate(&subject, &project.number.to_string(), "number", *first),
                None => drop(numbers.insert(project.number, line)),
            }
        }
        let mut years: BTreeMap<i16, usize> = BTreeMap::new();
        for (nth, target) in plan.targets.iter().enumerate() {
            let subject = Subject::new("target", target.year.to_string(), spot.to("targets").to(nth));
            let line = self.texts.location(&subject.spot.to("year")).and_then(|at| at.line).unwrap_or_default();
            match years.get(&target.year) {
                Some(first) => self.duplicate(&subject, &target.year.to_string(), "year", *first),
                None => drop(years.insert(target.year, line)),
            }
            self.figures(&subject, &target.figures, known);
        }
        for (nth, milestone) in plan.timeline.iter().enumerate() {
            let subject = Subject::new("milestone", &milestone.id, spot.to("timeline").to(nth));
            self.name(&subject, "name", &milestone.name);
            self.source(&subject, &milestone.source, known);
            self.organisations(&subject, "organisations", &milestone.organisations, known);
            let dated = is_date(&milestone.date);
            if !dated {
                self.add(&subject, "date", Issue::error("bad-date").with("date", &milestone.date));
            }
            self.keep_if(dated, Part::Milestone(nth));
        }
        self.figure_list(&spot.to("city"), &plan.city, known);
    }

    fn check_project(&mut self, subject: &Subject, project: &Project, known: &Known) {
        let spot = &subject.spot;
        self.name(subject, "name", &project.name);
        self.name(subject, "what", &project.what);
        self.source(subject, &project.source, known);
        let cited = [Some(("segments_source", &project.segments_source))];
        let cited = cited.into_iter().chain([project.places_source.as_ref().map(|source| ("places_source", source))]);
        for (field, source) in cited.flatten() {
            self.dangling("unknown-source", subject, &spot.to(field), source, &known.sources);
        }
        for (nth, segment) in project.segments.iter().enumerate() {
            self.dangling("unknown-segment", subject, &spot.to("segments").to(nth), segment, &known.segments);
        }
        self.organisations(subject, "organisations", &project.organisations, known);
        for (nth, place) in project.places.iter().enumerate() {
            self.place(subject, &spot.to("places").to(nth), place, known);
        }
        for (nth, part) in project.parts.iter().enumerate() {
            let part_spot = spot.to("parts").to(nth);
            self.name(&Subject { spot: part_spot.clone(), ..subject.clone() }, "name", &part.name);
            for (k, place) in part.places.iter().enumerate() {
                self.place(subject, &part_spot.to("places").to(k), place, known);
            }
        }
        self.figures(subject, &project.figures, known);
    }
}

/// `2019`, `2022-05` or `2022-05-10`.
fn is_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    let plain = whole.bytes().zip("dddd-dd-dd".bytes()).all(|(byte, wanted)| match wanted {
        b'd' => byte.is_ascii_digit(),
        dash => byte == dash,
    });
    plain && whole.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_year_a_month_or_a_day_is_a_date() {
        for good in ["2019", "2022-05", "2022-05-10", "2024-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["", "22", "2022-13", "2023-02-29", "2022-5", "2022/05/10", "20220510", "二〇二二"] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
