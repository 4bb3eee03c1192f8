//! What stands in the park as it is shown, in faces and edges that a tape is held to: volumes, rooms, partitions and
//! racks as they are planned, and the ground at 0 m.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, Coord, Polygon};

use super::{away, length};
use crate::{
    app::pick::{Ray, hit_prism, prisms},
    park::{Building, Park, PlaceId, PlaceKind, Volume, Xz, shape::polygon_of},
};

/// Faces and edges of the park, some of its buildings opened.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    bodies: Vec<Body>,
    pub(super) edges: Vec<Edge>,
}

/// A straight edge between two corners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub a: [f64; 3],
    pub b: [f64; 3],
    /// From the next of a flight of lines, metres; a line that stands alone has none near it.
    pub apart_m: f64,
}

/// An upright prism, with a lid or open above.
#[derive(Clone, Debug)]
struct Body {
    outline: Polygon,
    /// Openings in its floor.
    holes: Vec<Polygon>,
    bottom_m: f64,
    top_m: f64,
    has_lid: bool,
    /// The box about it.
    least: [f64; 3],
    most: [f64; 3],
}

/// What stands this far before a point does not hide it, metres.
const SKIN_M: f64 = 1e-3;

impl Bodies {
    /// `open` lists buildings without their roof and floors with nothing above them; `modes` the partition mode of each
    /// building that does not stand in its first.
    pub fn new(park: &Park, open: &[PlaceId], modes: &BTreeMap<PlaceId, String>) -> Self {
        let mut all = Self::default();
        for building in &park.buildings {
            match open.iter().find(|id| id.top() == building.id) {
                None => all.add_closed(building),
                Some(cut) => all.add_opened(park, building, cut, modes.get(&building.id)),
            }
        }
        let grounds = park.site.plazas.iter().chain(&park.site.greens);
        let grounds = grounds.map(|ground| ground.outline.polygon_at(ground.at, 0.0));
        for polygon in grounds.chain([park.site.boundary.polygon()]) {
            all.add_rings(&polygon, 0.0, f64::INFINITY);
        }
        all
    }

    fn add_closed(&mut self, building: &Building) {
        for (volume, (outline, bottom_m, top_m)) in building.volumes.iter().zip(prisms(building)) {
            self.add_storey_lines(volume, &outline);
            self.add(outline, (bottom_m, top_m), true, Vec::new());
        }
    }

    /// Between the storeys of a volume, on its outer walls.
    fn add_storey_lines(&mut self, volume: &Volume, outline: &Polygon) {
        let outer = Polygon::new(outline.exterior().clone(), Vec::new());
        volume.storeys_from_below().skip(1).for_each(|storey| self.add_rings(&outer, storey.base_m, storey.height_m));
    }

    fn add_opened(&mut self, park: &Park, building: &Building, cut: &PlaceId, mode: Option<&String>) {
        let floors = building.floors();
        let floor = floors.iter().map(|floor| floor.number).find(|number| building.floor_id(*number) == *cut);
        for (volume, (outline, bottom_m, top_m)) in building.volumes.iter().zip(prisms(building)) {
            let seen = match floor {
                Some(number) => volume.storeys_from_below().find(|storey| storey.floor == number),
                None => volume.storeys_from_below().last(),
            };
            let Some(storey) = seen else {
                // All of it is lifted off, or it ends below.
                if floor.is_none_or(|number| volume.first_floor < number) {
                    self.add(outline, (bottom_m, top_m), true, Vec::new());
                }
                continue;
            };
            let wall_top_m = if floor.is_some() { storey.base_m + storey.height_m } else { top_m };
            let holes = volume.voids.iter().filter(|void| (void.floors.0..=void.floors.1).contains(&storey.floor));
            let holes = holes.map(|void| placed(building, &volume.opening(&void.outline, void.at))).collect();
            if storey.base_m > bottom_m {
                self.add(outline.clone(), (bottom_m, storey.base_m), false, Vec::new());
            }
            self.add(outline, (storey.base_m, wall_top_m), false, holes);
        }
        let is_here = |number: u32| floor.is_none_or(|floor| floor == number);
        for (room, number) in building.rooms_on_floors().filter(|(_, number)| is_here(*number)) {
            self.add_place(park, &building.room_id(room, number), false);
        }
        let mode = building.modes.iter().find(|one| Some(&one.id) == mode).or(building.modes.first());
        let stands = |partition: &str| mode.is_none_or(|mode| !mode.open.iter().any(|open| open == partition));
        for partition in building.partitions.iter().filter(|partition| stands(&partition.id) && is_here(1)) {
            self.add_place(park, &building.id.child(&partition.id), true);
        }
        let halls = park.halls().filter(|hall| hall.building.id == building.id && is_here(hall.floor));
        for hall in halls {
            let Some((_, layout)) = hall.racks else { continue };
            let (along, high, deep) = layout.rack_m;
            for rack in hall.standing_racks() {
                let [x, y, z] = rack.foot_m;
                let outline = rectangle(Xz(x, z), (deep / 2.0, along / 2.0), rack.turn_deg);
                self.add(outline, (y, y + high), true, Vec::new());
            }
        }
    }

