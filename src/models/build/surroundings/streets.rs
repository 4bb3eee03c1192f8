//! Streets between the blocks, the avenue's lines on into the country, and a road along the valley.

use geo::Coord;

use super::{
    blocks::{Blocks, STREET_HALF_M},
    country::{Country, GROUND_Y, VALLEY_M, layer},
    level::{patch, sheet},
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

/// The roads along the valley: how far across from the site, and their width, metres.
const VALLEY_ROADS_M: [(f64, f64); 2] = [(-830.0, 19.0), (845.0, 12.0)];
/// How far they go both ways, metres.
const VALLEY_FAR_M: f64 = 3500.0;
/// Long roads lie in pieces of about this length, metres.
const PIECE_M: f64 = 1200.0;
/// Roads along x lie higher by this than those along z, metres.
const OVER_M: f64 = 0.012;

/// Whether something of this radius lies clear of the roads along the valley.
pub fn is_off_valley_roads(across: f64, radius: f64) -> bool {
    VALLEY_ROADS_M.iter().all(|(middle, width)| (across - middle).abs() > width / 2.0 + 6.0 + radius)
}

pub fn streets(mesh: &mut Mesh, country: &Country, blocks: &Blocks) {
    let asphalt = Paint::hex(0x67696c).on(Surface::Asphalt);
    let y = GROUND_Y + layer::STREET;
    let mut strip = |along_x: bool, line: f64, (from, to): (f64, f64)| {
        let at = |s: f64, d: f64| if along_x { Coord { x: s, y: line + d } } else { Coord { x: line + d, y: s } };
        let y = y + if along_x { OVER_M } else { 0.0 };
        sheet(mesh, Role::Ground, (at(from, -STREET_HALF_M), at(to, STREET_HALF_M)), y, 1, |_| asphalt);
    };
    for along_x in [false, true] {
        let (lines, cross) = if along_x { (&blocks.zs, &blocks.xs) } else { (&blocks.xs, &blocks.zs) };
        let avenue = if along_x { blocks.avenue.y } else { blocks.avenue.x };
        for (number, line) in lines.iter().enumerate() {
            if (line.abs() - avenue).abs() < 0.1 {
                strip(along_x, *line, reach(country, along_x, *line));
                continue;
            }
            for run in runs(blocks, along_x, number, cross) {
                strip(along_x, *line, run);
            }
        }
    }
    let pieces = (2.0 * VALLEY_FAR_M / PIECE_M).ceil() as u32;
    for (across, width) in VALLEY_ROADS_M {
        for k in 0..pieces {
            let along = |k: u32| VALLEY_FAR_M * (2.0 * f64::from(k) / f64::from(pieces) - 1.0);
            let corner = |side: f64, k: u32| country.at(across + side * width / 2.0, along(k));
            let corners = [corner(-1.0, k), corner(-1.0, k + 1), corner(1.0, k + 1), corner(1.0, k)];
            patch(mesh, Role::Ground, corners, y + 2.0 * OVER_M, asphalt.lit(1.1));
        }
    }
}

/// How far the avenue's line goes on both ways: to the roads along the valley, or a while along it.
fn reach(country: &Country, along_x: bool, line: f64) -> (f64, f64) {
    let end = |way: f64| {
        let mut s = 0.0;
        for _ in 0..300 {
            let next = s + way * 10.0 * country.scale;
            let at = if along_x { Coord { x: next, y: line } } else { Coord { x: line, y: next } };
            if country.place_of(at).0.abs() > VALLEY_M - 105.0 {
                break;
            }
            s = next;
        }
        s
    };
    (end(-1.0), end(1.0))
}

/// Stretches of a street with a block on one side at least.
fn runs(blocks: &Blocks, along_x: bool, number: usize, cross: &[f64]) -> Vec<(f64, f64)> {
    let mut runs: Vec<(f64, f64)> = Vec::new();
    let ends = cross.iter().copied().zip(cross.iter().copied().skip(1));
    for (place, (from, to)) in ends.enumerate() {
        let side = |line: usize| if along_x { (place, line) } else { (line, place) };
        let beside = [Some(number), number.checked_sub(1)];
        if !beside.into_iter().flatten().any(|line| blocks.all.contains_key(&side(line))) {
            continue;
        }
        // From the middle of one cross street to the middle of the next.
        match runs.last_mut() {
            Some(last) if (last.1 - from).abs() < 0.1 => last.1 = to,
            _ => runs.push((from, to)),
        }
    }
    // The corners of a crossing belong to both.
    runs.into_iter().map(|(from, to)| (from - STREET_HALF_M, to + STREET_HALF_M)).collect()
}
