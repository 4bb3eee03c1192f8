//! A building's own shape and contents.

use std::collections::BTreeSet;

use geo::{Area, BooleanOps};

use super::{
    Findings, Part, Subject,
    limits::{MOST_OCCUPANTS, MOST_VOLUMES, TALLEST_STOREY_M},
    references::Known,
};
use crate::park::{
    Building, Issue, Volume,
    volume_shape::MOST_STOREYS,
    written::{FileRef, Spot},
};

/// Areas below this are clipping noise, m².
pub(super) const NOISE_M2: f64 = 0.01;
/// How far stated floor area may be from the computed one, m²: plans round to whole metres.
const GFA_SLACK_M2: f64 = 0.5;

impl Findings<'_> {
    pub(super) fn check_building(&mut self, at: usize, building: &Building, known: &Known) {
        let spot = Spot::file(FileRef::Park).to("buildings").to(at);
        let subject = Subject::place("building", building.id.clone(), spot);
        self.name(&subject, "name", &building.name);
        self.optional_name(&subject, "what", building.what.as_ref());
        self.usage(&subject, &building.usage, known);
        self.source(&subject, &building.source, known);
        self.figures(&subject, &building.figures, known);
        if let Some(model) = &building.model {
            self.path(&subject, &subject.spot.to("model"), model);
        }
        self.check_occupants(&subject, building, known);

        let placed = self.position(&subject, "at", &[building.at.0, building.at.1])
            && self.position(&subject, "turn_deg", &[building.turn_deg]);
        let sound = placed && self.check_volumes(&subject, building);
        self.keep_if(sound, Part::Building(at));
        if sound {
            self.check_gfa(&subject, building);
            self.check_floor_notes(&subject, building);
        }
        self.check_rooms(at, building, &subject, known, sound);
        self.check_parts_of(at, building, &subject, known, sound);
        self.check_modes(building, &subject);
    }

    fn check_occupants(&mut self, subject: &Subject, building: &Building, known: &Known) {
        let rooms: BTreeSet<&str> = building.rooms.iter().map(|room| room.id.as_str()).collect();
        for (nth, occupants) in building.occupants.iter().enumerate() {
            let subject = Subject { kind: "occupants", spot: subject.spot.to("occupants").to(nth), ..subject.clone() };
            let spot = &subject.spot;
            self.dangling("unknown-group", &subject, &spot.to("group"), &occupants.group, &known.groups);
            self.dangling("unknown-profile", &subject, &spot.to("profile"), &occupants.profile, &known.profiles);
            for (k, room) in occupants.rooms.iter().enumerate() {
                self.dangling("unknown-room", &subject, &spot.to("rooms").to(k), room, &rooms);
            }
            self.source(&subject, &occupants.source, known);
            self.count(&subject, "count", occupants.count.into(), MOST_OCCUPANTS.into());
        }
    }

    /// Whether the volumes can be built.
    fn check_volumes(&mut self, subject: &Subject, building: &Building) -> bool {
        if building.volumes.is_empty() {
            self.add(subject, "volumes", Issue::error("no-volumes").with("building", &building.id));
            return false;
        }
        if !self.count(subject, "volumes", building.volumes.len() as u64, MOST_VOLUMES as u64) {
            return false;
        }
        let mut sound = true;
        for (nth, volume) in building.volumes.iter().enumerate() {
            let owner = format!("{}/{}", building.id, volume.id);
            let volume_subject =
                Subject { kind: "volume", id: owner, spot: subject.spot.to("volumes").to(nth), ..subject.clone() };
            sound &= self.check_volume(&volume_subject, building, volume);
        }
        if sound {
            self.check_volumes_apart(subject, building);
        }
        sound
    }

    fn check_volume(&mut self, subject: &Subject, building: &Building, volume: &Volume) -> bool {
        let placed = self.position(subject, "at", &[volume.at.0, volume.at.1])
            && self.position(subject, "base_m", &[volume.base_m]);
        let first_floor = volume.first_floor > 0 || self.size(subject, "first_floor", 0.0);
        let outlined = self.outline(subject, &subject.spot.to("outline"), &volume.outline);
        let storeys = self.check_storeys(subject, building, volume);
        let sound = placed && first_floor && outlined && storeys;
        sound && self.check_openings(subject, building, volume)
    }

    fn check_storeys(&mut self, subject: &Subject, building: &Building, volume: &Volume) -> bool {
        let wrong = |height_m: f64| !(height_m > 0.0 && height_m <= TALLEST_STOREY_M);
        if let Some((nth, run)) = volume.storeys.iter().enumerate().find(|(_, run)| wrong(run.height_m)) {
            let issue = Issue::error("storey-height").with("building", &building.id).with("volume", &volume.id);
            let spot = subject.spot.to("storeys").to(nth).to("height_m");
            self.add_at(subject, &spot, issue.with("height_m", run.height_m));
            return false;
        }
        let storeys: u64 = volume.storeys.iter().map(|run| u64::from(run.count)).sum();
        if storeys == 0 {
            let issue = Issue::error("no-storeys").with("building", &building.id).with("volume", &volume.id);
            self.add(subject, "storeys", issue);
            return false;
        }
        self.count(subject, "storeys", storeys, MOST_STOREYS.into())
            && self.count(subject, "first_floor", volume.first_floor.into(), MOST_STOREYS.into())
    }

    /// Courts and voids: sound, and inside their volume.
    fn check_openings(&mut self, subject: &Subject, building: &Building, volume: &Volume) -> bool {
        let courts = volume.courts.iter().map(|court| (&court.outline, court.at)).enumerate();
        let courts = courts.map(|(nth, (outline, at))| (outline, at, subject.spot.to("courts").to(nth)));
        let voids = volume.voids.iter().map(|void| (&void.outline, void.at)).enumerate();
        let voids = voids.map(|(nth, (outline, at))| (outline, at, subject.spot.to("voids").to(nth)));
        let body = volume.outline.polygon_at(volume.at, 0.0);
        let mut sound = true;
        for (outline, at, spot) in courts.chain(voids) {
            let opening = Subject { kind: "opening", spot: spot.clone(), ..subject.clone() };
            let whole =
                self.position(&opening, "at", &[at.0, at.1]) && self.outline(&opening, &spot.to("outline"), outline);
            sound &= whole;
            let out_m2 = if whole { volume.opening(outline, at).difference(&body).unsigned_area() } else { 0.0 };
            if out_m2 > NOISE_M2 {
                let issue = Issue::error("opening-outside").with("building", &building.id).with("volume", &volume.id);
                self.add_at(subject, &spot, issue.with("m2", format!("{out_m2:.2}")));
            }
        }
        for (nth, void) in volume.voids.iter().enumerate() {
            let (lowest, highest) = floor_span(std::slice::from_ref(volume));
            let spot = subject.spot.to("voids").to(nth).to("floors");
            let opening = Subject { kind: "opening", ..subject.clone() };
            self.floor_range(&opening, &spot, void.floors, (lowest, highest));
        }
        sound
    }

    /// No two volumes in the same space: its floor area would count twice.
    fn check_volumes_apart(&mut self, subject: &Subject, building: &Building) {
        for (nth, a) in building.volumes.iter().enumerate() {
            for (offset, b) in building.volumes.iter().skip(nth + 1).enumerate() {
                let common_m = a.top_m().min(b.top_m()) - a.base_m.max(b.base_m);
                if common_m <= 0.01 {
                    continue;
                }
                let shared_m2 = a.body().intersection(&b.body()).unsigned_area();
                if shared_m2 > NOISE_M2 {
                    let issue = Issue::error("volume-overlap").with("building", &building.id);
                    let issue = issue.with("a", &a.id).with("b", &b.id).with("m2", format!("{shared_m2:.2}"));
                    self.add_at(subject, &subject.spot.to("volumes").to(nth + 1 + offset), issue);
                }
            }
        }
    }

    fn check_gfa(&mut self, subject: &Subject, building: &Building) {
        let Some(stated) = building.stated_gfa_m2 else { return };
        let computed = building.gfa_m2();
        let off_m2 = (stated - computed).abs();
        if off_m2.is_nan() || off_m2 > GFA_SLACK_M2 {
            let issue = Issue::error("gfa-mismatch").with("building", &building.id);
            let issue = issue.with("stated_m2", stated).with("computed_m2", format!("{computed:.2}"));
            self.add(subject, "stated_gfa_m2", issue);
        }
    }

    fn check_floor_notes(&mut self, subject: &Subject, building: &Building) {
        let span = floor_span(&building.volumes);
        for (nth, note) in building.floors.iter().enumerate() {
            let spot = subject.spot.to("floors").to(nth);
            let floor = Subject { kind: "floor", spot: spot.clone(), ..subject.clone() };
            self.name(&floor, "what", &note.what);
            self.floor_range(&floor, &spot.to("floor"), (note.floor, note.floor), span);
        }
    }

    /// First and last floor: in order, and both there.
    pub(super) fn floor_range(
        &mut self,
        subject: &Subject,
        spot: &Spot,
        (first, last): (u32, u32),
        (lowest, highest): (u32, u32),
    ) -> bool {
        let issue = if first > last {
            Issue::error("bad-floor-range").with("first", first).with("last", last)
        } else if let Some(floor) = [first, last].into_iter().find(|floor| !(lowest..=highest).contains(floor)) {
            Issue::error("unknown-floor").with("floor", floor).with("lowest", lowest).with("highest", highest)
        } else {
            return true;
        };
        self.add_at(subject, spot, issue.with("kind", subject.kind).with("owner", &subject.id));
        false
    }
}

/// Lowest and highest floor number.
pub(super) fn floor_span(volumes: &[Volume]) -> (u32, u32) {
    let floors = volumes.iter().flat_map(|volume| volume.storeys_from_below().map(|storey| storey.floor));
    floors.fold((u32::MAX, 0), |(low, high), floor| (low.min(floor), high.max(floor)))
}
