//! The sky behind a closed cover of cloud, and behind mist.

use std::f64::consts::PI;

use super::{
    air::{Rgb, with},
    luminance,
    sky_map::SkyMap,
};

/// A cloud's colour: nearly white in daylight; after sunset that of the light from above it.
fn white(clear: &SkyMap, sun_elevation_deg: f64, tint: Rgb) -> Rgb {
    let above = clear.on_face([0.0, 1.0, 0.0]);
    let bright = luminance(above).max(1e-9);
    let dusk = super::smooth(4.0, -5.0, sun_elevation_deg) * 0.75;
    let mixed = with(tint, above, [dusk; 3], |tint, above, dusk| tint + (above / bright - tint) * dusk);
    let full = luminance(mixed).max(1e-9);
    mixed.map(|channel| channel / full)
}

/// CIE's overcast sky. `clear_lux` is what a clear sky and the sun would give the ground.
pub(super) fn overcast(clear: &SkyMap, sun_elevation_deg: f64, clear_lux: f64) -> SkyMap {
    let krochmann = 300.0 + 21_000.0 * libm::sin(sun_elevation_deg.to_radians()).max(0.0);
    let lux = (0.5 * clear_lux).min(krochmann);
    let colour = white(clear, sun_elevation_deg, [0.96, 1.0, 1.08]);
    let zenith = lux * 9.0 / (7.0 * PI);
    SkyMap::of(|_, elevation| {
        let share = (1.0 + 2.0 * libm::sin(elevation.to_radians())) / 3.0;
        colour.map(|channel| channel * zenith * share)
    })
}

/// A white veil with a halo where the sun is, and what comes through of the sun's beam.
pub(super) fn mist(
    clear: &SkyMap,
    sun_azimuth_deg: f64,
    sun_elevation_deg: f64,
    clear_lux: f64,
    beam: Rgb,
) -> (SkyMap, Rgb) {
    let colour = white(clear, sun_elevation_deg, [1.02, 1.0, 0.99]);
    let (sin_sun, cos_sun) = (libm::sin(sun_elevation_deg.to_radians()), libm::cos(sun_elevation_deg.to_radians()));
    let veil = SkyMap::of(|azimuth, elevation| {
        let (sin, cos) = (libm::sin(elevation.to_radians()), libm::cos(elevation.to_radians()));
        let cosine = sin * sin_sun + cos * cos_sun * libm::cos((azimuth - sun_azimuth_deg).to_radians());
        // Droplets scatter forward; light that has met many of them comes from everywhere.
        let halo = 0.55 * libm::exp((cosine - 1.0) * 5.0) + 0.9 * libm::exp((cosine - 1.0) * 40.0);
        [0.75 + 0.25 * sin + halo * super::smooth(-6.0, 4.0, sun_elevation_deg); 3]
    });
    let lux = 0.34 * clear_lux;
    let scale = lux / luminance(veil.on_face([0.0, 1.0, 0.0])).max(1e-9);
    let sky = SkyMap::of(|azimuth, elevation| {
        with(veil.lookup(azimuth, elevation), colour, [scale; 3], |share, colour, scale| share * colour * scale)
    });
    // Scattered light keeps the beam's hue only in part.
    let faint = luminance(beam) * 0.06;
    (sky, with(beam, colour, [faint; 3], |beam, colour, faint| 0.012 * beam + 0.22 * colour * faint))
}
