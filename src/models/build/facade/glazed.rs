//! Walls mostly of glass: curtain walls, fins, ribbons, bays between piers, windows in a wall.

use super::{entrance, palette::Palette, panes::Pane, stretch::Stretch};
use crate::{
    models::{
        Surface,
        build::{
            frame::Bar,
            mesh::{Mesh, Role},
            paint::Paint,
        },
    },
    park::{EntranceKind, Facade},
};

/// Measures of a glazed wall, metres.
struct Glazing {
    /// Height of the solid part below and above the glass.
    sill: f64,
    head: f64,
    /// Depth of these parts, and of the glass.
    face: f64,
    depth: f64,
    /// Width of what stands between two windows, and the depth of its front.
    mullion: f64,
    front: f64,
    /// Whether it goes on from floor to floor, before the solid parts.
    runs_through: bool,
    /// A slimmer bar in the middle of each window.
    halved: bool,
    /// Height of a bar across, above the sill.
    transom: Option<f64>,
}

const RIBBON: Glazing = Glazing {
    sill: 0.95,
    head: 0.75,
    face: 0.03,
    depth: 0.26,
    mullion: 0.09,
    front: 0.14,
    runs_through: false,
    halved: true,
    transom: None,
};

const PUNCHED: Glazing = Glazing {
    sill: 0.95,
    head: 0.55,
    face: 0.02,
    depth: 0.2,
    mullion: 2.0,
    front: 0.02,
    runs_through: false,
    halved: false,
    transom: None,
};

impl Glazing {
    fn curtain(palette: &Palette) -> Self {
        Self {
            sill: 0.2,
            head: 0.8,
            face: 0.12,
            depth: 0.2,
            mullion: 0.07,
            front: 0.12 - palette.fin_m.unwrap_or(0.1).clamp(0.02, 0.12),
            runs_through: true,
            halved: true,
            transom: None,
        }
    }

    fn fins(palette: &Palette) -> Self {
        Self {
            sill: 0.15,
            head: 0.6,
            face: 0.3,
            depth: 0.36,
            mullion: 0.12,
            front: 0.3 - palette.fin_m.unwrap_or(0.28).clamp(0.05, 0.28),
            runs_through: true,
            halved: false,
            transom: None,
        }
    }

    fn bays(stretch: &Stretch<'_>) -> Self {
        Self {
            sill: 0.3,
            head: 0.75,
            face: 0.08,
            depth: 0.36,
            mullion: 0.0,
            front: 0.3,
            runs_through: false,
            halved: true,
            transom: (stretch.storey_m > 4.6).then_some(2.6),
        }
    }

    /// Where the glass begins and ends, above the foot of the wall.
    fn reach(&self, stretch: &Stretch<'_>) -> (f64, f64) {
        let (y0, y1) = stretch.y;
        (y0 + self.sill.min(stretch.height() * 0.4), y1 - self.head.min(stretch.height() * 0.25))
    }
}

/// Half the width of a pier between two bays, metres.
fn pier_m(inner: &Stretch<'_>) -> f64 {
    (inner.modules.width * 0.1).clamp(0.2, 0.4)
}

/// The windows of a glazed stretch; those that only slim bars part are one.
pub fn panes(palette: &Palette, stretch: &Stretch<'_>) -> Vec<Pane> {
    const SLIM_M: f64 = 0.2;
    let inner = stretch.between_posts();
    let (glazing, between) = match palette.facade {
        Facade::CurtainWall => (Glazing::curtain(palette), None),
        Facade::Fins => (Glazing::fins(palette), None),
        Facade::Ribbon => (RIBBON, None),
        Facade::Podium => (Glazing::bays(stretch), Some(2.0 * pier_m(&inner))),
        _ => (PUNCHED, None),
    };
    let (shift, y) = (stretch.inset_m(), glazing.reach(&inner));
    let between = between.unwrap_or(glazing.mullion);
    let mut panes: Vec<Pane> = Vec::new();
    for (_, (a, b)) in inner.windows().filter(|(number, _)| !inner.is_closed(palette, *number)) {
        let s = (a + between / 2.0 + shift, b - between / 2.0 + shift);
        match panes.last_mut() {
            Some(pane) if between <= SLIM_M && s.0 - pane.s.1 <= between + 0.01 => pane.s.1 = s.1,
            _ => panes.push(Pane { s, y }),
        }
    }
    panes
}

/// Panes and panels in a grid of slim caps.
pub fn curtain(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    let glazing = Glazing::curtain(palette);
    stretch.corners(mesh, 0.3, glazing.depth, palette.frame);
    glazed(mesh, palette, stretch, &glazing);
}

/// Slender blades before the glass, from floor to floor.
pub fn fins(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    let glazing = Glazing::fins(palette);
    stretch.corners(mesh, 0.3, glazing.depth, palette.frame);
    glazed(mesh, palette, stretch, &glazing);
}

