//! Colour beyond the edges of a cut-out, so that filtering draws no rim around leaves.

use super::{
    canvas::{Canvas, SIZE},
    colour::{Rgb, scaled},
};

/// Fills clear texels with the colour of the nearest cover that a coarser and coarser copy finds; alpha stays.
pub(super) fn bleed(canvas: Canvas) -> Canvas {
    let size = SIZE as usize;
    let first: Vec<(Rgb, f64)> =
        (0..SIZE as i32).flat_map(|y| (0..SIZE as i32).map(move |x| (x, y))).map(|(x, y)| canvas.at(x, y)).collect();
    let mut levels = vec![first];
    let mut edge = size;
    while edge > 1 {
        edge /= 2;
        let below = levels.last().cloned().unwrap_or_default();
        levels.push((0..edge * edge).map(|n| gathered(&below, edge * 2, n % edge, n / edge)).collect());
    }
    let filled = |x: usize, y: usize| {
        let mut found = [0.5; 3];
        for (level, texels) in levels.iter().enumerate() {
            let (rgb, covered) = texels.get((y >> level) * (size >> level) + (x >> level)).copied().unwrap_or_default();
            if covered > 0.0 {
                found = rgb;
                break;
            }
        }
        found
    };
    Canvas::with_alpha(|spot| (filled(spot.x as usize, spot.y as usize), canvas.at(spot.x as i32, spot.y as i32).1))
}

/// The mean of four texels, weighed by their cover.
fn gathered(texels: &[(Rgb, f64)], size: usize, x: usize, y: usize) -> (Rgb, f64) {
    let (mut sum, mut full) = ([0.0; 3], 0.0);
    for at in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let (rgb, covered) = texels.get((2 * y + at.1) * size + 2 * x + at.0).copied().unwrap_or_default();
        for (total, channel) in sum.iter_mut().zip(rgb) {
            *total += channel * covered;
        }
        full += covered;
    }
    (scaled(sum, 1.0 / f64::max(full, 1e-9)), full / 4.0)
}
