//! One server rack: a cabinet whose perforated front looks towards +x, its foot's centre in the origin.

use geo::Coord;

use super::{
    frame::{Bar, Frame},
    mesh::{Mesh, Role},
    paint::Paint,
};
use crate::park::RackLayout;

/// Draws a rack of the layout's size. One primitive, few triangles: thousands are drawn.
pub fn rack(layout: &RackLayout) -> Mesh {
    let (wide, tall, deep) = layout.rack_m;
    let mut mesh = Mesh::default();
    // Looking east: `s` runs north, and the depth goes west.
    let front = Frame {
        origin: Coord { x: deep / 2.0, y: wide / 2.0 },
        along: Coord { x: 0.0, y: -1.0 },
        out: Coord { x: 1.0, y: 0.0 },
    };
    let case = Paint::hex(0x3f464d).shaded(0.6, 1.0);
    let bar = Bar { s: (0.0, wide), y: (0.0, tall), d: (0.0, deep) };
    front.lining(&mut mesh, Role::Solid, bar.s, bar.y, deep, case.lit(0.8));
    front.jamb(&mut mesh, 0.0, bar.y, bar.d, false, case);
    front.jamb(&mut mesh, wide, bar.y, bar.d, true, case);
    front.ledge(&mut mesh, Role::Solid, bar.s, tall, bar.d, case.lit(1.25).shaded(1.0, 1.0));
    let (rim, sill, head) = (0.04, 0.08, tall - 0.06);
    let bezel = Paint::hex(0x616a72).shaded(0.7, 1.0);
    front.panel(&mut mesh, Role::Solid, (0.0, rim), bar.y, 0.0, bezel);
    front.panel(&mut mesh, Role::Solid, (wide - rim, wide), bar.y, 0.0, bezel);
    front.panel(&mut mesh, Role::Solid, (rim, wide - rim), (0.0, sill), 0.0, bezel);
    front.panel(&mut mesh, Role::Solid, (rim, wide - rim), (head, tall), 0.0, bezel);
    // The door stands a little back; servers show through it in bands.
    let bands = 4;
    let step = (head - sill) / f64::from(bands);
    let strip = 0.05;
    for k in 0..bands {
        let y = (sill + step * f64::from(k), sill + step * f64::from(k + 1));
        let tone = Paint::hex(if k % 2 == 0 { 0x23282c } else { 0x2d3338 });
        front.panel(&mut mesh, Role::Solid, (rim + strip, wide - rim), y, 0.03, tone);
    }
    front.panel(&mut mesh, Role::Solid, (rim, rim + strip), (sill, head), 0.03, Paint::hex(0x2fae8f).shaded(0.5, 1.0));
    front.ledge(&mut mesh, Role::Solid, (rim, wide - rim), sill, (0.0, 0.03), bezel);
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{partition::reach, samples};

    #[test]
    fn a_rack_has_the_layouts_size_and_few_triangles() {
        let mesh = rack(&samples::layout());
        let bar = reach(&mesh);
        let size = (bar.s.1 - bar.s.0, bar.y.1, bar.d.1 - bar.d.0);
        assert!((size.0 - 1.2).abs() < 1e-4 && (size.1 - 2.0).abs() < 1e-4 && (size.2 - 0.6).abs() < 1e-4, "{size:?}");
        assert!(mesh.triangles() <= 60 && mesh.surfaces().count() == 1);
        assert!(bar.s.0 < 0.0 && (bar.s.0 + bar.s.1).abs() < 1e-6, "centred");
    }
}
