//! One server rack: a cabinet whose perforated front looks towards +x, its foot's centre in the origin. Near by it has
//! a frame around its door, a handle, lamps and cables at its back; from afar it is a box.

use geo::Coord;

use super::{
    frame::{Bar, Frame},
    mesh::{Corner, Mesh, Role},
    node::Node,
    paint::Paint,
};
use crate::{
    models::{Seen, Surface},
    park::RackLayout,
};

/// The nodes of a rack's file: one for who stands near, one for who is far.
pub fn nodes(name: &str, layout: &RackLayout) -> [Node; 2] {
    [
        Node { seen: Some(Seen::Near), ..Node::named(format!("{name}/near")).with(near(layout)) },
        Node { seen: Some(Seen::Far), ..Node::named(format!("{name}/far")).with(far(layout)) },
    ]
}

/// Looking east: `s` runs north, and the depth goes west.
fn front(layout: &RackLayout) -> Frame {
    let (wide, _, deep) = layout.rack_m;
    Frame {
        origin: Coord { x: deep / 2.0, y: wide / 2.0 },
        along: Coord { x: 0.0, y: -1.0 },
        out: Coord { x: 1.0, y: 0.0 },
    }
}

/// A perforated door, its texture once over it.
fn door(mesh: &mut Mesh, frame: Frame, s: (f64, f64), y: (f64, f64), d: f64, looks_out: bool, paint: Paint) {
    let sign = if looks_out { 1.0 } else { -1.0 };
    let corner = |at_s: f64, at_y: f64, upper: bool| Corner {
        at: frame.point(at_s, at_y, d),
        normal: [frame.out.x * sign, 0.0, frame.out.y * sign],
        uv: [(at_s - s.0) * sign, 0.0 - at_y],
        colour: paint.vertex(upper),
    };
    let (a, b) = if looks_out { s } else { (s.1, s.0) };
    let corners = [corner(a, y.0, false), corner(b, y.0, false), corner(b, y.1, true), corner(a, y.1, true)];
    mesh.woven(Role::Solid, &corners, &[[0, 1, 2], [0, 2, 3]]);
}

/// Few triangles even near by, as thousands are drawn: 28.
fn near(layout: &RackLayout) -> Mesh {
    let (wide, tall, deep) = layout.rack_m;
    let mut mesh = Mesh::default();
    let front = front(layout);
    let case = Paint::hex(0x2b2f33).shaded(0.6, 1.0).on(Surface::Steel);
    let bar = Bar { s: (0.0, wide), y: (0.0, tall), d: (0.0, deep) };
    front.jamb(&mut mesh, 0.0, bar.y, bar.d, false, case);
    front.jamb(&mut mesh, wide, bar.y, bar.d, true, case);
    front.ledge(&mut mesh, Role::Solid, bar.s, tall, bar.d, case.lit(1.25).shaded(1.0, 1.0));
    let (rim, sill, head) = (0.035, 0.08, tall - 0.06);
    // One face is the frame about the door, which lies on it.
    front.panel(&mut mesh, Role::Solid, bar.s, bar.y, 0.0, Paint::hex(0x3c4146).shaded(0.7, 1.0).on(Surface::Steel));
    let perforated = Paint::hex(0x54595e).shaded(0.7, 1.0).on(Surface::RackDoor);
    door(&mut mesh, front, (rim, wide - rim), (sill, head), -0.003, true, perforated);
    // A handle, and a line of lamps that shows the servers' state.
    let grip = ((wide - 0.11, wide - 0.08), (0.45 * tall, 0.6 * tall));
    front.panel(&mut mesh, Role::Solid, grip.0, grip.1, -0.009, Paint::hex(0x9aa0a5));
    for (share, code) in [(0.22, 0x2fd08f), (0.4, 0x2fd08f), (0.58, 0x41a6ff), (0.8, 0x2fd08f)] {
        let y = tall * share;
        front.panel(&mut mesh, Role::Lamp, (0.09, 0.17), (y, y + 0.012), -0.006, Paint::hex(code));
    }
    let label = ((0.14, wide - 0.14), (head + 0.012, tall - 0.012));
    front.panel(&mut mesh, Role::Solid, label.0, label.1, -0.003, Paint::hex(0xb4b9bd));
    // The back: a split door, darker, and cables in its gap.
    let half = wide / 2.0;
    front.lining(&mut mesh, Role::Solid, bar.s, bar.y, deep - 0.006, Paint::hex(0x2c5a8c).lit(0.6).shaded(0.5, 1.0));
    for s in [(0.0, half - 0.025), (half + 0.025, wide)] {
        door(&mut mesh, front, s, (0.0, tall), deep, false, perforated.lit(0.8));
    }
    mesh
}

/// A box with its doors painted on: 10 triangles. Its lamps would be smaller than a pixel.
fn far(layout: &RackLayout) -> Mesh {
    let (wide, tall, deep) = layout.rack_m;
    let mut mesh = Mesh::default();
    let front = front(layout);
    let case = Paint::hex(0x2e3236).shaded(0.6, 1.0);
    let (s, y, d) = ((0.0, wide), (0.0, tall), (0.0, deep));
    front.panel(&mut mesh, Role::Solid, s, y, 0.0, Paint::hex(0x4d5257).shaded(0.7, 1.0));
    front.lining(&mut mesh, Role::Solid, s, y, deep, case);
    front.jamb(&mut mesh, 0.0, y, d, false, case);
    front.jamb(&mut mesh, wide, y, d, true, case);
    front.ledge(&mut mesh, Role::Solid, s, tall, d, case.lit(1.3).shaded(1.0, 1.0));
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::{partition::reach, samples};

    #[test]
    fn a_rack_has_the_layouts_size_and_few_triangles() {
        for (node, most) in nodes("rack", &samples::layout()).iter().zip([28, 10]) {
            let bar = reach(&node.mesh);
            let size = (bar.s.1 - bar.s.0, bar.y.1, bar.d.1 - bar.d.0);
            assert!(
                (size.0 - 1.2).abs() < 0.01 && (size.1 - 2.0).abs() < 1e-4 && (size.2 - 0.6).abs() < 1e-4,
                "{size:?}"
            );
            assert!(node.mesh.triangles() <= most, "{}", node.mesh.triangles());
            assert!(bar.s.0 < 0.0 && (bar.s.0 + bar.s.1).abs() < 0.01, "centred");
        }
    }

    #[test]
    fn a_door_shows_its_texture_once() {
        let [near, _] = nodes("rack", &samples::layout());
        let (_, solid) = near.mesh.surfaces().find(|(role, _)| *role == Role::Solid).unwrap();
        let layer = u16::from(Surface::RackDoor.layer()) * 257;
        let doors = solid.colours.iter().zip(&solid.uvs).filter(|(colour, _)| colour[3] == layer);
        assert!(doors.clone().count() == 12 && doors.into_iter().all(|(_, uv)| uv[0].abs() <= 0.6 && uv[1] <= 0.0));
    }
}
