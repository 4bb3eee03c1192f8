//! A section shows no hollow wall: where a point lies between the two faces of a wall as the model has them, the cut face
//! is filled there, or whoever looks into it meets the back of a face, which is drawn as the cut face.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may stop loudly")]

#[path = "support/triangles.rs"]
mod read_triangles;

use std::path::Path;

use read_triangles::{Triangle, Vec3, cross, dot, minus, triangles};
use yungu::{
    models::{self, HalfSpace, SolidPart, cut_faces, solid_parts},
    park::{self, Building, Facade},
};

/// What a ray meets first.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Met {
    Front(f64),
    Back(f64),
    Nothing,
}

impl Met {
    fn is_back_within(self, reach_m: f64) -> bool {
        matches!(self, Self::Back(t) if t < reach_m)
    }
}

struct Solid<'a> {
    all: Vec<&'a Triangle>,
}

impl Solid<'_> {
    /// Those that reach to within a metre of a box about two points of the plan.
    fn about(&self, a: [f64; 2], b: [f64; 2]) -> Self {
        let within = |triangle: &&&Triangle| {
            [0, 2].into_iter().zip([(a[0], b[0]), (a[1], b[1])]).all(|(axis, (p, q))| {
                let values = triangle.corners.map(|corner| corner[axis]);
                let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
                high > p.min(q) - 1.0 && low < p.max(q) + 1.0
            })
        };
        Self { all: self.all.iter().filter(within).copied().collect() }
    }

    fn first(&self, from: Vec3, direction: Vec3) -> Met {
        let mut nearest = (f64::MAX, Met::Nothing);
        for triangle in &self.all {
            let [a, b, c] = triangle.corners;
            let (ab, ac) = (minus(b, a), minus(c, a));
            let across = cross(direction, ac);
            let det = dot(ab, across);
            if det.abs() < 1e-12 {
                continue;
            }
            let to = minus(from, a);
            let u = dot(to, across) / det;
            let q = cross(to, ab);
            let v = dot(direction, q) / det;
            let t = dot(ac, q) / det;
            if u >= 0.0 && v >= 0.0 && u + v <= 1.0 && t > 1e-6 && t < nearest.0 {
                // Counter-clockwise is the front.
                let met = if dot(cross(ab, ac), direction) < 0.0 { Met::Front(t) } else { Met::Back(t) };
                nearest = (t, met);
            }
        }
        nearest.1
    }
}

/// Lengths along a wall at which it is cut, as shares; depths in it, metres; heights in a storey, as shares.
const ALONG: [f64; 3] = [0.21, 0.52, 0.83];
const DEPTHS_M: [f64; 3] = [0.06, 0.2, 0.34];
const HEIGHTS: [f64; 3] = [0.04, 0.5, 0.93];
/// Outer walls are so thick at most, metres.
const THICK_M: f64 = 0.5;

/// Where walls are solid, and looked into from there: how many places were tried, and which are hollow.
fn look_into_walls(building: &Building, solid: &Solid, parts: &[SolidPart], hollow: &mut Vec<String>) -> usize {
    let mut tried = 0;
    for volume in building.volumes.iter().filter(|volume| volume.facade != Facade::Canopy) {
        let ring = volume.outline.polygon_at(volume.at, 0.0);
        let storeys: Vec<_> = volume.storeys_from_below().collect();
        let few = [0, storeys.len() / 2, storeys.len().saturating_sub(1)];
        for line in ring.exterior().lines() {
            let (dx, dz) = (line.dx(), line.dy());
            let length = (dx * dx + dz * dz).sqrt();
            if length < 2.0 {
                continue;
            }
            let along = [dx / length, 0.0, dz / length];
            let near = solid.about([line.start.x, line.start.y], [line.end.x, line.end.y]);
            let mut numbers = few.to_vec();
            numbers.dedup();
            for storey in numbers.into_iter().filter_map(|number| storeys.get(number)) {
                for (share, depth, height) in
                    ALONG.iter().flat_map(|s| DEPTHS_M.map(|d| (*s, d))).flat_map(|(s, d)| HEIGHTS.map(|h| (s, d, h)))
                {
                    // Into the building, whichever way round its corners go.
                    for inward in [[-along[2], 0.0, along[0]], [along[2], 0.0, -along[0]]] {
                        let at = [
                            line.start.x + along[0] * length * share + inward[0] * depth,
                            storey.base_m + storey.height_m * height,
                            line.start.y + along[2] * length * share + inward[2] * depth,
                        ];
                        let outward = inward.map(|m| -m);
                        let bounded = [inward, outward]
                            .iter()
                            .all(|direction| near.first(at, *direction).is_back_within(THICK_M));
                        if !bounded {
                            continue;
                        }
                        tried += 1;
                        let back = along.map(|m| -m);
                        for (normal, sights) in [
                            (along, [back, aslant(back, inward), aslant(back, outward)]),
                            (back, [along, aslant(along, inward), aslant(along, outward)]),
                            (UP, [[0.013, -1.0, 0.007], aslant(DOWN, inward), aslant(DOWN, along)]),
                        ] {
                            let filled = is_filled(parts, at, normal);
                            let closed = || sights.iter().all(|sight| matches!(solid.first(at, *sight), Met::Back(_)));
                            if !filled && !closed() {
                                hollow.push(format!("{} {} {at:.2?} cut towards {normal:.2?}", building.id, volume.id));
                            }
                        }
                    }
                }
            }
        }
    }
    tried
}

const UP: Vec3 = [0.0, 1.0, 0.0];
const DOWN: Vec3 = [0.0, -1.0, 0.0];

/// A sight that is turned a little aside, and down.
fn aslant(sight: Vec3, aside: Vec3) -> Vec3 {
    [sight[0] + aside[0] * 0.4, sight[1] - 0.2, sight[2] + aside[2] * 0.4]
}

/// Whether the cut of a plane through a point is filled there.
fn is_filled(parts: &[SolidPart], at: Vec3, normal: Vec3) -> bool {
    let faces = cut_faces(parts, &[HalfSpace::through(at, normal)]);
    let corners = faces.iter().flat_map(|face| face.corners.chunks(3));
    corners.into_iter().any(|t| {
        let side = |a: Vec3, b: Vec3| dot(cross(minus(b, a), minus(at, a)), normal);
        let sides = [side(t[0], t[1]), side(t[1], t[2]), side(t[2], t[0])];
        sides.iter().all(|side| *side > -1e-6)
    })
}

fn hollow_in(scene: &str) -> (usize, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes").join(scene);
    let park = park::load(&folder).park.unwrap();
    let (mut tried, mut hollow) = (0, Vec::new());
    for building in park.buildings.iter().filter(|building| building.model.is_none()) {
        let model = models::build_building(&park, building);
        // Far shapes are not drawn of what is cut; partitions come and go.
        let triangles = triangles(&model);
        let all = triangles.iter().filter(|triangle| !triangle.far).collect();
        tried += look_into_walls(building, &Solid { all }, &solid_parts(building), &mut hollow);
    }
    (tried, hollow)
}

#[test]
fn no_wall_of_a_shipped_building_is_hollow() {
    for scene in ["zone-f", "demo-campus"] {
        let (tried, hollow) = hollow_in(scene);
        assert!(tried > 200, "{scene}: only {tried} places in walls");
        assert!(hollow.is_empty(), "{scene}: {} of {tried}: {:#?}", hollow.len(), &hollow[..hollow.len().min(30)]);
    }
}
