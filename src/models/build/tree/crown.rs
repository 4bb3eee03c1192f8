//! Crowns: clumps covered with cards of leaves, a dark mass within, and the whole as one soft body from afar.

use std::f64::consts::TAU;

use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Point, Role, cross, minus},
        paint::{Paint, noise},
    },
};

/// A head of leaves: its middle, half width and half height, metres.
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
struct Whole {
    centre: Point,
    wide: f64,
    tall: f64,
}

impl Crown {
    fn whole(&self) -> Whole {
        let fold = |pick: fn(f64, f64) -> f64, of: &dyn Fn(&Clump) -> f64, from: f64| {
            self.clumps.iter().map(of).fold(from, pick)
        };
        let top = fold(f64::max, &|c| c.centre[1] + c.reach.1, 0.0);
        let foot = fold(f64::min, &|c| c.centre[1] - c.reach.1, top);
        let wide = fold(f64::max, &|c| libm::hypot(c.centre[0], c.centre[2]) + c.reach.0 * 0.85, 0.1);
        Whole { centre: [0.0, (top + foot) / 2.0, 0.0], wide, tall: (top - foot) / 2.0 }
    }

    /// How light a leaf at this point is: dark below and within, light at the top.
    fn shade(&self, whole: &Whole, at: Point) -> f64 {
        let [x, y, z] = minus(at, whole.centre);
        let up = (y / whole.tall).clamp(-1.0, 1.0);
        let out = (libm::hypot(x, z) / whole.wide).min(1.0);
        0.86 + 0.24 * up + 0.12 * (out - 0.5)
    }

    /// Cards all over the clumps, each turned its own way; their normals look away from the crown's middle, so that
    /// light rolls over it softly.
    pub fn cards(&self, mesh: &mut Mesh, (count, side): (u32, f64)) {
        let whole = self.whole();
        let weight = |clump: &Clump| clump.reach.0 * clump.reach.1;
        let sum: f64 = self.clumps.iter().map(weight).sum();
        let mut number = 0_u64;
        for clump in &self.clumps {
            let own = (f64::from(count) * weight(clump) / sum).round().max(1.0) as u32;
            for k in 0..own {
                number += 1;
                let chance = |n: u64| noise(self.seed ^ (n << 48), number);
                // Evenly over the ball by the golden angle, fewer below.
                let up = 1.0 - 1.72 * (f64::from(k) + chance(1)) / f64::from(own);
                let flat = libm::sqrt((1.0 - up * up).max(0.0));
                let angle = 2.399_963 * f64::from(k) + chance(2);
                let ray = [flat * libm::cos(angle), up, -flat * libm::sin(angle)];
                let depth = 0.62 + 0.36 * chance(3);
                let centre = self.on(clump, ray, depth);
                let face = [0, 1, 2].map(|n| part(ray, n) + 1.1 * (chance(4 + n as u64) - 0.5));
                let half = side * (0.42 + 0.2 * chance(7));
                let tone = self.leaf.lit(self.shade(&whole, centre) * (0.84 + 0.32 * chance(8)));
                card(mesh, centre, face, half, TAU * chance(9), tone, &|at| bent(&whole, clump, at));
            }
        }
    }

    fn on(&self, clump: &Clump, ray: Point, depth: f64) -> Point {
        let ([cx, cy, cz], [x, y, z]) = (clump.centre, ray);
        let (wide, tall) = clump.reach;
        [cx + x * wide * depth, cy + y * tall * depth, cz + z * wide * depth]
    }

    /// The dark of the crown behind the cards.
    pub fn mass(&self, mesh: &mut Mesh) {
        let whole = self.whole();
        let dark = self.leaf.lit(0.5).on(Surface::Foliage);
        for (number, clump) in self.clumps.iter().enumerate() {
            let reach = [clump.reach.0 * 0.72, clump.reach.1 * 0.74];
            body(mesh, clump.centre, reach, (5, 2), self.seed ^ number as u64, |at| {
                dark.lit(self.shade(&whole, at)).vertex(true)
            });
        }
    }

