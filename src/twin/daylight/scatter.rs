//! Light that clear air throws to the eye: once scattered, and many times by Hillaire's closed form.

use std::{f64::consts::PI, sync::LazyLock};

use super::air::{GROUND_ALBEDO, GROUND_M, Rgb, reach, sample, sunlight, with};

/// The eye's radius; the sky of the ground does not change with a few metres.
const EYE_M: f64 = GROUND_M + 10.0;
const STEPS: u32 = 16;
/// Of what the closed form gives: it takes the air around to be lit like the place itself, too much at twilight.
const CLOSED_FORM: f64 = 0.8;
/// How much haze prefers to scatter forward (Henyey and Greenstein). Where light is scattered again and again,
/// that much counts as not scattered at all (similarity theory).
const FORWARD: f64 = 0.76;

/// The sky's radiance for a sun of radiant flux 1 on a face that looks at it, before the air. Elevations in radians;
/// `around` is the azimuth between sun and view.
pub(super) fn sky(view_elevation: f64, sun_elevation: f64, around: f64) -> Rgb {
    let (sin_view, cos_view) = (libm::sin(view_elevation), libm::cos(view_elevation));
    let (sin_sun, cos_sun) = (libm::sin(sun_elevation), libm::cos(sun_elevation));
    let cosine = sin_view * sin_sun + cos_view * cos_sun * libm::cos(around);
    let rayleigh = 3.0 / (16.0 * PI) * (1.0 + cosine * cosine);
    let g = FORWARD;
    let spread = (1.0 + g * g - 2.0 * g * cosine).max(1e-6);
    let haze = (1.0 - g * g) / (4.0 * PI * spread * spread.sqrt());
    let (far, _) = reach(EYE_M, sin_view);
    let (mut light, mut through) = ([0.0; 3], [1.0; 3]);
    for step in 0..STEPS {
        let at = |n: u32| (f64::from(n) / f64::from(STEPS)).powi(2) * far;
        let (from, to) = (at(step), at(step + 1));
        let t = (from + to) / 2.0;
        let r = (EYE_M * EYE_M + t * t + 2.0 * EYE_M * t * sin_view).sqrt();
        // The sun's height is another at each place of a long ray.
        let mu = (EYE_M * sin_sun + t * cosine) / r;
        let air = sample(r - GROUND_M);
        let (direct, many) = (sunlight(r, mu), many_times(r, mu));
        let once = with(air.rayleigh, air.haze, direct, |r, h, sun| (r * rayleigh + h * haze) * sun);
        let all = with(air.rayleigh, air.haze, many, |r, h, many| (r + h) * many);
        let source = with(once, all, [0.0; 3], |once, all, _| once + all);
        let kept = air.extinction.map(|extinction| libm::exp(-extinction * (to - from)));
        let passed = with(source, air.extinction, kept, |source, extinction, kept| {
            source * (1.0 - kept) / extinction.max(1e-12)
        });
        light = with(light, passed, through, |light, passed, through| light + passed * through);
        through = with(through, kept, [0.0; 3], |through, kept, _| through * kept);
    }
    light
}

const HEIGHTS: usize = 7;
const SUNS: usize = 32;

/// Radiance, the same from all sides, of light that was scattered twice and more; by height and the sun's elevation.
static MANY: LazyLock<Vec<Rgb>> = LazyLock::new(|| {
    let entry = |n: usize| {
        let height = ((n / SUNS) as f64 / (HEIGHTS - 1) as f64).powi(2) * 60_000.0 + 20.0;
        gathered(GROUND_M + height, libm::sin(sun_of((n % SUNS) as f64)))
    };
    (0..HEIGHTS * SUNS).map(entry).collect()
});

/// Elevation, radians, of a column: −18° to 90°, close together around the horizon.
fn sun_of(column: f64) -> f64 {
    let t = column / (SUNS - 1) as f64 * 1.5 - 0.5;
    (if t < 0.0 { -72.0 * t * t } else { 90.0 * t * t }).to_radians()
}

