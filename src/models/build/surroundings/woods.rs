//! Groups of trees on the valley floor and along the foot of the hills: soft masses, no single trees.

use std::f64::consts::TAU;

use super::country::{Country, GROUND_Y, VALLEY_M};
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role, cross, minus},
        paint::Paint,
    },
};

const GROUPS: u64 = 110;
const SIDES: u32 = 6;

pub fn woods(mesh: &mut Mesh, country: &Country) {
    for number in 0..GROUPS {
        let chance = |kind: u64| country.chance(kind, number);
        let across = (2.0 * chance(31) - 1.0) * (VALLEY_M + 250.0);
        let spread = chance(32) * 2.0 - 1.0;
        let along = spread * spread.abs() * 2300.0;
        let at = country.at(across, along);
        let (long, wide) = (14.0 + 42.0 * chance(33), 7.0 + 9.0 * chance(34));
        if !country.is_clear(at, 75.0 + long) {
            continue;
        }
        let foot = country.height(across, along).min(GROUND_Y + 6.0);
        let turn = TAU * chance(35);
        let tone = Paint::hex(0x3f4b31).mixed(Paint::hex(0x525a36), chance(37)).on(Surface::Foliage);
        group(mesh, [at.x, foot - 0.5, at.y], (long, wide, 7.0 + 6.0 * chance(36)), turn, tone, number, country);
    }
}

/// Two rings and a tip, uneven.
fn group(
    mesh: &mut Mesh,
    [x, y, z]: [f64; 3],
    (long, wide, tall): (f64, f64, f64),
    turn: f64,
    tone: Paint,
    number: u64,
    country: &Country,
) {
    let (sin, cos) = (libm::sin(turn), libm::cos(turn));
    let mut corners = Vec::new();
    for (row, (share, up)) in [(1.0, 0.0), (0.82, 0.72)].into_iter().enumerate() {
        for k in 0..SIDES {
            let uneven = 0.75 + 0.5 * country.chance(38, number * 64 + u64::from(k) + 32 * row as u64);
            let angle = TAU * (f64::from(k) + 0.4 * row as f64) / f64::from(SIDES);
            let (a, b) = (libm::cos(angle) * long * share * uneven, libm::sin(angle) * wide * share * uneven);
            let out = [a * cos - b * sin, a * sin + b * cos];
            let rise = up * tall * (0.8 + 0.4 * country.chance(39, number * 64 + u64::from(k)));
            let shade = if row == 0 { 0.62 } else { 1.0 };
            corners.push(Corner::new([x + out[0], y + rise, z + out[1]], [0.0; 3], tone.lit(shade).vertex(true)));
        }
    }
    corners.push(Corner::new([x, y + tall, z], [0.0; 3], tone.lit(1.08).vertex(true)));
    let n = SIDES as usize;
    let mut triangles = Vec::new();
    for k in 0..n {
        let next = (k + 1) % n;
        // Angles run from +x to +z, clockwise seen from above.
        triangles.extend([[k, n + k, n + next], [k, n + next, next], [n + k, 2 * n, n + next]]);
    }
    // Smooth all over: each corner looks the mean way of its faces.
    for triangle in &triangles {
        let [Some(a), Some(b), Some(c)] = triangle.map(|k| corners.get(k).map(|corner| corner.at)) else { continue };
        let face = cross(minus(b, a), minus(c, a));
        for k in triangle {
            if let Some(corner) = corners.get_mut(*k) {
                let [nx, ny, nz] = corner.normal;
                corner.normal = [nx + face[0], ny + face[1], nz + face[2]];
            }
        }
    }
    mesh.woven(Role::Solid, &corners, &triangles);
}
