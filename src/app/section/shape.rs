//! What a section takes away: half spaces, and what of a building lies in them.

use geo::{Contains, Intersects, Polygon};
use serde::{Deserialize, Serialize};

use crate::{
    app::pick::prisms,
    models::HalfSpace,
    park::{Building, Xz},
};

/// A cut through the buildings of the park.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// What lies higher is taken away; metres above the ground.
    Level { height_m: f64 },
    /// What lies before an upright plane is taken away: on the side that a compass bearing points to, degrees from north.
    Upright { through: Xz, bearing_deg: f64 },
    /// What lies outside a box is taken away. Turned counter-clockwise from above, degrees.
    Box { centre: Xz, half_m: Xz, turn_deg: f64, foot_m: f64, top_m: f64 },
}

/// A section without its measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    Upright,
    Level,
    Box,
}

/// A box has six.
pub const MOST_HALF_SPACES: usize = 6;

/// Where a compass bearing points to: north is −z, east +x.
pub(super) fn towards(bearing_deg: f64) -> Xz {
    let angle = bearing_deg.to_radians();
    Xz(libm::sin(angle), -libm::cos(angle))
}

impl Section {
    pub fn kind(&self) -> SectionKind {
        match self {
            Self::Level { .. } => SectionKind::Level,
            Self::Upright { .. } => SectionKind::Upright,
            Self::Box { .. } => SectionKind::Box,
        }
    }

    /// What is kept is what all of these keep.
    pub fn half_spaces(&self) -> Vec<HalfSpace> {
        match *self {
            Self::Level { height_m } => vec![HalfSpace::through([0.0, height_m, 0.0], [0.0, 1.0, 0.0])],
            Self::Upright { through, bearing_deg } => {
                let Xz(x, z) = towards(bearing_deg);
                vec![HalfSpace::through([through.0, 0.0, through.1], [x, 0.0, z])]
            }
            Self::Box { centre, half_m, turn_deg, foot_m, top_m } => {
                let out = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
                let sides = out.map(|(x, z)| {
                    let at = Xz(x * half_m.0, z * half_m.1).placed(centre, turn_deg);
                    let Xz(nx, nz) = Xz(x, z).placed(Xz(0.0, 0.0), turn_deg);
                    HalfSpace::through([at.0, 0.0, at.1], [nx, 0.0, nz])
                });
                let lids = [
                    HalfSpace::through([0.0, top_m, 0.0], [0.0, 1.0, 0.0]),
                    HalfSpace::through([0.0, foot_m, 0.0], [0.0, -1.0, 0.0]),
                ];
                sides.into_iter().chain(lids).collect()
            }
        }
    }

    /// Whether a point stays.
    pub fn keeps(&self, point: [f64; 3]) -> bool {
        self.half_spaces().iter().all(|space| space.beyond_m(point) <= 0.0)
    }

    /// What becomes of a building.
    pub fn effect_on(&self, building: &Building) -> Effect {
        let spaces = self.half_spaces();
        let (mut touched, mut left) = (false, false);
        for (outline, bottom_m, top_m) in prisms(building) {
            // Façades, roofs and canopies stand out a little.
            let low_high = [bottom_m, top_m + SPARE_ABOVE_M];
            let corners = || outline.exterior().coords().flat_map(move |c| low_high.map(|y| [c.x, y, c.y]));
            let beyond = |space: &HalfSpace| {
                corners()
                    .map(|corner| space.beyond_m(corner))
                    .fold((f64::MAX, f64::MIN), |(least, most), m| (least.min(m), most.max(m)))
            };
            let reaches: Vec<(f64, f64)> = spaces.iter().map(beyond).collect();
            let gone = reaches.iter().any(|(least, _)| *least >= -SPARE_M) || self.misses(&outline);
            touched |= gone || reaches.iter().any(|(_, most)| *most > -SPARE_M);
            left |= !gone;
        }
        match (touched, left) {
            (false, _) => Effect::Whole,
            (true, true) => Effect::Cut,
            (true, false) => Effect::Gone,
        }
    }

    /// Whether the outline lies beside a box without being beyond any one of its sides.
    fn misses(&self, outline: &Polygon) -> bool {
        let Self::Box { centre, half_m, turn_deg, .. } = *self else { return false };
        let corners = [Xz(-1.0, -1.0), Xz(1.0, -1.0), Xz(1.0, 1.0), Xz(-1.0, 1.0)];
        let placed: Vec<Xz> =
            corners.iter().map(|c| Xz(c.0 * half_m.0, c.1 * half_m.1).placed(centre, turn_deg)).collect();
        let ground = crate::park::shape::polygon_of(&placed);
        !ground.intersects(outline) && !ground.contains(outline)
    }

    /// All numbers are numbers, and a box has room within.
    pub fn is_sound(&self) -> bool {
        let fine = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite() && number.abs() < FARTHEST_M);
        match *self {
            Self::Level { height_m } => fine(&[height_m]),
            Self::Upright { through, bearing_deg } => fine(&[through.0, through.1, bearing_deg]),
            Self::Box { centre, half_m, turn_deg, foot_m, top_m } => {
                fine(&[centre.0, centre.1, half_m.0, half_m.1, turn_deg, foot_m, top_m])
                    && half_m.0 > 0.0
                    && half_m.1 > 0.0
                    && top_m > foot_m
            }
        }
    }
}

/// What a section does to a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Whole,
    Cut,
    Gone,
}

/// What stands out of a building's volumes, metres: sideways, and on the roof.
const SPARE_M: f64 = 0.6;
const SPARE_ABOVE_M: f64 = 8.0;
/// No section lies further away, metres.
const FARTHEST_M: f64 = 100_000.0;
