//! Façades from afar: a tile is 8 modules wide and 4 storeys high, 64 × 128 texels each. Alpha is how much of a texel
//! is glass; there, the colour is that of the room behind.

mod blank;
mod glazed;
mod homes;
mod room;

pub(super) use blank::metal;
pub(super) use glazed::{curtain, fins, podium, ribbon};
pub(super) use homes::balcony;

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, blend, grey, step},
};

/// A place on a façade.
#[derive(Clone, Copy)]
struct Place {
    /// Texel, for grain.
    x: u32,
    y: u32,
    /// The module, 0 to 7, and the storey, 0 to 3.
    module: u32,
    storey: u32,
    /// Within the module from the left, and within the storey from its floor, 0..1.
    across: f64,
    up: f64,
    /// Over the tile, 0..1.
    u: f64,
    v: f64,
}

/// What one sees there.
#[derive(Clone, Copy)]
struct Seen {
    rgb: Rgb,
    /// How much of it is glass.
    glass: f64,
}

impl Seen {
    /// Wall in front of what was there, by `share`.
    fn wall(self, tone: f64, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        Self { rgb: blend(self.rgb, grey(tone), share), glass: self.glass * (1.0 - share) }
    }

    /// Lighter or darker.
    fn lit(self, factor: f64) -> Self {
        Self { rgb: self.rgb.map(|channel| channel * factor), ..self }
    }
}

/// Walls have a mean of one half, rooms behind the glass of a quarter.
fn facade(seen: impl Fn(Place) -> Seen) -> Canvas {
    let canvas = Canvas::with_alpha(|Spot { x, y, u, v }| {
        let place = Place {
            x,
            y,
            module: x / 64,
            storey: y / 128,
            across: (f64::from(x % 64) + 0.5) / 64.0,
            up: (f64::from(y % 128) + 0.5) / 128.0,
            u,
            v,
        };
        let Seen { rgb, glass } = seen(place);
        (rgb, glass)
    });
    canvas.level(0.25, |glass| glass).level(0.5, |glass| 1.0 - glass)
}

/// 1 within `half` of a place that comes again with every module (or part of one): posts, joints. Edges a texel soft.
fn post(across: f64, at: f64, half: f64) -> f64 {
    let off = (across - at - (across - at).round()).abs();
    1.0 - step(half - 0.008, half + 0.008, off)
}

/// The same for what lies level: sills, slab edges; softer by the other shape of texels.
fn bar(up: f64, low: f64, high: f64) -> f64 {
    step(low - 0.004, low + 0.004, up) * (1.0 - step(high - 0.004, high + 0.004, up))
}
