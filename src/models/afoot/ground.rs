//! The ground as one walks on it, in outlines of the park.

use geo::{Coord, Polygon};

use crate::{
    models::{
        Placement, PlacementKind,
        build::{
            ground,
            land::{lanes, square},
            plan, props, site,
        },
        placement::placements,
    },
    park::{GroundLook, Park, Xz},
};

/// What one walks on and what one walks around.
#[derive(Clone, Debug, Default)]
pub struct Afoot {
    pub boundary: Vec<Polygon>,
    /// Buildings, pools: nobody walks here.
    pub solid: Vec<Polygon>,
    /// Of these, pools and what stands in the middle of squares.
    pub water: Vec<Polygon>,
    pub roads: Vec<Polygon>,
    pub parking: Vec<Polygon>,
    /// Zebra crossings.
    pub crossings: Vec<Polygon>,
    pub gates: Vec<Polygon>,
    /// Plazas but yards.
    pub plazas: Vec<Polygon>,
    pub yards: Vec<Polygon>,
    /// Lawns, and the belt along the boundary.
    pub greens: Vec<Polygon>,
    pub things: Vec<Thing>,
    /// Heights of their surfaces, metres; pavements lie at 0.
    pub roads_up_m: f64,
    pub plazas_up_m: f64,
    pub greens_up_m: f64,
}

/// Something that stands on the ground: a box about its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thing {
    pub at: Xz,
    /// Half its extent along its own axes, metres.
    pub half: Xz,
    /// Unit vector of its first axis.
    pub along: Xz,
    /// Height, metres; of trees and what is higher than a person, a person's.
    pub top_m: f64,
}

/// The ground of a park.
pub fn afoot(park: &Park) -> Afoot {
    let grounds = ground::grounds(park);
    let squares = square::squares(park, &grounds.plazas);
    let foreign = park.buildings.iter().filter(|building| building.model.is_some());
    let built = grounds.buildings.iter().cloned().chain(foreign.flat_map(ground::footprint_of_all));
    let (yards, plazas): (Vec<_>, Vec<_>) =
        park.site.plazas.iter().zip(grounds.plazas).partition(|(plaza, _)| plaza.look == GroundLook::Yard);
    let flat = |pairs: Vec<(&_, Vec<Polygon>)>| pairs.into_iter().flat_map(|(_, outlines)| outlines).collect();
    let water: Vec<Polygon> = squares.iter().flatten().flat_map(square::Square::taken).collect();
    Afoot {
        solid: built.chain(water.iter().cloned()).collect(),
        water,
        roads: grounds.roads.into_iter().flatten().collect(),
        parking: grounds.parking.into_iter().flatten().collect(),
        crossings: crossings(park),
        gates: grounds.gates.into_iter().flatten().collect(),
        plazas: flat(plazas),
        yards: flat(yards),
        greens: grounds.greens.into_iter().flatten().chain(grounds.belt).collect(),
        boundary: grounds.boundary,
        roads_up_m: site::ROAD_Y,
        plazas_up_m: site::PLAZA_Y,
        greens_up_m: site::GREEN_Y,
        things: placements(park).iter().flat_map(things).collect(),
    }
}

fn crossings(park: &Park) -> Vec<Polygon> {
    let over = |leg: &lanes::Leg, (from, to): (f64, f64)| {
        let half = leg.width / 2.0 + 0.6;
        let at = |s: f64, d: f64| leg.frame.origin + leg.frame.along * s + leg.frame.out * d;
        Polygon::new(vec![at(from, half), at(to, half), at(to, -half), at(from, -half)].into(), Vec::new())
    };
    let legs = lanes::legs(park);
    plan::tidy(legs.iter().flat_map(|leg| leg.zebras.iter().map(move |zebra| over(leg, *zebra))).collect::<Vec<_>>())
}

/// Whatever of a model is lower than this is in the way, metres: one walks below crowns, lamps' arms and flags.
const HEAD_M: f32 = 1.9;
/// Half of a trunk, metres.
const TRUNK_M: f64 = 0.4;

fn things(placement: &Placement) -> Vec<Thing> {
    let half = match placement.kind {
        PlacementKind::Tree => Some((Xz(TRUNK_M, TRUNK_M), Xz(0.0, 0.0), f64::from(HEAD_M))),
        PlacementKind::Prop => box_of(&placement.file),
        _ => None,
    };
    let Some((half, middle, top_m)) = half else { return Vec::new() };
    let stood = placement.matrices.iter().map(|m| {
        let [c, _, s, _, _, _, _, _, s2, _, c2, _, x, _, z, _] = *m;
        let long = libm::hypot(c, s).max(1e-6);
        let scale = (long, libm::hypot(s2, c2));
        Thing {
            at: Xz(x + c * middle.0 + s2 * middle.1, z + s * middle.0 + c2 * middle.1),
            half: Xz(half.0 * scale.0, half.1 * scale.1),
            along: Xz(c / long, s / long),
            top_m,
        }
    });
    stood.collect()
}

/// Half the extent of a thing's lower part, its middle in its own axes, and its height; `None` for what is flat.
fn box_of(file: &str) -> Option<(Xz, Xz, f64)> {
    let name = file.rsplit('/').next()?.strip_suffix(".glb")?;
    if name == "prop-tree-pit" {
        return None;
    }
    // The arms of a barrier are up for those who walk; its booth is not.
    if name == "prop-gate" {
        return Some((Xz(1.0, 0.95), Xz(0.1, 0.0), f64::from(HEAD_M)));
    }
    let root = props::prop(name)?;
    let near = root.children.first()?;
    let all = || near.mesh.surfaces().flat_map(|(_, surface)| &surface.positions);
    let top_m = all().map(|[_, y, _]| f64::from(y.min(HEAD_M))).fold(0.0, f64::max);
    let low = all().filter(|[_, y, _]| *y < HEAD_M);
    let (x0, x1, z0, z1) = low.fold(None, |all: Option<(f64, f64, f64, f64)>, [x, _, z]| {
        let (x, z) = (f64::from(*x), f64::from(*z));
        let (x0, x1, z0, z1) = all.unwrap_or((x, x, z, z));
        Some((x0.min(x), x1.max(x), z0.min(z), z1.max(z)))
    })?;
    Some((Xz((x1 - x0) / 2.0, (z1 - z0) / 2.0), Xz((x0 + x1) / 2.0, (z0 + z1) / 2.0), top_m))
}

impl Thing {
    /// How far a point is from it, metres; 0 within.
    pub fn away_m(&self, at: Coord) -> f64 {
        let (x, z) = (at.x - self.at.0, at.y - self.at.1);
        let along = (x * self.along.0 + z * self.along.1).abs() - self.half.0;
        let across = (z * self.along.0 - x * self.along.1).abs() - self.half.1;
        libm::hypot(along.max(0.0), across.max(0.0))
    }

    /// The farthest that it reaches from its middle, metres.
    pub fn reach_m(&self) -> f64 {
        libm::hypot(self.half.0, self.half.1)
    }
}
