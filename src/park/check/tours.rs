//! Tours: every stop can be shown, and says no number that nobody stands for.

use std::collections::BTreeSet;

use super::{Findings, Part, Subject, references::Known, views::is_time};
use crate::park::{
    Issue, Stop, Tour, Wish,
    spelling::nearest_or_none,
    tour::{Said, said},
    written::{FileRef, Spot, Written},
};

/// Longest stand and way, seconds.
const LONGEST_SECS: f64 = 600.0;
/// Words that overlays have besides the rules' ids.
const USAGE: &str = "usage";

/// What tours may name.
struct Nameable<'a> {
    views: BTreeSet<&'a str>,
    rules: BTreeSet<&'a str>,
    figures: BTreeSet<&'a str>,
    /// Years, months and days that are written somewhere in the scene.
    dates: BTreeSet<String>,
}

impl<'a> Nameable<'a> {
    fn new(written: &'a Written) -> Self {
        let (park, plan) = (&written.park, &written.projects);
        let of_buildings = park
            .buildings
            .iter()
            .flat_map(|building| building.figures.iter().chain(building.rooms.iter().flat_map(|room| &room.figures)));
        let of_plan = plan.organisations.iter().flat_map(|one| &one.figures);
        let of_plan = of_plan.chain(plan.projects.iter().flat_map(|one| &one.figures)).chain(&plan.city);
        let of_plan = of_plan.chain(plan.targets.iter().flat_map(|one| &one.figures));
        let figures: Vec<_> = park.figures.iter().chain(of_buildings).chain(of_plan).collect();
        let mut dates = BTreeSet::new();
        let mut note = |text: &str| {
            dates.extend(numbers(text).into_iter().map(|number| number.trim_start_matches('0').to_owned()))
        };
        plan.timeline.iter().for_each(|milestone| note(&milestone.date));
        plan.targets.iter().for_each(|target| note(&target.year.to_string()));
        park.sources.values().for_each(|source| note(&source.date.to_string()));
        figures.iter().filter_map(|figure| figure.as_of).for_each(|day| note(&day.to_string()));
        let built = park.buildings.iter().filter_map(|one| one.construction.as_ref()).chain(&park.site.construction);
        built.flat_map(|one| [one.begun, one.topped, one.done]).for_each(|day| note(&day.to_string()));
        Self {
            views: written.views.views.iter().map(|view| view.id.as_str()).collect(),
            rules: written.rules.rules.iter().map(|rule| rule.id.as_str()).chain([USAGE]).collect(),
            figures: figures.iter().map(|figure| figure.id.as_str()).collect(),
            dates,
        }
    }
}

/// The numbers in a text, `29,000` or `1.5` as one.
fn numbers(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    runs.map(|run| run.trim_matches([',', '.'])).filter(|run| !run.is_empty()).collect()
}

