//! What one volume amounts to: its storeys, its body without courts, its slabs without voids.
//!
//! Areas are rounded to 1 cm², which hides the grid that the polygon clipping works on.

use geo::{Area, BooleanOps, MultiPolygon, Polygon};

use super::{Outline, Volume, Xz};

/// More storeys than any building has; the checks refuse them, and nothing counts further.
pub const MOST_STOREYS: u32 = 200;

/// One storey of one volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Storey {
    /// The building's floor number.
    pub floor: u32,
    pub base_m: f64,
    pub height_m: f64,
}

impl Volume {
    /// The storeys from below.
    pub fn storeys_from_below(&self) -> impl Iterator<Item = Storey> + '_ {
        let heights = self.storeys.iter().flat_map(|run| (0..run.count.min(MOST_STOREYS)).map(|_| run.height_m));
        let mut base_m = self.base_m;
        heights.take(MOST_STOREYS as usize).zip(self.first_floor..).map(move |(height_m, floor)| {
            let storey = Storey { floor, base_m, height_m };
            base_m += height_m;
            storey
        })
    }

    /// Height of its top above the ground.
    pub fn top_m(&self) -> f64 {
        let top_m = self.base_m + self.storeys.iter().map(|run| f64::from(run.count) * run.height_m).sum::<f64>();
        // Whole micrometres: 97.2, not 97.20000000000002.
        (top_m * 1e6).round() / 1e6
    }

    /// Outline − courts, from the building's centre.
    pub fn body(&self) -> MultiPolygon {
        let outline = MultiPolygon::new(vec![self.outline.polygon_at(self.at, 0.0)]);
        self.courts.iter().fold(outline, |rest, court| rest.difference(&self.opening(&court.outline, court.at)))
    }

    /// The slab of one floor, outline − courts − voids, from the building's centre.
    pub fn slab(&self, floor: u32) -> MultiPolygon {
        let voids = self.voids.iter().filter(|void| (void.floors.0..=void.floors.1).contains(&floor));
        voids.fold(self.body(), |rest, void| rest.difference(&self.opening(&void.outline, void.at)))
    }

    /// A court or void, which is placed from the volume's centre, from the building's centre.
    pub fn opening(&self, outline: &Outline, at: Xz) -> Polygon {
        outline.polygon_at(Xz(self.at.0 + at.0, self.at.1 + at.1), 0.0)
    }

    /// Floor area of one floor, m².
    pub(super) fn slab_area_m2(&self, floor: u32) -> f64 {
        if self.courts.is_empty() && self.voids.is_empty() {
            return to_cm2(self.outline.area_m2());
        }
        to_cm2(self.slab(floor).unsigned_area())
    }
}

pub(super) fn to_cm2(area_m2: f64) -> f64 {
    (area_m2 * 1e4).round() / 1e4
}
