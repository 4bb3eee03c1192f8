//! Who is on which floor and in which hall: people shared out by floor area, person by person.
//!
//! Each person has a fixed seat in the order; the first `n` seats are taken when `n` people are there. The order is
//! Sainte-Laguë's (each next seat to the largest area ÷ (2 × seats so far + 1); ties to the first), so shares are
//! proportional to area to within a person, sums hold exactly, and nobody moves to another floor because someone else
//! comes in, as largest remainders would have it.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BinaryHeap},
};

use crate::park::{Park, PlaceId, PlaceKind};

/// One building's places in the order in which people are shared out over them.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Floors, and rooms on them; a room names its floor by its index here.
    pub(super) places: Vec<SharedPlace>,
}

/// The places of one group's people: a room, or a floor outside its rooms.
#[derive(Clone, Debug)]
pub(super) struct Seats {
    places: Vec<usize>,
    /// 1, but for a crowd of more than [`MOST_SEATS`].
    people_each: u32,
}

/// Bounds the memory that an absurd count in a scene file takes.
const MOST_SEATS: u32 = 65_536;

#[derive(Clone, Debug)]
pub(super) struct SharedPlace {
    pub(super) id: PlaceId,
    area_m2: f64,
    /// The floor it is on; `None` for a floor.
    pub(super) floor: Option<usize>,
}

impl Layout {
    /// The floors and rooms of a building. A room that lies in the building itself counts to its lowest floor.
    pub(super) fn new(park: &Park, building: &PlaceId) -> Self {
        let mut floors: Vec<_> = park.children(building).filter(|place| place.kind == PlaceKind::Floor).collect();
        floors.sort_by(|a, b| a.centre_m[1].total_cmp(&b.centre_m[1]).then_with(|| a.id.cmp(&b.id)));
        let area = |area_m2: Option<f64>| area_m2.filter(|area| area.is_finite()).unwrap_or(0.0).max(0.0);
        let mut places: Vec<SharedPlace> = floors
            .iter()
            .map(|floor| SharedPlace { id: floor.id.clone(), area_m2: area(floor.area_m2), floor: None })
            .collect();
        let index: BTreeMap<&PlaceId, usize> = floors.iter().enumerate().map(|(k, floor)| (&floor.id, k)).collect();
        let rooms = park.places.values().filter(|place| matches!(place.kind, PlaceKind::Room | PlaceKind::Hall));
        for room in rooms {
            let floor = match &room.within {
                Some(within) if within == building && !floors.is_empty() => Some(0),
                Some(within) => index.get(within).copied(),
                None => None,
            };
            if floor.is_some() {
                places.push(SharedPlace { id: room.id.clone(), area_m2: area(room.area_m2), floor });
            }
        }
        Self { places }
    }

    /// The seats of `count` people in the order in which they are taken, in the named rooms alone if some are named.
    pub(super) fn seats(&self, count: u32, rooms: &[String]) -> Seats {
        let people_each = count.div_ceil(MOST_SEATS).max(1);
        let mut kept_to = Shares::new(self.named(rooms).map(|room| (room, self.area(room))));
        if !kept_to.0.is_empty() {
            let places = (0..count.div_ceil(people_each)).filter_map(|_| kept_to.next_seat());
            return Seats { people_each, places: places.collect() };
        }
        let floors: Vec<usize> = (0..self.places.len()).filter(|&k| self.floor_of(k).is_none()).collect();
        let mut by_floor = Shares::new(floors.iter().map(|&k| (k, self.area(k))));
        let mut on_floor: BTreeMap<usize, Shares> = floors.iter().map(|&floor| (floor, self.on_floor(floor))).collect();
        let places = (0..count.div_ceil(people_each)).filter_map(|_| {
            let floor = by_floor.next_seat()?;
            on_floor.get_mut(&floor)?.next_seat()
        });
        Seats { people_each, places: places.collect() }
    }

    /// The room of person `number`, counted from 0, if it is in one, and the floor.
    pub(super) fn places_of(&self, seats: &Seats, number: u32) -> impl Iterator<Item = &PlaceId> + use<'_> {
        let seat = seats.places.get((number / seats.people_each.max(1)) as usize).copied();
        let floor = seat.and_then(|seat| self.floor_of(seat));
        seat.into_iter().chain(floor).filter_map(|place| self.places.get(place)).map(|place| &place.id)
    }

    /// How many of `people` are in each place; a floor's include its rooms'.
    pub(super) fn count(&self, seats: &Seats, people: u32) -> Vec<u32> {
        let mut counts = vec![0_u32; self.places.len()];
        let mut left = people;
        for &place in &seats.places {
            if left == 0 {
                break;
            }
            let here = left.min(seats.people_each);
            left -= here;
            for place in [Some(place), self.floor_of(place)].into_iter().flatten() {
                if let Some(count) = counts.get_mut(place) {
                    *count += here;
                }
            }
        }
        counts
    }

    /// A floor's rooms, and the floor itself for what they leave.
    fn on_floor(&self, floor: usize) -> Shares {
        let rooms: Vec<usize> = (0..self.places.len()).filter(|&k| self.floor_of(k) == Some(floor)).collect();
        let rest_m2 = self.area(floor) - rooms.iter().map(|&room| self.area(room)).sum::<f64>();
        // A room as large as its floor leaves a sliver by rounding; nobody stands in it.
        let rest = (rest_m2 > 0.01 || rooms.is_empty()).then_some((floor, rest_m2));
        Shares::new(rooms.iter().map(|&room| (room, self.area(room))).chain(rest))
    }

    /// The rooms of these ids, on whatever floor: `hall` names `B/hall`, and `A` names `B/L2/A` and `B/L3/A`.
    fn named<'a>(&'a self, rooms: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let last = |id: &PlaceId| id.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        let is_named = move |place: &SharedPlace| place.floor.is_some() && rooms.contains(&last(&place.id));
        self.places.iter().enumerate().filter(move |(_, place)| is_named(place)).map(|(k, _)| k)
    }

    fn floor_of(&self, place: usize) -> Option<usize> {
        self.places.get(place).and_then(|place| place.floor)
    }

    fn area(&self, place: usize) -> f64 {
        self.places.get(place).map_or(0.0, |place| place.area_m2)
    }
}

