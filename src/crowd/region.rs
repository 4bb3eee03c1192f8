//! The floor of a room, or of a storey outside its rooms: what is free to stand on, and where one works.

use geo::{BoundingRect, Contains, MultiPolygon, Point};

use super::{
    inside::Staying,
    person::{mixed, unit},
};
use crate::{
    models::{Obstacle, WorkPlace, obstacles, racks_of, work_places},
    park::{Building, Park, PlaceId, PlaceKind, Room, Xz},
};

/// From people to walls, and to what stands about, metres.
const WALL_GAP_M: f64 = 0.6;
const THING_GAP_M: f64 = 0.3;

/// The floor that people of a place stand on, about the building's centre.
pub struct Region {
    floor: u32,
    slab: MultiPolygon,
    /// The place's own box.
    min: Xz,
    max: Xz,
    /// Rooms that are places of their own.
    others: Vec<(Xz, Xz)>,
    obstacles: Vec<Obstacle>,
    work: Vec<WorkPlace>,
}

impl Region {
    pub fn of<'a>(park: &'a Park, place: &PlaceId, mode: Option<&str>) -> Option<(&'a Building, Self)> {
        let building = park.building(place.top().as_str())?;
        let room = building.rooms_on_floors().find(|(room, floor)| building.room_id(room, *floor) == *place);
        let floor = match room {
            Some((_, floor)) => floor,
            None if park.places.get(place)?.kind == PlaceKind::Floor => {
                building.floors().iter().find(|floor| building.floor_id(floor.number) == *place)?.number
            }
            None => return None,
        };
        let slab = building
            .volumes
            .iter()
            .filter(|volume| volume.storeys_from_below().any(|storey| storey.floor == floor))
            .fold(MultiPolygon::new(Vec::new()), |all, volume| geo::BooleanOps::union(&all, &volume.slab(floor)));
        let corners = |room: &Room| {
            let (half_x, half_z) = (room.size.0 / 2.0, room.size.1 / 2.0);
            (Xz(room.at.0 - half_x, room.at.1 - half_z), Xz(room.at.0 + half_x, room.at.1 + half_z))
        };
        let (min, max) = match room {
            Some((room, _)) => corners(room),
            None => {
                let reach = slab.bounding_rect()?;
                (Xz(reach.min().x, reach.min().y), Xz(reach.max().x, reach.max().y))
            }
        };
        let of_floor = building.rooms_on_floors().filter(|(_, other)| *other == floor);
        let others = of_floor.filter(|_| room.is_none()).map(|(room, _)| corners(room)).collect();
        let mut all = obstacles(building, floor, mode);
        all.extend(park.halls().filter(|hall| hall.id == *place).flat_map(racks_of));
        let work = work_places(building, floor, mode);
        Some((building, Self { floor, slab, min, max, others, obstacles: all, work }))
    }

    /// Whether a point is in the place, so far from its edges.
    fn holds(&self, at: Xz, gap_m: f64) -> bool {
        let inside = at.0 > self.min.0 + gap_m
            && at.0 < self.max.0 - gap_m
            && at.1 > self.min.1 + gap_m
            && at.1 < self.max.1 - gap_m;
        let in_other = |(min, max): &(Xz, Xz)| {
            at.0 > min.0 - gap_m && at.0 < max.0 + gap_m && at.1 > min.1 - gap_m && at.1 < max.1 + gap_m
        };
        let on_slab = |x: f64, z: f64| self.slab.contains(&Point::new(at.0 + x, at.1 + z));
        inside
            && !self.others.iter().any(in_other)
            && [(gap_m, 0.0), (-gap_m, 0.0), (0.0, gap_m), (0.0, -gap_m)].iter().all(|(x, z)| on_slab(*x, *z))
    }

    /// Height of the floor under a point that somebody can stand on, above the storey's; `None` where nobody can.
    fn free(&self, at: Xz) -> Option<f64> {
        if !self.holds(at, WALL_GAP_M) {
            return None;
        }
        let mut up_m = 0.0_f64;
        for thing in &self.obstacles {
            let from = Xz(at.0 - thing.at.0, at.1 - thing.at.1).placed(Xz(0.0, 0.0), -thing.turn_deg);
            let (x, z) = (from.0.abs() - thing.half.0, from.1.abs() - thing.half.1);
            match thing.walked_m {
                Some(top) if x < -THING_GAP_M && z < -THING_GAP_M => up_m = up_m.max(top),
                _ if x < THING_GAP_M && z < THING_GAP_M => return None,
                _ => (),
            }
        }
        Some(up_m)
    }

    /// Height of the floor under a point that somebody can stand on, about the building's centre and above the park's zero.
    pub fn floor_at(&self, building: &Building, at: Xz) -> Option<f64> {
        Some(self.base_m(building, at) + self.free(at)?)
    }

    fn base_m(&self, building: &Building, at: Xz) -> f64 {
        // What lies on the slab.
        building.storey_at(self.floor, at).map_or(0.0, |storey| storey.base_m) + 0.02
    }

    /// Seats and desks, in an order in which those that are taken first lie scattered.
    pub fn work_places(&self, building: &Building, own: u64) -> Vec<Staying> {
        let mut order: Vec<(u64, &WorkPlace)> =
            self.work.iter().enumerate().map(|(k, work)| (mixed(own, k as u64), work)).collect();
        order.retain(|(_, work)| self.holds(work.at, 0.05));
        order.sort_by_key(|(rank, _)| *rank);
        let taken = order.into_iter().map(|(rank, work)| {
            let at = building.to_world(work.at);
            let y = self.base_m(building, work.at) + work.up_m;
            let looks = (mixed(rank, 1) >> 32) as u32;
            Staying {
                at_m: [at.0, y, at.1],
                ahead: Xz(0.0, -1.0).placed(Xz(0.0, 0.0), building.turn_deg + work.turn_deg),
                sits: work.sits,
                looks,
            }
        });
        taken.collect()
    }

    /// People who stand about, alone and in twos and threes that look at each other; evenly over the free floor, by a
    /// sequence that leaves no two close together (Roberts 2018).
    pub fn standing(&self, building: &Building, own: u64, wanted: usize) -> Vec<Staying> {
        const APART_M: f64 = 0.5;
        let mut found: Vec<Staying> = Vec::with_capacity(wanted);
        let (wide, deep) = (self.max.0 - self.min.0, self.max.1 - self.min.1);
        let start = unit(own);
        for k in 0..(wanted as u32).saturating_mul(24).saturating_add(200) {
            if found.len() >= wanted {
                break;
            }
            let share = |step: f64| (start + step * f64::from(k + 1)).fract();
            let middle = Xz(
                self.min.0 + share(0.754_877_666_246_692_8) * wide,
                self.min.1 + share(0.569_840_290_998_053_2) * deep,
            );
            let chance = |purpose: u64| unit(mixed(own ^ 0x77, u64::from(k) << 8 | purpose));
            let together = match chance(0) {
                c if c < 0.45 => 1_u32,
                c if c < 0.8 => 2,
                _ => 3,
            };
            let turn_deg = chance(1) * 360.0;
            for member in 0..together {
                let turn = turn_deg + 360.0 * f64::from(member) / f64::from(together) + 24.0 * (chance(3) - 0.5);
                let away = if together == 1 { 0.0 } else { APART_M };
                let off = Xz(0.0, away).placed(Xz(0.0, 0.0), turn);
                let at = Xz(middle.0 + off.0, middle.1 + off.1);
                let Some(up_m) = self.free(at) else { continue };
                let world = building.to_world(at);
                found.push(Staying {
                    at_m: [world.0, self.base_m(building, at) + up_m, world.1],
                    ahead: Xz(0.0, -1.0).placed(Xz(0.0, 0.0), building.turn_deg + turn),
                    sits: false,
                    looks: (mixed(own, (u64::from(k) << 8) + u64::from(member) + 16) >> 32) as u32,
                });
            }
        }
        found.truncate(wanted);
        found
    }
}
