//! Setts and slabs that people walk on.

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, blend, grey, scaled, step, warmed},
    noise::{fbm, scatter, sign, unit},
};

/// Granite setts of 100 mm in half bond; 2.4 m to the tile.
pub(super) fn setts() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        // The hand that laid them was not quite true.
        let (wu, wv) = (u + 0.0022 * fbm(u, v, (12, 12), 2, 61), v + 0.0022 * fbm(u, v, (12, 12), 2, 62));
        let up = wv.rem_euclid(1.0) * 24.0;
        let row = up as u32;
        let across = (wu * 24.0 + 0.5 * f64::from(row % 2)).rem_euclid(24.0);
        let sett = (across as u32, row);
        let (fx, fy) = (across.fract() - 0.5, up.fract() - 0.5);
        // A square with round corners; inside is below 0, in half edges.
        let inset = 0.40 + 0.02 * sign(sett.0, sett.1, 63);
        let (dx, dy) = ((fx.abs() - inset + 0.12).max(0.0), (fy.abs() - inset + 0.12).max(0.0));
        let off = (dx * dx + dy * dy).sqrt() - 0.12;
        let top = 1.0 - step(-0.015, 0.045, off);
        let tone = 1.0 + 0.17 * sign(sett.0, sett.1, 64);
        let flecks = 0.11 * sign(x, y, 65) + 0.06 * fbm(u, v, (96, 96), 2, 66);
        let worn = 1.0 - 0.22 * step(-0.12, 0.0, off) + 0.10 * fy;
        let face = warmed(grey(tone * (1.0 + flecks) * worn), 0.03 * sign(sett.0, sett.1, 67));
        let sand = warmed(grey(0.42 + 0.12 * fbm(u, v, (64, 64), 2, 68) + 0.05 * sign(x, y, 69)), 0.06);
        scaled(blend(sand, face, top), 1.0 + 0.06 * fbm(u, v, (3, 3), 3, 70))
    })
}

/// Slabs of 1.2 × 0.6 m in three greys, a third of a slab on from row to row; 7.2 m to the tile.
pub(super) fn plaza() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let up = v * 12.0;
        let row = up as u32;
        let across = (u * 6.0 + f64::from(row % 3) / 3.0).rem_euclid(6.0);
        let slab = (across as u32, row);
        // Texels from the joint: 85.3 to a slab's length, 42.7 to its width.
        let (dx, dy) = (round_off(across) * 85.33, round_off(up) * 42.67);
        let joint = f64::max(1.0 - step(0.1, 1.3, dx), 1.0 - step(0.1, 1.3, dy));
        let worn = f64::max(1.0 - step(0.5, 3.5, dx), 1.0 - step(0.5, 3.5, dy));
        let light = granite(u, v, x, y, slab);
        let stains = 0.05 * fbm(u, v, (3, 3), 4, 78) - 0.05 * step(0.35, 0.9, fbm(u, v, (5, 5), 3, 79));
        scaled(light, (1.0 + stains) * (1.0 - 0.05 * worn) * (1.0 - 0.55 * joint))
    })
}

/// How far from the nearest whole number.
fn round_off(t: f64) -> f64 {
    (t - t.round()).abs()
}

/// Flamed granite: light, middle and dark slabs, with crystals.
fn granite(u: f64, v: f64, x: u32, y: u32, slab: (u32, u32)) -> Rgb {
    let lot = unit(slab.0, slab.1, 71);
    let tone = if lot < 0.18 {
        0.80
    } else if lot < 0.42 {
        0.91
    } else {
        1.02
    } * (1.0 + 0.035 * sign(slab.0, slab.1, 72));
    let crystal = scatter(u, v, (200, 200), 73);
    let flecks = 0.10 * crystal.sign(4) * (1.0 - step(0.2, 0.6, crystal.near)) + 0.035 * sign(x, y, 74);
    let clouds = 0.04 * fbm(u, v, (16, 16), 3, 75 + slab.0 + slab.1);
    warmed(grey(tone * (1.0 + flecks + clouds)), 0.018 * sign(slab.0, slab.1, 76))
}
