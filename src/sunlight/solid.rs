//! What stands in the sun's way: upright prisms with courts, as a building's volumes are, where they stand in the park.
//!
//! Trees do not count, as is the standards' custom; nor do parapets, lamps and what else stands on a roof. A canopy is
//! its roof alone. A volume that is no solid throws no shadow: one without height or area, or with a size that is no
//! number or beyond all buildings'.

use geo::{
    Area, BooleanOps, MultiPolygon,
    orient::{Direction, Orient},
};

use crate::park::{Building, Facade, Outline, Volume, Xz};

/// How thick a canopy's roof is, metres; as the models draw it.
const CANOPY_M: f64 = 0.5;

/// What sticks out by less does not stick out, m².
const SLIVER_M2: f64 = 1e-4;

/// A gap this high lets no sun through, metres.
const SLIT_M: f64 = 1e-3;

/// Larger than any building, metres: the clipping of polygons wants numbers that it can work with.
const FARTHEST_M: f64 = 1e6;

/// A prism between two heights above the ground.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solid {
    /// Closed rings, the last corner like the first; whoever walks along one has the solid on the left, with x to the
    /// right and z up.
    pub(super) rings: Vec<Vec<[f64; 2]>>,
    pub(super) base_m: f64,
    pub(super) top_m: f64,
    /// The middle of the box about it, and how far its corners are from there.
    pub(super) centre: [f64; 2],
    pub(super) radius_m: f64,
}

/// The prisms of a building, with their volumes.
pub(super) fn solids(building: &Building) -> Vec<(&Volume, Solid)> {
    if !building.at.is_finite() || !building.turn_deg.is_finite() {
        return Vec::new();
    }
    let mut solids: Vec<(&Volume, Solid)> =
        building.volumes.iter().filter_map(|volume| Some((volume, solid(building, volume)?))).collect();
    stand_on_what_is_below(&mut solids);
    solids
}

/// A prism that rests on a wider one may as well reach down through it: the two together are the same body, and what
/// stands on the ground is quicker to work with.
fn stand_on_what_is_below(solids: &mut [(&Volume, Solid)]) {
    let mut bodies: Vec<Option<MultiPolygon>> = vec![None; solids.len()];
    let mut order: Vec<usize> = (0..solids.len()).collect();
    let bases: Vec<f64> = solids.iter().map(|(_, solid)| solid.base_m).collect();
    order.sort_by(|a, b| bases.get(*a).unwrap_or(&0.0).total_cmp(bases.get(*b).unwrap_or(&0.0)));
    for (done, upper) in order.iter().enumerate() {
        let Some((volume, base_m)) = solids.get(*upper).map(|(volume, solid)| (*volume, solid.base_m)) else {
            continue;
        };
        for lower in order.iter().take(done) {
            let Some((other, below)) = solids.get(*lower) else { continue };
            if below.base_m >= base_m || below.top_m + SLIT_M < base_m {
                continue;
            }
            let body = bodies.get_mut(*lower).map(|body| body.get_or_insert_with(|| other.body()).clone());
            let rests = body.is_some_and(|body| volume.body().difference(&body).unsigned_area() < SLIVER_M2);
            if rests {
                let base_m = below.base_m;
                if let Some((_, solid)) = solids.get_mut(*upper) {
                    solid.base_m = base_m;
                }
                break;
            }
        }
    }
}

fn solid(building: &Building, volume: &Volume) -> Option<Solid> {
    let near = |corner: &Xz| corner.0.abs() < FARTHEST_M && corner.1.abs() < FARTHEST_M;
    let outlines = || std::iter::once(&volume.outline).chain(volume.courts.iter().map(|court| &court.outline));
    let sound = volume.outline.is_sound()
        && near(&volume.at)
        && volume.courts.iter().all(|court| near(&court.at))
        && outlines().all(|outline| outline.corners().iter().all(near));
    let top_m = volume.top_m();
    let base_m = if volume.facade == Facade::Canopy { volume.base_m.max(top_m - CANOPY_M) } else { volume.base_m };
    if !sound || !top_m.is_finite() || base_m.is_nan() || base_m >= top_m {
        return None;
    }
    let world = |c: &geo::Coord| {
        let Xz(x, z) = building.to_world(Xz(c.x, c.y));
        [x, z]
    };
    let mut body = volume.body();
    if matches!(volume.outline, Outline::Polygon(_)) && volume.courts.is_empty() {
        // An outline that crosses itself becomes several that do not; courts have been cut out in the same way.
        body = body.union(&MultiPolygon::new(Vec::new()));
    }
    let body = body.orient(Direction::Default);
    let rings = body.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let rings: Vec<Vec<[f64; 2]>> = rings.map(|ring| ring.coords().map(world).collect()).collect();
    let corners = || rings.iter().flatten();
    let (mut least, mut most) = ([f64::MAX; 2], [f64::MIN; 2]);
    for [x, z] in corners() {
        least = [least[0].min(*x), least[1].min(*z)];
        most = [most[0].max(*x), most[1].max(*z)];
    }
    let centre = [(least[0] + most[0]) / 2.0, (least[1] + most[1]) / 2.0];
    let radius_m = corners().map(|[x, z]| libm::hypot(x - centre[0], z - centre[1])).fold(0.0, f64::max);
    (!rings.is_empty() && radius_m.is_finite()).then_some(Solid { rings, base_m, top_m, centre, radius_m })
}

impl Solid {
    /// Whether a point of the plan lies in its outline.
    pub(super) fn covers(&self, [x, z]: [f64; 2]) -> bool {
        let (dx, dz) = (x - self.centre[0], z - self.centre[1]);
        if dx * dx + dz * dz > self.radius_m * self.radius_m {
            return false;
        }
        let mut inside = false;
        for ([ax, az], [bx, bz]) in self.edges() {
            // A line from the point towards +x meets this edge.
            if (*az > z) != (*bz > z) && x < ax + (z - az) / (bz - az) * (bx - ax) {
                inside = !inside;
            }
        }
        inside
    }

    /// Whether a point lies inside of it.
    pub(super) fn holds(&self, at: [f64; 2], height_m: f64) -> bool {
        self.base_m <= height_m && height_m < self.top_m && self.covers(at)
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = (&[f64; 2], &[f64; 2])> {
        self.rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().skip(1)))
    }
}
