//! Walking in the shipped parks.

use std::{collections::BTreeMap, path::Path, sync::Arc, sync::OnceLock, time::Instant};

use geo::{Contains, Point};
use proptest::prelude::*;

use super::{Foothold, Sight, Walk};
use crate::{
    models::ways_in,
    park::{Facade, Park, Xz},
};

pub(super) fn park(scene: &str) -> Arc<Park> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
    Arc::new(crate::park::load(&folder).park.unwrap())
}

fn zone_f() -> &'static Walk {
    static WALK: OnceLock<Walk> = OnceLock::new();
    WALK.get_or_init(|| Walk::new(park("zone-f"), BTreeMap::new()))
}

fn campus() -> Walk {
    Walk::new(park("demo-campus"), BTreeMap::new())
}

/// From a free point, walked towards another point for at most so long.
fn walked(walk: &Walk, from: Foothold, to: Xz, secs: f64) -> Foothold {
    let mut stood = from;
    for _ in 0..(secs / 0.1) as u32 {
        let way = Xz(to.0 - stood.at.0, to.1 - stood.at.1);
        let length = libm::hypot(way.0, way.1);
        if length < 0.1 {
            break;
        }
        stood = walk.step(&stood, Xz(way.0 / length * 1.4, way.1 / length * 1.4), 0.1);
    }
    stood
}

#[test]
fn every_entrance_of_the_shipped_parks_lets_one_in() {
    for walk in [zone_f(), &campus()] {
        for building in &walk.park().buildings {
            if building.volumes.iter().all(|volume| volume.facade == Facade::Canopy) {
                continue;
            }
            for way in ways_in(walk.park(), building) {
                let off = |m: f64| Xz(way.at.0 + way.out.0 * m, way.at.1 + way.out.1 * m);
                let outside = walk.nearest_free(&Foothold::on_ground(off(1.5)), 2.0);
                let outside = outside.unwrap_or_else(|| panic!("{}: nobody stands before {way:?}", building.id));
                assert_eq!(walk.floor_at(&outside), None, "{} {way:?}", building.id);
                let inside = walked(walk, walked(walk, outside, off(0.4), 4.0), off(-1.2), 4.0);
                let floor = walk.floor_at(&inside);
                assert!(floor.is_some_and(|(id, _)| id == building.id), "{} {way:?} {inside:?}", building.id);
                let depth = (inside.at.0 - way.at.0) * -way.out.0 + (inside.at.1 - way.at.1) * -way.out.1;
                assert!(depth > 0.5, "{} {way:?}: through the wall, {depth}", building.id);
            }
        }
    }
}

#[test]
fn nobody_walks_through_a_wall_beside_the_door() {
    let walk = zone_f();
    let park = walk.park();
    for building in park.buildings.iter().filter(|building| !building.occupants.is_empty()) {
        let walls = building.footprint_polygons_world();
        let ways = ways_in(park, building);
        for line in walls.iter().flat_map(|wall| wall.exterior().lines().collect::<Vec<_>>()) {
            let (dx, dz) = (line.end.x - line.start.x, line.end.y - line.start.y);
            let length = libm::hypot(dx, dz);
            for share in [0.08, 0.92] {
                let at = Xz(line.start.x + dx * share, line.start.y + dz * share);
                let near_door = ways.iter().any(|way| libm::hypot(way.at.0 - at.0, way.at.1 - at.1) < 14.0);
                let side = [-1.0, 1.0].map(|side: f64| Xz(at.0 + dz / length * side, at.1 - dx / length * side));
                let is_out = |p: &Xz| !walls.iter().any(|wall| wall.contains(&Point::new(p.0, p.1)));
                let Some(out) = side.into_iter().find(is_out).map(Foothold::on_ground) else { continue };
                if near_door || length < 20.0 || !walk.is_free(&out) {
                    continue;
                }
                let inwards = Xz((at.0 - out.at.0) * 50.0, (at.1 - out.at.1) * 50.0);
                let came = walk.step(&out, inwards, 1.0);
                let entered = walk.floor_at(&came).is_some();
                let far = libm::hypot(came.at.0 - out.at.0, came.at.1 - out.at.1);
                assert!(!entered || far > 3.0, "{} at {at:?}: {came:?}", building.id);
            }
        }
    }
}

