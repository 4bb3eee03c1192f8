//! Blades before dark openings, between piers; the bays at the corners are closed.

use super::{entrance, palette::Palette, stretch::Stretch};
use crate::{
    models::{
        Surface,
        build::{
            frame::Bar,
            mesh::{Mesh, Role},
            paint::Paint,
        },
    },
    park::EntranceKind,
};

/// Depth of the dark ground behind the blades, metres.
const DEPTH_M: f64 = 0.34;
/// From one blade to the next, metres.
const PITCH_M: f64 = 0.36;

pub fn louvres(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    stretch.corners(mesh, 0.3, 0.04, palette.wall);
    let stretch = stretch.between_posts();
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let sill = y0 + (stretch.height() * 0.2).min(if stretch.on_ground { 1.0 } else { 0.5 });
    let head = y1 - (stretch.height() * 0.15).min(0.5);
    let wall = palette.wall.on(Surface::Metal).shaded(stretch.foot(), 1.0);
    for s in stretch.between_ways() {
        frame.panel(mesh, Role::Solid, s, (y0, sill), 0.04, wall);
        frame.ledge(mesh, Role::Solid, s, sill, (0.04, DEPTH_M), palette.wall);
        frame.panel(mesh, Role::Solid, s, (head, y1), 0.04, palette.wall);
        frame.soffit(mesh, Role::Solid, s, head, (0.04, DEPTH_M), palette.wall.lit(0.4));
    }
    let bays: Vec<(u64, (f64, f64))> = stretch.windows().collect();
    let last = bays.len().saturating_sub(1);
    for (order, (_, s)) in bays.iter().enumerate() {
        if bays.len() > 4 && (order == 0 || order == last) {
            frame.panel(mesh, Role::Solid, *s, (sill, head), 0.04, palette.wall.on(Surface::Metal));
            continue;
        }
        blades(mesh, palette, &stretch, *s, (sill, head));
    }
    let pier = palette.wall.mixed(palette.accent, 0.08).shaded(stretch.foot(), 1.0);
    for (_, (s0, _)) in stretch.modules.each().filter(|(_, (s0, _))| *s0 > 0.1) {
        let free = stretch.openings().all(|(_, (from, to))| s0 < from + 0.01 || s0 > to - 0.01);
        if free {
            frame.bevelled_post(mesh, Bar { s: (s0 - 0.22, s0 + 0.22), y: (y0, y1), d: (0.0, DEPTH_M) }, 0.04, pier);
        }
    }
    for (way, s) in stretch.openings() {
        match way.kind {
            EntranceKind::Portal => entrance::portal(mesh, palette, &stretch, s, DEPTH_M),
            EntranceKind::Gate => entrance::gate(mesh, palette, &stretch, s, DEPTH_M),
        }
    }
}

/// Slanted blades: upper face, lip and underside of each.
fn blades(mesh: &mut Mesh, palette: &Palette, stretch: &Stretch<'_>, s: (f64, f64), (sill, head): (f64, f64)) {
    let frame = stretch.frame;
    frame.panel(mesh, Role::Solid, s, (sill, head), DEPTH_M, palette.glass.lit(0.35));
    let count = ((head - sill) / PITCH_M).floor().clamp(1.0, 60.0);
    let pitch = (head - sill) / count;
    let quad = |mesh: &mut Mesh, low: (f64, f64), high: (f64, f64), paint: Paint| {
        let corners = [
            frame.point(s.0, low.0, low.1),
            frame.point(s.1, low.0, low.1),
            frame.point(s.1, high.0, high.1),
            frame.point(s.0, high.0, high.1),
        ];
        mesh.quad(Role::Solid, corners, paint);
    };
    let paint = palette.frame;
    for k in 0..count as u32 {
        let foot = sill + pitch * f64::from(k);
        let (lip, back) = ((foot + 0.05, 0.06), (foot + 0.03 + pitch * 0.75, DEPTH_M - 0.06));
        quad(mesh, (lip.0 - 0.04, lip.1), lip, paint);
        quad(mesh, lip, back, paint.shaded(1.0, 0.55));
    }
}
