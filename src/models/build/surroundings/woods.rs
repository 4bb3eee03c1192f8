//! Where the backdrop's trees stand: along the avenue, in the blocks, in clumps about the fields and on the river's banks.

use std::f64::consts::TAU;

use geo::Coord;

use super::{
    blocks::{Block, Blocks, FOOTWAY_M, Use},
    country::{Country, GROUND_Y, VALLEY_M, layer},
    crown::{Crown, Grade, crown, tone},
    gardens::{self, Garden},
    level::disc,
    plots, river,
    streets::is_off_valley_roads,
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

/// Faces all trees together may have.
const MOST_FACES: usize = 2900;
const FIELD_CLUMPS: u64 = 34;

pub fn woods(mesh: &mut Mesh, country: &Country, blocks: &Blocks, with_river: bool) {
    let mut trees = Trees { mesh, country, left: MOST_FACES, clumps: 0 };
    let nearest = blocks.by_distance();
    for block in nearest.iter().filter(|block| block.faces.is_some()) {
        along_the_avenue(&mut trees, block);
    }
    for block in nearest.iter().filter(|block| block.gap < 1.0) {
        within(&mut trees, block);
    }
    about_the_fields(&mut trees, blocks, with_river);
    // What is left goes to the blocks farther off, nearest first.
    for block in nearest.iter().filter(|block| block.gap >= 1.0) {
        within(&mut trees, block);
    }
}

struct Trees<'a> {
    mesh: &'a mut Mesh,
    country: &'a Country,
    left: usize,
    clumps: u32,
}

impl Trees<'_> {
    fn tree(&mut self, at: Coord, foot_y: f64, radius: f64, number: u64, grade: Grade) {
        if self.left < 17 {
            return;
        }
        let chance = |kind: u64| self.country.chance(kind, number);
        let radius = radius * (0.85 + 0.3 * chance(31));
        let height = radius * (1.55 + 0.45 * chance(32));
        let tone = tone(chance(33), chance(34));
        let tree = Crown { foot: [at.x, foot_y, at.y], radius, height, tone, number };
        self.left -= crown(self.mesh, self.country, &tree, grade).min(self.left);
    }

    /// Some trees of different size close together, on dark undergrowth.
    fn clump(&mut self, at: Coord, foot_y: f64, count: u32, radius: f64, number: u64, grade: Grade) {
        if self.left < 60 {
            return;
        }
        let reach = radius * (0.7 + 0.33 * f64::from(count));
        if grade != Grade::Far && count > 2 {
            let y = foot_y + layer::UNDERGROWTH + 0.006 * f64::from(self.clumps % 12);
            self.clumps += 1;
            let uneven = |k: u32| reach * (0.9 + 0.2 * self.country.chance(35, number * 16 + u64::from(k)));
            let dark = Paint::hex(0x5d6b45).on(Surface::Grass);
            disc(self.mesh, Role::Ground, at, y, 7, |k, out| out * uneven(k), dark);
            self.left = self.left.saturating_sub(7);
        }
        let turn = TAU * self.country.chance(36, number);
        for k in 0..count {
            let own = number * 8 + u64::from(k);
            let angle = turn + TAU * f64::from(k) / f64::from(count);
            let off = if count == 1 {
                0.0
            } else {
                radius * (0.35 + 0.27 * f64::from(count)) * (0.75 + 0.4 * self.country.chance(37, own))
            };
            let place = at + Coord { x: libm::cos(angle), y: libm::sin(angle) } * off;
            // One is the oldest.
            let size = if k == 0 { 1.15 } else { 0.8 };
            self.tree(place, foot_y, radius * size, own, grade);
        }
    }
}

/// The park that is seen best from over the site's front.
fn is_park_in_front(block: &Block) -> bool {
    block.front && block.kind == Use::Park
}

/// A row on the far side of the avenue.
fn along_the_avenue(trees: &mut Trees, block: &Block) {
    let Some(faces) = block.faces else { return };
    let (min, max) = block.plot();
    let along = Coord { x: faces.y.abs(), y: faces.x.abs() };
    let near = if faces.x + faces.y > 0.0 { max } else { min };
    let length = (max.x - min.x) * along.x + (max.y - min.y) * along.y;
    let count = (length / if is_park_in_front(block) { 16.0 } else { 25.0 }).floor().max(1.0);
    let edge = near - faces * 3.2;
    let start = Coord { x: if along.x > 0.0 { min.x } else { edge.x }, y: if along.y > 0.0 { min.y } else { edge.y } };
    let grade = if is_park_in_front(block) { Grade::Near } else { Grade::Middle };
    for k in 0..count as u64 {
        let at = start + along * (length * (k as f64 + 0.5) / count);
        trees.tree(at, GROUND_Y + layer::PLOT, 4.3, block.number * 64 + k, grade);
    }
}

