//! What a scene gets wrong though it reads well: each check finds, none changes anything.
//!
//! All checks look at the scene as it is written, so that one fault is one issue and not also a dangling reference
//! to what was dropped for it. `prune` then takes out what cannot be used.

mod building;
mod dates;
mod feeds;
mod figures;
mod grounds;
mod ids;
mod layout;
mod life;
mod limits;
mod metrics;
mod planning;
mod projects;
mod prune;
mod racks;
mod references;
mod rooms;
mod scenarios;
mod showroom;
mod site;
mod tours;
mod values;
mod views;

use std::collections::BTreeSet;

use super::{
    Issue, PlaceId,
    written::{Spot, Texts, Written},
};
use references::Known;

pub(super) use prune::prune;

/// Issues beyond this are counted, not listed.
const MOST_ISSUES: usize = 1_000;

/// A thing of the scene that cannot be used; numbers are places in their lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Boundary,
    Building(usize),
    Room(usize, usize),
    Partition(usize, usize),
    Screen(usize, usize),
    Fixture(usize, usize),
    Road(usize),
    Plaza(usize),
    Green(usize),
    Planting(usize),
    Gate(usize),
    Crossing(usize),
    Parking(usize),
    Furniture,
    Vehicles,
    Surroundings,
    Model(usize),
    RackLayout(String),
    Profile(String),
    Organisation(usize),
    Segment(usize),
    Project(usize),
    Milestone(usize),
    Rule(usize),
    Metric(usize),
    RackLife,
    Walks,
    Construction(Option<usize>),
    Booking(usize),
    View(usize),
    Mapping(usize),
    Keep,
    Showroom,
    Scenario(usize),
    Tour(usize),
    Stop(usize, usize),
    Coordinates,
    GreenBelt,
}

/// Whom an issue speaks of, and where that stands.
#[derive(Clone, Debug)]
struct Subject {
    kind: &'static str,
    id: String,
    place: Option<PlaceId>,
    spot: Spot,
}

impl Subject {
    fn new(kind: &'static str, id: impl Into<String>, spot: Spot) -> Self {
        Self { kind, id: id.into(), place: None, spot }
    }

    /// One that is a place of the park, by the id that it has there.
    fn place(kind: &'static str, id: PlaceId, spot: Spot) -> Self {
        Self { kind, id: id.to_string(), place: Some(id), spot }
    }
}

/// What has been found so far.
struct Findings<'a> {
    texts: &'a Texts,
    issues: Vec<Issue>,
    left_out: usize,
    broken: BTreeSet<Part>,
}

impl Findings<'_> {
    /// Adds an issue about the subject, at its field if one is named.
    fn add(&mut self, subject: &Subject, field: &str, issue: Issue) {
        let spot = if field.is_empty() { subject.spot.clone() } else { subject.spot.to(field) };
        self.add_at(subject, &spot, issue);
    }

    fn add_at(&mut self, subject: &Subject, spot: &Spot, mut issue: Issue) {
        if self.issues.len() >= MOST_ISSUES {
            self.left_out += 1;
            return;
        }
        issue.place = subject.place.clone();
        issue.location = self.texts.location(spot);
        self.issues.push(issue);
    }

    /// Marks the part as broken unless the check held.
    fn keep_if(&mut self, sound: bool, part: Part) {
        if !sound {
            self.broken.insert(part);
        }
    }
}

/// Every fault in the scene, and the parts that it makes unusable.
pub(super) fn check(written: &Written) -> (Vec<Issue>, BTreeSet<Part>) {
    let known = Known::new(written);
    let mut findings = Findings { texts: &written.texts, issues: Vec::new(), left_out: 0, broken: BTreeSet::new() };
    findings.check_ids(written);
    findings.check_park(written, &known);
    findings.check_site(&written.park, &known);
    for (at, building) in written.park.buildings.iter().enumerate() {
        findings.check_building(at, building, &known);
    }
    findings.check_layout(&written.park);
    findings.check_rack_layouts(&written.park, &known);
    findings.check_planning(&written.park, &known);
    findings.check_projects(&written.projects, &known);
    findings.check_schedule(&written.schedule, &known);
    findings.check_metrics(&written.rules, &known);
    findings.check_rules(&written.rules, &known);
    findings.check_rack_life(&written.schedule, &known);
    findings.check_walks(&written.schedule, &known);
    findings.check_constructions(&written.park, &known);
    findings.check_bookings(&written.schedule, &known);
    findings.check_scenarios(written, &known);
    findings.check_views(&written.views, &known);
    findings.check_tours(written, &known);
    findings.check_showroom(written);
    findings.check_feeds(&written.feeds, &written.rules.metrics, &known);
    // Last: what is wrong already is not the fault of changes.
    findings.check_scenario_changes(written);
    if findings.left_out > 0 {
        let (shown, count) = (findings.issues.len(), findings.left_out);
        findings.issues.push(Issue::warning("too-many-issues").with("shown", shown).with("count", count));
    }
    (findings.issues, findings.broken)
}
