//! Where somebody points to on the ground or floor.

use super::{EYE_M, Foothold, Walk};
use crate::park::Xz;

/// A look: from where, and which way, metres, y up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub from_m: [f64; 3],
    pub ahead: [f64; 3],
}

/// Nobody aims farther than this, metres.
const FARTHEST_M: f64 = 200.0;
/// Next to something one stands beside it, metres.
const BESIDE_M: f64 = 0.8;

impl Walk {
    /// The place that a look meets on the level one stands on, if one can see it and stand there.
    pub fn aim(&self, stood: &Foothold, sight: Sight) -> Option<Foothold> {
        let floor_m = self.height_m(stood);
        let ([x, y, z], [dx, dy, dz]) = (sight.from_m, sight.ahead);
        let t = (floor_m - y) / dy;
        let at = Xz(x + dx * t, z + dz * t);
        let far_m = libm::hypot(at.0 - x, at.1 - z);
        if !(t.is_finite() && t > 0.0 && dy < 0.0 && far_m <= FARTHEST_M) {
            return None;
        }
        let wanted = stood.moved(at);
        let beside = self.nearest_free(&wanted, BESIDE_M)?;
        self.sees(stood, Xz(x, z), at, far_m).then_some(beside)
    }

    /// A little before the point itself, since there may stand a wall.
    fn sees(&self, level: &Foothold, from: Xz, at: Xz, far_m: f64) -> bool {
        let share = ((far_m - 0.05) / far_m.max(1e-6)).clamp(0.0, 1.0);
        let to = Xz(from.0 + (at.0 - from.0) * share, from.1 + (at.1 - from.1) * share);
        self.fields_between(level, from, to)
            .into_iter()
            .all(|field| field.sees((from, EYE_M), (to, EYE_M * (1.0 - share))))
    }
}
