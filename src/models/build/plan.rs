//! Outlines in plan: made clean and oriented, cut, united, set in.
//!
//! Coordinates are (x, z) in metres. Outlines run so that the inside is on the side of `-out` of
//! [`Frame::between`](super::frame::Frame::between): exterior one way round, holes the other.

use geo::{
    Area, BooleanOps, BoundingRect, Coord, Euclidean, Intersects, Length, LineString, MultiPolygon, Polygon, Rect,
    algorithm::orient::{Direction, Orient},
};

use crate::park::Xz;

/// Corners nearer than this are one, metres.
const SNAP_M: f64 = 1e-4;
/// What is thinner than this is a rounding error, metres.
const SLIVER_M: f64 = 1e-3;

pub fn coord(Xz(x, y): Xz) -> Coord {
    Coord { x, y }
}

/// An axis-parallel rectangle by its corners.
pub fn rectangle(min: Coord, max: Coord) -> Polygon {
    let [outline] = tidy([Rect::new(min, max).to_polygon()]).try_into().unwrap_or([Rect::new(min, max).to_polygon()]);
    outline
}

/// Snapped, without doubled or needless corners, without slivers, oriented.
pub fn tidy(outlines: impl IntoIterator<Item = Polygon>) -> Vec<Polygon> {
    outlines
        .into_iter()
        .filter_map(|outline| {
            let exterior = tidy_ring(outline.exterior())?;
            let holes = outline.interiors().iter().filter_map(tidy_ring).collect();
            let clean = Polygon::new(exterior, holes).orient(Direction::Reversed);
            let half_round = Euclidean.length(clean.exterior()) / 2.0;
            (clean.unsigned_area() > SLIVER_M * half_round).then_some(clean)
        })
        .collect()
}

fn tidy_ring(ring: &LineString) -> Option<LineString> {
    let snap = |v: f64| (v / SNAP_M).round() * SNAP_M;
    let mut corners: Vec<Coord> = corners_of(ring).into_iter().map(|c| Coord { x: snap(c.x), y: snap(c.y) }).collect();
    // Each corner that goes can make its neighbours needless.
    loop {
        let before = corners.len();
        corners.dedup_by(|a, b| distance(*a, *b) <= 2.0 * SNAP_M);
        if corners.len() > 1
            && corners.first().zip(corners.last()).is_some_and(|(a, b)| distance(*a, *b) <= 2.0 * SNAP_M)
        {
            corners.pop();
        }
        let needless = around(&corners).position(|(before, here, after)| is_needless(before, here, after));
        if let Some(needless) = needless {
            corners.remove(needless);
        }
        if corners.len() < 3 {
            return None;
        }
        if corners.len() == before {
            return Some(LineString::from(corners));
        }
    }
}

/// Whether a corner lies on the line through its neighbours, or is the tip of a spike without width.
fn is_needless(before: Coord, here: Coord, after: Coord) -> bool {
    let (u, v) = (here - before, after - here);
    let (turn, onward) = ((u.x * v.y - u.y * v.x).abs(), u.x * v.x + u.y * v.y);
    let (a, b) = (distance(before, here), distance(here, after));
    if onward < 0.0 { turn < SLIVER_M * a.max(b) } else { turn < 1e-3 * SNAP_M + 1e-6 * (a + b) }
}

/// Each corner with the one before and the one after it.
pub fn around<T: Copy>(ring: &[T]) -> impl Iterator<Item = (T, T, T)> + '_ {
    let n = ring.len();
    (0..n).filter_map(move |k| Some((*ring.get((k + n - 1) % n)?, *ring.get(k)?, *ring.get((k + 1) % n)?)))
}

/// The corners of a ring, not closed.
pub fn corners_of(ring: &LineString) -> Vec<Coord> {
    let mut corners = ring.0.clone();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// Exterior and holes.
pub fn rings_of(outline: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(outline.exterior()).chain(outline.interiors())
}

pub fn distance(a: Coord, b: Coord) -> f64 {
    libm::hypot(b.x - a.x, b.y - a.y)
}

fn touching<'a>(outlines: &'a [Polygon], others: &[Polygon]) -> Vec<&'a Polygon> {
    let boxes: Vec<Rect> = others.iter().filter_map(BoundingRect::bounding_rect).collect();
    let near =
        |outline: &Polygon| outline.bounding_rect().is_some_and(|own| boxes.iter().any(|other| other.intersects(&own)));
    outlines.iter().filter(|outline| near(outline)).collect()
}

