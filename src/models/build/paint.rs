//! Colours in linear light, with the shade that is baked into the corners, and a little noise to vary them.

use std::f64::consts::PI;

use crate::models::Surface;

/// A colour and how it darkens from the upper to the lower edge of a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Linear red, green, blue, 0 to 1.
    rgb: [f64; 3],
    /// Factor at the lower edge: 1 leaves the colour as it is.
    low: f64,
    high: f64,
    /// What it is painted on.
    surface: Surface,
}

impl Paint {
    /// From sRGB, `0xrrggbb`.
    pub fn hex(code: u32) -> Self {
        let channel = |shift: u32| linear(f64::from((code >> shift) & 0xff) / 255.0);
        Self { rgb: [channel(16), channel(8), channel(0)], low: 1.0, high: 1.0, surface: Surface::Plain }
    }

    /// From sRGB as the scene files write it, `#rrggbb`; a middle grey where it is none.
    pub fn named(colour: &str) -> Self {
        let code = colour.strip_prefix('#').filter(|digits| digits.len() == 6);
        Self::hex(code.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0x80_80_80))
    }

    /// This colour with `share` (0 to 1) of another.
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |k: usize| {
            let (own, theirs) = (self.rgb.get(k).copied(), other.rgb.get(k).copied());
            own.unwrap_or_default() * (1.0 - share) + theirs.unwrap_or_default() * share
        };
        Self { rgb: [mix(0), mix(1), mix(2)], ..self }
    }

    /// Lighter (above 1) or darker.
    pub fn lit(self, factor: f64) -> Self {
        Self { rgb: self.rgb.map(|channel| channel * factor), ..self }
    }

    /// On this surface, whose texture the viewer lays over the colour.
    pub fn on(self, surface: Surface) -> Self {
        Self { surface, ..self }
    }

    /// With baked shade: factors at the lower and the upper edge.
    pub fn shaded(self, low: f64, high: f64) -> Self {
        Self { low, high, ..self }
    }

    /// The factor at the upper or lower edge.
    pub fn shade(self, upper: bool) -> f64 {
        if upper { self.high } else { self.low }
    }

    /// The vertex colour at the lower or upper edge, normalised to 16 bits; alpha is the surface.
    pub fn vertex(self, upper: bool) -> [u16; 4] {
        let shade = self.shade(upper);
        let [r, g, b] = self.rgb.map(|channel| ((channel * shade).clamp(0.0, 1.0) * 65535.0).round() as u16);
        [r, g, b, u16::from(self.surface.layer()) * 257]
    }
}

/// sRGB transfer function, IEC 61966-2-1.
fn linear(encoded: f64) -> f64 {
    if encoded <= 0.04045 { encoded / 12.92 } else { libm::pow((encoded + 0.055) / 1.055, 2.4) }
}

/// A number that stands for a name, to start noise from.
pub fn seed_of(name: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(name.as_bytes())
}

/// An even number from 0 to 1 for each pair of inputs, without any order between neighbours (SplitMix64).
pub fn noise(seed: u64, index: u64) -> f64 {
    let mut bits = seed ^ index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Smooth noise over the plane, 0 to 1; `x` and `z` in units of its grain.
pub fn cloud(seed: u64, x: f64, z: f64) -> f64 {
    let (cell_x, cell_z) = (x.floor(), z.floor());
    let corner = |dx: f64, dz: f64| {
        let (i, k) = ((cell_x + dx) as i64 as u64, (cell_z + dz) as i64 as u64);
        noise(seed, i.wrapping_mul(0x1_0000_0001).wrapping_add(k))
    };
    let ease = |t: f64| 0.5 - 0.5 * libm::cos(PI * t);
    let (u, v) = (ease(x - cell_x), ease(z - cell_z));
    let north = corner(0.0, 0.0) * (1.0 - u) + corner(1.0, 0.0) * u;
    let south = corner(0.0, 1.0) * (1.0 - u) + corner(1.0, 1.0) * u;
    north * (1.0 - v) + south * v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_written_in_linear_light() {
        assert_eq!(Paint::named("#ffffff").vertex(true), [65535, 65535, 65535, 0]);
        let [r, ..] = Paint::named("#808080").vertex(true);
        assert!((f64::from(r) / 65535.0 - 0.2159).abs() < 1e-3, "half of sRGB is 21.6 % of the light: {r}");
        assert_eq!(Paint::named("teal"), Paint::hex(0x80_80_80), "what is no colour stays grey");
    }

    #[test]
    fn noise_keeps_to_its_range_and_differs() {
        let values: Vec<f64> = (0..1000).map(|k| noise(7, k)).collect();
        assert!(values.iter().all(|v| (0.0..1.0).contains(v)));
        let mean = values.iter().sum::<f64>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
        assert!((0..200).all(|k| (0.0..=1.0).contains(&cloud(3, f64::from(k) * 0.37 - 30.0, 1.1))));
    }
}
