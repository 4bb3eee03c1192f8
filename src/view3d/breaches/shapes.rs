//! The shapes of marks on the ground, metres east and south of the park's origin. Knows nothing of drawing.

use geo::{BooleanOps, BoundingRect, Coord, LineString, MultiLineString, MultiPolygon};

use crate::{park::Xz, twin::Gap};

/// How wide a dimension's band is, metres; how long and thick the ticks at its ends.
const BAND_M: f64 = 1.4;
const TICK_M: (f64, f64) = (7.0, 0.8);
/// Walls closer than this touch: there is no room for a band.
const TOUCH_M: f64 = 0.3;
/// Half of the cross where they do, metres.
const CROSS_M: f64 = 5.0;
/// How wide an outline is, half of it before the wall.
const EDGE_M: f64 = 1.6;
/// A hatch's lines: how thick, how far apart, and how many at most.
const HATCH_M: (f64, f64) = (0.5, 3.0);
const MOST_HATCHES: f64 = 80.0;

/// What is drawn of one breach.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shape {
    /// Corners in order, counter-clockwise from above.
    pub quads: Vec<[Xz; 4]>,
    /// What is seen through buildings.
    pub lines: Vec<ShapeLine>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShapeLine {
    pub from: Xz,
    pub to: Xz,
    /// Of a hatch.
    pub faint: bool,
}

impl Shape {
    /// A dimension between the two nearest points of the walls; a cross where they touch.
    pub fn of_gap(gap: &Gap) -> Self {
        let mut shape = Self::default();
        let (a, b) = gap.between;
        let Some((along, apart_m)) = way(a, b).filter(|(_, apart_m)| *apart_m > TOUCH_M) else {
            for (x, z) in [(1.0, 1.0), (1.0, -1.0)] {
                let arm = Xz(x * CROSS_M, z * CROSS_M);
                shape.add(off(a, arm, -1.0), off(a, arm, 1.0), BAND_M, false);
            }
            return shape;
        };
        shape.add(a, b, BAND_M, false);
        let across = Xz(-along.1, along.0);
        // Ticks lie before the walls, not under them.
        let inset_m = (TICK_M.1 / 2.0).min(apart_m / 4.0);
        for at in [off(a, along, inset_m), off(b, along, -inset_m)] {
            shape.add(off(at, across, -TICK_M.0 / 2.0), off(at, across, TICK_M.0 / 2.0), TICK_M.1, false);
        }
        shape
    }

    /// An outline, and lines from south-west to north-east within it.
    pub fn of_ground(ground: &MultiPolygon) -> Self {
        let mut shape = Self::default();
        for polygon in ground {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                ring.lines().for_each(|edge| shape.add(xz(edge.start), xz(edge.end), EDGE_M, false));
            }
        }
        for line in hatches(ground) {
            line.lines().for_each(|part| shape.add(xz(part.start), xz(part.end), HATCH_M.0, true));
        }
        shape
    }

    fn add(&mut self, from: Xz, to: Xz, width_m: f64, faint: bool) {
        let Some((along, _)) = way(from, to) else { return };
        let (right, half_m) = (Xz(-along.1, along.0), width_m / 2.0);
        let beside = |at: Xz, side: f64| off(at, right, side * half_m);
        self.quads.push([beside(from, 1.0), beside(to, 1.0), beside(to, -1.0), beside(from, -1.0)]);
        self.lines.push(ShapeLine { from, to, faint });
    }
}

/// Lines across a ground, cut off at its edges. They are those of the park, so that they stand still while a building
/// moves over them.
fn hatches(ground: &MultiPolygon) -> MultiLineString {
    let Some(bounds) = ground.bounding_rect() else { return MultiLineString::new(Vec::new()) };
    let (low, high) = (bounds.min(), bounds.max());
    // On a line east and south add up to the same sum.
    let (first, last) = (low.x + low.y, high.x + high.y);
    let step_m = (HATCH_M.1 * std::f64::consts::SQRT_2).max((last - first) / MOST_HATCHES);
    let (from, to) = ((first / step_m).ceil() as i64, (last / step_m).floor() as i64);
    let across = |number: i64| {
        let sum = number as f64 * step_m;
        LineString::from(vec![(low.x - 1.0, sum - low.x + 1.0), (high.x + 1.0, sum - high.x - 1.0)])
    };
    ground.clip(&MultiLineString::new((from..=to).map(across).collect()), false)
}

fn xz(at: Coord) -> Xz {
    Xz(at.x, at.y)
}

fn off(at: Xz, way: Xz, m: f64) -> Xz {
    Xz(at.0 + way.0 * m, at.1 + way.1 * m)
}

