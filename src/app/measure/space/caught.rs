//! Where a tape is caught in space: at a corner, in the middle of an edge, on an edge, or on the face that is pointed at.

use super::{Bodies, along, away, bodies::Edge, dot, length};
use crate::app::{measure::snap::SnapKind, pick::Ray};

/// A point in the park that was found near a ray: metres, y up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpaceSnap {
    pub at_m: [f64; 3],
    pub kind: SnapKind,
}

/// Lines of a flight, such as those between storeys, are told apart from this many reaches on.
const TOLD_APART: f64 = 4.0;
/// What is nearer to the eye is not pointed at, metres.
const NEAREST_M: f64 = 0.05;

/// The nearest corner to a ray that the ray's origin sees, or else the nearest middle of an edge, or else the nearest
/// edge, all within reach; or else the face or the ground that the ray meets. `None` in the sky, away from all edges.
///
/// `reach` is in metres for each metre from the origin: what is as far off on the screen is as far off, however near it
/// stands. 0 takes nothing but the face. Corners and middles are exact, as the park's files have them.
pub fn snap_in_space(bodies: &Bodies, ray: Ray, reach: f64) -> Option<SpaceSnap> {
    let far = length(ray.direction);
    if !far.is_finite() || far <= 0.0 || !ray.origin.iter().all(|m| m.is_finite()) {
        return None;
    }
    let ray = Ray { origin: ray.origin, direction: ray.direction.map(|part| part / far) };
    let near = Near { bodies, ray, reach };
    let corners = |edge: &Edge| [edge.a, edge.b];
    let middle = |edge: &Edge| [along(edge.a, away(edge.a, edge.b), 0.5)];
    let on_edge = |edge: &Edge| [nearest_on(edge, ray)];
    let corner = near.best(corners).map(|at_m| SpaceSnap { at_m, kind: SnapKind::Corner });
    // A line between storeys has a middle that nobody means.
    let alone = |edge: &&Edge| edge.apart_m.is_infinite();
    let middle = || near.best_of(alone, middle).map(|at_m| SpaceSnap { at_m, kind: SnapKind::Middle });
    let edge = || near.best(on_edge).map(|at_m| SpaceSnap { at_m, kind: SnapKind::Edge });
    corner.or_else(middle).or_else(edge).or_else(|| {
        let (t, is_ground) = bodies.first(ray)?;
        let [x, y, z] = ray.at(t);
        let (y, kind) = if is_ground { (0.0, SnapKind::Ground) } else { (y, SnapKind::Face) };
        Some(SpaceSnap { at_m: [x, y, z], kind })
    })
}

struct Near<'a> {
    bodies: &'a Bodies,
    ray: Ray,
    reach: f64,
}

impl Near<'_> {
    fn best<const N: usize>(&self, points: impl Fn(&Edge) -> [[f64; 3]; N]) -> Option<[f64; 3]> {
        self.best_of(|_| true, points)
    }

    /// Of the points of edges that are within reach, the one nearest to the ray that is seen.
    fn best_of<const N: usize>(
        &self,
        wanted: impl Fn(&&Edge) -> bool,
        points: impl Fn(&Edge) -> [[f64; 3]; N],
    ) -> Option<[f64; 3]> {
        let edges = self.bodies.edges.iter().filter(wanted);
        let near = edges.flat_map(|edge| points(edge).map(|point| (edge.apart_m, point)));
        let near = near.filter_map(|(apart_m, point)| {
            let (off, depth_m) = self.off(point)?;
            (off <= self.reach && apart_m > TOLD_APART * self.reach * depth_m).then_some((off, depth_m, point))
        });
        let mut near: Vec<(f64, f64, [f64; 3])> = near.collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        // Of edges that meet, each brings the same corner.
        near.dedup_by_key(|(_, _, point)| *point);
        near.into_iter().map(|(_, _, point)| point).find(|point| self.bodies.sees(self.ray.origin, *point))
    }

    /// How far a point lies off the ray, for each metre along it, and how far along that is.
    fn off(&self, point: [f64; 3]) -> Option<(f64, f64)> {
        if self.reach <= 0.0 {
            return None;
        }
        let depth_m = dot(away(self.ray.origin, point), self.ray.direction);
        (depth_m > NEAREST_M).then(|| (length(away(self.ray.at(depth_m), point)) / depth_m, depth_m))
    }
}

/// The point of an edge that comes nearest to a ray of unit length.
fn nearest_on(edge: &Edge, ray: Ray) -> [f64; 3] {
    let way = away(edge.a, edge.b);
    let from = away(edge.a, ray.origin);
    // Across the ray only: along it nothing is far.
    let across = |v: [f64; 3]| along(v, ray.direction, -dot(v, ray.direction));
    let (way_across, from_across) = (across(way), across(from));
    let square = dot(way_across, way_across);
    let share = if square > 1e-12 { dot(from_across, way_across) / square } else { 0.0 };
    along(edge.a, way, share.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests;
