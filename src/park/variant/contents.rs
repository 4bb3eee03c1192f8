//! What is in a volume when that changes: rooms, partitions, screens, fixtures, notes of floors.

use std::collections::BTreeSet;

use geo::{Contains, Distance, Euclidean, Point, Polygon};

use super::reshape::shifted;
use crate::park::{Building, Volume, Xz};

/// Some floors of a volume as it was.
pub(super) struct Span {
    pub of: Volume,
    pub first: u32,
    pub last: u32,
}

impl Span {
    fn holds(&self, floor: u32) -> bool {
        (self.first..=self.last).contains(&floor)
    }
}

/// Whether a point of the building lies in a volume's outline, openings and edges included.
fn is_within(volume: &Volume, at: Xz) -> bool {
    let outline: Polygon = volume.outline.polygon_at(volume.at, 0.0);
    let point = Point::new(at.0, at.1);
    outline.contains(&point) || Euclidean.distance(&outline, &point) < 0.05
}

/// Spreads what lies in a volume, or in the whole building, with it; rooms and partitions also grow, machines, seats and
/// screens keep their size.
pub(super) fn spread(building: &mut Building, old: Option<&Volume>, by: Xz) {
    let centre = old.map_or(Xz(0.0, 0.0), |volume| volume.at);
    let spread = |at: Xz| Xz(centre.0 + (at.0 - centre.0) * by.0, centre.1 + (at.1 - centre.1) * by.1);
    let holds = |floor: u32, at: Xz| {
        old.is_none_or(|volume| {
            let storeys = volume.storeys.iter().fold(0_u32, |sum, run| sum.saturating_add(run.count));
            let floors = volume.first_floor..volume.first_floor.saturating_add(storeys);
            (floor == 0 || floors.contains(&floor)) && is_within(volume, at)
        })
    };
    for room in &mut building.rooms {
        if holds(*room.floor_range().start(), room.at) {
            (room.at, room.size) = (spread(room.at), Xz(room.size.0 * by.0, room.size.1 * by.1));
        }
    }
    for partition in &mut building.partitions {
        if holds(1, partition.from) && holds(1, partition.to) {
            (partition.from, partition.to) = (spread(partition.from), spread(partition.to));
        }
    }
    building.screens.iter_mut().filter(|screen| holds(1, screen.at)).for_each(|screen| screen.at = spread(screen.at));
    let standing = building.fixtures.iter_mut().filter(|fixture| holds(fixture.floors.0, fixture.at));
    standing.for_each(|fixture| fixture.at = spread(fixture.at));
}

/// Lets go of what is on floors that a volume no longer has.
pub(super) fn drop_above(building: &mut Building, gone: &Span) {
    if gone.first > gone.last {
        return;
    }
    let lowest = gone.first.saturating_sub(1);
    let clipped =
        |(first, last): (u32, u32)| (!gone.holds(first)).then(|| (first, if gone.holds(last) { lowest } else { last }));
    building.rooms.retain_mut(|room| {
        let Some(floors) = room.floors.filter(|_| is_within(&gone.of, room.at)) else { return true };
        room.installed.retain(|floor, _| !gone.holds(*floor));
        clipped(floors).is_some_and(|floors| {
            room.floors = Some(floors);
            true
        })
    });
    let left: BTreeSet<&str> = building.rooms.iter().map(|room| room.id.as_str()).collect();
    building.occupants.iter_mut().for_each(|occupants| occupants.rooms.retain(|room| left.contains(room.as_str())));
    building.fixtures.retain_mut(|fixture| {
        if fixture.floors == (0, 0) || !is_within(&gone.of, fixture.at) {
            return true;
        }
        clipped(fixture.floors).is_some_and(|floors| {
            fixture.floors = floors;
            true
        })
    });
    let left: BTreeSet<u32> = building.floors().iter().map(|floor| floor.number).collect();
    building.floors.retain(|note| left.contains(&note.floor));
}

/// Moves what is on a volume's floors up or down with it.
pub(super) fn shift(building: &mut Building, span: &Span, floors: i64) {
    for room in &mut building.rooms {
        let (first, last) = (*room.floor_range().start(), *room.floor_range().end());
        if span.holds(first) && span.holds(last) && is_within(&span.of, room.at) && room.floors.is_some() {
            room.floors = Some((shifted(first, floors), shifted(last, floors)));
            room.installed = room.installed.iter().map(|(floor, count)| (shifted(*floor, floors), *count)).collect();
        }
    }
    for fixture in &mut building.fixtures {
        let (first, last) = fixture.floors;
        if span.holds(first) && span.holds(last) && is_within(&span.of, fixture.at) {
            fixture.floors = (shifted(first, floors), shifted(last, floors));
        }
    }
    building.floors.iter_mut().filter(|note| span.holds(note.floor)).for_each(|note| {
        note.floor = shifted(note.floor, floors);
    });
}
