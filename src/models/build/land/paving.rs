//! Patterns of plazas: a border, bands of darker stone, a light promenade; tactile strips beside carriageways.

use geo::{BoundingRect, Coord, Polygon};

use super::{lanes::Leg, square::Square, tiles::Tiles};
use crate::models::{
    Surface,
    build::{
        ground,
        mesh::{Mesh, Role},
        paint::Paint,
        plan,
    },
};

/// Distance between bands: three slabs, metres.
const BAY_M: f64 = 7.2;
const BAND_M: f64 = 0.6;
/// No more bands than this on one plaza.
const MOST_BANDS: u32 = 200;

/// Lays the pattern of a plaza just above its surface at `y`.
pub fn pattern(mesh: &mut Mesh, outlines: &[Polygon], square: Option<&Square>, y: f64) {
    let dark = Paint::hex(0x77736b).on(Surface::Stone);
    let light = Paint::hex(0xb4ae9f).on(Surface::Stone);
    let mut lay = |pieces: &[Polygon], lift: f64, paint: Paint| {
        for piece in pieces {
            mesh.level(Role::Ground, piece, y + lift, true, paint);
        }
    };
    for outline in outlines {
        let own = std::slice::from_ref(outline);
        let Some(reach) = outline.bounding_rect() else { continue };
        let inner = ground::within(own, 0.9);
        lay(&plan::cut(&ground::within(own, 0.35), &inner), 0.012, dark);
        let (wide, deep) = (reach.width(), reach.height());
        if wide.min(deep) < 5.0 {
            continue;
        }
        // Across the longer side, symmetric about the middle.
        let (length, middle) = if wide >= deep { (wide, reach.center().x) } else { (deep, reach.center().y) };
        let count = (length / 2.0 / BAY_M).floor().clamp(0.0, f64::from(MOST_BANDS)) as i32;
        let bands = (-count..=count).map(|k| {
            let at = middle + f64::from(k) * BAY_M;
            let (low, high) = (at - BAND_M / 2.0, at + BAND_M / 2.0);
            let (min, max) = (reach.min(), reach.max());
            if wide >= deep {
                plan::rectangle(Coord { x: low, y: min.y }, Coord { x: high, y: max.y })
            } else {
                plan::rectangle(Coord { x: min.x, y: low }, Coord { x: max.x, y: high })
            }
        });
        let promenade: Vec<Polygon> = square.map(Square::promenade).into_iter().collect();
        let bands: Vec<Polygon> = plan::cut(&bands.collect::<Vec<_>>(), &promenade);
        lay(&plan::shared(&bands, &inner), 0.008, dark);
        lay(&plan::shared(&promenade, &inner), 0.004, light);
    }
}

/// Raised guiding strips on footways, beside the carriageways.
pub fn guide(tiles: &mut Tiles, legs: &[Leg], footways: &[Polygon], y: f64) {
    const AWAY_M: f64 = 1.5;
    const STRIP_M: f64 = 0.3;
    let ochre = Paint::hex(0x9c8150).on(Surface::Paving);
    for leg in legs {
        for side in [-1.0, 1.0] {
            let d = side * (leg.width / 2.0 + AWAY_M);
            for stretch in &leg.stretches {
                let corner = |s: f64, d: f64| leg.frame.origin + leg.frame.along * s - leg.frame.out * d;
                let (low, high) = (d - STRIP_M / 2.0, d + STRIP_M / 2.0);
                let (from, to) = (stretch.from + 3.0, stretch.to - 3.0);
                if to - from < 4.0 {
                    continue;
                }
                let ring = vec![corner(from, low), corner(to, low), corner(to, high), corner(from, high)];
                let strip = plan::tidy([Polygon::new(ring.into(), Vec::new())]);
                for piece in plan::shared(footways, &strip) {
                    if let Some(reach) =
                        piece.bounding_rect().filter(|_| plan::area_m2(std::slice::from_ref(&piece)) > 0.8)
                    {
                        tiles.at(reach.center()).level(Role::Solid, &piece, y + 0.012, true, ochre);
                    }
                }
            }
        }
    }
}
