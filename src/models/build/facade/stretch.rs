//! One stretch of outer wall of one storey, and what all kinds of façades draw of it.

use super::{
    modules::{Modules, Way},
    palette::Palette,
};
use crate::models::build::{
    frame::Frame,
    mesh::{Mesh, Role},
    paint::Paint,
};

/// Width of the slant at outer corners, metres.
const BEVEL_M: f64 = 0.06;

/// One stretch of outer wall. Heights are from the storey's floor.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    pub frame: Frame,
    pub length: f64,
    /// Lower and upper end.
    pub y: (f64, f64),
    /// Whether posts close its ends: not where the wall goes on nearly straight.
    pub posts: (bool, bool),
    /// Whether the posts stand at a right-angled outer corner, which is bevelled.
    pub bevels: (bool, bool),
    pub on_ground: bool,
    pub balcony: bool,
    pub modules: Modules,
    /// Doors and gates, on the ground only.
    pub ways: &'a [Way],
    /// Storeys of the volume below this one, and its height up to the next floor.
    pub storey: u32,
    pub storey_m: f64,
}

impl Stretch<'_> {
    pub fn height(&self) -> f64 {
        self.y.1 - self.y.0
    }

    pub fn whole(&self) -> (f64, f64) {
        (0.0, self.length)
    }

    /// The modules that no door takes: number of each and its start and end.
    pub fn windows(&self) -> impl Iterator<Item = (u64, (f64, f64))> {
        self.modules.each().filter(|(number, _)| self.ways.iter().all(|way| !way.takes(*number)))
    }

    /// Where each door or gate is.
    pub fn openings(&self) -> impl Iterator<Item = (Way, (f64, f64))> {
        self.ways.iter().map(|way| (*way, way.reach(self.modules)))
    }

    /// The stretches of the wall between doors.
    pub fn between_ways(&self) -> Vec<(f64, f64)> {
        let mut free = vec![self.whole()];
        for (_, (from, to)) in self.openings() {
            free = free
                .into_iter()
                .flat_map(
                    |(a, b)| if to <= a || from >= b { [(a, b), (b, b)] } else { [(a, from.max(a)), (to.min(b), b)] },
                )
                .filter(|(a, b)| b - a > 1e-6)
                .collect();
        }
        free
    }

    /// Glass that counts modules and storeys.
    pub fn glass(&self, mesh: &mut Mesh, s: (f64, f64), y: (f64, f64), d: f64, paint: Paint) {
        self.frame.cells(mesh, Role::Glass, s, y, d, |s, y| self.cell(s, y), paint);
    }

    fn cell(&self, s: f64, y: f64) -> [f64; 2] {
        [self.modules.at(s), f64::from(self.storey) + y / self.storey_m]
    }

    /// A number for one of the side's modules on this storey.
    pub fn pane_number(&self, module: u64) -> u64 {
        module ^ (u64::from(self.storey) << 32)
    }

    /// Shade at the foot: darker where the wall meets the ground.
    pub fn foot(&self) -> f64 {
        if self.on_ground { 0.75 } else { 0.94 }
    }

    /// Posts at the ends, `width` wide, back to `depth`.
    pub fn corners(&self, mesh: &mut Mesh, width: f64, depth: f64, paint: Paint) {
        let (frame, y) = (self.frame, self.y);
        let paint = paint.shaded(self.foot(), 1.0);
        let width = width.min(self.length / 2.0);
        let slant = paint.lit(1.12);
        if self.posts.0 {
            let from = if self.bevels.0 { BEVEL_M } else { 0.0 };
            frame.panel(mesh, Role::Solid, (from, width), y, 0.0, paint);
            frame.jamb(mesh, width, y, (0.0, depth), true, paint.lit(0.8));
            if self.bevels.0 {
                frame.slant(mesh, (BEVEL_M / 2.0, BEVEL_M), y, (BEVEL_M / 2.0, 0.0), slant);
            }
        }
        if self.posts.1 {
            let (end, bevel) = (self.length, if self.bevels.1 { BEVEL_M } else { 0.0 });
            frame.panel(mesh, Role::Solid, (end - width, end - bevel), y, 0.0, paint);
            frame.jamb(mesh, end - width, y, (0.0, depth), false, paint.lit(0.8));
            if self.bevels.1 {
                frame.slant(mesh, (end - BEVEL_M, end - BEVEL_M / 2.0), y, (0.0, BEVEL_M / 2.0), slant);
            }
        }
    }

    /// The stretch without its posts.
    pub fn between_posts(&self) -> Self {
        let (before, after) = (self.modules.from.max(0.0), (self.length - self.modules.to()).max(0.0));
        let length = self.length - before - after;
        if length < 0.3 {
            return *self;
        }
        Self { frame: self.frame.from(before), length, modules: self.modules.starting_at(before), ..*self }
    }

    /// Whether a window is closed by a panel: a pattern that comes again every fourth storey.
    pub fn is_closed(&self, palette: &Palette, module: u64) -> bool {
        palette.is_closed(module, self.storey)
    }
}
