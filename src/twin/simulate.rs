//! The simulator: a pure function of (park, scenario, seed, time).
//!
//! People of a building = Σ over its occupants of count × (staff factor, if they are staff) × the fraction of the group
//! that is there at that hour, with a variation of at most 3 %, rounded to whole people. Nothing is stepped, so a
//! moment is the same however one gets to it. [`Simulator`] keeps what does not depend on the time.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    calendar::Calendar,
    presence::{Hours, LocalHour, noise, present},
    sharing::{Layout, Seats},
    state::{Origin, PlaceState, State},
    time::time_zone,
};
use crate::park::{Building, Occupants, Park, PlaceId, Scenario};

/// The seed where none is given.
pub const DEFAULT_SEED: u64 = 1;

/// A park made ready to be asked for any moment: profiles looked up, seats given out.
#[derive(Clone, Debug)]
pub struct Simulator {
    zone: TimeZone,
    calendar: Calendar,
    buildings: Vec<SimulatedBuilding>,
    /// Every place with its capacity and its groups, and nobody there.
    empty: BTreeMap<PlaceId, PlaceState>,
    full_staff: u32,
}

#[derive(Clone, Debug)]
struct SimulatedBuilding {
    id: PlaceId,
    layout: Layout,
    groups: Vec<SimulatedGroup>,
}

/// One line of a building's occupants.
#[derive(Clone, Debug)]
struct SimulatedGroup {
    key: String,
    staff: bool,
    count: u32,
    hours: Hours,
    noise_stream: u64,
    seats: Seats,
}

/// The state of `park` at a time. For many moments of one park, keep a [`Simulator`].
pub fn simulate(park: &Park, scenario: &Scenario, seed: u64, at: Timestamp) -> State {
    Simulator::new(park).state_at(scenario, seed, at)
}

impl Simulator {
    /// A profile that the park does not have stands for nobody, an unknown timezone for UTC; `park::check` reports both.
    pub fn new(park: &Park) -> Self {
        let buildings: Vec<_> = park.buildings.iter().map(|building| SimulatedBuilding::new(park, building)).collect();
        let mut empty = BTreeMap::new();
        for building in &buildings {
            empty.insert(building.id.clone(), PlaceState::default());
            empty.extend(building.layout.places.iter().map(|place| (place.id.clone(), PlaceState::default())));
            building.spread(
                |group| group.count,
                |place, group, people| {
                    if let Some(state) = empty.get_mut(place) {
                        state.capacity = state.capacity.saturating_add(people);
                        state.by_group.entry(group.to_owned()).or_default();
                    }
                },
            );
        }
        let staff = buildings.iter().flat_map(|b| &b.groups).filter(|group| group.staff);
        Self {
            zone: time_zone(&park.timezone).unwrap_or(TimeZone::UTC),
            calendar: Calendar::new(&park.schedule),
            full_staff: total(staff.map(|group| group.count)),
            buildings,
            empty,
        }
    }

    /// The state at a time. Costs the same for any time.
    pub fn state_at(&self, scenario: &Scenario, seed: u64, at: Timestamp) -> State {
        let when = self.local_hour(at);
        let mut places = self.empty.clone();
        let mut people = 0;
        for building in &self.buildings {
            people = building.people(scenario, seed, &when).saturating_add(people);
            building.spread(
                |group| group.present(scenario, seed, &when),
                |place, group, here| {
                    if let Some(state) = places.get_mut(place) {
                        state.people = state.people.saturating_add(here);
                        if let Some(count) = state.by_group.get_mut(group) {
                            *count = count.saturating_add(here);
                        }
                    }
                },
            );
        }
        State {
            at,
            scenario: scenario.id.clone(),
            seed,
            origin: Origin::Simulated,
            people,
            staff: self.staff(scenario),
            places,
        }
    }

    /// People present in one place, or in the whole park; `None` for a place where people are not simulated.
    ///
    /// The same number as in [`Self::state_at`], without the rest of the state.
    pub fn people_at(&self, scenario: &Scenario, seed: u64, at: Timestamp, place: Option<&PlaceId>) -> Option<u32> {
        let when = self.local_hour(at);
        let Some(place) = place else {
            return Some(total(self.buildings.iter().map(|building| building.people(scenario, seed, &when))));
        };
        let top = self.buildings.iter().find(|b| b.id == *place || b.layout.places.iter().any(|p| p.id == *place))?;
        if top.id == *place {
            return Some(top.people(scenario, seed, &when));
        }
        let index = top.layout.places.iter().position(|shared| shared.id == *place)?;
        let in_place = |group: &SimulatedGroup| {
            let counts = top.layout.count(&group.seats, group.present(scenario, seed, &when));
            counts.get(index).copied().unwrap_or(0)
        };
        Some(total(top.groups.iter().map(in_place)))
    }

    /// People employed in a scenario: the full staff × its factor, rounded.
    pub fn staff(&self, scenario: &Scenario) -> u32 {
        (f64::from(self.full_staff) * factor(scenario)).round() as u32
    }

    pub(super) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn local_hour(&self, at: Timestamp) -> LocalHour {
        LocalHour::new(&self.calendar, at, &at.to_zoned(self.zone.clone()))
    }
}

impl SimulatedBuilding {
    fn new(park: &Park, building: &Building) -> Self {
        let layout = Layout::new(park, &building.id);
        let mut lines = BTreeMap::<&str, u32>::new();
        let groups = building.occupants.iter().map(|occupants| {
            let line = lines.entry(&occupants.group).or_default();
            *line += 1;
            SimulatedGroup::new(park, building, occupants, *line, &layout)
        });
        Self { groups: groups.collect(), id: building.id.clone(), layout }
    }

    fn people(&self, scenario: &Scenario, seed: u64, when: &LocalHour) -> u32 {
        total(self.groups.iter().map(|group| group.present(scenario, seed, when)))
    }

    /// Shares out the people of each group: calls `each` with a place, a group and how many of it are there.
    fn spread(&self, people: impl Fn(&SimulatedGroup) -> u32, mut each: impl FnMut(&PlaceId, &str, u32)) {
        for group in &self.groups {
            let people = people(group);
            each(&self.id, &group.key, people);
            for (place, count) in self.layout.places.iter().zip(self.layout.count(&group.seats, people)) {
                each(&place.id, &group.key, count);
            }
        }
    }
}

impl SimulatedGroup {
    fn new(park: &Park, building: &Building, occupants: &Occupants, line: u32, layout: &Layout) -> Self {
        let stream = format!("{}\n{}\n{line}", building.id, occupants.group);
        Self {
            key: occupants.group.clone(),
            staff: park.schedule.groups.get(&occupants.group).is_some_and(|group| group.staff),
            count: occupants.count,
            hours: park.schedule.profiles.get(&occupants.profile).map_or_else(Hours::nobody, Hours::new),
            noise_stream: xxh3_64(stream.as_bytes()),
            seats: layout.seats(occupants.count, &occupants.rooms),
        }
    }

    fn present(&self, scenario: &Scenario, seed: u64, when: &LocalHour) -> u32 {
        let full = f64::from(self.count) * if self.staff { factor(scenario) } else { 1.0 };
        present(full, self.hours.fraction(when), noise(seed, self.noise_stream, when))
    }
}

/// A scene file may say any number; an absurd one must not stop the program.
fn total(counts: impl Iterator<Item = u32>) -> u32 {
    counts.fold(0, u32::saturating_add)
}

fn factor(scenario: &Scenario) -> f64 {
    if scenario.staff_factor.is_finite() { scenario.staff_factor.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
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
}
