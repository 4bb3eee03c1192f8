//! How the walls look from outside: one stretch of wall of one storey, by kind of façade.
//!
//! Nothing sticks out of the outline: depth goes inwards, so that sizes stay those of the spec.

pub mod far;
mod modules;
mod palette;

use super::{
    frame::{Bar, Frame},
    mesh::{Mesh, Role},
    paint::{Paint, noise},
    shell::{BALCONY_M, WALL_M},
};
use crate::park::Facade;

pub use self::{
    modules::{Modules, Wall, walls},
    palette::Palette,
};

/// One stretch of outer wall. Heights are from the storey's floor.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub frame: Frame,
    pub length: f64,
    /// Lower and upper end.
    pub y: (f64, f64),
    /// Whether posts close its ends: not where the wall goes on nearly straight.
    pub posts: (bool, bool),
    pub on_ground: bool,
    pub balcony: bool,
    /// Number that tells this side from all others of the building.
    pub number: u64,
    pub modules: Modules,
    /// Storeys of the volume below this one, and its height up to the next floor.
    pub storey: u32,
    pub storey_m: f64,
}

impl Stretch {
    fn height(&self) -> f64 {
        self.y.1 - self.y.0
    }

    fn whole(&self) -> (f64, f64) {
        (0.0, self.length)
    }

    /// Equal parts of about `width`: start and end of each, with its number.
    fn parts(&self, width: f64) -> impl Iterator<Item = (u64, (f64, f64))> + use<> {
        let count = (self.length / width).round().clamp(1.0, 400.0);
        let (step, first) = (self.length / count, self.number.wrapping_mul(1009));
        (0..count as u64).map(move |k| (first + k, (k as f64 * step, (k + 1) as f64 * step)))
    }

    /// The façade modules: number of the first and start and end of each.
    fn modules(&self) -> impl Iterator<Item = (u64, (f64, f64))> + use<> {
        self.modules.each()
    }

    /// Glass that counts modules and storeys.
    fn glass(&self, mesh: &mut Mesh, s: (f64, f64), y: (f64, f64), d: f64, paint: Paint) {
        self.frame.cells(mesh, Role::Glass, s, y, d, |s, y| self.cell(s, y), paint);
    }

    fn cell(&self, s: f64, y: f64) -> [f64; 2] {
        [self.modules.at(s), f64::from(self.storey) + y / self.storey_m]
    }

    /// A number for one of the side's modules on this storey.
    fn pane_number(&self, module: u64) -> u64 {
        module ^ (u64::from(self.storey) << 32)
    }

    /// Shade at the foot: darker where the wall meets the ground.
    fn foot(&self) -> f64 {
        if self.on_ground { 0.62 } else { 0.9 }
    }

    fn posts(&self, mesh: &mut Mesh, depth: f64, paint: Paint) {
        let width = 0.3_f64.min(self.length / 2.0);
        let paint = paint.shaded(self.foot(), 1.0);
        for (wanted, s) in [(self.posts.0, (0.0, width)), (self.posts.1, (self.length - width, self.length))] {
            if wanted {
                self.frame.panel(mesh, Role::Solid, s, self.y, 0.0, paint);
                let start = s.0 == 0.0;
                self.frame.jamb(mesh, if start { s.1 } else { s.0 }, self.y, (0.0, depth), start, paint);
            }
        }
    }

    /// The stretch without its posts.
    fn between_posts(&self) -> Self {
        let (before, after) = (if self.posts.0 { 0.3 } else { 0.0 }, if self.posts.1 { 0.3 } else { 0.0 });
        let length = self.length - before - after;
        if length < 0.3 {
            return *self;
        }
        let modules = self.modules.from_start(before);
        Self { frame: self.frame.from(before), length, modules, ..*self }
    }
}

