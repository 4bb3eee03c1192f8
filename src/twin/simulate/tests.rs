//! Who is where, by the clock, the calendar and the scenario.

use jiff::ToSpan;
use proptest::prelude::*;

use super::*;
use crate::twin::{VARIATION, parse_at, sample};

fn at(text: &str) -> Timestamp {
    parse_at(text, "Asia/Shanghai").unwrap()
}

fn people(text: &str) -> u32 {
    simulate(&sample::park(), &sample::scenario("full", 1.0), 1, at(text)).people
}

#[test]
fn a_workday_morning_is_the_profiles_within_the_variation() {
    let morning = f64::from(people("2025-06-10T10:00"));
    let expected = 891.0 * 0.95 + 1260.0 * 0.05;
    assert!((morning - expected).abs() <= expected * VARIATION + 4.0, "{morning} of {expected}");
}

#[test]
fn nobody_is_there_where_the_fraction_is_nought() {
    let state = simulate(&sample::park(), &sample::scenario("full", 1.0), 1, at("2025-06-10T03:00"));
    assert_eq!(state.places.get("tower").unwrap().people, 0);
    assert!(state.places.get("hall").unwrap().people > 0);
}

#[test]
fn weekends_are_quieter_and_holidays_are_weekends() {
    let mut park = sample::park();
    let people = |park: &Park, text| simulate(park, &sample::scenario("full", 1.0), 1, at(text)).people;
    let (tuesday, saturday) = (people(&park, "2025-06-10T10:00"), people(&park, "2025-06-14T10:00"));
    assert!(saturday * 2 < tuesday, "{saturday} {tuesday}");
    park.schedule.days_off.push(jiff::civil::date(2025, 6, 10));
    park.schedule.extra_workdays.push(jiff::civil::date(2025, 6, 14));
    assert!(people(&park, "2025-06-10T10:00") * 2 < people(&park, "2025-06-14T10:00"));
}

#[test]
fn a_park_lives_by_its_own_clock() {
    let mut park = sample::park();
    park.timezone = "America/New_York".into();
    let scenario = sample::scenario("full", 1.0);
    let noon_there = simulate(&park, &scenario, 1, parse_at("2025-06-10T10:00", &park.timezone).unwrap());
    let noon_here = simulate(&park, &scenario, 1, at("2025-06-10T10:00"));
    assert!(noon_there.places.get("tower").unwrap().people > 700);
    assert_eq!(noon_here.places.get("tower").unwrap().people, 0, "ten at night there");
}

#[test]
fn a_scenario_scales_the_staff_only() {
    let park = sample::park();
    let early = simulate(&park, &sample::scenario("early", 0.1875), 1, at("2025-06-10T10:00"));
    let full = simulate(&park, &sample::scenario("full", 1.0), 1, at("2025-06-10T10:00"));
    assert_eq!((early.staff, full.staff), (161, 861), "861 × 0.1875 = 161.4");
    let tower = |state: &State| state.places.get("tower").unwrap().clone();
    assert_eq!(tower(&early).by_group.get("visitor"), tower(&full).by_group.get("visitor"));
    assert!(tower(&early).by_group.get("staff").unwrap() * 4 < *tower(&full).by_group.get("staff").unwrap());
    assert_eq!(tower(&early).capacity, tower(&full).capacity, "desks stay");
}

#[test]
fn played_minute_by_minute_or_jumped_to_it_is_the_same() {
    let park = sample::park();
    let simulator = Simulator::new(&park);
    let scenario = sample::scenario("full", 1.0);
    let (mut now, end) = (at("2025-06-10T09:00"), at("2025-06-10T11:00"));
    let mut played = simulator.state_at(&scenario, 1, now);
    while now < end {
        now += 1.minute();
        played = simulator.state_at(&scenario, 1, now);
    }
    let jumped = simulate(&sample::park(), &scenario, 1, end);
    assert_eq!(played, jumped);
    assert_eq!(played.hash(), jumped.hash());
}

#[test]
fn a_day_has_no_leap_from_minute_to_minute() {
    let simulator = Simulator::new(&sample::park());
    let scenario = sample::scenario("full", 1.0);
    let start = at("2025-06-13T00:00");
    let count = |minute: i64| simulator.people_at(&scenario, 1, start + minute.minutes(), None).unwrap();
    for minute in 0..3 * 1440 {
        let step = count(minute).abs_diff(count(minute + 1));
        assert!(step <= 40, "{step} people in minute {minute}: the steepest profile brings 20 a minute");
    }
}

#[test]
fn dangling_profiles_groups_and_timezones_are_nobody_no_staff_and_utc() {
    let mut park = sample::park();
    park.timezone = "Mars/Olympus".into();
    park.buildings[0].occupants[0].profile = "gone".into();
    park.schedule.groups.clear();
    let state = simulate(&park, &sample::scenario("full", f64::NAN), 1, at("2025-06-10T18:00"));
    assert_eq!(state.staff, 0);
    assert_eq!(state.places.get("tower").unwrap().by_group.get("staff"), Some(&0));
    assert!(state.people > 0, "ten in the morning of UTC");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_the_moment_sums_hold_and_nobody_is_beyond_capacity(
        second in 1_600_000_000_i64..2_000_000_000, seed in any::<u64>(), factor in 0.0..=1.0_f64, more in 0.0..=1.0_f64,
    ) {
        let park = sample::park();
        let simulator = Simulator::new(&park);
        let at = Timestamp::from_second(second).unwrap();
        let state = simulator.state_at(&sample::scenario("s", factor), seed, at);
        let top: u32 = state.places.iter().filter(|(id, _)| id.parent().is_none()).map(|(_, place)| place.people).sum();
        prop_assert_eq!(top, state.people);
        for (id, place) in &state.places {
            prop_assert!(place.people <= place.capacity, "{}: {:?}", id, place);
            prop_assert_eq!(place.by_group.values().sum::<u32>(), place.people);
            prop_assert_eq!(simulator.people_at(&sample::scenario("s", factor), seed, at, Some(id)), Some(place.people));
        }
        for building in ["tower", "hall", "shed"] {
            let floors = (1..9).filter_map(|n| state.places.get(format!("{building}/L{n}").as_str()));
            prop_assert_eq!(floors.map(|floor| floor.people).sum::<u32>(), state.places.get(building).unwrap().people);
        }
        let fuller = simulator.state_at(&sample::scenario("s", factor.max(more)), seed, at);
        prop_assert!(fuller.staff >= state.staff);
        for (id, place) in &state.places {
            prop_assert!(fuller.places.get(id).unwrap().people >= place.people, "{}", id);
        }
    }
}
