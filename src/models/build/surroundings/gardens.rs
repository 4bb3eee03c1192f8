//! Parks among the blocks: a lake with a path around it, a sports ground, or groves between two paths.

use std::f64::consts::TAU;

use geo::Coord;

use super::{
    blocks::{Block, Use},
    country::{Country, GROUND_Y, layer},
    level::{disc, patch, sheet},
    plots,
};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

const PATH: u32 = 0xbdb5a4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Garden {
    Lake,
    Sports,
    Groves,
}

/// What kind of park a block is, if it is one. Before the main gate there is always a lake.
pub fn kind(country: &Country, block: &Block) -> Option<Garden> {
    let chance = country.chance(50, block.number);
    let middle = block.middle();
    let before_gate = block.front && (middle.x.abs().min(middle.y.abs())) < 40.0;
    let garden = match chance {
        _ if before_gate => Garden::Lake,
        _ if block.front => Garden::Groves,
        c if c < 0.3 => Garden::Lake,
        c if c < 0.6 => Garden::Sports,
        _ => Garden::Groves,
    };
    (block.kind == Use::Park).then_some(garden)
}

pub fn garden(mesh: &mut Mesh, country: &Country, block: &Block) {
    match kind(country, block) {
        Some(Garden::Lake) => lake(mesh, country, block),
        Some(Garden::Sports) => sports(mesh, block),
        Some(Garden::Groves) => groves(mesh, country, block),
        None => {}
    }
}

/// Where the park's middle is, away from the car park.
pub fn heart(block: &Block) -> Coord {
    block.middle() - block.faces.unwrap_or_default() * 16.0
}

/// Straight paths; each lies a little higher than the one before.
fn paths(mesh: &mut Mesh, lines: &[(Coord, Coord)], half: f64) {
    let paved = Paint::hex(PATH).on(Surface::Paving);
    for (number, (a, b)) in (0_u32..).zip(lines) {
        let run = *b - *a;
        let side = Coord { x: -run.y, y: run.x } * (half / libm::hypot(run.x, run.y).max(1.0));
        let y = GROUND_Y + layer::PATH + 0.006 * f64::from(number);
        patch(mesh, Role::Ground, [*a - side, *b - side, *b + side, *a + side], y, paved);
    }
}

fn lake(mesh: &mut Mesh, country: &Country, block: &Block) {
    let chance = |kind: u64| country.chance(kind, block.number);
    let (min, max) = block.plot();
    let span = max - min;
    let middle = heart(block);
    let (turn, bend) = (TAU * chance(52), TAU * chance(53));
    let size = span.x.min(span.y) * (0.2 + 0.05 * chance(54));
    // An uneven oval, and lines at the same distance all around it.
    let shore = |more: f64| {
        move |_: u32, out: Coord| {
            let angle = libm::atan2(out.y, out.x);
            out * (size * (1.0 + 0.24 * libm::sin(2.0 * angle + turn) + 0.1 * libm::sin(3.0 * angle + bend)) + more)
        }
    };
    let y = GROUND_Y + layer::PATH + 0.03;
    let ends = [
        Coord { x: middle.x + span.x * (0.2 * chance(55) - 0.1), y: min.y },
        Coord { x: middle.x + span.x * (0.2 * chance(56) - 0.1), y: max.y },
        Coord { x: min.x, y: middle.y + span.y * (0.3 * chance(57) - 0.15) },
        Coord { x: max.x, y: middle.y + span.y * (0.3 * chance(58) - 0.15) },
    ];
    paths(mesh, &ends.map(|end| (end, middle)), 1.7);
    let sides = if block.front { 14 } else { 9 };
    disc(mesh, Role::Ground, middle, y, sides, shore(9.0), Paint::hex(PATH).on(Surface::Paving));
    disc(mesh, Role::Ground, middle, y + 0.015, sides, shore(6.0), plots::lawn(country, middle).lit(0.95));
    disc(mesh, Role::Water, middle, y + 0.03, sides, shore(0.0), Paint::hex(0x4c6a68));
}

/// A running track about a pitch, with courts beside it.
fn sports(mesh: &mut Mesh, block: &Block) {
    let (min, max) = block.plot();
    let span = max - min;
    let middle = block.middle();
    let by_x = span.x > span.y;
    let (long, wide) = if by_x { (span.x, span.y) } else { (span.y, span.x) };
    let end = (wide * 0.26).min(34.0);
    let straight = (long * 0.44 - end).max(5.0);
    let oval = |shrink: f64| {
        move |_: u32, out: Coord| {
            let (a, b) = if by_x { (out.x, out.y) } else { (out.y, out.x) };
            let (a, b) = (a * (end - shrink) + straight * a.signum() * f64::from(a.abs() > 0.01), b * (end - shrink));
            if by_x { Coord { x: a, y: b } } else { Coord { x: b, y: a } }
        }
    };
    let off = if by_x { Coord { x: 0.0, y: wide * 0.12 } } else { Coord { x: wide * 0.12, y: 0.0 } };
    let y = GROUND_Y + layer::PATH;
    disc(mesh, Role::Ground, middle + off, y, 14, oval(0.0), Paint::hex(0xa9695a));
    disc(mesh, Role::Ground, middle + off, y + 0.02, 14, oval(8.0), Paint::hex(0x6f8c50).on(Surface::Grass));
    for (number, colour) in [0x7f9aa6, 0xa9836a, 0x7f9aa6].into_iter().enumerate() {
        let s = (number as f64 - 1.0) * 36.0;
        let (s, d) = if by_x { (s, -wide * 0.32) } else { (-wide * 0.32, s) };
        let at = middle + Coord { x: s, y: d };
        let half = if by_x { Coord { x: 15.0, y: 8.5 } } else { Coord { x: 8.5, y: 15.0 } };
        sheet(mesh, Role::Ground, (at - half, at + half), y, 1, |_| Paint::hex(colour));
    }
}

fn groves(mesh: &mut Mesh, country: &Country, block: &Block) {
    let chance = |kind: u64| country.chance(kind, block.number);
    let (min, max) = block.plot();
    let at = |s: f64, t: f64| Coord { x: min.x + (max.x - min.x) * s, y: min.y + (max.y - min.y) * t };
    let knot = at(0.4 + 0.2 * chance(52), 0.4 + 0.2 * chance(53));
    let ends = [at(0.1 + 0.25 * chance(54), 0.0), at(0.65 + 0.25 * chance(55), 1.0), at(1.0, 0.2 + 0.3 * chance(56))];
    paths(mesh, &ends.map(|end| (end, knot)), 1.7);
}
