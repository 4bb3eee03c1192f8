//! How far buildings stand apart, and whether that is enough in a fire.

use geo::{
    BooleanOps, Coord, Distance, Euclidean, InteriorPoint, Line, Polygon,
    orient::{Direction, Orient},
};

use crate::park::{Building, FireSpacing, Park, PlaceId, Xz};

/// Two buildings and the ground between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub a: PlaceId,
    pub b: PlaceId,
    /// The least distance between their walls, metres; 0 where they touch or overlap.
    pub gap_m: f64,
    /// What fire asks for, metres.
    pub needed_m: f64,
    /// Where the walls come closest, on `a` and on `b`; where they overlap, twice a point of the ground that they share.
    pub between: (Xz, Xz),
}

impl Gap {
    pub fn is_enough(&self) -> bool {
        // A millimetre is no distance.
        self.gap_m >= self.needed_m - 1e-3
    }
}

/// Every two buildings that stand closer than fire asks for, the worst first; empty where a park has no such rule.
pub fn fire_gaps(park: &Park) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = gaps(park).into_iter().filter(|gap| !gap.is_enough()).collect();
    gaps.sort_by(|a, b| (a.gap_m - a.needed_m).total_cmp(&(b.gap_m - b.needed_m)));
    gaps
}

/// The two buildings that stand closest.
pub fn smallest_gap(park: &Park) -> Option<Gap> {
    gaps(park).into_iter().min_by(|a, b| a.gap_m.total_cmp(&b.gap_m))
}

/// All pairs of buildings that count towards coverage: canopies and gatehouses stand wherever they must.
fn gaps(park: &Park) -> Vec<Gap> {
    let Some(rule) = &park.planning.fire else { return Vec::new() };
    let counted: Vec<(&Building, Vec<Polygon>)> = park
        .buildings
        .iter()
        .filter(|building| building.in_coverage)
        .map(|building| (building, building.footprint_polygons_world()))
        .collect();
    let mut gaps = Vec::new();
    for (number, (a, of_a)) in counted.iter().enumerate() {
        for (b, of_b) in counted.iter().skip(number + 1) {
            let closest = of_a.iter().flat_map(|one| of_b.iter().map(move |other| closest(one, other)));
            let Some((gap_m, between)) = closest.min_by(|x, y| x.0.total_cmp(&y.0)) else { continue };
            gaps.push(Gap { a: a.id.clone(), b: b.id.clone(), gap_m, needed_m: needed_m(rule, a, b), between });
        }
    }
    gaps
}

fn needed_m(rule: &FireSpacing, a: &Building, b: &Building) -> f64 {
    match (is_high(rule, a), is_high(rule, b)) {
        (true, true) => rule.high_high_m,
        (false, false) => rule.low_low_m,
        _ => rule.high_low_m,
    }
}

/// GB 50016-2014 (2018) 2.1.1: dwellings above 27 m, and other buildings of more than one storey above 24 m.
fn is_high(rule: &FireSpacing, building: &Building) -> bool {
    let limit_m = if rule.dwellings.contains(&building.usage) { rule.dwelling_high_m } else { rule.high_m };
    building.storeys() > 1 && building.height_m() > limit_m
}

/// The least distance between two outlines and where it is. Between outlines that do not meet it starts at a corner.
fn closest(a: &Polygon, b: &Polygon) -> (f64, (Xz, Xz)) {
    let apart = Euclidean.distance(a, b) > 0.0;
    if let Some(shared) = (!apart).then(|| shared_point(a, b)).flatten() {
        return (0.0, (shared, shared));
    }
    let from_corners = |of: &Polygon, to: &Polygon| -> Vec<(f64, (Xz, Xz))> {
        let walls: Vec<Line> = to.exterior().lines().collect();
        let corners = of.exterior().coords();
        corners.flat_map(|corner| walls.iter().map(|wall| foot_on(*corner, wall)).collect::<Vec<_>>()).collect()
    };
    let there = from_corners(a, b).into_iter();
    let back = from_corners(b, a).into_iter().map(|(gap_m, (on_b, on_a))| (gap_m, (on_a, on_b)));
    let nearest = there.chain(back).min_by(|x, y| x.0.total_cmp(&y.0));
    let (gap_m, between) = nearest.unwrap_or((f64::INFINITY, (Xz(0.0, 0.0), Xz(0.0, 0.0))));
    (if apart { gap_m } else { 0.0 }, between)
}

