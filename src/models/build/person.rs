//! One person, 1.70 m tall, looking towards +z, feet in the origin. Light clothes, so that a tint shows.

use super::{
    mesh::{Mesh, Point, Role},
    paint::Paint,
    tree::{Blob, ball},
};

/// A tapered box: centre line's foot and head in x and z, heights, half sizes at the foot and at the top.
struct Limb {
    from: Point,
    to: Point,
    low: (f64, f64),
    high: (f64, f64),
}

pub fn person() -> Mesh {
    let mut mesh = Mesh::default();
    let (trousers, shirt, skin) = (Paint::hex(0x59616b), Paint::hex(0xdfe3e6), Paint::hex(0xc99d7e));
    for side in [-1.0, 1.0] {
        let leg = Limb {
            from: [0.10 * side, 0.0, 0.02],
            to: [0.09 * side, 0.84, 0.0],
            low: (0.06, 0.10),
            high: (0.08, 0.10),
        };
        limb(&mut mesh, &leg, trousers.shaded(0.7, 1.0));
        let arm = Limb {
            from: [0.27 * side, 0.78, 0.02],
            to: [0.22 * side, 1.38, 0.0],
            low: (0.04, 0.05),
            high: (0.05, 0.06),
        };
        limb(&mut mesh, &arm, shirt.lit(0.9).shaded(0.85, 1.0));
    }
    let torso = Limb { from: [0.0, 0.82, 0.0], to: [0.0, 1.42, 0.0], low: (0.16, 0.11), high: (0.20, 0.11) };
    limb(&mut mesh, &torso, shirt.shaded(0.85, 1.0));
    let neck = Limb { from: [0.0, 1.40, 0.0], to: [0.0, 1.48, 0.0], low: (0.05, 0.05), high: (0.05, 0.05) };
    limb(&mut mesh, &neck, skin.lit(0.8));
    ball(&mut mesh, Blob { centre: [0.0, 1.57, 0.01], reach: (0.10, 0.13) }, 6, skin.shaded(0.85, 1.0), None);
    mesh
}

fn limb(mesh: &mut Mesh, limb: &Limb, paint: Paint) {
    let corner = |upper: bool, x: f64, z: f64| -> Point {
        let ([cx, y, cz], (wide, deep)) = if upper { (limb.to, limb.high) } else { (limb.from, limb.low) };
        [cx + wide * x, y, cz + deep * z]
    };
    let round = [(-1.0, 1.0), (1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
    for ((ax, az), (bx, bz)) in round.into_iter().zip(round.into_iter().cycle().skip(1)) {
        let corners = [corner(false, ax, az), corner(false, bx, bz), corner(true, bx, bz), corner(true, ax, az)];
        mesh.quad(Role::Solid, corners, paint);
    }
    let [a, b, c, d] = round.map(|(x, z)| corner(true, x, z));
    mesh.quad(Role::Solid, [a, b, c, d], paint.shaded(1.0, 1.0));
    let [a, b, c, d] = round.map(|(x, z)| corner(false, x, z));
    mesh.quad(Role::Solid, [d, c, b, a], paint.shaded(0.6, 0.6));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::partition::reach;

    #[test]
    fn a_person_is_as_tall_as_said() {
        let mesh = person();
        let bar = reach(&mesh);
        assert!((bar.y.1 - 1.7).abs() < 1e-4 && bar.y.0 == 0.0, "{bar:?}");
        assert!(mesh.triangles() <= 200);
    }
}
