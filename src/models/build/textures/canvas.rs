//! A square of linear colour that a texture is painted on, and its way into a PNG.
//!
//! Row 0 is v = 0: the foot of a wall, the first row in the file. `u` runs along the row.

use image::{
    ExtendedColorType, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};

use super::colour::{Rgb, srgb_byte};

/// Texels along an edge.
pub(super) const SIZE: u32 = 512;

/// A texel's place: its column and row, and its centre, 0..1 over the tile.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) u: f64,
    pub(super) v: f64,
}

/// Linear red, green, blue, and alpha 0..1.
pub(super) struct Canvas {
    texels: Vec<(Rgb, f64)>,
}

impl Canvas {
    /// Each texel from its place alone.
    pub(super) fn with_alpha(paint: impl Fn(Spot) -> (Rgb, f64)) -> Self {
        let centre = |n: u32| (f64::from(n) + 0.5) / f64::from(SIZE);
        let row = |y: u32| (0..SIZE).map(move |x| Spot { x, y, u: centre(x), v: centre(y) });
        Self { texels: (0..SIZE).flat_map(row).map(paint).collect() }
    }

    /// The same, opaque.
    pub(super) fn of(paint: impl Fn(Spot) -> Rgb) -> Self {
        Self::with_alpha(|spot| (paint(spot), 1.0))
    }

    /// A texel, counted round the tile.
    fn index(x: i32, y: i32) -> usize {
        let wrap = |n: i32| n.rem_euclid(SIZE as i32) as usize;
        wrap(y) * SIZE as usize + wrap(x)
    }

    pub(super) fn at(&self, x: i32, y: i32) -> (Rgb, f64) {
        self.texels.get(Self::index(x, y)).copied().unwrap_or(([0.0; 3], 0.0))
    }

    /// Puts a colour on a texel, opaque; places beyond an edge come in at the other.
    pub(super) fn put(&mut self, x: i32, y: i32, rgb: Rgb) {
        if let Some(texel) = self.texels.get_mut(Self::index(x, y)) {
            *texel = (rgb, 1.0);
        }
    }

    /// Scales each channel until its mean is `target`, weighing texels by `weight` of their alpha, and scaling them
    /// by as much. What is too bright is cut, so that this goes by steps.
    pub(super) fn level(mut self, target: f64, weight: impl Fn(f64) -> f64) -> Self {
        for _ in 0..12 {
            let (mut sums, mut full) = ([0.0; 3], 1e-9);
            for (rgb, alpha) in &self.texels {
                let w = weight(*alpha);
                for (sum, channel) in sums.iter_mut().zip(rgb) {
                    *sum += w * channel.clamp(0.0, 1.0);
                }
                full += w;
            }
            let factors = sums.map(|sum: f64| target * full / sum.max(1e-9));
            for (rgb, alpha) in &mut self.texels {
                let w = weight(*alpha);
                for (channel, factor) in rgb.iter_mut().zip(factors) {
                    *channel *= 1.0 + w * (factor - 1.0);
                }
            }
        }
        self
    }

    /// sRGB bytes, four a texel, row by row.
    pub(super) fn rgba(&self) -> Vec<u8> {
        let texel = |(rgb, alpha): &(Rgb, f64)| {
            let [r, g, b] = rgb.map(srgb_byte);
            [r, g, b, (alpha.clamp(0.0, 1.0) * 255.0 + 0.5) as u8]
        };
        self.texels.iter().flat_map(texel).collect()
    }
}

/// A PNG of four bytes a texel. Writing to memory does not fail.
pub(super) fn png(rgba: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    let _ = encoder.write_image(rgba, SIZE, SIZE, ExtendedColorType::Rgba8);
    bytes
}
