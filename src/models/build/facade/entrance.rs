//! Ways in: portals with glass doors, gates for sets and machines, and what stands before them.

use super::{
    modules::{Wall, walls},
    palette::Palette,
    stretch::Stretch,
};
use crate::{
    models::{
        Surface,
        build::{
            frame::{Bar, Frame},
            mesh::{Mesh, Role},
            paint::Paint,
            shell::Shell,
        },
    },
    park::EntranceKind,
};

/// How far canopies reach out, metres.
const CANOPY_M: f64 = 3.4;
const GATE_CANOPY_M: f64 = 1.4;
/// Aprons lie this high on the ground, metres.
const APRON_M: f64 = 0.03;

/// Height of the doors of a way in, metres, in a storey of this height.
pub fn clear_m(kind: EntranceKind, storey_m: f64) -> f64 {
    match kind {
        EntranceKind::Portal => 3.0_f64.min(storey_m * 0.7),
        EntranceKind::Gate => 6.5_f64.min(storey_m * 0.86),
    }
}

/// Glass doors between posts, glass above.
pub fn portal(mesh: &mut Mesh, palette: &Palette, stretch: &Stretch<'_>, (a, b): (f64, f64), depth: f64) {
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let top = y0 + clear_m(EntranceKind::Portal, stretch.height());
    let (left, right) = (a + 0.25, b - 0.25);
    let metal = palette.frame.mixed(Paint::hex(0x3f464b), 0.7).on(Surface::Plain);
    let head = y1 - 0.5_f64.min(stretch.height() * 0.15);
    for s in [(a, left), (right, b)] {
        frame.post(mesh, Bar { s, y: (y0, y1), d: (0.04, depth) }, palette.accent.mixed(metal, 0.55).shaded(0.8, 1.0));
    }
    frame.panel(mesh, Role::Solid, (left, right), (head, y1), 0.08, palette.wall);
    frame.soffit(mesh, Role::Solid, (left, right), head, (0.08, depth), metal);
    let lintel = Bar { s: (left, right), y: (top, top + 0.3), d: (0.05, depth) };
    frame.band(mesh, lintel, metal);
    stretch.glass(mesh, (left, right), (top + 0.3, head), depth, palette.glass.lit(1.1));
    stretch.glass(mesh, (left, right), (y0, top), depth, palette.glass.lit(0.8).shaded(0.8, 1.0));
    let leaves = ((right - left) / 1.1).round().clamp(1.0, 24.0);
    let step = (right - left) / leaves;
    for k in 0..=leaves as u32 {
        let s = left + step * f64::from(k);
        let (from, to) = ((s - 0.035).max(left), (s + 0.035).min(right));
        frame.panel(mesh, Role::Solid, (from, to), (y0, top), depth - 0.03, metal);
        if k % 2 == 1 && k < leaves as u32 {
            let handles = [(s - 0.16, s - 0.12), (s + 0.12, s + 0.16)];
            for handle in handles {
                frame.panel(mesh, Role::Solid, handle, (y0 + 0.7, y0 + 1.5), depth - 0.06, palette.frame.lit(1.1));
            }
        }
    }
    frame.panel(mesh, Role::Solid, (left, right), (y0, y0 + 0.12), depth - 0.04, metal);
}

/// A high sliding door of ribbed metal with a wicket for people.
pub fn gate(mesh: &mut Mesh, palette: &Palette, stretch: &Stretch<'_>, (a, b): (f64, f64), depth: f64) {
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let top = y0 + clear_m(EntranceKind::Gate, stretch.height());
    let (left, right) = (a + 0.2, b - 0.2);
    let metal = palette.frame.lit(0.7).on(Surface::Steel).shaded(0.8, 1.0);
    let leaf = gate_leaf(palette);
    for s in [(a, left), (right, b)] {
        frame.post(mesh, Bar { s, y: (y0, y1), d: (0.03, depth) }, metal);
    }
    frame.panel(mesh, Role::Solid, (left, right), (top + 0.35, y1), 0.05, palette.wall);
    frame.band(mesh, Bar { s: (left, right), y: (top, top + 0.35), d: (0.0, depth) }, metal);
    frame.panel(mesh, Role::Solid, (left, right), (y0, top), depth, leaf);
    let ribs = ((right - left) / 1.2).round().clamp(1.0, 12.0);
    for k in 0..=ribs as u32 {
        let s = left + (right - left) * f64::from(k) / ribs;
        let s = ((s - 0.05).max(left), (s + 0.05).min(right));
        frame.panel(mesh, Role::Solid, s, (y0, top), depth - 0.05, leaf.lit(0.75));
    }
    if right - left > 3.0 {
        let wicket = (left + 0.35, left + 1.25);
        frame.panel(mesh, Role::Solid, wicket, (y0, y0 + 2.1), depth - 0.08, leaf.lit(1.25));
    }
}

/// What stands before the ways in of a volume: canopies, aprons, bollards.
pub fn canopies(mesh: &mut Mesh, shell: &Shell<'_>, palette: &Palette) {
    let Some(storey) = shell.storeys.first().filter(|storey| storey.y.0 < 0.5) else { return };
    let palette = palette.at(shell, *storey);
    let height = storey.y.1 - storey.y.0;
    for wall in walls(shell, palette) {
        for way in &wall.ways {
            let s = way.reach(wall.modules);
            let foot = storey.y.0 + clear_m(way.kind, height);
            match way.kind {
                EntranceKind::Portal => roofed(mesh, palette, &wall, s, foot + 0.32),
                EntranceKind::Gate => sheltered(mesh, palette, &wall, s, foot + 0.4),
            }
        }
    }
}

