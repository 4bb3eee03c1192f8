//! The flat index of places, made from a checked scene.
//!
//! Nothing is left out but rows and racks, which [`Park::place`](super::Park::place) answers by rule.

use std::collections::BTreeMap;

use super::{
    Bilingual, Building, ExtraModel, Fixture, FloorNote, Gate, Ground, ParkFile, Partition, Place, PlaceId, PlaceKind,
    Road, Room, Screen, ScreenShape, Spread, Xz,
    building_shape::{Floor, extent},
};

/// Half the thickness that a box on the ground or a screen gets so that it can be seen and hit, metres.
const THIN_M: f64 = 0.05;
/// Half the height of the box about a gate, metres.
const GATE_HALF_HEIGHT_M: f64 = 2.0;

/// Every place that has an id of its own.
pub(super) fn places_of(park: &ParkFile) -> BTreeMap<PlaceId, Place> {
    let site = Grounds { source: &park.site.source };
    let mut places: Vec<Place> = park.buildings.iter().flat_map(building_places).collect();
    places.extend(park.site.roads.iter().map(|road| site.road(road)));
    places.extend(park.site.plazas.iter().map(|plaza| site.ground(plaza, PlaceKind::Plaza)));
    places.extend(park.site.greens.iter().map(|green| site.ground(green, PlaceKind::Green)));
    let boundary = park.site.boundary.corners();
    places.extend(park.site.gates.iter().map(|gate| site.gate(gate, &boundary)));
    places.extend(park.models.iter().map(model_place));
    places.into_iter().map(|place| (place.id.clone(), place)).collect()
}

/// The building itself, then all that is in it.
fn building_places(building: &Building) -> Vec<Place> {
    let shape = Inside { building, floors: building.floors() };
    let mut places = vec![shape.whole()];
    places.extend(shape.floors.iter().map(|floor| shape.floor(floor)));
    places.extend(building.rooms_on_floors().map(|(room, floor)| shape.room(room, floor)));
    places.extend(building.partitions.iter().map(|partition| shape.partition(partition)));
    places.extend(building.screens.iter().map(|screen| shape.screen(screen)));
    places.extend(building.fixtures.iter().map(|fixture| shape.fixture(fixture)));
    places
}

/// A box before its building's turn: centre from the building's centre, foot above the ground, size; and its own turn.
struct Block {
    at: Xz,
    foot_m: f64,
    size_m: [f64; 3],
    turn_deg: f64,
}

struct Inside<'a> {
    building: &'a Building,
    floors: Vec<Floor>,
}

