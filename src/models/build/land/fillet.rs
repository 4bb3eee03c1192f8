//! Rounds the corners where roads meet, as kerbs do.

use std::f64::consts::PI;

use geo::{Contains, Coord, Point, Polygon};

use crate::models::build::plan;

/// Radius of a kerb where roads meet, metres, and the corners that stand for a quarter of a circle.
const RADIUS_M: f64 = 4.5;
const STEPS: u32 = 6;
/// How far a rounding reaches under the roads, metres.
const OVER_M: f64 = 0.08;

/// Adds to each road the ground between its square corners with others and their rounding.
pub fn round_junctions(roads: &mut [Vec<Polygon>]) {
    let whole = plan::tidy(plan::unite(roads.iter().flatten()));
    for outline in &whole {
        for ring in plan::rings_of(outline) {
            for (before, here, after) in plan::around(&plan::corners_of(ring)) {
                let Some(piece) = fillet(before, here, after) else { continue };
                // To the road that has the corner's neighbourhood.
                let back = Point::from(here - (before - here) / plan::distance(before, here) * 0.2);
                let owner = roads.iter_mut().find(|own| own.iter().any(|outline| outline.contains(&back)));
                if let Some(own) = owner {
                    own.push(piece);
                }
            }
        }
    }
    // One area each: outlines that overlap would cancel each other out.
    for own in roads.iter_mut().filter(|own| own.len() > 1) {
        *own = plan::tidy(plan::unite(own.iter()));
    }
}

/// What lies between a corner that the road bends around and the arc that rounds it.
fn fillet(before: Coord, here: Coord, after: Coord) -> Option<Polygon> {
    let (a, b) = (plan::distance(here, before), plan::distance(here, after));
    let (to_before, to_after) = ((before - here) / a, (after - here) / b);
    // The inside of a tidy outline lies to the left seen along `out`; where the outline turns the other way, the
    // ground beside the road has the sharp corner.
    let turn = -to_before.x * to_after.y + to_before.y * to_after.x;
    let cos = to_before.x * to_after.x + to_before.y * to_after.y;
    if turn <= 0.3 || cos.abs() > 0.9 {
        return None;
    }
    let half = libm::acos(cos) / 2.0;
    let reach = (RADIUS_M / libm::tan(half)).min(a / 2.0 - 0.1).min(b / 2.0 - 0.1);
    if reach < 0.8 {
        return None;
    }
    let radius = reach * libm::tan(half);
    let middle = (to_before + to_after) / (2.0 * libm::cos(half));
    let centre = here + middle * libm::hypot(reach, radius);
    let (start, end) = (here + to_before * reach - centre, here + to_after * reach - centre);
    let angle = |v: Coord| libm::atan2(v.y, v.x);
    let mut sweep = angle(end) - angle(start);
    if sweep > PI {
        sweep -= 2.0 * PI;
    } else if sweep < -PI {
        sweep += 2.0 * PI;
    }
    let arc = (0..=STEPS).map(|k| {
        let at = angle(start) + sweep * f64::from(k) / f64::from(STEPS);
        centre + Coord { x: libm::cos(at), y: libm::sin(at) } * radius
    });
    // A little into the road, so that the pieces become one without a seam.
    let corner = here - middle * OVER_M;
    let over = |along: Coord, other: Coord| (along * cos - other) * (OVER_M / libm::sin(2.0 * half));
    let first = here + to_before * reach + over(to_before, to_after);
    let last = here + to_after * reach + over(to_after, to_before);
    let ring: Vec<Coord> = [corner, first].into_iter().chain(arc).chain([last]).collect();
    plan::tidy([Polygon::new(ring.into(), Vec::new())]).into_iter().next()
}

#[cfg(test)]
mod tests {
    use geo::Area;

    use super::*;

    #[test]
    fn a_crossing_gets_four_rounded_corners_outside_the_roads() {
        let road = |x: f64, z: f64| plan::rectangle(Coord { x: -x, y: -z }, Coord { x, y: z });
        let mut roads = vec![vec![road(40.0, 3.0)], vec![road(3.0, 40.0)]];
        round_junctions(&mut roads);
        let whole: f64 = plan::unite(roads.iter().flatten()).unsigned_area();
        let square = 80.0 * 6.0 * 2.0 - 36.0;
        let each = RADIUS_M * RADIUS_M * (1.0 - PI / 4.0);
        assert!((whole - square - 4.0 * each).abs() < 1.0, "{whole}");
    }
}
