//! Who is outdoors at a moment, and where: a pure function of park, scenario, seed and time.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    footing,
    line::{Outdoors, People},
    person::{Person, PersonId},
    presence::Window,
    ways::{Ways, ways},
};
use crate::{
    models::{Afoot, afoot},
    park::{Issue, Park, PlaceId, Scenario, Xz},
    twin::{HourShares, Simulator, State},
};

/// A park's people, ready to be asked for any moment.
#[derive(Clone, Debug)]
pub struct Crowd {
    seed: u64,
    /// In the order of the scene file, as their ways are.
    buildings: Vec<PlaceId>,
    ways: Vec<Ways>,
    ground: Afoot,
    /// In the order of the simulator's lines, each with its building's place in the scene file.
    lines: Vec<(usize, People)>,
    walks: HourShares,
    reach_secs: f64,
    issues: Vec<Issue>,
}

/// Somebody who is seen outdoors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walking {
    pub id: PersonId,
    /// The building where the person is counted, by its place in the scene file.
    pub building: usize,
    pub at: Xz,
    /// Height of the ground, metres.
    pub up_m: f64,
    /// Unit vector.
    pub ahead: Xz,
    /// Metres walked, for the stride; `None` while standing.
    pub walked_m: Option<f64>,
    pub pace_m_s: f64,
    pub looks: u32,
}

/// Everybody who is outdoors, and where they are missed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    pub people: Vec<Walking>,
    /// How many of those who are counted in a place are outdoors: buildings, floors and rooms, each with all below it.
    pub away: BTreeMap<PlaceId, u32>,
}

impl Outside {
    /// How many of those who are counted in a place are in it.
    pub fn inside(&self, place: &PlaceId, counted: u32) -> u32 {
        counted.saturating_sub(self.away.get(place).copied().unwrap_or(0))
    }
}

/// What is asked of a crowd.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub simulator: &'a Simulator,
    pub scenario: &'a Scenario,
    pub at: Timestamp,
    /// The state that is shown, if its numbers may be others than the simulator's: a feed's.
    pub shown: Option<&'a State>,
    /// Puts all who are counted outdoors, on walks: what can be asked of a drawing at most.
    pub everyone: bool,
}

/// Where more people are counted than simulated, each simulated one outdoors stands for at most this many.
const MOST_COPIES: u32 = 8;

impl Crowd {
    /// Finds the ways of a park: that takes a good part of a second.
    pub fn new(park: &Park, simulator: &Simulator, seed: u64) -> Self {
        let ground = afoot(park);
        let (ways, issues) = ways(park, &ground);
        let taken = park.schedule.walks.as_ref();
        let share = taken.map_or(0.0, |walks| walks.share).clamp(0.0, 0.9);
        let none = Ways::default();
        let lines: Vec<(usize, People)> = simulator
            .lines()
            .zip(0..)
            .map(|(line, number)| {
                let building = park.buildings.iter().position(|building| building.id == *line.building());
                let building = building.unwrap_or(usize::MAX);
                let own = ways.get(building).unwrap_or(&none);
                (building, People::new(seed, line.stream(), number, line.count(), own, share))
            })
            .collect();
        let reach_secs = lines.iter().map(|(_, people)| people.reach_secs).fold(0.0, f64::max);
        let walks = HourShares::of(park, taken.map_or("", |walks| walks.profile.as_str()));
        let buildings = park.buildings.iter().map(|building| building.id.clone()).collect();
        Self { seed, buildings, ways, ground, lines, walks, reach_secs, issues }
    }

    /// What is wrong with the ways: a building that nobody reaches.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Height of the ground at a point outdoors on which somebody could stand, metres; `None` where nobody can.
    pub fn ground_at(&self, at: Xz) -> Option<f64> {
        footing::ground_at(&self.ground, at)
    }

    /// The seed that it was made for.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The ways of a building, by its place in the scene file.
    pub fn ways(&self, building: usize) -> Option<&Ways> {
        self.ways.get(building)
    }

