//! What the two passes are made of: one finds how open each pixel is, one smooths that and darkens the picture.

use bevy::{
    core_pipeline::FullscreenShader,
    prelude::*,
    render::{
        render_resource::{
            BindGroupLayoutDescriptor, BindGroupLayoutEntries, CachedRenderPipelineId, ColorTargetState, ColorWrites,
            FragmentState, PipelineCache, RenderPipelineDescriptor, ShaderStages, TextureFormat, TextureSampleType,
            binding_types::{texture_2d, texture_depth_2d_multisampled, uniform_buffer},
        },
        view::ViewUniform,
    },
};

use super::Occlusion;

/// Red: how open; green: distance in metres, to smooth only what lies together.
pub const OPENNESS: TextureFormat = TextureFormat::Rg16Float;

/// What Bevy draws light beyond white into.
pub const HDR: TextureFormat = TextureFormat::Rgba16Float;

#[derive(Resource)]
pub struct Pipelines {
    pub find_layout: BindGroupLayoutDescriptor,
    pub find: CachedRenderPipelineId,
    pub darken_layout: BindGroupLayoutDescriptor,
    pub darken: CachedRenderPipelineId,
}

pub fn create(
    server: Res<AssetServer>,
    fullscreen: Res<FullscreenShader>,
    cache: Res<PipelineCache>,
    mut commands: Commands,
) {
    let unfiltered = || texture_2d(TextureSampleType::Float { filterable: false });
    let find_layout = BindGroupLayoutDescriptor::new(
        "occlusion_find",
        &BindGroupLayoutEntries::sequential(
            ShaderStages::FRAGMENT,
            (texture_depth_2d_multisampled(), uniform_buffer::<ViewUniform>(true), uniform_buffer::<Occlusion>(true)),
        ),
    );
    let darken_layout = BindGroupLayoutDescriptor::new(
        "occlusion_darken",
        &BindGroupLayoutEntries::sequential(ShaderStages::FRAGMENT, (unfiltered(), unfiltered())),
    );
    let shader = server.load("shaders/occlusion.wgsl");
    let pipeline = |label: &str, layout: &BindGroupLayoutDescriptor, entry: &str, format: TextureFormat| {
        cache.queue_render_pipeline(RenderPipelineDescriptor {
            label: Some(label.to_owned().into()),
            layout: vec![layout.clone()],
            vertex: fullscreen.to_vertex_state(),
            fragment: Some(FragmentState {
                shader: shader.clone(),
                shader_defs: vec![entry.to_uppercase().into()],
                entry_point: Some(entry.to_owned().into()),
                targets: vec![Some(ColorTargetState { format, blend: None, write_mask: ColorWrites::ALL })],
            }),
            ..default()
        })
    };
    let find = pipeline("occlusion_find", &find_layout, "find", OPENNESS);
    let darken = pipeline("occlusion_darken", &darken_layout, "darken", HDR);
    commands.insert_resource(Pipelines { find_layout, find, darken_layout, darken });
}