    /// The crown as one body on a thin stem: at most 28 triangles.
    pub fn far(&self, mesh: &mut Mesh, radius: f64, bark: Paint) {
        let whole = self.whole();
        let leaf = self.leaf.on(Surface::Foliage);
        body(mesh, whole.centre, [whole.wide * 0.96, whole.tall * 0.98], (6, 2), self.seed, |at| {
            leaf.lit(self.shade(&whole, at) * 0.9).vertex(true)
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

/// Outwards from the crown's middle and from the clump's, a little upwards.
fn bent(whole: &Whole, clump: &Clump, at: Point) -> Point {
    let far = minus(at, whole.centre);
    let near = minus(at, clump.centre);
    let size = |v: Point| libm::sqrt(v.iter().map(|v| v * v).sum::<f64>()).max(1e-6);
    let (a, b) = (size(far), size(near));
    [0, 1, 2].map(|k| part(far, k) / a + 0.7 * part(near, k) / b + if k == 1 { 0.25 } else { 0.0 })
}

fn part(of: Point, k: usize) -> f64 {
    of.get(k).copied().unwrap_or_default()
}

/// A square card about `centre` that faces along `face`, turned in its plane.
fn card(
    mesh: &mut Mesh,
    centre: Point,
    face: Point,
    half: f64,
    turn: f64,
    paint: Paint,
    normal: &dyn Fn(Point) -> Point,
) {
    let size = |v: Point| libm::sqrt(v.iter().map(|v| v * v).sum::<f64>()).max(1e-6);
    let aside = cross([0.12, 1.0, 0.07], face);
    let u = aside.map(|v| v / size(aside));
    let up = cross(face, u);
    let v = up.map(|w| w / size(up));
    let (sin, cos) = (libm::sin(turn), libm::cos(turn));
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(a, b)| {
        let (p, q) = ((a * cos - b * sin) * half, (a * sin + b * cos) * half);
        let at = [0, 1, 2].map(|k| part(centre, k) + part(u, k) * p + part(v, k) * q);
        let uv = [(a + 1.0) / 2.0, (1.0 - b) / 2.0];
        Corner { at, normal: normal(at), uv, colour: paint.vertex(true) }
    });
    mesh.woven(Role::Leaf, &corners, &[[0, 1, 2], [0, 2, 3]]);
}

/// An uneven, smooth body of rings between two tips: `sides` × 2 × `rings` triangles.
fn body(
    mesh: &mut Mesh,
    [cx, cy, cz]: Point,
    [wide, tall]: [f64; 2],
    (sides, rings): (u32, u32),
    seed: u64,
    colour: impl Fn(Point) -> [u16; 4],
) {
    let mut corners = Vec::new();
    let mut put = |ray: Point, stretch: f64| {
        let at = [cx + wide * ray[0] * stretch, cy + tall * ray[1], cz + wide * ray[2] * stretch];
        let normal = [ray[0] / wide, ray[1] / tall + 0.12, ray[2] / wide];
        corners.push(Corner::new(at, normal, colour(at)));
    };
    put([0.0, -1.0, 0.0], 1.0);
    for row in 1..=rings {
        // Rings near the middle keep the body full.
        let tilt = -0.62 + 1.2 * f64::from(row - 1) / f64::from(rings.max(2) - 1);
        for k in 0..sides {
            let angle = TAU * (f64::from(k) + 0.5 * f64::from(row % 2)) / f64::from(sides);
            let (c, s) = (libm::cos(tilt), libm::sin(tilt));
            let uneven = 1.02 + 0.2 * noise(seed, u64::from(row * 64 + k));
            put([c * libm::cos(angle), s, -c * libm::sin(angle)], uneven);
        }
    }
    put([0.0, 1.0, 0.0], 1.0);
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
