//! A river along the valley, on the far side of the fields, with a pale bank.

use super::country::{Country, GROUND_Y, REACH_M, layer};
use crate::models::{
    Surface,
    build::{
        mesh::{Corner, Mesh, Role},
        paint::{Paint, cloud},
    },
};

/// How far across the valley it runs, by how much it winds, and half its width, metres.
const ACROSS_M: f64 = 640.0;
const WINDING_M: f64 = 170.0;
pub const HALF_M: f64 = 34.0;
const STEP_M: f64 = 230.0;

/// Where the middle of the river is, metres across the valley.
pub fn middle(country: &Country, along: f64) -> f64 {
    ACROSS_M + WINDING_M * (2.0 * cloud(country.seed ^ 0x77, along / 820.0, 0.2) - 1.0)
}

pub fn river(mesh: &mut Mesh, country: &Country) {
    let bank = Paint::hex(0x858d5e).on(Surface::Grass);
    let water = Paint::hex(0x4f6c70);
    ribbon(mesh, country, Role::Ground, HALF_M + 14.0, GROUND_Y + layer::BANK, bank);
    ribbon(mesh, country, Role::Water, HALF_M, GROUND_Y + layer::WATER, water);
}

fn ribbon(mesh: &mut Mesh, country: &Country, role: Role, half: f64, y: f64, paint: Paint) {
    let steps = (2.0 * (REACH_M - 600.0) / STEP_M) as u32;
    let mut corners = Vec::new();
    for k in 0..=steps {
        let along = 600.0 - REACH_M + f64::from(k) * STEP_M;
        let middle = middle(country, along);
        let half = half * (0.8 + 0.4 * cloud(country.seed ^ 0x78, along / 500.0, 0.9));
        for side in [-1.0, 1.0] {
            let at = country.at(middle + side * half, along);
            corners.push(Corner::new([at.x, y, at.y], [0.0, 1.0, 0.0], paint.vertex(true)));
        }
    }
    // Left then right, going along: the face looks up.
    let triangles: Vec<[usize; 3]> =
        (0..steps as usize).flat_map(|k| [[2 * k, 2 * k + 1, 2 * k + 3], [2 * k, 2 * k + 3, 2 * k + 2]]).collect();
    mesh.woven(role, &corners, &triangles);
}
