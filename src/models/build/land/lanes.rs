//! Roads as traffic sees them: straight legs, the stretches between junctions, zebra crossings. Traffic keeps right.

use geo::{BoundingRect, Contains, Coord, Point, Polygon, Rect};

use crate::{
    models::build::{frame::Frame, ground, plan},
    park::{Park, Road},
};

/// Steps in which a centreline is looked along for junctions, metres.
const STEP_M: f64 = 0.25;
/// A zebra crossing lies this far from the junction, and is this deep, metres.
const SETBACK_M: f64 = 1.6;
pub const ZEBRA_M: f64 = 3.0;
/// Shorter stretches than this bear no crossings.
const SHORTEST_M: f64 = 16.0;
/// A side road ends within this distance of the road that it joins, metres.
const JOIN_M: f64 = 9.0;

/// A straight part of a road: `s` runs along its centreline. Who drives forwards keeps to `d < 0`, as
/// [`Frame::point`] counts it.
#[derive(Clone, Debug)]
pub struct Leg {
    /// Its road's place in the scene file.
    pub road: usize,
    pub frame: Frame,
    pub length: f64,
    pub width: f64,
    pub stretches: Vec<Stretch>,
    /// Zebra crossings, from and to.
    pub zebras: Vec<(f64, f64)>,
}

/// A part of a leg without junctions or bends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    pub from: f64,
    pub to: f64,
    /// Whether a junction lies before and behind it, rather than a bend or the road's end.
    pub mouths: (bool, bool),
}

impl Leg {
    /// Whether two vehicles pass each other.
    pub fn two_lanes(&self) -> bool {
        self.width >= 5.0
    }

    /// The middle of the lane that runs forwards or back, as `d`.
    pub fn lane_d(&self, forwards: bool) -> f64 {
        let quarter = if self.two_lanes() { self.width / 4.0 } else { 0.0 };
        if forwards { -quarter } else { quarter }
    }

    /// Whether a zebra crossing is nearer than `gap` metres along the road.
    pub fn is_crossed(&self, s: f64, gap: f64) -> bool {
        self.zebras.iter().any(|(from, to)| s > from - gap && s < to + gap)
    }
}

/// Every leg of every road.
pub fn legs(park: &Park) -> Vec<Leg> {
    let surfaces: Vec<Vec<Polygon>> = park.site.roads.iter().map(ground::carriageway).collect();
    let mut legs: Vec<Leg> = Vec::new();
    for (number, road) in park.site.roads.iter().enumerate() {
        let lines: Vec<(Coord, Coord)> = ground::legs(road).collect();
        let count = lines.len();
        for (nth, (a, b)) in lines.into_iter().enumerate() {
            let (frame, length) = Frame::between(a, b);
            let mut leg = Leg { road: number, frame, length, width: road.width_m, stretches: vec![], zebras: vec![] };
            let bends = (nth > 0 || road.closed, nth + 1 < count || road.closed);
            leg.stretches = stretches(&leg, &surfaces, bends);
            leg.zebras = mouth_zebras(&leg, &park.site.roads, &surfaces);
            legs.push(leg);
        }
    }
    for crossing in &park.site.crossings {
        add_zebra(&mut legs, plan::coord(crossing.at));
    }
    legs
}

/// The stretches of a leg: where neither its middle nor a lane is on another road.
fn stretches(leg: &Leg, surfaces: &[Vec<Polygon>], bends: (bool, bool)) -> Vec<Stretch> {
    let corner = |s: f64, d: f64| Point::from(leg.frame.origin + leg.frame.along * s - leg.frame.out * d).0;
    let own = Rect::new(corner(0.0, leg.width / 2.0), corner(leg.length, -leg.width / 2.0));
    let others: Vec<&Polygon> = surfaces
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != leg.road)
        .flat_map(|(_, outlines)| outlines)
        .filter(|outline| outline.bounding_rect().is_some_and(|reach| geo::Intersects::intersects(&reach, &own)))
        .collect();
    let half = leg.width / 2.0;
    let (first, last) = (if bends.0 { half } else { 0.0 }, leg.length - if bends.1 { half } else { 0.0 });
    let busy = |s: f64| {
        [-half * 0.9, 0.0, half * 0.9].iter().any(|d| {
            let at = Point::from(corner(s, *d));
            others.iter().any(|outline| outline.contains(&at))
        })
    };
    let mut found: Vec<Stretch> = Vec::new();
    let mut open: Option<(f64, bool)> = None;
    let mut after_junction = false;
    let steps = ((last - first) / STEP_M).floor().clamp(0.0, 400_000.0) as u32;
    for k in 0..=steps {
        let s = first + f64::from(k) * STEP_M;
        match (busy(s), open) {
            (false, None) => open = Some((s, after_junction)),
            (true, Some((from, mouth))) => {
                found.push(Stretch { from, to: s, mouths: (mouth, true) });
                open = None;
            }
            _ => (),
        }
        after_junction = open.is_none();
    }
    if let Some((from, mouth)) = open {
        found.push(Stretch { from, to: last, mouths: (mouth, false) });
    }
    found.retain(|stretch| stretch.to - stretch.from > 2.0);
    found
}