/// The direction from one to the other, and how far that is; `None` where both are one.
fn way(from: Xz, to: Xz) -> Option<(Xz, f64)> {
    let (x, z) = (to.0 - from.0, to.1 - from.1);
    let length_m = libm::hypot(x, z);
    (length_m > 1e-6).then(|| (Xz(x / length_m, z / length_m), length_m))
}

#[cfg(test)]
mod tests {
    use geo::{Area, Polygon, polygon};

    use super::*;

    fn gap(a: Xz, b: Xz) -> Gap {
        Gap { a: "a".into(), b: "b".into(), gap_m: 0.0, needed_m: 13.0, between: (a, b) }
    }

    fn area_m2([a, b, c, d]: [Xz; 4]) -> f64 {
        let corners = [a, b, c, d].map(|corner| (corner.0, corner.1));
        Polygon::new(LineString::from(corners.to_vec()), Vec::new()).signed_area()
    }

    #[test]
    fn a_gap_is_a_band_from_wall_to_wall_with_a_tick_before_each() {
        let shape = Shape::of_gap(&gap(Xz(10.0, 5.0), Xz(16.0, 5.0)));
        assert_eq!((shape.quads.len(), shape.lines.len()), (3, 3));
        assert_eq!((shape.lines[0].from, shape.lines[0].to), (Xz(10.0, 5.0), Xz(16.0, 5.0)));
        for tick in &shape.lines[1..] {
            assert_eq!(tick.from.0, tick.to.0, "across the gap");
            assert!((10.0..=16.0).contains(&tick.from.0) && ((tick.to.1 - tick.from.1).abs() - 7.0).abs() < 1e-9);
        }
        // Seen from above, z to the south, all run the same way round: none is seen from below only.
        assert!(shape.quads.iter().all(|quad| area_m2(*quad) < 0.0));
        assert!((area_m2(shape.quads[0]).abs() - 6.0 * BAND_M).abs() < 1e-9);
    }

    #[test]
    fn walls_that_touch_have_a_cross() {
        let shape = Shape::of_gap(&gap(Xz(3.0, 4.0), Xz(3.0, 4.0)));
        assert_eq!(shape.lines.len(), 2);
        for line in &shape.lines {
            let middle = Xz((line.from.0 + line.to.0) / 2.0, (line.from.1 + line.to.1) / 2.0);
            assert_eq!(middle, Xz(3.0, 4.0));
        }
    }

    #[test]
    fn a_ground_is_outlined_and_hatched_within() {
        let strip = polygon![(x: 190.5, y: -20.0), (x: 200.5, y: -20.0), (x: 200.5, y: 20.0), (x: 190.5, y: 20.0)];
        let shape = Shape::of_ground(&MultiPolygon::new(vec![strip]));
        let (hatch, edges): (Vec<ShapeLine>, Vec<ShapeLine>) = shape.lines.iter().partition(|line| line.faint);
        assert_eq!(edges.len(), 4);
        assert!((8..=14).contains(&hatch.len()), "{}", hatch.len());
        for line in &hatch {
            for Xz(x, z) in [line.from, line.to] {
                assert!((190.4..=200.6).contains(&x) && (-20.1..=20.1).contains(&z), "{line:?}");
            }
            assert!((line.from.0 + line.from.1 - line.to.0 - line.to.1).abs() < 1e-3, "{line:?}");
        }
        assert!(shape.quads.iter().all(|quad| area_m2(*quad) < 0.0));
    }

    #[test]
    fn hatches_stay_where_they_are_and_are_never_too_many() {
        let square = |x: f64, size: f64| {
            let corners = vec![(x, 0.0), (x + size, 0.0), (x + size, size), (x, size)];
            MultiPolygon::new(vec![Polygon::new(LineString::from(corners), Vec::new())])
        };
        let sums = |ground: &MultiPolygon| -> Vec<i64> {
            let lines = hatches(ground).0.into_iter().filter_map(|line| line.0.first().copied());
            let mut sums: Vec<i64> = lines.map(|at| ((at.x + at.y) * 100.0).round() as i64).collect();
            sums.sort_unstable();
            sums
        };
        let (here, there) = (sums(&square(0.0, 30.0)), sums(&square(0.5, 30.0)));
        assert!(here.len() > 8);
        assert!(there.iter().filter(|sum| here.contains(sum)).count() + 1 >= there.len(), "{here:?} {there:?}");
        assert!(sums(&square(0.0, 2_000.0)).len() <= 81);
        assert!(Shape::of_ground(&MultiPolygon::new(Vec::new())).quads.is_empty());
    }
}
