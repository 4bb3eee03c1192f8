//! Where people are in the shipped parks: as many as the numbers say, on ways that lead through nothing, and never
//! anywhere by a leap.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use geo::{Contains, Point};
use jiff::{Timestamp, ToSpan};
use yungu::{
    crowd::{self, Asked, Crowd, Outside, PersonId, Walking},
    park::{self, Park, PlaceId},
    twin::{DEFAULT_SEED, Simulator, parse_at},
};

const SCENES: [&str; 2] = ["zone-f", "demo-campus"];

struct Town {
    park: Park,
    simulator: Simulator,
    crowd: Crowd,
}

fn town(scene: &str) -> Town {
    let loaded = park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene));
    let park = loaded.park.unwrap_or_else(|| panic!("{scene} does not open: {:?}", loaded.issues));
    let simulator = Simulator::new(&park);
    let begun = Instant::now();
    let crowd = Crowd::new(&park, &simulator, DEFAULT_SEED);
    println!("{scene}: ways found in {:?}", begun.elapsed());
    Town { park, simulator, crowd }
}

impl Town {
    fn at(&self, text: &str) -> Timestamp {
        parse_at(text, &self.park.timezone).unwrap()
    }

    fn outside(&self, at: Timestamp, everyone: bool) -> Outside {
        let scenario = self.park.scenario(None).unwrap();
        let simulator = &self.simulator;
        self.crowd.outside(&Asked { simulator, scenario, at, shown: None, everyone })
    }
}

#[test]
fn every_building_with_people_is_reached_and_no_way_leads_through_one() {
    for scene in SCENES {
        let town = town(scene);
        assert_eq!(town.crowd.issues(), [], "{scene}");
        let walls: Vec<_> =
            town.park.buildings.iter().flat_map(|building| building.footprint_polygons_world()).collect();
        // Canopies are walked under.
        let canopy: Vec<_> = town
            .park
            .buildings
            .iter()
            .filter(|building| building.volumes.iter().any(|volume| volume.facade == park::Facade::Canopy))
            .flat_map(|building| building.footprint_polygons_world())
            .collect();
        let mut ways = 0;
        for (number, building) in town.park.buildings.iter().enumerate() {
            let own = town.crowd.ways(number).unwrap();
            assert!(building.occupants.is_empty() || !own.gates.is_empty(), "{}", building.id);
            let all = own.gates.iter().map(|(_, way)| way).chain(own.walks.iter().map(|walk| &walk.way));
            for way in all {
                ways += 1;
                let metres = way.length_m();
                // The last steps lead to the threshold.
                for k in 20..=(metres * 10.0) as u32 - 18 {
                    for lane in [-1.0, 0.0, 1.0] {
                        let at = way.spot(f64::from(k) * 0.1, lane).at;
                        let point = Point::new(at.0, at.1);
                        let through = walls.iter().any(|wall| wall.contains(&point));
                        let below = canopy.iter().any(|roof| roof.contains(&point));
                        assert!(!through || below, "{scene} {} {at:?} after {k} dm", building.id);
                    }
                }
            }
        }
        assert!(ways > 20, "{scene}: {ways}");
    }
}

#[test]
fn in_the_picture_and_inside_are_as_many_as_are_counted() {
    for scene in SCENES {
        let town = town(scene);
        let mut most = 0;
        for step in 0..96_i64 {
            let at = town.at("2025-06-09T00:00") + (step * 107 + 3).minutes();
            let state = town.simulator.state_at(town.park.scenario(None).unwrap(), DEFAULT_SEED, at);
            let outside = town.outside(at, false);
            most = most.max(outside.people.len());
            let mut by_building = BTreeMap::<usize, u32>::new();
            for one in &outside.people {
                *by_building.entry(one.building).or_default() += 1;
            }
            for (number, building) in town.park.buildings.iter().enumerate() {
                let counted = state.places[&building.id].people;
                let seen = by_building.get(&number).copied().unwrap_or(0);
                assert!(seen <= counted, "{scene} {at} {}: {seen} of {counted}", building.id);
                assert_eq!(seen + outside.inside(&building.id, counted), counted, "{}", building.id);
                let inside: u32 = building
                    .floors()
                    .iter()
                    .map(|floor| building.floor_id(floor.number))
                    .map(|floor| outside.inside(&floor, state.places[&floor].people))
                    .sum();
                assert_eq!(seen + inside, counted, "{scene} {at} {}: floor by floor", building.id);
            }
            for (place, away) in &outside.away {
                assert!(*away <= state.places[place].people, "{scene} {at} {place}");
            }
        }
        println!("{scene}: at most {most} outdoors");
        assert!(most > 0);
    }
}

#[test]
fn when_the_park_is_busy_many_walk_and_at_night_hardly_anybody() {
    let town = town("zone-f");
    let count = |time: &str| town.outside(town.at(time), false).people.len();
    let (morning, forenoon, noon, evening, night) = (
        count("2025-10-10T07:40"),
        count("2025-10-10T10:30"),
        count("2025-10-10T12:20"),
        count("2025-10-10T17:45"),
        count("2025-10-10T03:30"),
    );
    println!("07:40 {morning}, 10:30 {forenoon}, 12:20 {noon}, 17:45 {evening}, 03:30 {night}");
    assert!(morning > 200 && noon > 200 && evening > 200 && forenoon > 100);
    assert!(night < 25);
}

#[test]
fn the_same_moment_is_the_same_picture_played_or_jumped_to() {
    for scene in SCENES {
        let (one, other) = (town(scene), town(scene));
        let at = one.at("2025-10-10T08:12:07.5");
        for back in 1..20_i64 {
            one.outside(at - (back * 311).milliseconds(), false);
        }
        assert_eq!(one.outside(at, false), other.outside(at, false), "{scene}");
    }
}

