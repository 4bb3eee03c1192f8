//! What light there is outdoors: sky, sun and moon in photometric units, the air between, and the exposure for it. A
//! pure function of where the sun stands and of the weather.
//!
//! The clear sky is scattered in a round atmosphere (see `air` and `scatter`); the overcast one is CIE's standard
//! overcast sky (CIE S 011, type 16: luminance as 1 + 2 sin of the elevation), scaled to Krochmann and Seidl's
//! illuminance, 300 + 21,000 × sin of the sun's elevation (1974); mist is an even white veil with a halo.

mod air;
mod clouded;
mod scatter;
mod sky_map;
#[cfg(test)]
mod tests;

use std::f64::consts::PI;

use self::air::{GROUND_ALBEDO, GROUND_M, Rgb, sunlight, with};
use super::Sun;
use crate::park::Weather;

pub use self::sky_map::{HIGH as SKY_HIGH, SkyMap, WIDE as SKY_WIDE};

/// The sun's illuminance outside the air in each channel, lux: 133,300 together (Darula, Kittler and Gueymard, 2005),
/// a little warmer than sRGB's white.
const SUN_LUX: Rgb = [144_000.0, 131_300.0, 124_000.0];
/// Columns from the sun's azimuth to the opposite one, and rows, of the clear sky that is worked out.
const COLUMNS: usize = 33;

/// Light outdoors at a moment. Colours are linear sRGB: luminance is 0.2126 red + 0.7152 green + 0.0722 blue.
#[derive(Clone, Debug, PartialEq)]
pub struct Daylight {
    /// The sky without the sun's disc, cd/m².
    pub sky: SkyMap,
    /// From the sun itself, on a face that looks at it, lux.
    pub sun_rgb_lux: Rgb,
    /// The like from the moon, which stands where one likes; only by night.
    pub moon_rgb_lux: Rgb,
    /// From the sky on a face that looks up, lux.
    pub sky_rgb_lux: Rgb,
    /// From sky and sunlit ground, not the sun, on faces that look east, west, up, down, south, north (+x, −x, +y, −y,
    /// +z, −z), lux.
    pub cube_rgb_lux: [Rgb; 6],
    /// What the air takes on before far things, cd/m².
    pub fog_rgb: Rgb,
    /// Share of what is seen that a metre of air takes away, at the ground.
    pub fog_per_m: f64,
    /// Above this height over the ground the air's share has fallen to 1/e.
    pub fog_height_m: f64,
    /// 0 by day, 1 by night; between through twilight.
    pub night: f64,
    /// What a photographer would set, at ISO 100.
    pub ev100: f64,
}

impl Daylight {
    /// Light with the sun there, before refraction, in this weather.
    pub fn at(sun: &Sun, weather: Weather) -> Self {
        let elevation_deg = sun.elevation_deg + refraction_deg(sun.elevation_deg);
        let night = smooth(-1.0, -9.0, sun.elevation_deg);
        let clear = clear_sky(sun.azimuth_deg, elevation_deg);
        let height = libm::sin(elevation_deg.to_radians());
        let beam = with(sunlight(GROUND_M + 10.0, height), SUN_LUX, [0.0; 3], |share, lux, _| share * lux);
        let lux = luminance(clear.on_face([0.0, 1.0, 0.0])) + luminance(beam) * height.max(0.0);
        let (bare, sun_rgb_lux) = match weather {
            Weather::Clear => (clear, beam),
            Weather::Overcast => (clouded::overcast(&clear, elevation_deg, lux), [0.0; 3]),
            Weather::Mist => clouded::mist(&clear, sun.azimuth_deg, elevation_deg, lux, beam),
        };
        let sky = SkyMap::of(|azimuth, elevation| {
            with(bare.lookup(azimuth, elevation), night_glow(elevation), [night; 3], |sky, glow, night| {
                sky + glow * night
            })
        });
        let sky_rgb_lux = sky.on_face([0.0, 1.0, 0.0]);
        let received = with(sky_rgb_lux, sun_rgb_lux, [0.0; 3], |sky, sun, _| sky + sun * height.max(0.0));
        let (visibility_m, fog_height_m) = match weather {
            Weather::Clear => (35_000.0, 1_200.0),
            Weather::Overcast => (12_000.0, 900.0),
            Weather::Mist => (900.0, 52.0),
        };
        Self {
            cube_rgb_lux: cube(&sky, received),
            fog_rgb: sky.horizon(),
            // Koschmieder: contrast falls to 2 % at the visibility.
            fog_per_m: 3.912 / visibility_m,
            fog_height_m,
            night,
            ev100: ev100(luminance(received)),
            moon_rgb_lux: [0.55, 0.72, 1.0].map(|channel: f64| channel * 0.8 * night),
            sky,
            sun_rgb_lux,
            sky_rgb_lux,
        }
    }

