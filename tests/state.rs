//! What happens in the shipped parks: totals, sums, days, scenarios, and the same answer however one asks.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

use std::{path::Path, time::Instant};

use jiff::{Timestamp, ToSpan, civil::date};
use yungu::{
    park::{self, Park},
    twin::{DEFAULT_SEED, Simulator, State, day_curve, parse_at, simulate},
};

fn open(scene: &str) -> Park {
    let loaded = park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene));
    loaded.park.unwrap_or_else(|| panic!("{scene} does not open: {:?}", loaded.issues))
}

fn at(park: &Park, text: &str) -> Timestamp {
    parse_at(text, &park.timezone).unwrap()
}

fn state(park: &Park, scenario: Option<&str>, time: &str) -> State {
    simulate(park, park.scenario(scenario).unwrap(), DEFAULT_SEED, at(park, time))
}

/// Sums by level: buildings to the park, floors to their building, groups to their place.
fn assert_sums(park: &Park, state: &State) {
    let top: u32 = park.buildings.iter().map(|building| state.places[&building.id].people).sum();
    assert_eq!(top, state.people);
    for building in &park.buildings {
        let of = &state.places[&building.id];
        let floors = building.floors();
        let sum = |value: fn(&yungu::twin::PlaceState) -> u32| -> u32 {
            floors.iter().map(|floor| value(&state.places[&building.floor_id(floor.number)])).sum()
        };
        assert_eq!(sum(|place| place.people), of.people, "{} floors", building.id);
        assert_eq!(sum(|place| place.capacity), of.capacity, "{} floors", building.id);
    }
    for (id, place) in &state.places {
        assert_eq!(place.by_group.values().sum::<u32>(), place.people, "{id}");
        assert!(place.people <= place.capacity, "{id}");
    }
}

#[test]
fn a_tuesday_morning_in_zone_f() {
    let park = open("zone-f");
    let state = state(&park, None, "2025-06-10T10:00");
    assert!((10_379..=11_021).contains(&state.people), "{} people, not 10,700 within 3 %", state.people);
    assert_eq!(state.staff, 8_000);
    assert_sums(&park, &state);
    assert!(state.places.len() > 100, "floors and halls too");
}

#[test]
fn any_seed_stays_near_the_profiles() {
    let park = open("zone-f");
    let simulator = Simulator::new(&park);
    let scenario = park.scenario(None).unwrap();
    let ten = at(&park, "2025-06-10T10:00");
    let counts: Vec<u32> = (0..50).map(|seed| simulator.people_at(scenario, seed, ten, None).unwrap()).collect();
    assert!(counts.iter().all(|count| (10_379..=11_021).contains(count)), "{counts:?}");
    assert!(counts.iter().any(|count| count != &counts[0]), "seeds differ");
}

#[test]
fn the_first_years_scenario_employs_1500() {
    let park = open("zone-f");
    let early = state(&park, Some("2022"), "2025-06-10T10:00");
    assert_eq!(early.staff, 1_500);
    assert_sums(&park, &early);
    assert!(early.people < state(&park, None, "2025-06-10T10:00").people);
}

#[test]
fn bare_ground_has_nobody_and_no_rack_and_the_park_fills_as_it_is_built() {
    let park = open("zone-f");
    let bare = state(&park, None, "2022-05-23T10:00");
    assert_eq!((bare.people, bare.staff), (0, 0));
    assert!(bare.places.values().all(|place| place.capacity == 0));
    let power = Simulator::new(&park).points().column_of("power").unwrap();
    assert!(bare.columns[power].values.iter().all(|value| value.is_nan()));
    // The compute centre is there before the towers are.
    let growing = state(&park, None, "2024-05-21T10:00");
    assert!(growing.columns[power].values.iter().all(|value| !value.is_nan()));
    assert!(growing.places["F-08"].people > 0 && growing.places["F-01"].people == 0);
    assert!((1..8_000).contains(&growing.staff), "{}", growing.staff);
    let built = state(&park, None, "2025-06-10T10:00");
    assert!(built.people > 5 * growing.people && built.staff == 8_000);
}

#[test]
fn the_hash_does_not_care_how_the_time_is_written_or_who_asks() {
    let park = open("zone-f");
    let plain = state(&park, None, "2025-06-10T10:00").hash();
    for time in ["2025-06-10T10:00:00+08:00", "2025-06-10T02:00Z", "2025-06-10T10:00:00.000"] {
        assert_eq!(state(&park, None, time).hash(), plain, "{time}");
    }
    assert_eq!(state(&open("zone-f"), None, "2025-06-10T10:00").hash(), plain, "loaded again");
    assert_ne!(state(&park, None, "2025-06-10T10:01").hash(), plain);
    assert_ne!(state(&park, Some("2022"), "2025-06-10T10:00").hash(), plain);
    let other_seed = simulate(&park, park.scenario(None).unwrap(), 2, at(&park, "2025-06-10T10:00"));
    assert_ne!(other_seed.hash(), plain);
}

