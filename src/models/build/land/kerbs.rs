//! Kerbs: low stones with a chamfer along every carriageway, let down where people or lorries cross.

use geo::{Contains, Coord, Distance, Euclidean, Point, Polygon};

use super::lanes::Leg;
use crate::{
    models::{
        Surface,
        build::{
            ground::Grounds,
            mesh::{Mesh, Role},
            paint::Paint,
            plan,
        },
    },
    park::{GroundLook, Park},
};

/// Width of the stone and of its chamfer, metres.
const WIDTH_M: f64 = 0.18;
const CHAMFER_M: f64 = 0.035;
const PROUD_M: f64 = 0.015;
/// Top of a stone, and of one that is let down.
const TOP_Y: f64 = 0.09;
const FOOT_Y: f64 = -0.07;
/// Steps in which a side is looked along, metres.
const STEP_M: f64 = 0.5;

/// Lays the kerbs of all roads, gates and bays.
pub fn kerbs(mesh: &mut Mesh, park: &Park, grounds: &Grounds, legs: &[Leg]) {
    let paint = Paint::hex(0xaaa79f).on(Surface::Concrete);
    let open = Openings::new(park, grounds, legs);
    let traffic = grounds.roads.iter().chain(&grounds.gates).chain(&grounds.parking).flatten();
    for outline in plan::tidy(plan::unite(traffic)) {
        for ring in plan::rings_of(&outline) {
            let corners = plan::corners_of(ring);
            let sides: Vec<plan::Side> = plan::around(&corners)
                .map(|(_, a, b)| plan::Side { a, along: (b - a) / plan::distance(a, b), depth: -WIDTH_M })
                .collect();
            let outer = plan::set_in(&sides);
            // A hair's breadth out on the carriageway, so that stones hide the side of the ground behind them.
            let proud: Vec<plan::Side> = sides.iter().map(|side| plan::Side { depth: PROUD_M, ..*side }).collect();
            let front = plan::set_in(&proud);
            if outer.len() != corners.len() || front.len() != corners.len() {
                continue;
            }
            let inner: Vec<(Coord, Coord)> = front.into_iter().zip(outer).collect();
            for (_, a, b) in plan::around(&inner) {
                // Where the ground behind a tight bend is narrower than a stone there is none.
                let (ahead, behind) = (b.0 - a.0, b.1 - a.1);
                if ahead.x * behind.x + ahead.y * behind.y <= 0.3 * (ahead.x * ahead.x + ahead.y * ahead.y) {
                    continue;
                }
                for (from, to) in open.closed_parts(a.0, b.0) {
                    stone(mesh, a, b, (from, to), paint);
                }
            }
        }
    }
}

/// A run of stones: its front with a chamfer, its top and its back; `a` and `b` are inner and outer corners.
fn stone(mesh: &mut Mesh, a: (Coord, Coord), b: (Coord, Coord), (from, to): (f64, f64), paint: Paint) {
    let at = |t: f64, across: f64, y: f64| {
        let (inner, outer) = (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
        let p = inner + (outer - inner) * across;
        [p.x, y, p.y]
    };
    let share = CHAMFER_M / WIDTH_M;
    let mut face = |low: (f64, f64), high: (f64, f64), paint: Paint| {
        let corners = [at(to, low.0, low.1), at(from, low.0, low.1), at(from, high.0, high.1), at(to, high.0, high.1)];
        mesh.quad(Role::Solid, corners, paint);
    };
    face((0.0, FOOT_Y), (0.0, TOP_Y - CHAMFER_M), paint.shaded(0.7, 1.0));
    face((0.0, TOP_Y - CHAMFER_M), (share, TOP_Y), paint);
    face((share, TOP_Y), (1.0, TOP_Y), paint);
    face((1.0, TOP_Y), (1.0, -0.01), paint.shaded(1.0, 0.75));
}

/// Where kerbs are let down.
struct Openings {
    /// Gates, yards, the mouths of bays.
    areas: Vec<Polygon>,
    zebras: Vec<Polygon>,
    boundary: Vec<Polygon>,
}

impl Openings {
    fn new(park: &Park, grounds: &Grounds, legs: &[Leg]) -> Self {
        let yards = park.site.plazas.iter().filter(|plaza| plaza.look == GroundLook::Yard);
        let areas = plan::tidy(yards.map(|yard| yard.outline.polygon_at(yard.at, 0.0)));
        let zebras = legs.iter().flat_map(|leg| {
            leg.zebras.iter().map(|(from, to)| {
                let corner = |s: f64, d: f64| leg.frame.origin + leg.frame.along * s - leg.frame.out * d;
                let reach = leg.width / 2.0 + 1.0;
                let ring = vec![corner(*from, reach), corner(*to, reach), corner(*to, -reach), corner(*from, -reach)];
                Polygon::new(ring.into(), Vec::new())
            })
        });
        Self { areas, zebras: zebras.collect(), boundary: grounds.boundary.clone() }
    }

    fn is_open(&self, at: Coord) -> bool {
        let point = Point::from(at);
        self.areas.iter().any(|area| Euclidean.distance(area, &point) < 0.3)
            || self.zebras.iter().any(|zebra| zebra.contains(&point))
            || self.boundary.iter().any(|outline| Euclidean.distance(outline.exterior(), &point) < 0.4)
    }

    /// The parts of a side that bear stones, as shares of its length.
    fn closed_parts(&self, a: Coord, b: Coord) -> Vec<(f64, f64)> {
        let length = plan::distance(a, b);
        let steps = (length / STEP_M).ceil().clamp(1.0, 10_000.0) as u32;
        let share = |k: u32| f64::from(k) / f64::from(steps);
        let mut parts: Vec<(f64, f64)> = Vec::new();
        for k in 0..steps {
            let (from, to) = (share(k), share(k + 1));
            if self.is_open(a + (b - a) * ((from + to) / 2.0)) {
                continue;
            }
            match parts.last_mut() {
                Some(last) if (last.1 - from).abs() < 1e-9 => last.1 = to,
                _ => parts.push((from, to)),
            }
        }
        parts
    }
}
