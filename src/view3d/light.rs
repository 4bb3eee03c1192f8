//! The moment's light, exposed for the picture, as every material has it.
//!
//! Each material has a copy in its own uniform: a processor reads that once for many pixels, a shared storage buffer
//! anew for each.

use bevy::{asset::AssetEventSystems, prelude::*, render::render_resource::ShaderType};

use super::{material::ParkMaterial, moment::Moment, section::Cuts, sky::SkyMaterial};
use crate::{
    app::{Clock, MOST_HALF_SPACES},
    light::{Area, LightVolume, SunMap},
};

/// The shader's `Light`.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, ShaderType)]
pub struct LightUniform {
    sun_direction: Vec4,
    sun_colour: Vec4,
    ambient: [Vec4; 6],
    haze: Vec4,
    air: Vec4,
    window: Vec4,
    lamp: Vec4,
    sun_right: Vec4,
    sun_down: Vec4,
    sun_depth: Vec4,
    area: Vec4,
    block: Vec4,
    cuts: [Vec4; MOST_HALF_SPACES],
}

/// Where the looked-up light lies in the park; written by whoever fills the maps.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct LitSpace {
    sun_axes: [Vec4; 3],
    sun_texel_m: f32,
    sun_range_m: f32,
    has_sun_map: bool,
    area: Option<(Area, f32)>,
}

impl LitSpace {
    pub fn set_sun_map(&mut self, map: Option<&SunMap>) {
        self.has_sun_map = map.is_some();
        if let Some(map) = map {
            self.sun_axes = map.axes.map(Vec4::from_array);
            self.sun_texel_m = map.texel_m;
            self.sun_range_m = map.range_m();
        }
    }

    pub fn set_area(&mut self, air: &LightVolume) {
        self.area = Some((air.area, air.top_m as f32));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LitSpace>()
        .init_resource::<LightUniform>()
        // Told of in the same frame: else a section is drawn where it was a frame ago.
        .add_systems(PostUpdate, write_light.before(AssetEventSystems));
}

fn write_light(
    moment: Res<Moment>,
    space: Res<LitSpace>,
    clock: Res<Clock>,
    cuts: Res<Cuts>,
    mut light: ResMut<LightUniform>,
    mut materials: ResMut<Assets<ParkMaterial>>,
    mut skies: ResMut<Assets<SkyMaterial>>,
) {
    // Screens take their time from the clock as well, so that the same moment gives the same picture.
    let seconds = (clock.at().as_second() % 3600) as f32;
    let now = LightUniform { cuts: cuts.planes, ..uniform(&moment, &space, seconds) };
    if *light == now {
        return;
    }
    // A section in somebody's hand moves with every frame: it is no news to what it does not cut.
    let moved_only = LightUniform { cuts: now.cuts, ..*light } == now;
    *light = now;
    let lit = materials.iter().filter(|(_, material)| !moved_only || material.cut);
    let lit: Vec<AssetId<ParkMaterial>> = lit.map(|(id, _)| id).collect();
    for id in lit {
        if let Some(mut material) = materials.get_mut(id) {
            material.light = now;
        }
    }
    if moved_only {
        return;
    }
    for (_, sky) in skies.iter_mut() {
        sky.light = now;
    }
}

fn uniform(moment: &Moment, space: &LitSpace, seconds: f32) -> LightUniform {
    let [sun_right, sun_down, sun_depth] = space.sun_axes;
    let sun_range_m = space.sun_range_m.max(1.0);
    let (area, top_m) = match space.area {
        Some((area, top_m)) => {
            let (x, z) = (area.half_m.0 as f32, area.half_m.1 as f32);
            (Vec4::new(-x, -z, 0.5 / x, 0.5 / z), top_m)
        }
        None => (Vec4::new(0.0, 0.0, 1.0, 1.0), 1.0),
    };
    let flag = |set: bool| if set { 1.0 } else { 0.0 };
    LightUniform {
        sun_direction: moment.towards_sun.extend(moment.night),
        sun_colour: moment.sun.extend(moment.lamps_on),
        ambient: moment.ambient.map(|colour| colour.extend(0.0)),
        haze: moment.haze.extend(moment.haze_per_m),
        air: Vec4::new(moment.haze_top_m, seconds, moment.indoor, moment.screen),
        window: moment.window.extend(space.sun_texel_m),
        lamp: moment.lamp_per_lux.extend(moment.clouds),
        sun_right,
        sun_down,
        sun_depth: sun_depth / sun_range_m,
        area,
        block: Vec4::new(1.0 / top_m, flag(space.has_sun_map), flag(space.area.is_some()), sun_range_m),
        cuts: Cuts::default().planes,
    }
}
