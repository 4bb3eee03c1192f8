//! Street lamps: along carriageways on alternating sides, tall ones about yards.

use geo::{BoundingRect, Coord};

use super::{free::Site, matrix::facing};
use crate::park::GroundLook;

/// From the kerb to the pole, metres.
const AWAY_M: f64 = 0.65;

pub fn light(site: &mut Site<'_>) {
    let spacing = site.park.site.furniture.lamp_spacing_m;
    if spacing <= 0.0 {
        return;
    }
    let spacing = spacing.max(4.0);
    for leg in site.legs.clone() {
        let mut side = 1.0;
        for stretch in &leg.stretches {
            let length = stretch.to - stretch.from;
            let count = (length / spacing).round().clamp(1.0, 2000.0) as u32;
            for k in 0..count {
                let s = stretch.from + (f64::from(k) + 0.5) * length / f64::from(count);
                // A trunk, a wall or a crossing in the way: a little farther on, or on the other side.
                let tries = [0.0, 1.5, -1.5, 3.0, -3.0, 4.5].into_iter().flat_map(|off| [(off, side), (off, -side)]);
                for (off, side) in tries {
                    let s = s + off;
                    let away = leg.width / 2.0 + AWAY_M;
                    let at = leg.frame.origin + leg.frame.along * s - leg.frame.out * (side * away);
                    let ahead = leg.frame.out * side;
                    if !leg.is_crossed(s, 0.6) && site.place("prop-lamp", at, 0.3, facing(at, 0.0, ahead)) {
                        break;
                    }
                }
                side = -side;
            }
        }
    }
    yards(site);
}

/// A tall lamp near each end of a yard, on both long sides.
fn yards(site: &mut Site<'_>) {
    let yards = site.park.site.plazas.iter().zip(&site.grounds.plazas);
    let outlines: Vec<_> =
        yards.filter(|(yard, _)| yard.look == GroundLook::Yard).flat_map(|(_, outlines)| outlines.clone()).collect();
    for reach in outlines.iter().filter_map(BoundingRect::bounding_rect) {
        let (x, z) = (reach.width() / 2.0, reach.height() / 2.0);
        for (a, b) in [(-1.0, -0.7), (1.0, -0.25), (-1.0, 0.25), (1.0, 0.7)] {
            let (off, ahead) = if z >= x {
                (Coord { x: a * (x - 0.6), y: b * z }, Coord { x: -a, y: 0.0 })
            } else {
                (Coord { x: b * x, y: a * (z - 0.6) }, Coord { x: 0.0, y: -a })
            };
            let at = reach.center() + off;
            site.place("prop-lamp-high", at, 0.4, facing(at, 0.0, ahead));
        }
    }
}
