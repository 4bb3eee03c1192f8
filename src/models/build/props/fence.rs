//! A panel of a low, light fence, 3 m along +x, with the post at its start.

use super::{Looks, cuboid};
use crate::models::{
    Surface,
    build::{
        mesh::{Mesh, Role},
        paint::Paint,
    },
};

const HIGH_M: f64 = 1.5;

pub fn panel() -> Looks {
    let mut mesh = Mesh::default();
    let steel = Paint::hex(0x4a5154).on(Surface::Steel);
    cuboid(&mut mesh, Role::Solid, [-0.03, 0.0, -0.03], [0.03, HIGH_M + 0.05, 0.03], steel);
    for y in [0.15, HIGH_M - 0.15] {
        cuboid(&mut mesh, Role::Solid, [0.03, y, -0.015], [2.97, y + 0.035, 0.015], steel);
    }
    // Flat bars, seen from both sides.
    for k in 1..14 {
        let (x0, x1) = (3.0 * f64::from(k) / 14.0 - 0.014, 3.0 * f64::from(k) / 14.0 + 0.014);
        let front = [[x0, 0.1, 0.002], [x1, 0.1, 0.002], [x1, HIGH_M, 0.002], [x0, HIGH_M, 0.002]];
        let [a, b, c, d] = front.map(|[x, y, _]| [x, y, -0.002]);
        mesh.quad(Role::Solid, front, steel);
        mesh.quad(Role::Solid, [b, a, d, c], steel);
    }
    Looks::near(mesh)
}
