//! A leaf stamped on a canvas.

use super::{
    canvas::{Canvas, SIZE},
    colour::{Rgb, scaled, step},
};

/// A pointed leaf; lengths in texels, the angle in radians from the rows.
pub(super) struct Leaf {
    /// Where its stalk is.
    pub(super) foot: (f64, f64),
    pub(super) angle: f64,
    pub(super) length: f64,
    pub(super) width: f64,
    pub(super) rgb: Rgb,
    /// How strongly midrib, veins and the fold along them show.
    pub(super) relief: f64,
}

impl Leaf {
    /// Puts it on the canvas. Beyond an edge it comes in at the other, unless `within`: then it is cut.
    pub(super) fn stamp(&self, canvas: &mut Canvas, within: bool) {
        let (sin, cos) = (libm::sin(self.angle), libm::cos(self.angle));
        let reach = self.length.max(self.width).ceil() as i32 + 1;
        let (fx, fy) = (self.foot.0 as i32, self.foot.1 as i32);
        for y in fy - reach..=fy + reach {
            for x in fx - reach..=fx + reach {
                let (dx, dy) = (f64::from(x) + 0.5 - self.foot.0, f64::from(y) + 0.5 - self.foot.1);
                let along = (dx * cos + dy * sin) / self.length;
                let across = (dy * cos - dx * sin) / (self.width / 2.0);
                let outside =
                    within && !(2..SIZE as i32 - 2).contains(&x.min(y)) | !(2..SIZE as i32 - 2).contains(&x.max(y));
                if (0.0..1.0).contains(&along) && across.abs() < outline(along) && !outside {
                    canvas.put(x, y, scaled(self.rgb, self.shade(along, across)));
                }
            }
        }
    }

    /// Midrib pale, one half turned to the light, veins slanting to the tip.
    fn shade(&self, along: f64, across: f64) -> f64 {
        let rib = 1.0 - step(0.0, 1.6 / self.width.max(1.0) + 0.06, across.abs());
        let fold = if across > 0.0 { 0.16 } else { -0.16 };
        let vein = 0.06 * libm::sin((along - across.abs() * 0.22) * 55.0);
        let tip = -0.15 * step(0.6, 1.0, along) - 0.22 * (1.0 - step(0.0, 0.3, along));
        1.0 + self.relief * (0.3 * rib + fold + vein + tip)
    }
}

/// Half the width at a place between stalk and tip: broad before the middle, pointed at the end.
fn outline(along: f64) -> f64 {
    let rounded = libm::pow(along, 0.55) * (1.0 - along) * (1.0 + 0.9 * (1.0 - along));
    (rounded * 1.95).min(1.0)
}
