//! What covers the ground: greens, buildings, carriageways, plazas. Areas of the plan, not of what is drawn.

use geo::{
    Area, BooleanOps, MultiPolygon, Polygon,
    orient::{Direction, Orient},
    unary_union,
};

use crate::park::{Outline, Park, PlaceId, Road, Site, Xz, shape::polygon_of};

/// Ground under buildings, courts left open, m²; where two overlap it counts once.
pub(super) fn footprint_m2(park: &Park) -> f64 {
    let counted = park.buildings.iter().filter(|building| building.in_coverage);
    tidy_m2(&union(counted.flat_map(|building| building.footprint_polygons_world())))
}

/// Greens and the green belt, m²: where they overlap once, and less what stands or drives on them.
pub(super) fn green_m2(park: &Park) -> f64 {
    let site = &park.site;
    let boundary = site.boundary.polygon();
    let greens = site.greens.iter().map(|green| green.outline.polygon_at(green.at, 0.0));
    let belt = edges(&site.boundary.corners(), true)
        .into_iter()
        .filter_map(|(from, to)| strip(from, to, site.green_belt_m, 0.0));
    let green = union(greens.chain(belt)).intersection(&MultiPolygon::new(vec![boundary]));
    tidy_m2(&green.difference(&buildings(park)).difference(&paved(site)))
}

fn buildings(park: &Park) -> MultiPolygon {
    union(park.buildings.iter().flat_map(|building| building.footprint_polygons_world()))
}

fn paved(site: &Site) -> MultiPolygon {
    let plazas = site.plazas.iter().map(|plaza| plaza.outline.polygon_at(plaza.at, 0.0));
    union(plazas.chain(site.roads.iter().flat_map(carriageway)))
}

/// The strips of a road's legs. At a bend both reach half a width further, so that the corner is filled.
fn carriageway(road: &Road) -> Vec<Polygon> {
    let half_m = road.width_m / 2.0;
    let legs = edges(&road.centreline, road.closed);
    let last = legs.len().saturating_sub(1);
    let strips = legs.iter().enumerate().filter_map(|(leg, &(from, to))| {
        let (before, after) = (leg > 0 || road.closed, leg < last || road.closed);
        let along = unit(from, to)?;
        let reach = |end: Xz, out: f64, bends: bool| match bends {
            true => Xz(end.0 + along.0 * out * half_m, end.1 + along.1 * out * half_m),
            false => end,
        };
        strip(reach(from, -1.0, before), reach(to, 1.0, after), half_m, half_m)
    });
    strips.collect()
}

/// The band along an edge: `left_m` to one side and `right_m` to the other. The site's edges take both, since it may
/// run either way round; what falls outside is cut off.
fn strip(from: Xz, to: Xz, left_m: f64, right_m: f64) -> Option<Polygon> {
    let Xz(x, z) = unit(from, to)?;
    let off = |point: Xz, m: f64| Xz(point.0 - z * m, point.1 + x * m);
    let right_m = if right_m > 0.0 { right_m } else { left_m };
    (left_m > 0.0).then(|| polygon_of(&[off(from, left_m), off(to, left_m), off(to, -right_m), off(from, -right_m)]))
}

fn unit(from: Xz, to: Xz) -> Option<Xz> {
    let (x, z) = (to.0 - from.0, to.1 - from.1);
    let length = libm::hypot(x, z);
    (length > 1e-9).then(|| Xz(x / length, z / length))
}

fn edges(corners: &[Xz], closed: bool) -> Vec<(Xz, Xz)> {
    let back = closed.then(|| corners.last().copied().zip(corners.first().copied())).flatten();
    corners.iter().copied().zip(corners.iter().skip(1).copied()).chain(back).collect()
}

fn union(polygons: impl Iterator<Item = Polygon>) -> MultiPolygon {
    // The union leaves out what runs the other way round than its first polygon.
    let polygons: Vec<Polygon> = polygons.map(|polygon| polygon.orient(Direction::Default)).collect();
    unary_union(&polygons)
}

/// The polygon clipping works on a grid finer than a millimetre; to 1 cm² it does not show.
fn tidy_m2(shape: &MultiPolygon) -> f64 {
    (shape.unsigned_area() * 1e4).round() / 1e4
}

/// How much of each building lies outside the site, m²; those that stand within it are not named.
pub fn outside_site(park: &Park) -> Vec<(PlaceId, f64)> {
    areas_m2(&outside_ground(park))
}

/// The ground under each building that lies outside the site, metres east and south of the park's origin; buildings that
/// stand within it are not named.
pub fn outside_ground(park: &Park) -> Vec<(PlaceId, MultiPolygon)> {
    let site = MultiPolygon::new(vec![park.site.boundary.polygon()]);
    let outside = park.buildings.iter().map(|building| {
        let ground = union(building.footprint_polygons_world().into_iter());
        (building.id.clone(), ground.difference(&site))
    });
    outside.filter(|(_, ground)| tidy_m2(ground) > 0.01).collect()
}

