//! Smaller and smaller copies of a texture: averaged in linear light, so that far surfaces keep their brightness.

use super::colour::{linear_of, srgb_byte};

/// The texture and its mipmaps down to 1 × 1, sRGB bytes, four a texel. `size` is a power of two.
///
/// Where every texel is either clear or opaque (a cut-out), colours are weighed by alpha, and each level keeps the
/// share of texels with an alpha of at least one half, so that leaves do not wither with distance. Otherwise alpha is
/// a quantity of its own, and averaged like a colour.
pub fn mipmaps(rgba: Vec<u8>, size: u32) -> Vec<Vec<u8>> {
    let alphas = || rgba.iter().skip(3).step_by(4);
    let cut_out = alphas().all(|alpha| matches!(alpha, 0 | 255)) && alphas().any(|alpha| *alpha == 0);
    let covered = alphas().filter(|alpha| **alpha >= 128).count() as f64 / alphas().count().max(1) as f64;
    let linear: Vec<f32> = (0..=255).map(|byte| linear_of(byte) as f32).collect();
    let decode = |texel: &[u8]| match texel {
        [r, g, b, a] => {
            let [r, g, b] = [r, g, b].map(|byte| linear.get(usize::from(*byte)).copied().unwrap_or_default());
            [r, g, b, f32::from(*a) / 255.0]
        }
        _ => [0.0; 4],
    };
    let mut texels: Vec<[f32; 4]> = rgba.chunks_exact(4).map(decode).collect();
    let mut levels = vec![rgba];
    let mut size = size as usize;
    while size > 1 {
        texels = halved(&texels, size, cut_out);
        size /= 2;
        let scale = if cut_out { alpha_scale(&texels, covered) } else { 1.0 };
        let code = |[r, g, b, a]: &[f32; 4]| {
            let [r, g, b] = [r, g, b].map(|channel| srgb_byte(f64::from(*channel)));
            [r, g, b, ((a * scale).clamp(0.0, 1.0) * 255.0 + 0.5) as u8]
        };
        levels.push(texels.iter().flat_map(code).collect());
    }
    levels
}

/// Each texel the mean of four.
fn halved(texels: &[[f32; 4]], size: usize, by_alpha: bool) -> Vec<[f32; 4]> {
    let half = size / 2;
    let at = |x: usize, y: usize| texels.get(y * size + x).copied().unwrap_or_default();
    let mean = |x: usize, y: usize| {
        let four = [at(2 * x, 2 * y), at(2 * x + 1, 2 * y), at(2 * x, 2 * y + 1), at(2 * x + 1, 2 * y + 1)];
        let (mut sum, mut full) = ([0.0_f32; 4], 0.0);
        for [r, g, b, a] in four {
            // Clear texels count a trace, so that colour is there where nothing is covered.
            let weight = if by_alpha { a + 1e-4 } else { 1.0 };
            let [sr, sg, sb, sa] = sum;
            sum = [sr + r * weight, sg + g * weight, sb + b * weight, sa + a];
            full += weight;
        }
        let [r, g, b, a] = sum;
        [r / full, g / full, b / full, a / 4.0]
    };
    (0..half).flat_map(|y| (0..half).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect()
}

/// By what alpha is to be multiplied so that this share of texels reaches one half.
fn alpha_scale(texels: &[[f32; 4]], covered: f64) -> f32 {
    let mut alphas: Vec<f32> = texels.iter().map(|[_, _, _, a]| *a).collect();
    alphas.sort_by(|a, b| b.total_cmp(a));
    let last = ((alphas.len() as f64 * covered + 0.5) as usize).saturating_sub(1);
    let alpha = alphas.get(last).copied().unwrap_or(0.5);
    if alpha > 0.01 { (0.502 / alpha).clamp(0.5, 4.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::{super::noise::unit, *};

    #[test]
    fn levels_go_down_to_one_texel_and_keep_the_brightness() {
        // Black and white in turns: a linear mean of one half is 188 in sRGB, not 128.
        let board: Vec<u8> =
            (0..64_u32).flat_map(|n| if (n + n / 8) % 2 == 0 { [255; 4] } else { [0, 0, 0, 255] }).collect();
        let levels = mipmaps(board, 8);
        assert_eq!(levels.iter().map(Vec::len).collect::<Vec<_>>(), [256, 64, 16, 4]);
        assert_eq!(levels[3], [188, 188, 188, 255]);
    }

    #[test]
    fn a_cut_out_keeps_its_cover() {
        let holes: Vec<u8> =
            (0..4096_u32).flat_map(|n| [90, 120, 60, if unit(n, 0, 5) < 0.3 { 255 } else { 0 }]).collect();
        for level in mipmaps(holes, 64).iter().take(5) {
            let seen = level.iter().skip(3).step_by(4).filter(|alpha| **alpha >= 128).count() as f64;
            let share = seen / (level.len() / 4) as f64;
            assert!((share - 0.3).abs() < 0.13, "{share}");
        }
    }
}