fn column_of(mu: f64) -> f64 {
    let degrees = libm::asin(mu.clamp(-1.0, 1.0)).to_degrees();
    let t = if degrees < 0.0 { -(-degrees / 72.0).sqrt() } else { (degrees / 90.0).sqrt() };
    ((t + 0.5) / 1.5 * (SUNS - 1) as f64).clamp(0.0, (SUNS - 1) as f64 - 0.001)
}

fn many_times(r: f64, mu: f64) -> Rgb {
    let row = ((r - GROUND_M).max(0.0) / 60_000.0).sqrt() * (HEIGHTS - 1) as f64;
    let (x, y) = (column_of(mu), row.min((HEIGHTS - 1) as f64 - 0.001));
    let (x0, y0) = (x as usize, y as usize);
    let (tx, ty) = (x - x0 as f64, y - y0 as f64);
    let at = |x: usize, y: usize| MANY.get(y * SUNS + x).copied().unwrap_or_default();
    let mix = |a: Rgb, b: Rgb, t: f64| with(a, b, [t; 3], |a, b, t| a + (b - a) * t);
    mix(mix(at(x0, y0), at(x0 + 1, y0), tx), mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), tx), ty)
}

/// The second scattering from all directions, times the series of all that follow.
fn gathered(r: f64, mu_sun: f64) -> Rgb {
    const DIRECTIONS: u32 = 16;
    let sin_sun = (1.0 - mu_sun * mu_sun).max(0.0).sqrt();
    let (mut second, mut share) = ([0.0; 3], [0.0; 3]);
    for direction in 0..DIRECTIONS {
        // Evenly over the sphere: a spiral of the golden angle.
        let mu = 1.0 - (2.0 * f64::from(direction) + 1.0) / f64::from(DIRECTIONS);
        let flat = (1.0 - mu * mu).sqrt() * libm::cos(2.399_963 * f64::from(direction));
        let cosine = mu * mu_sun + flat * sin_sun;
        let (far, ground) = reach(r, mu);
        let mut through = [1.0; 3];
        for step in 0..8 {
            let at = |n: u32| (f64::from(n) / 8.0).powi(2) * far;
            let (from, to) = (at(step), at(step + 1));
            let t = (from + to) / 2.0;
            let radius = (r * r + t * t + 2.0 * r * t * mu).sqrt();
            let air = sample(radius - GROUND_M);
            let sun = sunlight(radius, (r * mu_sun + t * cosine) / radius);
            let extinction = with(air.extinction, air.haze, [0.0; 3], |extinction, h, _| extinction - h * FORWARD);
            let kept = extinction.map(|extinction| libm::exp(-extinction * (to - from)));
            let scattered = with(air.rayleigh, air.haze, [0.0; 3], |r, h, _| r + h * (1.0 - FORWARD));
            let part = with(scattered, extinction, kept, |s, e, k| s * (1.0 - k) / e.max(1e-12));
            let part = with(part, through, [0.0; 3], |part, through, _| part * through);
            second = with(second, part, sun, |sum, part, sun| sum + part * sun / (4.0 * PI));
            share = with(share, part, [0.0; 3], |sum, part, _| sum + part);
            through = with(through, kept, [0.0; 3], |through, kept, _| through * kept);
        }
        if ground {
            let mu_there = ((r * mu_sun + far * cosine) / GROUND_M).max(0.0);
            let lit = with(sunlight(GROUND_M, mu_there), GROUND_ALBEDO, through, |s, a, t| s * a * t * mu_there / PI);
            second = with(second, lit, [0.0; 3], |sum, lit, _| sum + lit);
        }
    }
    let all = f64::from(DIRECTIONS);
    with(second, share, [0.0; 3], |second, share, _| CLOSED_FORM * second / all / (1.0 - share / all).max(0.05))
}
