//! The site before anything is built on it: levelled earth with the tracks of machines, and a hoarding around it.

use geo::{BoundingRect, Coord, Polygon};

use crate::{
    models::{
        Surface,
        build::{
            frame::{Bar, Frame},
            mesh::{Mesh, Role},
            paint::{Paint, cloud},
            plan,
        },
    },
    park::Gate,
};

/// Just below roads, which are laid first; the edge of the site reaches farther down.
pub const BARE_Y: f64 = -0.14;
const CELL_M: f64 = 9.0;
const PANEL_M: f64 = 6.0;
const PANEL_HIGH_M: f64 = 2.4;

pub fn bare(boundary: &[Polygon], gates: &[Gate]) -> Mesh {
    let mut mesh = Mesh::default();
    boundary.iter().for_each(|outline| earth(&mut mesh, outline));
    boundary.iter().for_each(|outline| hoarding(&mut mesh, outline, gates));
    mesh
}

/// Purple-red soil of the Sichuan basin: paler where it was rolled, darker where it is wet.
fn earth(mesh: &mut Mesh, outline: &Polygon) {
    let soil = Paint::hex(0x867767).on(Surface::Soil);
    let rolled = Paint::hex(0xaa9f90).on(Surface::Soil);
    let tint = |at: Coord| {
        let patches = cloud(23, at.x / 46.0, at.y / 38.0);
        let grain = cloud(7, at.x / 7.0, at.y / 7.0);
        // Machines drive along the site's length.
        let tracks = cloud(5, at.x / 90.0, at.y / 6.0);
        let share = (patches * 0.75 + tracks * 0.45 - 0.2).clamp(0.0, 1.0);
        soil.mixed(rolled, share).lit(0.86 + 0.22 * grain)
    };
    let Some(reach) = outline.bounding_rect() else { return };
    let first = |v: f64| (v / CELL_M).floor() as i64;
    let last = |v: f64| (v / CELL_M).ceil() as i64;
    for row in first(reach.min().y)..last(reach.max().y) {
        for column in first(reach.min().x)..last(reach.max().x) {
            let low = Coord { x: column as f64 * CELL_M, y: row as f64 * CELL_M };
            let cell = plan::rectangle(low, low + Coord { x: CELL_M, y: CELL_M });
            for piece in plan::shared(std::slice::from_ref(outline), &[cell]) {
                mesh.level_by(Role::Ground, &piece, BARE_Y, true, tint);
            }
        }
    }
}

/// Panels just inside the boundary, left open at the gates.
fn hoarding(mesh: &mut Mesh, outline: &Polygon, gates: &[Gate]) {
    let panel = Paint::hex(0x6d8ea6).on(Surface::Steel);
    for (_, a, b) in plan::around(&plan::corners_of(outline.exterior())) {
        let (frame, length) = Frame::between(a, b);
        let count = (length / PANEL_M).floor().max(1.0);
        let wide = length / count;
        for k in 0..count as usize {
            let from = k as f64 * wide;
            let middle = frame.origin + frame.along * (from + wide / 2.0);
            let is_open = |gate: &Gate| plan::distance(middle, plan::coord(gate.at)) < gate.width_m / 2.0 + wide;
            if gates.iter().any(is_open) {
                continue;
            }
            let bar = Bar { s: (from + 0.04, from + wide - 0.04), y: (BARE_Y, PANEL_HIGH_M), d: (0.3, 0.36) };
            frame.block(mesh, Role::Solid, bar, panel.shaded(0.8, 1.0));
            frame.lining(mesh, Role::Solid, bar.s, bar.y, bar.d.1, panel.shaded(0.7, 0.9));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::build::plan::rectangle;

    #[test]
    fn the_earth_lies_within_the_boundary_and_gates_stay_open() {
        let boundary = rectangle(Coord { x: -60.0, y: -40.0 }, Coord { x: 60.0, y: 40.0 });
        let gate = Gate {
            id: "g".into(),
            name: Default::default(),
            what: Default::default(),
            at: crate::park::Xz(0.0, 40.0),
            width_m: 12.0,
            on_foot: true,
        };
        let closed = bare(std::slice::from_ref(&boundary), &[]);
        let open = bare(std::slice::from_ref(&boundary), &[gate]);
        assert!(open.triangles() < closed.triangles());
        let reach = crate::models::build::partition::reach(&open);
        assert!(reach.s.0 >= -60.01 && reach.s.1 <= 60.01, "{reach:?}");
        assert!(reach.y.0 >= BARE_Y - 1e-6 && reach.y.1 <= PANEL_HIGH_M + 1e-6, "{reach:?}");
    }
}
