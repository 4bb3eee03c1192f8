//! Sprays: cards that show a bough of leaves, set about a clump like twigs about the end of a branch.

use std::f64::consts::TAU;

use super::crown::{Clump, Crown, Whole};
use crate::models::build::{
    mesh::{Corner, Mesh, Role},
    paint::{Paint, noise},
    vector::{Point, cross, dot, minus},
};

/// What young leaves at the rim of a crown lean to.
const YOUNG: u32 = 0x7f8246;

impl Crown {
    /// Cards all over the clumps. Most lie on the clump's skin and cover it; every fourth stands on it like a twig,
    /// which frays the outline. Their normals look away from the crown's middle, so that light rolls over it softly;
    /// they are dark at the core and lighter and warmer at the rim.
    pub fn sprays(&self, mesh: &mut Mesh, (count, side): (u32, f64)) {
        let whole = self.whole();
        let weight = |clump: &Clump| clump.reach.0 * clump.reach.1.max(clump.reach.0 * 0.6);
        let sum: f64 = self.clumps.iter().map(weight).sum();
        let mut number = 0_u64;
        for clump in &self.clumps {
            let own = (f64::from(count) * weight(clump) / sum).round().max(1.0) as u32;
            for k in 0..own {
                number += 1;
                let chance = |n: u64| noise(self.seed ^ (n << 48), number);
                // Evenly over the clump by the golden angle, hardly any below, where the branches are seen.
                let up = 1.0 - 1.55 * (f64::from(k) + chance(1)) / f64::from(own);
                let flat = libm::sqrt((1.0 - up * up).max(0.0));
                let angle = 2.399_963 * f64::from(k) + TAU * noise(self.seed, 40 + own as u64) + 0.8 * chance(2);
                let ray = [flat * libm::cos(angle), up, -flat * libm::sin(angle)];
                let half = side * (0.38 + 0.2 * chance(7));
                let twig = if number.is_multiple_of(4) {
                    standing(clump, ray, half, &chance)
                } else {
                    lying(clump, ray, half, &chance)
                };
                let tone = 0.9 + 0.2 * chance(8);
                let warm = 0.4 * chance(10);
                let colour = |at: Point| self.tone(&whole, clump, at, tone, warm);
                card(mesh, &twig, &colour, &|at| bent(&whole, clump, at));
            }
        }
    }

    /// The colour of a leaf: by how near it is to the clump's rim, and how high and how far out in the crown.
    fn tone(&self, whole: &Whole, clump: &Clump, at: Point, tone: f64, warm: f64) -> [u16; 4] {
        let [x, y, z] = minus(at, clump.centre);
        let rim = libm::sqrt((x * x + z * z) / clump.reach.0.powi(2) + y * y / clump.reach.1.powi(2));
        let rim = ((rim - 0.35) / 0.8).clamp(0.0, 1.0);
        let shade = self.shade(whole, at);
        let share = warm * rim * (shade - 0.55).clamp(0.0, 1.0);
        self.leaf.lit((0.5 + 0.55 * rim) * shade * tone).mixed(Paint::hex(YOUNG), share).vertex(true)
    }
}

/// A card: its middle, its half width, and unit vectors across it and towards its tip.
struct Twig {
    centre: Point,
    half: f64,
    across: Point,
    along: Point,
}

/// On the skin of the clump, its tip aslant downwards and out, as leaves overlap.
fn lying(clump: &Clump, ray: Point, half: f64, chance: &dyn Fn(u64) -> f64) -> Twig {
    let centre = on(clump, ray, 0.66 + 0.34 * chance(3));
    let face = unit([0, 1, 2].map(|n| part(ray, n) + 0.9 * (chance(4 + n as u64) - 0.5)));
    let turn = TAU * chance(9);
    let (u, v) = across(face);
    let along = [0, 1, 2].map(|n| part(u, n) * libm::cos(turn) + part(v, n) * libm::sin(turn));
    let along = unit(minus(along, [0.0, 0.35, 0.0]));
    Twig { centre, half, across: unit(cross(along, face)), along }
}

/// Rooted in the clump and standing off it, rather flat, its tip hanging a little.
fn standing(clump: &Clump, ray: Point, half: f64, chance: &dyn Fn(u64) -> f64) -> Twig {
    let droop = 0.1 + 0.35 * chance(3);
    let along = unit(minus([0, 1, 2].map(|n| part(ray, n) + 0.5 * (chance(4 + n as u64) - 0.5)), [0.0, droop, 0.0]));
    let root = on(clump, ray, 0.5 + 0.2 * chance(9));
    let reach = half * 0.9;
    let centre = [0, 1, 2].map(|n| part(root, n) + part(along, n) * reach);
    let (u, v) = across(along);
    let turn = 0.9 * (chance(11) - 0.5);
    let aside = [0, 1, 2].map(|n| part(u, n) * libm::cos(turn) + part(v, n) * libm::sin(turn));
    Twig { centre, half, across: unit(aside), along }
}

fn on(clump: &Clump, ray: Point, depth: f64) -> Point {
    let ([cx, cy, cz], [x, y, z]) = (clump.centre, ray);
    let (wide, tall) = clump.reach;
    [cx + x * wide * depth, cy + y * tall * depth, cz + z * wide * depth]
}

/// Outwards from the crown's middle and from the clump's, a little upwards.
fn bent(whole: &Whole, clump: &Clump, at: Point) -> Point {
    let (far, near) = (unit(minus(at, whole.centre)), unit(minus(at, clump.centre)));
    [0, 1, 2].map(|k| part(far, k) + 0.8 * part(near, k) + if k == 1 { 0.25 } else { 0.0 })
}

fn card(mesh: &mut Mesh, twig: &Twig, colour: &dyn Fn(Point) -> [u16; 4], normal: &dyn Fn(Point) -> Point) {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(a, b)| {
        let at = [0, 1, 2]
            .map(|k| part(twig.centre, k) + (part(twig.across, k) * a * 0.92 + part(twig.along, k) * b) * twig.half);
        // The texture's first row is the foot of the bough.
        let uv = [(a + 1.0) / 2.0, (1.0 + b) / 2.0];
        Corner { at, normal: normal(at), uv, colour: colour(at) }
    });
    mesh.woven(Role::Leaf, &corners, &[[0, 1, 2], [0, 2, 3]]);
}

/// Two unit vectors across one, the first nearly level.
fn across(axis: Point) -> (Point, Point) {
    let u = unit(cross([0.12, 1.0, 0.07], axis));
    (u, unit(cross(axis, u)))
}

fn unit(v: Point) -> Point {
    let size = libm::sqrt(dot(v, v)).max(1e-6);
    v.map(|c| c / size)
}

fn part(of: Point, k: usize) -> f64 {
    of.get(k).copied().unwrap_or_default()
}