    /// Everybody who is outdoors.
    ///
    /// Who is counted is told by the whole second, as in the state; where they are by the moment itself.
    pub fn outside(&self, asked: &Asked<'_>) -> Outside {
        let Asked { simulator, scenario, at, shown, everyone } = *asked;
        let at_secs = at.as_second() as f64 + f64::from(at.subsec_nanosecond()) * 1e-9;
        let whole = Timestamp::from_second(at_secs.floor() as i64).unwrap_or(at);
        let window = Window::new(simulator, scenario, self.seed, &self.walks, at_secs, self.reach_secs);
        let counts: Vec<u32> =
            simulator.expected_at(scenario, self.seed, whole).iter().map(|count| count.round() as u32).collect();
        let done: Vec<bool> = self.buildings.iter().map(|building| simulator.is_done(building, whole)).collect();
        let mut outside = Outside::default();
        let mut left = Shares::new(simulator, &counts, shown);
        for (number, ((line, count), (building, people))) in simulator.lines().zip(&counts).zip(&self.lines).enumerate()
        {
            let Some(ways) = self.ways.get(*building) else { continue };
            let share = left.of(line.building());
            for (walker, person) in people.walkers.iter().zip(0..*count) {
                let found = if everyone {
                    walker.always_outdoors(ways, at_secs)
                } else {
                    walker.outdoors(ways, &window, number, person, at_secs)
                };
                let Some(found) = found else { continue };
                // Nobody visits a building that is still being built.
                let nowhere = |to: usize| done.get(to).is_some_and(|done| !done);
                if found.on_a_walk && walker.visits(ways).is_some_and(nowhere) {
                    continue;
                }
                let own = PersonId { line: number as u32, number: person, copy: 0 };
                for copy in 0..copies(self.seed, line.stream(), own, share) {
                    if !left.take(line.building()) {
                        break;
                    }
                    let id = PersonId { copy, ..own };
                    outside.people.push(walking(found, id, *building, walker.looks));
                    for place in line.places_of(person) {
                        if let Some(away) = outside.away.get_mut(place) {
                            *away += 1;
                        } else {
                            outside.away.insert(place.clone(), 1);
                        }
                    }
                }
            }
        }
        outside
    }
}

/// How many people one simulated person stands for: `share` of them on the whole, and the same ones all the time.
fn copies(seed: u64, stream: u64, id: PersonId, share: f64) -> u32 {
    if share == 1.0 {
        return 1;
    }
    let chance = Person::new(seed, stream, id).chance(20);
    ((share + chance).floor().clamp(0.0, f64::from(MOST_COPIES))) as u32
}

fn walking(found: Outdoors, id: PersonId, building: usize, looks: u32) -> Walking {
    let Outdoors { spot, walked_m, pace_m_s, .. } = found;
    // Who stands for another walks beside the first.
    let beside = f64::from(id.copy.div_ceil(2)) * if id.copy % 2 == 1 { 0.6 } else { -0.6 };
    let at = Xz(spot.at.0 - spot.ahead.1 * beside, spot.at.1 + spot.ahead.0 * beside);
    Walking {
        id,
        building,
        at,
        up_m: spot.up_m,
        ahead: spot.ahead,
        walked_m,
        pace_m_s,
        looks: looks ^ id.copy.wrapping_mul(0x9e37_79b9),
    }
}

/// Building by building: how many people are shown for each simulated one, and how many may be seen at most.
struct Shares(BTreeMap<PlaceId, (f64, u32)>);

impl Shares {
    fn new(simulator: &Simulator, counts: &[u32], shown: Option<&State>) -> Self {
        let mut simulated: BTreeMap<PlaceId, u32> = BTreeMap::new();
        for (line, count) in simulator.lines().zip(counts) {
            let sum = simulated.entry(line.building().clone()).or_default();
            *sum = sum.saturating_add(*count);
        }
        let shares = simulated.into_iter().map(|(building, count)| {
            let people = shown.and_then(|state| state.places.get(&building)).map_or(count, |place| place.people);
            let share = if people == count || count == 0 { 1.0 } else { f64::from(people) / f64::from(count) };
            (building, (share, people))
        });
        Self(shares.collect())
    }

    fn of(&self, building: &PlaceId) -> f64 {
        self.0.get(building).map_or(1.0, |(share, _)| *share)
    }

    /// One more of a building is seen; `false` when all of them are.
    fn take(&mut self, building: &PlaceId) -> bool {
        self.0.get_mut(building).is_some_and(|(_, left)| {
            let any = *left > 0;
            *left = left.saturating_sub(1);
            any
        })
    }
}
