//! How the shown moment looks to a camera: where the sun stands, what the sky sends, and the exposure that fits.

use bevy::prelude::*;

use super::maps::{Maps, MapsChanged, sky};
use crate::{
    app::{AppSystems, Clock, Eye, OpenPark, Shown},
    park::{Park, Weather, Xz},
    twin::Sun,
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
    app.init_resource::<Moment>().add_systems(Update, follow_moment.in_set(AppSystems::Show));
}

/// The sun moves this far before its light is worked out anew, degrees.
const STEP_DEG: f64 = 0.1;

fn follow_moment(
    park: Option<Res<OpenPark>>,
    clock: Res<Clock>,
    shown: Res<Shown>,
    eye: Res<Eye>,
    maps: Res<Maps>,
    mut asked: Local<Option<Asked>>,
    mut moment: ResMut<Moment>,
    mut images: ResMut<Assets<Image>>,
    mut changed: MessageWriter<MapsChanged>,
) {
    let Some(park) = park else { return };
    let sun = Sun::at(park.site.latitude_deg, park.site.longitude_deg, clock.at());
    let now = Asked { sun, weather: shown.weather, indoors: is_indoors(&park, &shown, eye.0.eye()) };
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

/// Whether the eye is under a roof that is not lifted off.
fn is_indoors(park: &Park, shown: &Shown, eye: Vec3) -> bool {
    let at = geo::Point::new(f64::from(eye.x), f64::from(eye.z));
    park.buildings.iter().any(|building| {
        let under = |polygon: &geo::Polygon| geo::Contains::contains(polygon, &at);
        // Moved back, then turned back.
        let from = Xz(at.x() - building.at.0, at.y() - building.at.1);
        let local = from.placed(Xz(0.0, 0.0), -building.turn_deg);
        f64::from(eye.y) < building.roof_m(local)
            && !shown.open.iter().any(|open| open.top() == building.id)
            && building.footprint_polygons_world().iter().any(under)
    })
}

/// Texels along a side of the sky's map.
const SKY_SIZE: u32 = 96;

/// INTERIM
fn see(asked: &Asked) -> (Moment, Vec<[f32; 3]>) {
    let sun = &asked.sun;
    let [x, y, z] = sun.direction().map(|v| v as f32);
    let height = sun.elevation_deg as f32;
    let smooth = |from: f32, to: f32, x: f32| {
        let s = ((x - from) / (to - from)).clamp(0.0, 1.0);
        s * s * (3.0 - 2.0 * s)
    };
    let day = smooth(-1.0, 12.0, height);
    let night = 1.0 - smooth(-9.0, 2.0, height);
    let sun_colour = Vec3::new(1.3, 0.62, 0.28).lerp(Vec3::new(0.92, 0.86, 0.76), smooth(2.0, 22.0, height)) * day;
    let zenith = Vec3::new(0.02, 0.03, 0.07).lerp(Vec3::new(0.16, 0.30, 0.58), smooth(-8.0, 10.0, height));
    let horizon = Vec3::new(0.04, 0.05, 0.10).lerp(Vec3::new(0.55, 0.66, 0.78), smooth(-8.0, 9.0, height));
    let (towards_sun, sun_light) = if height > -1.0 {
        (Vec3::new(x, y.max(0.02), z).normalize(), sun_colour)
    } else {
        (Vec3::new(0.35, 0.85, 0.40).normalize(), Vec3::new(0.02, 0.025, 0.04))
    };
    let up = zenith * 0.5 + horizon * 0.2;
    let side = horizon * 0.28;
    let down = Vec3::splat(0.06) * (up.y + 0.4 * day);
    let mut colours = Vec::new();
    for row in 0..SKY_SIZE {
        for column in 0..SKY_SIZE {
            let p = Vec2::new(column as f32 + 0.5, row as f32 + 0.5) / SKY_SIZE as f32 * 2.0 - 1.0;
            let s = p.length_squared();
            let h = ((1.0 - s) / (1.0 + s)).max(0.0);
            colours.push(horizon.lerp(zenith, h.sqrt()).to_array());
        }
    }
    let moment = Moment {
        towards_sun,
        is_moon: height <= -1.0,
        night,
        sun: sun_light,
        ambient: [side, side, up, down, side, side],
        haze: horizon,
        haze_per_m: 0.00012,
        haze_top_m: 400.0,
        indoor: if asked.indoors { 0.62 } else { 0.03 + 0.4 * night },
        screen: if asked.indoors { 1.2 } else { 0.8 },
        window: Vec3::new(1.0, 0.78, 0.5) * 0.9,
        lamp_per_lux: Vec3::new(1.0, 0.86, 0.66) * 0.016 * night,
        lamps_on: night,
        clouds: 0.15,
    };
    (moment, colours)
}
