//! How high the park stands at each spot, on a grid.

use super::Occluder;

/// Heights above the ground, metres, in cells of equal size; row by row from the north-western corner.
#[derive(Clone, Debug, PartialEq)]
pub struct HeightField {
    pub columns: usize,
    pub rows: usize,
    pub cell_m: f64,
    /// Half of the width and depth, metres.
    pub half_m: (f64, f64),
    heights: Vec<f32>,
}

impl HeightField {
    /// Over a rectangle about the park's middle.
    pub fn new<'a>(occluders: impl IntoIterator<Item = &'a Occluder>, half_m: (f64, f64), cell_m: f64) -> Self {
        let count = |half: f64| ((2.0 * half / cell_m).ceil() as usize).clamp(1, 4096);
        let (columns, rows) = (count(half_m.0), count(half_m.1));
        let mut field = Self { columns, rows, cell_m, half_m, heights: vec![0.0; columns * rows] };
        for triangle in occluders.into_iter().flat_map(|occluder| &occluder.triangles) {
            field.raise(triangle);
        }
        field
    }

    /// Height of the cell that holds a point; 0 outside.
    pub fn at(&self, x: f64, z: f64) -> f32 {
        let cell = |v: f64, half: f64| ((v + half) / self.cell_m).floor();
        let (column, row) = (cell(x, self.half_m.0), cell(z, self.half_m.1));
        if column < 0.0 || row < 0.0 || column >= self.columns as f64 || row >= self.rows as f64 {
            return 0.0;
        }
        self.heights.get(row as usize * self.columns + column as usize).copied().unwrap_or(0.0)
    }

    /// Raises the cells whose middle lies under a triangle.
    fn raise(&mut self, [a, b, c]: &[[f32; 3]; 3]) {
        let place = |[x, y, z]: &[f32; 3]| {
            let cell = |v: &f32, half: f64| (f64::from(*v) + half) / self.cell_m - 0.5;
            (cell(x, self.half_m.0), cell(z, self.half_m.1), f64::from(*y))
        };
        let ((ax, az, ay), (bx, bz, by), (cx, cz, cy)) = (place(a), place(b), place(c));
        let area = (bx - ax) * (cz - az) - (bz - az) * (cx - ax);
        if area.abs() < 1e-9 {
            return;
        }
        let range = |low: f64, high: f64, most: usize| {
            let first = low.ceil().max(0.0);
            let last = high.floor().min(most as f64 - 1.0);
            if first > last { 0..0 } else { first as usize..last as usize + 1 }
        };
        for row in range(az.min(bz).min(cz), az.max(bz).max(cz), self.rows) {
            for column in range(ax.min(bx).min(cx), ax.max(bx).max(cx), self.columns) {
                let (x, z) = (column as f64, row as f64);
                let wb = ((x - ax) * (cz - az) - (z - az) * (cx - ax)) / area;
                let wc = ((bx - ax) * (z - az) - (bz - az) * (x - ax)) / area;
                if wb < 0.0 || wc < 0.0 || wb + wc > 1.0 {
                    continue;
                }
                let height = (ay + wb * (by - ay) + wc * (cy - ay)) as f32;
                if let Some(cell) = self.heights.get_mut(row * self.columns + column) {
                    *cell = cell.max(height);
                }
            }
        }
    }

    /// How much of the sky a point sees: 1 in the open, 0 in a pit. Weighted by the cosine, as an upward face takes it.
    pub fn openness(&self, x: f64, y: f64, z: f64) -> f64 {
        const DIRECTIONS: u32 = 12;
        /// Nothing farther off is looked at, metres.
        const REACH_M: f64 = 130.0;
        let mut seen = 0.0;
        for k in 0..DIRECTIONS {
            let angle = std::f64::consts::TAU * (f64::from(k) + 0.5) / f64::from(DIRECTIONS);
            let (dx, dz) = (libm::cos(angle), libm::sin(angle));
            let (mut step, mut steepest) = (self.cell_m * 0.8, 0.0_f64);
            while step < REACH_M {
                let rise = f64::from(self.at(x + dx * step, z + dz * step)) - y;
                steepest = steepest.max(rise / step);
                step *= 1.28;
            }
            // With the horizon at elevation e, cos²(e) of the upward light is left.
            seen += 1.0 / (1.0 + steepest * steepest);
        }
        seen / f64::from(DIRECTIONS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An upright wall along x, 20 m high, as a thin box's top.
    fn wall() -> Occluder {
        let corner = |x: f32, z: f32| [x, 20.0, z];
        let (a, b, c, d) = (corner(-60., -2.), corner(60., -2.), corner(60., 2.), corner(-60., 2.));
        Occluder { building: None, triangles: vec![[a, b, c], [a, c, d]] }
    }

    #[test]
    fn the_sky_is_half_hidden_beside_a_long_wall_and_whole_in_the_open() {
        let field = HeightField::new([&wall()], (100.0, 100.0), 2.0);
        assert_eq!(field.at(0.0, 0.0), 20.0);
        let (beside, above, far) =
            (field.openness(0.0, 0.0, 3.5), field.openness(0.0, 25.0, 3.5), field.openness(0.0, 0.0, 95.0));
        assert!((0.4..0.7).contains(&beside), "{beside}");
        assert!((above - 1.0).abs() < 1e-9 && far > 0.93, "{above} {far}");
    }
}
