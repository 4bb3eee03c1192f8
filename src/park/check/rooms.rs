//! What is in a building: rooms, partitions, modes, screens, fixtures.

use std::collections::BTreeSet;

use geo::{Area, BooleanOps, Distance, Euclidean, MultiPolygon, Point, Polygon};

use super::{
    Findings, Part, Subject,
    building::{NOISE_M2, floor_span},
    limits::{MOST_LEAVES, MOST_PIECES, MOST_RACKS, MOST_ROOMS},
    references::Known,
};
use crate::park::{
    Building, Fixture, Issue, Partition, Room, Screen, ScreenShape, Spread, Xz, volume_shape::Storey, written::Spot,
};

/// How far a wall's end may stick out of its building, metres.
const WALL_SLACK_M: f64 = 0.05;

impl Findings<'_> {
    /// `whole`: whether the building's own shape is sound, so that what is in it can be measured against it.
    pub(super) fn check_rooms(&mut self, at: usize, building: &Building, within: &Subject, known: &Known, whole: bool) {
        if !self.count(within, "rooms", building.rooms.len() as u64, MOST_ROOMS as u64) {
            (0..building.rooms.len()).for_each(|nth| self.keep_if(false, Part::Room(at, nth)));
            return;
        }
        let mut sound_rooms = Vec::new();
        for (nth, room) in building.rooms.iter().enumerate() {
            let first = *room.floor_range().start();
            let spot = within.spot.to("rooms").to(nth);
            let subject = Subject::place("room", building.room_id(room, first), spot);
            self.name(&subject, "name", &room.name);
            self.usage(&subject, &room.usage, known);
            self.source(&subject, &room.source, known);
            self.figures(&subject, &room.figures, known);
            if let Some(layout) = &room.racks {
                let spot = subject.spot.to("racks");
                self.dangling("unknown-rack-layout", &subject, &spot, layout, &known.rack_layouts);
            }
            let sound = self.position(&subject, "at", &[room.at.0, room.at.1])
                && self.sizes(&subject, "size", &[room.size.0, room.size.1])
                && room.height_m.is_none_or(|height_m| self.size(&subject, "height_m", height_m))
                && (!whole || self.check_room_floors(&subject, building, room));
            self.keep_if(sound, Part::Room(at, nth));
            if sound && whole {
                self.check_room_inside(&subject, building, room);
                sound_rooms.push((nth, room));
            }
        }
        self.check_rooms_apart(building, within, &sound_rooms);
    }

    fn check_room_floors(&mut self, subject: &Subject, building: &Building, room: &Room) -> bool {
        let spot = subject.spot.to("floors");
        self.floor_range(subject, &spot, room.floors.unwrap_or((1, 1)), floor_span(&building.volumes))
    }

    /// On the slab of each of its floors; the first floor where it is not is told.
    fn check_room_inside(&mut self, subject: &Subject, building: &Building, room: &Room) {
        for floor in room.floor_range() {
            let outside_m2 = outside_slabs_m2(building, floor, &room.polygon());
            if outside_m2 > NOISE_M2 {
                let issue = Issue::error("room-outside-building").with("id", &subject.id);
                let issue = issue.with("building", &building.id).with("floor", floor);
                self.add(subject, "at", issue.with("m2", format!("{outside_m2:.2}")));
                return;
            }
        }
    }

    fn check_rooms_apart(&mut self, building: &Building, within: &Subject, rooms: &[(usize, &Room)]) {
        for (place, (_, a)) in rooms.iter().enumerate() {
            for (nth, b) in rooms.iter().skip(place + 1) {
                let floor = *a.floor_range().start().max(b.floor_range().start());
                if floor > *a.floor_range().end().min(b.floor_range().end()) {
                    continue;
                }
                let along = |a: f64, a_size: f64, b: f64, b_size: f64| (a_size + b_size) / 2.0 - (a - b).abs();
                let (x, z) = (
                    along(a.at.0, a.size.0, b.at.0, b.size.0).min(a.size.0.min(b.size.0)),
                    along(a.at.1, a.size.1, b.at.1, b.size.1).min(a.size.1.min(b.size.1)),
                );
                let shared_m2 = x.max(0.0) * z.max(0.0);
                if shared_m2 > NOISE_M2 {
                    let subject = Subject::place("room", building.room_id(b, floor), within.spot.to("rooms").to(*nth));
                    let issue = Issue::error("room-overlap").with("a", building.room_id(a, floor));
                    let issue = issue.with("b", &subject.id).with("floor", floor);
                    self.add(&subject, "at", issue.with("m2", format!("{shared_m2:.2}")));
                }
            }
        }
    }

    pub(super) fn check_parts_of(
        &mut self,
        at: usize,
        building: &Building,
        within: &Subject,
        known: &Known,
        whole: bool,
    ) {
        let subject = |kind, list: &str, nth: usize, id: &str| {
            Subject::place(kind, building.id.child(id), within.spot.to(list).to(nth))
        };
        for (nth, partition) in building.partitions.iter().enumerate() {
            let subject = subject("partition", "partitions", nth, &partition.id);
            self.name(&subject, "name", &partition.name);
            self.source(&subject, &partition.source, known);
            let sound = self.check_partition(&subject, partition);
            self.keep_if(sound, Part::Partition(at, nth));
            if sound && whole && !is_inside(building, partition) {
                let issue = Issue::error("partition-outside").with("id", &subject.id).with("building", &building.id);
                self.add(&subject, "from", issue);
            }
        }
        let modes: BTreeSet<&str> = building.modes.iter().map(|mode| mode.id.as_str()).collect();
        for (nth, screen) in building.screens.iter().enumerate() {
            let subject = subject("screen", "screens", nth, &screen.id);
            self.name(&subject, "name", &screen.name);
            self.source(&subject, &screen.source, known);
            for (k, mode) in screen.modes.iter().enumerate() {
                self.dangling("unknown-mode", &subject, &subject.spot.to("modes").to(k), mode, &modes);
            }
            let sound = self.check_screen(&subject, screen);
            self.keep_if(sound, Part::Screen(at, nth));
        }
        for (nth, fixture) in building.fixtures.iter().enumerate() {
            let subject = subject("fixture", "fixtures", nth, &fixture.id);
            self.name(&subject, "name", &fixture.name);
            self.source(&subject, &fixture.source, known);
            for (k, mode) in fixture.modes.iter().enumerate() {
                self.dangling("unknown-mode", &subject, &subject.spot.to("modes").to(k), mode, &modes);
            }
            let span = if whole { floor_span(&building.volumes) } else { (0, u32::MAX) };
            let sound = self.check_fixture(&subject, fixture, span);
            self.keep_if(sound, Part::Fixture(at, nth));
        }
    }

    fn check_partition(&mut self, subject: &Subject, partition: &Partition) -> bool {
        let (from, to) = (partition.from, partition.to);
        self.position(subject, "from", &[from.0, from.1])
            && self.position(subject, "to", &[to.0, to.1])
            && self.size(subject, "to", libm::hypot(to.0 - from.0, to.1 - from.1))
            && self.size(subject, "height_m", partition.height_m)
            && self.size(subject, "thickness_m", partition.thickness_m)
            && (partition.leaves > 0 || self.size(subject, "leaves", 0.0))
            && self.count(subject, "leaves", partition.leaves.into(), MOST_LEAVES.into())
    }

    fn check_screen(&mut self, subject: &Subject, screen: &Screen) -> bool {
        let lengths = match screen.shape {
            ScreenShape::Flat(width_m) => vec![width_m],
            ScreenShape::Arc { length_m, radius_m } => vec![length_m, radius_m],
        };
        let optional = [("pitch_mm", screen.pitch_mm), ("panel_m", screen.panel_m), ("nits", screen.nits)];
        self.position(subject, "at", &[screen.at.0, screen.at.1])
            && self.position(subject, "base_m", &[screen.base_m])
            && self.position(subject, "facing_deg", &[screen.facing_deg])
            && self.sizes(subject, "shape", &lengths)
            && self.size(subject, "height_m", screen.height_m)
            && optional.into_iter().all(|(field, value)| value.is_none_or(|value| self.size(subject, field, value)))
    }

    fn check_fixture(&mut self, subject: &Subject, fixture: &Fixture, span: (u32, u32)) -> bool {
        let (x, y, z) = fixture.size_m;
        let on_roof = fixture.floors == (0, 0);
        self.position(subject, "at", &[fixture.at.0, fixture.at.1])
            && self.position(subject, "base_m", &[fixture.base_m])
            && self.position(subject, "turn_deg", &[fixture.turn_deg])
            && self.sizes(subject, "size_m", &[x, y, z])
            && (on_roof || self.floor_range(subject, &subject.spot.to("floors"), fixture.floors, span))
            && self.check_spread(subject, fixture)
    }

    fn check_spread(&mut self, subject: &Subject, fixture: &Fixture) -> bool {
        let lengths = match &fixture.spread {
            Spread::One => return true,
            Spread::Grid { columns, rows, pitch_m } | Spread::Raked { columns, rows, pitch_m, .. } => {
                // One column or row has no use for a pitch, and may leave it at 0.
                let wanted = |count: u32, pitch_m: f64| if count > 1 || pitch_m != 0.0 { pitch_m } else { 1.0 };
                [wanted(*columns, pitch_m.0), wanted(*rows, pitch_m.1)]
            }
            Spread::Around { size_m, .. } => [size_m.0, size_m.1],
            Spread::Places(places) => {
                let sound = |(x, z, turn_deg): &(f64, f64, f64)| self.position(subject, "spread", &[*x, *z, *turn_deg]);
                if !places.iter().all(sound) {
                    return false;
                }
                [1.0; 2]
            }
        };
        let pieces = fixture.spread.count();
        let floors = u64::from(fixture.floors.1.saturating_sub(fixture.floors.0)) + 1;
        let rise_m = if let Spread::Raked { rise_m, .. } = fixture.spread { rise_m } else { 0.0 };
        self.sizes(subject, "spread", &lengths)
            && self.position(subject, "spread", &[rise_m])
            && (pieces > 0 || self.size(subject, "spread", 0.0))
            && self.count(subject, "spread", pieces.saturating_mul(floors), MOST_PIECES)
    }

    pub(super) fn check_modes(&mut self, building: &Building, within: &Subject) {
        let partitions: BTreeSet<&str> = building.partitions.iter().map(|part| part.id.as_str()).collect();
        let rooms: BTreeSet<&str> = building.rooms.iter().map(|room| room.id.as_str()).collect();
        for (nth, mode) in building.modes.iter().enumerate() {
            let spot: Spot = within.spot.to("modes").to(nth);
            let owner = format!("{}/{}", building.id, mode.id);
            let subject = Subject { kind: "mode", id: owner, spot: spot.clone(), ..within.clone() };
            self.name(&subject, "name", &mode.name);
            for (k, open) in mode.open.iter().enumerate() {
                self.dangling("unknown-partition", &subject, &spot.to("open").to(k), open, &partitions);
            }
            for (k, space) in mode.spaces.iter().enumerate() {
                for (j, room) in space.iter().enumerate() {
                    self.dangling("unknown-room", &subject, &spot.to("spaces").to(k).to(j), room, &rooms);
                }
            }
        }
    }
}

