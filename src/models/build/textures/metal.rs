//! Metal panels, steel, and louvred walls from afar.

use super::{
    canvas::{Canvas, Spot},
    colour::{from_line, grey, line, scaled, step, warmed},
    noise::{fbm, sign},
};

/// Panels 1 m high with ribs every 31 mm, a butt joint every 2 m; 2 m to the tile.
pub(super) fn panel() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let up = v * 2.0;
        let rib = (v * 64.0).fract();
        // Flat, with a shallow groove: its upper flank shaded, its lower one lit.
        let groove = -0.13 * band_of(rib, 0.55, 0.78) + 0.07 * band_of(rib, 0.80, 1.0);
        let joint = 0.62 * line(up, 1.0, 0.018, 0.010) + 0.16 * (step(0.975, 0.99, up.fract()));
        let butt = 0.55 * line(u, 1.0, 0.007, 0.006);
        let dents = 0.018 * fbm(u, v, (3, 5), 3, 121) + 0.012 * sign((up as u32) + 5, 0, 122);
        let runs = 0.022 * fbm(u, v, (60, 2), 2, 123) - 0.02 * step(0.3, 0.9, fbm(u, v, (24, 1), 2, 124)) * up.fract();
        let light = (1.0 + groove + dents + runs + 0.006 * sign(x, y, 125)) * (1.0 - joint.min(0.8)) * (1.0 - butt);
        warmed(grey(light), 0.006 * fbm(u, v, (3, 3), 2, 126))
    })
}

fn band_of(t: f64, low: f64, high: f64) -> f64 {
    step(low, low + 0.08, t) * (1.0 - step(high - 0.08, high, t))
}

/// Brushed along u, with a few scratches and the marks of hands; 1.5 m to the tile.
pub(super) fn steel() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let brushed = 0.07 * fbm(u, v, (3, 256), 1, 131)
            + 0.05 * fbm(u, v, (9, 180), 2, 132)
            + 0.03 * fbm(u, v, (24, 256), 1, 133);
        let clouds = 0.05 * fbm(u, v, (3, 3), 4, 134);
        let tilted = fbm(u, v, (4, 4), 2, 135);
        let scratch = 0.10 * (1.0 - step(0.0, 0.006, (fbm(u, v, (3, 7), 2, 136)).abs())) * step(0.2, 0.6, tilted);
        let marks = -0.04 * step(0.45, 0.9, fbm(u, v, (8, 8), 3, 137));
        warmed(grey(1.0 + brushed + clouds + scratch + marks + 0.008 * sign(x, y, 138)), -0.008 * clouds)
    })
}

/// Blades every 150 mm: the lip lit, the face darker towards its top, the gap below the next blade nearly black;
/// 2.4 m to the tile.
pub(super) fn louvre() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let up = v * 16.0;
        let (blade, t) = (up as u32, up.fract());
        let lip = step(0.0, 0.05, t) * (1.0 - step(0.10, 0.15, t));
        let face = step(0.02, 0.07, t) * (1.0 - step(0.58, 0.64, t));
        let lit = 1.02 - 0.42 * t + 0.35 * lip;
        let gap = 0.13 - 0.07 * step(0.62, 0.95, t);
        let tone = 1.0 + 0.03 * sign(blade, 0, 141) + 0.03 * fbm(u, v, (6, 16), 3, 142) + 0.008 * sign(x, y, 143);
        let light = gap + (lit * tone - gap) * face;
        // Stiffeners behind the blades every 1.2 m, joints of the blades on them.
        let behind = line(u * 2.4, 1.2, 0.06, 0.02) * (1.0 - face);
        let joint = line(u * 2.4, 1.2, 0.006, 0.010) * face;
        let shade = 1.0 - 0.35 * joint + 1.2 * behind;
        let near_ends = 1.0 - 0.05 * (1.0 - step(0.02, 0.10, from_line(u * 2.4, 1.2)));
        scaled(grey(light), shade * near_ends)
    })
}
