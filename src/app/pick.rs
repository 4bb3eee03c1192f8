//! What a ray hits, from the park's own shapes: exact, and the same with or without a screen.

use std::collections::BTreeMap;

use geo::{Contains, Coord, Polygon};

use crate::park::{
    Building, Floor, Park, ParkedBox, PartitionMode, Place, PlaceId, PlaceKind, Track, Xz, mode_now, shape,
};

/// A ray in the park: metres, y up; the direction need not be of unit length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ray {
    pub origin: [f64; 3],
    pub direction: [f64; 3],
}

impl Ray {
    /// Height above the ground after `t` of its directions, metres.
    pub(super) fn height_at(&self, t: f64) -> f64 {
        self.at(t)[1]
    }

    /// The point after `t` of its directions, metres.
    pub(super) fn at(&self, t: f64) -> [f64; 3] {
        let ([ox, oy, oz], [dx, dy, dz]) = (self.origin, self.direction);
        [ox + dx * t, oy + dy * t, oz + dz * t]
    }
}

/// How what can be hit stands.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    /// Buildings without their roof and floors with nothing above them.
    pub open: &'a [PlaceId],
    /// Partition mode by building.
    pub modes: &'a BTreeMap<PlaceId, String>,
    /// Whether a place is shown.
    pub is_there: &'a dyn Fn(&PlaceId) -> bool,
}

/// The nearest place on the ray. Floors and roofs that are lifted off let it through to the rooms beneath.
///
/// `open` lists buildings without their roof and floors with nothing above them.
pub fn pick(park: &Park, open: &[PlaceId], ray: Ray) -> Option<PlaceId> {
    pick_among(park, Standing { open, modes: &BTreeMap::new(), is_there: &|_| true }, ray)
}

/// Like [`pick`], of what is there, as it stands.
pub(super) fn pick_among(park: &Park, standing: Standing, ray: Ray) -> Option<PlaceId> {
    let Standing { open, modes, is_there } = standing;
    let mut nearest: Option<(f64, PlaceId)> = None;
    let mut offer = |t: f64, id: &PlaceId| {
        if t > 1e-6 && nearest.as_ref().is_none_or(|(best, _)| t < *best) {
            nearest = Some((t, id.clone()));
        }
    };
    for building in park.buildings.iter().filter(|building| is_there(&building.id)) {
        match open.iter().find(|id| id.top() == building.id) {
            Some(cut) => {
                let hits = inside(park, building, (cut, modes), ray).into_iter().filter(|(_, id)| is_there(id));
                hits.for_each(|(t, id)| offer(t, &id));
            }
            None => {
                if let Some(t) = hit_building(building, ray) {
                    offer(t, &building.id);
                }
            }
        }
    }
    for place in park.places.values().filter(|place| place.kind == PlaceKind::Model) {
        if let Some(t) = hit_box(place.centre_m, place.half_size_m, place.turn_deg, ray) {
            offer(t, &place.id);
        }
    }
    nearest.map(|(_, id)| id).or_else(|| pick_ground(park, ray))
}

/// Where the ray meets a building's volumes.
pub fn hit_building(building: &Building, ray: Ray) -> Option<f64> {
    hit_below(building, f64::INFINITY, ray)
}

/// Where it meets what stands of them below a height, metres.
pub(super) fn hit_below(building: &Building, cut_m: f64, ray: Ray) -> Option<f64> {
    let hits = prisms(building).into_iter().filter(|(_, bottom_m, _)| *bottom_m < cut_m);
    let hits = hits.filter_map(|(outline, bottom_m, top_m)| hit_prism(&outline, bottom_m, top_m.min(cut_m), ray, true));
    hits.min_by(f64::total_cmp)
}

/// A building's volumes in the park: outline less its courts, bottom and top, metres.
pub(super) fn prisms(building: &Building) -> Vec<(Polygon, f64, f64)> {
    let volumes = building.volumes.iter().map(|volume| {
        let corners = |outline: &crate::park::Outline, at: Xz| -> Vec<Xz> {
            let placed = |c: Xz| Xz(c.0 + at.0, c.1 + at.1).placed(building.at, building.turn_deg);
            outline.corners().into_iter().map(placed).collect()
        };
        let courts =
            volume.courts.iter().map(|c| ring(&corners(&c.outline, Xz(volume.at.0 + c.at.0, volume.at.1 + c.at.1))));
        let polygon = Polygon::new(ring(&corners(&volume.outline, volume.at)), courts.collect());
        (polygon, volume.base_m, volume.top_m())
    });
    volumes.collect()
}

