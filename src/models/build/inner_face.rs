//! The inner face of outer walls: doors and gates, which one sees from indoors where one can go out, and windows.
//!
//! They are painted on the wall where the façade has them outside: nothing is cut out of it, and nothing is seen through.

use geo::Polygon;

use super::{
    facade::{Palette, Stretch, clear_m, panes},
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
    room_walls::clip,
};
use crate::{models::Surface, park::EntranceKind};

/// Windows stand so far before the wall, metres: before the lining of a room that has windows, behind that of one that
/// has none.
pub(super) const PANE_M: f64 = 0.045;
/// Doors stand before every lining.
const DOOR_M: f64 = 0.08;
/// What is set on a door, before it.
const SET_ON_M: f64 = 0.015;
/// So far from the corners of a room, metres.
const CORNER_M: f64 = 0.1;

/// Draws both on the inner face of a stretch, which lies `depth` behind the outer one.
pub(super) fn inner_face(mesh: &mut Mesh, palette: &Palette, stretch: &Stretch<'_>, inside: &[Polygon], depth: f64) {
    let frame = stretch.frame;
    let on_wall = |s: (f64, f64)| clip(inside, frame, depth + CORNER_M, s);
    let glass = Paint::hex(0xb9cad2).shaded(0.9, 1.0);
    for pane in panes(palette, stretch) {
        for s in on_wall(pane.s) {
            frame.lining(mesh, Role::Solid, s, pane.y, depth + PANE_M, glass);
        }
    }
    for (way, s) in stretch.openings() {
        let top = stretch.y.0 + clear_m(way.kind, stretch.height());
        for s in on_wall((s.0 + 0.25, s.1 - 0.25)).into_iter().filter(|(a, b)| b - a > 0.6) {
            door(mesh, frame, way.kind, s, (stretch.y.0, top), depth + DOOR_M);
        }
    }
}

fn door(mesh: &mut Mesh, frame: Frame, kind: EntranceKind, (a, b): (f64, f64), (foot, top): (f64, f64), d: f64) {
    const POST_M: f64 = 0.08;
    let metal = Paint::hex(0x4a5157).on(Surface::Metal);
    let (leaf, pitch) = match kind {
        EntranceKind::Portal => (Paint::hex(0xcfdde2).shaded(0.9, 1.0), 1.1),
        EntranceKind::Gate => (Paint::hex(0x7d868c).on(Surface::Metal).shaded(0.8, 1.0), 2.4),
    };
    let front = d + SET_ON_M;
    frame.lining(mesh, Role::Solid, (a, b), (foot, top), d, leaf);
    frame.lining(mesh, Role::Solid, (a - POST_M, b + POST_M), (top, top + POST_M), front, metal);
    for s in [(a - POST_M, a), (b, b + POST_M)] {
        frame.lining(mesh, Role::Solid, s, (foot, top), front, metal);
    }
    let leaves = ((b - a) / pitch).round().clamp(1.0, 24.0);
    for k in 1..leaves as u32 {
        let s = a + (b - a) * f64::from(k) / leaves;
        frame.lining(mesh, Role::Solid, (s - 0.03, s + 0.03), (foot, top), front, metal);
    }
    // The way out is marked, and the mark is lit.
    let middle = (a + b) / 2.0;
    let sign = (top + POST_M + 0.06, top + POST_M + 0.3);
    frame.lining(mesh, Role::Lamp, (middle - 0.35, middle + 0.35), sign, front, Paint::hex(0x35c98a));
}

#[cfg(test)]
mod tests {
    use super::super::{floors, samples, shell, shell::WALL_M};
    use super::*;
    use crate::models::build::paint::Paint;

    #[test]
    fn a_door_and_windows_of_the_wall_are_seen_from_indoors() {
        let building = samples::tower();
        let shells = shell::shells(&building);
        let palette = Palette::new(shells[0].volume, Paint::hex(0x80_8080), "T");
        let storey = shells[0].storeys[0];
        let mesh = floors::inner_faces(&shells[0], storey, storey.y.1, &palette);
        let walls = crate::models::build::facade::walls(&shells[0], palette.at(&shells[0], storey));
        let wall = walls.iter().find(|wall| !wall.ways.is_empty()).unwrap();
        let (from, to) = wall.ways[0].reach(wall.modules);
        let frame = wall.edge.frame;
        // Whatever looks inwards from just before the inner face, by how far before it is.
        let faces = |deep: f64| -> usize {
            let at = |p: &[f32; 3]| {
                let off = geo::Coord { x: f64::from(p[0]), y: f64::from(p[2]) } - frame.origin;
                let (s, d) =
                    (off.x * frame.along.x + off.y * frame.along.y, -(off.x * frame.out.x + off.y * frame.out.y));
                (s > from && s < to && (d - WALL_M - deep).abs() < 1e-3).then_some(())
            };
            mesh.surfaces().flat_map(|(_, surface)| &surface.positions).filter_map(at).count()
        };
        assert!(faces(DOOR_M) >= 4, "the leaf of the door");
        assert_eq!(faces(PANE_M), 0, "no window in the door");
    }
}
