//! Insulated metal panels between cover strips: a plinth, few windows, gates on the ground.

use super::{entrance, palette::Palette, panes::Pane, stretch::Stretch};
use crate::{
    models::{
        Surface,
        build::{
            frame::Bar,
            mesh::{Mesh, Role},
            paint::noise,
        },
    },
    park::EntranceKind,
};

/// Depth of the panels behind their cover strips, metres.
const FACE_M: f64 = 0.07;
/// Depth of windows and gates, metres.
const DEPTH_M: f64 = 0.24;

pub fn panels(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    stretch.corners(mesh, 0.3, FACE_M, palette.frame);
    let stretch = stretch.between_posts();
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let foot = foot_m(&stretch);
    let plinth = palette.frame.lit(0.6).on(Surface::Concrete).shaded(0.8, 1.0);
    for s in stretch.between_ways() {
        if stretch.on_ground {
            frame.panel(mesh, Role::Solid, s, (y0, foot), 0.01, plinth);
            frame.ledge(mesh, Role::Solid, s, foot, (0.01, FACE_M), plinth);
        }
    }
    let strip = palette.frame.shaded(stretch.foot(), 1.0);
    for (number, (s0, s1)) in stretch.windows() {
        let tone = palette.wall.lit(0.94 + 0.1 * noise(palette.seed, number)).shaded(stretch.foot(), 1.0);
        if opens(palette, &stretch, number) {
            window(mesh, palette, &stretch, (number, (s0, s1)), foot, tone);
        } else {
            frame.panel(mesh, Role::Solid, (s0, s1), (foot, y1), FACE_M, tone);
        }
        if s0 > 0.1 {
            frame.post(mesh, Bar { s: (s0 - 0.03, s0 + 0.03), y: (foot, y1), d: (0.0, FACE_M) }, strip);
        }
    }
    // Level joints, so that a high hall is not one sheet.
    let rows = ((y1 - foot) / 5.0).floor().clamp(0.0, 40.0);
    for k in 1..=rows as u32 {
        let y = foot + (y1 - foot) * f64::from(k) / (rows + 1.0);
        for s in stretch.between_ways() {
            frame.band(mesh, Bar { s, y: (y - 0.06, y + 0.06), d: (0.015, FACE_M) }, strip);
        }
    }
    for (way, s) in stretch.openings() {
        match way.kind {
            EntranceKind::Portal => entrance::portal(mesh, palette, &stretch, s, DEPTH_M),
            EntranceKind::Gate => entrance::gate(mesh, palette, &stretch, s, DEPTH_M),
        }
    }
}

/// Where the panels begin, above the plinth.
fn foot_m(stretch: &Stretch<'_>) -> f64 {
    if stretch.on_ground { stretch.y.0 + 0.6 } else { stretch.y.0 }
}

/// Whether a module has a window.
fn opens(palette: &Palette, stretch: &Stretch<'_>, number: u64) -> bool {
    stretch.storey_m < 8.0 && stretch.height() > 2.6 && noise(palette.seed ^ 0x77, number) < palette.openings
}

/// Where the window of a module is, along the wall and up.
fn opening(stretch: &Stretch<'_>, (s0, s1): (f64, f64)) -> Pane {
    let margin = (s1 - s0) * 0.2;
    Pane { s: (s0 + margin, s1 - margin), y: ((stretch.y.0 + 0.9).max(foot_m(stretch) + 0.2), stretch.y.1 - 0.7) }
}

/// The windows of a stretch.
pub fn panes(palette: &Palette, stretch: &Stretch<'_>) -> Vec<Pane> {
    let (inner, shift) = (stretch.between_posts(), stretch.inset_m());
    let open = inner.windows().filter(|(number, _)| opens(palette, &inner, *number));
    let panes = open.map(|(_, s)| opening(&inner, s));
    panes.map(|Pane { s, y }| Pane { s: (s.0 + shift, s.1 + shift), y }).collect()
}

/// A slot window, as high as the storey allows.
fn window(
    mesh: &mut Mesh,
    palette: &Palette,
    stretch: &Stretch<'_>,
    (number, (s0, s1)): (u64, (f64, f64)),
    foot: f64,
    tone: crate::models::build::paint::Paint,
) {
    let frame = stretch.frame;
    let Pane { s: (left, right), y: (sill, head) } = opening(stretch, (s0, s1));
    for s in [(s0, left), (right, s1)] {
        frame.panel(mesh, Role::Solid, s, (foot, stretch.y.1), FACE_M, tone);
    }
    frame.panel(mesh, Role::Solid, (left, right), (foot, sill), FACE_M, tone);
    frame.panel(mesh, Role::Solid, (left, right), (head, stretch.y.1), FACE_M, tone);
    let reveal = (FACE_M, DEPTH_M);
    frame.ledge(mesh, Role::Solid, (left, right), sill, reveal, palette.frame);
    frame.soffit(mesh, Role::Solid, (left, right), head, reveal, palette.frame.lit(0.5));
    frame.jamb(mesh, left, (sill, head), reveal, true, palette.frame.lit(0.8));
    frame.jamb(mesh, right, (sill, head), reveal, false, palette.frame.lit(0.8));
    stretch.glass(mesh, (left, right), (sill, head), DEPTH_M, palette.pane(stretch.pane_number(number)));
}
