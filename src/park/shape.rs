//! Outlines on the ground, x east and z south, metres; areas, distances and overlaps through crate `geo`.

use geo::{Area, BooleanOps, Coord, Distance, Euclidean, LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};

/// A point on the ground: x east, z south, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Xz(pub f64, pub f64);

impl Xz {
    /// This point turned about the origin and then moved by `at`.
    ///
    /// `turn_deg` is counter-clockwise seen from above (from +x towards −z), degrees.
    pub fn placed(self, at: Self, turn_deg: f64) -> Self {
        let (sin, cos) = (libm::sin(turn_deg.to_radians()), libm::cos(turn_deg.to_radians()));
        let Self(x, z) = self;
        Self(at.0 + x * cos + z * sin, at.1 - x * sin + z * cos)
    }

    pub fn is_finite(self) -> bool {
        self.0.is_finite() && self.1.is_finite()
    }
}

impl From<Xz> for Coord {
    fn from(Xz(x, y): Xz) -> Self {
        Self { x, y }
    }
}

/// An outline about its own centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outline {
    /// Size along x and along z, metres.
    Rect(f64, f64),
    /// Radius, metres; drawn and measured as a regular 48-gon.
    Circle(f64),
    /// Corners in order, either way round, not closed.
    Polygon(Vec<Xz>),
}

/// Corners that stand for a circle. Its area is 0.3 % short of the circle's.
pub const CIRCLE_CORNERS: usize = 48;

impl Outline {
    /// The corners in order, not closed.
    pub fn corners(&self) -> Vec<Xz> {
        match self {
            Self::Rect(x, z) => {
                let (x, z) = (x / 2.0, z / 2.0);
                vec![Xz(-x, -z), Xz(x, -z), Xz(x, z), Xz(-x, z)]
            }
            Self::Circle(radius) => (0..CIRCLE_CORNERS)
                .map(|k| {
                    let angle = std::f64::consts::TAU * k as f64 / CIRCLE_CORNERS as f64;
                    Xz(radius * libm::cos(angle), radius * libm::sin(angle))
                })
                .collect(),
            Self::Polygon(corners) => corners.clone(),
        }
    }

    /// Finite, at least three corners, and an area to speak of.
    pub fn is_sound(&self) -> bool {
        let corners = self.corners();
        let sized = match self {
            Self::Rect(x, z) => *x > 0.0 && *z > 0.0,
            Self::Circle(radius) => *radius > 0.0,
            Self::Polygon(_) => corners.len() >= 3,
        };
        sized && corners.iter().all(|c| c.is_finite()) && self.polygon().unsigned_area() > 1e-6
    }

    pub fn area_m2(&self) -> f64 {
        self.polygon().unsigned_area()
    }

    pub fn polygon(&self) -> Polygon {
        polygon_of(&self.corners())
    }

    /// The outline where it stands: turned, then moved.
    pub fn polygon_at(&self, at: Xz, turn_deg: f64) -> Polygon {
        let corners: Vec<Xz> = self.corners().into_iter().map(|c| c.placed(at, turn_deg)).collect();
        polygon_of(&corners)
    }

    /// Half the extent along x and z of the outline's bounding box.
    pub fn half_extent(&self) -> Xz {
        self.corners().iter().fold(Xz(0.0, 0.0), |reach, c| Xz(reach.0.max(c.0.abs()), reach.1.max(c.1.abs())))
    }
}

/// An outline moved from its owner's centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedOutline {
    pub outline: Outline,
    #[serde(default)]
    pub at: Xz,
}

pub fn polygon_of(corners: &[Xz]) -> Polygon {
    Polygon::new(LineString::new(corners.iter().copied().map(Coord::from).collect()), Vec::new())
}

/// The area that two polygons share, m².
pub fn overlap_m2(a: &Polygon, b: &Polygon) -> f64 {
    a.intersection(b).unsigned_area()
}

/// The part of `inner` that sticks out of `outer`, m².
pub fn outside_m2(inner: &Polygon, outer: &Polygon) -> f64 {
    inner.difference(outer).unsigned_area()
}

/// The clear distance between two polygons, metres; 0 where they touch or overlap.
pub fn gap_m(a: &Polygon, b: &Polygon) -> f64 {
    Euclidean.distance(a, b)
}

/// The area covered by any of the polygons, m².
pub fn union_m2(polygons: &[Polygon]) -> f64 {
    polygons
        .iter()
        .fold(MultiPolygon::new(Vec::new()), |union, next| union.union(&MultiPolygon::new(vec![next.clone()])))
        .unsigned_area()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_gaps_and_overlaps_of_plain_rectangles() {
        let a = Outline::Rect(10.0, 20.0).polygon();
        let b = Outline::Rect(10.0, 20.0).polygon_at(Xz(15.0, 0.0), 0.0);
        let c = Outline::Rect(10.0, 20.0).polygon_at(Xz(5.0, 0.0), 0.0);
        assert!((a.unsigned_area() - 200.0).abs() < 1e-9);
        assert!((gap_m(&a, &b) - 5.0).abs() < 1e-9);
        assert!((overlap_m2(&a, &c) - 100.0).abs() < 1e-6);
        assert!((union_m2(&[a.clone(), b, c]) - 500.0).abs() < 1e-6);
        assert!((outside_m2(&a, &Outline::Rect(10.0, 10.0).polygon()) - 100.0).abs() < 1e-6);
    }

    #[test]
    fn a_quarter_turn_swaps_the_sides() {
        let Xz(x, z) = Xz(3.0, 0.0).placed(Xz(1.0, 1.0), 90.0);
        assert!((x - 1.0).abs() < 1e-12 && (z + 2.0).abs() < 1e-12, "east turns north: {x} {z}");
    }
}