/// Draws a stretch of wall.
pub fn clad(mesh: &mut Mesh, palette: &Palette, stretch: Stretch) {
    if stretch.length < 0.7 || stretch.height() < 1.2 {
        let paint = palette.wall.shaded(stretch.foot(), 1.0);
        stretch.frame.panel(mesh, Role::Solid, stretch.whole(), stretch.y, 0.0, paint);
        return;
    }
    match palette.facade {
        Facade::CurtainWall => {
            glazed(mesh, palette, stretch, &Glazing { sill: 0.7, head: 0.0, depth: 0.14, mullion: 0.08 })
        }
        Facade::Ribbon => {
            glazed(mesh, palette, stretch, &Glazing { sill: 1.05, head: 0.75, depth: 0.18, mullion: 0.06 })
        }
        Facade::Podium => {
            glazed(mesh, palette, stretch, &Glazing { sill: 0.25, head: 0.75, depth: 0.26, mullion: 0.22 })
        }
        Facade::Fins => glazed(mesh, palette, stretch, &Glazing { sill: 0.4, head: 0.3, depth: 0.28, mullion: 0.1 }),
        Facade::MetalPanel => panels(mesh, palette, stretch),
        Facade::Louvre => louvres(mesh, palette, stretch),
        Facade::Balcony if stretch.balcony => balconies(mesh, palette, stretch),
        Facade::Balcony => {
            glazed(mesh, palette, stretch, &Glazing { sill: 1.0, head: 0.55, depth: 0.15, mullion: 2.4 })
        }
        Facade::Canopy => {}
    }
}

/// Depth of the solid parts of a glazed wall; mullions and portals stand before them, metres.
const WALL_FACE_M: f64 = 0.06;

/// Measures of a glazed wall, metres.
struct Glazing {
    /// Solid part below and above the glass.
    sill: f64,
    head: f64,
    /// Depth of the glass behind the wall, width of what stands between two panes.
    depth: f64,
    mullion: f64,
}

fn glazed(mesh: &mut Mesh, palette: &Palette, stretch: Stretch, glazing: &Glazing) {
    let depth = glazing.depth;
    stretch.posts(mesh, depth, palette.frame);
    let stretch = stretch.between_posts();
    let (y0, y1) = stretch.y;
    let (sill, head) = (y0 + glazing.sill.min(stretch.height() * 0.4), y1 - glazing.head.min(stretch.height() * 0.25));
    let (frame, whole) = (stretch.frame, stretch.whole());
    let wall = palette.wall.shaded(stretch.foot(), 1.0);
    frame.panel(mesh, Role::Solid, whole, (y0, sill), WALL_FACE_M, wall);
    frame.ledge(mesh, Role::Solid, whole, sill, (WALL_FACE_M, depth), palette.frame);
    if head < y1 {
        frame.panel(mesh, Role::Solid, whole, (head, y1), WALL_FACE_M, palette.wall.shaded(1.0, 0.95));
        frame.soffit(mesh, Role::Solid, whole, head, (WALL_FACE_M, depth), palette.frame.lit(0.45));
    } else {
        frame.soffit(mesh, Role::Solid, whole, y1, (WALL_FACE_M, depth), palette.frame.lit(0.45));
    }
    let half = glazing.mullion / 2.0;
    for (number, (s0, s1)) in stretch.modules() {
        stretch.glass(mesh, (s0, s1), (sill, head), depth, palette.pane(stretch.pane_number(number)));
        if s0 > 0.1 {
            let bar = Bar { s: (s0 - half, s0 + half), y: (sill, head), d: (0.03, depth) };
            frame.post(mesh, bar, palette.frame.shaded(0.85, 1.0));
        }
    }
    if stretch.on_ground && stretch.length > 18.0 && palette.facade != Facade::Balcony {
        entrance(mesh, palette, stretch, depth);
    }
}

/// A portal in the middle of a wall, in the colour of the building's use.
fn entrance(mesh: &mut Mesh, palette: &Palette, stretch: Stretch, depth: f64) {
    let (y0, middle) = (stretch.y.0, stretch.length / 2.0);
    let top = y0 + 3.4_f64.min(stretch.height() * 0.8);
    let (left, right) = (middle - 3.2, middle + 3.2);
    let paint = palette.accent.mixed(Paint::hex(0xffffff), 0.25).shaded(0.7, 1.0);
    for s in [(left, left + 0.4), (right - 0.4, right)] {
        stretch.frame.post(mesh, Bar { s, y: (y0, top), d: (0.0, depth) }, paint);
    }
    stretch.frame.band(mesh, Bar { s: (left, right), y: (top, top + 0.45), d: (0.0, depth) }, paint.shaded(1.0, 1.0));
    let doors = palette.glass.lit(0.45).shaded(0.7, 1.0);
    stretch.glass(mesh, (left + 0.4, right - 0.4), (y0, top), 0.01, doors);
}

