//! Fields of the valley beyond the town: parcels of narrow strips, ponds, and tunnels of vegetables.

use geo::Coord;

use super::{
    blocks::Blocks,
    country::{Country, GROUND_Y, VALLEY_M, layer},
    level::{disc, patch},
    river,
    streets::is_off_valley_roads,
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

/// A parcel of the grid, across the valley and along it, metres; how many each way.
const PARCEL_M: (f64, f64) = (104.0, 128.0);
const PARCELS: (i32, i32) = (8, 15);
pub fn fields(mesh: &mut Mesh, country: &Country, blocks: &Blocks, with_river: bool) {
    for row in -PARCELS.0..=PARCELS.0 {
        for column in -PARCELS.1..=PARCELS.1 {
            let number = ((row + 50) * 200 + column + 90) as u64;
            let chance = |kind: u64| country.chance(kind, number);
            let across = (f64::from(row) + 0.15 * (chance(21) - 0.5)) * PARCEL_M.0;
            let along = (f64::from(column) + 0.15 * (chance(22) - 0.5)) * PARCEL_M.1;
            let wet = with_river && (across - river::middle(country, along)).abs() < 92.0 + river::HALF_M;
            let at = country.at(across, along);
            // The nearer the denser.
            let wanted = 0.74 - 0.66 * along.abs() / 1700.0;
            if chance(23) > wanted || wet || across.abs() > VALLEY_M - 60.0 {
                continue;
            }
            // Streets and blocks lie over the edge of a flat parcel; what stands up needs room.
            let pick = chance(24);
            let room = if pick < 0.17 { 50.0 } else { 16.0 };
            if !blocks.is_open(at, room * country.scale) || !is_off_valley_roads(across, 60.0) {
                continue;
            }
            match pick {
                pick if pick < 0.11 => pond(mesh, country, at, number),
                pick if pick < 0.17 => tunnels(mesh, country, (across, along), number),
                _ => strips(mesh, country, (across, along), number),
            }
        }
    }
}

/// The corners of a parcel, uneven, as a map from shares of its width and length to the plan.
fn parcel(country: &Country, (across, along): (f64, f64), number: u64) -> impl Fn(f64, f64) -> Coord {
    let half = (PARCEL_M.0 * 0.4, PARCEL_M.1 * 0.42);
    let corner = |k: u64, a: f64, b: f64| {
        let push = |kind: u64| 0.72 + 0.28 * country.chance(kind, number * 4 + k);
        country.at(across + a * half.0 * push(25), along + b * half.1 * push(26))
    };
    let [a, b, c, d] = [corner(0, -1.0, -1.0), corner(1, 1.0, -1.0), corner(2, 1.0, 1.0), corner(3, -1.0, 1.0)];
    move |s: f64, t: f64| (a * (1.0 - s) + b * s) * (1.0 - t) + (d * (1.0 - s) + c * s) * t
}

fn strips(mesh: &mut Mesh, country: &Country, place: (f64, f64), number: u64) {
    let at = parcel(country, place, number);
    let count = 3 + (country.chance(27, number) * 2.6) as u32;
    let lengthwise = country.chance(28, number) < 0.5;
    for k in 0..count {
        let own = |kind: u64| country.chance(kind, number * 8 + u64::from(k));
        let (from, to) = (f64::from(k) / f64::from(count) + 0.012, f64::from(k + 1) / f64::from(count) - 0.012);
        let colour = match (own(29) * 8.0) as u32 {
            0 => 0xa39f68,
            1 => 0x919f66,
            2 | 3 => 0x7b8f5b,
            4 => 0x87965f,
            5 => 0x6f8757,
            6 => 0x969069,
            _ => 0x849564,
        };
        let corners = if lengthwise {
            [at(from, 0.0), at(to, 0.0), at(to, 1.0), at(from, 1.0)]
        } else {
            [at(0.0, from), at(0.0, to), at(1.0, to), at(1.0, from)]
        };
        let paint = Paint::hex(colour).lit(0.93 + 0.14 * own(30)).on(Surface::Grass);
        patch(mesh, Role::Ground, corners, GROUND_Y + layer::FIELD, paint);
    }
}

/// A fish pond with its bank.
fn pond(mesh: &mut Mesh, country: &Country, at: Coord, number: u64) {
    let wide = (24.0 + 18.0 * country.chance(27, number)) * country.scale;
    let uneven = |k: u32| 0.75 + 0.5 * country.chance(28, number * 16 + u64::from(k));
    let bank = Paint::hex(0x8b9260).on(Surface::Grass);
    disc(mesh, Role::Ground, at, GROUND_Y + layer::BANK, 7, |k, out| out * ((wide + 6.0) * uneven(k)), bank);
    let water = Paint::hex(0x4f6c6c);
    disc(mesh, Role::Water, at, GROUND_Y + layer::WATER, 7, |k, out| out * (wide * uneven(k)), water);
}

/// Rows of low tunnels under white foil.
fn tunnels(mesh: &mut Mesh, country: &Country, place: (f64, f64), number: u64) {
    let at = parcel(country, place, number);
    let soil = Paint::hex(0x868b62).on(Surface::Grass);
    patch(mesh, Role::Ground, [at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)], GROUND_Y + layer::FIELD, soil);
    let foil = Paint::hex(0xd9dedd);
    for k in 0..4 {
        let (from, to) = ((f64::from(k) + 0.2) / 4.0, (f64::from(k) + 0.8) / 4.0);
        let point = |s: f64, t: f64, y: f64| {
            let spot = at(s, t);
            [spot.x, GROUND_Y + y, spot.y]
        };
        let ridge = (from + to) / 2.0;
        for edge in [from, to] {
            let mut face =
                [point(edge, 0.05, 0.1), point(edge, 0.95, 0.1), point(ridge, 0.95, 2.6), point(ridge, 0.05, 2.6)];
            // Across grows to the right of who looks along, stretched as the axes may be turned.
            if edge < ridge {
                face.swap(0, 1);
                face.swap(2, 3);
            }
            mesh.quad(Role::Solid, face, foil);
        }
    }
}