pub(super) fn too_many_racks(rows: usize, in_row: u64) -> Option<u64> {
    Some((rows as u64).saturating_mul(in_row)).filter(|racks| *racks > MOST_RACKS)
}

/// How much of the polygon is on no slab of the floor, m².
fn outside_slabs_m2(building: &Building, floor: u32, polygon: &Polygon) -> f64 {
    let on_floor = |storey: Storey| storey.floor == floor;
    let volumes = building.volumes.iter().filter(|volume| volume.storeys_from_below().any(on_floor));
    let rest = volumes.fold(MultiPolygon::new(vec![polygon.clone()]), |rest, v| rest.difference(&v.slab(floor)));
    rest.unsigned_area()
}

/// Whether the partition, measured at a few points along it, stands in the building's ground floor.
fn is_inside(building: &Building, partition: &Partition) -> bool {
    let bodies: Vec<MultiPolygon> = building.volumes.iter().filter(|v| v.first_floor == 1).map(|v| v.body()).collect();
    [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().all(|t| {
        let between = |a: f64, b: f64| a + (b - a) * t;
        let Xz(x, z) = Xz(between(partition.from.0, partition.to.0), between(partition.from.1, partition.to.1));
        bodies.iter().any(|body| Euclidean.distance(body, &Point::new(x, z)) <= WALL_SLACK_M)
    })
}
