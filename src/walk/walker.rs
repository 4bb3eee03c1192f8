//! The whole park to walk in, and one step in it.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use geo::BoundingRect;

use super::{Foothold, PERSON_M, field::Field, outdoors::Outdoors, storey::Storey};
use crate::park::{Building, Park, PlaceId, Xz};

/// The park as a person on foot meets it. Floors are worked out when somebody first comes to them.
#[derive(Debug)]
pub struct Walk {
    pub(super) park: Arc<Park>,
    /// Partition mode by building; a building that is not named stands in its first mode.
    modes: BTreeMap<PlaceId, String>,
    pub(super) outdoors: Outdoors,
    pub(super) floors: BTreeMap<(PlaceId, u32), Slot>,
}

/// A floor, worked out or not.
#[derive(Debug)]
pub(super) struct Slot {
    /// The box about its building, in the park.
    min: Xz,
    max: Xz,
    pub(super) on_ground: bool,
    storey: OnceLock<Storey>,
}

/// A floor that begins no higher than this is walked into from outdoors, metres.
const GROUND_M: f64 = 0.5;
/// Between two looks at what stands about, one goes no farther than this, metres: less than a person's radius, so that
/// nothing is passed through.
const STRIDE_M: f64 = 0.1;
/// Nobody goes farther in one step, metres, however long it takes.
const FARTHEST_M: f64 = 60.0;
/// One counts as free so much nearer than a person's radius, metres: rounding.
const ROUNDING_M: f64 = 1e-6;

impl Walk {
    pub fn new(park: Arc<Park>, modes: BTreeMap<PlaceId, String>) -> Self {
        let mut floors = BTreeMap::new();
        for building in park.buildings.iter().filter(|building| building.model.is_none()) {
            let outlines = building.footprint_polygons_world();
            let boxes = outlines.iter().filter_map(BoundingRect::bounding_rect);
            let (mut min, mut max) = (Xz(f64::MAX, f64::MAX), Xz(f64::MIN, f64::MIN));
            for reach in boxes {
                min = Xz(min.0.min(reach.min().x), min.1.min(reach.min().y));
                max = Xz(max.0.max(reach.max().x), max.1.max(reach.max().y));
            }
            for floor in building.floors() {
                let on_ground = floor.base_m < GROUND_M;
                let slot = Slot { min, max, on_ground, storey: OnceLock::new() };
                floors.insert((building.id.clone(), floor.number), slot);
            }
        }
        let outdoors = Outdoors::of(&park);
        Self { park, modes, outdoors, floors }
    }

    /// Whether it is of this park with its partitions in these modes.
    pub fn is_of(&self, park: &Arc<Park>, modes: &BTreeMap<PlaceId, String>) -> bool {
        Arc::ptr_eq(&self.park, park) && self.modes == *modes
    }

    /// The same park with partitions in other modes: what these do not touch is kept.
    pub fn set_modes(&mut self, modes: BTreeMap<PlaceId, String>) {
        let before = std::mem::replace(&mut self.modes, modes);
        for ((building, _), slot) in &mut self.floors {
            if before.get(building) != self.modes.get(building) {
                slot.storey = OnceLock::new();
            }
        }
    }

    pub fn park(&self) -> &Arc<Park> {
        &self.park
    }

    pub(super) fn storey(&self, id: &PlaceId, floor: u32) -> Option<&Storey> {
        let slot = self.floors.get(&(id.clone(), floor))?;
        Some(self.worked_out(slot, self.park.building(id.as_str())?, floor))
    }

    fn worked_out<'a>(&'a self, slot: &'a Slot, building: &Building, floor: u32) -> &'a Storey {
        let mode = self.modes.get(&building.id).map(String::as_str);
        slot.storey.get_or_init(|| Storey::of(&self.park, building, floor, mode))
    }

    /// The ground floor at a point, or near it.
    fn ground_floors(&self, at: Xz) -> impl Iterator<Item = (&PlaceId, u32, &Storey)> {
        let near = move |slot: &&Slot| {
            slot.on_ground
                && at.0 > slot.min.0 - 1.0
                && at.0 < slot.max.0 + 1.0
                && at.1 > slot.min.1 - 1.0
                && at.1 < slot.max.1 + 1.0
        };
        self.floors.iter().filter(move |(_, slot)| near(slot)).filter_map(|((id, floor), slot)| {
            Some((id, *floor, self.worked_out(slot, self.park.building(id.as_str())?, *floor)))
        })
    }

    /// Everything that stands in the way at a place.
    fn fields<'a>(&'a self, level: &'a Foothold, at: Xz) -> Vec<&'a Field> {
        match &level.upstairs {
            Some((id, floor)) => self.storey(id, *floor).map(|storey| &storey.field).into_iter().collect(),
            None => std::iter::once(&self.outdoors.field)
                .chain(self.ground_floors(at).map(|(_, _, storey)| &storey.field))
                .collect(),
        }
    }

