//! Boards.

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, blend, from_line, step},
    noise::{fbm, scatter, sign, unit},
};

/// Boards of 133 mm along u, butted here and there, with grain and knots; 1.6 m to the tile.
pub(super) fn timber() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let up = v * 12.0;
        let row = up as u32;
        let butt = from_line(u + unit(row, 0, 111), 1.0) * 512.0;
        let board = row * 2 + u32::from((u + unit(row, 0, 111)).fract() < 0.5);
        let gap = f64::max(1.0 - step(1.0, 2.3, from_line(up, 1.0) * 42.67), 1.0 - step(0.6, 1.6, butt));
        let arris = 1.0 - 0.12 * (1.0 - step(1.5, 5.0, from_line(up, 1.0) * 42.67));
        let wood = grain(u, v, up, row);
        let tone = 1.0 + 0.13 * sign(row, 0, 112) + 0.02 * sign(board, 1, 113) + 0.02 * sign(x, y, 114);
        let hue = 0.018 * sign(row, 2, 115);
        let [r, g, b] = wood;
        let face = [r * tone * (1.0 + hue), g * tone, b * tone * (1.0 - hue)].map(|channel| channel * arris);
        blend(face, [0.10, 0.09, 0.08], gap)
    })
}

/// Pale early wood, dark late wood, bent round the knots.
fn grain(u: f64, v: f64, up: f64, row: u32) -> Rgb {
    let knot = scatter(u, v, (5, 12), 116);
    let is_knot = knot.unit(1) < 0.09;
    let pull = if is_knot { (1.0 - step(0.0, 0.8, knot.near)) * 0.55 } else { 0.0 };
    let across = up.fract() + 0.30 * fbm(u, v, (3, 12), 2, 117 + row) + pull;
    let rings = libm::sin(across * (26.0 + 22.0 * unit(row, 3, 118)));
    let fibres = fbm(u, v, (10, 240), 2, 119);
    let late = step(-0.3, 1.0, rings) * 0.22 + 0.16 * fibres;
    let heart = if is_knot { 1.0 - step(0.10, 0.20, knot.near) } else { 0.0 };
    blend(blend([1.0, 1.0, 1.0], [0.62, 0.55, 0.48], late.clamp(0.0, 1.0)), [0.32, 0.25, 0.2], 0.6 * heart)
}