/// As many areas, m², in the same order.
pub(super) fn areas_m2(grounds: &[(PlaceId, MultiPolygon)]) -> Vec<(PlaceId, f64)> {
    grounds.iter().map(|(id, ground)| (id.clone(), tidy_m2(ground))).collect()
}

/// Area of the site, m².
pub(super) fn site_m2(site: &Site) -> f64 {
    match &site.boundary {
        Outline::Rect(x, z) => x * z,
        other => other.area_m2(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{park::Ground, twin::sample};

    fn green(x: f64, z: f64, outline: Outline) -> Ground {
        Ground { id: format!("g{x}"), name: Default::default(), outline, at: Xz(x, z), look: Default::default() }
    }

    fn road(centreline: Vec<Xz>, closed: bool) -> Road {
        Road { id: "r".into(), name: Default::default(), centreline, closed, width_m: 6.0 }
    }

    #[test]
    fn greens_count_once_and_lose_what_stands_on_them() {
        let mut park = sample::park();
        park.site.greens =
            vec![green(-60.0, 60.0, Outline::Rect(20.0, 20.0)), green(-50.0, 60.0, Outline::Rect(20.0, 20.0))];
        assert_eq!(green_m2(&park), 600.0, "two squares that share half");
        park.site.greens.push(green(0.0, 0.0, Outline::Rect(20.0, 30.0)));
        assert_eq!(green_m2(&park), 600.0, "a lawn under the tower is none");
        park.site.roads = vec![road(vec![Xz(-90.0, 60.0), Xz(-20.0, 60.0)], false)];
        assert_eq!(green_m2(&park), 420.0, "a road of 6 m through 30 m of lawn");
    }

    #[test]
    fn the_belt_runs_once_round_inside_whichever_way_the_boundary_goes() {
        let mut park = sample::park();
        park.site.green_belt_m = 2.0;
        let ring = 200.0 * 200.0 - 196.0 * 196.0;
        assert_eq!(green_m2(&park), ring);
        park.site.greens =
            vec![green(-60.0, 60.0, Outline::Rect(20.0, 20.0)), green(-99.0, 0.0, Outline::Rect(2.0, 50.0))];
        assert_eq!(green_m2(&park), ring + 400.0, "one lawn apart from the belt, one on it");
        park.site.greens.clear();
        let mut corners = park.site.boundary.corners();
        park.site.boundary = Outline::Polygon(corners.clone());
        assert_eq!(green_m2(&park), ring);
        corners.reverse();
        park.site.boundary = Outline::Polygon(corners);
        assert_eq!(green_m2(&park), ring);
    }

    #[test]
    fn the_corner_of_a_ring_road_is_filled() {
        let corners = vec![Xz(-50.0, -50.0), Xz(50.0, -50.0), Xz(50.0, 50.0), Xz(-50.0, 50.0)];
        let ring = union(carriageway(&road(corners.clone(), true)).into_iter());
        assert!((ring.unsigned_area() - (106.0 * 106.0 - 94.0 * 94.0)).abs() < 1e-3);
        let open = union(carriageway(&road(corners, false)).into_iter());
        // Three legs and two filled corners: the middle leg 106 m long, the others 103 m less the corner they share.
        assert!((open.unsigned_area() - 6.0 * (106.0 + 2.0 * (103.0 - 6.0))).abs() < 1e-3);
    }

    #[test]
    fn what_sticks_out_of_the_site_is_measured() {
        let mut park = sample::park();
        assert!(outside_site(&park).is_empty());
        park.buildings[0].at = Xz(95.0, 0.0);
        let out = outside_site(&park);
        assert_eq!((out.len(), out[0].0.as_str(), out[0].1), (1, "tower", 5.0 * 30.0));
        // It is the eastern strip, as deep as the tower, and no more of it.
        let ground = outside_ground(&park).remove(0).1;
        let corners: Vec<_> = ground.0[0].exterior().coords().collect();
        let spans = |of: fn(&geo::Coord) -> f64| {
            let along = corners.iter().map(|corner| of(corner));
            (along.clone().fold(f64::INFINITY, f64::min), along.fold(f64::NEG_INFINITY, f64::max))
        };
        let near = |span: (f64, f64), wanted: (f64, f64)| {
            assert!((span.0 - wanted.0).abs() < 1e-3 && (span.1 - wanted.1).abs() < 1e-3, "{span:?}");
        };
        assert_eq!(ground.0.len(), 1);
        near(spans(|corner| corner.x), (100.0, 105.0));
        near(spans(|corner| corner.y), (-15.0, 15.0));
    }

    #[test]
    fn the_footprint_is_the_buildings() {
        let park = sample::park();
        let disc = Outline::Circle(5.0).area_m2();
        assert!((footprint_m2(&park) - (600.0 + 2000.0 + disc)).abs() < 1e-3);
    }
}
