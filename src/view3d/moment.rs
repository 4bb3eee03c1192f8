//! How the shown moment looks to a camera: where the sun stands, what the sky sends, and the exposure that fits.

use std::f64::consts::PI;

use bevy::prelude::*;

use super::{
    held::is_followed,
    indoors::{Indoors, notice_indoors},
    maps::{Maps, MapsChanged, sky},
};
use crate::{
    app::{AppSystems, Clock, OpenPark, Shown},
    park::Weather,
    twin::{Daylight, Sun, lamps_lit},
};

/// The moment's light in the picture's own scale: 1 is white on the screen. Linear sRGB.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// Sun by day, moon by night; unit vector.
    pub towards_sun: Vec3,
    pub is_moon: bool,
    pub night: f32,
    /// What a white face square to the sun sends back.
    pub sun: Vec3,
    /// What white faces looking +x, −x, +y, −y, +z, −z send back of everything else.
    pub ambient: [Vec3; 6],
    pub haze: Vec3,
    pub haze_per_m: f32,
    pub haze_top_m: f32,
    pub indoor: f32,
    pub screen: f32,
    pub window: Vec3,
    pub lamp_per_lux: Vec3,
    pub lamps_on: f32,
    pub clouds: f32,
}

/// What the moment was worked out for.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    sun: Sun,
    weather: Weather,
    indoors: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Moment>()
        .add_systems(Update, follow_moment.after(notice_indoors).run_if(is_followed).in_set(AppSystems::Show));
}

/// The sun moves this far before its light is worked out anew, degrees.
const STEP_DEG: f64 = 0.1;

fn follow_moment(
    park: Option<Res<OpenPark>>,
    clock: Res<Clock>,
    shown: Res<Shown>,
    indoors: Res<Indoors>,
    maps: Res<Maps>,
    mut asked: Local<Option<Asked>>,
    mut moment: ResMut<Moment>,
    mut images: ResMut<Assets<Image>>,
    mut changed: MessageWriter<MapsChanged>,
) {
    let Some(park) = park else { return };
    let sun = Sun::at(park.site.latitude_deg, park.site.longitude_deg, clock.at());
    let now = Asked { sun, weather: shown.weather, indoors: indoors.0.is_some() };
    let still = asked.as_ref().is_some_and(|old| {
        (old.weather, old.indoors) == (now.weather, now.indoors)
            && (old.sun.elevation_deg - sun.elevation_deg).abs() < STEP_DEG
            && (old.sun.azimuth_deg - sun.azimuth_deg).abs() < STEP_DEG
    });
    if still {
        return;
    }
    let (made, colours) = see(&now);
    *moment = made;
    if let Err(error) = images.insert(&maps.sky, sky(SKY_SIZE, &colours)) {
        warn!("{error}");
    }
    changed.write(MapsChanged);
    *asked = Some(now);
}

/// Texels along a side of the sky's map.
const SKY_SIZE: u32 = 96;

/// Where the moon stands where nobody says: high in the south-east.
const MOON: Vec3 = Vec3::new(0.35, 0.85, 0.40);
/// Indoors the eye opens for rooms; outside is then this much brighter.
const FROM_INDOORS: f64 = 4.0;
/// What a room's ceiling lights give, lux; a lit window and an LED wall, cd/m².
const ROOM_LUX: f64 = 500.0;
const WINDOW_NITS: f64 = 250.0;
const SCREEN_NITS: f64 = 1200.0;

/// Beyond what a light meter would set: bright, as pictures of architecture are; and by night, when a meter would leave
/// all but the lamps black.
const BRIGHTER: f64 = 1.25;
const BRIGHTER_BY_NIGHT: f64 = 3.4;
/// A picture of architecture is developed with more contrast than a meter's: sun and shade stand apart, the sky is as
/// light as the eye remembers it, and haze does not veil what is far. Factors to what is measured.
const SUN_SHARE: f64 = 1.2;
const SHADE_SHARE: f64 = 0.8;
const SKY_SHARE: f64 = 1.7;
const HAZE_SHARE: f64 = 0.85;
/// Street lamps as a long exposure shows them.
const LAMPS_BRIGHTER: f64 = 4.5;
/// A white face under a room's lamps while one stands in it.
const INDOOR: f32 = 0.95;
/// How far the camera takes the light's own colour for white: some of an evening's warmth stays.
const WHITE_BALANCE: f32 = 0.65;

/// Far things take on the horizon's colour; on a clear day the whole sky's blue comes in with it.
fn haze(daylight: &Daylight, weather: Weather, colour: &impl Fn([f64; 3], f64) -> Vec3, outdoors: f64) -> Vec3 {
    let horizon = colour(daylight.fog_rgb, outdoors);
    match weather {
        Weather::Clear => horizon * 0.6 + colour(daylight.sky_rgb_lux, outdoors / PI) * 0.55,
        Weather::Overcast | Weather::Mist => horizon,
    }
}

