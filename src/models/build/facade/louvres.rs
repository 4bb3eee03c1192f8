//! Blades before dark openings, between piers; the bays at the corners are closed.

use super::{
    entrance,
    modules::{Modules, Wall, Way},
    palette::Palette,
    stretch::Stretch,
};
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
/// The same in the texture of blades, metres.
const TEXTURE_PITCH_M: f64 = 0.15;
/// From afar, bands and blades lie this far behind the piers, metres.
const BAND_M: f64 = 0.01;
const BLADES_M: f64 = 0.02;

pub fn louvres(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    stretch.corners(mesh, 0.3, 0.04, palette.wall);
    let stretch = stretch.between_posts();
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let (sill, head) = closed_m(stretch.height(), stretch.on_ground);
    let (sill, head) = (y0 + sill, y1 - head);
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
    let paint = pier(palette).shaded(stretch.foot(), 1.0);
    for s in piers(stretch.modules, stretch.ways) {
        frame.bevelled_post(mesh, Bar { s, y: (y0, y1), d: (0.0, DEPTH_M) }, 0.04, paint);
    }
    for (way, s) in stretch.openings() {
        match way.kind {
            EntranceKind::Portal => entrance::portal(mesh, palette, &stretch, s, DEPTH_M),
            EntranceKind::Gate => entrance::gate(mesh, palette, &stretch, s, DEPTH_M),
        }
    }
}

/// How much of a storey is closed below and above its blades, metres.
fn closed_m(storey_m: f64, on_ground: bool) -> (f64, f64) {
    ((storey_m * 0.2).min(if on_ground { 1.0 } else { 0.5 }), (storey_m * 0.15).min(0.5))
}

fn pier(palette: &Palette) -> Paint {
    palette.wall.mixed(palette.accent, 0.08)
}

/// Start and end of the piers, which stand between modules and not in doors.
fn piers(modules: Modules, ways: &[Way]) -> impl Iterator<Item = (f64, f64)> {
    let starts = modules.each().map(|(_, (s0, _))| s0).filter(|s0| *s0 > 0.1);
    let is_free = move |s0: &f64| {
        ways.iter().map(|way| way.reach(modules)).all(|(from, to)| *s0 < from + 0.01 || *s0 > to - 0.01)
    };
    starts.filter(is_free).map(|s0| (s0 - 0.22, s0 + 0.22))
}

/// Storeys one upon the other from afar: piers, bands between the storeys, and the blades as a texture. `floors` are
/// the heights of their floors, which lie `storey_m` apart, and `y` is what is to be seen of the wall, metres.
pub fn afar(mesh: &mut Mesh, palette: &Palette, wall: &Wall, (floors, storey_m): (&[f64], f64), y: (f64, f64)) {
    let (frame, modules) = (wall.edge.frame, wall.modules);
    let (foot, top) = y;
    let on_ground = foot < 0.5;
    let shade = |paint: Paint| paint.shaded(if on_ground { 0.85 } else { 1.0 }, 1.0);
    let (sill, head) = closed_m(storey_m.min(top - foot), on_ground);
    let bays: Vec<(f64, f64)> = modules.each().map(|(_, s)| s).collect();
    let (from, to) = match bays.as_slice() {
        // The bays at the corners are closed.
        [first, _, _, .., _, last] => (first.1, last.0),
        _ => (modules.from, modules.to()),
    };
    let closed = shade(palette.wall.on(Surface::Metal));
    for s in [(modules.from, from), (to, modules.to())].into_iter().filter(|s| s.1 - s.0 > 0.1) {
        frame.panel(mesh, Role::Solid, s, y, BAND_M, closed);
    }
    // Blades look up: more of the sky lights them than walls.
    let blades = shade(palette.frame.mixed(palette.wall, 0.4).on(Surface::Louvre));
    let coarser = |s: f64, y: f64| [s, -y].map(|along| along * TEXTURE_PITCH_M / PITCH_M);
    frame.cells(mesh, Role::Solid, (from, to), y, BLADES_M, coarser, blades);
    let above_foot = floors.iter().filter(|floor| **floor > foot + 0.01);
    let between = above_foot.map(|floor| ((floor - head).max(foot + sill), (floor + sill).min(top - head)));
    let bands = [(foot, foot + sill), (top - head, top)].into_iter().chain(between);
    for band in bands.filter(|band| band.1 - band.0 > 0.01) {
        frame.panel(mesh, Role::Solid, (from, to), band, BAND_M, shade(palette.wall));
    }
    let ways: &[Way] = if on_ground { &wall.ways } else { &[] };
    // At corners there are posts already.
    for s in piers(modules, ways).filter(|s| s.0 > modules.from) {
        frame.panel(mesh, Role::Solid, s, y, 0.0, shade(pier(palette)));
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