/// Insulated metal panels with dark joints, a plinth, and gates on the ground.
fn panels(mesh: &mut Mesh, palette: &Palette, stretch: Stretch) {
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let foot = if stretch.on_ground { y0 + 0.5 } else { y0 };
    let joint = palette.wall.lit(0.35);
    let door_top = y0 + 4.2_f64.min(stretch.height() * 0.7);
    let has_gates = stretch.on_ground && stretch.length > 16.0 && stretch.height() > 4.0;
    for (order, (number, (s0, s1))) in stretch.parts(2.4).enumerate() {
        let tone = palette.wall.lit(0.93 + 0.12 * noise(palette.seed, number)).shaded(stretch.foot().max(0.75), 1.0);
        let (left, right) = (s0 + 0.03, s1 - 0.03);
        // Every eighth panel makes room for a gate.
        let gate = has_gates && order % 8 == 4;
        frame.panel(mesh, Role::Solid, (s0, left), (foot, y1), 0.0, joint);
        frame.panel(mesh, Role::Solid, (right, s1), (foot, y1), 0.0, joint);
        frame.panel(mesh, Role::Solid, (left, right), (if gate { door_top } else { foot }, y1), 0.0, tone);
        let plinth = palette.frame.shaded(0.5, 0.7);
        let plinths = if gate { [(s0, left), (right, s1)] } else { [(s0, s1), (s1, s1)] };
        for s in plinths {
            frame.panel(mesh, Role::Solid, s, (y0, foot), 0.0, plinth);
        }
        if gate {
            let leaf = palette.accent.mixed(Paint::hex(0x5c666c), 0.55).shaded(0.6, 0.95);
            frame.panel(mesh, Role::Solid, (left, right), (y0, door_top), 0.15, leaf);
            frame.jamb(mesh, left, (y0, door_top), (0.0, 0.15), true, joint);
            frame.jamb(mesh, right, (y0, door_top), (0.0, 0.15), false, joint);
            frame.soffit(mesh, Role::Solid, (left, right), door_top, (0.0, 0.15), joint);
        }
    }
}

/// Slanted blades before a dark opening, between piers.
fn louvres(mesh: &mut Mesh, palette: &Palette, stretch: Stretch) {
    const DEPTH_M: f64 = 0.24;
    stretch.posts(mesh, DEPTH_M, palette.wall);
    let stretch = stretch.between_posts();
    let (frame, whole, (y0, y1)) = (stretch.frame, stretch.whole(), stretch.y);
    let (sill, head) = (y0 + (stretch.height() * 0.2).min(1.0), y1 - (stretch.height() * 0.15).min(0.7));
    let wall = palette.wall.shaded(stretch.foot(), 1.0);
    frame.panel(mesh, Role::Solid, whole, (y0, sill), 0.02, wall);
    frame.ledge(mesh, Role::Solid, whole, sill, (0.02, DEPTH_M), palette.wall);
    frame.panel(mesh, Role::Solid, whole, (head, y1), 0.02, palette.wall);
    frame.soffit(mesh, Role::Solid, whole, head, (0.02, DEPTH_M), palette.wall.lit(0.4));
    frame.panel(mesh, Role::Solid, whole, (sill, head), DEPTH_M, palette.glass.lit(0.5));
    let blades = ((head - sill) / 0.5).floor().clamp(1.0, 40.0);
    let pitch = (head - sill) / blades;
    for k in 0..blades as u32 {
        let foot = sill + pitch * f64::from(k);
        let (low, high) = (foot + 0.06, foot + pitch * 0.62);
        let corners = [
            frame.point(0.0, low, 0.05),
            frame.point(stretch.length, low, 0.05),
            frame.point(stretch.length, high, DEPTH_M - 0.03),
            frame.point(0.0, high, DEPTH_M - 0.03),
        ];
        mesh.quad(Role::Solid, corners, palette.frame.shaded(1.0, 0.7));
    }
    for (_, (s0, _)) in stretch.parts(6.0).skip(1) {
        let pier = Bar { s: (s0 - 0.25, s0 + 0.25), y: (sill, head), d: (0.01, DEPTH_M) };
        frame.post(mesh, pier, palette.wall.mixed(palette.accent, 0.2));
    }
}