/// The ways in from afar: the roofs over them, and gates. Glass doors look like the windows beside them.
pub fn afar(mesh: &mut Mesh, shell: &Shell<'_>, palette: &Palette) {
    let Some(storey) = shell.storeys.first().filter(|storey| storey.y.0 < 0.5) else { return };
    let palette = palette.at(shell, *storey);
    let height = storey.y.1 - storey.y.0;
    for wall in walls(shell, palette) {
        let frame = wall.edge.frame;
        for way in &wall.ways {
            let (a, b) = way.reach(wall.modules);
            let top = storey.y.0 + clear_m(way.kind, height);
            let (over, reach_m, spare_m) = match way.kind {
                EntranceKind::Portal => (palette.frame, CANOPY_M, 0.7),
                EntranceKind::Gate => {
                    frame.panel(mesh, Role::Solid, (a + 0.2, b - 0.2), (storey.y.0, top), 0.0, gate_leaf(palette));
                    (gate_canopy(palette), GATE_CANOPY_M, 0.0)
                }
            };
            let slab = Bar { s: (a - spare_m, b + spare_m), y: (top + 0.35, top + 0.6), d: (-reach_m, 0.0) };
            edge(mesh, frame, slab, over);
            frame.ledge(mesh, Role::Solid, slab.s, slab.y.1, slab.d, over.lit(0.8));
            frame.soffit(mesh, Role::Solid, slab.s, slab.y.0, slab.d, over.lit(0.7));
        }
    }
}

fn gate_leaf(palette: &Palette) -> Paint {
    palette.accent.mixed(Paint::hex(0x596066), 0.6).on(Surface::Metal).shaded(0.75, 1.0)
}

fn gate_canopy(palette: &Palette) -> Paint {
    palette.accent.mixed(palette.frame, 0.5)
}

fn roofed(mesh: &mut Mesh, palette: &Palette, wall: &Wall, (a, b): (f64, f64), foot: f64) {
    let frame = wall.edge.frame;
    let s = (a - 0.7, b + 0.7);
    let slab = Bar { s, y: (foot, foot + 0.28), d: (-CANOPY_M, 0.0) };
    let paint = palette.frame.on(Surface::Plain);
    edge(mesh, frame, slab, paint);
    frame.ledge(mesh, Role::Solid, s, slab.y.1, slab.d, palette.frame.lit(0.8).on(Surface::Roof));
    frame.soffit(mesh, Role::Solid, s, foot, slab.d, Paint::hex(0xa98a66).on(Surface::Timber));
    for d in [-2.4, -1.1] {
        frame.soffit(mesh, Role::Lamp, (s.0 + 0.5, s.1 - 0.5), foot - 0.01, (d - 0.06, d + 0.06), Paint::hex(0xfff0d8));
    }
    for s in [s.0 + 0.5, s.1 - 0.5] {
        let column = Bar { s: (s - 0.1, s + 0.1), y: (0.0, foot), d: (-CANOPY_M + 0.4, -CANOPY_M + 0.6) };
        frame.block(mesh, Role::Solid, column, paint.shaded(0.8, 1.0));
    }
    let mat = Bar { s: (s.0 - 0.3, s.1 + 0.3), y: (0.0, APRON_M), d: (-CANOPY_M - 0.6, 0.0) };
    apron(mesh, frame, mat, Paint::hex(0xaba496).on(Surface::Stone));
}

fn sheltered(mesh: &mut Mesh, palette: &Palette, wall: &Wall, (a, b): (f64, f64), foot: f64) {
    let frame = wall.edge.frame;
    let slab = Bar { s: (a, b), y: (foot, foot + 0.2), d: (-GATE_CANOPY_M, 0.0) };
    edge(mesh, frame, slab, gate_canopy(palette));
    frame.ledge(mesh, Role::Solid, slab.s, slab.y.1, slab.d, palette.frame.lit(0.8));
    frame.soffit(mesh, Role::Solid, slab.s, foot, slab.d, palette.frame.lit(0.9));
    let lamp = ((a + b) / 2.0 - 0.6, (a + b) / 2.0 + 0.6);
    frame.soffit(mesh, Role::Lamp, lamp, foot - 0.01, (-0.9, -0.7), Paint::hex(0xfff4e4));
    let mat = Bar { s: (a - 0.3, b + 0.3), y: (0.0, APRON_M), d: (-4.0, 0.0) };
    apron(mesh, frame, mat, Paint::hex(0x8d8c88).on(Surface::Concrete));
    for s in [a - 0.15, b + 0.15] {
        let post = Bar { s: (s - 0.08, s + 0.08), y: (APRON_M, 1.0), d: (-1.0, -0.84) };
        frame.block(mesh, Role::Solid, post, Paint::hex(0xc9a227).shaded(0.8, 1.0));
    }
}

/// Front and both sides of a slab.
fn edge(mesh: &mut Mesh, frame: Frame, slab: Bar, paint: Paint) {
    frame.post(mesh, slab, paint);
}

fn apron(mesh: &mut Mesh, frame: Frame, mat: Bar, paint: Paint) {
    frame.ledge(mesh, Role::Solid, mat.s, mat.y.1, mat.d, paint);
    frame.post(mesh, mat, paint.lit(0.8));
}
