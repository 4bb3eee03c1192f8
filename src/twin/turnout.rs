//! Person by person: who of a building is counted at a moment, and where each one's place is.
//!
//! People of a group are numbered. Number `i` is there while the group's expected number is at least `i` + ½, which is
//! what rounding makes of it: so the numbers of the state and the persons in the picture are the same ones.

use jiff::Timestamp;

use super::{
    presence::Hours,
    simulate::{SimulatedBuilding, SimulatedGroup, Simulator},
};
use crate::park::{Park, PlaceId, Profile, Scenario};

/// One line of a building's occupants: people of a group who belong there.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    building: &'a SimulatedBuilding,
    group: &'a SimulatedGroup,
}

impl<'a> Line<'a> {
    pub fn building(&self) -> &'a PlaceId {
        &self.building.id
    }

    /// Key of the schedule's `groups`.
    pub fn group(&self) -> &'a str {
        &self.group.key
    }

    /// At full occupation.
    pub fn count(&self) -> u32 {
        self.group.count
    }

    /// A number of the line's own, the same for every run.
    pub fn stream(&self) -> u64 {
        self.group.noise_stream
    }

    /// Where person `number` is counted: in a room, on its floor, in the building.
    pub fn places_of(&self, number: u32) -> impl Iterator<Item = &'a PlaceId> + use<'a> {
        self.building.layout.places_of(&self.group.seats, number).chain([&self.building.id])
    }
}

impl Simulator {
    /// Every line of every building's occupants, in the order of the scene file.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.buildings().iter().flat_map(|building| building.groups.iter().map(move |group| Line { building, group }))
    }

    /// How many people of each line are expected at a moment, before rounding; in the order of [`Self::lines`].
    pub fn expected_at(&self, scenario: &Scenario, seed: u64, at: Timestamp) -> Vec<f64> {
        let when = self.local_hour(at);
        let mut expected = Vec::new();
        for building in self.buildings() {
            let is_done = self.is_done(&building.id, at);
            let of = |group: &SimulatedGroup| if is_done { group.expected(scenario, seed, &when) } else { 0.0 };
            expected.extend(building.groups.iter().map(of));
        }
        expected
    }

    /// Whether a building is built, so that people may be in it.
    pub fn is_done(&self, building: &PlaceId, at: Timestamp) -> bool {
        self.works().of(building, at).is_done()
    }

    /// What a profile says of a moment, 0 to 1.
    pub fn share_at(&self, profile: &HourShares, at: Timestamp) -> f64 {
        profile.0.fraction(&self.local_hour(at))
    }
}

/// A profile of the schedule, ready to be asked by [`Simulator::share_at`].
#[derive(Clone, Debug)]
pub struct HourShares(Hours);

impl HourShares {
    /// Of a key of the schedule's `profiles`; one that is not there is 0 at all hours.
    pub fn of(park: &Park, key: &str) -> Self {
        let profile: Option<&Profile> = park.schedule.profiles.get(key);
        Self(profile.map_or_else(Hours::nobody, Hours::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{parse_at, sample};

    #[test]
    fn who_is_expected_is_who_is_counted_and_each_has_a_place() {
        let park = sample::park_with_racks();
        let simulator = Simulator::new(&park);
        let scenario = park.scenario(None).unwrap();
        for minute in 0..48 {
            let at = parse_at("2025-06-10T00:00", &park.timezone).unwrap() + jiff::Span::new().minutes(minute * 30);
            let state = simulator.state_at(scenario, 3, at);
            let expected = simulator.expected_at(scenario, 3, at);
            let counted: u32 = expected.iter().map(|count| count.round() as u32).sum();
            assert_eq!(counted, state.people, "{at}");
            for (line, count) in simulator.lines().zip(expected) {
                for number in 0..count.round() as u32 {
                    let places: Vec<_> = line.places_of(number).collect();
                    assert!(places.len() >= 2 && places.iter().all(|place| place.top() == *line.building()));
                }
            }
        }
    }
}
