//! Ids: well formed, and given once. All places share one namespace; everything else has its own.

use std::collections::BTreeMap;

use super::{Findings, Part, Subject};
use crate::park::{
    Building, Issue, PlaceId,
    written::{FileRef, Spot, Written},
};

/// The line on which each id stands first.
type Seen = BTreeMap<String, usize>;

impl Findings<'_> {
    pub(super) fn check_ids(&mut self, written: &Written) {
        self.check_places(written);
        let park = &written.park;
        let park_spot = Spot::file(FileRef::Park);
        let plantings = park.site.plantings.iter().map(|planting| planting.id.as_str());
        self.check_list("planting", &park_spot.to("site").to("plantings"), plantings, Part::Planting);
        for (kind, key) in [("source", "sources"), ("use", "uses"), ("rack-layout", "rack_layouts")] {
            self.check_keys(kind, &park_spot.to(key));
        }
        let schedule = Spot::file(FileRef::Schedule);
        self.check_keys("group", &schedule.to("groups"));
        self.check_keys("profile", &schedule.to("profiles"));

        let bookings = written.schedule.bookings.iter().map(|booking| booking.id.as_str());
        self.check_list("booking", &schedule.to("bookings"), bookings, Part::Booking);

        let (plan, spot) = (&written.projects, Spot::file(FileRef::Projects));
        let ids = plan.segments.iter().map(|segment| segment.id.as_str());
        self.check_list("segment", &spot.to("segments"), ids, Part::Segment);
        let ids = plan.organisations.iter().map(|organisation| organisation.id.as_str());
        self.check_list("organisation", &spot.to("organisations"), ids, Part::Organisation);
        let ids = plan.projects.iter().map(|project| project.id.as_str());
        self.check_list("project", &spot.to("projects"), ids, Part::Project);
        let ids = plan.timeline.iter().map(|milestone| milestone.id.as_str());
        self.check_list("milestone", &spot.to("timeline"), ids, Part::Milestone);

        let ids = written.rules.metrics.iter().map(|metric| metric.id.as_str());
        self.check_list("metric", &Spot::file(FileRef::Rules).to("metrics"), ids, Part::Metric);
        let ids = written.rules.rules.iter().map(|rule| rule.id.as_str());
        self.check_list("rule", &Spot::file(FileRef::Rules).to("rules"), ids, Part::Rule);
        let ids = written.views.views.iter().map(|view| view.id.as_str());
        self.check_list("view", &Spot::file(FileRef::Views).to("views"), ids, Part::View);

        let mut seen = Seen::new();
        for (at, (_, scenario)) in written.scenarios.iter().enumerate() {
            let subject = Subject::new("scenario", &scenario.id, Spot::file(FileRef::Scenario(at)));
            let sound = self.id(&mut seen, &subject, &scenario.id, "id");
            self.keep_if(sound, Part::Scenario(at));
        }
        let mut seen = Seen::new();
        for (at, (_, tour)) in written.tours.iter().enumerate() {
            let subject = Subject::new("tour", &tour.id, Spot::file(FileRef::Tour(at)));
            let sound = self.id(&mut seen, &subject, &tour.id, "id");
            self.keep_if(sound, Part::Tour(at));
        }
    }

    /// The one namespace of places.
    fn check_places(&mut self, written: &Written) {
        let mut seen = Seen::new();
        let (park, spot) = (&written.park, Spot::file(FileRef::Park));
        for (at, building) in park.buildings.iter().enumerate() {
            let subject = Subject::place("building", building.id.clone(), spot.to("buildings").to(at));
            let sound = self.single_segment(&subject, building.id.as_str())
                && self.id(&mut seen, &subject, building.id.as_str(), "id");
            self.keep_if(sound, Part::Building(at));
            // The parts of a building of the same name would all be reported with it.
            if sound {
                self.check_inside(&mut seen, at, building, &subject.spot);
            }
        }
        let site = spot.to("site");
        let roads = park.site.roads.iter().map(|road| road.id.as_str());
        self.check_ground(&mut seen, "road", &site.to("roads"), roads, Part::Road);
        let plazas = park.site.plazas.iter().map(|plaza| plaza.id.as_str());
        self.check_ground(&mut seen, "plaza", &site.to("plazas"), plazas, Part::Plaza);
        let greens = park.site.greens.iter().map(|green| green.id.as_str());
        self.check_ground(&mut seen, "green", &site.to("greens"), greens, Part::Green);
        let gates = park.site.gates.iter().map(|gate| gate.id.as_str());
        self.check_ground(&mut seen, "gate", &site.to("gates"), gates, Part::Gate);
        let models = park.models.iter().map(|model| model.id.as_str());
        self.check_ground(&mut seen, "model", &spot.to("models"), models, Part::Model);
    }

    fn check_inside(&mut self, seen: &mut Seen, at: usize, building: &Building, spot: &Spot) {
        let line = self.line_of(&spot.to("id"));
        // Names that the building's own floors and its roof take.
        let floors = building.volumes.iter().flat_map(|v| v.storeys_from_below().map(|storey| storey.floor));
        seen.extend(floors.map(|floor| (building.floor_id(floor).to_string(), line)));
        seen.insert(building.id.child("roof").to_string(), line);

        for (nth, room) in building.rooms.iter().enumerate() {
            let first = *room.floor_range().start();
            let id = building.room_id(room, first);
            let subject = Subject::place("room", id.clone(), spot.to("rooms").to(nth));
            let sound = self.single_segment(&subject, &room.id) && self.id(seen, &subject, id.as_str(), "id");
            self.keep_if(sound, Part::Room(at, nth));
            // Only the first clash of a room is told.
            let mut rest = room.floor_range().skip(1).map(|floor| building.room_id(room, floor).to_string());
            let clash = rest.find(|id| seen.insert(id.clone(), line).is_some());
            if sound && let Some(id) = clash {
                self.duplicate(&subject, &id, "id", line);
                self.keep_if(false, Part::Room(at, nth));
            }
        }
        let partitions = building.partitions.iter().map(|part| part.id.as_str());
        self.check_parts(seen, &building.id, "partition", &spot.to("partitions"), partitions, |k| {
            Part::Partition(at, k)
        });
        let screens = building.screens.iter().map(|part| part.id.as_str());
        self.check_parts(seen, &building.id, "screen", &spot.to("screens"), screens, |k| Part::Screen(at, k));
        let fixtures = building.fixtures.iter().map(|part| part.id.as_str());
        self.check_parts(seen, &building.id, "fixture", &spot.to("fixtures"), fixtures, |k| Part::Fixture(at, k));

        // Two volumes of one name are both built, so that nothing is dropped.
        let volumes = building.volumes.iter().map(|volume| volume.id.as_str());
        self.check_named(&mut Seen::new(), "volume", &spot.to("volumes"), volumes);
        let modes = building.modes.iter().map(|mode| mode.id.as_str());
        self.check_named(&mut Seen::new(), "mode", &spot.to("modes"), modes);
    }

    fn check_parts<'b>(
        &mut self,
        seen: &mut Seen,
        building: &PlaceId,
        kind: &'static str,
        list: &Spot,
        ids: impl Iterator<Item = &'b str>,
        part: impl Fn(usize) -> Part,
    ) {
        for (nth, own) in ids.enumerate() {
            let id = building.child(own);
            let subject = Subject::place(kind, id.clone(), list.to(nth));
            let sound = self.single_segment(&subject, own) && self.id(seen, &subject, id.as_str(), "id");
            self.keep_if(sound, part(nth));
        }
    }

    fn check_ground<'b>(
        &mut self,
        seen: &mut Seen,
        kind: &'static str,
        list: &Spot,
        ids: impl Iterator<Item = &'b str>,
        part: impl Fn(usize) -> Part,
    ) {
        for (nth, id) in ids.enumerate() {
            let subject = Subject::place(kind, PlaceId::new(id), list.to(nth));
            let sound = self.id(seen, &subject, id, "id");
            self.keep_if(sound, part(nth));
        }
    }

    /// A list with a namespace of its own.
    pub(super) fn check_list<'b>(
        &mut self,
        kind: &'static str,
        list: &Spot,
        ids: impl Iterator<Item = &'b str>,
        part: impl Fn(usize) -> Part,
    ) {
        for nth in self.check_named(&mut Seen::new(), kind, list, ids) {
            self.keep_if(false, part(nth));
        }
    }

    /// The places in the list of those ids that are malformed or stand twice.
    pub(super) fn check_named<'b>(
        &mut self,
        seen: &mut Seen,
        kind: &'static str,
        list: &Spot,
        ids: impl Iterator<Item = &'b str>,
    ) -> Vec<usize> {
        let wrong = |(nth, id): (usize, &str)| {
            let subject = Subject::new(kind, id, list.to(nth));
            (!self.id(seen, &subject, id, "id")).then_some(nth)
        };
        ids.enumerate().filter_map(wrong).collect()
    }

    /// A map reads only its last entry of a key, so that a double key shows in the text alone.
    fn check_keys(&mut self, kind: &'static str, map: &Spot) {
        let mut seen = Seen::new();
        for (nth, (key, line)) in self.texts.keys(map).into_iter().enumerate() {
            let subject = Subject::new(kind, &key, map.to(nth));
            if let Some(first) = seen.insert(key.clone(), line) {
                self.duplicate(&subject, &key, "", first);
            } else if !PlaceId::new(&key).is_well_formed() {
                self.add(&subject, "", Issue::error("malformed-id").with("kind", kind).with("id", &key));
            }
        }
    }

    fn id(&mut self, seen: &mut Seen, subject: &Subject, id: &str, field: &str) -> bool {
        if !PlaceId::new(id).is_well_formed() {
            self.add(subject, field, Issue::error("malformed-id").with("kind", subject.kind).with("id", id));
            return false;
        }
        let line = self.line_of(&subject.spot.to(field));
        if let Some(first) = seen.get(id).copied() {
            self.duplicate(subject, id, field, first);
            return false;
        }
        seen.insert(id.to_owned(), line);
        true
    }

    /// An id that becomes one segment of a path.
    fn single_segment(&mut self, subject: &Subject, own: &str) -> bool {
        let sound = !own.contains('/') && PlaceId::new(own).is_well_formed();
        if !sound {
            self.add(subject, "id", Issue::error("malformed-id").with("kind", subject.kind).with("id", own));
        }
        sound
    }

    pub(super) fn duplicate(&mut self, subject: &Subject, id: &str, field: &str, first_line: usize) {
        let issue = Issue::error("duplicate-id").with("kind", subject.kind).with("id", id);
        self.add(subject, field, issue.with("line", first_line));
    }

    fn line_of(&self, spot: &Spot) -> usize {
        self.texts.location(spot).and_then(|location| location.line).unwrap_or_default()
    }
}
