//! Corners, joints and feet of things are darker, as less light finds its way there: worked out from the picture's own
//! depths, on graphics cards. A processor's pictures do with what the builder and the maps of light know.
//!
//! Scalable ambient obscurance (McGuire, Mara and Luebke, 2012), with a radius that keeps its size on the screen, so
//! that it shows a chair's foot from nearby and a building's from afar.

mod draw;
mod pipelines;

use bevy::{
    core_pipeline::{Core3dSystems, schedule::Core3d},
    prelude::*,
    render::{
        Render, RenderApp, RenderStartup, RenderSystems,
        extract_component::{ExtractComponent, ExtractComponentPlugin, UniformComponentPlugin},
        render_resource::ShaderType,
    },
};

use super::moment::Moment;
use crate::app::AppSystems;

/// On the camera: draw it.
#[derive(Component, Clone, Copy, Debug, ExtractComponent, ShaderType)]
pub struct Occlusion {
    /// Radius, as a share of the distance.
    radius: f32,
    /// Least and greatest radius, metres.
    least_m: f32,
    most_m: f32,
    strength: f32,
    /// Share of what is seen that a metre of air takes away: haze hides joints, too.
    haze_per_m: f32,
}

impl Default for Occlusion {
    fn default() -> Self {
        Self { radius: 0.035, least_m: 0.5, most_m: 9.0, strength: 0.85, haze_per_m: 0.0 }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((ExtractComponentPlugin::<Occlusion>::default(), UniformComponentPlugin::<Occlusion>::default()))
        .add_systems(Update, follow_haze.in_set(AppSystems::Show));
    if let Some(render_app) = app.get_sub_app_mut(RenderApp) {
        render_app
            .add_systems(RenderStartup, pipelines::create)
            .add_systems(Render, draw::prepare.in_set(RenderSystems::PrepareResources))
            .add_systems(Core3d, draw::occlude.in_set(Core3dSystems::EarlyPostProcess));
    }
}

fn follow_haze(moment: Res<Moment>, mut cameras: Query<&mut Occlusion>) {
    for mut occlusion in &mut cameras {
        if occlusion.haze_per_m != moment.haze_per_m {
            occlusion.haze_per_m = moment.haze_per_m;
        }
    }
}