    /// The box about a place; open above if one looks down into it.
    fn add_place(&mut self, park: &Park, id: &PlaceId, has_lid: bool) {
        let Some(place) = park.places.get(id).filter(|place| place.kind != PlaceKind::Building) else { return };
        let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
        self.add(rectangle(Xz(x, z), (hx, hz), place.turn_deg), (y - hy, y + hy), has_lid, Vec::new());
    }

    fn add(&mut self, outline: Polygon, (bottom_m, top_m): (f64, f64), has_lid: bool, holes: Vec<Polygon>) {
        let Some(about) = outline.bounding_rect().filter(|_| top_m > bottom_m) else { return };
        self.add_rings(&outline, bottom_m, f64::INFINITY);
        self.add_rings(&outline, top_m, f64::INFINITY);
        for corner in rings(&outline).flat_map(|ring| ring.lines().map(|line| line.start)) {
            let (a, b) = ([corner.x, bottom_m, corner.y], [corner.x, top_m, corner.y]);
            self.edges.push(Edge { a, b, apart_m: f64::INFINITY });
        }
        let least = [about.min().x - SKIN_M, bottom_m - SKIN_M, about.min().y - SKIN_M];
        let most = [about.max().x + SKIN_M, top_m + SKIN_M, about.max().y + SKIN_M];
        self.bodies.push(Body { outline, holes, bottom_m, top_m, has_lid, least, most });
    }

    fn add_rings(&mut self, outline: &Polygon, height_m: f64, apart_m: f64) {
        let at = |corner: Coord| [corner.x, height_m, corner.y];
        let lines = rings(outline).flat_map(|ring| ring.lines());
        self.edges.extend(lines.map(|line| Edge { a: at(line.start), b: at(line.end), apart_m }));
    }

    /// How many of its directions a ray goes until it meets something, and whether that is the ground.
    pub(super) fn first(&self, ray: Ray) -> Option<(f64, bool)> {
        let bodies = self.bodies.iter().filter_map(|body| body.hit(ray)).min_by(f64::total_cmp);
        let ground = Some(-ray.origin[1] / ray.direction[1]).filter(|t| t.is_finite() && *t > 0.0);
        match (bodies, ground) {
            (Some(body), ground) if ground.is_none_or(|ground| body <= ground) => Some((body, false)),
            (_, ground) => ground.map(|t| (t, true)),
        }
    }

    /// Whether nothing stands between an eye and a point.
    pub fn sees(&self, eye: [f64; 3], point: [f64; 3]) -> bool {
        let direction = away(eye, point);
        let skin = SKIN_M / length(direction).max(SKIN_M);
        self.first(Ray { origin: eye, direction }).is_none_or(|(t, _)| t >= 1.0 - skin)
    }
}

impl Body {
    fn hit(&self, ray: Ray) -> Option<f64> {
        if !passes(self.least, self.most, ray) {
            return None;
        }
        let walls = hit_prism(&self.outline, self.bottom_m, self.top_m, ray, false);
        let level = |height_m: f64| {
            let t = (height_m - ray.origin[1]) / ray.direction[1];
            let [x, _, z] = ray.at(t);
            let at = Coord { x, y: z };
            (t.is_finite() && t > 0.0 && self.outline.contains(&at)).then_some((t, at))
        };
        let floor = level(self.bottom_m).filter(|(_, at)| !self.holes.iter().any(|hole| hole.contains(at)));
        let lid = level(self.top_m).filter(|_| self.has_lid);
        walls.into_iter().chain([floor, lid].into_iter().flatten().map(|(t, _)| t)).min_by(f64::total_cmp)
    }
}

/// Whether a ray comes through an upright box.
fn passes(least: [f64; 3], most: [f64; 3], ray: Ray) -> bool {
    let axes = least.into_iter().zip(most).zip(ray.origin.into_iter().zip(ray.direction));
    let (from, to) = axes.fold((0.0, f64::INFINITY), |(from, to): (f64, f64), ((least, most), (origin, direction))| {
        if direction == 0.0 {
            return if (least..=most).contains(&origin) { (from, to) } else { (1.0, 0.0) };
        }
        let (a, b) = ((least - origin) / direction, (most - origin) / direction);
        (from.max(a.min(b)), to.min(a.max(b)))
    });
    from <= to
}

fn rings(outline: &Polygon) -> impl Iterator<Item = &geo::LineString> {
    std::iter::once(outline.exterior()).chain(outline.interiors())
}

/// A polygon of a building where it lies in the park.
fn placed(building: &Building, polygon: &Polygon) -> Polygon {
    let corners: Vec<Xz> = polygon.exterior().coords().map(|c| building.to_world(Xz(c.x, c.y))).collect();
    polygon_of(&corners)
}

fn rectangle(at: Xz, (hx, hz): (f64, f64), turn_deg: f64) -> Polygon {
    polygon_of(&[(-hx, -hz), (hx, -hz), (hx, hz), (-hx, hz)].map(|(x, z)| Xz(x, z).placed(at, turn_deg)))
}
