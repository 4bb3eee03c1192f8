//! What lies on the ground of each block: footways, lawns, yards, paths and car parks; and the verge about the site.

use geo::Coord;

use super::{
    blocks::{AVENUE_M, Block, Blocks, Use},
    country::{Country, GROUND_Y, layer},
    gardens, house,
    level::sheet,
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::{Paint, cloud},
    },
};

const LAWN: u32 = 0x5a6a41;
const FOOTWAY: u32 = 0xb4b0a6;
/// Farther off footways are too narrow to be seen.
const FOOTWAYS_TO_M: f64 = 560.0;
/// A bay of a car park and the lane between two rows of them, metres.
const BAY_M: (f64, f64) = (2.7, 5.2);
const LANE_M: f64 = 6.5;

pub fn plots(mesh: &mut Mesh, country: &Country, blocks: &Blocks) {
    verge(mesh, country);
    for block in blocks.all.values() {
        ground(mesh, country, block);
        gardens::garden(mesh, country, block);
    }
}

/// Grass whose tone drifts over a hundred metres.
pub fn lawn(country: &Country, at: Coord) -> Paint {
    let tone = cloud(country.seed ^ 0x26, at.x / 90.0, at.y / 90.0);
    Paint::hex(LAWN).mixed(Paint::hex(0x6b7550), 0.6 * tone).lit(0.9 + 0.14 * tone).on(Surface::Grass)
}

/// Grass between the boundary and the avenue's footway.
fn verge(mesh: &mut Mesh, country: &Country) {
    let (x, z) = country.half;
    let wide = AVENUE_M.0 - AVENUE_M.1 / 2.0;
    let y = GROUND_Y + layer::VERGE;
    let mut strip = |min: (f64, f64), max: (f64, f64)| {
        let corner = |(x, y): (f64, f64)| Coord { x, y };
        sheet(mesh, Role::Ground, (corner(min), corner(max)), y, 3, |at| lawn(country, at));
    };
    for side in [-1.0_f64, 1.0] {
        let run = |near: f64| {
            let (a, b) = (side * (near - 1.0), side * (near + wide));
            (a.min(b), a.max(b))
        };
        let ((z0, z1), (x0, x1)) = (run(z), run(x));
        strip((-x - wide, z0), (x + wide, z1));
        strip((x0, 1.0 - z), (x1, z - 1.0));
    }
}

fn ground(mesh: &mut Mesh, country: &Country, block: &Block) {
    let footway = Paint::hex(FOOTWAY).on(Surface::Paving);
    if block.gap < FOOTWAYS_TO_M {
        sheet(mesh, Role::Ground, (block.min, block.max), GROUND_Y + layer::FOOTWAY, 1, |_| footway);
    }
    let cells = if block.front { 2 } else { 1 };
    sheet(mesh, Role::Ground, block.plot(), GROUND_Y + layer::PLOT, cells, |at| lawn(country, at));
    let (min, max) = block.buildable();
    let yard = match block.kind {
        Use::Works => Some((0.0, 0xaeaca5)),
        // A court between the houses.
        Use::Offices => Some((0.22, 0xb9b4a8)),
        Use::Park | Use::Homes => None,
    };
    if let Some((share, colour)) = yard {
        let paint = Paint::hex(colour).on(Surface::Concrete).lit(0.94 + 0.12 * country.chance(51, block.number));
        let rim = (max - min) * share;
        sheet(mesh, Role::Ground, (min + rim, max - rim), GROUND_Y + layer::YARD, 1, |_| paint);
    }
}

/// Where a park across the avenue has its car park: along the avenue, its corners.
pub fn car_park(country: &Country, block: &Block) -> Option<(Coord, Coord)> {
    let faces =
        block.faces.filter(|_| block.front && block.kind == Use::Park && country.chance(60, block.number) < 0.7)?;
    let (min, max) = block.plot();
    let deep = 2.0 * BAY_M.1 + LANE_M;
    let along = Coord { x: faces.y.abs(), y: faces.x.abs() };
    let span = max - min;
    let length = (span.x * along.x + span.y * along.y) * 0.52;
    // Off the middle, behind a strip of lawn with the avenue's trees.
    let near = if faces.x + faces.y > 0.0 { max } else { min };
    let start = near - faces * (deep + 9.0);
    let from = Coord {
        x: if along.x > 0.0 { min.x + 6.0 } else { start.x.min(start.x + faces.x * deep) },
        y: if along.y > 0.0 { min.y + 6.0 } else { start.y.min(start.y + faces.y * deep) },
    };
    let inwards = Coord { x: faces.x.abs(), y: faces.y.abs() };
    Some((from, from + along * length + inwards * deep))
}

/// Bays with their lines, and cars in some of them.
pub fn car_parks(mesh: &mut Mesh, country: &Country, blocks: &Blocks) {
    let asphalt = Paint::hex(0x77797a).on(Surface::Asphalt);
    let white = Paint::hex(0xdad9d2);
    for block in blocks.all.values() {
        let Some((min, max)) = car_park(country, block) else { continue };
        let y = GROUND_Y + layer::PATH + 0.045;
        sheet(mesh, Role::Ground, (min, max), y, 1, |_| asphalt);
        let long_x = max.x - min.x > max.y - min.y;
        let length = if long_x { max.x - min.x } else { max.y - min.y };
        let deep = 2.0 * BAY_M.1 + LANE_M;
        // A place in the car park: along it, and across it from its first corner.
        let at = |s: f64, d: f64| {
            if long_x { Coord { x: min.x + s, y: min.y + d } } else { Coord { x: min.x + d, y: min.y + s } }
        };
        let bays = (length / BAY_M.0).floor() as u32;
        for bay in 0..bays {
            let s = f64::from(bay) * BAY_M.0;
            for (row, d) in [0.0, deep - BAY_M.1].into_iter().enumerate() {
                let number = block.number * 512 + u64::from(bay) * 2 + row as u64;
                if bay % 4 == 0 {
                    sheet(mesh, Role::Ground, (at(s, d), at(s + 0.3, d + BAY_M.1)), y + 0.02, 1, |_| white);
                }
                if country.chance(61, number) < 0.26 {
                    car(mesh, (at(s + 0.5, d + 0.4), at(s + 2.3, d + 4.7)), country.chance(62, number));
                }
            }
        }
    }
}

/// A car as a block with a lighter roof: it is never seen from near.
fn car(mesh: &mut Mesh, (min, max): (Coord, Coord), kind: f64) {
    let colours = [0xe6e6e2, 0xd9dadb, 0x9aa0a6, 0x3d4148, 0x8c3b35, 0x51657c];
    let colour = colours.get((kind * 6.0) as usize).copied().unwrap_or(0xe6e6e2);
    let foot = GROUND_Y + layer::PATH + 0.2;
    house::walls(
        mesh,
        Role::Solid,
        (min, max),
        (foot, foot + 1.35),
        |_, _, _| None,
        Paint::hex(colour).shaded(0.55, 1.0),
    );
    let roof = Paint::hex(colour).mixed(Paint::hex(0x20262c), 0.25);
    sheet(mesh, Role::Solid, (min, max), foot + 1.35, 1, |_| roof);
}