/// A side road is crossed where it joins; where two roads cross, all four arms are.
fn mouth_zebras(leg: &Leg, roads: &[Road], surfaces: &[Vec<Polygon>]) -> Vec<(f64, f64)> {
    let joins = |s: f64, forwards: bool| {
        let to_end = if forwards { leg.length - s } else { s };
        if to_end < JOIN_M {
            return true;
        }
        // Does what is crossed here pass through?
        let beyond = if forwards { s + 1.0 } else { s - 1.0 };
        let at = Point::from(leg.frame.origin + leg.frame.along * beyond);
        let other = surfaces
            .iter()
            .enumerate()
            .find(|(number, outlines)| *number != leg.road && outlines.iter().any(|outline| outline.contains(&at)));
        other.and_then(|(number, _)| roads.get(number)).is_some_and(|road| {
            let ends = [road.centreline.first(), road.centreline.last()];
            !road.closed && ends.into_iter().flatten().all(|end| plan::distance(plan::coord(*end), at.0) > JOIN_M)
        })
    };
    let mut zebras = Vec::new();
    for stretch in leg.stretches.iter().filter(|stretch| stretch.to - stretch.from > SHORTEST_M) {
        if stretch.mouths.0 && joins(stretch.from, false) {
            zebras.push((stretch.from + SETBACK_M, stretch.from + SETBACK_M + ZEBRA_M));
        }
        if stretch.mouths.1 && joins(stretch.to, true) {
            zebras.push((stretch.to - SETBACK_M - ZEBRA_M, stretch.to - SETBACK_M));
        }
    }
    zebras
}

/// Puts a crossing over the nearest stretch, unless one is there.
fn add_zebra(legs: &mut [Leg], at: Coord) {
    let place = |leg: &Leg| {
        let from = at - leg.frame.origin;
        let s = from.x * leg.frame.along.x + from.y * leg.frame.along.y;
        let away = plan::distance(leg.frame.origin + leg.frame.along * s.clamp(0.0, leg.length), at);
        (s, away)
    };
    let nearest = legs
        .iter_mut()
        .filter(|leg| {
            let (s, _) = place(leg);
            leg.stretches.iter().any(|stretch| s > stretch.from + ZEBRA_M && s < stretch.to - ZEBRA_M)
        })
        .min_by(|a, b| place(a).1.total_cmp(&place(b).1));
    if let Some(leg) = nearest {
        let (s, _) = place(leg);
        if !leg.is_crossed(s, ZEBRA_M) {
            leg.zebras.push((s - ZEBRA_M / 2.0, s + ZEBRA_M / 2.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::land::samples::park;

    #[test]
    fn a_side_road_is_crossed_at_its_mouth_and_the_through_road_is_not() {
        let legs = legs(&park());
        let (main, side) = (&legs[0], &legs[1]);
        assert_eq!(main.stretches.len(), 2, "{:?}", main.stretches);
        assert!(main.zebras.is_empty(), "{:?}", main.zebras);
        assert_eq!(side.zebras.len(), 2, "its mouth, and the one asked for: {:?}", side.zebras);
        let (from, to) = side.zebras[0];
        assert!(from > 3.5 && to < 9.0, "{from} {to}");
        assert!(side.is_crossed(30.0, 0.1) && !side.is_crossed(20.0, 1.0));
    }

    #[test]
    fn traffic_keeps_right() {
        let legs = legs(&park());
        // The main road runs east: right of it is south, +z.
        let [_, _, z] = legs[0].frame.point(10.0, 0.0, legs[0].lane_d(true));
        assert!(z > 0.0, "{z}");
    }
}
