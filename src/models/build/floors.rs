//! One floor of a building over all its volumes: slab, outer walls with both faces, and the cut on top of them.

use geo::{Coord, Polygon};

use super::{
    facade::{self, Palette, Stretch},
    frame::{Bar, Frame},
    mesh::{Mesh, Role},
    paint::Paint,
    plan,
    shell::{BALCONY_M, Edge, Shell, Storey, WALL_M},
};
use crate::park::Facade;

/// Thickness of a floor slab, metres.
pub const SLAB_M: f64 = 0.3;

/// Draws floor number `floor`. `wall_top` tells where a storey's walls end, below the parapet or the next floor.
pub fn floor(
    mesh: &mut Mesh,
    floor: u32,
    shells: &[Shell<'_>],
    palettes: &[Palette],
    wall_top: impl Fn(&Shell<'_>, Storey) -> f64,
) {
    for (order, (shell, palette)) in shells.iter().zip(palettes).enumerate() {
        for storey in shell.storeys.iter().filter(|storey| storey.floor == floor) {
            let top = wall_top(shell, *storey);
            if palette.facade == Facade::Canopy {
                columns(mesh, shell, (storey.y.0, top), palette);
            } else {
                storey_of(mesh, shell, *storey, top, palette, order as u64);
            }
        }
    }
}

fn storey_of(mesh: &mut Mesh, shell: &Shell<'_>, storey: Storey, top: f64, palette: &Palette, order: u64) {
    let height = (storey.y.0, top);
    let inside = shell.inside(|edge| edge.depth_m(height));
    slab(mesh, shell, storey, &inside);
    let lining = Paint::hex(0xd9d4ca).shaded(0.78, 1.0);
    for ring in inside.iter().flat_map(plan::rings_of) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            frame.lining(mesh, Role::Solid, (0.0, length), height, 0.0, lining);
        }
    }
    let mut hollow = inside;
    let mut number = (order << 40) | (u64::from(storey.floor) << 16);
    for (before, edge, _) in shell.rings.iter().flatten().flat_map(|ring| plan::around(ring)) {
        if edge.balcony {
            hollow.extend(balcony(&edge));
        }
        number += 1;
        wall(mesh, &before, &edge, height, palette, number);
    }
    let cut = Paint::hex(0x3d4247);
    for outline in plan::tidy(plan::cut(&shell.outlines, &hollow)) {
        mesh.level(Role::Solid, &outline, top, true, cut);
    }
}

/// The ground plan of the balconies before a side.
fn balcony(edge: &Edge) -> Vec<Polygon> {
    let (left, right) = (WALL_M, edge.length - WALL_M);
    let corners = [(left, 0.0), (right, 0.0), (right, BALCONY_M), (left, BALCONY_M)];
    let ring: Vec<Coord> = corners.map(|(s, d)| edge.frame.origin + edge.frame.along * s - edge.frame.out * d).into();
    plan::tidy([Polygon::new(ring.into(), Vec::new())])
}

fn wall(mesh: &mut Mesh, before: &Edge, edge: &Edge, (foot, top): (f64, f64), palette: &Palette, number: u64) {
    let hidden_to = edge.hidden_to(foot, top);
    if hidden_to > foot {
        // Seen once the neighbour is lifted off.
        let plain = Paint::hex(0xcfcac0).shaded(0.8, 1.0);
        edge.frame.panel(mesh, Role::Solid, (0.0, edge.length), (foot, hidden_to), 0.0, plain);
    }
    if hidden_to > top - 0.01 {
        return;
    }
    let turns = |turn_deg: f64| turn_deg.abs() > 15.0;
    let stretch = Stretch {
        frame: edge.frame,
        length: edge.length,
        y: (hidden_to, top),
        posts: (turns(before.turn_deg), turns(edge.turn_deg)),
        on_ground: hidden_to < 0.5,
        balcony: edge.balcony && hidden_to == foot,
        number,
    };
    facade::clad(mesh, palette, stretch);
}

fn slab(mesh: &mut Mesh, shell: &Shell<'_>, storey: Storey, inside: &[Polygon]) {
    let y = storey.y.0;
    let finish = Paint::hex(0xb8b6b0);
    if y < 0.01 {
        for outline in &shell.outlines {
            mesh.level(Role::Solid, outline, y, true, finish);
        }
        return;
    }
    let voids: Vec<Polygon> = shell
        .volume
        .voids
        .iter()
        .filter(|void| (void.floors.0..=void.floors.1).contains(&storey.floor))
        .flat_map(|void| plan::tidy([shell.volume.opening(&void.outline, void.at)]))
        .collect();
    for outline in plan::cut(inside, &voids) {
        mesh.level(Role::Solid, &outline, y, true, finish);
        mesh.level(Role::Solid, &outline, y - SLAB_M, false, Paint::hex(0xa5a39d).lit(0.7));
        if !voids.is_empty() {
            skirt(mesh, Role::Solid, &outline, (y - SLAB_M, y), Paint::hex(0x8f8d88));
        }
    }
    // A volume that stands over open air shows its underside.
    if (shell.base_m - y).abs() < 0.01 {
        for outline in &shell.outlines {
            mesh.level(Role::Solid, outline, y - 0.005, false, Paint::hex(0x9a9892).lit(0.6));
        }
    }
}

/// Upright faces all round an outline, looking out of it.
pub fn skirt(mesh: &mut Mesh, role: Role, outline: &Polygon, y: (f64, f64), paint: Paint) {
    for ring in plan::rings_of(outline) {
        for (_, a, b) in plan::around(&plan::corners_of(ring)) {
            let (frame, length) = Frame::between(a, b);
            frame.panel(mesh, role, (0.0, length), y, 0.0, paint);
        }
    }
}

/// Columns along the sides of a canopy.
fn columns(mesh: &mut Mesh, shell: &Shell<'_>, y: (f64, f64), palette: &Palette) {
    let paint = palette.frame.shaded(0.6, 1.0);
    for edge in shell.rings.iter().flatten().flatten() {
        let bays = (edge.length / 6.0).ceil().clamp(1.0, 100.0);
        for k in 0..bays as u32 {
            let s = (edge.length * f64::from(k) / bays).clamp(0.5, (edge.length - 0.5).max(0.5));
            edge.frame.block(mesh, Role::Solid, Bar { s: (s - 0.18, s + 0.18), y, d: (0.32, 0.68) }, paint);
        }
    }
}
