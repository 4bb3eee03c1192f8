//! The sky as a picture: luminance by direction.

use std::f64::consts::PI;

use super::air::{Rgb, with};

/// Columns: azimuth, u = azimuth ÷ 360°, from north through east.
pub const WIDE: usize = 64;
/// Rows: elevation = 90° × v², v from 0 at the horizon to 1 at the zenith, so that rows are close together below.
pub const HIGH: usize = 32;

/// Luminance of the upper half of the sky, cd/m² in each channel of linear sRGB. Texel centres lie at
/// `((column + 0.5) / 64, (row + 0.5) / 32)`; row 0 is at the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct SkyMap {
    texels: Vec<Rgb>,
}

impl SkyMap {
    /// From the luminance in a direction: azimuth and elevation, degrees.
    pub(super) fn of(luminance: impl Fn(f64, f64) -> Rgb) -> Self {
        let texel = |n: usize| {
            luminance((n % WIDE) as f64 * 360.0 / WIDE as f64 + 180.0 / WIDE as f64, elevation((n / WIDE) as f64 + 0.5))
        };
        Self { texels: (0..WIDE * HIGH).map(texel).collect() }
    }

    /// Row by row from the horizon, cd/m².
    pub fn texels(&self) -> &[Rgb] {
        &self.texels
    }

    /// Luminance in a direction, degrees, between texels in proportion; below the horizon that of the horizon.
    pub fn lookup(&self, azimuth_deg: f64, elevation_deg: f64) -> Rgb {
        let x = azimuth_deg.rem_euclid(360.0) / 360.0 * WIDE as f64 - 0.5;
        let y = ((elevation_deg.clamp(0.0, 90.0) / 90.0).sqrt() * HIGH as f64 - 0.5).clamp(0.0, (HIGH - 1) as f64);
        let (x0, y0) = (x.floor(), y.floor());
        let at = |x: f64, y: f64| {
            let column = (x as i64).rem_euclid(WIDE as i64) as usize;
            let row = (y as usize).min(HIGH - 1);
            self.texels.get(row * WIDE + column).copied().unwrap_or_default()
        };
        let mix = |a: Rgb, b: Rgb, t: f64| with(a, b, [t; 3], |a, b, t| a + (b - a) * t);
        let (tx, ty) = (x - x0, y - y0);
        mix(mix(at(x0, y0), at(x0 + 1.0, y0), tx), mix(at(x0, y0 + 1.0), at(x0 + 1.0, y0 + 1.0), tx), ty)
    }

    /// Illuminance that it gives to a face that looks in a direction (x east, y up, z south), lux.
    pub(super) fn on_face(&self, normal: [f64; 3]) -> Rgb {
        let [nx, ny, nz] = normal;
        let mut sum = [0.0; 3];
        for row in 0..HIGH {
            let (low, high) = (elevation(row as f64).to_radians(), elevation(row as f64 + 1.0).to_radians());
            let solid_angle = (libm::sin(high) - libm::sin(low)) * 2.0 * PI / WIDE as f64;
            let middle = (low + high) / 2.0;
            let (up, flat) = (libm::sin(middle), libm::cos(middle));
            for (column, texel) in self.texels.iter().skip(row * WIDE).take(WIDE).enumerate() {
                let azimuth = (column as f64 + 0.5) / WIDE as f64 * 2.0 * PI;
                let facing = nx * flat * libm::sin(azimuth) + ny * up - nz * flat * libm::cos(azimuth);
                let weight = facing.max(0.0) * solid_angle;
                sum = with(sum, *texel, [0.0; 3], |sum, channel, _| sum + channel * weight);
            }
        }
        sum
    }

    /// The mean along the horizon.
    pub(super) fn horizon(&self) -> Rgb {
        let sum =
            self.texels.iter().take(WIDE * 3).fold([0.0; 3], |sum, texel| with(sum, *texel, [0.0; 3], |s, t, _| s + t));
        sum.map(|channel| channel / (WIDE * 3) as f64)
    }
}

/// Degrees, of a row's coordinate.
fn elevation(row: f64) -> f64 {
    90.0 * (row / HIGH as f64).powi(2)
}
