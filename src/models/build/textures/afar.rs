//! What lies far off: the country, the clouds, ripples on water.

use std::f64::consts::TAU;

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, blend, scaled, step},
    noise::{fbm, scatter, sign, unit},
};

/// Fields in patches between hedgerows and paths, with copses; 200 m to the tile.
pub(super) fn country() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let (wu, wv) = (u + 0.03 * fbm(u, v, (4, 4), 3, 301), v + 0.03 * fbm(u, v, (4, 4), 3, 302));
        let field = scatter(wu, wv, (7, 9), 303);
        let ground = field_colour(u, v, &field);
        // Bunds between the fields are grown over, a few are paths.
        let edge = 1.0 - step(0.015, 0.06, field.border());
        let bushes = edge * step(-0.2, 0.25, fbm(u, v, (24, 24), 3, 304));
        let path = (1.0 - step(0.0, 0.022, field.border())) * step(0.35, 0.4, field.unit(9));
        let crowns = scatter(u, v, (44, 44), 305);
        let crown = (1.15 - 0.9 * crowns.near) * (0.75 + 0.5 * crowns.unit(1));
        let wood: Rgb = scaled(blend([0.42, 0.50, 0.40], [0.50, 0.60, 0.34], crowns.unit(2)), crown);
        let copse = step(0.22, 0.30, fbm(u, v, (4, 4), 4, 306) + 0.05 * fbm(u, v, (30, 30), 2, 307));
        let land = blend(blend(ground, [1.26, 1.16, 0.98], 0.8 * path), wood, f64::max(copse, 0.9 * bushes));
        scaled(land, 1.0 + 0.04 * sign(x, y, 308))
    })
}

/// Paddy, rape, vegetables, fallow: each field its own hue, its rows in its own direction.
fn field_colour(u: f64, v: f64, field: &super::noise::Scatter) -> Rgb {
    let kinds: [Rgb; 5] =
        [[0.89, 1.0, 0.73], [1.05, 1.07, 0.78], [0.90, 0.98, 0.76], [1.08, 1.02, 0.80], [0.98, 1.05, 0.72]];
    let kind = kinds.get((field.unit(1) * 5.0) as usize).copied().unwrap_or([1.0; 3]);
    let (along, across) =
        [(1, 60), (60, 1), (38, 38), (40, -40)].get((field.unit(2) * 4.0) as usize).copied().unwrap_or((1, 60));
    let rows = libm::sin(TAU * (u * f64::from(along) + v * f64::from(across)));
    let strong = if field.unit(3) < 0.6 { 0.09 } else { 0.02 };
    let growth = 0.16 * fbm(u, v, (9, 9), 4, 309) + 0.05 * fbm(u, v, (70, 70), 2, 310);
    scaled(kind, (1.0 + 0.14 * field.sign(4)) * (1.0 + strong * rows + growth))
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
