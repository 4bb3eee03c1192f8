//! Grass, crowns seen as a mass, bark.

use std::f64::consts::TAU;

use super::{
    canvas::{Canvas, SIZE, Spot},
    colour::{Rgb, blend, grey, scaled, step},
    leaf::Leaf,
    noise::{fbm, scatter, sign, unit, value},
};

const EDGE: f64 = SIZE as f64;

/// Blades in tufts over a darker ground; 8 m to the tile.
pub(super) fn grass() -> Canvas {
    let mut canvas = Canvas::of(|Spot { x, y, u, v }| {
        scaled([0.52, 0.55, 0.50], 1.0 + 0.2 * fbm(u, v, (60, 60), 3, 201) + 0.1 * sign(x, y, 202))
    });
    for blade in 0..42_000_u32 {
        let (u, v) = (unit(blade, 0, 203), unit(blade, 1, 203));
        let patch = fbm(u, v, (3, 3), 4, 204);
        let tuft = scatter(u, v, (44, 44), 205);
        let lean = TAU * tuft.unit(1) + 1.3 * sign(blade, 2, 203);
        let tone =
            0.80 + 0.16 * patch + 0.30 * unit(blade, 3, 203) + 0.16 * tuft.sign(2) - 0.14 * step(0.5, 0.9, tuft.near);
        let dry = (0.10 + 0.16 * step(0.2, 0.8, fbm(u, v, (5, 5), 3, 206))) * unit(blade, 4, 203);
        let rgb = blend(scaled([1.0, 1.0, 1.0], tone), scaled([1.5, 1.12, 1.25], tone), dry * 2.0);
        let length = 3.0 + 4.5 * unit(blade, 5, 203);
        let (dx, dy) = (libm::cos(lean), libm::sin(lean));
        for step in 0..length as i32 {
            let t = f64::from(step);
            let lit = 0.82 + 0.36 * t / length;
            canvas.put((u * EDGE + dx * t) as i32, (v * EDGE + dy * t) as i32, scaled(rgb, lit));
        }
    }
    canvas
}

/// Layers of leaves, dark where one looks in between them; 3 m to the tile.
pub(super) fn foliage() -> Canvas {
    let mut canvas = Canvas::of(|Spot { u, v, .. }| grey(0.10 + 0.05 * value(u, v, (60, 60), 211)));
    for layer in 0..4_u32 {
        let height = f64::from(layer) / 3.0;
        for leaf in 0..1_500_u32 {
            let (u, v) = (unit(leaf, layer, 212), unit(leaf, layer, 213));
            // Clumps stand out more the higher the layer; between them one sees the layers below.
            let clump = scatter(u, v, (7, 7), 214);
            let open = 0.93 - 0.40 * height + 0.10 * sign(leaf, layer, 215);
            if clump.near > open {
                continue;
            }
            let tone = (0.30 + 0.85 * height) * (1.15 - 0.45 * clump.near) * (0.82 + 0.36 * unit(leaf, layer, 216));
            let young = 0.5 * step(0.75, 1.0, unit(leaf, layer, 217)) + 0.2 * clump.unit(2);
            Leaf {
                foot: (u * EDGE, v * EDGE),
                angle: TAU * unit(leaf, layer, 218),
                length: 13.0 + 9.0 * unit(leaf, layer, 219),
                width: 7.0 + 4.0 * unit(leaf, layer, 220),
                rgb: blend(grey(tone), scaled([1.25, 1.10, 0.85], tone), young),
                relief: 0.9,
            }
            .stamp(&mut canvas, false);
        }
    }
    canvas
}

/// Furrows and ridges along v, lichen here and there; 1 × 2 m to the tile.
pub(super) fn bark() -> Canvas {
    Canvas::of(|Spot { x, y, u, v }| {
        let bend = 0.030 * fbm(u, v, (5, 4), 3, 251);
        let plates = scatter(u + bend, v + 0.02 * fbm(u, v, (9, 6), 2, 252), (17, 4), 253);
        let ridge = step(0.0, 0.42, plates.border());
        let fine = fbm(u + bend, v, (40, 9), 3, 254);
        let tone = 0.50 + 0.48 * ridge + 0.26 * fine + 0.14 * plates.sign(1) + 0.06 * sign(x, y, 255);
        let lichen = 0.55 * step(0.35, 0.7, fbm(u, v, (5, 8), 4, 256)) * ridge;
        let hue: Rgb = blend([1.06, 1.0, 0.93], [0.98, 1.12, 0.96], lichen);
        scaled(hue, tone.max(0.1) * (1.0 + 0.22 * lichen))
    })
}