#[test]
fn the_lift_brings_one_to_every_floor_and_each_is_free() {
    for walk in [zone_f(), &campus()] {
        for building in walk.park().buildings.iter().filter(|building| !building.occupants.is_empty()) {
            let arrived = walk.at_place(&building.id).unwrap();
            assert!(walk.is_free(&arrived.stood), "{}", building.id);
            let way = ways_in(walk.park(), building)[0];
            let inside = Xz(way.at.0 - way.out.0 * 2.0, way.at.1 - way.out.1 * 2.0);
            let ground = walk.on_floor(&building.id, 1, inside).unwrap();
            let floors = walk.floors_at(&ground);
            assert_eq!(floors.len(), building.storeys(), "{}", building.id);
            let mut last = -1.0;
            for floor in floors {
                let stood = walk.to_floor(&ground, floor).unwrap_or_else(|| panic!("{} {floor}", building.id));
                assert!(walk.is_free(&stood), "{} {floor}", building.id);
                assert_eq!(walk.floor_at(&stood), Some((building.id.clone(), floor)));
                let height = walk.height_m(&stood);
                assert!(height > last, "{} {floor}", building.id);
                last = height;
            }
            let out = walk.way_out(&ground).unwrap();
            assert!(walk.is_free(&out) && walk.floor_at(&out).is_none(), "{}", building.id);
        }
    }
}

/// Whether one comes from one place to another on foot, by strides of 0.2 m within a box about a building.
fn reaches(walk: &Walk, from: &Foothold, to: Xz, reach_m: f64) -> bool {
    const GRID_M: f64 = 0.4;
    let cell = |at: Xz| ((at.0 / GRID_M).round() as i32, (at.1 / GRID_M).round() as i32);
    let middle = |(x, z): (i32, i32)| Xz(f64::from(x) * GRID_M, f64::from(z) * GRID_M);
    let free = |at: Xz| walk.is_free(&from.moved(at));
    let goal = cell(to);
    let mut seen = std::collections::BTreeSet::from([cell(from.at)]);
    let mut next: std::collections::VecDeque<_> = seen.iter().copied().collect();
    while let Some(here) = next.pop_front() {
        if (here.0 - goal.0).abs() <= 2 && (here.1 - goal.1).abs() <= 2 {
            return true;
        }
        for (x, z) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
            let there = (here.0 + x, here.1 + z);
            let (a, b) = (middle(here), middle(there));
            let near = (b.0 - to.0).abs() < reach_m && (b.1 - to.1).abs() < reach_m;
            if near && !seen.contains(&there) && free(b) && free(Xz((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)) {
                seen.insert(there);
                next.push_back(there);
            }
        }
    }
    false
}

#[test]
fn halls_are_reached_on_foot_from_outdoors_or_from_the_lift() {
    let walk = zone_f();
    for (building, halls) in
        [("F-05", &["H1", "H2", "H3", "H4"][..]), ("F-06", &["hall"]), ("F-08", &["L3/A", "L3/B", "L3/C", "L3/D"])]
    {
        for hall in halls {
            let id = format!("{building}/{hall}");
            let arrival = walk.at_place(&id.as_str().into()).unwrap();
            let room = walk.park().place(&id.as_str().into()).unwrap();
            let (dx, dz) = (arrival.stood.at.0 - room.centre_m[0], arrival.stood.at.1 - room.centre_m[2]);
            assert!(dx.abs() < room.half_size_m[0] && dz.abs() < room.half_size_m[2], "{id}: {arrival:?}");
            let from = match hall.starts_with('L') {
                true => walk.on_floor(&building.into(), 3, walk.park().building(building).unwrap().at).unwrap(),
                false => walk.at_place(&building.into()).unwrap().stood,
            };
            assert!(reaches(walk, &from, arrival.stood.at, 140.0), "{id} from {from:?}");
        }
    }
}

#[test]
fn an_escalator_leads_up_and_down_again_and_not_from_its_sides() {
    let walk = zone_f();
    let building = walk.park().building("F-01").unwrap();
    let fixture = building.fixtures.iter().find(|fixture| fixture.id == "escalators").unwrap();
    assert_eq!(fixture.size_m.2, 14.0);
    // Both lanes of the western pair, which climbs to the north.
    for lane in [-0.8, 0.8] {
        let at = |z: f64| building.to_world(Xz(-22.0 + lane, 4.0 + z));
        let foot = Foothold::on_ground(at(8.0));
        assert!(walk.is_free(&foot), "before the foot");
        let half = walked(walk, foot.clone(), at(0.0), 20.0);
        assert_eq!(walk.floor_at(&half), Some((building.id.clone(), 1)));
        let height = walk.height_m(&half);
        assert!((2.0..4.0).contains(&height), "{height}");
        let up = walked(walk, half, at(-8.5), 20.0);
        assert_eq!(walk.floor_at(&up), Some((building.id.clone(), 2)), "{up:?}");
        assert!(walk.is_free(&up) && (walk.height_m(&up) - 5.42).abs() < 0.01);
        let down = walked(walk, walked(walk, up, at(-7.5), 5.0), at(8.0), 30.0);
        assert_eq!((walk.floor_at(&down), down.upstairs.clone()), (Some((building.id.clone(), 1)), None), "{down:?}");
        assert!(walk.height_m(&down) < 0.1);
    }
    let beside = Foothold::on_ground(building.to_world(Xz(-25.0, 4.0)));
    let stopped = walked(walk, beside, building.to_world(Xz(-22.8, 4.0)), 5.0);
    assert!(walk.height_m(&stopped) < 0.1, "{stopped:?}");
}