/// Clumps in a park, rows by halls, trees between houses.
fn within(trees: &mut Trees, block: &Block) {
    let country = trees.country;
    let own = |kind: u64, k: u64| country.chance(kind, block.number * 32 + k);
    let (min, max) = block.plot();
    let span = max - min;
    let foot = GROUND_Y + layer::PLOT;
    let number = |k: u64| 100_000 + block.number * 32 + k;
    let side = |t: f64, south: bool| Coord { x: min.x + span.x * t, y: if south { max.y - 3.8 } else { min.y + 3.8 } };
    let grade = match () {
        () if block.gap < 1.0 => Grade::Middle,
        () => Grade::Far,
    };
    match (block.kind, gardens::kind(country, block)) {
        (_, Some(Garden::Sports)) => {
            for k in 0..6 {
                trees.tree(side((k as f64 + 0.3 + 0.4 * own(71, k)) / 6.0, true), foot, 4.4, number(k), grade);
            }
        }
        (_, Some(garden)) => {
            let parked = plots::car_park(country, block);
            let is_taken = |at: Coord, clear: f64| {
                parked.is_some_and(|(low, high)| {
                    (low.x - clear..high.x + clear).contains(&at.x) && (low.y - clear..high.y + clear).contains(&at.y)
                })
            };
            // Along the side street.
            for k in 0..if block.front { 5 } else { 2 } {
                let at = Coord { x: min.x + 3.6, y: min.y + span.y * (k as f64 + 0.9) / 5.5 };
                if !is_taken(at, 4.5) {
                    trees.tree(at, foot, 4.2, number(24 + k), grade);
                }
            }
            let count = 3;
            for k in 0..count {
                // Around the middle, where water and paths are.
                let angle = TAU * (k as f64 + 0.25 + 0.5 * own(71, k)) / count as f64;
                let out = if garden == Garden::Lake { 0.38 } else { 0.26 } + 0.08 * own(72, k);
                let off = Coord { x: libm::cos(angle) * span.x * out, y: libm::sin(angle) * span.y * out };
                let at = gardens::heart(block) + off;
                let within = (min.x + 8.0..max.x - 8.0).contains(&at.x) && (min.y + 8.0..max.y - 8.0).contains(&at.y);
                if within && !is_taken(at, 9.0) {
                    trees.clump(at, foot, 3 + (own(73, k) * 1.3) as u32, 4.2, number(k), grade);
                }
            }
        }
        (Use::Homes, _) => {
            for k in 0..3 {
                trees.tree(side((k as f64 + 0.2 + 0.6 * own(76, k)) / 3.0, k % 2 == 0), foot, 5.4, number(k), grade);
            }
        }
        _ => {
            // A row along the side that looks to the site's front, and clumps on the lawn before the houses.
            for k in 0..4 {
                let at = side((k as f64 + 0.3 + 0.4 * own(75, k)) / 4.0, true);
                if block.gap >= 1.0 {
                    trees.tree(at, foot, 4.4, number(k), grade);
                }
            }
            if let Some(faces) = block.faces {
                let across = Coord { x: faces.y, y: faces.x };
                let reach = (span.x * faces.x.abs() + span.y * faces.y.abs()) / 2.0 - 26.0 - 14.0 * own(77, 0);
                let width = span.x * across.x.abs() + span.y * across.y.abs();
                let at = block.middle() + faces * reach + across * (width * (0.6 * own(78, 0) - 0.3));
                trees.clump(at, foot, 3, 4.6, number(16), Grade::Middle);
            }
        }
    }
}

/// Clumps by farms and on the river's banks, thinning out along the valley.
fn about_the_fields(trees: &mut Trees, blocks: &Blocks, with_river: bool) {
    let country = trees.country;
    for number in 0..FIELD_CLUMPS {
        let chance = |kind: u64| country.chance(kind, 900_000 + number);
        let spread = chance(78) * 2.0 - 1.0;
        let along = spread * (0.25 + 0.75 * spread.abs()) * 2500.0;
        let middle = river::middle(country, along);
        let by_water = with_river && number % 3 == 0;
        let across = if by_water {
            middle + (river::HALF_M + 30.0 + 22.0 * chance(79)) * if chance(80) < 0.5 { -1.0 } else { 1.0 }
        } else {
            (2.0 * chance(79) - 1.0) * (VALLEY_M + 420.0)
        };
        let at = country.at(across, along);
        let radius = 6.0 + 4.0 * chance(81);
        let wet = with_river && (across - middle).abs() < river::HALF_M + 26.0;
        if wet || !blocks.is_open(at, radius * 2.5 + FOOTWAY_M) || !is_off_valley_roads(across, radius * 2.5) {
            continue;
        }
        let foot = country.height(across, along) * country.scale;
        trees.clump(
            at,
            foot - if foot > 1.0 { 1.0 } else { 0.0 },
            2 + (chance(82) * 3.0) as u32,
            radius,
            900_000 + number,
            Grade::Far,
        );
    }
}
