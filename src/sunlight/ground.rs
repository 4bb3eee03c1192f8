//! Points on the ground: the middles of the cells of an even grid, where the site is.

use super::{shade::Column, solid::Solid};
use crate::park::{Outline, Xz};

/// The grid, and the hours of its points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Size of a cell along x and z, metres.
    pub cell_m: Xz,
    /// Row by row from the northern edge, each from the west; cells whose middle is off the site are left out.
    pub points: Vec<GroundPoint>,
}

/// The middle of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroundPoint {
    pub at: Xz,
    /// `None` where a building stands on it.
    pub hours: Option<f64>,
    /// The cell's column and row, from the north-western corner of the box about the site.
    pub cell: (u32, u32),
}

const MOST_POINTS: f64 = 60_000.0;

/// A volume whose base is higher than this leaves the ground under it open.
const OPEN_BELOW_M: f64 = 0.1;

impl Ground {
    pub(super) fn new(boundary: &Outline, spacing_m: f64) -> Self {
        if !boundary.is_sound() {
            return Self::default();
        }
        let corners = boundary.corners();
        let least = corners.iter().fold(Xz(f64::MAX, f64::MAX), |m, c| Xz(m.0.min(c.0), m.1.min(c.1)));
        let most = corners.iter().fold(Xz(f64::MIN, f64::MIN), |m, c| Xz(m.0.max(c.0), m.1.max(c.1)));
        let (wide_m, deep_m) = (most.0 - least.0, most.1 - least.1);
        let spacing_m = spacing_m.max(f64::sqrt(wide_m * deep_m / MOST_POINTS)).max(wide_m.max(deep_m) / MOST_POINTS);
        let columns = (wide_m / spacing_m).ceil().max(1.0);
        let rows = (deep_m / spacing_m).ceil().max(1.0);
        let cell_m = Xz(wide_m / columns, deep_m / rows);
        let ring = corners.iter().chain(corners.first()).map(|c| [c.0, c.1]).collect();
        let centre = [(least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0];
        let radius_m = libm::hypot(wide_m, deep_m) / 2.0;
        let site = Solid { rings: vec![ring], base_m: 0.0, top_m: 1.0, centre, radius_m };
        let cells = (0..rows as u32).flat_map(|row| (0..columns as u32).map(move |column| (column, row)));
        let point = |cell: (u32, u32)| {
            let at = Xz(least.0 + (f64::from(cell.0) + 0.5) * cell_m.0, least.1 + (f64::from(cell.1) + 0.5) * cell_m.1);
            site.covers([at.0, at.1]).then_some(GroundPoint { at, hours: None, cell })
        };
        Self { cell_m, points: cells.filter_map(point).collect() }
    }

    /// What one point stands for, m².
    pub fn cell_m2(&self) -> f64 {
        self.cell_m.0 * self.cell_m.1
    }

    pub(super) fn columns(&self) -> Vec<Column> {
        self.points.iter().map(|point| Column { at: [point.at.0, point.at.1], heights_m: vec![0.0] }).collect()
    }

    /// Whether each point has a building on it. Ground under a bridge, a canopy or an overhang is open.
    pub(super) fn under(&self, solids: &[Solid]) -> Vec<bool> {
        let standing = || solids.iter().filter(|solid| solid.base_m < OPEN_BELOW_M && solid.top_m > 0.0);
        self.points.iter().map(|point| standing().any(|solid| solid.covers([point.at.0, point.at.1]))).collect()
    }
}