impl Inside<'_> {
    /// A place of the building with what it has from the building; the caller changes what differs.
    fn place(&self, id: PlaceId, kind: PlaceKind, name: &Bilingual, within: Option<PlaceId>, block: Block) -> Place {
        let Xz(x, z) = self.building.to_world(block.at);
        let [width, height, depth] = block.size_m;
        Place {
            id,
            kind,
            name: name.clone(),
            what: None,
            usage: Some(self.building.usage.clone()),
            status: Some(self.building.status),
            source: self.building.source.clone(),
            as_of: self.building.as_of,
            within,
            area_m2: None,
            centre_m: [x, block.foot_m + height / 2.0, z],
            half_size_m: [width / 2.0, height / 2.0, depth / 2.0],
            turn_deg: self.building.turn_deg + block.turn_deg,
        }
    }

    fn whole(&self) -> Place {
        let (min, max) = self.building.extent();
        let block = upright(min, max, 0.0, self.building.height_m());
        let place = self.place(self.building.id.clone(), PlaceKind::Building, &self.building.name, None, block);
        Place { what: self.building.what.clone(), area_m2: Some(self.building.gfa_m2()), ..place }
    }

    fn floor(&self, floor: &Floor) -> Place {
        let here = |n: &u32| *n == floor.number;
        let on_it = self.building.volumes.iter().filter(|v| v.storeys_from_below().any(|s| here(&s.floor)));
        let (min, max) =
            extent(on_it.flat_map(|volume| {
                volume.outline.corners().into_iter().map(|c| Xz(c.0 + volume.at.0, c.1 + volume.at.1))
            }));
        let block = upright(min, max, floor.base_m, floor.height_m);
        let id = self.building.floor_id(floor.number);
        let name = Bilingual { zh: format!("{}层", floor.number), en: format!("Floor {}", floor.number) };
        let note = self.building.floors.iter().find(|note: &&FloorNote| here(&note.floor));
        let place = self.place(id, PlaceKind::Floor, &name, Some(self.building.id.clone()), block);
        Place { what: note.map(|note| note.what.clone()), area_m2: Some(floor.area_m2), ..place }
    }

    fn room(&self, room: &Room, floor: u32) -> Place {
        let storey = self.building.storey_at(floor, room.at);
        let height_m = room.height_m.or(storey.map(|storey| storey.height_m)).unwrap_or_default();
        let block = Block {
            at: room.at,
            foot_m: storey.map_or(0.0, |storey| storey.base_m),
            size_m: [room.size.0, height_m, room.size.1],
            turn_deg: 0.0,
        };
        let kind = if room.hall { PlaceKind::Hall } else { PlaceKind::Room };
        let place = self.place(self.building.room_id(room, floor), kind, &room.name, self.holder(floor), block);
        let area_m2 = Some(room.area_m2());
        Place { usage: Some(room.usage.clone()), source: room.source.clone(), area_m2, ..place }
    }

    fn partition(&self, partition: &Partition) -> Place {
        let (Xz(x0, z0), Xz(x1, z1)) = (partition.from, partition.to);
        let at = Xz((x0 + x1) / 2.0, (z0 + z1) / 2.0);
        let block = Block {
            at,
            foot_m: self.ground_m(at),
            size_m: [libm::hypot(x1 - x0, z1 - z0), partition.height_m, partition.thickness_m],
            turn_deg: libm::atan2(z0 - z1, x1 - x0).to_degrees(),
        };
        let id = self.building.id.child(&partition.id);
        let place = self.place(id, PlaceKind::Partition, &partition.name, self.holder(1), block);
        Place { source: partition.source.clone(), ..place }
    }

    fn screen(&self, screen: &Screen) -> Place {
        let facing = screen.facing_deg.to_radians();
        let (width_m, depth_m, back_m) = match screen.shape {
            ScreenShape::Flat(width_m) => (width_m, 2.0 * THIN_M, 0.0),
            ScreenShape::Arc { length_m, radius_m } => {
                let half_angle = (length_m / (2.0 * radius_m)).min(std::f64::consts::PI);
                let depth_m = radius_m * (1.0 - libm::cos(half_angle));
                // Beyond a half circle the sides are its widest part.
                let reach = libm::sin(half_angle.min(std::f64::consts::FRAC_PI_2));
                (2.0 * radius_m * reach, depth_m, radius_m - depth_m / 2.0)
            }
        };
        // From an arc's centre back to the middle of its box, against the bearing that it faces.
        let at = Xz(screen.at.0 - back_m * libm::sin(facing), screen.at.1 + back_m * libm::cos(facing));
        let block = Block {
            at,
            foot_m: self.ground_m(screen.at) + screen.base_m,
            size_m: [width_m, screen.height_m, depth_m],
            turn_deg: -screen.facing_deg,
        };
        let id = self.building.id.child(&screen.id);
        let place = self.place(id, PlaceKind::Screen, &screen.name, self.holder(1), block);
        Place { source: screen.source.clone(), ..place }
    }

    fn fixture(&self, fixture: &Fixture) -> Place {
        let (x, y, z) = fixture.size_m;
        let spread = |count: u32, pitch_m: f64| f64::from(count.saturating_sub(1)) * pitch_m;
        let mut middle = Xz(0.0, 0.0);
        let mut rise = 0.0;
        let (width, depth) = match &fixture.spread {
            Spread::One => (x, z),
            Spread::Grid { columns, rows, pitch_m } => (spread(*columns, pitch_m.0) + x, spread(*rows, pitch_m.1) + z),
            Spread::Raked { columns, rows, pitch_m, rise_m } => {
                rise = spread(*rows, *rise_m);
                (spread(*columns, pitch_m.0) + x, spread(*rows, pitch_m.1) + z)
            }
            Spread::Around { size_m, .. } => (size_m.0 + x, size_m.1 + z),
            Spread::Places(places) => {
                let reach = x.max(z) / 2.0;
                let corners = places.iter().flat_map(|(x, z, _)| [Xz(x - reach, z - reach), Xz(x + reach, z + reach)]);
                let (min, max) = extent(corners);
                middle = Xz((min.0 + max.0) / 2.0, (min.1 + max.1) / 2.0);
                (max.0 - min.0, max.1 - min.1)
            }
        };
        let (first, last) = fixture.floors;
        let base = |floor: u32| match floor {
            0 => self.building.roof_m(fixture.at),
            floor => self.building.storey_at(floor, fixture.at).map_or(0.0, |storey| storey.base_m),
        };
        let foot_m = base(first) + fixture.base_m;
        let height = (base(last) + fixture.base_m + y + rise - foot_m).max(y);
        let at = middle.placed(fixture.at, fixture.turn_deg);
        let block = Block { at, foot_m, size_m: [width, height, depth], turn_deg: fixture.turn_deg };
        let id = self.building.id.child(&fixture.id);
        let place = self.place(id, PlaceKind::Fixture, &fixture.name, self.holder(first), block);
        Place { source: fixture.source.clone(), ..place }
    }

    /// The floor's id, or the building's for a floor that is not there, such as the roof.
    fn holder(&self, floor: u32) -> Option<PlaceId> {
        let known = self.floors.iter().any(|known| known.number == floor);
        Some(if known { self.building.floor_id(floor) } else { self.building.id.clone() })
    }

    fn ground_m(&self, at: Xz) -> f64 {
        self.building.storey_at(1, at).map_or(0.0, |storey| storey.base_m)
    }
}

