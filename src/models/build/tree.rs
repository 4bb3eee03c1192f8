//! Three trees to plant the park with: a round crown, a tall one, and one with several heads.

use std::f64::consts::TAU;

use super::{
    mesh::{Mesh, Point, Role},
    paint::{Paint, noise},
};

/// How many trees there are; their files are `tree-1.glb` and on.
pub const KINDS: usize = 3;

/// A ball of leaves, or a head: centre, half width, half height.
#[derive(Clone, Copy)]
pub struct Blob {
    pub centre: Point,
    pub reach: (f64, f64),
}

/// Draws a tree, its foot in the origin. `kind` counts from 0.
pub fn tree(kind: usize) -> Mesh {
    let mut mesh = Mesh::default();
    let blob = |x: f64, y: f64, z: f64, wide: f64, tall: f64| Blob { centre: [x, y, z], reach: (wide, tall) };
    let (trunk, leaf, crown) = match kind {
        0 => (
            (0.16, 2.8),
            0x5f8a4a,
            vec![blob(0.0, 4.3, 0.0, 2.1, 1.9), blob(0.9, 3.5, 0.6, 1.3, 1.1), blob(-0.8, 3.6, -0.7, 1.3, 1.1)],
        ),
        1 => (
            (0.13, 1.9),
            0x4c7a52,
            vec![blob(0.0, 3.2, 0.0, 1.25, 1.6), blob(0.1, 5.2, -0.1, 1.05, 1.7), blob(0.0, 6.7, 0.05, 0.7, 1.3)],
        ),
        _ => (
            (0.18, 2.4),
            0x7a9a4e,
            vec![
                blob(1.1, 3.5, 0.2, 1.4, 1.2),
                blob(-0.9, 3.8, 0.8, 1.4, 1.3),
                blob(-0.2, 4.0, -1.1, 1.4, 1.3),
                blob(0.1, 5.0, 0.1, 1.5, 1.2),
            ],
        ),
    };
    stem(&mut mesh, trunk);
    for (number, blob) in crown.into_iter().enumerate() {
        let tone = Paint::hex(leaf).lit(0.92 + 0.08 * number as f64);
        ball(&mut mesh, blob, 6, tone.shaded(0.5, 1.08), Some((kind * 10 + number) as u64));
    }
    mesh
}

fn stem(mesh: &mut Mesh, (radius, height): (f64, f64)) {
    let bark = Paint::hex(0x6b5442).shaded(0.6, 0.9);
    let corner = |k: u32, y: f64, r: f64| -> Point {
        let angle = TAU * f64::from(k) / 5.0;
        [r * libm::cos(angle), y, -r * libm::sin(angle)]
    };
    for k in 0..5 {
        let corners = [
            corner(k, 0.0, radius),
            corner(k + 1, 0.0, radius),
            corner(k + 1, height, radius * 0.6),
            corner(k, height, radius * 0.6),
        ];
        mesh.quad(Role::Solid, corners, bark);
    }
}

/// A rough ball: two rings between two tips. A `seed` makes it uneven.
pub fn ball(mesh: &mut Mesh, blob: Blob, sides: u32, paint: Paint, seed: Option<u64>) {
    let [cx, cy, cz] = blob.centre;
    let (wide, tall) = blob.reach;
    let ring = |row: u32, k: u32| -> Point {
        let (y, r) = if row == 0 { (-0.42, 0.88) } else { (0.4, 0.9) };
        let uneven = seed.map_or(1.0, |seed| 0.86 + 0.28 * noise(seed, u64::from(row * 31 + k % sides)));
        let angle = TAU * (f64::from(k) + f64::from(row) * 0.5) / f64::from(sides);
        [cx + wide * r * uneven * libm::cos(angle), cy + tall * y, cz - wide * r * uneven * libm::sin(angle)]
    };
    let (sole, tip) = ([cx, cy - tall, cz], [cx, cy + tall, cz]);
    for k in 0..sides {
        let (a, b, c, d) = (ring(0, k), ring(0, k + 1), ring(1, k), ring(1, k + 1));
        mesh.triangle(Role::Solid, [sole, b, a], [false, false, false], paint);
        mesh.triangle(Role::Solid, [a, b, c], [false, false, true], paint);
        mesh.triangle(Role::Solid, [b, d, c], [false, true, true], paint);
        mesh.triangle(Role::Solid, [c, d, tip], [true, true, true], paint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_differ_stand_on_the_ground_and_face_outwards() {
        let trees: Vec<Mesh> = (0..KINDS).map(tree).collect();
        assert!(trees.iter().all(|mesh| mesh.triangles() <= 120));
        assert!(trees[0] != trees[1] && trees[1] != trees[2]);
        for mesh in &trees {
            let (_, surface) = mesh.surfaces().next().unwrap();
            assert_eq!(surface.positions.iter().map(|p| p[1]).fold(9.0, f32::min), 0.0);
        }
        let mut head = Mesh::default();
        ball(&mut head, Blob { centre: [1.0, 2.0, 3.0], reach: (0.5, 0.6) }, 6, Paint::hex(0), None);
        let (_, surface) = head.surfaces().next().unwrap();
        for (p, n) in surface.positions.iter().zip(&surface.normals) {
            assert!((p[0] - 1.0) * n[0] + (p[1] - 2.0) * n[1] + (p[2] - 3.0) * n[2] > 0.0);
        }
    }
}