    /// Everything that may stand in the way of a look.
    pub(super) fn fields_between<'a>(&'a self, level: &'a Foothold, from: Xz, to: Xz) -> Vec<&'a Field> {
        if level.upstairs.is_some() {
            return self.fields(level, from);
        }
        let (min, max) = (Xz(from.0.min(to.0), from.1.min(to.1)), Xz(from.0.max(to.0), from.1.max(to.1)));
        let met = self.floors.iter().filter(|(_, slot)| {
            let apart = slot.min.0 > max.0 || slot.max.0 < min.0 || slot.min.1 > max.1 || slot.max.1 < min.1;
            slot.on_ground && !apart
        });
        let met = met.filter_map(|((id, floor), _)| Some(&self.storey(id, *floor)?.field));
        std::iter::once(&self.outdoors.field).chain(met).collect()
    }

    /// The building and floor that one is in.
    pub fn floor_at(&self, stood: &Foothold) -> Option<(PlaceId, u32)> {
        match &stood.upstairs {
            Some(known) => Some(known.clone()),
            None => {
                let mut here = self.ground_floors(stood.at);
                here.find(|(_, _, storey)| storey.holds(stood.at)).map(|(id, floor, _)| (id.clone(), floor))
            }
        }
    }

    /// Height of what one stands on above the park's zero, metres.
    pub fn height_m(&self, stood: &Foothold) -> f64 {
        match self.floor_at(stood).and_then(|(id, floor)| self.storey(&id, floor)) {
            Some(storey) => storey.height_m(stood.at),
            None => self.outdoors.height_m(stood.at),
        }
    }

    /// Whether a person can stand there.
    pub fn is_free(&self, stood: &Foothold) -> bool {
        let on_floor = match &stood.upstairs {
            Some((id, floor)) => self.storey(id, *floor).is_some_and(|storey| storey.holds(stood.at)),
            None => self.outdoors.holds(stood.at),
        };
        on_floor && self.is_clear(stood, stood.at) && self.fields(stood, stood.at).iter().all(|f| !f.holds(stood.at))
    }

    /// Whether nothing is nearer than a person is wide.
    fn is_clear(&self, level: &Foothold, at: Xz) -> bool {
        self.nearest(level, at).is_none_or(|(away_m, _)| away_m >= PERSON_M - ROUNDING_M)
    }

    fn nearest(&self, level: &Foothold, at: Xz) -> Option<(f64, Xz)> {
        let near = self.fields(level, at).into_iter().filter_map(|field| field.nearest(at));
        near.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// Where one comes who wants to go at a speed, metres a second along x and z, for so many seconds: along walls where they
    /// stand in the way. Whoever stands in something comes out of it first.
    pub fn step(&self, from: &Foothold, wish: Xz, secs: f64) -> Foothold {
        self.step_by(from, wish, secs, |_| ())
    }

    /// The same, telling each stride.
    pub(super) fn step_by(&self, from: &Foothold, wish: Xz, secs: f64, mut stride: impl FnMut(Xz)) -> Foothold {
        if !self.is_free(from) {
            return self.nearest_free(from, 8.0).unwrap_or_else(|| from.clone());
        }
        let whole = Xz(wish.0 * secs, wish.1 * secs);
        let length = libm::hypot(whole.0, whole.1);
        if !length.is_finite() || length < 1e-9 {
            return from.clone();
        }
        let share = FARTHEST_M.min(length) / length;
        let strides = (length * share / STRIDE_M).ceil().max(1.0);
        let part = Xz(whole.0 * share / strides, whole.1 * share / strides);
        let mut stood = from.clone();
        for _ in 0..strides as u32 {
            let Some(next) = self.slide(&stood, stood.at, part) else { break };
            stood = self.led(stood.moved(next));
            stride(stood.at);
        }
        stood
    }

    /// On the next floor, for whom an escalator has brought there.
    fn led(&self, stood: Foothold) -> Foothold {
        let Some((building, floor)) = self.floor_at(&stood) else { return stood };
        let step = self.storey(&building, floor).map_or(0, |storey| storey.led(stood.at));
        let Some((floor, slot)) = floor
            .checked_add_signed(step)
            .filter(|_| step != 0)
            .and_then(|floor| Some((floor, self.floors.get(&(building.clone(), floor))?)))
        else {
            return stood;
        };
        let there = Foothold { at: stood.at, upstairs: (!slot.on_ground).then_some((building, floor)) };
        if self.is_free(&there) { there } else { stood }
    }

    /// One stride, pushed out of whatever it would lead into.
    fn slide(&self, level: &Foothold, at: Xz, part: Xz) -> Option<Xz> {
        let length = libm::hypot(part.0, part.1);
        let mut to = Xz(at.0 + part.0, at.1 + part.1);
        for _ in 0..6 {
            let Some((away_m, near)) = self.nearest(level, to).filter(|near| near.0 < PERSON_M - ROUNDING_M) else {
                // Pushed this way and that, nobody comes farther than by a stride of one's own.
                let went = libm::hypot(to.0 - at.0, to.1 - at.1);
                return (went <= length * 1.5 + ROUNDING_M && went > 1e-9).then_some(to);
            };
            let scale = PERSON_M / away_m.max(1e-9);
            to = Xz(near.0 + (to.0 - near.0) * scale, near.1 + (to.1 - near.1) * scale);
        }
        None
    }
}