impl Findings<'_> {
    pub(super) fn check_tours(&mut self, written: &Written, known: &Known) {
        let nameable = Nameable::new(written);
        for (nth, (file, tour)) in written.tours.iter().enumerate() {
            let subject = Subject::new("tour", &tour.id, Spot::file(FileRef::Tour(nth)));
            self.name(&subject, "name", &tour.name);
            self.optional_name(&subject, "what", tour.what.as_ref());
            if *file != tour.id {
                let issue = Issue::warning("tour-name").with("file", format!("{file}.ron"));
                self.add(&subject, "id", issue.with("id", &tour.id));
            }
            if tour.stops.is_empty() {
                self.add(&subject, "stops", Issue::error("no-stops").with("tour", &tour.id));
                self.keep_if(false, Part::Tour(nth));
            }
            let ids = tour.stops.iter().map(|stop| stop.id.as_str());
            self.check_list("stop", &subject.spot.to("stops"), ids, |at| Part::Stop(nth, at));
            self.check_stops(nth, tour, &subject, (&nameable, known));
        }
    }

    fn check_stops(&mut self, nth: usize, tour: &Tour, of: &Subject, (nameable, known): (&Nameable, &Known)) {
        for (at, stop) in tour.stops.iter().enumerate() {
            let subject = Subject::new("stop", &stop.id, of.spot.to("stops").to(at));
            self.name(&subject, "name", &stop.name);
            self.name(&subject, "says", &stop.says);
            self.optional_name(&subject, "notes", stop.notes.as_ref());
            let spot = subject.spot.to("view");
            let seen = self.dangling("unknown-view", &subject, &spot, &stop.view, &nameable.views);
            if let Some(place) = &stop.about {
                self.place(&subject, &subject.spot.to("about"), place, known);
            }
            let mut sound = seen;
            for (field, value, least) in [
                ("secs", stop.secs, 1.0),
                ("travel_secs", stop.travel_secs, 0.0),
                ("turn_deg", stop.turn_deg.abs(), 0.0),
            ] {
                if !(least..=LONGEST_SECS).contains(&value) {
                    let issue = Issue::error("stop-range").with("stop", &stop.id).with("field", field);
                    self.add(
                        &subject,
                        field,
                        issue.with("value", value).with("least", least).with("most", LONGEST_SECS),
                    );
                    sound = false;
                }
            }
            self.check_words(stop, &subject, nameable);
            for (k, wish) in stop.does.iter().enumerate() {
                self.check_wish(wish, &subject, &subject.spot.to("does").to(k), (nameable, known));
            }
            self.keep_if(sound, Part::Stop(nth, at));
        }
    }

    /// Figures that are named must be there; a number that is said is one of theirs, or part of a date.
    fn check_words(&mut self, stop: &Stop, subject: &Subject, nameable: &Nameable) {
        for (lang, text) in [("zh", &stop.says.zh), ("en", &stop.says.en)] {
            let spot = subject.spot.to("says").to(lang);
            for piece in said(text) {
                match piece {
                    Said::Figure(id) => {
                        self.dangling("unknown-figure", subject, &spot, id, &nameable.figures);
                    }
                    Said::Words(words) => {
                        for number in numbers(words) {
                            if !nameable.dates.contains(number.trim_start_matches('0')) {
                                let issue = Issue::error("said-number").with("stop", &stop.id);
                                self.add_at(subject, &spot, issue.with("number", number).with("lang", lang));
                            }
                        }
                    }
                }
            }
        }
    }

    fn check_wish(&mut self, wish: &Wish, subject: &Subject, spot: &Spot, (nameable, known): (&Nameable, &Known)) {
        match wish {
            Wish::Select(place) => self.place(subject, spot, place, known),
            Wish::Light(places) => places.iter().for_each(|place| self.place(subject, spot, place, known)),
            Wish::Open(places) => places.iter().for_each(|place| self.building_or_floor(subject, spot, place, known)),
            Wish::Mode(building, mode) => match known.buildings.get(building.as_str()) {
                None => self.building(subject, spot, building, known),
                Some(building) => {
                    let modes: BTreeSet<&str> = building.modes.iter().map(|mode| mode.id.as_str()).collect();
                    self.dangling("unknown-mode", subject, spot, mode, &modes);
                }
            },
            Wish::Scenario(id) => {
                self.dangling("unknown-scenario", subject, spot, id, &known.scenarios);
            }
            Wish::Overlay(id) if !nameable.rules.contains(id.as_str()) => {
                let nearest = nearest_or_none(id, nameable.rules.iter().copied());
                let issue = Issue::error("unknown-overlay").with("kind", subject.kind).with("owner", &subject.id);
                self.add_at(subject, spot, issue.with("id", id).with("nearest", nearest));
            }
            Wish::Time(time) if !is_time(time) => {
                let issue = Issue::error("stop-time").with("stop", &subject.id).with("time", time);
                self.add_at(subject, spot, issue);
            }
            Wish::Speed(speed) if !(1.0..=2_678_400.0).contains(speed) => {
                let issue = Issue::error("stop-range").with("stop", &subject.id).with("field", "speed");
                self.add_at(subject, spot, issue.with("value", speed).with("least", 1.0).with("most", 2_678_400.0));
            }
            Wish::Overlay(_) | Wish::Time(_) | Wish::Speed(_) => {}
            Wish::Spread(_) | Wish::Weather(_) | Wish::Day(_) | Wish::Moment(_) => {}
        }
    }
}
