//! Street lamps: where their heads hang, and what they give.

use crate::models::{Placement, PlacementKind};

/// A lamp's head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    pub at_m: [f64; 3],
    /// Luminous intensity straight down, candela.
    pub candela: f64,
}

/// Height of the head and intensity by the model's name: what `prop-lamp…` files are.
///
/// A 6 m column lamp of some 4,000 lm lights the ground below it with about 30 lx; a bollard a few metres of path.
const KINDS: [(&str, f64, f64); 3] =
    [("prop-lamp-high.glb", 9.0, 2600.0), ("prop-lamp.glb", 6.0, 1100.0), ("prop-bollard.glb", 0.9, 60.0)];

/// Every lamp that stands in the park.
pub fn lamps<'a>(placements: impl IntoIterator<Item = &'a Placement>) -> Vec<Lamp> {
    let mut all = Vec::new();
    for placement in placements.into_iter().filter(|placement| placement.kind == PlacementKind::Prop) {
        let Some((_, height, candela)) = KINDS.iter().find(|(name, ..)| placement.file.ends_with(name)) else {
            continue;
        };
        all.extend(placement.matrices.iter().map(|m| Lamp { at_m: [m[12], m[13] + height, m[14]], candela: *candela }));
    }
    all
}

impl Lamp {
    /// Illuminance on a level face at a point, lux: a broad beam, nothing above the head.
    pub fn lux_on_level(&self, [x, y, z]: [f64; 3]) -> f64 {
        let [dx, dy, dz] = [self.at_m[0] - x, self.at_m[1] - y, self.at_m[2] - z];
        let square = dx * dx + dy * dy + dz * dz;
        if dy <= 0.0 || square > 32.0 * 32.0 {
            return 0.0;
        }
        let cosine = dy / libm::sqrt(square.max(0.04));
        // Fades out towards the edge of its reach, so that none ends in a line.
        let fade = 1.0 - square / (32.0 * 32.0);
        self.candela * cosine * cosine / square.max(0.25) * fade * fade
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lamp_lights_the_ground_below_it_and_not_far_off() {
        let lamp = Lamp { at_m: [0.0, 6.0, 0.0], candela: 1100.0 };
        let below = lamp.lux_on_level([0.0, 0.0, 0.0]);
        assert!((20.0..40.0).contains(&below), "{below} lx");
        assert!(lamp.lux_on_level([8.0, 0.0, 0.0]) < below / 3.0);
        assert_eq!(lamp.lux_on_level([33.0, 0.0, 0.0]), 0.0);
        assert_eq!(lamp.lux_on_level([0.0, 7.0, 0.0]), 0.0);
    }
}
