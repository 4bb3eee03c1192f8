//! The lie of the land: axes along the ridges and across them, heights, and what keeps clear of the site.

use geo::Coord;

use crate::{
    models::build::paint::{cloud, noise, seed_of},
    park::Park,
};

/// How far the land reaches, metres.
pub const REACH_M: f64 = 7000.0;
/// The valley floor is level this far on both sides of the site.
pub const VALLEY_M: f64 = 950.0;
/// The land about the site lies a little below its paving, so that no two faces share a plane.
pub const GROUND_Y: f64 = -0.25;

/// Heights above [`GROUND_Y`] at which things lie on the valley floor, one over the other, metres.
pub mod layer {
    pub const FIELD: f64 = 0.04;
    pub const BANK: f64 = 0.05;
    pub const WATER: f64 = 0.08;
    pub const VERGE: f64 = 0.07;
    pub const FOOTWAY: f64 = 0.09;
    pub const PLOT: f64 = 0.12;
    pub const YARD: f64 = 0.14;
    /// Streets along z; those along x lie a little higher, and roads along the valley above both.
    pub const STREET: f64 = 0.125;
    pub const PATH: f64 = 0.17;
    /// Each patch of undergrowth has a level of its own from here on.
    pub const UNDERGROWTH: f64 = 0.24;
}

/// A ridge: how far across the valley its crest is, its half width, its share of the greatest height.
#[derive(Clone, Copy)]
pub struct Ridge {
    pub across: f64,
    pub half: f64,
    pub share: f64,
}

const fn ridge(across: f64, half: f64, share: f64) -> Ridge {
    Ridge { across, half, share }
}

/// In several depths on both sides, from one side to the other.
pub const RIDGES: [Ridge; 6] = [
    ridge(-4500.0, 560.0, 1.0),
    ridge(-3050.0, 460.0, 0.66),
    ridge(-1850.0, 330.0, 0.24),
    ridge(2050.0, 340.0, 0.22),
    ridge(3250.0, 470.0, 0.72),
    ridge(4700.0, 560.0, 0.95),
];

pub struct Country {
    pub seed: u64,
    /// Unit vectors along the ridges and across them, to the right of who looks along.
    along: Coord,
    across: Coord,
    pub hills_m: f64,
    /// Half the site's extent along x and z.
    pub half: (f64, f64),
    /// Everything is stretched by this about a site that is larger than a valley is meant for.
    pub scale: f64,
}

impl Country {
    pub fn of(park: &Park) -> Self {
        let crate::park::Xz(x, z) = park.site.boundary.half_extent();
        let radius = libm::hypot(x, z);
        let turn = park.site.surroundings.ridges_deg.to_radians();
        let (sin, cos) = (libm::sin(turn), libm::cos(turn));
        Self {
            seed: seed_of(&park.id),
            along: Coord { x: sin, y: -cos },
            across: Coord { x: cos, y: sin },
            hills_m: park.site.surroundings.hills_m,
            half: (x, z),
            scale: (radius / 320.0).max(1.0),
        }
    }

    /// A point of the plan, from metres across the valley and along it.
    pub fn at(&self, across: f64, along: f64) -> Coord {
        self.across * (across * self.scale) + self.along * (along * self.scale)
    }

    /// Where a point of the plan lies: metres across the valley and along it.
    pub fn place_of(&self, at: Coord) -> (f64, f64) {
        let part = |axis: Coord| (at.x * axis.x + at.y * axis.y) / self.scale;
        (part(self.across), part(self.along))
    }

    pub fn chance(&self, kind: u64, number: u64) -> f64 {
        noise(self.seed ^ (kind << 48), number)
    }

    /// How far the ridges swing aside here.
    pub fn swing(&self, side: f64, along: f64) -> f64 {
        let seed = self.seed ^ if side < 0.0 { 0x51 } else { 0x52 };
        620.0 * (cloud(seed, along / 2700.0, 0.5) - 0.5)
    }

    /// Height of the land, metres above the site's paving.
    pub fn height(&self, across: f64, along: f64) -> f64 {
        let swung = across - self.swing(across, along);
        let ease = |t: f64| {
            let t = t.clamp(0.0, 1.0);
            t * t * (3.0 - 2.0 * t)
        };
        let away = ease((across.abs() - VALLEY_M) / 700.0);
        let rolling = 26.0 * cloud(self.seed ^ 0x91, across / 640.0, along / 640.0) * away;
        let mut hills: f64 = 0.0;
        for (number, ridge) in RIDGES.iter().enumerate() {
            let off = (swung - ridge.across) / ridge.half;
            if off.abs() > 3.0 {
                continue;
            }
            let seed = self.seed ^ (0xa0 + number as u64);
            // Peaks and saddles along the crest, spurs on the slopes.
            let crest = 0.52 + 0.36 * cloud(seed, along / 1150.0, 0.3) + 0.2 * cloud(seed ^ 0xff, along / 390.0, 0.7);
            let spur = 1.0 + 0.5 * (cloud(seed ^ 0xee, along / 330.0, off * 0.8) - 0.5) * off.abs().min(1.0);
            hills += ridge.share * crest * spur * libm::exp(-1.25 * off * off);
        }
        // Far off, low hills close the valley at both ends.
        let end = ease((along.abs() - 3400.0) / 1900.0) * (1.0 - away);
        let closing = end * (0.12 + 0.26 * cloud(self.seed ^ 0xb1, across / 760.0, along / 900.0));
        GROUND_Y + if self.hills_m > 0.0 { rolling + self.hills_m * (hills * away + closing) } else { 0.0 }
    }
}
