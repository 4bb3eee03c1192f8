//! The ground of a park, parted: every spot belongs to one road, gate, plaza, green or the rest, so that no two
//! surfaces lie in one plane.

use std::f64::consts::TAU;

use geo::{Coord, MapCoords, Polygon};

use super::{
    frame::Frame,
    land::{bays, fillet},
    plan, shell,
};
use crate::park::{Building, Facade, Gate, Park, Road, Xz};

/// Corners of the disc that rounds a bend.
const BEND_CORNERS: u32 = 24;
/// How far a gate's apron reaches in beyond the green belt, metres.
const APRON_M: f64 = 1.5;

/// Outlines by owner, in the order of the scene file.
pub struct Grounds {
    pub boundary: Vec<Polygon>,
    pub roads: Vec<Vec<Polygon>>,
    pub gates: Vec<Vec<Polygon>>,
    pub parking: Vec<Vec<Polygon>>,
    pub plazas: Vec<Vec<Polygon>>,
    pub greens: Vec<Vec<Polygon>>,
    pub belt: Vec<Polygon>,
    /// What is left, without the buildings.
    pub rest: Vec<Polygon>,
    /// Where buildings stand, canopies left out.
    pub buildings: Vec<Polygon>,
}

/// Parts the ground of a park.
pub fn grounds(park: &Park) -> Grounds {
    let site = &park.site;
    let boundary = plan::tidy([site.boundary.polygon()]);
    let buildings: Vec<Polygon> =
        park.buildings.iter().filter(|building| building.model.is_none()).flat_map(footprint).collect();
    let mut taken = buildings.clone();
    let mut claim = |outlines: Vec<Polygon>| {
        let free = plan::cut(&plan::shared(&outlines, &boundary), &taken);
        taken.extend(free.iter().cloned());
        free
    };
    let mut surfaces: Vec<Vec<Polygon>> = site.roads.iter().map(carriageway).collect();
    fillet::round_junctions(&mut surfaces);
    let roads = surfaces.into_iter().map(&mut claim).collect();
    let gates = site.gates.iter().map(|gate| claim(apron(gate, &boundary, site.green_belt_m + APRON_M))).collect();
    let parking = site.parking.iter().map(|row| claim(bays::outline(row))).collect();
    let plazas = site.plazas.iter().map(|plaza| claim(plan::tidy([plaza.outline.polygon_at(plaza.at, 0.0)]))).collect();
    let greens = site.greens.iter().map(|green| claim(plan::tidy([green.outline.polygon_at(green.at, 0.0)]))).collect();
    let belt = claim(belt(&boundary, site.green_belt_m));
    let rest = claim(boundary.clone());
    Grounds { boundary, roads, gates, parking, plazas, greens, belt, rest, buildings }
}

/// Where a building stands on the ground, in the park; canopies leave the ground free.
fn footprint(building: &Building) -> Vec<Polygon> {
    let shells = shell::shells(building);
    let standing = shells.iter().filter(|shell| shell.base_m < 0.01 && shell.volume.facade != Facade::Canopy);
    let outlines = standing
        .flat_map(|shell| &shell.outlines)
        .map(|outline| outline.map_coords(|Coord { x, y }| plan::coord(building.to_world(Xz(x, y)))));
    plan::tidy(outlines)
}

/// Everything that a building covers, canopies too, in the park.
pub fn footprint_of_all(building: &Building) -> Vec<Polygon> {
    plan::tidy(building.footprint_polygons_world())
}

/// The surface of a road: strips along its centreline, with round bends.
pub fn carriageway(road: &Road) -> Vec<Polygon> {
    let half = road.width_m / 2.0;
    let mut pieces = Vec::new();
    let legs: Vec<(Coord, Coord)> = legs(road).collect();
    for (number, (a, b)) in legs.iter().enumerate() {
        let (frame, length) = Frame::between(*a, *b);
        let corner = |s: f64, d: f64| frame.origin + frame.along * s + frame.out * d;
        let strip: Vec<Coord> =
            vec![corner(0.0, half), corner(length, half), corner(length, -half), corner(0.0, -half)];
        pieces.extend(plan::tidy([Polygon::new(strip.into(), Vec::new())]));
        if number > 0 || road.closed {
            let disc: Vec<Coord> = (0..BEND_CORNERS)
                .map(|k| {
                    let angle = TAU * f64::from(k) / f64::from(BEND_CORNERS);
                    *a + Coord { x: libm::cos(angle), y: libm::sin(angle) } * half
                })
                .collect();
            pieces.extend(plan::tidy([Polygon::new(disc.into(), Vec::new())]));
        }
    }
    plan::tidy(plan::unite(&pieces))
}

/// The straight parts of a road's centreline.
pub fn legs(road: &Road) -> impl Iterator<Item = (Coord, Coord)> + '_ {
    let corners = road.centreline.iter().copied().map(plan::coord);
    let closing = road.closed.then(|| road.centreline.first().copied().map(plan::coord)).flatten();
    let next = road.centreline.iter().skip(1).copied().map(plan::coord).chain(closing);
    corners.zip(next).filter(|(a, b)| plan::distance(*a, *b) > 0.01)
}

/// The side of the boundary that a gate lies on, from the gate's middle, and looking out of the site.
pub fn gate_frame(gate: &Gate, boundary: &[Polygon]) -> Option<Frame> {
    let at = plan::coord(gate.at);
    let corners = boundary.first().map(|outline| plan::corners_of(outline.exterior()))?;
    plan::around(&corners)
        .map(|(_, a, b)| {
            let (frame, length) = Frame::between(a, b);
            let from = at - a;
            let s = (from.x * frame.along.x + from.y * frame.along.y).clamp(0.0, length);
            (plan::distance(frame.origin + frame.along * s, at), frame.from(s))
        })
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, frame)| frame)
}

/// The paving of a gate; it sticks out of the boundary, and is cut off there.
fn apron(gate: &Gate, boundary: &[Polygon], depth: f64) -> Vec<Polygon> {
    let Some(frame) = gate_frame(gate, boundary) else { return Vec::new() };
    let half = gate.width_m / 2.0;
    let corner = |s: f64, d: f64| frame.origin + frame.along * s - frame.out * d;
    let ring: Vec<Coord> = vec![corner(-half, -1.0), corner(half, -1.0), corner(half, depth), corner(-half, depth)];
    plan::tidy([Polygon::new(ring.into(), Vec::new())])
}

fn belt(boundary: &[Polygon], width: f64) -> Vec<Polygon> {
    if width <= 0.0 {
        return Vec::new();
    }
    plan::cut(boundary, &within(boundary, width))
}

/// The boundary set in by some metres.
pub fn within(boundary: &[Polygon], depth: f64) -> Vec<Polygon> {
    let set_in = |outline: &Polygon| {
        let corners = plan::corners_of(outline.exterior());
        let sides: Vec<plan::Side> = plan::around(&corners)
            .map(|(_, a, b)| plan::Side { a, along: (b - a) / plan::distance(a, b), depth })
            .collect();
        Polygon::new(plan::set_in(&sides).into(), Vec::new())
    };
    plan::tidy(boundary.iter().map(set_in))
}
