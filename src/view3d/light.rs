//! Sun, sky, ground and horizon light for the shown moment, in one buffer that every material reads.

use bevy::{
    asset::RenderAssetUsages,
    prelude::*,
    render::{render_resource::ShaderType, storage::ShaderBuffer},
};

use crate::{
    app::{AppSystems, Clock, OpenPark},
    twin::Sun,
};

/// The shader's `Light`.
#[derive(Clone, Copy, Debug, Default, PartialEq, ShaderType)]
pub struct LightUniform {
    sun_direction: Vec4,
    sun_colour: Vec4,
    sky_colour: Vec4,
    ground_colour: Vec4,
    horizon_colour: Vec4,
    fog: Vec4,
}

/// The buffer that the materials share.
#[derive(Resource, Clone, Debug)]
pub struct LightBuffer(pub Handle<ShaderBuffer>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LightBuffer>().add_systems(Update, follow_sun.in_set(AppSystems::Show));
}

impl FromWorld for LightBuffer {
    fn from_world(world: &mut World) -> Self {
        let mut buffer = ShaderBuffer::new(&[], RenderAssetUsages::default());
        buffer.set_data(light_at(&Sun { elevation_deg: 45.0, azimuth_deg: 160.0 }, 0.0));
        Self(world.resource_mut::<Assets<ShaderBuffer>>().add(buffer))
    }
}

/// Light for a sun of this height. Colours are linear; the scale is that of a diffuse white wall.
pub fn light_at(sun: &Sun, seconds: f32) -> LightUniform {
    let [x, y, z] = sun.direction().map(|v| v as f32);
    let height = sun.elevation_deg as f32;
    // 1 with the sun well up, 0 below the horizon; `night` is full at nautical dusk.
    let day = smooth(-1.0, 12.0, height);
    let night = 1.0 - smooth(-9.0, 2.0, height);
    let low = smooth(-6.0, 1.0, height) * (1.0 - smooth(3.0, 16.0, height));
    let mix = |a: Vec3, b: Vec3, s: f32| a + (b - a) * s;
    let sun_colour = mix(Vec3::new(1.3, 0.62, 0.28), Vec3::new(1.80, 1.64, 1.40), smooth(2.0, 22.0, height)) * day;
    let sky = mix(Vec3::new(0.085, 0.105, 0.175), Vec3::new(0.46, 0.56, 0.72), smooth(-8.0, 10.0, height));
    let horizon_day = mix(Vec3::new(0.075, 0.095, 0.165), Vec3::new(0.68, 0.78, 0.88), smooth(-8.0, 9.0, height));
    let horizon = mix(horizon_day, Vec3::new(0.86, 0.52, 0.36), low * 0.5);
    let ground = mix(Vec3::new(0.060, 0.062, 0.080), Vec3::new(0.30, 0.29, 0.27), smooth(-6.0, 10.0, height));
    // By night the moon takes over, faint, from the same side: form stays readable.
    let (direction, sun_colour) = if height > -1.0 {
        (Vec3::new(x, y.max(0.02), z).normalize(), sun_colour)
    } else {
        (Vec3::new(0.35, 0.85, 0.40).normalize(), Vec3::new(0.10, 0.12, 0.17))
    };
    LightUniform {
        sun_direction: direction.extend(night),
        sun_colour: sun_colour.extend(0.0),
        sky_colour: sky.extend(0.0),
        ground_colour: ground.extend(0.0),
        horizon_colour: horizon.extend(0.0),
        fog: Vec4::new(3200.0, seconds, 0.0, 0.0),
    }
}

fn smooth(from: f32, to: f32, x: f32) -> f32 {
    let s = ((x - from) / (to - from)).clamp(0.0, 1.0);
    s * s * (3.0 - 2.0 * s)
}

/// Writes the buffer when the sun has moved a tenth of a degree, or a moving picture needs it.
fn follow_sun(
    park: Option<Res<OpenPark>>,
    clock: Res<Clock>,
    buffer: Res<LightBuffer>,
    mut buffers: ResMut<Assets<ShaderBuffer>>,
    mut shown: Local<Option<Sun>>,
) {
    let Some(park) = park else { return };
    let sun = Sun::at(park.site.latitude_deg, park.site.longitude_deg, clock.at());
    let moved = shown.is_none_or(|old| {
        (old.elevation_deg - sun.elevation_deg).abs() > 0.1 || (old.azimuth_deg - sun.azimuth_deg).abs() > 0.1
    });
    if moved && let Some(mut data) = buffers.get_mut(&buffer.0) {
        // Screens take their time from the clock as well, so that the same moment gives the same picture.
        data.set_data(light_at(&sun, (clock.at().as_second() % 3600) as f32));
        *shown = Some(sun);
    }
}
