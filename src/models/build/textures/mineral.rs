//! Concrete, plaster and stone of walls.

use super::{
    canvas::{Canvas, Spot},
    colour::{Rgb, grey, line, scaled, step, warmed},
    noise::{fbm, scatter, sign, unit, value},
};

/// Panels of 2.4 × 1.2 m, four tie holes each; 4.8 m to the tile.
pub(super) fn concrete() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let (across, up) = (u * 4.8, v * 4.8);
        let panel = ((across / 2.4) as u32, (up / 1.2) as u32);
        let tone = 1.0 + 0.03 * sign(panel.0, panel.1, 11);
        let clouds = 0.14 * fbm(u, v, (4, 4), 5, 12) + 0.05 * fbm(u, v, (24, 24), 3, 13);
        let streaks = 0.08 * fbm(u, v, (40, 3), 2, 14) * (0.4 + 0.6 * step(-0.2, 0.6, fbm(u, v, (5, 4), 2, 15)));
        let grain = 0.025 * sign(x, y, 16);
        // Blow holes: few, small, dark.
        let pore = scatter(u, v, (90, 90), 17);
        let holes =
            if pore.unit(1) < 0.06 { 0.30 * (1.0 - step(0.10, 0.22 + 0.1 * pore.unit(2), pore.near)) } else { 0.0 };
        let joint = f64::max(line(across, 2.4, 0.010, 0.012), line(up, 1.2, 0.010, 0.012));
        // Cement water has run out at the joints and left them paler, and darker further off.
        let bled = f64::max(line(across, 2.4, 0.0, 0.30), line(up, 1.2, 0.0, 0.30));
        let tie = tie_hole(across, up);
        let light = tone * (1.0 + clouds + streaks + grain + 0.04 * bled) * (1.0 - holes) * (1.0 - 0.5 * joint) * tie;
        warmed(grey(light), 0.012 * fbm(u, v, (3, 3), 2, 18))
    })
}

/// Cones of the formwork's ties: 30 mm, their plugs set back, the upper rim in shade.
fn tie_hole(across: f64, up: f64) -> f64 {
    let (dx, dy) = (across.rem_euclid(1.2) - 0.6, up.rem_euclid(0.6) - 0.3);
    let distance = (dx * dx + dy * dy).sqrt();
    let plug = 1.0 - step(0.020, 0.030, distance);
    let rim = (1.0 - step(0.026, 0.060, distance)) * (1.0 - plug);
    1.0 - plug * (0.30 + 9.0 * dy.max(-0.01)) - 0.12 * rim
}

/// Fine render with the sweep of the float in it; 4.8 m to the tile.
pub(super) fn plaster() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let bend = 0.02 * fbm(u, v, (3, 3), 2, 31);
        let sweep = 0.028 * fbm(u + bend, v - bend, (10, 26), 3, 32);
        let clouds = 0.05 * fbm(u, v, (3, 3), 4, 33);
        let grain = 0.035 * value(u, v, (256, 256), 34) + 0.02 * sign(x, y, 35);
        warmed(grey(1.0 + sweep + clouds + grain), 0.008 * fbm(u, v, (2, 2), 2, 36))
    })
}

/// Slabs of 1.2 × 0.6 m in half bond with open joints; 3.6 m to the tile.
pub(super) fn stone() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let up = v * 3.6;
        let row = (up / 0.6) as u32;
        let across = (u * 3.6 + 0.6 * f64::from(row % 2)).rem_euclid(3.6);
        let slab = ((across / 1.2) as u32, row);
        slab_colour(u, v, slab, 0.07).map(|channel| channel * (1.0 + 0.025 * sign(x, y, 41)) * slab_edges(across, up))
    })
}

/// The joint is dark; the slab's upper edge catches light, its lower lies in shade.
fn slab_edges(across: f64, up: f64) -> f64 {
    let joint = f64::max(line(across, 1.2, 0.010, 0.009), line(up, 0.6, 0.012, 0.009));
    let high = up.rem_euclid(0.6);
    let catches = step(0.575, 0.590, high) * 0.10 - (1.0 - step(0.010, 0.030, high)) * 0.12;
    (1.0 + catches) * (1.0 - 0.72 * joint)
}

/// Limestone: each slab cut from another place of the bed, with its own tone, bedding, veins and shells.
fn slab_colour(u: f64, v: f64, slab: (u32, u32), variety: f64) -> Rgb {
    let seed = 50 + slab.0 * 7 + slab.1 * 31;
    let tone = 1.0 + variety * sign(slab.0, slab.1, 42);
    let bend = 0.03 * fbm(u, v, (4, 4), 2, seed + 1);
    let bedding = 0.05 * fbm(u, v + bend, (3, 40), 3, seed + 2);
    let clouds = 0.06 * fbm(u, v, (8, 10), 4, seed + 3);
    let vein = fbm(u + bend, v, (5, 9), 3, seed + 4).abs();
    let veins = -0.10 * (1.0 - step(0.0, 0.05, vein)) * unit(slab.0, slab.1, 43);
    let pit = scatter(u, v, (120, 120), 44);
    let pits = if pit.unit(3) < 0.10 { -0.16 * (1.0 - step(0.1, 0.35, pit.near)) } else { 0.0 };
    warmed(scaled(grey(1.0 + bedding + clouds + veins + pits), tone), 0.009 * sign(slab.0, slab.1, 45))
}
