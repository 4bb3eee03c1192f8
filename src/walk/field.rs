//! What stands in the way on one level, in plan: solids and their sides, found by the cell that a point lies in.

use std::collections::BTreeMap;

use geo::{BoundingRect, Contains, Coord, Point, Polygon};

use super::PERSON_M;
use crate::park::Xz;

/// Width of a cell, metres.
const CELL_M: f64 = 2.0;
/// A solid spreads over no more cells each way; nothing in a park is larger than 8 km.
const MOST_CELLS: i32 = 4_000;

#[derive(Clone, Copy, Debug)]
struct Side {
    a: Coord,
    b: Coord,
    top_m: f64,
}

#[derive(Clone, Debug)]
struct Solid {
    outline: Polygon,
    min: Coord,
    max: Coord,
}

#[derive(Clone, Debug, Default)]
struct Cell {
    sides: Vec<u32>,
    solids: Vec<u32>,
}

/// Solids of a level, in the park.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    sides: Vec<Side>,
    solids: Vec<Solid>,
    cells: BTreeMap<(i32, i32), Cell>,
}

impl Field {
    /// A solid that reaches so high above the level's floor.
    pub(super) fn add(&mut self, outline: &Polygon, top_m: f64) {
        self.fence(outline, top_m);
        let Some(reach) = outline.bounding_rect() else { return };
        let number = self.solids.len() as u32;
        self.solids.push(Solid { outline: outline.clone(), min: reach.min(), max: reach.max() });
        for key in cells_of(reach.min(), reach.max()) {
            self.cells.entry(key).or_default().solids.push(number);
        }
    }

    /// Only the sides of an outline: nobody crosses them.
    pub(super) fn fence(&mut self, outline: &Polygon, top_m: f64) {
        for ring in std::iter::once(outline.exterior()).chain(outline.interiors()) {
            for line in ring.lines() {
                self.add_side(Side { a: line.start, b: line.end, top_m });
            }
        }
    }

    fn add_side(&mut self, side: Side) {
        let (a, b) = (side.a, side.b);
        let finite = [a.x, a.y, b.x, b.y].iter().all(|v| v.is_finite());
        if !finite {
            return;
        }
        let number = self.sides.len() as u32;
        self.sides.push(side);
        let spare = Coord { x: PERSON_M, y: PERSON_M };
        let low = Coord { x: a.x.min(b.x), y: a.y.min(b.y) } - spare;
        let high = Coord { x: a.x.max(b.x), y: a.y.max(b.y) } + spare;
        // Whoever is in the cell may come so near to the side.
        let reach_m = CELL_M * std::f64::consts::FRAC_1_SQRT_2 + PERSON_M + 1e-6;
        for key in cells_of(low, high) {
            let middle = Coord { x: (f64::from(key.0) + 0.5) * CELL_M, y: (f64::from(key.1) + 0.5) * CELL_M };
            if side.away(middle).0 <= reach_m {
                self.cells.entry(key).or_default().sides.push(number);
            }
        }
    }

    /// How near the nearest side is that is nearer than a person's radius, metres, and its nearest point.
    pub(super) fn nearest(&self, at: Xz) -> Option<(f64, Xz)> {
        let point = Coord { x: at.0, y: at.1 };
        let cell = self.cells.get(&cell_of(point))?;
        let near = cell.sides.iter().filter_map(|number| self.sides.get(*number as usize)).map(|side| side.away(point));
        let nearest = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (nearest.0 < PERSON_M).then_some((nearest.0, Xz(nearest.1.x, nearest.1.y)))
    }

    /// Whether a point lies in a solid.
    pub(super) fn holds(&self, at: Xz) -> bool {
        let point = Coord { x: at.0, y: at.1 };
        let Some(cell) = self.cells.get(&cell_of(point)) else { return false };
        cell.solids.iter().filter_map(|number| self.solids.get(*number as usize)).any(|solid| {
            let boxed =
                point.x >= solid.min.x && point.x <= solid.max.x && point.y >= solid.min.y && point.y <= solid.max.y;
            boxed && solid.outline.contains(&Point::from(point))
        })
    }

    /// Whether a look from one point to another, at these heights above the floor, passes over all sides.
    pub(super) fn sees(&self, (from, from_m): (Xz, f64), (to, to_m): (Xz, f64)) -> bool {
        let (dx, dz) = (to.0 - from.0, to.1 - from.1);
        let steps = (libm::hypot(dx, dz) / (PERSON_M * 1.5)).ceil().clamp(1.0, 4_000.0);
        let mut last = None;
        (0..=steps as u32).all(|k| {
            let share = f64::from(k) / steps;
            let key = cell_of(Coord { x: from.0 + dx * share, y: from.1 + dz * share });
            if last == Some(key) {
                return true;
            }
            last = Some(key);
            let sides = self.cells.get(&key).map_or(&[][..], |cell| cell.sides.as_slice());
            sides.iter().filter_map(|number| self.sides.get(*number as usize)).all(|side| {
                side.crossed(from, (dx, dz)).is_none_or(|share| from_m + (to_m - from_m) * share > side.top_m)
            })
        })
    }
}

