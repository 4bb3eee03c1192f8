//! A bough: a stem with twigs to both sides and many small leaves along them, on a transparent ground.

use std::f64::consts::FRAC_PI_2;

use super::{
    canvas::{Canvas, SIZE},
    colour::{blend, grey, scaled},
    leaf::Leaf,
    noise::{sign, unit},
};

const EDGE: f64 = SIZE as f64;
/// Twigs of one layer, from the foot of the stem to its tip.
const TWIGS: u32 = 9;
/// Numbers of the twigs behind are below this.
const BEHIND: u32 = 64;

/// Two layers of twigs that go their own ways: those behind are darker, those before lighter and warmer towards their
/// tips. The outline is ragged, and one sees through between the twigs. Leaves are no smaller than a card seen from
/// across a street can show.
pub(super) fn leaves() -> Canvas {
    let mut canvas = Canvas::with_alpha(|_| (grey(0.5), 0.0));
    for layer in 0..2_u32 {
        wood(&mut canvas, 0.0, 0.62, stem, 2.6);
        for twig in 0..TWIGS {
            let number = layer * BEHIND + twig;
            let t = (f64::from(twig) + 0.5 * f64::from(layer)) / f64::from(TWIGS);
            let side = if (twig + layer) % 2 == 0 { 1.0 } else { -1.0 };
            // Some reach far, some have broken off; towards the tip they point ahead.
            let length = EDGE * (0.2 + 0.24 * unit(number, 1, 231)) * (1.05 - 0.3 * t);
            let angle = FRAC_PI_2 - side * (0.5 + 0.9 * unit(number, 2, 231)) * (1.2 - 0.6 * t);
            sprig(&mut canvas, stem(0.05 + 0.57 * t), angle, length, number);
        }
        sprig(&mut canvas, stem(0.62), FRAC_PI_2 + 0.35 * sign(layer, 3, 231), EDGE * 0.24, layer * BEHIND + 63);
    }
    canvas
}

/// The stem, in texels, at 0..1 of the card's height.
fn stem(t: f64) -> (f64, f64) {
    (EDGE * (0.5 + 0.05 * libm::sin(t * 4.2)), EDGE * (0.01 + t))
}

fn wood(canvas: &mut Canvas, from: f64, to: f64, place: impl Fn(f64) -> (f64, f64), thick: f64) {
    for step in 0..700 {
        let t = from + (to - from) * f64::from(step) / 700.0;
        let ((x, y), half) = (place(t), thick * (1.0 - 0.65 * t));
        for dx in -3..=3 {
            if f64::from(dx).abs() <= half && (2.0..EDGE - 2.0).contains(&y) && (2.0..EDGE - 2.0).contains(&x) {
                canvas.put(x as i32 + dx, y as i32, grey(0.30 + 0.03 * f64::from(dx)));
            }
        }
    }
}

/// A twig with leaves to both sides and one at its end, drooping a little.
fn sprig(canvas: &mut Canvas, foot: (f64, f64), angle: f64, length: f64, number: u32) {
    let place = |t: f64| {
        let bent = angle - 0.25 * t * if libm::cos(angle) > 0.0 { 1.0 } else { -1.0 };
        (foot.0 + libm::cos(bent) * length * t, foot.1 + libm::sin(bent) * length * t)
    };
    wood(canvas, 0.0, 1.0, place, 1.5);
    let behind = number < BEHIND;
    let count = (length / 19.0).clamp(4.0, 14.0) as u32;
    for leaf in 0..=count {
        let t = 0.22 + 0.78 * f64::from(leaf) / f64::from(count);
        let side = if leaf % 2 == 0 { 1.0 } else { -1.0 };
        let turn = if leaf == count { 0.0 } else { side * (0.65 + 0.6 * unit(leaf, number, 241)) };
        let tone = if behind { 0.5 } else { 0.8 } + 0.55 * unit(leaf, number, 242);
        let young = if behind { 0.15 } else { 0.7 } * unit(leaf, number, 243) * t;
        Leaf {
            foot: place(t * 0.98),
            angle: angle + turn,
            length: 40.0 + 13.0 * unit(leaf, number, 244),
            width: 17.0 + 6.0 * unit(leaf, number, 245),
            rgb: blend(grey(tone), scaled([1.2, 1.08, 0.76], tone), young),
            relief: 0.9,
        }
        .stamp(canvas, true);
    }
}
