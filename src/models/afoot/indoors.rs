//! What stands in the way in rooms, and where one sits or stands at work. Positions are from the building's centre, on
//! the floor that is asked for.

use geo::Polygon;

use super::storeys::outline_of;
use crate::{
    models::build::fixtures::{self, Spot, office},
    park::{Building, Fixture, FixtureLook, Hall, ParkedBox, Track, Xz, mode_now},
};

/// A box on the floor that nobody stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    pub at: Xz,
    /// Half its extent along its own axes, before its turn.
    pub half: Xz,
    /// Counter-clockwise seen from above, degrees.
    pub turn_deg: f64,
    /// One stands on top of it, this high: a stage.
    pub walked_m: Option<f64>,
    /// How high it reaches above the storey's floor, metres.
    pub top_m: f64,
    /// Its own height, metres.
    pub height_m: f64,
}

/// Where somebody works, listens or learns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkPlace {
    pub at: Xz,
    /// Of the floor under the feet, above the storey's.
    pub up_m: f64,
    /// Which way one looks: 0 north, counter-clockwise seen from above, degrees.
    pub turn_deg: f64,
    pub sits: bool,
}

/// One passes below what hangs higher than this, metres.
const HEAD_M: f64 = 1.9;

/// What stands on a floor while partitions are in a mode.
pub fn obstacles(building: &Building, floor: u32, mode: Option<&str>) -> Vec<Obstacle> {
    let mut all: Vec<Obstacle> = things(building, floor, mode).into_iter().map(|(_, thing)| thing).collect();
    all.extend(closed_partitions(building, floor, mode));
    all
}

/// The pieces of fixtures, each with the look of its fixture.
pub(super) fn things(building: &Building, floor: u32, mode: Option<&str>) -> Vec<(FixtureLook, Obstacle)> {
    standing(building, floor, mode).flat_map(|fixture| pieces(fixture).map(|piece| (fixture.look, piece))).collect()
}

/// In plan, what stands on a floor in any mode and is neither a door nor pushed aside; stages and stairs as well.
pub(in crate::models) fn outlines_standing(building: &Building, floor: u32) -> Vec<Polygon> {
    let passed = |look: FixtureLook| matches!(look, FixtureLook::ElephantDoor | FixtureLook::Curtain);
    let all = on_floor(building, floor).filter(|fixture| !passed(fixture.look)).flat_map(pieces);
    all.map(|piece| outline_of(&piece)).collect()
}

fn pieces(fixture: &Fixture) -> impl Iterator<Item = Obstacle> {
    let (w, h, d) = fixture.size_m;
    let boxes = boxes_of(fixture.look, w, d, h);
    fixtures::spots(fixture).into_iter().flat_map(move |spot| {
        let piece = |(middle, half, walked_m): &(Xz, Xz, Option<f64>)| {
            let at = on(fixture, &spot, *middle);
            let top_m = fixture.base_m + spot.at[1] + h;
            Obstacle { at, half: *half, turn_deg: spot.turn_deg, walked_m: *walked_m, top_m, height_m: h }
        };
        boxes.iter().map(piece).collect::<Vec<_>>()
    })
}

/// The rows of racks of a hall, about its building's centre.
pub fn racks_of(hall: Hall<'_>) -> Vec<Obstacle> {
    let building = hall.building;
    let (along, top_m, deep) = hall.racks.map_or((0.6, 2.0, 1.2), |(_, layout)| layout.rack_m);
    let boxed = |[x, _, z]: [f64; 3]| {
        let at = Xz(x - building.at.0, z - building.at.1).placed(Xz(0.0, 0.0), -building.turn_deg);
        Obstacle { at, half: Xz(deep / 2.0, along / 2.0), turn_deg: 0.0, walked_m: None, top_m, height_m: top_m }
    };
    hall.standing_racks().into_iter().map(|rack| boxed(rack.foot_m)).collect()
}

