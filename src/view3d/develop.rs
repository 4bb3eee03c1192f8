//! From what was drawn to what the screen shows: light beyond white rolls off, and what was drawn with fewer pixels is
//! enlarged. Panels come later, always with every pixel of the screen.

use bevy::{
    core_pipeline::{
        Core3dSystems,
        fullscreen_material::{FullscreenMaterial, FullscreenMaterialPlugin},
        tonemapping::tonemapping,
    },
    ecs::{schedule::ScheduleConfigs, system::BoxedSystem},
    prelude::*,
    render::{extract_component::ExtractComponent, render_resource::ShaderType},
    shader::ShaderRef,
};

/// On the camera.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, ExtractComponent, ShaderType)]
pub struct Develop {
    /// Share of the picture's width and height that was drawn.
    drawn: Vec2,
    /// 1: light is still linear and may lie beyond white. 0: it has been brought to the screen's range.
    beyond_white: f32,
    pad: f32,
}

impl Develop {
    /// For light that was kept beyond white.
    pub fn beyond_white() -> Self {
        Self { drawn: Vec2::ONE, beyond_white: 1.0, pad: 0.0 }
    }

    /// For a finished picture of which only a share was drawn.
    pub fn enlarged(drawn: Vec2) -> Self {
        Self { drawn, beyond_white: 0.0, pad: 0.0 }
    }
}

impl FullscreenMaterial for Develop {
    fn fragment_shader() -> ShaderRef {
        "shaders/develop.wgsl".into()
    }

    fn schedule_configs(system: ScheduleConfigs<BoxedSystem>) -> ScheduleConfigs<BoxedSystem> {
        system.in_set(Core3dSystems::PostProcess).after(tonemapping)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(FullscreenMaterialPlugin::<Develop>::default());
}
