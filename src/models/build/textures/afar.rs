//! What lies far off: the country, the clouds, ripples on water.

use std::f64::consts::TAU;

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, blend, scaled, step},
    noise::{fbm, scatter, sign, unit},
};

/// Small fields in patches between bunds and paths, with single trees and bushes; 200 m to the tile.
///
/// Nothing in it is large or dark: from afar, where it repeats many times, only an even grain is left.
pub(super) fn country() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let (wu, wv) = (u + 0.02 * fbm(u, v, (4, 4), 3, 301), v + 0.02 * fbm(u, v, (4, 4), 3, 302));
        let field = scatter(wu, wv, (8, 10), 303);
        let ground = field_colour(u, v, &field);
        // Bunds between the fields are grown over, a few are paths.
        let bund = 0.5 * (1.0 - step(0.01, 0.05, field.border()));
        let path = (1.0 - step(0.0, 0.022, field.border())) * step(0.55, 0.6, field.unit(9));
        let land = blend(blend(ground, [0.84, 0.93, 0.76], bund), [1.16, 1.12, 1.02], 0.8 * path);
        // Trees stand on the bunds, as large as crowns are.
        let crowns = scatter(u, v, (34, 34), 305);
        let near_bund = 1.0 - step(0.10, 0.24, field.border());
        let shown = near_bund * step(0.52, 0.58, crowns.unit(3)) * (1.0 - step(0.26, 0.36, crowns.near));
        let crown: Rgb = scaled([0.70, 0.82, 0.62], (1.12 - 0.9 * crowns.near) * (0.88 + 0.24 * crowns.unit(1)));
        scaled(blend(land, crown, 0.85 * shown), 1.0 + 0.03 * sign(x, y, 308))
    })
}

/// Paddy, rape, vegetables, fallow: each field its own hue, its rows in its own direction.
fn field_colour(u: f64, v: f64, field: &super::noise::Scatter) -> Rgb {
    let kinds: [Rgb; 5] =
        [[0.92, 1.0, 0.80], [1.05, 1.05, 0.86], [0.94, 0.99, 0.83], [1.07, 1.03, 0.90], [0.98, 1.04, 0.80]];
    let kind = kinds.get((field.unit(1) * 5.0) as usize).copied().unwrap_or([1.0; 3]);
    let (along, across) =
        [(1, 60), (60, 1), (38, 38), (40, -40)].get((field.unit(2) * 4.0) as usize).copied().unwrap_or((1, 60));
    let rows = libm::sin(TAU * (u * f64::from(along) + v * f64::from(across)));
    let strong = if field.unit(3) < 0.6 { 0.05 } else { 0.015 };
    let growth = 0.07 * fbm(u, v, (9, 9), 4, 309) + 0.04 * fbm(u, v, (70, 70), 2, 310);
    scaled(kind, (1.0 + 0.09 * field.sign(4)) * (1.0 + strong * rows + growth))
}

/// Red: cover, 0..1. Green: how bright the cloud is from below, dark where it is thick. Blue: the high veil alone.
pub(super) fn clouds() -> Canvas {
    Canvas::of(|Spot { u, v, .. }| {
        let (wu, wv) = (u + 0.03 * fbm(u, v, (4, 4), 4, 321), v + 0.03 * fbm(u, v, (4, 4), 4, 322));
        let large = fbm(wu, wv, (3, 3), 2, 323);
        let billow = 1.0 - scatter(wu, wv, (9, 9), 324).near.min(1.0);
        let small = 1.0 - scatter(wu, wv, (23, 23), 325).near.min(1.0);
        let heap = 0.55 * large + 0.30 * (billow - 0.5) + 0.16 * (small - 0.5) + 0.22 * fbm(wu, wv, (12, 12), 5, 326);
        let cumulus = step(0.02, 0.42, heap);
        let streak = fbm(u + 0.06 * fbm(u, v, (3, 3), 3, 327), v, (3, 11), 6, 328);
        let veil = 0.42 * step(-0.05, 0.9, streak) * step(-0.6, 0.4, fbm(u, v, (2, 2), 2, 329));
        let cover = 1.0 - (1.0 - cumulus) * (1.0 - veil);
        let bright = 1.0 - 0.42 * step(0.15, 0.75, heap);
        [cover, bright, veil]
    })
}

/// Slopes along u (red) and v (green), 0.5 is level, a full step is 1; blue is height.
pub(super) fn ripples() -> Canvas {
    let waves: Vec<(f64, f64, f64, f64)> = (0..40_u32)
        .map(|wave| {
            let (heading, size) =
                (0.5 + 1.6 * sign(wave, 0, 331), 2.5 + 22.0 * unit(wave, 1, 331) * unit(wave, 2, 331));
            let (kx, ky) = ((libm::cos(heading) * size).round(), (libm::sin(heading) * size).round());
            let length = (kx * kx + ky * ky).sqrt().max(1.0);
            (kx, ky, TAU * unit(wave, 3, 331), 0.055 / libm::pow(length, 0.35))
        })
        .collect();
    Canvas::of(move |Spot { u, v, .. }| {
        let (mut sx, mut sy, mut height) = (0.0, 0.0, 0.0);
        for (kx, ky, phase, slope) in &waves {
            let length = (kx * kx + ky * ky).sqrt().max(1.0);
            let angle = TAU * (kx * u + ky * v) + phase;
            sx += slope * kx / length * libm::cos(angle);
            sy += slope * ky / length * libm::cos(angle);
            height += slope / length * libm::sin(angle);
        }
        [0.5 + sx.clamp(-0.49, 0.49), 0.5 + sy.clamp(-0.49, 0.49), (0.5 + 4.0 * height).clamp(0.0, 1.0)]
    })
}
