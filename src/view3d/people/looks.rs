//! Clothes, hair and height of a person, from the person's own number.

use bevy::prelude::*;

/// How one person looks. Colours are linear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looks {
    pub shirt: Vec3,
    pub trousers: Vec3,
    pub skin: Vec3,
    pub hair: Vec3,
    /// To the model's height, and to its width.
    pub tall: f32,
    pub wide: f32,
}

/// What people wear to work: much white, grey and dark blue, now and then a colour. sRGB.
const SHIRTS: [u32; 20] = [
    0xd9dbdb, 0xc4cad0, 0x2f3b52, 0x23262b, 0x6d7a88, 0xb9aa8f, 0x7a4440, 0x4f6c83, 0x5f6a55, 0xcfc6b5, 0x47505a,
    0x9c7b56, 0x7c8fa6, 0x8e9194, 0x343a44, 0xd0d4d6, 0x3c4a66, 0xa9b4c0, 0x55504a, 0xbfa6a0,
];
const TROUSERS: [u32; 7] = [0x2b3140, 0x1f2226, 0x4a5058, 0x6a6152, 0x3a4a63, 0x8c8373, 0x262b35];
const SKINS: [u32; 3] = [0xc79a78, 0xb98a6a, 0xd6ad8c];
const HAIRS: [u32; 4] = [0x1c1917, 0x2a2420, 0x3a2d24, 0x6b6763];

impl Looks {
    pub fn of(number: u32) -> Self {
        let part = |shift: u32, bits: u32| number.rotate_right(shift) & ((1 << bits) - 1);
        let pick = |colours: &[u32], chosen: u32| {
            let nth = chosen as usize % colours.len().max(1);
            linear(colours.get(nth).copied().unwrap_or(0x80_8080))
        };
        let share = |shift: u32| part(shift, 8) as f32 / 255.0;
        Self {
            shirt: pick(&SHIRTS, part(0, 10)),
            trousers: pick(&TROUSERS, part(10, 8)),
            skin: pick(&SKINS, part(18, 4)),
            hair: pick(&HAIRS, part(22, 4)),
            tall: 0.93 + 0.13 * share(3),
            wide: 0.92 + 0.14 * share(13),
        }
    }
}

/// sRGB to linear.
pub fn linear(code: u32) -> Vec3 {
    let [_, r, g, b] = code.to_be_bytes();
    LinearRgba::from(Srgba::rgb_u8(r, g, b)).to_vec3()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_crowd_is_not_cloned() {
        let seen: BTreeSet<String> =
            (0..300_u32).map(|k| format!("{:?}", Looks::of(k.wrapping_mul(0x9e37_79b9)))).collect();
        assert!(seen.len() > 250, "{}", seen.len());
    }
}