/// The movable walls that stand while partitions are in a mode.
pub(super) fn closed_partitions(building: &Building, floor: u32, mode: Option<&str>) -> Vec<Obstacle> {
    let mut all = Vec::new();
    if floor == 1 {
        let open = mode_now(building, mode);
        let closed = |id: &String| open.is_none_or(|mode| !mode.open.contains(id));
        for wall in &building.partitions {
            if !closed(&wall.id) {
                let stacks = Track::of(building, wall).parked().into_iter();
                all.extend(stacks.map(|ParkedBox { at, half, turn_deg }| Obstacle {
                    at,
                    half,
                    turn_deg,
                    walked_m: None,
                    top_m: wall.height_m,
                    height_m: wall.height_m,
                }));
                continue;
            }
            let (x, z) = (wall.to.0 - wall.from.0, wall.to.1 - wall.from.1);
            all.push(Obstacle {
                at: Xz((wall.from.0 + wall.to.0) / 2.0, (wall.from.1 + wall.to.1) / 2.0),
                half: Xz(libm::hypot(x, z) / 2.0, wall.thickness_m / 2.0),
                turn_deg: libm::atan2(-z, x).to_degrees(),
                walked_m: None,
                top_m: wall.height_m,
                height_m: wall.height_m,
            });
        }
    }
    all
}

/// Where one works on a floor while partitions are in a mode; those that are taken first come first.
pub fn work_places(building: &Building, floor: u32, mode: Option<&str>) -> Vec<WorkPlace> {
    let mut all = Vec::new();
    for fixture in standing(building, floor, mode) {
        let (w, _, d) = fixture.size_m;
        let places = places_of(fixture.look, w, d);
        for spot in fixtures::spots(fixture) {
            all.extend(places.iter().map(|(at, turn_deg, sits)| WorkPlace {
                at: on(fixture, &spot, *at),
                up_m: fixture.base_m + spot.at[1],
                turn_deg: spot.turn_deg + turn_deg,
                sits: *sits,
            }));
        }
    }
    all
}

fn standing<'a>(building: &'a Building, floor: u32, mode: Option<&'a str>) -> impl Iterator<Item = &'a Fixture> {
    let mode = mode_now(building, mode).map(|mode| mode.id.as_str());
    let in_mode = move |fixture: &Fixture| {
        fixture.modes.is_empty() || mode.is_some_and(|mode| fixture.modes.iter().any(|own| own == mode))
    };
    on_floor(building, floor).filter(move |fixture| in_mode(fixture))
}

/// What stands on a floor in whatever mode.
fn on_floor(building: &Building, floor: u32) -> impl Iterator<Item = &Fixture> {
    let here = move |fixture: &&Fixture| (fixture.floors.0..=fixture.floors.1).contains(&floor);
    building.fixtures.iter().filter(move |fixture| here(fixture) && fixture.base_m < HEAD_M)
}

/// A point of a piece as one of the building.
fn on(fixture: &Fixture, spot: &Spot, at: Xz) -> Xz {
    let Xz(x, z) = at.placed(Xz(spot.at[0], spot.at[2]), spot.turn_deg);
    Xz(fixture.at.0 + x, fixture.at.1 + z)
}

/// The boxes of one piece: middle, half extent, and how high one walks on it.
fn boxes_of(look: FixtureLook, w: f64, d: f64, h: f64) -> Vec<(Xz, Xz, Option<f64>)> {
    use FixtureLook as L;
    let whole = vec![(Xz(0.0, 0.0), Xz(w / 2.0, d / 2.0), None)];
    match look {
        L::Stage => vec![(Xz(0.0, 0.0), Xz(w / 2.0, d / 2.0), Some(h))],
        // Overhead, flat, or open below.
        L::LightingRig | L::CatwalkGrid | L::LedCeiling | L::CableTray | L::Busbar | L::CeilingLights => Vec::new(),
        L::AcousticClouds | L::CoveCeiling | L::Cables | L::Containment | L::Gantry | L::SpeedGates => Vec::new(),
        L::OfficeFloor => {
            let cells = office::office_cells(w, d).into_iter();
            let boxed = cells.map(|cell| {
                let half = if cell.meeting { Xz(cell.size.0 / 2.0, cell.size.1 / 2.0) } else { Xz(2.9, 1.55) };
                (Xz(cell.middle.0, cell.middle.1), half, None)
            });
            boxed.chain([(Xz(0.0, 0.0), Xz(w * 0.24, d * 0.26), None)]).collect()
        }
        L::ClassroomFloor => {
            let (rooms, (across, along)) = office::classrooms(w, d);
            let boxed = |(x, z): (f64, f64)| (Xz(x, z), Xz(across * 0.46, along * 0.44), None);
            rooms.into_iter().map(boxed).chain([(Xz(0.0, 0.0), Xz(w * 0.225, d * 0.19), None)]).collect()
        }
        // Rooms on both sides; the corridor stays free.
        L::ApartmentFloor => {
            let side = |side: f64| (Xz(0.0, side * (0.9 + d / 2.0) / 2.0), Xz(w / 2.0, (d / 2.0 - 0.9) / 2.0), None);
            vec![side(-1.0), side(1.0)]
        }
        _ => whole,
    }
}

