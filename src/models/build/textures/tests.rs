//! What must be true of every texture.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{canvas::SIZE, colour::linear_of, *};

/// Each surface's bytes, four a texel; painted once for all tests.
static PAINTED: LazyLock<BTreeMap<Surface, Vec<u8>>> =
    LazyLock::new(|| Surface::ALL.into_iter().filter_map(|surface| Some((surface, paint(surface)?.rgba()))).collect());

fn texel(rgba: &[u8], x: u32, y: u32) -> [f64; 4] {
    let at = ((y % SIZE) * SIZE + x % SIZE) as usize * 4;
    [linear_of(rgba[at]), linear_of(rgba[at + 1]), linear_of(rgba[at + 2]), f64::from(rgba[at + 3]) / 255.0]
}

/// The mean difference between a column (or row) and the next.
fn jump(rgba: &[u8], n: u32, column: bool) -> f64 {
    let pair = |k: u32| if column { [(n, k), (n + 1, k)] } else { [(k, n), (k, n + 1)] };
    let differs = |k: u32| {
        let [one, two] = pair(k).map(|(x, y)| texel(rgba, x, y));
        one.into_iter().zip(two).map(|(a, b)| (a - b).abs()).sum::<f64>()
    };
    (0..SIZE).map(differs).sum::<f64>() / f64::from(SIZE)
}

#[test]
fn every_surface_but_the_plain_one_has_a_texture() {
    assert_eq!(PAINTED.len(), Surface::ALL.len() - 1);
    let stone = texture(Surface::Stone).unwrap();
    assert_eq!(stone.file, "textures/stone.png");
    let read = image::load_from_memory(&stone.bytes).unwrap().to_rgba8();
    assert_eq!((read.width(), read.height()), (SIZE, SIZE));
    assert_eq!(read.as_raw(), &PAINTED[&Surface::Stone]);
}

#[test]
fn the_edges_fit_together() {
    for (surface, rgba) in PAINTED.iter().filter(|(surface, _)| **surface != Surface::Leaves) {
        for column in [true, false] {
            let inner = (0..SIZE - 1).map(|n| jump(rgba, n, column)).fold(0.0, f64::max);
            let seam = jump(rgba, SIZE - 1, column);
            assert!(seam <= inner * 1.05 + 0.002, "{surface:?}, column {column}: {seam} at the seam, {inner} within");
        }
    }
}

#[test]
fn means_are_one_half() {
    let shown = |surface: &Surface| !matches!(surface, Surface::Clouds);
    for (surface, rgba) in PAINTED.iter().filter(|(surface, _)| shown(surface)) {
        let facade = surface.file().starts_with("facade");
        let (mut sums, mut full) = ([0.0; 3], 0.0);
        for n in 0..SIZE * SIZE {
            let [r, g, b, alpha] = texel(rgba, n % SIZE, n / SIZE);
            let weight = if facade { 1.0 - alpha } else { alpha };
            for (sum, channel) in sums.iter_mut().zip([r, g, b]) {
                *sum += weight * channel;
            }
            full += weight;
        }
        for sum in sums {
            assert!((sum / full - 0.5).abs() < 0.02, "{surface:?}: {}", sum / full);
        }
    }
}

#[test]
fn alpha_is_opaque_but_for_leaves_and_glass() {
    for (surface, rgba) in &*PAINTED {
        let mut alphas = rgba.iter().skip(3).step_by(4);
        match surface {
            Surface::Leaves => {
                let covered = alphas.clone().filter(|alpha| **alpha == 255).count() as f64 / f64::from(SIZE * SIZE);
                assert!(alphas.all(|alpha| matches!(alpha, 0 | 255)));
                assert!((0.25..0.65).contains(&covered), "{covered}");
            }
            _ if surface.file().starts_with("facade") => {
                assert!(alphas.clone().any(|alpha| *alpha > 250) && alphas.any(|alpha| *alpha < 5), "{surface:?}");
            }
            _ => assert!(alphas.all(|alpha| *alpha == 255), "{surface:?}"),
        }
    }
}

/// Fingerprints would say on which machine they were taken; painting twice says that nothing hidden takes part.
#[test]
fn painting_again_gives_the_same_bytes() {
    for surface in [Surface::Foliage, Surface::Timber, Surface::FacadeBalcony] {
        assert_eq!(paint(surface).unwrap().rgba(), PAINTED[&surface]);
    }
}