fn upright(min: Xz, max: Xz, foot_m: f64, height_m: f64) -> Block {
    Block {
        at: Xz((min.0 + max.0) / 2.0, (min.1 + max.1) / 2.0),
        foot_m,
        size_m: [max.0 - min.0, height_m, max.1 - min.1],
        turn_deg: 0.0,
    }
}

/// What lies on the ground has its source from the site.
struct Grounds<'a> {
    source: &'a str,
}

impl Grounds<'_> {
    fn place(&self, id: &str, kind: PlaceKind, name: &Bilingual, (min, max): (Xz, Xz)) -> Place {
        Place {
            id: PlaceId::new(id),
            kind,
            name: name.clone(),
            what: None,
            usage: None,
            status: None,
            source: self.source.to_owned(),
            as_of: None,
            within: None,
            area_m2: None,
            centre_m: [(min.0 + max.0) / 2.0, 0.0, (min.1 + max.1) / 2.0],
            half_size_m: [(max.0 - min.0) / 2.0, THIN_M, (max.1 - min.1) / 2.0],
            turn_deg: 0.0,
        }
    }

    /// Area: length × width, crossings with other roads counted with each.
    fn road(&self, road: &Road) -> Place {
        let half = road.width_m / 2.0;
        let (min, max) = extent(road.centreline.iter().copied());
        let place = self.place(
            &road.id,
            PlaceKind::Road,
            &road.name,
            (Xz(min.0 - half, min.1 - half), Xz(max.0 + half, max.1 + half)),
        );
        Place { area_m2: Some(road.length_m() * road.width_m), ..place }
    }

    fn ground(&self, ground: &Ground, kind: PlaceKind) -> Place {
        let corners = ground.outline.corners().into_iter().map(|c| Xz(c.0 + ground.at.0, c.1 + ground.at.1));
        let place = self.place(&ground.id, kind, &ground.name, extent(corners));
        Place { area_m2: Some(ground.outline.area_m2()), ..place }
    }

    /// A gate lies across the nearest side of the boundary.
    fn gate(&self, gate: &Gate, boundary: &[Xz]) -> Place {
        let Xz(x, z) = gate.at;
        let sides = boundary.iter().zip(boundary.iter().cycle().skip(1));
        let away_m = |(a, b): &(&Xz, &Xz)| {
            let line = geo::Line::new(geo::Coord::from(**a), geo::Coord::from(**b));
            geo::Distance::distance(&geo::Euclidean, &line, &geo::Point::new(x, z))
        };
        let side = sides.min_by(|a, b| away_m(a).total_cmp(&away_m(b)));
        let turn_deg = side.map_or(0.0, |(a, b)| libm::atan2(a.1 - b.1, b.0 - a.0).to_degrees());
        Place {
            what: Some(gate.what.clone()),
            centre_m: [x, GATE_HALF_HEIGHT_M, z],
            half_size_m: [gate.width_m / 2.0, GATE_HALF_HEIGHT_M, 0.5],
            turn_deg,
            ..self.place(&gate.id, PlaceKind::Gate, &gate.name, (gate.at, gate.at))
        }
    }
}

/// The size of an extra model is known only to its file: its box is 2 m a side until that is read.
fn model_place(model: &ExtraModel) -> Place {
    let (x, y, z) = model.at;
    let grounds = Grounds { source: &model.source };
    Place {
        centre_m: [x, y + 1.0, z],
        half_size_m: [1.0, 1.0, 1.0],
        turn_deg: model.turn_deg,
        ..grounds.place(model.id.as_str(), PlaceKind::Model, &model.name, (Xz(x, z), Xz(x, z)))
    }
}