/// Balconies along the whole wall, with dividers, rails, and the rooms' windows behind.
fn balconies(mesh: &mut Mesh, palette: &Palette, stretch: Stretch) {
    const SLAB_M: f64 = 0.18;
    let (frame, (y0, y1)) = (stretch.frame, stretch.y);
    let inner = (WALL_M, stretch.length - WALL_M);
    let floor = y0 + SLAB_M;
    let wall = palette.wall.shaded(stretch.foot(), 1.0);
    // The ends of the cross walls, which frame the balconies.
    frame.panel(mesh, Role::Solid, (0.0, inner.0), stretch.y, 0.0, wall);
    frame.panel(mesh, Role::Solid, (inner.1, stretch.length), stretch.y, 0.0, wall);
    frame.jamb(mesh, inner.0, (y0, y1), (0.0, BALCONY_M), true, wall.lit(0.8));
    frame.jamb(mesh, inner.1, (y0, y1), (0.0, BALCONY_M), false, wall.lit(0.8));
    frame.panel(mesh, Role::Solid, inner, (y0, floor), 0.0, palette.frame);
    frame.ledge(mesh, Role::Solid, inner, floor, (0.0, BALCONY_M), palette.frame.lit(0.75));
    frame.soffit(mesh, Role::Solid, inner, y1, (0.0, BALCONY_M), palette.frame.lit(0.5));
    let modules = stretch.modules.from_start(inner.0);
    let bay = Stretch { frame: frame.from(inner.0), length: inner.1 - inner.0, modules, ..stretch };
    let (frame, whole) = (bay.frame, bay.whole());
    let rail = (floor + 0.05, floor + 1.05);
    // Frosted panels: as glass they would show rooms that are farther back.
    let frosted = palette.glass.mixed(Paint::hex(0xdfe8ea), 0.6);
    frame.panel(mesh, Role::Solid, whole, rail, 0.04, frosted.shaded(0.8, 1.0));
    frame.lining(mesh, Role::Solid, whole, rail, 0.07, frosted.shaded(0.6, 0.8));
    frame.hung_block(mesh, Role::Solid, Bar { s: whole, y: (rail.1, rail.1 + 0.06), d: (0.02, 0.09) }, palette.frame);
    for (number, (s0, s1)) in bay.modules() {
        let (left, right) = (s0 + 0.5, s1 - 0.5);
        let head = y1 - 0.5;
        for s in [(s0, left), (right, s1)] {
            frame.panel(mesh, Role::Solid, s, (floor, y1), BALCONY_M, wall.lit(0.82));
        }
        frame.panel(mesh, Role::Solid, (left, right), (head, y1), BALCONY_M, palette.wall.lit(0.7));
        bay.glass(mesh, (left, right), (floor, head), BALCONY_M + 0.08, palette.pane(bay.pane_number(number)));
        frame.soffit(mesh, Role::Solid, (left, right), head, (BALCONY_M, BALCONY_M + 0.08), palette.wall.lit(0.4));
        frame.jamb(mesh, left, (floor, head), (BALCONY_M, BALCONY_M + 0.08), true, palette.wall.lit(0.5));
        frame.jamb(mesh, right, (floor, head), (BALCONY_M, BALCONY_M + 0.08), false, palette.wall.lit(0.5));
        if number % 2 == 0 && s0 > 0.1 {
            let fin = Bar { s: (s0 - 0.08, s0 + 0.08), y: (floor, y1), d: (0.12, BALCONY_M) };
            frame.post(mesh, fin, palette.frame.shaded(0.85, 0.95));
        }
    }
}