fn ring(corners: &[Xz]) -> geo::LineString {
    shape::polygon_of(corners).exterior().clone()
}

/// Where the ray first meets an upright prism's walls or, if it has any, its lids.
pub(super) fn hit_prism(polygon: &Polygon, bottom_m: f64, top_m: f64, ray: Ray, has_lids: bool) -> Option<f64> {
    let ([ox, oy, oz], [dx, dy, dz]) = (ray.origin, ray.direction);
    let lids = [bottom_m, top_m].into_iter().filter(|_| has_lids).filter_map(|y| {
        let t = (y - oy) / dy;
        let [x, _, z] = ray.at(t);
        (t.is_finite() && t > 0.0 && polygon.contains(&Coord { x, y: z })).then_some(t)
    });
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let walls = rings.flat_map(|ring| ring.lines()).filter_map(|line| {
        // ray: o + t·d, wall: a + s·(b − a), on the ground plane.
        let (ax, az) = (line.start.x, line.start.y);
        let (ex, ez) = (line.end.x - ax, line.end.y - az);
        let cross = dx * ez - dz * ex;
        let t = ((ax - ox) * ez - (az - oz) * ex) / cross;
        let s = ((ax - ox) * dz - (az - oz) * dx) / cross;
        let [_, y, _] = ray.at(t);
        (t.is_finite() && t > 0.0 && (0.0..=1.0).contains(&s) && (bottom_m..=top_m).contains(&y)).then_some(t)
    });
    lids.chain(walls).min_by(f64::total_cmp)
}

/// Where the ray enters a turned box.
pub(super) fn hit_box(centre: [f64; 3], half: [f64; 3], turn_deg: f64, ray: Ray) -> Option<f64> {
    let ([cx, cy, cz], [hx, hy, hz]) = (centre, half);
    let corners: Vec<Xz> = [Xz(-hx, -hz), Xz(hx, -hz), Xz(hx, hz), Xz(-hx, hz)]
        .into_iter()
        .map(|c| c.placed(Xz(cx, cz), turn_deg))
        .collect();
    hit_prism(&shape::polygon_of(&corners), cy - hy, cy + hy, ray, true)
}

/// Whether a fixture hangs high over its floor, as a lighting grid does: one looks through it at what stands below.
fn hangs_overhead(building: &Building, place: &Place) -> bool {
    const HIGH_M: f64 = 4.0;
    let foot_m = place.centre_m[1] - place.half_size_m[1];
    let above = |floor: Floor| (floor.base_m <= foot_m + 0.01).then_some(foot_m - floor.base_m);
    let over_floor = building.floors().into_iter().filter_map(above).fold(f64::MAX, f64::min);
    place.kind == PlaceKind::Fixture && over_floor < f64::MAX && over_floor > HIGH_M
}

/// Whether a fixture, such as a film set, stands in some partition modes only: one picks the hall that it stands in.
fn comes_and_goes(building: &Building, place: &Place) -> bool {
    building.fixtures.iter().any(|fixture| !fixture.modes.is_empty() && building.id.child(&fixture.id) == place.id)
}