impl Side {
    /// Distance of a point, metres, and the nearest point of the side.
    fn away(&self, at: Coord) -> (f64, Coord) {
        let (run, from) = (self.b - self.a, at - self.a);
        let square = run.x * run.x + run.y * run.y;
        let share = if square > 0.0 { ((from.x * run.x + from.y * run.y) / square).clamp(0.0, 1.0) } else { 0.0 };
        let nearest = self.a + run * share;
        (libm::hypot(at.x - nearest.x, at.y - nearest.y), nearest)
    }

    /// After which share of a way it is crossed.
    fn crossed(&self, from: Xz, (dx, dz): (f64, f64)) -> Option<f64> {
        let run = self.b - self.a;
        let cross = dx * run.y - dz * run.x;
        let (ax, az) = (self.a.x - from.0, self.a.y - from.1);
        let share = (ax * run.y - az * run.x) / cross;
        let along = (ax * dz - az * dx) / cross;
        (share.is_finite() && (0.0..=1.0).contains(&share) && (0.0..=1.0).contains(&along)).then_some(share)
    }
}

fn cell_of(at: Coord) -> (i32, i32) {
    ((at.x / CELL_M).floor() as i32, (at.y / CELL_M).floor() as i32)
}

fn cells_of(min: Coord, max: Coord) -> impl Iterator<Item = (i32, i32)> {
    let ((x0, z0), (x1, z1)) = (cell_of(min), cell_of(max));
    let (x1, z1) = (x1.min(x0.saturating_add(MOST_CELLS)), z1.min(z0.saturating_add(MOST_CELLS)));
    (x0..=x1).flat_map(move |x| (z0..=z1).map(move |z| (x, z)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wall() -> Field {
        let ring = vec![(0.0, 0.0), (10.0, 0.0), (10.0, 0.4), (0.0, 0.4)];
        let mut field = Field::default();
        field.add(&Polygon::new(ring.into(), Vec::new()), 3.0);
        field
    }

    #[test]
    fn a_wall_is_near_from_within_a_persons_radius_and_solid_inside() {
        let field = wall();
        assert!(field.nearest(Xz(5.0, 0.8)).is_none());
        let (away_m, at) = field.nearest(Xz(5.0, 0.6)).unwrap();
        assert!((away_m - 0.2).abs() < 1e-9 && at == Xz(5.0, 0.4));
        assert!(field.holds(Xz(5.0, 0.2)) && !field.holds(Xz(5.0, 0.6)));
    }

    #[test]
    fn one_looks_over_what_is_lower_than_the_look() {
        let field = wall();
        assert!(!field.sees((Xz(5.0, -3.0), 1.7), (Xz(5.0, 3.0), 0.0)));
        assert!(field.sees((Xz(5.0, -3.0), 1.7), (Xz(5.0, -0.5), 0.0)));
        assert!(field.sees((Xz(5.0, -3.0), 8.0), (Xz(5.0, 3.0), 6.0)));
        assert!(field.sees((Xz(12.0, -3.0), 1.7), (Xz(12.0, 3.0), 0.0)), "beside it");
    }

    /// A few walls at all angles.
    fn maze(walls: &[(f64, f64, f64, f64)]) -> Field {
        let mut field = Field::default();
        for (x, z, length, turn) in walls {
            let (c, s) = (libm::cos(*turn), libm::sin(*turn));
            let at = |along: f64, out: f64| (x + c * along - s * out, z + s * along + c * out);
            let ring = vec![at(0.0, 0.0), at(*length, 0.0), at(*length, 0.05), at(0.0, 0.05)];
            field.add(&Polygon::new(ring.into(), Vec::new()), 3.0);
        }
        field
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn between_two_near_points_clear_of_all_sides_stands_nothing(
            walls in prop::collection::vec((-5.0..5.0_f64, -5.0..5.0_f64, 0.2..6.0_f64, 0.0..6.2_f64), 1..8),
            x in -8.0..8.0_f64, z in -8.0..8.0_f64, turn in 0.0..6.3_f64,
        ) {
            let field = maze(&walls);
            let (a, b) = (Xz(x, z), Xz(x + 0.15 * libm::cos(turn), z + 0.15 * libm::sin(turn)));
            if field.nearest(a).is_none() && field.nearest(b).is_none() {
                prop_assert!(field.sees((a, 0.0), (b, 0.0)));
            }
        }
    }
}
