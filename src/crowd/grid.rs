//! The site as a grid that one walks on: what each cell costs, and how far it is from what stands in the way.

use geo::{BoundingRect, Contains, Coord, Distance, Euclidean, Point, Polygon};

use crate::{models::Afoot, park::Xz};

/// A cell's number: row by row from the north-west.
pub type Cell = u32;

/// Sides of a cell at least, and how many cells there are at most.
const CELL_M: f64 = 1.25;
const MOST_CELLS: f64 = 90_000.0;
/// The middles of free cells keep this many cells' sides from walls and pools: then all of a free cell is free. And from
/// what stands about, metres.
const WALL_GAP: f64 = 0.8;
const THING_GAP_M: f64 = 0.4;
/// A fence runs this far inside the boundary; one passes it at gates only, metres.
const FENCE_M: f64 = 0.9;

/// How hard a metre is to walk, in tenths of a metre on pavement. A carriageway is crossed, and not walked along.
const PAVED: u16 = 10;
const CROSSING: u16 = 11;
const YARD: u16 = 22;
const LAWN: u16 = 42;
const PARKING: u16 = 48;
const ROAD: u16 = 70;
/// What cannot be walked.
pub const BLOCKED: u16 = u16::MAX;

/// The grid of a site.
#[derive(Clone, Debug)]
pub struct Grid {
    min: Coord,
    pub cell_m: f64,
    pub columns: u32,
    pub rows: u32,
    pub costs: Vec<u16>,
    /// Height of each cell's ground above the park's zero, metres.
    ups_m: Vec<f32>,
    /// Metres from the middle of each cell to the nearest that is blocked, about.
    clear_m: Vec<f32>,
}

impl Grid {
    /// `None` for a site without a boundary to speak of.
    pub fn new(afoot: &Afoot, gates: &[(Xz, f64)]) -> Option<Self> {
        let reach = afoot.boundary.iter().filter_map(BoundingRect::bounding_rect).next()?;
        let cell_m = CELL_M.max(libm::sqrt(reach.width() * reach.height() / MOST_CELLS));
        let (columns, rows) = ((reach.width() / cell_m).ceil() as u32, (reach.height() / cell_m).ceil() as u32);
        let mut grid = Self {
            min: reach.min(),
            cell_m,
            columns,
            rows,
            costs: vec![BLOCKED; (columns as usize) * (rows as usize)],
            ups_m: vec![0.0; (columns as usize) * (rows as usize)],
            clear_m: Vec::new(),
        };
        grid.paint(&afoot.boundary, PAVED, 0.0);
        for (outlines, cost, up_m) in [
            (&afoot.greens, LAWN, afoot.greens_up_m),
            (&afoot.plazas, PAVED, afoot.plazas_up_m),
            (&afoot.yards, YARD, afoot.plazas_up_m),
            (&afoot.gates, PAVED, afoot.roads_up_m),
            (&afoot.parking, PARKING, afoot.roads_up_m),
            (&afoot.roads, ROAD, afoot.roads_up_m),
            (&afoot.crossings, CROSSING, afoot.roads_up_m),
        ] {
            grid.paint(outlines, cost, up_m);
        }
        grid.fence(&afoot.boundary, gates);
        for outline in &afoot.solid {
            grid.block_about(outline);
        }
        for thing in &afoot.things {
            let away = thing.reach_m() + THING_GAP_M;
            grid.each_near(thing.at, away, |at, cost| {
                if thing.away_m(at) < THING_GAP_M {
                    *cost = BLOCKED;
                }
            });
        }
        grid.clear_m = grid.clearances();
        Some(grid)
    }

    pub fn middle(&self, cell: Cell) -> Xz {
        let (column, row) = (cell % self.columns, cell / self.columns);
        let at = |k: u32| (f64::from(k) + 0.5) * self.cell_m;
        Xz(self.min.x + at(column), self.min.y + at(row))
    }

    pub fn cell_at(&self, at: Xz) -> Option<Cell> {
        let (x, z) = ((at.0 - self.min.x) / self.cell_m, (at.1 - self.min.y) / self.cell_m);
        let inside = x >= 0.0 && z >= 0.0 && x < f64::from(self.columns) && z < f64::from(self.rows);
        inside.then(|| z as u32 * self.columns + x as u32)
    }

    pub fn cost(&self, cell: Cell) -> u16 {
        self.costs.get(cell as usize).copied().unwrap_or(BLOCKED)
    }

    pub fn cost_at(&self, at: Xz) -> u16 {
        self.cell_at(at).map_or(BLOCKED, |cell| self.cost(cell))
    }

    /// How far one may stray from a point without meeting anything, metres: between the middles of the cells about it,
    /// and never more than is there.
    pub fn clear_m(&self, at: Xz) -> f64 {
        let away = |cell: Cell| {
            let middle = self.middle(cell);
            let clear = self.clear_m.get(cell as usize).copied().unwrap_or(0.0);
            f64::from(clear) - libm::hypot(middle.0 - at.0, middle.1 - at.1) - 0.6 * self.cell_m
        };
        self.cell_at(at).map_or(0.0, away).max(0.0)
    }

