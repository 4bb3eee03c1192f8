//! How far it is from anywhere to a door: one field of distances for each building, found from its doors outwards.

use super::{
    grid::{BLOCKED, Cell, Grid},
    person::mixed,
};

/// What every cell costs to the nearest of some doors.
#[derive(Clone, Debug)]
pub struct Field {
    costs: Vec<u32>,
    /// What each cell takes to walk: it differs a little from field to field, so that not everybody finds the same way
    /// the best; [`BLOCKED`] where nobody walks.
    walked: Vec<u16>,
}

const FAR: u32 = u32::MAX;
/// More than one step can cost, so that a ring of this many buckets holds all that is waiting.
const BUCKETS: usize = 512;

impl Field {
    /// Dijkstra's method with buckets (Dial 1969): costs are small whole numbers.
    pub fn to(grid: &Grid, doors: &[Cell], variant: u64) -> Self {
        let mut field = Self { costs: vec![FAR; grid.costs.len()], walked: walked(grid, variant) };
        let mut buckets: Vec<Vec<Cell>> = vec![Vec::new(); BUCKETS];
        for door in doors {
            if let (Some(cost), Some(bucket)) = (field.costs.get_mut(*door as usize), buckets.first_mut()) {
                *cost = 0;
                bucket.push(*door);
            }
        }
        let (mut now, mut empty) = (0_u32, 0);
        while empty < BUCKETS {
            let bucket = buckets.get_mut(now as usize % BUCKETS).map(std::mem::take).unwrap_or_default();
            empty = if bucket.is_empty() { empty + 1 } else { 0 };
            for cell in bucket {
                if field.cost(cell) != now {
                    continue;
                }
                for (next, step) in field.steps(grid, cell).into_iter().flatten() {
                    let through = now + step;
                    if let Some(known) = field.costs.get_mut(next as usize)
                        && through < *known
                    {
                        *known = through;
                        if let Some(bucket) = buckets.get_mut(through as usize % BUCKETS) {
                            bucket.push(next);
                        }
                    }
                }
            }
            now += 1;
        }
        field
    }

    fn cost(&self, cell: Cell) -> u32 {
        self.costs.get(cell as usize).copied().unwrap_or(FAR)
    }

    /// What it takes from a cell to the nearest door, in metres of pavement; `None` where no way leads there.
    pub fn paved_m(&self, cell: Cell) -> Option<f64> {
        Some(self.cost(cell)).filter(|cost| *cost != FAR).map(|cost| f64::from(cost) / 10.0)
    }

    fn walked(&self, cell: Cell) -> u16 {
        self.walked.get(cell as usize).copied().unwrap_or(BLOCKED)
    }

    /// The cells beside one, and what it costs to get there. Nobody squeezes diagonally between two corners.
    fn steps(&self, grid: &Grid, cell: Cell) -> [Option<(Cell, u32)>; 8] {
        let (column, row) = (cell % grid.columns, cell / grid.columns);
        let here = u32::from(self.walked(cell));
        let beside = |dx: i32, dz: i32| {
            let column = column.checked_add_signed(dx).filter(|column| *column < grid.columns)?;
            let row = row.checked_add_signed(dz).filter(|row| *row < grid.rows)?;
            Some(row * grid.columns + column)
        };
        let is_free = |dx: i32, dz: i32| beside(dx, dz).is_some_and(|side| self.walked(side) != BLOCKED);
        const AROUND: [(i32, i32); 8] = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];
        AROUND.map(|(dx, dz)| {
            let next = beside(dx, dz)?;
            let there = self.walked(next);
            let straight = dx == 0 || dz == 0;
            let open = there != BLOCKED && (straight || is_free(dx, 0) && is_free(0, dz));
            let tenths = if straight { 10 } else { 14 };
            open.then(|| (next, (here + u32::from(there)) * tenths / 40 + 1))
        })
    }

    /// The way down to the nearest door, cell by cell; nothing where there is none.
    pub fn way_from(&self, grid: &Grid, start: Cell) -> Option<(Vec<Cell>, u32)> {
        let cost = self.cost(start);
        if cost == FAR {
            return None;
        }
        let mut cells = vec![start];
        let mut here = start;
        while self.cost(here) > 0 {
            let next = self
                .steps(grid, here)
                .into_iter()
                .flatten()
                .map(|(next, _)| next)
                .min_by_key(|next| (self.cost(*next), *next))?;
            if self.cost(next) >= self.cost(here) {
                return None;
            }
            cells.push(next);
            here = next;
        }
        Some((cells, cost))
    }
}

/// The cells' costs with their own small differences.
fn walked(grid: &Grid, variant: u64) -> Vec<u16> {
    let own = |(cell, cost): (usize, &u16)| {
        if *cost == BLOCKED {
            return BLOCKED;
        }
        // Differences over patches of some metres: single cells would only make the way wobble.
        let (x, z) = (cell as u64 % u64::from(grid.columns) / 9, cell as u64 / u64::from(grid.columns) / 9);
        let own = (mixed(variant, (x << 32) | z) >> 56) as u32;
        (u32::from(*cost) * (100 + own * 30 / 255) / 100) as u16
    };
    grid.costs.iter().enumerate().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{models::Afoot, park::Outline};

    fn square() -> Afoot {
        Afoot { boundary: vec![Outline::Rect(40.0, 40.0).polygon()], ..Afoot::default() }
    }

    #[test]
    fn a_wall_is_walked_around_and_a_closed_yard_is_not_reached() {
        let mut afoot = square();
        afoot.solid = vec![Outline::Rect(2.0, 24.0).polygon()];
        let grid = Grid::new(&afoot, &[]).unwrap();
        let cell = |x, z| grid.cell_at(crate::park::Xz(x, z)).unwrap();
        let field = Field::to(&grid, &[cell(10.0, 0.0)], 0);
        let (cells, _) = field.way_from(&grid, cell(-10.0, 0.0)).unwrap();
        assert!(cells.iter().all(|cell| grid.cost(*cell) != BLOCKED));
        let reach = cells.iter().map(|cell| grid.middle(*cell).1.abs()).fold(0.0, f64::max);
        assert!(reach > 12.0, "around the end of the wall: {reach}");
        afoot.solid = vec![Outline::Rect(2.0, 60.0).polygon()];
        let parted = Grid::new(&afoot, &[]).unwrap();
        let field = Field::to(&parted, &[cell(10.0, 0.0)], 0);
        assert!(field.way_from(&parted, cell(-10.0, 0.0)).is_none());
    }

    #[test]
    fn a_carriageway_is_crossed_at_the_crossing() {
        let mut afoot = square();
        afoot.roads = vec![Outline::Rect(6.0, 40.0).polygon()];
        afoot.crossings = vec![Outline::Rect(7.0, 4.0).polygon_at(crate::park::Xz(0.0, 12.0), 0.0)];
        let grid = Grid::new(&afoot, &[]).unwrap();
        let cell = |x, z| grid.cell_at(crate::park::Xz(x, z)).unwrap();
        let field = Field::to(&grid, &[cell(10.0, 2.0)], 0);
        let (cells, _) = field.way_from(&grid, cell(-10.0, 2.0)).unwrap();
        let on_road = cells.iter().map(|cell| grid.middle(*cell)).filter(|at| at.0.abs() < 2.5);
        assert!(on_road.map(|at| at.1).all(|z| (9.5..14.5).contains(&z)));
    }
}
