//! The outer face of a parapet, and the crowns of towers. It ends at the volume's top.

use crate::{
    models::build::{
        facade::{Palette, Wall},
        frame::Bar,
        mesh::{Mesh, Role},
        paint::Paint,
    },
    park::Crown,
};

/// Width of the slant at the upper edge, metres.
pub const BEVEL_M: f64 = 0.06;

/// Draws the outer face between two heights, with a slant of `bevel` metres at its upper edge.
pub fn outer(mesh: &mut Mesh, wall: &Wall, y: (f64, f64), palette: &Palette, (crown, bevel): (Option<Crown>, f64)) {
    let (frame, whole) = (wall.edge.frame, (0.0, wall.edge.length));
    if y.1 - y.0 < 2.0 * BEVEL_M {
        return;
    }
    let crest = y.1 - bevel;
    let face = palette.wall;
    match crown {
        Some(Crown::Screen) if y.1 - y.0 > 0.8 => {
            // The façade's uprights go on before a wall that stands back.
            let brow = crest - 0.35;
            frame.panel(mesh, Role::Solid, whole, (y.0, brow), 0.2, face.lit(0.7));
            frame.ledge(mesh, Role::Solid, whole, y.0, (0.0, 0.2), face.lit(0.8));
            frame.soffit(mesh, Role::Solid, whole, brow, (0.0, 0.2), face.lit(0.6));
            frame.panel(mesh, Role::Solid, whole, (brow, crest), 0.0, palette.coping());
            for (s, inner) in [((0.0, 0.3), 0.3), ((whole.1 - 0.3, whole.1), whole.1 - 0.3)] {
                frame.panel(mesh, Role::Solid, s, (y.0, brow), 0.0, palette.frame);
                frame.jamb(mesh, inner, (y.0, brow), (0.0, 0.2), inner < 1.0, palette.frame);
            }
            if bevel > 0.0 {
                for (_, (s, _)) in wall.modules.each().skip(1) {
                    frame.post(mesh, Bar { s: (s - 0.08, s + 0.08), y: (y.0, brow), d: (0.02, 0.2) }, palette.frame);
                }
            }
        }
        Some(Crown::Lit) if y.1 - y.0 > 0.8 => {
            let line = (crest - 0.4, crest - 0.22);
            frame.panel(mesh, Role::Solid, whole, (y.0, line.0), 0.0, face);
            frame.panel(mesh, Role::Lamp, whole, line, 0.0, Paint::hex(0xe6ecf0).mixed(palette.accent, 0.08));
            frame.panel(mesh, Role::Solid, whole, (line.1, crest), 0.0, palette.coping());
        }
        _ => {
            let brow = (crest - 0.25).max(y.0);
            frame.panel(mesh, Role::Solid, whole, (y.0, brow), 0.0, face);
            frame.panel(mesh, Role::Solid, whole, (brow, crest), 0.0, palette.coping());
        }
    }
    if bevel > 0.0 {
        // Mitred where the next side turns away, so that the slants meet.
        let inset = |turn_deg: f64| bevel * libm::tan((turn_deg / 2.0).to_radians());
        let (left, right) = (inset(wall.turns_deg.0), whole.1 - inset(wall.turns_deg.1));
        let corners = [
            frame.point(0.0, crest, 0.0),
            frame.point(whole.1, crest, 0.0),
            frame.point(right, y.1, bevel),
            frame.point(left, y.1, bevel),
        ];
        mesh.quad(Role::Solid, corners, palette.coping().lit(1.15));
    }
}
