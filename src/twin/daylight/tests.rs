//! Against what has been measured of daylight.

use super::*;

fn light(elevation_deg: f64, weather: Weather) -> Daylight {
    Daylight::at(&Sun { elevation_deg, azimuth_deg: 200.0 }, weather)
}

/// On level ground, lux.
fn total(light: &Daylight, elevation_deg: f64) -> f64 {
    luminance(light.sky_rgb_lux) + luminance(light.sun_rgb_lux) * libm::sin(elevation_deg.to_radians()).max(0.0)
}

#[test]
fn a_clear_noon() {
    // IES Lighting Handbook: about 100,000 lx from a high sun on a face that looks at it, 10,000 to 20,000 from the
    // clear sky on level ground.
    let noon = light(65.0, Weather::Clear);
    let (sun, sky) = (luminance(noon.sun_rgb_lux), luminance(noon.sky_rgb_lux));
    assert!((90_000.0..110_000.0).contains(&sun), "{sun}");
    assert!((9_000.0..22_000.0).contains(&sky), "{sky}");
    assert!((14.4..15.2).contains(&noon.ev100), "{}", noon.ev100);
    let [r, _, b] = noon.sky.lookup(20.0, 60.0);
    let [horizon_r, _, horizon_b] = noon.sky.lookup(20.0, 3.0);
    assert!(b / r > 1.6 && b / r > 1.3 * horizon_b / horizon_r, "zenith {}, horizon {}", b / r, horizon_b / horizon_r);
}

#[test]
fn overcast_and_mist() {
    // CIE 110 (1994) and Krochmann: 5,000 to 20,000 lx by day; three times brighter above than at the horizon.
    for (elevation, weather) in [(20.0, Weather::Overcast), (65.0, Weather::Overcast), (40.0, Weather::Mist)] {
        let grey = light(elevation, weather);
        let lux = total(&grey, elevation);
        assert!((5_000.0..40_000.0).contains(&lux), "{weather:?} {elevation}: {lux}");
        assert!(luminance(grey.sun_rgb_lux) < 0.1 * lux);
    }
    let grey = light(50.0, Weather::Overcast);
    let ratio = luminance(grey.sky.lookup(0.0, 90.0)) / luminance(grey.sky.lookup(0.0, 0.0));
    assert!((ratio - 3.0).abs() < 0.1, "{ratio}");
    assert!((12.2..13.2).contains(&grey.ev100), "{}", grey.ev100);
    let krochmann = 300.0 + 21_000.0 * libm::sin(50.0_f64.to_radians());
    assert!((total(&grey, 50.0) / krochmann - 1.0).abs() < 0.05, "{}", total(&grey, 50.0));
    assert!(light(30.0, Weather::Mist).fog_per_m > 10.0 * grey.fog_per_m);
}

#[test]
fn twilight() {
    // US Naval Observatory's table (Brown, 1952; Seidelmann, 1992): with the sun's centre seen on the horizon,
    // truly 0.57° below it, some 400 to 800 lx; at the end of civil twilight (−6°) about 3 lx, to which the town adds.
    let set = total(&light(-0.57, Weather::Clear), -0.57);
    assert!((400.0..800.0).contains(&set), "{set}");
    let dusk = light(-6.0, Weather::Clear);
    let lux = total(&dusk, -6.0);
    assert!((1.5..6.0).contains(&lux), "{lux}");
    assert!((3.0..5.5).contains(&dusk.ev100), "{}", dusk.ev100);
    let set_ev = light(-0.8, Weather::Clear).ev100;
    assert!((7.0..9.2).contains(&set_ev), "{set_ev}");
}

#[test]
fn night_is_deep_blue_and_lamps_are_lit() {
    let night = light(-30.0, Weather::Clear);
    assert!((night.night - 1.0).abs() < 1e-9 && (3.0..5.0).contains(&night.ev100), "{}", night.ev100);
    let [r, _, b] = night.sky.lookup(0.0, 60.0);
    assert!(b > 2.0 * r && b < 2.0);
    let at = |elevation_deg| lamps_lit(&Sun { elevation_deg, azimuth_deg: 280.0 });
    assert!(at(0.0) == 0.0 && at(-3.0) == 1.0 && (at(-2.0) - 0.5).abs() < 1e-9);
}

#[test]
fn a_low_sun_is_redder_and_light_fades_without_jumps() {
    let hue = |elevation| {
        let [r, _, b] = light(elevation, Weather::Clear).sun_rgb_lux;
        r / b
    };
    assert!(hue(3.0) > 2.0 * hue(20.0) && hue(20.0) > hue(65.0));
    for weather in Weather::ALL {
        let mut before = total(&light(12.0, weather), 12.0);
        for step in 1..56 {
            let elevation = 12.0 - 0.5 * f64::from(step);
            let now = total(&light(elevation, weather), elevation);
            assert!(now > 0.0 && now < before * 1.02 && now > before * 0.3, "{weather:?} {elevation}: {before}, {now}");
            before = now;
        }
    }
}

#[test]
fn the_cube_sees_sky_above_and_ground_below() {
    let day = light(40.0, Weather::Clear);
    let [east, west, up, down, south, north] = day.cube_rgb_lux.map(luminance);
    // The sun stands a little west of south: the sky is brighter there.
    assert!(south > north && west > east && up > 0.0);
    assert!(down > 0.1 * up && down < 2.0 * up, "{down} {up}");
    assert_eq!(day, light(40.0, Weather::Clear));
}