#[test]
fn a_closed_partition_stands_in_the_way_and_an_open_one_does_not() {
    let mut walk = campus();
    let building = walk.park().building("workshop").unwrap().clone();
    let (west, east) = (building.to_world(Xz(-2.0, 4.0)), building.to_world(Xz(2.0, 4.0)));
    let from = Foothold::on_ground(west);
    assert!(walk.is_free(&from));
    let wish = Xz(east.0 - west.0, east.1 - west.1);
    let stopped = walk.step(&from, wish, 1.0);
    assert!(libm::hypot(stopped.at.0 - east.0, stopped.at.1 - east.1) > 2.0, "{stopped:?}");
    walk.set_modes([(building.id.clone(), "together".to_owned())].into());
    let through = walk.step(&from, wish, 1.0);
    assert!(libm::hypot(through.at.0 - east.0, through.at.1 - east.1) < 0.01, "{through:?}");
}

#[test]
fn one_climbs_the_stage_by_its_steps_only() {
    let walk = zone_f();
    let hall = walk.park().building("F-06").unwrap();
    let foot = Foothold::on_ground(hall.to_world(Xz(14.0, -6.8)));
    assert!(walk.is_free(&foot), "before the steps");
    let up = walked(walk, foot, hall.to_world(Xz(14.0, -12.0)), 8.0);
    assert!(
        (walk.height_m(&up) - walk.height_m(&Foothold::on_ground(hall.to_world(Xz(10.0, -6.0)))) - 1.2).abs() < 0.01
    );
    let beside = Foothold::on_ground(hall.to_world(Xz(8.0, -8.0)));
    let stopped = walked(walk, beside, hall.to_world(Xz(8.0, -12.0)), 8.0);
    assert!(walk.height_m(&stopped) < 0.5, "{stopped:?}");
}

#[test]
fn one_aims_at_the_floor_one_sees_and_not_through_walls() {
    let walk = zone_f();
    let stood = walk.at_place(&"F-01".into()).unwrap().stood;
    let eye = [stood.at.0, walk.height_m(&stood) + 1.7, stood.at.1];
    let aimed = walk.aim(&stood, Sight { from_m: eye, ahead: [0.0, -0.5, 0.8] });
    assert!(aimed.is_some_and(|aimed| walk.is_free(&aimed)));
    assert_eq!(walk.aim(&stood, Sight { from_m: eye, ahead: [0.0, 0.1, 1.0] }), None, "the sky");
    // Into the middle of the tower, through everything.
    let centre = walk.park().building("F-01").unwrap().at;
    let down = [centre.0 + 30.0 - eye[0], -1.7, centre.1 + 20.0 - eye[2]];
    assert_eq!(walk.aim(&stood, Sight { from_m: eye, ahead: down }), None);
}

#[test]
fn a_step_is_quick() {
    let walk = zone_f();
    let mut stood = walk.at_place(&"F-01".into()).unwrap().stood;
    walk.step(&stood, Xz(0.0, -1.4), 0.1);
    let begun = Instant::now();
    for k in 0..1000 {
        let turn = f64::from(k) * 0.05;
        stood = walk.step(&stood, Xz(4.0 * libm::cos(turn), -4.0 * libm::sin(turn)), 0.016);
    }
    let each = begun.elapsed().as_secs_f64() / 1000.0;
    eprintln!("{:.1} µs a step", each * 1e6);
    assert!(each < 0.002, "{each}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn from_a_free_place_every_step_ends_free_and_so_is_the_way(
        x in -180.0..180.0_f64, z in -115.0..115.0_f64, turn in 0.0..std::f64::consts::TAU,
        speed in 0.1..500.0_f64, secs in 0.001..2.0_f64,
    ) {
        let walk = zone_f();
        let from = Foothold::on_ground(Xz(x, z));
        prop_assume!(walk.is_free(&from));
        let wish = Xz(speed * libm::sin(turn), -speed * libm::cos(turn));
        let mut last = from.at;
        let mut faults = Vec::new();
        let to = walk.step_by(&from, wish, secs, |at| {
            let went = libm::hypot(at.0 - last.0, at.1 - last.1);
            if went > 0.16 || !walk.is_free(&Foothold::on_ground(at)) {
                faults.push((last, at));
            }
            last = at;
        });
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert!(walk.is_free(&to));
        prop_assert_eq!(walk.step(&from, wish, secs), to, "the same again");
    }
}