#[test]
fn nobody_leaps() {
    let town = town("zone-f");
    let doors: Vec<park::Xz> = (0..town.park.buildings.len())
        .flat_map(|number| {
            let ways = town.crowd.ways(number).unwrap();
            let all = ways.gates.iter().map(|(_, way)| way).chain(ways.walks.iter().map(|walk| &walk.way));
            all.flat_map(|way| {
                [-1.0, 0.0, 1.0].map(|lane| way.spot(0.0, lane).at).into_iter().chain([way.spot(1e9, 0.0).at])
            })
            .collect::<Vec<_>>()
        })
        .collect();
    for start in ["2025-10-10T07:58", "2025-10-10T12:00", "2025-10-10T17:10", "2025-10-10T21:55"] {
        let mut before: BTreeMap<PersonId, Walking> = BTreeMap::new();
        for step in 0..100_i64 {
            let at = town.at(start) + (step * 100).milliseconds();
            let now: BTreeMap<PersonId, Walking> =
                town.outside(at, false).people.into_iter().map(|one| (one.id, one)).collect();
            let near = |at: park::Xz| doors.iter().any(|door| libm::hypot(door.0 - at.0, door.1 - at.1) < 3.0);
            for (id, one) in &now {
                match before.get(id) {
                    Some(was) => {
                        let gone = libm::hypot(one.at.0 - was.at.0, one.at.1 - was.at.1);
                        assert!(gone < 0.3, "{at} {id:?}: {gone} m from {:?} to {:?}", was.at, one.at);
                    }
                    None => assert!(step == 0 || near(one.at), "{at} {id:?} appears at {:?}", one.at),
                }
            }
            for (id, was) in &before {
                assert!(now.contains_key(id) || near(was.at), "{at} {id:?} is gone from {:?}", was.at);
            }
            before = now;
        }
    }
}

#[test]
fn a_feeds_number_is_the_pictures_number() {
    let town = town("zone-f");
    let at = town.at("2025-10-10T08:40");
    let scenario = town.park.scenario(None).unwrap();
    let simulated = town.outside(at, false);
    let of = |outside: &Outside| outside.people.iter().filter(|one| one.building == 0).count() as f64;
    let building = PlaceId::new("F-01");
    for (factor, least, most) in [(0.0, 0.0, 0.0), (0.5, 0.3, 0.7), (2.0, 1.6, 2.4)] {
        let mut state = town.simulator.state_at(scenario, DEFAULT_SEED, at);
        let place = state.places.get_mut(&building).unwrap();
        place.people = (f64::from(place.people) * factor) as u32;
        let counted = place.people;
        let simulator = &town.simulator;
        let shown = town.crowd.outside(&Asked { simulator, scenario, at, shown: Some(&state), everyone: false });
        let share = of(&shown) / of(&simulated);
        assert!((least..=most).contains(&share), "{factor}: {share}");
        assert!(of(&shown) <= f64::from(counted));
        let others = |outside: &Outside| outside.people.iter().filter(|one| one.building != 0).count();
        assert_eq!(others(&shown), others(&simulated), "who was not counted anew stays");
    }
}

#[test]
fn everyone_outside_is_nearly_everyone_and_a_moment_is_cheap() {
    let town = town("zone-f");
    let at = town.at("2025-06-10T10:00");
    let all = town.outside(at, true).people.len();
    assert!(all > 8_500, "{all}");
    // The best of many, so that a busy machine does not count; generous, since tests are built without much care.
    let timed = (0..20).map(|step| {
        let begun = Instant::now();
        let people = town.outside(town.at("2025-10-10T08:12") + step.seconds(), false).people.len();
        (begun.elapsed(), people)
    });
    let (best, people) = timed.min().unwrap();
    println!("{people} of {all} outdoors in {best:?}");
    assert!(best < Duration::from_millis(6), "{best:?}");
}

#[test]
fn nobody_walks_on_a_carriageway_for_long() {
    let town = town("zone-f");
    let (mut on_road, mut all) = (0, 0);
    for minute in 0..30_i64 {
        for one in town.outside(town.at("2025-10-10T08:00") + (minute * 20).minutes(), false).people {
            let roads = town.park.site.roads.iter();
            let lines = roads.map(|road| {
                let joined = road.centreline.iter().chain(road.centreline.first().filter(|_| road.closed));
                let line: geo::LineString = joined.map(|corner| (corner.0, corner.1)).collect::<Vec<_>>().into();
                (line, road.width_m)
            });
            let on = |(line, width): (geo::LineString, f64)| {
                geo::Distance::distance(&geo::Euclidean, &line, &Point::new(one.at.0, one.at.1)) < width / 2.0
            };
            on_road += usize::from(lines.into_iter().any(on));
            all += 1;
        }
    }
    println!("{on_road} of {all} on a carriageway");
    assert!(on_road * 8 < all, "{on_road} of {all} are on a carriageway, most of them crossing");
}

#[test]
fn a_building_without_a_door_is_told_of() {
    let mut park = town("demo-campus").park;
    let library = park.buildings.iter_mut().find(|building| building.id.as_str() == "library").unwrap();
    for volume in &mut library.volumes {
        volume.style.entrances = Some(Vec::new());
    }
    let codes: Vec<String> = crowd::check(&park).iter().map(|issue| issue.code.clone()).collect();
    assert_eq!(codes, ["no-way-on-foot"]);
}
