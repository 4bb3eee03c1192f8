//! Names that must be known: sources, uses, places, organisations …, each with the nearest spelling.

use std::collections::{BTreeMap, BTreeSet};

use super::{Findings, Subject};
use crate::park::{
    Building, Issue, ParkFile, PlaceId, rack::split_rack_id, spelling::nearest_or_none, written::Spot, written::Written,
};

/// Every name that the scene defines, as it is written.
pub(super) struct Known<'a> {
    pub sources: BTreeSet<&'a str>,
    pub uses: BTreeSet<&'a str>,
    pub rack_layouts: BTreeSet<&'a str>,
    pub greens: BTreeSet<&'a str>,
    pub groups: BTreeSet<&'a str>,
    pub profiles: BTreeSet<&'a str>,
    pub segments: BTreeSet<&'a str>,
    pub organisations: BTreeSet<&'a str>,
    pub scenarios: BTreeSet<&'a str>,
    pub buildings: BTreeMap<&'a str, &'a Building>,
    pub places: Places,
}

/// The ids of all places.
pub(super) struct Places {
    listed: BTreeSet<PlaceId>,
    /// Rows and racks in a row, by hall.
    halls: BTreeMap<PlaceId, (usize, usize)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(written: &'a Written) -> Self {
        let (park, projects, schedule) = (&written.park, &written.projects, &written.schedule);
        let scenarios = written.scenarios.iter().map(|(_, scenario)| scenario.id.as_str());
        Self {
            sources: park.sources.keys().map(String::as_str).collect(),
            uses: park.uses.keys().map(String::as_str).collect(),
            rack_layouts: park.rack_layouts.keys().map(String::as_str).collect(),
            greens: park.site.greens.iter().map(|green| green.id.as_str()).collect(),
            groups: schedule.groups.keys().map(String::as_str).collect(),
            profiles: schedule.profiles.keys().map(String::as_str).collect(),
            segments: projects.segments.iter().map(|segment| segment.id.as_str()).collect(),
            organisations: projects.organisations.iter().map(|organisation| organisation.id.as_str()).collect(),
            scenarios: scenarios.collect(),
            buildings: park.buildings.iter().map(|building| (building.id.as_str(), building)).collect(),
            places: Places::new(park),
        }
    }
}

impl Places {
    fn new(park: &ParkFile) -> Self {
        let mut listed = BTreeSet::new();
        let mut halls = BTreeMap::new();
        for building in &park.buildings {
            listed.insert(building.id.clone());
            let floors = building.volumes.iter().flat_map(|v| v.storeys_from_below().map(|storey| storey.floor));
            listed.extend(floors.map(|floor| building.floor_id(floor)));
            for (room, floor) in building.rooms_on_floors() {
                let id = building.room_id(room, floor);
                if let Some(layout) = room.racks.as_ref().and_then(|key| park.rack_layouts.get(key)) {
                    halls.insert(id.clone(), (layout.row_centres_m.len(), layout.racks_in_row()));
                }
                listed.insert(id);
            }
            let parts = building.partitions.iter().map(|partition| &partition.id);
            let parts = parts.chain(building.screens.iter().map(|screen| &screen.id));
            let parts = parts.chain(building.fixtures.iter().map(|fixture| &fixture.id));
            listed.extend(parts.map(|part| building.id.child(part)));
        }
        let ground = park.site.roads.iter().map(|road| &road.id);
        let ground = ground.chain(park.site.plazas.iter().map(|plaza| &plaza.id));
        let ground = ground.chain(park.site.greens.iter().map(|green| &green.id));
        let ground = ground.chain(park.site.gates.iter().map(|gate| &gate.id));
        listed.extend(ground.map(PlaceId::new));
        listed.extend(park.models.iter().map(|model| model.id.clone()));
        Self { listed, halls }
    }

    fn has(&self, id: &PlaceId) -> bool {
        self.listed.contains(id)
            || split_rack_id(id.as_str()).is_some_and(|(hall, row, number)| {
                self.halls
                    .get(hall)
                    .is_some_and(|(rows, racks)| (1..=*rows).contains(&row) && number.unwrap_or(1) <= *racks)
            })
    }
}

impl Findings<'_> {
    /// Adds `code` unless the name is among the known ones.
    pub(super) fn dangling(
        &mut self,
        code: &'static str,
        subject: &Subject,
        spot: &Spot,
        id: &str,
        known: &BTreeSet<&str>,
    ) -> bool {
        let found = known.contains(id);
        if !found {
            let issue = Issue::error(code).with("kind", subject.kind).with("owner", &subject.id).with("id", id);
            self.add_at(subject, spot, issue.with("nearest", nearest_or_none(id, known.iter().copied())));
        }
        found
    }

    pub(super) fn source(&mut self, subject: &Subject, source: &str, known: &Known) {
        self.dangling("unknown-source", subject, &subject.spot.to("source"), source, &known.sources);
    }

    pub(super) fn usage(&mut self, subject: &Subject, usage: &str, known: &Known) {
        self.dangling("unknown-use", subject, &subject.spot.to("use"), usage, &known.uses);
    }

    pub(super) fn organisations(&mut self, subject: &Subject, field: &str, named: &[String], known: &Known) {
        for (at, name) in named.iter().enumerate() {
            let spot = subject.spot.to(field).to(at);
            self.dangling("unknown-organisation", subject, &spot, name, &known.organisations);
        }
    }

    pub(super) fn place(&mut self, subject: &Subject, spot: &Spot, place: &PlaceId, known: &Known) {
        if !known.places.has(place) {
            let nearest = nearest_or_none(place.as_str(), known.places.listed.iter().map(PlaceId::as_str));
            let issue = Issue::error("unknown-place").with("kind", subject.kind).with("owner", &subject.id);
            self.add_at(subject, spot, issue.with("id", place).with("nearest", nearest));
        }
    }

    /// A building, or one of its floors.
    pub(super) fn building_or_floor(&mut self, subject: &Subject, spot: &Spot, id: &PlaceId, known: &Known) {
        let holder = id.parent().and_then(|parent| known.buildings.get(parent.as_str()).copied());
        let is_floor = holder.is_some_and(|building| {
            building.volumes.iter().any(|v| v.storeys_from_below().any(|storey| building.floor_id(storey.floor) == *id))
        });
        if !is_floor {
            self.building(subject, spot, id, known);
        }
    }

    /// A building by id, where nothing else will do.
    pub(super) fn building(&mut self, subject: &Subject, spot: &Spot, id: &PlaceId, known: &Known) {
        if !known.buildings.contains_key(id.as_str()) {
            let nearest = nearest_or_none(id.as_str(), known.buildings.keys().copied());
            let issue = Issue::error("unknown-place").with("kind", subject.kind).with("owner", &subject.id);
            self.add_at(subject, spot, issue.with("id", id).with("nearest", nearest));
        }
    }
}
