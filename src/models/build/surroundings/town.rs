//! A suggestion of a town along the valley: quarters of plain houses between streets, thinning out.

use super::{
    country::{Country, GROUND_Y, VALLEY_M},
    river,
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Point, Role},
        paint::{Paint, cloud},
    },
};

/// A block of houses with its street, along the valley and across it, metres.
const BLOCK_M: (f64, f64) = (116.0, 92.0);
/// No house is nearer to the site than this, and none within the second distance is higher than the third, metres.
const AWAY_M: f64 = 260.0;
const LOW_WITHIN_M: f64 = 620.0;
const LOW_M: f64 = 22.0;
/// Width of a window axis and height of a storey, metres.
const MODULE_M: f64 = 3.6;
const STOREY_M: f64 = 3.3;
const MOST_HOUSES: usize = 250;

pub fn town(mesh: &mut Mesh, country: &Country, share: f64) {
    let mut houses = 0;
    // Nearest first, so that the town stays whole where it is seen best.
    for ring in 0..34_i32 {
        let both = [-ring, ring];
        for column in both.into_iter().skip(usize::from(ring == 0)) {
            for row in -9..=9_i32 {
                let number = ((row + 50) * 400 + column + 150) as u64;
                let (across, along) = (f64::from(row) * BLOCK_M.1, f64::from(column) * BLOCK_M.0);
                let far = libm::hypot(across, along);
                // Quarters: dense in the middle of each, none in between.
                let dense = cloud(country.seed ^ 0x61, across / 430.0, along / 620.0);
                let wanted = share * 1.25 * (dense - 0.3).max(0.0) * libm::exp(-(far - 300.0).max(0.0) / 2100.0) * 2.2;
                let wet = (across - river::middle(country, along)).abs() < 110.0;
                if across.abs() > VALLEY_M - 60.0 || wet {
                    continue;
                }
                if country.chance(41, number) > wanted || !country.is_clear(country.at(across, along), AWAY_M + 60.0) {
                    continue;
                }
                if houses + 3 <= MOST_HOUSES {
                    houses += block(mesh, country, (across, along), number, far);
                }
            }
        }
    }
}

/// One to three houses on their ground; how many.
fn block(mesh: &mut Mesh, country: &Country, (across, along): (f64, f64), number: u64, far: f64) -> usize {
    let chance = |kind: u64| country.chance(kind, number);
    let half = (BLOCK_M.1 / 2.0 - 8.0, BLOCK_M.0 / 2.0 - 8.0);
    let corner = |a: f64, b: f64| {
        let at = country.at(across + a * half.0, along + b * half.1);
        [at.x, GROUND_Y + 0.16, at.y]
    };
    let ground = Paint::hex(0x76756b).on(Surface::Concrete);
    mesh.quad(Role::Ground, [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)], ground);
    let tall = cloud(country.seed ^ 0x62, across / 300.0, along / 300.0);
    let count = 1 + (chance(42) * 2.6) as u32;
    for k in 0..count {
        let own = |kind: u64| country.chance(kind, number * 8 + u64::from(k));
        let place = (f64::from(k) + 0.5) / f64::from(count) * 2.0 - 1.0;
        let deep = 7.0 + 5.0 * own(43);
        let long = (half.1 / f64::from(count) - 5.0).min(14.0 + 22.0 * own(44)).max(8.0);
        let spare = (half.0 - deep - 2.0).max(0.0);
        let middle = (across + (own(45) * 2.0 - 1.0) * spare, along + place * half.1);
        let wish = 11.0 + 62.0 * tall * tall * (0.4 + own(46)) * if own(47) < 0.15 { 1.5 } else { 1.0 };
        let height = if far < LOW_WITHIN_M { wish.min(LOW_M) } else { wish.min(92.0) };
        house(mesh, country, middle, (deep, long), height, own(48));
    }
    count as usize
}

/// Four walls with windows as texture, and a roof.
fn house(mesh: &mut Mesh, country: &Country, middle: (f64, f64), half: (f64, f64), height: f64, kind: f64) {
    let (surface, colour) = match (kind * 5.0) as u32 {
        0 => (Surface::FacadeBalcony, 0x8f8678),
        1 => (Surface::FacadeRibbon, 0x8a8880),
        2 => (Surface::FacadeBalcony, 0x978b7c),
        3 => (Surface::FacadeFins, 0x7f817e),
        _ => (Surface::FacadeRibbon, 0x938e86),
    };
    let storeys = (height / STOREY_M).round().max(2.0);
    let top = GROUND_Y + storeys * STOREY_M;
    let wall = Paint::hex(colour).on(surface);
    let corner = |a: f64, b: f64, y: f64| -> Point {
        let at = country.at(middle.0 + a * half.0, middle.1 + b * half.1);
        [at.x, y, at.y]
    };
    // Round the house clockwise seen from above, so that each wall grows to the right seen from outside.
    let round = [(-1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (1.0, -1.0)];
    for (k, (a, b)) in round.into_iter().zip(round.into_iter().cycle().skip(1)).enumerate() {
        let length = country.scale * 2.0 * if k % 2 == 0 { half.1 } else { half.0 };
        let modules = (length / MODULE_M).round().max(1.0);
        // Each house and wall has windows of its own.
        let from = (kind * 4096.0).floor() + 64.0 * k as f64;
        let uvs = [[from, 0.0], [from + modules, 0.0], [from + modules, storeys], [from, storeys]];
        let low = GROUND_Y;
        let quad = [corner(b.0, b.1, low), corner(a.0, a.1, low), corner(a.0, a.1, top), corner(b.0, b.1, top)];
        mesh.pane(Role::Facade, quad, uvs, wall);
    }
    let roof = Paint::hex(0x6f6c66).on(Surface::Roof);
    let [a, b, c, d] = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(a, b)| corner(a, b, top));
    mesh.quad(Role::Solid, [a, b, c, d], roof);
}