    /// Factor from cd/m² to a picture whose brightest white is 1: 1 ÷ (1.2 × 2^EV), as ISO 12232 saturates.
    pub fn exposure(&self) -> f64 {
        1.0 / (1.2 * libm::exp2(self.ev100))
    }
}

/// Of how much street lamps are lit, 0..1: from the sun 1.25° below the horizon to 2.75°.
pub fn lamps_lit(sun: &Sun) -> f64 {
    smooth(-1.25, -2.75, sun.elevation_deg)
}

/// 0 at `from`, 1 at `to`, smooth between.
fn smooth(from: f64, to: f64, t: f64) -> f64 {
    let t = ((t - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// The luminance, or illuminance, of a colour.
pub fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// How much air lifts what stands at this true elevation, degrees: Saemundsson (1986), fading out below the horizon.
fn refraction_deg(elevation_deg: f64) -> f64 {
    let at = elevation_deg.max(-1.0);
    let lift = 1.02 / libm::tan((at + 10.3 / (at + 5.11)).to_radians()) / 60.0;
    lift.max(0.0) * smooth(-4.0, -1.0, elevation_deg)
}

/// The clear sky: worked out from the sun's azimuth to the opposite side, then turned to the sun and mirrored.
fn clear_sky(sun_azimuth_deg: f64, sun_elevation_deg: f64) -> SkyMap {
    let sun = sun_elevation_deg.to_radians();
    // Elevations as the map's own rows; only half the columns differ.
    let half: Vec<Rgb> = (0..COLUMNS * SKY_HIGH)
        .map(|n| {
            let v = ((n / COLUMNS) as f64 + 0.5) / SKY_HIGH as f64;
            let around = (n % COLUMNS) as f64 / (COLUMNS - 1) as f64 * PI;
            with(scatter::sky((90.0 * v * v).to_radians(), sun, around), SUN_LUX, [0.0; 3], |sky, lux, _| sky * lux)
        })
        .collect();
    SkyMap::of(|azimuth, elevation| {
        let row = ((elevation / 90.0).sqrt() * SKY_HIGH as f64 - 0.5).round().max(0.0) as usize;
        let off = (azimuth - sun_azimuth_deg + 180.0).rem_euclid(360.0) - 180.0;
        let x = (off.abs() / 180.0 * (COLUMNS - 1) as f64).min((COLUMNS - 1) as f64 - 0.001);
        let at = |column: usize| half.get(row * COLUMNS + column).copied().unwrap_or_default();
        with(at(x as usize), at(x as usize + 1), [x.fract(); 3], |a, b, t| a + (b - a) * t)
    })
}

/// Air glow and the light of the town, cd/m²: deep blue above, greyer and brighter below. About ten times what a meter
/// shows, as the long exposures do that one knows nights from.
fn night_glow(elevation_deg: f64) -> Rgb {
    let low = libm::exp(-elevation_deg / 14.0);
    with([0.20, 0.36, 0.85], [0.80, 0.76, 0.86], [low; 3], |above, below, low| above + (below - above) * low)
}

/// The six faces: what they see of the sky, and of the ground, which throws back what it receives.
fn cube(sky: &SkyMap, received: Rgb) -> [Rgb; 6] {
    let ground = with(received, GROUND_ALBEDO, [0.0; 3], |lux, albedo, _| lux * albedo);
    let face = |normal: [f64; 3], of_ground: f64| {
        with(sky.on_face(normal), ground, [of_ground; 3], |sky, ground, share| sky + ground * share)
    };
    [
        face([1.0, 0.0, 0.0], 0.5),
        face([-1.0, 0.0, 0.0], 0.5),
        face([0.0, 1.0, 0.0], 0.0),
        ground,
        face([0.0, 0.0, 1.0], 0.5),
        face([0.0, 0.0, -1.0], 0.5),
    ]
}

/// What a photographer sets for this light on the ground, lux. Follows the light by four fifths, so that evening looks
/// like evening, and stops at what lit streets ask for.
fn ev100(lux: f64) -> f64 {
    let follows = 14.8 + 0.8 * libm::log2(lux.max(1e-3) / 110_000.0);
    libm::log2(libm::exp2(follows) + libm::exp2(3.6))
}