/// Bands of windows between solid bands.
pub fn ribbon(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    stretch.corners(mesh, 0.3, RIBBON.depth, palette.wall);
    glazed(mesh, palette, stretch, &RIBBON);
}

/// Windows in a plain wall.
pub fn punched(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    stretch.corners(mesh, 0.3, PUNCHED.depth, palette.wall);
    glazed(mesh, palette, stretch, &PUNCHED);
}

/// High glass between piers.
pub fn bays(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>) {
    let glazing = Glazing::bays(&stretch);
    let depth = glazing.depth;
    stretch.corners(mesh, 0.3, depth, palette.wall);
    let inner = stretch.between_posts();
    glazed(mesh, palette, stretch, &glazing);
    let half = pier_m(&inner);
    let paint = palette.wall.shaded(stretch.foot(), 1.0);
    let free = inner.windows().chain(inner.openings().map(|(_, s)| (0, s)));
    for (_, (s0, _)) in free.filter(|(_, (s0, _))| *s0 > 0.1) {
        let bar = Bar { s: (s0 - half, s0 + half), y: inner.y, d: (0.0, depth) };
        inner.frame.bevelled_post(mesh, bar, 0.05, paint);
    }
}

fn glazed(mesh: &mut Mesh, palette: &Palette, stretch: Stretch<'_>, glazing: &Glazing) {
    let stretch = stretch.between_posts();
    let (y0, y1) = stretch.y;
    let (sill, head) = glazing.reach(&stretch);
    let (frame, depth, face) = (stretch.frame, glazing.depth, glazing.face);
    let solid = palette.wall.shaded(stretch.foot(), 1.0);
    for s in stretch.between_ways() {
        frame.panel(mesh, Role::Solid, s, (y0, sill), face, solid);
        frame.ledge(mesh, Role::Solid, s, sill, (face, depth), palette.frame);
        frame.panel(mesh, Role::Solid, s, (head, y1), face, palette.wall);
        frame.soffit(mesh, Role::Solid, s, head, (face, depth), palette.frame.lit(0.5));
    }
    let half = glazing.mullion / 2.0;
    let bar_paint = palette.frame.shaded(stretch.foot(), 1.0);
    let upright = if glazing.runs_through { (y0, y1) } else { (sill, head) };
    for (number, (s0, s1)) in stretch.windows() {
        if stretch.is_closed(palette, number) {
            frame.panel(mesh, Role::Solid, (s0, s1), (sill, head), face + 0.02, palette.closed_panel(number));
        } else {
            stretch.glass(mesh, (s0, s1), (sill, head), depth, palette.pane(stretch.pane_number(number)));
            if glazing.halved {
                let middle = (s0 + s1) / 2.0;
                frame.panel(mesh, Role::Solid, (middle - 0.025, middle + 0.025), (sill, head), depth - 0.05, bar_paint);
            }
        }
        if half > 0.0 && s0 > 0.1 {
            // What stands beside a door leaves it clear.
            let from = if stretch.openings().any(|(_, way)| (way.1 - s0).abs() < 0.01) { s0 } else { s0 - half };
            let bar = Bar { s: (from, s0 + half), y: upright, d: (glazing.front, depth) };
            frame.post(mesh, bar, bar_paint);
        }
    }
    for (way, s) in stretch.openings() {
        if half > 0.0 && s.0 > 0.1 {
            let bar = Bar { s: (s.0 - half, s.0), y: upright, d: (glazing.front, depth) };
            frame.post(mesh, bar, bar_paint);
        }
        match way.kind {
            EntranceKind::Portal => entrance::portal(mesh, palette, &stretch, s, depth),
            EntranceKind::Gate => entrance::gate(mesh, palette, &stretch, s, depth),
        }
    }
    if let Some(transom) = glazing.transom.filter(|transom| sill + transom < head - 0.6) {
        let y = (sill + transom - 0.04, sill + transom + 0.04);
        for s in stretch.between_ways() {
            frame.band(mesh, Bar { s, y, d: (depth - 0.08, depth) }, palette.frame);
        }
    }
    if palette.has_belt(stretch.storey) {
        let from = y1 - 0.9_f64.min(stretch.height() * 0.25);
        frame.panel(mesh, Role::Solid, stretch.whole(), (from, y1), 0.0, palette.belt_paint());
        frame.soffit(mesh, Role::Solid, stretch.whole(), from, (0.0, face), palette.belt_paint().lit(0.6));
    }
}

impl Palette {
    /// A belt of storeys that the eye can count by.
    pub fn belt_paint(&self) -> Paint {
        self.frame.mixed(self.accent, 0.12).on(Surface::Plain)
    }
}
