//! What the guide stands on where there is no floor: a round plate with a lit edge.

use std::f32::consts::TAU;

use bevy::prelude::*;

use crate::view3d::people::Corners;

const SIDES: u32 = 48;
const RADIUS_M: f32 = 0.46;
const THICK_M: f32 = 0.035;
/// Half the height of the lit edge, metres.
const EDGE_M: f32 = 0.011;

/// Around the rim: unit vectors from the middle.
fn rim() -> impl Iterator<Item = (Vec3, Vec3)> {
    let at = |k: u32| {
        let (sin, cos) = (TAU * (k % SIDES) as f32 / SIDES as f32).sin_cos();
        Vec3::new(sin, 0.0, cos)
    };
    (0..SIDES).map(move |k| (at(k), at(k + 1)))
}

/// The plate itself, its top at height 0.
pub fn plate() -> Corners {
    let mut mesh = Corners::default();
    let (dark, darker) = (Vec3::new(0.055, 0.065, 0.085), Vec3::new(0.03, 0.035, 0.045));
    for (a, b) in rim() {
        let low = Vec3::NEG_Y * THICK_M;
        let top = [Vec3::ZERO, a * RADIUS_M, b * RADIUS_M, Vec3::ZERO];
        let bottom = [low, b * RADIUS_M * 0.8 + low, a * RADIUS_M * 0.8 + low, low];
        let side = [a * RADIUS_M * 0.8 + low, b * RADIUS_M * 0.8 + low, b * RADIUS_M, a * RADIUS_M];
        for (ring, normal, colour) in
            [(top, Vec3::Y, dark), (bottom, Vec3::NEG_Y, darker), (side, (a + b).normalize_or(Vec3::Z), darker)]
        {
            ring.iter().for_each(|at| mesh.push(*at, normal, colour, [0.0, 0.0]));
            mesh.close_quad();
        }
    }
    mesh
}

/// The light along its edge.
pub fn edge(colour: Vec3) -> Corners {
    let mut mesh = Corners::default();
    for (a, b) in rim() {
        let (inner, outer, up) = (RADIUS_M - 0.02, RADIUS_M + 0.004, Vec3::Y * EDGE_M);
        let top = [a * inner + up, a * outer + up, b * outer + up, b * inner + up];
        let side = [a * outer - up, b * outer - up, b * outer + up, a * outer + up];
        for (ring, normal) in [(top, Vec3::Y), (side, (a + b).normalize_or(Vec3::Z))] {
            ring.iter().for_each(|at| mesh.push(*at, normal, colour, [0.0, 0.0]));
            mesh.close_quad();
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_of_the_plate_looks_out() {
        for mesh in [plate(), edge(Vec3::ONE)] {
            for triangle in mesh.indices.chunks_exact(3) {
                let at = |k: usize| Vec3::from(mesh.positions[triangle[k] as usize]);
                let normal = Vec3::from(mesh.normals[triangle[0] as usize]);
                let turn = (at(1) - at(0)).cross(at(2) - at(0));
                assert!(turn.length() < 1e-9 || turn.dot(normal) > 0.0, "{triangle:?}");
            }
        }
    }
}