/// Factors that bring the colour of the light on level ground towards white, luminance kept.
fn white_point(sun: &Sun, daylight: &Daylight) -> Vec3 {
    let high = libm::sin(sun.elevation_deg.to_radians()).max(0.0);
    let [sky, beam] = [daylight.sky_rgb_lux, daylight.sun_rgb_lux].map(|rgb| Vec3::from_array(rgb.map(|v| v as f32)));
    let light = sky + beam * high as f32;
    let mean = light.dot(Vec3::new(0.2126, 0.7152, 0.0722));
    let balance = |channel: f32| (mean / channel.max(1e-6)).powf(WHITE_BALANCE).clamp(0.5, 2.0);
    let by_day = Vec3::new(balance(light.x), balance(light.y), balance(light.z));
    // Nights stay blue.
    by_day.lerp(Vec3::ONE, daylight.night as f32)
}

/// The moment as a camera sees it, and its sky, texel by texel.
fn see(asked: &Asked) -> (Moment, Vec<[f32; 3]>) {
    let daylight = Daylight::at(&asked.sun, asked.weather);
    let opened = if asked.indoors { FROM_INDOORS } else { 1.0 + (BRIGHTER_BY_NIGHT - 1.0) * daylight.night };
    let outdoors = daylight.exposure() * BRIGHTER * opened;
    let white_point = white_point(&asked.sun, &daylight);
    let colour = |rgb: [f64; 3], factor: f64| Vec3::from_array(rgb.map(|v| (v * factor) as f32)) * white_point;
    // A white face sends back what it receives, in every direction alike.
    let white = outdoors / PI;
    let is_moon = asked.sun.elevation_deg < -1.0;
    let [x, y, z] = asked.sun.direction().map(|v| v as f32);
    let (towards_sun, beam) = if is_moon {
        (MOON.normalize(), daylight.moon_rgb_lux)
    } else {
        (Vec3::new(x, y.max(0.01), z).normalize(), daylight.sun_rgb_lux)
    };
    // Lamps and screens are set to suit the picture, as a photographer dims and brightens them.
    let lamps_on = lamps_lit(&asked.sun);
    let artificial = |light: f64, least: f64, most: f64| (light * daylight.exposure()).clamp(least, most) as f32;
    let moment = Moment {
        towards_sun,
        is_moon,
        night: daylight.night as f32,
        sun: colour(beam, white * SUN_SHARE),
        ambient: daylight.cube_rgb_lux.map(|lux| colour(lux, white * SHADE_SHARE)),
        haze: haze(&daylight, asked.weather, &colour, outdoors * HAZE_SHARE),
        haze_per_m: daylight.fog_per_m as f32,
        haze_top_m: daylight.fog_height_m as f32,
        indoor: if asked.indoors { INDOOR } else { artificial(ROOM_LUX / PI, 0.02, 0.5) },
        screen: if asked.indoors { 1.15 } else { artificial(SCREEN_NITS, 0.6, 1.15) },
        window: Vec3::new(1.0, 0.80, 0.54) * artificial(WINDOW_NITS, 0.0, 1.5),
        lamp_per_lux: Vec3::new(1.0, 0.86, 0.66) * artificial(LAMPS_BRIGHTER / PI, 0.0, 0.1) * lamps_on as f32,
        lamps_on: lamps_on as f32,
        clouds: match asked.weather {
            Weather::Clear => 0.18,
            Weather::Overcast => 0.55,
            Weather::Mist => 0.0,
        },
    };
    let texel = |number: u32| {
        let at = |k: u32| f64::from(k) / f64::from(SKY_SIZE) * 2.0 + 1.0 / f64::from(SKY_SIZE) - 1.0;
        let (east, south) = (at(number % SKY_SIZE), at(number / SKY_SIZE));
        let square = (east * east + south * south).min(1.0);
        let elevation_deg = libm::asin((1.0 - square) / (1.0 + square)).to_degrees();
        let azimuth_deg = libm::atan2(east, -south).to_degrees().rem_euclid(360.0);
        colour(daylight.sky.lookup(azimuth_deg, elevation_deg), outdoors * SKY_SHARE).to_array()
    };
    (moment, (0..SKY_SIZE * SKY_SIZE).map(texel).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(elevation_deg: f64, weather: Weather, indoors: bool) -> Moment {
        see(&Asked { sun: Sun { elevation_deg, azimuth_deg: 200.0 }, weather, indoors }).0
    }

    #[test]
    fn a_white_wall_in_the_sun_is_bright_and_not_burnt_out() {
        let noon = moment(55.0, Weather::Clear, false);
        let wall = noon.sun.y * 0.7 + noon.ambient[4].y;
        // A perfect white; real white paint sends back three quarters of it.
        assert!((0.6..1.33).contains(&wall), "{wall}");
        assert!(noon.lamps_on == 0.0 && noon.night == 0.0);
    }

    #[test]
    fn by_night_lamps_are_on_and_rooms_bright() {
        let night = moment(-30.0, Weather::Clear, false);
        assert!(night.is_moon && night.lamps_on == 1.0 && night.night > 0.99);
        assert!(night.window.x > 0.5 && night.lamp_per_lux.x * 30.0 > 0.15, "{night:?}");
        assert!(night.ambient[2].y < 0.2);
    }

    #[test]
    fn indoors_the_room_is_well_lit_by_day_and_night() {
        for elevation in [50.0, -30.0] {
            assert!((0.5..1.0).contains(&moment(elevation, Weather::Clear, true).indoor));
        }
    }
}
