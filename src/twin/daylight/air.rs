//! Clear air: molecules, haze and ozone around a round earth, for three bands that stand for red, green and blue (about
//! 640, 550 and 440 nm; ozone's Chappuis band lies in red, and makes the twilight blue).
//!
//! Coefficients after Bruneton and Neyret (2008) and Hillaire (2020, "A Scalable and Production Ready Sky and
//! Atmosphere Rendering Technique"); haze with an optical depth of 0.12 at 550 nm and an Ångström exponent of 1, as on
//! a clear day over land: with the molecules it gives a visibility of about 35 km. Metres.

use std::sync::LazyLock;

/// Red, green, blue.
pub(super) type Rgb = [f64; 3];

pub(super) const GROUND_M: f64 = 6_360_000.0;
const TOP_M: f64 = 6_460_000.0;
const RAYLEIGH: Rgb = [7.0e-6, 13.558e-6, 33.1e-6];
const RAYLEIGH_HEIGHT_M: f64 = 8_000.0;
const HAZE: Rgb = [8.6e-5, 1.0e-4, 1.25e-4];
const HAZE_HEIGHT_M: f64 = 1_200.0;
/// Share of the light that meets haze and is scattered, not swallowed.
const HAZE_ALBEDO: f64 = 0.94;
const OZONE: Rgb = [2.6e-6, 1.881e-6, 0.085e-6];
/// Of what is around, for light that the ground throws back.
pub(super) const GROUND_ALBEDO: Rgb = [0.17, 0.17, 0.13];
/// Half of the sun's disc.
const DISC_DEG: f64 = 0.27;

/// What a metre of air does.
pub(super) struct Sample {
    pub(super) rayleigh: Rgb,
    pub(super) haze: Rgb,
    pub(super) extinction: Rgb,
}

/// Each channel from those of three.
pub(super) fn with(a: Rgb, b: Rgb, c: Rgb, f: impl Fn(f64, f64, f64) -> f64) -> Rgb {
    let ([ar, ag, ab], [br, bg, bb], [cr, cg, cb]) = (a, b, c);
    [f(ar, br, cr), f(ag, bg, cg), f(ab, bb, cb)]
}

/// Air at a height above the ground.
pub(super) fn sample(height_m: f64) -> Sample {
    let height = height_m.max(0.0);
    let (thin, hazy) = (libm::exp(-height / RAYLEIGH_HEIGHT_M), libm::exp(-height / HAZE_HEIGHT_M));
    let ozone = (1.0 - (height - 25_000.0).abs() / 15_000.0).max(0.0);
    let rayleigh = RAYLEIGH.map(|channel| channel * thin);
    let haze = HAZE.map(|channel| channel * hazy);
    let extinction = with(rayleigh, haze, OZONE, |r, h, o| r + h + o * ozone);
    Sample { rayleigh, haze: haze.map(|channel| channel * HAZE_ALBEDO), extinction }
}

/// How far from radius `r` in a direction (`mu`: cosine to the zenith) to the end of the air, and whether that is the
/// ground.
pub(super) fn reach(r: f64, mu: f64) -> (f64, bool) {
    let to = |radius: f64| r * r * (mu * mu - 1.0) + radius * radius;
    let below = to(GROUND_M);
    if mu < 0.0 && below >= 0.0 {
        return ((-r * mu - below.sqrt()).max(0.0), true);
    }
    ((-r * mu + to(TOP_M).max(0.0).sqrt()).max(0.0), false)
}

/// How high the sun stands over the horizon that one sees from radius `r`, degrees.
fn above_horizon(r: f64, mu: f64) -> f64 {
    let dip = libm::acos((GROUND_M / r).min(1.0)).to_degrees();
    libm::asin(mu.clamp(-1.0, 1.0)).to_degrees() + dip
}

const HEIGHTS: usize = 32;
const ANGLES: usize = 64;
/// Above the horizon from the edge of the air.
const WIDEST_DEG: f64 = 102.0;

/// Optical depths to the edge of the air, by height and angle over the horizon.
static DEPTHS: LazyLock<Vec<Rgb>> = LazyLock::new(|| {
    let entry = |n: usize| {
        let r = GROUND_M + height_of((n / ANGLES) as f64);
        let angle = ((n % ANGLES) as f64 / (ANGLES - 1) as f64).powi(2) * WIDEST_DEG + 1e-4;
        let dip = libm::acos((GROUND_M / r).min(1.0)).to_degrees();
        depth(r, libm::sin((angle - dip).min(90.0).to_radians()))
    };
    (0..HEIGHTS * ANGLES).map(entry).collect()
});

fn height_of(row: f64) -> f64 {
    (TOP_M - GROUND_M) * (row / (HEIGHTS - 1) as f64).powi(2)
}

fn depth(r: f64, mu: f64) -> Rgb {
    let (far, _) = reach(r, mu);
    let mut sum = [0.0; 3];
    for step in 0..40 {
        let (from, to) = ((f64::from(step) / 40.0).powi(2) * far, (f64::from(step + 1) / 40.0).powi(2) * far);
        let t = (from + to) / 2.0;
        let air = sample((r * r + t * t + 2.0 * r * t * mu).sqrt() - GROUND_M);
        sum = with(sum, air.extinction, [0.0; 3], |sum, extinction, _| sum + extinction * (to - from));
    }
    sum
}

/// How much of the sun's light comes to radius `r`, through the air and past the ground; 0..1.
pub(super) fn sunlight(r: f64, mu: f64) -> Rgb {
    let angle = above_horizon(r, mu);
    let shown = ((angle + DISC_DEG) / (2.0 * DISC_DEG)).clamp(0.0, 1.0);
    if shown <= 0.0 {
        return [0.0; 3];
    }
    let column = (angle.max(0.0) / WIDEST_DEG).sqrt() * (ANGLES - 1) as f64;
    let row = ((r - GROUND_M).max(0.0) / (TOP_M - GROUND_M)).sqrt() * (HEIGHTS - 1) as f64;
    let (x, y) = (column.min((ANGLES - 1) as f64 - 0.001), row.min((HEIGHTS - 1) as f64 - 0.001));
    let (x0, y0) = (x as usize, y as usize);
    let (tx, ty) = (x - x0 as f64, y - y0 as f64);
    let at = |x: usize, y: usize| DEPTHS.get(y * ANGLES + x).copied().unwrap_or_default();
    let mix = |a: Rgb, b: Rgb, t: f64| with(a, b, [t; 3], |a, b, t| a + (b - a) * t);
    let depth = mix(mix(at(x0, y0), at(x0 + 1, y0), tx), mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), tx), ty);
    depth.map(|channel| shown * libm::exp(-channel))
}