fn multi<'a>(outlines: impl IntoIterator<Item = &'a Polygon>) -> MultiPolygon {
    MultiPolygon::new(outlines.into_iter().cloned().collect())
}

/// What is left of `outlines` without `holes`. Untouched outlines stay exactly as they are.
pub fn cut(outlines: &[Polygon], holes: &[Polygon]) -> Vec<Polygon> {
    let mut left = Vec::new();
    for outline in outlines {
        let near = touching(holes, std::slice::from_ref(outline));
        if near.is_empty() {
            left.push(outline.clone());
        } else {
            left.extend(tidy(multi([outline]).difference(&unite(near))));
        }
    }
    left
}

/// What `outlines` and `others` share.
pub fn shared(outlines: &[Polygon], others: &[Polygon]) -> Vec<Polygon> {
    let near = touching(outlines, others);
    if near.is_empty() { Vec::new() } else { tidy(multi(near).intersection(&multi(others))) }
}

/// All outlines as one area.
pub fn unite<'a>(outlines: impl IntoIterator<Item = &'a Polygon>) -> MultiPolygon {
    outlines.into_iter().fold(MultiPolygon::new(Vec::new()), |sum, next| sum.union(&multi([next])))
}

pub fn area_m2(outlines: &[Polygon]) -> f64 {
    outlines.iter().map(Area::unsigned_area).sum()
}

/// A side of an outline that is to be set in by `depth`.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Where it starts.
    pub a: Coord,
    /// Unit vector to its end.
    pub along: Coord,
    /// Metres inwards.
    pub depth: f64,
}

/// The ring that lies each side's depth inside; corners are mitred.
pub fn set_in(ring: &[Side]) -> Vec<Coord> {
    let inwards = |side: &Side| Coord { x: side.along.y, y: -side.along.x } * side.depth;
    let mut inner = Vec::with_capacity(ring.len());
    for (before, here, _) in around(ring) {
        let turn = before.along.x * here.along.y - before.along.y * here.along.x;
        if turn.abs() < 1e-3 {
            inner.push(here.a + inwards(&before));
            if (before.depth - here.depth).abs() > SNAP_M {
                inner.push(here.a + inwards(&here));
            }
        } else {
            // Where the two moved lines meet: from `here`'s start go along `here` until the distance to `before` fits.
            let start = here.a + inwards(&here);
            let from = start - (before.a + inwards(&before));
            let off = before.along.x * from.y - before.along.y * from.x;
            inner.push(start - here.along * (off / turn));
        }
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(size: f64) -> Polygon {
        rectangle(Coord { x: 0.0, y: 0.0 }, Coord { x: size, y: size })
    }

    #[test]
    fn a_square_set_in_by_different_depths() {
        let outline = square(10.0);
        let corners = corners_of(outline.exterior());
        let sides: Vec<Side> = around(&corners)
            .map(|(_, a, b)| Side { a, along: (b - a) / distance(a, b), depth: if a.y == b.y { 1.0 } else { 2.0 } })
            .collect();
        let inner = Polygon::new(LineString::from(set_in(&sides)), Vec::new());
        assert!((inner.unsigned_area() - 6.0 * 8.0).abs() < 1e-9, "{inner:?}");
    }

    #[test]
    fn cutting_and_sharing_add_up() {
        let (a, b) = (square(10.0), rectangle(Coord { x: 4.0, y: -1.0 }, Coord { x: 6.0, y: 5.0 }));
        let (one, other) = ([a], [b]);
        let (left, both) = (cut(&one, &other), shared(&one, &other));
        assert!((area_m2(&left) + area_m2(&both) - 100.0).abs() < 1e-6);
        assert!((area_m2(&both) - 10.0).abs() < 1e-6);
        let far = rectangle(Coord { x: 40.0, y: 40.0 }, Coord { x: 41.0, y: 41.0 });
        assert_eq!(cut(&one, &[far]), one, "what is not touched stays bit for bit");
    }

    #[test]
    fn spikes_without_width_go() {
        let ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 10.0), (5.0, 14.0), (4.9999, 10.0), (0.0, 10.0)];
        let clean = tidy([Polygon::new(LineString::from(ring.to_vec()), Vec::new())]);
        assert_eq!(corners_of(clean[0].exterior()).len(), 4, "{clean:?}");
    }

    #[test]
    fn needless_corners_go() {
        let ring =
            LineString::from(vec![(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (10.0, 10.00005), (0.0, 10.0)]);
        let clean = tidy([Polygon::new(ring, Vec::new())]);
        assert_eq!(corners_of(clean[0].exterior()).len(), 4);
    }
}