/// The work places of one piece: where, turned by how much, and whether one sits.
fn places_of(look: FixtureLook, w: f64, d: f64) -> Vec<(Xz, f64, bool)> {
    use FixtureLook as L;
    match look {
        L::Seat => vec![(Xz(0.0, 0.08 * d), 0.0, true)],
        L::OperatorDesk => vec![(Xz(0.0, d / 2.0 - 0.3), 0.0, true)],
        L::Console => [-0.3, 0.3].map(|share| (Xz(share * w, d / 2.0 + 0.45), 0.0, false)).into(),
        L::PedestalCamera => vec![(Xz(0.1, d / 2.0 + 0.4), 0.0, false)],
        L::Reception => [-0.25, 0.0, 0.25].map(|share| (Xz(share * w, d / 2.0 + 0.5), 0.0, false)).into(),
        L::OfficeFloor => office::office_cells(w, d).iter().flat_map(desks).collect(),
        L::ClassroomFloor => {
            let (rooms, (across, along)) = office::classrooms(w, d);
            let room = |(x, z): (f64, f64)| {
                let north = z - along * 0.44;
                let rows = (0..3).flat_map(move |row| [-1.0, 1.0].map(|side| (f64::from(row), side)));
                let pupils = rows.flat_map(move |(row, side)| {
                    let z = north + 3.4 + row * 1.6 + 0.82;
                    let seat = move |k: i32| Xz(x + side * across * 0.23 + f64::from(k) * across * 0.1, z);
                    [-1, 0, 1].map(|k| (seat(k), 0.0, true))
                });
                pupils.chain([(Xz(x + 1.3, north + 1.2), 180.0, false)]).collect::<Vec<_>>()
            };
            rooms.into_iter().flat_map(room).collect()
        }
        _ => Vec::new(),
    }
}

/// The chairs of a group of desks or of a meeting room.
fn desks(cell: &office::OfficeCell) -> Vec<(Xz, f64, bool)> {
    let (x, z) = cell.middle;
    let (pitch, away) = if cell.meeting { (cell.size.0 * 0.14, 0.98) } else { (1.4, 1.08) };
    let at = |k: i32, side: f64| Xz(x + (f64::from(k) - 1.5) * pitch, z + side * away);
    // North of the table one looks south.
    let rows = [-1.0, 1.0].map(|side: f64| (side, if side < 0.0 { 180.0 } else { 0.0 }));
    rows.into_iter().flat_map(|(side, turn)| (0..4).map(move |k| (at(k, side), turn, true))).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_hall_has_its_1200_seats_and_who_sits_there_looks_at_the_stage() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let hall = park.building("F-06").unwrap();
        let places = work_places(hall, 1, None);
        let seats: Vec<_> = places.iter().filter(|place| place.sits).collect();
        assert_eq!(seats.len(), 1200);
        assert!(seats.iter().all(|seat| seat.turn_deg.rem_euclid(360.0) == 0.0), "north, to the stage");
        assert!(seats.iter().any(|seat| seat.up_m > 4.0), "the last row stands high");
        assert!(obstacles(hall, 1, None).iter().any(|thing| thing.walked_m == Some(1.2)), "one walks on the stage");
    }

    #[test]
    fn a_set_stands_in_its_own_mode_only() {
        let park = crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap();
        let studios = park.building("F-05").unwrap();
        let count = |mode| obstacles(studios, 1, Some(mode)).len();
        assert_ne!(count("4x1500"), count("1x6000"));
        assert_eq!(obstacles(studios, 1, None), obstacles(studios, 1, Some("4x1500")), "the first is the usual one");
    }
}