/// Rooms and partitions of an opened building: those on the cut floor, or all under a lifted roof.
pub(super) fn inside(
    park: &Park,
    building: &Building,
    (cut, modes): (&PlaceId, &BTreeMap<PlaceId, String>),
    ray: Ray,
) -> Vec<(f64, PlaceId)> {
    let mode = mode_now(building, modes.get(&building.id).map(String::as_str));
    let (whole, cut_m) = (cut == &building.id, cut_m(park, building, cut));
    let rooms = park.places.values().filter(|place| {
        let here = place.id.top() == building.id;
        let shown = whole || place.within.as_ref() == Some(cut);
        let kind = matches!(place.kind, PlaceKind::Hall | PlaceKind::Room | PlaceKind::Partition | PlaceKind::Fixture);
        here && shown && kind && !hangs_overhead(building, place) && !comes_and_goes(building, place)
    });
    let mut hits: Vec<(f64, PlaceId)> = rooms
        .filter_map(|place| {
            if place.kind == PlaceKind::Partition {
                return hit_partition(building, mode, place, ray).map(|t| (t, place.id.clone()));
            }
            let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
            // One looks down onto a room's floor, not onto a lid over it.
            let is_room = matches!(place.kind, PlaceKind::Hall | PlaceKind::Room);
            // Of what stands on several floors, what is above the cut is not there.
            let (low, high) = (y - hy, (y + hy).min(cut_m));
            if high <= low {
                return None;
            }
            let (centre, half) = if is_room {
                ([x, low, z], [hx, 0.02, hz])
            } else {
                ([x, (low + high) / 2.0, z], [hx, (high - low) / 2.0, hz])
            };
            hit_box(centre, half, place.turn_deg, ray).map(|t| (t, place.id.clone()))
        })
        .collect();
    if hits.is_empty()
        && let Some(t) = hit_below(building, cut_m, ray)
    {
        hits.push((t, building.id.clone()));
    }
    hits
}

/// Where the ray meets a partition: across the room, or where its panels stand while it is open. Of one that has risen the
/// line on the floor is left.
fn hit_partition(building: &Building, mode: Option<&PartitionMode>, place: &Place, ray: Ray) -> Option<f64> {
    const LINE_M: f64 = 0.15;
    let ([x, y, z], [hx, hy, hz]) = (place.centre_m, place.half_size_m);
    let own = building.partitions.iter().find(|wall| building.id.child(&wall.id) == place.id)?;
    if !mode.is_some_and(|mode| mode.open.contains(&own.id)) {
        return hit_box([x, y, z], [hx, hy, hz], place.turn_deg, ray);
    }
    let stacks = Track::of(building, own).parked();
    if stacks.is_empty() {
        return hit_box([x, y - hy + LINE_M, z], [hx, LINE_M, hz], place.turn_deg, ray);
    }
    let hits = stacks.into_iter().filter_map(|ParkedBox { at, half, turn_deg }| {
        let Xz(x, z) = building.to_world(at);
        hit_box([x, y, z], [half.0, hy, half.1], turn_deg + building.turn_deg, ray)
    });
    hits.min_by(f64::total_cmp)
}

/// The top of the floor at which a building is cut open; of one without its roof, infinity.
pub(super) fn cut_m(park: &Park, building: &Building, cut: &PlaceId) -> f64 {
    let floor = park.places.get(cut).filter(|_| *cut != building.id);
    floor.map_or(f64::INFINITY, |floor| floor.centre_m[1] + floor.half_size_m[1])
}

/// Where the ray meets the ground.
pub(super) fn hit_ground(ray: Ray) -> Option<f64> {
    let ([_, oy, _], [_, dy, _]) = (ray.origin, ray.direction);
    let t = -oy / dy;
    (t.is_finite() && t > 0.0).then_some(t)
}

/// Plazas, greens and gates before roads, since they lie on top.
pub(super) fn pick_ground(park: &Park, ray: Ray) -> Option<PlaceId> {
    let [x, _, z] = ray.at(hit_ground(ray)?);
    let grounds = park.site.plazas.iter().chain(&park.site.greens);
    let on_ground = grounds
        .filter(|ground| ground.outline.polygon_at(ground.at, 0.0).contains(&Coord { x, y: z }))
        .map(|ground| PlaceId::new(&ground.id))
        .next();
    on_ground.or_else(|| {
        let roads = park.site.roads.iter();
        roads.filter(|road| on_road(road, Xz(x, z))).map(|road| PlaceId::new(&road.id)).next()
    })
}

fn on_road(road: &crate::park::Road, point: Xz) -> bool {
    let closing = if road.closed { road.centreline.first() } else { None };
    let line: Vec<Coord> = road.centreline.iter().chain(closing).map(|c| Coord { x: c.0, y: c.1 }).collect();
    let distance =
        geo::Distance::distance(&geo::Euclidean, &geo::Point::new(point.0, point.1), &geo::LineString::new(line));
    distance <= road.width_m / 2.0
}