/// Sainte-Laguë's method, one seat at a time.
struct Shares(BinaryHeap<Share>);

struct Share {
    weight: f64,
    seats: u32,
    place: usize,
}

impl Shares {
    /// Places without an area get no seat, unless none has one: then all weigh the same.
    fn new(places: impl Iterator<Item = (usize, f64)>) -> Self {
        let mut shares: Vec<Share> = places.map(|(place, weight)| Share { weight, seats: 0, place }).collect();
        if shares.iter().all(|share| share.weight <= 0.0) {
            shares.iter_mut().for_each(|share| share.weight = 1.0);
        }
        Self(shares.into_iter().filter(|share| share.weight > 0.0).collect())
    }

    fn next_seat(&mut self) -> Option<usize> {
        let mut share = self.0.pop()?;
        let place = share.place;
        share.seats += 1;
        self.0.push(share);
        Some(place)
    }
}

impl Share {
    fn claim(&self) -> f64 {
        self.weight / (2.0 * f64::from(self.seats) + 1.0)
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        self.claim().total_cmp(&other.claim()).then_with(|| other.place.cmp(&self.place))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn layout(floors: &[f64], rooms: &[(usize, f64)]) -> Layout {
        let floor =
            |(k, &area_m2): (usize, &f64)| SharedPlace { id: PlaceId::new(format!("A/L{k}")), area_m2, floor: None };
        let room = |(k, &(floor, area_m2)): (usize, &(usize, f64))| SharedPlace {
            id: PlaceId::new(format!("A/{k}")),
            area_m2,
            floor: Some(floor),
        };
        let places = floors.iter().enumerate().map(floor).chain(rooms.iter().enumerate().map(room));
        Layout { places: places.collect() }
    }

    #[test]
    fn people_go_by_area_and_rooms_take_from_their_floor() {
        let layout = layout(&[300.0, 100.0], &[(0, 200.0)]);
        let counts = layout.count(&layout.seats(40, &[]), 40);
        assert_eq!(counts, [30, 10, 20]);
    }

    #[test]
    fn who_keeps_to_a_room_is_in_it_and_on_its_floor_and_nowhere_else() {
        let layout = layout(&[300.0, 100.0], &[(0, 50.0), (1, 50.0)]);
        let counts = layout.count(&layout.seats(10, &["1".to_owned()]), 10);
        assert_eq!(counts, [0, 10, 0, 10]);
        let nowhere = layout.count(&layout.seats(40, &["cellar".to_owned()]), 40);
        assert_eq!(nowhere, layout.count(&layout.seats(40, &[]), 40), "an unknown room binds nobody");
    }

    #[test]
    fn areas_that_nobody_knows_weigh_the_same_and_no_floor_means_no_seat() {
        let even = layout(&[0.0, 0.0], &[]);
        assert_eq!(even.count(&even.seats(7, &[]), 7), [4, 3]);
        assert!(Layout::default().seats(5, &[]).places.is_empty());
    }

    #[test]
    fn an_absurd_crowd_still_adds_up() {
        let tower = layout(&[300.0, 100.0], &[]);
        let counts = tower.count(&tower.seats(u32::MAX, &[]), u32::MAX - 7);
        assert_eq!(counts.iter().sum::<u32>(), u32::MAX - 7);
    }

    #[test]
    fn a_floor_that_is_all_rooms_has_nobody_in_the_corridor() {
        let full = layout(&[100.0], &[(0, 50.0), (0, 50.0)]);
        assert_eq!(full.count(&full.seats(10, &[]), 10), [10, 5, 5]);
    }

    proptest! {
        #[test]
        fn sums_hold_and_no_place_loses_people_when_one_comes_in(
            floors in prop::collection::vec(0.0..5000.0_f64, 1..9), rooms in prop::collection::vec((0_usize..9, 1.0..900.0_f64), 0..6),
            people in 0_u32..300,
        ) {
            let rooms: Vec<_> = rooms.into_iter().map(|(floor, area)| (floor % floors.len(), area)).collect();
            let layout = layout(&floors, &rooms);
            let seats = layout.seats(301, &[]);
            let now = layout.count(&seats, people);
            let then = layout.count(&seats, people + 1);
            prop_assert_eq!(now.iter().take(floors.len()).sum::<u32>(), people);
            prop_assert!(now.iter().zip(&then).all(|(now, then)| now <= then));
            for floor in 0..floors.len() {
                let inside: u32 = rooms.iter().zip(&now[floors.len()..]).filter(|(room, _)| room.0 == floor).map(|(_, n)| n).sum();
                prop_assert!(inside <= now[floor]);
            }
        }
    }
}
