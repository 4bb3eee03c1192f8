//! Asphalt, soil, and what lies on flat roofs.

use super::{
    canvas::{Canvas, Spot},
    colour::{blend, grey, line, scaled, step, warmed},
    noise::{fbm, scatter, sign, value},
};

/// Aggregate in bitumen, faint patches, a few hair cracks; 6 m to the tile.
pub(super) fn asphalt() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let stone = scatter(u, v, (230, 230), 81);
        let stones =
            (0.16 + 0.22 * stone.unit(1)) * (1.0 - step(0.15, 0.55, stone.near)) * step(0.35, 0.8, stone.unit(2));
        let grain = 0.10 * sign(x, y, 82) + 0.07 * value(u, v, (128, 128), 83);
        let patches = 0.07 * fbm(u, v, (3, 3), 4, 84) + 0.05 * fbm(u, v, (11, 11), 3, 85);
        let bend = 0.03 * fbm(u, v, (6, 6), 3, 86);
        let crack = scatter(u + bend, v - bend, (3, 3), 87).border();
        let where_cracked = step(0.15, 0.5, fbm(u, v, (4, 4), 2, 88));
        let cracks = 0.30 * (1.0 - step(0.0, 0.012, crack)) * where_cracked;
        let oil = 0.10 * step(0.55, 0.95, fbm(u, v, (7, 7), 3, 89));
        warmed(grey((0.92 + stones + grain + patches) * (1.0 - cracks) * (1.0 - oil)), 0.02 * stone.sign(3))
    })
}

/// Crumbs, clods and pebbles; 5 m to the tile.
pub(super) fn soil() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let (wu, wv) = (u + 0.006 * fbm(u, v, (20, 20), 2, 91), v + 0.006 * fbm(u, v, (20, 20), 2, 92));
        let clod = scatter(wu, wv, (60, 60), 93);
        let crumb = scatter(wu, wv, (150, 150), 94);
        let lumps =
            0.22 * step(0.0, 0.6, clod.border()) * (0.6 + 0.8 * clod.unit(1)) + 0.22 * step(0.0, 0.5, crumb.border());
        let damp = 0.16 * fbm(u, v, (4, 4), 4, 95);
        let ground = warmed(grey(0.55 + lumps + damp + 0.05 * sign(x, y, 96)), 0.08 + 0.05 * fbm(u, v, (6, 6), 2, 97));
        let pebble = scatter(u, v, (40, 40), 98);
        let shown = if pebble.unit(2) < 0.14 { 1.0 - step(0.12, 0.20, pebble.near) } else { 0.0 };
        blend(ground, grey(1.35 + 0.3 * pebble.sign(3)), 0.8 * shown)
    })
}

/// Membrane in lanes of 2 m with lapped seams, dust where water has stood; 8 m to the tile.
pub(super) fn roof() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let across = u * 8.0 + 0.012 * fbm(u, v, (2, 9), 2, 101);
        let lane = (u * 4.0 + 0.002) as u32 % 4;
        // Rolls end somewhere in a lane.
        let ends = line(v * 8.0 + 3.1 * f64::from(lane) + 1.3, 8.0, 0.03, 0.04);
        let seam = line(across, 2.0, 0.03, 0.03);
        let lap = step(0.0, 0.02, across.rem_euclid(2.0)) * (1.0 - step(0.10, 0.13, across.rem_euclid(2.0)));
        let stood = step(0.15, 0.6, fbm(u, v, (4, 4), 4, 102));
        let rim = step(0.05, 0.18, fbm(u, v, (4, 4), 4, 102)) - stood;
        let grit = 0.07 * value(u, v, (256, 256), 103) + 0.05 * sign(x, y, 104);
        let clouds = 0.05 * fbm(u, v, (5, 5), 4, 105) + 0.03 * sign(lane, 0, 106);
        let light =
            (1.0 + grit + clouds + 0.05 * lap - 0.05 * stood + 0.05 * rim) * (1.0 - 0.30 * f64::max(seam, ends));
        warmed(scaled(grey(light), 1.0), 0.025 * stood)
    })
}
