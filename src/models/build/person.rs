//! One person, 1.70 m tall, looking towards +z, feet in the origin. Light clothes, so that a tint shows.

use super::{
    mesh::{Mesh, Role},
    paint::Paint,
    solids::{ball, pipe, tube},
};

pub fn person() -> Mesh {
    let mut mesh = Mesh::default();
    let (trousers, shirt, skin) = (Paint::hex(0x4b535d), Paint::hex(0xd5dade), Paint::hex(0xb98a6a));
    let (hair, shoe) = (Paint::hex(0x2a2420), Paint::hex(0x26282b));
    for side in [-1.0, 1.0] {
        // A short step forward with one leg, the arms against it.
        let step = 0.09 * side;
        let (hip, knee, ankle) =
            ([0.09 * side, 0.86, 0.0], [0.10 * side, 0.47, 0.03 + step * 0.6], [0.10 * side, 0.06, step]);
        tube(&mut mesh, Role::Solid, (knee, hip), (0.062, 0.088), 6, false, trousers.shaded(0.9, 1.0));
        tube(&mut mesh, Role::Solid, (ankle, knee), (0.048, 0.062), 6, false, trousers.shaded(0.7, 0.9));
        // Whichever way the knee bends, one does not look into the leg.
        ball(&mut mesh, Role::Solid, knee, [0.058, 0.07, 0.058], 6, trousers.shaded(0.9, 1.0));
        ball(&mut mesh, Role::Solid, [0.10 * side, 0.045, 0.05 + step], [0.045, 0.045, 0.12], 4, shoe);
        let arm = [[0.19 * side, 1.38, 0.0], [0.25 * side, 1.1, -0.02 - step * 0.5], [0.24 * side, 0.84, 0.06 - step]];
        pipe(&mut mesh, Role::Solid, &arm, 0.043, 4, shirt.lit(0.92).shaded(0.85, 1.0));
        let [_, _, [x, y, z]] = arm;
        ball(&mut mesh, Role::Solid, [x, y - 0.03, z + 0.01], [0.04, 0.07, 0.04], 4, skin);
    }
    tube(
        &mut mesh,
        Role::Solid,
        ([0.0, 0.82, 0.0], [0.0, 1.12, 0.0]),
        (0.15, 0.135),
        8,
        false,
        trousers.mixed(shirt, 0.75),
    );
    tube(&mut mesh, Role::Solid, ([0.0, 1.12, 0.0], [0.0, 1.38, 0.0]), (0.135, 0.19), 8, false, shirt);
    tube(&mut mesh, Role::Solid, ([0.0, 1.38, 0.0], [0.0, 1.48, 0.0]), (0.19, 0.05), 8, false, shirt);
    ball(&mut mesh, Role::Solid, [0.0, 1.57, 0.015], [0.08, 0.115, 0.095], 8, skin);
    ball(&mut mesh, Role::Solid, [0.0, 1.61, -0.015], [0.09, 0.09, 0.1], 8, hair);
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::partition::reach;

    #[test]
    fn a_person_is_as_tall_as_said() {
        let mesh = person();
        let bar = reach(&mesh);
        assert!((bar.y.1 - 1.7).abs() < 1e-3 && bar.y.0.abs() < 1e-3, "{bar:?}");
        assert!(mesh.triangles() <= 320, "{}", mesh.triangles());
    }
}
