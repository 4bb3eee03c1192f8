//! What a plan amounts to: its indicators, and where it breaks a rule.

use geo::MultiPolygon;

use super::{
    ground::{areas_m2, outside_ground},
    indicators::{Indicators, indicators},
    spacing::{Gap, fire_gaps, smallest_gap},
};
use crate::park::{Park, PlaceId};

/// Of one park, as a scenario has it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFigures {
    pub indicators: Indicators,
    /// The two buildings that stand closest; `None` where no distance is asked for.
    pub smallest_gap: Option<Gap>,
    /// Buildings that stand too close for fire's sake, the worst first.
    pub fire_gaps: Vec<Gap>,
    /// Buildings that stick out of the site, and by how much, m².
    pub outside_site: Vec<(PlaceId, f64)>,
    /// The ground of the same buildings beyond the boundary, in the same order.
    pub outside_ground: Vec<(PlaceId, MultiPolygon)>,
}

impl PlanFigures {
    pub fn of(park: &Park) -> Self {
        let outside_ground = outside_ground(park);
        Self {
            indicators: indicators(park),
            smallest_gap: smallest_gap(park),
            fire_gaps: fire_gaps(park),
            outside_site: areas_m2(&outside_ground),
            outside_ground,
        }
    }
}
