//! The sculpture of a main square: a band of brushed metal, turned once into itself, on a stone drum in the water.

use std::f64::consts::{PI, TAU};

use super::Looks;
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::Paint,
        solids,
        vector::{Point, cross, minus},
    },
};

/// Radius of the ring, height of its middle, half width and half thickness of the band, metres.
const RADIUS_M: f64 = 2.9;
const MIDDLE_Y: f64 = 4.0;
const BAND_M: (f64, f64) = (0.95, 0.16);

pub fn ring() -> Looks {
    let mut near = Mesh::default();
    band(&mut near, 56, 8);
    drum(&mut near, 16);
    let mut far = Mesh::default();
    band(&mut far, 11, 6);
    drum(&mut far, 5);
    Looks::both(near, far)
}

fn drum(mesh: &mut Mesh, sides: u32) {
    let stone = Paint::hex(0x6f6b64).on(Surface::Stone);
    solids::lathe(mesh, Role::Solid, [0.0; 3], &[(1.5, 0.0), (1.5, 0.5), (1.42, 0.58), (0.0, 0.58)], sides, stone);
}

/// A Möbius band: its section, a flat oval, makes half a turn on the way round, so that its one side is its other.
fn band(mesh: &mut Mesh, pieces: u32, round: u32) {
    let bronze = Paint::hex(0xb9a688).on(Surface::Steel);
    let at = |k: u32, n: u32| -> Point {
        let (u, v) = (TAU * f64::from(k) / f64::from(pieces), TAU * f64::from(n) / f64::from(round));
        let twist = u / 2.0 + PI * 0.3;
        let (a, b) = (BAND_M.0 * libm::cos(v), BAND_M.1 * libm::sin(v));
        let out = a * libm::cos(twist) - b * libm::sin(twist);
        let aside = a * libm::sin(twist) + b * libm::cos(twist);
        // The ring stands upright, looking along x, and leans a little.
        let (y, z) = ((RADIUS_M + out) * libm::sin(u), (RADIUS_M + out) * libm::cos(u));
        [aside + y * 0.14, MIDDLE_Y + y, z]
    };
    let normal = |k: u32, n: u32| {
        let step = |a: Point, b: Point| minus(b, a);
        let along = step(at(k, n), at(k + 1, n));
        let around = step(at(k, n), at(k, n + 1));
        let back = step(at(k, n + round - 1), at(k, n));
        let across = [around[0] + back[0], around[1] + back[1], around[2] + back[2]];
        cross(across, along)
    };
    let mut corners = Vec::new();
    for k in 0..=pieces {
        for n in 0..=round {
            let here = at(k, n);
            let high = 0.8 + 0.2 * ((here[1] - 1.0) / 6.0).clamp(0.0, 1.0);
            corners.push(Corner::new(here, normal(k, n), bronze.lit(high).vertex(true)));
        }
    }
    let row = round as usize + 1;
    let mut triangles = Vec::new();
    for k in 0..pieces as usize {
        for n in 0..round as usize {
            let (a, b, c, d) = (k * row + n, k * row + n + 1, (k + 1) * row + n, (k + 1) * row + n + 1);
            triangles.extend([[a, b, d], [a, d, c]]);
        }
    }
    mesh.woven(Role::Solid, &corners, &triangles);
}