/// A point within both; `None` where they only touch.
fn shared_point(a: &Polygon, b: &Polygon) -> Option<Xz> {
    // The clipping leaves out what runs the other way round.
    let [a, b] = [a, b].map(|polygon| polygon.orient(Direction::Default));
    let point = a.intersection(&b).interior_point()?;
    Some(Xz(point.x(), point.y()))
}

/// The distance from a corner to a wall, the corner, and the point of the wall that is nearest.
fn foot_on(corner: Coord, wall: &Line) -> (f64, (Xz, Xz)) {
    let (dx, dy) = (wall.end.x - wall.start.x, wall.end.y - wall.start.y);
    let length2 = dx * dx + dy * dy;
    let along =
        if length2 > 0.0 { ((corner.x - wall.start.x) * dx + (corner.y - wall.start.y) * dy) / length2 } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let foot = Xz(wall.start.x + along * dx, wall.start.y + along * dy);
    (libm::hypot(corner.x - foot.0, corner.y - foot.1), (Xz(corner.x, corner.y), foot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        park::{Outline, Planning},
        twin::sample,
    };

    fn rule() -> FireSpacing {
        FireSpacing {
            high_m: 24.0,
            dwelling_high_m: 27.0,
            dwellings: vec!["flat".into()],
            high_high_m: 13.0,
            high_low_m: 9.0,
            low_low_m: 6.0,
            source: String::new(),
        }
    }

    /// Two towers `gap_m` apart, of so many storeys of 4 m, and a third far away.
    fn pair(gap_m: f64, storeys: [u32; 2]) -> Park {
        let mut park = sample::park();
        park.planning = Planning { fire: Some(rule()), ..Planning::default() };
        let tower =
            |id: &str, x: f64, storeys: u32| sample::building(id, Xz(x, 0.0), Outline::Rect(20.0, 20.0), storeys, 4.0);
        park.buildings = vec![tower("a", 0.0, storeys[0]), tower("b", 20.0 + gap_m, storeys[1]), tower("c", 900.0, 1)];
        park
    }

    #[test]
    fn high_and_low_houses_need_what_the_rule_says() {
        for (storeys, needed_m) in [([7, 7], 13.0), ([7, 5], 9.0), ([6, 6], 6.0), ([1, 1], 6.0)] {
            let close = fire_gaps(&pair(needed_m - 0.01, storeys));
            assert_eq!(close.len(), 1, "{storeys:?}");
            assert_eq!((close[0].a.as_str(), close[0].b.as_str(), close[0].needed_m), ("a", "b", needed_m));
            assert!((close[0].gap_m - needed_m + 0.01).abs() < 1e-9);
            assert!(fire_gaps(&pair(needed_m, storeys)).is_empty(), "{storeys:?}");
        }
        // A dwelling of 26 m is low, and so is a hall of one high storey.
        let mut flats = pair(8.0, [1, 1]);
        flats.buildings[0] = sample::building("a", Xz(0.0, 0.0), Outline::Rect(20.0, 20.0), 2, 13.0);
        flats.buildings[0].usage = "flat".into();
        flats.buildings[1] = sample::building("b", Xz(28.0, 0.0), Outline::Rect(20.0, 20.0), 1, 30.0);
        assert!(fire_gaps(&flats).is_empty());
    }

    #[test]
    fn the_gap_is_where_walls_come_closest_also_between_turned_houses() {
        let mut park = pair(50.0, [1, 1]);
        park.buildings[0].turn_deg = 45.0;
        let gap = smallest_gap(&park).unwrap();
        let reach = 10.0 * 2.0_f64.sqrt();
        assert!((gap.gap_m - (60.0 - reach)).abs() < 1e-9, "{gap:?}");
        assert!((gap.between.0.0 - reach).abs() < 1e-9 && (gap.between.1.0 - 60.0).abs() < 1e-9);
        park.buildings[1].at = Xz(5.0, 5.0);
        let gap = fire_gaps(&park).remove(0);
        assert_eq!((gap.gap_m, gap.between.0), (0.0, gap.between.1), "they overlap");
        let Xz(x, z) = gap.between.0;
        assert!(x.abs() + z.abs() < reach && (x - 5.0).abs() < 10.0 && (z - 5.0).abs() < 10.0, "{gap:?}");
        let touching = fire_gaps(&pair(0.0, [1, 1])).remove(0);
        assert_eq!((touching.gap_m, touching.between.0.0, touching.between.1.0), (0.0, 10.0, 10.0));
    }
}