    /// The nearest free cell within a distance.
    pub fn nearest_free(&self, at: Xz, within_m: f64) -> Option<Cell> {
        let steps = (within_m / self.cell_m).ceil() as i64;
        let around = (-steps..=steps).flat_map(|row| (-steps..=steps).map(move |column| (column, row)));
        let free = around.filter_map(|(column, row)| {
            let spot = Xz(at.0 + column as f64 * self.cell_m, at.1 + row as f64 * self.cell_m);
            let cell = self.cell_at(spot).filter(|cell| self.cost(*cell) != BLOCKED)?;
            let middle = self.middle(cell);
            Some((libm::hypot(middle.0 - at.0, middle.1 - at.1), cell))
        });
        free.filter(|(away, _)| *away <= within_m).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, cell)| cell)
    }

    /// What a straight line costs, in the costs' tenths of a metre; `None` where something stands in its way.
    pub fn line_cost(&self, from: Xz, to: Xz) -> Option<f64> {
        let length = libm::hypot(to.0 - from.0, to.1 - from.1);
        let steps = (length / (self.cell_m * 0.4)).ceil().max(1.0);
        let mut sum = 0.0;
        for k in 0..=steps as u32 {
            let share = f64::from(k) / steps;
            let cost = self.cost_at(Xz(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share));
            if cost == BLOCKED {
                return None;
            }
            sum += f64::from(cost);
        }
        Some(sum / (steps + 1.0) * length)
    }

    fn paint(&mut self, outlines: &[Polygon], cost: u16, up_m: f64) {
        for outline in outlines {
            let Some(reach) = outline.bounding_rect() else { continue };
            let half = libm::hypot(reach.width(), reach.height()) / 2.0;
            let mut painted = Vec::new();
            self.each_near(Xz(reach.center().x, reach.center().y), half, |at, own| {
                if outline.contains(&Point::from(at)) {
                    *own = cost;
                    painted.push(Xz(at.x, at.y));
                }
            });
            for cell in painted {
                let up = self.cell_at(cell).and_then(|cell| self.ups_m.get_mut(cell as usize));
                up.into_iter().for_each(|up| *up = up_m as f32);
            }
        }
    }

    /// Height of the ground at a point, metres.
    pub fn up_m(&self, at: Xz) -> f64 {
        self.cell_at(at).and_then(|cell| self.ups_m.get(cell as usize)).map_or(0.0, |up| f64::from(*up))
    }

    fn block_about(&mut self, outline: &Polygon) {
        let gap_m = WALL_GAP * self.cell_m;
        let Some(reach) = outline.bounding_rect() else { return };
        let half = libm::hypot(reach.width(), reach.height()) / 2.0 + gap_m;
        let (low, high) = (reach.min(), reach.max());
        self.each_near(Xz(reach.center().x, reach.center().y), half, |at, cost| {
            let near = at.x > low.x - gap_m && at.x < high.x + gap_m && at.y > low.y - gap_m && at.y < high.y + gap_m;
            if near && Euclidean.distance(outline, &Point::from(at)) < gap_m {
                *cost = BLOCKED;
            }
        });
    }

    /// Blocks what lies along the boundary, but at gates.
    fn fence(&mut self, boundary: &[Polygon], gates: &[(Xz, f64)]) {
        for outline in boundary {
            for line in outline.exterior().lines() {
                let (x, z) = (line.end.x - line.start.x, line.end.y - line.start.y);
                let half = libm::hypot(x, z) / 2.0 + FENCE_M;
                let middle = Xz((line.start.x + line.end.x) / 2.0, (line.start.y + line.end.y) / 2.0);
                self.each_near(middle, half, |at, cost| {
                    let spot = Point::from(at);
                    let in_gate = |(gate, width): &(Xz, f64)| libm::hypot(at.x - gate.0, at.y - gate.1) < width / 2.0;
                    if Euclidean.distance(&line, &spot) < FENCE_M && !gates.iter().any(in_gate) {
                        *cost = BLOCKED;
                    }
                });
            }
        }
    }

    /// Every cell in the square of this half about a point: its middle and its cost.
    fn each_near(&mut self, at: Xz, half: f64, mut each: impl FnMut(Coord, &mut u16)) {
        let span = |middle: f64, min: f64, count: u32| {
            let from = ((middle - half - min) / self.cell_m).floor().max(0.0) as u32;
            let to = ((middle + half - min) / self.cell_m).ceil().clamp(0.0, f64::from(count)) as u32;
            from..to
        };
        let (across, down) = (span(at.0, self.min.x, self.columns), span(at.1, self.min.y, self.rows));
        for row in down {
            for column in across.clone() {
                let cell = row * self.columns + column;
                let middle = self.middle(cell);
                if let Some(cost) = self.costs.get_mut(cell as usize) {
                    each(Coord { x: middle.0, y: middle.1 }, cost);
                }
            }
        }
    }

    /// Steps to the nearest blocked cell by the 3–4 chamfer, over the grid there and back (Borgefors 1986).
    fn clearances(&self) -> Vec<f32> {
        let (columns, rows) = (self.columns as usize, self.rows as usize);
        let mut steps: Vec<u32> =
            self.costs.iter().map(|cost| if *cost == BLOCKED { 0 } else { u32::MAX / 2 }).collect();
        let near: [(isize, isize, u32); 4] = [(-1, 0, 3), (-1, -1, 4), (0, -1, 3), (1, -1, 4)];
        for back in [false, true] {
            for k in 0..columns * rows {
                let k = if back { columns * rows - 1 - k } else { k };
                let (column, row) = ((k % columns) as isize, (k / columns) as isize);
                let sign = if back { -1 } else { 1 };
                let least = near.iter().filter_map(|(dx, dz, cost)| {
                    let (x, z) = (column + sign * dx, row + sign * dz);
                    // What lies beyond the grid is blocked.
                    let inside = x >= 0 && z >= 0 && x < columns as isize && z < rows as isize;
                    if !inside {
                        return Some(*cost);
                    }
                    steps.get(z as usize * columns + x as usize).map(|steps| steps + cost)
                });
                let least = least.min().unwrap_or(u32::MAX / 2);
                if let Some(own) = steps.get_mut(k) {
                    *own = (*own).min(least);
                }
            }
        }
        steps.into_iter().map(|steps| (f64::from(steps) / 3.0 * self.cell_m) as f32).collect()
    }
}
