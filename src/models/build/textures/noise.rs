//! Seeded noise that repeats after one tile in both directions: the same bits on every machine.
//!
//! `u` and `v` are 0..1 over the tile; `cells` is how many cells of the noise lie side by side in it.

/// Mixes whole numbers into one that looks random.
pub(super) fn hash(x: u32, y: u32, seed: u32) -> u32 {
    let mut h = seed.wrapping_mul(0x9E37_79B9) ^ x.wrapping_mul(0x85EB_CA6B);
    h = h.rotate_left(13) ^ y.wrapping_mul(0xC2B2_AE35);
    h = (h ^ (h >> 16)).wrapping_mul(0x7FEB_352D);
    h = (h ^ (h >> 15)).wrapping_mul(0x846C_A68B);
    h ^ (h >> 16)
}

/// 0..1 for a place on a grid.
pub(super) fn unit(x: u32, y: u32, seed: u32) -> f64 {
    f64::from(hash(x, y, seed)) / 4_294_967_296.0
}

/// The same, −1..1.
pub(super) fn sign(x: u32, y: u32, seed: u32) -> f64 {
    unit(x, y, seed) * 2.0 - 1.0
}

/// The cell that a coordinate lies in, wrapped into the tile, the one after it, and how far into it.
fn cell(t: f64, cells: u32) -> (u32, u32, f64) {
    let scaled = t * f64::from(cells);
    let low = scaled.floor();
    let index = (low as i64).rem_euclid(i64::from(cells.max(1))) as u32;
    (index, (index + 1) % cells.max(1), scaled - low)
}

fn ease(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

fn mix(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// Smooth random values, −1..1.
pub(super) fn value(u: f64, v: f64, cells: (u32, u32), seed: u32) -> f64 {
    let ((x0, x1, fx), (y0, y1, fy)) = (cell(u, cells.0), cell(v, cells.1));
    let (tx, ty) = (ease(fx), ease(fy));
    let low = mix(sign(x0, y0, seed), sign(x1, y0, seed), tx);
    mix(low, mix(sign(x0, y1, seed), sign(x1, y1, seed), tx), ty)
}

/// Gradient noise, about −1..1, zero on the grid.
fn gradient(u: f64, v: f64, cells: (u32, u32), seed: u32) -> f64 {
    let ((x0, x1, fx), (y0, y1, fy)) = (cell(u, cells.0), cell(v, cells.1));
    let corner = |x: u32, y: u32, dx: f64, dy: f64| {
        let h = hash(x, y, seed);
        let (gx, gy) = (f64::from(h & 0xFFFF) / 32_767.5 - 1.0, f64::from(h >> 16) / 32_767.5 - 1.0);
        gx * dx + gy * dy
    };
    let (tx, ty) = (ease(fx), ease(fy));
    let low = mix(corner(x0, y0, fx, fy), corner(x1, y0, fx - 1.0, fy), tx);
    let high = mix(corner(x0, y1, fx, fy - 1.0), corner(x1, y1, fx - 1.0, fy - 1.0), tx);
    1.7 * mix(low, high, ty)
}

/// Octaves of gradient noise, each half as strong and twice as fine as the one before; about −1..1.
pub(super) fn fbm(u: f64, v: f64, cells: (u32, u32), octaves: u32, seed: u32) -> f64 {
    let (mut sum, mut strength, mut full) = (0.0, 1.0, 0.0);
    for octave in 0..octaves {
        let fine = (cells.0 << octave, cells.1 << octave);
        sum += strength * gradient(u, v, fine, seed.wrapping_add(octave.wrapping_mul(7919)));
        full += strength;
        strength *= 0.5;
    }
    1.4 * sum / f64::max(full, 1e-9)
}

/// The nearest of scattered points, one in each cell.
pub(super) struct Scatter {
    /// Distance to it, in cells.
    pub(super) near: f64,
    /// Distance to the second nearest.
    pub(super) second: f64,
    /// Names the point.
    pub(super) id: u32,
}

impl Scatter {
    /// How far from the border between two points: 0 on it.
    pub(super) fn border(&self) -> f64 {
        self.second - self.near
    }

    /// 0..1, another for each point and `seed`.
    pub(super) fn unit(&self, seed: u32) -> f64 {
        unit(self.id, 17, seed)
    }

    /// −1..1.
    pub(super) fn sign(&self, seed: u32) -> f64 {
        self.unit(seed) * 2.0 - 1.0
    }
}

/// Worley noise.
pub(super) fn scatter(u: f64, v: f64, cells: (u32, u32), seed: u32) -> Scatter {
    let (nx, ny) = (cells.0.max(1), cells.1.max(1));
    let ((x, _, fx), (y, _, fy)) = (cell(u, nx), cell(v, ny));
    let mut found = Scatter { near: 9.0, second: 9.0, id: 0 };
    for dy in 0..3_u32 {
        for dx in 0..3_u32 {
            let (cx, cy) = ((x + nx + dx - 1) % nx, (y + ny + dy - 1) % ny);
            let h = hash(cx, cy, seed);
            let px = f64::from(dx) - 1.0 + f64::from(h & 0xFFFF) / 65_536.0 - fx;
            let py = f64::from(dy) - 1.0 + f64::from(h >> 16) / 65_536.0 - fy;
            let distance = (px * px + py * py).sqrt();
            if distance < found.near {
                found = Scatter { near: distance, second: found.near, id: h };
            } else if distance < found.second {
                found.second = distance;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_repeats_after_a_tile_and_stays_in_its_range() {
        for step in 0..200 {
            let t = f64::from(step) * 0.017;
            for noise in [value(t, 0.3, (7, 5), 1), fbm(t, 0.3, (4, 4), 4, 2)] {
                assert!(noise.abs() <= 1.6, "{noise}");
            }
            assert!((fbm(t, 0.3, (4, 3), 3, 2) - fbm(t + 1.0, 1.3, (4, 3), 3, 2)).abs() < 1e-9);
            assert!((value(t, 0.3, (7, 5), 1) - value(t + 1.0, 0.3, (7, 5), 1)).abs() < 1e-9);
            let (here, there) = (scatter(t, 0.3, (6, 6), 3), scatter(t + 1.0, 0.3, (6, 6), 3));
            assert!((here.near - there.near).abs() < 1e-9 && here.id == there.id);
        }
    }
}
