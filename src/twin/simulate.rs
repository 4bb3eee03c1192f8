//! The simulator: a pure function of (park, scenario, seed, time).
//!
//! People of a building = Σ over its occupants of count × (staff factor, if they are staff) × the fraction of the group
//! that is there at that hour, with a variation of at most 3 %, rounded to whole people. Nothing is stepped, so a
//! moment is the same however one gets to it. [`Simulator`] keeps what does not depend on the time.

#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use xxhash_rust::xxh3::xxh3_64;

use super::{
    bookings::Bookings,
    calendar::Calendar,
    column::{Column, Mark},
    points::{PointColumn, Points},
    presence::{Hours, LocalHour, expected, noise},
    rack_life::RackWork,
    sharing::{Layout, Seats},
    state::{Origin, PlaceState, State},
    time::time_zone,
    works::Works,
};
use crate::park::{Building, Measured, Occupants, Park, PlaceId, Scenario, Simulated};

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
    points: Arc<Points>,
    racks: Option<RackWork>,
    works: Works,
    bookings: Bookings,
}

#[derive(Clone, Debug)]
pub(super) struct SimulatedBuilding {
    pub(super) id: PlaceId,
    pub(super) layout: Layout,
    pub(super) groups: Vec<SimulatedGroup>,
}

/// One line of a building's occupants.
#[derive(Clone, Debug)]
pub(super) struct SimulatedGroup {
    pub(super) key: String,
    staff: bool,
    pub(super) count: u32,
    hours: Hours,
    pub(super) noise_stream: u64,
    pub(super) seats: Seats,
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
        Self {
            zone: time_zone(&park.timezone).unwrap_or(TimeZone::UTC),
            calendar: Calendar::new(&park.schedule),
            buildings,
            empty,
            points: Arc::new(Points::new(park)),
            racks: RackWork::new(park),
            works: Works::new(park),
            bookings: Bookings::new(park),
        }
    }

    /// What is measured in the park, and where.
    pub fn points(&self) -> &Arc<Points> {
        &self.points
    }

    /// When the park is built.
    pub fn works(&self) -> &Works {
        &self.works
    }

    /// The state at a time. Costs the same for any time.
    pub fn state_at(&self, scenario: &Scenario, seed: u64, at: Timestamp) -> State {
        let when = self.local_hour(at);
        let mut places = self.empty.clone();
        let mut people = 0;
        for building in &self.buildings {
            // Nobody works in what is still being built, and nobody could.
            if !self.works.of(&building.id, at).is_done() {
                let parts = building.layout.places.iter().map(|part| &part.id);
                for id in parts.chain([&building.id]) {
                    places.insert(id.clone(), PlaceState::default());
                }
                continue;
            }
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
        let columns = self.columns(scenario, seed, &when, &places);
        State {
            at,
            scenario: scenario.id.clone(),
            seed,
            origin: Origin::Simulated,
            people,
            staff: self.staff(scenario, at),
            places,
            columns,
        }
    }

    /// What the simulator knows of every metric; nothing of those that only a feed knows.
    fn columns(
        &self,
        scenario: &Scenario,
        seed: u64,
        when: &LocalHour,
        places: &BTreeMap<PlaceId, PlaceState>,
    ) -> Vec<Column> {
        let nothing = |column: &PointColumn| {
            let mark = Mark { at_ms: 0, origin: Origin::Missing };
            Column::of_one(vec![f32::NAN; column.places.len()], mark)
        };
        let mut columns: Vec<Column> = self.points.columns().iter().map(nothing).collect();
        let at_ms = when.second.saturating_mul(1000);
        let at = Timestamp::from_second(when.second).unwrap_or_default();
        for (known, column) in self.points.columns().iter().zip(&mut columns) {
            let all = |value: &dyn Fn(&PlaceId) -> Option<f64>, origin| {
                let values = known.places.iter().map(|id| value(id).map_or(f32::NAN, |value| value as f32));
                Column::of_one(values.collect(), Mark { at_ms, origin })
            };
            let built = |id: &PlaceId| id.parent().is_none().then(|| self.works.of(id, at).share);
            match known.spec.simulated.filter(|_| known.spec.of == Measured::Places) {
                Some(Simulated::People) => {
                    *column = all(&|id| places.get(id).map(|place| f64::from(place.people)), Origin::Simulated);
                }
                Some(Simulated::Booked) => *column = all(&|id| self.bookings.share(id, at), Origin::Planned),
                Some(Simulated::Built) => *column = all(&built, Origin::Planned),
                _ => {}
            }
        }
        if let Some(racks) = &self.racks {
            racks.fill(&self.points, &self.works, (scenario, seed), when, &mut columns);
        }
        columns
    }

    /// People present in one place, or in the whole park; `None` for a place where people are not simulated.
    ///
    /// The same number as in [`Self::state_at`], without the rest of the state.
    pub fn people_at(&self, scenario: &Scenario, seed: u64, at: Timestamp, place: Option<&PlaceId>) -> Option<u32> {
        let when = self.local_hour(at);
        let people = |building: &SimulatedBuilding| {
            let is_done = self.works.of(&building.id, at).is_done();
            if is_done { building.people(scenario, seed, &when) } else { 0 }
        };
        let Some(place) = place else { return Some(total(self.buildings.iter().map(people))) };
        let top = self.buildings.iter().find(|b| b.id == *place || b.layout.places.iter().any(|p| p.id == *place))?;
        if top.id == *place {
            return Some(people(top));
        }
        if !self.works.of(&top.id, at).is_done() {
            return Some(0);
        }
        let index = top.layout.places.iter().position(|shared| shared.id == *place)?;
        let in_place = |group: &SimulatedGroup| {
            let counts = top.layout.count(&group.seats, group.present(scenario, seed, &when));
            counts.get(index).copied().unwrap_or(0)
        };
        Some(total(top.groups.iter().map(in_place)))
    }

    /// People employed in a scenario: the full staff of what is built × its factor, rounded.
    pub fn staff(&self, scenario: &Scenario, at: Timestamp) -> u32 {
        let built = self.buildings.iter().filter(|building| self.works.of(&building.id, at).is_done());
        let staff = built.flat_map(|building| &building.groups).filter(|group| group.staff);
        (f64::from(total(staff.map(|group| group.count))) * factor(scenario)).round() as u32
    }

    pub(super) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    pub(super) fn buildings(&self) -> &[SimulatedBuilding] {
        &self.buildings
    }

    pub(super) fn local_hour(&self, at: Timestamp) -> LocalHour {
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
        self.expected(scenario, seed, when).round() as u32
    }

    pub(super) fn expected(&self, scenario: &Scenario, seed: u64, when: &LocalHour) -> f64 {
        let full = f64::from(self.count) * if self.staff { factor(scenario) } else { 1.0 };
        expected(full, self.hours.fraction(when), noise(seed, self.noise_stream, when))
    }
}

/// A scene file may say any number; an absurd one must not stop the program.
fn total(counts: impl Iterator<Item = u32>) -> u32 {
    counts.fold(0, u32::saturating_add)
}

fn factor(scenario: &Scenario) -> f64 {
    if scenario.staff_factor.is_finite() { scenario.staff_factor.clamp(0.0, 1.0) } else { 0.0 }
}