#[test]
fn played_to_or_jumped_to_is_the_same_state() {
    let park = open("zone-f");
    let scenario = park.scenario(None).unwrap();
    let simulator = Simulator::new(&park);
    let end = at(&park, "2025-06-10T10:00");
    for seconds in [1_i64, 7, 60, 3600] {
        let mut now = end - (200 * seconds).seconds();
        let mut played = simulator.state_at(scenario, DEFAULT_SEED, now);
        while now < end {
            now += seconds.seconds();
            played = simulator.state_at(scenario, DEFAULT_SEED, now);
        }
        assert_eq!(played.hash(), simulate(&park, scenario, DEFAULT_SEED, end).hash(), "steps of {seconds} s");
    }
}

#[test]
fn sums_hold_over_a_week_in_every_scene_and_scenario() {
    for scene in ["zone-f", "demo-campus"] {
        let park = open(scene);
        let simulator = Simulator::new(&park);
        let start = at(&park, "2025-06-09T00:00");
        for scenario in park.scenarios.values() {
            for step in 0..7 * 24_i64 {
                let moment = start + (step * 60 + 17).minutes();
                let state = simulator.state_at(scenario, step.unsigned_abs(), moment);
                assert_sums(&park, &state);
            }
        }
    }
}

#[test]
fn more_staff_never_means_fewer_people_anywhere() {
    let park = open("zone-f");
    let simulator = Simulator::new(&park);
    let mut scenario = park.scenario(None).unwrap().clone();
    for time in ["2025-06-10T08:20", "2025-06-10T12:00", "2025-06-14T10:00", "2025-06-10T22:50"] {
        let mut before: Option<State> = None;
        for tenth in 0..=10 {
            scenario.staff_factor = f64::from(tenth) / 10.0;
            let state = simulator.state_at(&scenario, DEFAULT_SEED, at(&park, time));
            for (id, place) in before.iter().flat_map(|before| &before.places) {
                assert!(state.places[id].people >= place.people, "{time} {id} at {tenth} tenths");
            }
            before = Some(state);
        }
    }
}

#[test]
fn weekends_and_nights_are_quiet() {
    let park = open("zone-f");
    let people = |time| state(&park, None, time).people;
    let morning = people("2025-06-10T10:00");
    assert!(people("2025-06-14T10:00") * 3 < morning * 2, "Saturday: the offices are nearly empty, the academy is not");
    assert!(people("2025-06-10T03:30") * 4 < morning, "night");
    assert!(people("2025-06-10T03:30") > 0, "residents sleep here");
}

#[test]
fn the_days_curve_meets_the_states() {
    let park = open("zone-f");
    let scenario = park.scenario(None).unwrap();
    let curve = day_curve(&park, scenario, DEFAULT_SEED, date(2025, 6, 10), None);
    let at_ten = curve.iter().find(|point| point.minute == 600).unwrap();
    assert_eq!(at_ten.people, state(&park, None, "2025-06-10T10:00").people);
    let building = &park.buildings[0].id;
    let of_building = day_curve(&park, scenario, DEFAULT_SEED, date(2025, 6, 10), Some(building));
    assert!(of_building.iter().zip(&curve).all(|(one, all)| one.people <= all.people));
}

#[test]
fn the_second_park_lives_on_its_own_clock_and_calendar() {
    let park = open("demo-campus");
    let state = state(&park, None, "2025-06-10T10:00");
    assert!(state.people > 0);
    assert_sums(&park, &state);
    assert_eq!(state.at, parse_at("2025-06-10T10:00", &park.timezone).unwrap());
}

#[test]
fn any_moment_is_cheap() {
    let park = open("zone-f");
    let simulator = Simulator::new(&park);
    let scenario = park.scenario(None).unwrap();
    let start = at(&park, "2025-06-10T10:00");
    // The best of many, so that a busy machine does not count; generous, since tests are built without much care.
    let best = (0..50).map(|minute| {
        let begun = Instant::now();
        let state = simulator.state_at(scenario, DEFAULT_SEED, start + minute.minutes());
        (begun.elapsed(), state.people)
    });
    let (best, _) = best.min().unwrap();
    assert!(best.as_micros() < 2_000, "{best:?} for one state");
}
