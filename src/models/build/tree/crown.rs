//! Crowns: clumps of leaves, the dark between them, and the whole as one soft body from afar.

use std::f64::consts::TAU;

use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::{Paint, noise},
        vector::{Point, minus},
    },
};

/// A head of leaves at the end of a branch: its middle, half width and half height, metres.
#[derive(Clone, Copy, Debug)]
pub struct Clump {
    pub centre: Point,
    pub reach: (f64, f64),
}

pub struct Crown {
    pub clumps: Vec<Clump>,
    pub leaf: Paint,
    pub seed: u64,
}

/// The middle of a crown, and half its width and height.
pub struct Whole {
    pub centre: Point,
    wide: f64,
    tall: f64,
}

impl Crown {
    pub fn whole(&self) -> Whole {
        let fold = |pick: fn(f64, f64) -> f64, of: &dyn Fn(&Clump) -> f64, from: f64| {
            self.clumps.iter().map(of).fold(from, pick)
        };
        let top = fold(f64::max, &|c| c.centre[1] + c.reach.1, 0.0);
        let foot = fold(f64::min, &|c| c.centre[1] - c.reach.1, top);
        let wide = fold(f64::max, &|c| libm::hypot(c.centre[0], c.centre[2]) + c.reach.0 * 0.85, 0.1);
        Whole { centre: [0.0, (top + foot) / 2.0, 0.0], wide, tall: (top - foot) / 2.0 }
    }

    /// How light a leaf at this point is: dark below and within, light at the top.
    pub fn shade(&self, whole: &Whole, at: Point) -> f64 {
        let [x, y, z] = minus(at, whole.centre);
        let up = (y / whole.tall).clamp(-1.0, 1.0);
        let out = (libm::hypot(x, z) / whole.wide).min(1.0);
        0.88 + 0.22 * up + 0.2 * (out - 0.5)
    }

    /// The dark in the middle of the crown, as large as `share` says: it closes the crown to the eye, while the sky
    /// still shows between the clumps at its rim.
    pub fn core(&self, mesh: &mut Mesh, share: f64) {
        let whole = self.whole();
        let dark = self.leaf.lit(0.34).on(Surface::Foliage);
        let [x, y, z] = whole.centre;
        let middle = [x, y + whole.tall * 0.06, z];
        body(mesh, middle, [whole.wide * share, whole.tall * share * 1.1], (6, 2), self.seed, 0.4, |at| {
            dark.lit(self.shade(&whole, at)).vertex(true)
        });
    }

    /// The dark in a bush, which is one clump: 20 triangles.
    pub fn lump(&self, mesh: &mut Mesh, share: f64) {
        let dark = self.leaf.lit(0.4).on(Surface::Foliage);
        for Clump { centre, reach: (wide, tall) } in &self.clumps {
            body(mesh, *centre, [wide * share, tall * share], (5, 2), self.seed, 0.2, |_| dark.vertex(true));
        }
    }

    /// The crown as one body on a thin stem: 19 triangles, as hundreds are drawn at once.
    pub fn far(&self, mesh: &mut Mesh, radius: f64, bark: Paint) {
        let whole = self.whole();
        let leaf = self.leaf.on(Surface::Foliage);
        let young = Paint::hex(0x7f8246);
        let mut corner = 0_u64;
        body(mesh, whole.centre, [whole.wide * 0.97, whole.tall * 0.98], (4, 2), self.seed, 0.5, |at| {
            // Each corner has a tone of its own, as if one head of leaves stood out and the next one back.
            corner += 1;
            let tone = 0.74 + 0.3 * noise(self.seed ^ 0x7a, corner);
            let shade = self.shade(&whole, at);
            leaf.lit(shade * tone).mixed(young, 0.2 * (shade - 0.75).clamp(0.0, 1.0)).vertex(true)
        });
        let top = [0.0, whole.centre[1], 0.0];
        let foot = |k: usize| {
            let angle = TAU * k as f64 / 3.0;
            [1.3 * radius * libm::cos(angle), 0.0, -1.3 * radius * libm::sin(angle)]
        };
        for k in 0..3 {
            mesh.triangle(Role::Solid, [foot(k), foot(k + 1), top], [false, false, true], bark.shaded(0.8, 0.6));
        }
    }
}

/// An uneven, smooth body of rings between two tips: `sides` × 2 × `rings` triangles. `rough` is how far its corners
/// stand in or out, of its own size.
pub fn body(
    mesh: &mut Mesh,
    [cx, cy, cz]: Point,
    [wide, tall]: [f64; 2],
    (sides, rings): (u32, u32),
    seed: u64,
    rough: f64,
    mut colour: impl FnMut(Point) -> [u16; 4],
) {
    let mut corners = Vec::new();
    let mut put = |ray: Point, stretch: f64, lift: f64| {
        let [rx, ry, rz] = ray;
        let at = [cx + wide * rx * stretch, cy + tall * (ry + lift), cz + wide * rz * stretch];
        let normal = [rx / wide, ry / tall + 0.12, rz / wide];
        corners.push(Corner::new(at, normal, colour(at)));
    };
    put([0.0, -1.0, 0.0], 1.0, 0.0);
    for row in 1..=rings {
        // Rings near the middle keep the body full.
        let tilt = -0.62 + 1.2 * f64::from(row - 1) / f64::from(rings.max(2) - 1);
        for k in 0..sides {
            let angle = TAU * (f64::from(k) + 0.5 * f64::from(row % 2)) / f64::from(sides);
            let (c, s) = (libm::cos(tilt), libm::sin(tilt));
            let uneven = 1.12 + rough * (noise(seed, u64::from(row * 64 + k)) - 0.5);
            let lift = 0.4 * rough * (noise(seed ^ 0x11f7, u64::from(row * 64 + k)) - 0.5);
            put([c * libm::cos(angle), s, -c * libm::sin(angle)], uneven, lift);
        }
    }
    put([0.0, 1.0, 0.0], 1.0, 0.0);
    let n = sides as usize;
    let last = corners.len() - 1;
    let mut triangles = Vec::new();
    for k in 0..n {
        let next = (k + 1) % n;
        triangles.push([0, 1 + next, 1 + k]);
        for row in 1..rings as usize {
            let (low, high) = (1 + (row - 1) * n, 1 + row * n);
            // Odd rings are half a step ahead.
            if row % 2 == 1 {
                triangles.push([low + k, high + next, high + k]);
                triangles.push([low + k, low + next, high + next]);
            } else {
                triangles.push([low + k, low + next, high + k]);
                triangles.push([low + next, high + next, high + k]);
            }
        }
        triangles.push([last - n + k, last - n + next, last]);
    }
    mesh.woven(Role::Solid, &corners, &triangles);
}
