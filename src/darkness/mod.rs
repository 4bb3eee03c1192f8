//! Darkness about a spot of light, drawn among the panels by a shader of its own: as a mesh of theirs it would have a
//! processor look up a texture for every pixel of the picture.

use std::sync::OnceLock;

use bevy::{
    app::prelude::*,
    asset::{AssetId, Assets, Handle, uuid_handle},
    core_pipeline::FullscreenShader,
    ecs::prelude::*,
    math::Vec2,
    platform::collections::HashMap,
    render::{
        RenderApp, RenderStartup,
        render_phase::TrackedRenderPass,
        render_resource::{
            BindGroup, BindGroupEntries, BindGroupLayoutDescriptor, BindGroupLayoutEntries, BlendComponent,
            BlendFactor, BlendOperation, BlendState, CachedRenderPipelineId, ColorTargetState, ColorWrites,
            FragmentState, PipelineCache, RenderPipelineDescriptor, ShaderStages, ShaderType, TextureFormat,
            UniformBuffer, binding_types::uniform_buffer,
        },
        renderer::{RenderDevice, RenderQueue},
        sync_world::RenderEntity,
    },
    shader::Shader,
    utils::default,
};
use bevy_egui::{
    egui::{PaintCallback, PaintCallbackInfo, Pos2, Rect},
    render::{EguiBevyPaintCallback, EguiBevyPaintCallbackImpl, EguiPipelineKey},
};

const FILE: &str = "shaders/darkness.wgsl";
const SHADER: &str = include_str!("../../assets/shaders/darkness.wgsl");
const HANDLE: Handle<Shader> = uuid_handle!("91513168-c31d-4045-a58a-8a2f2292cecc");

/// What cameras draw panels into: without and with light beyond white.
const FORMATS: [TextureFormat; 2] = [TextureFormat::Rgba8UnormSrgb, TextureFormat::Rgba16Float];

/// Where it is bright, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub centre: Pos2,
    /// Radius of the circle that is left as it is, and of the one beyond which all is as dark as can be.
    pub bright: f32,
    pub ends: f32,
    /// Share of the light that is left there.
    pub left: f32,
}

/// Darkness over `picture`, but for a spot.
pub fn about(picture: Rect, spot: Spot) -> PaintCallback {
    EguiBevyPaintCallback::new_paint_callback(picture, Darkness { spot, bound: OnceLock::new() })
}

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, bring_shader.run_if(resource_exists::<Assets<Shader>>));
    if let Some(render_app) = app.get_sub_app_mut(RenderApp) {
        render_app.add_systems(RenderStartup, ready);
    }
}

fn bring_shader(mut shaders: ResMut<Assets<Shader>>) -> Result {
    shaders.insert(AssetId::from(&HANDLE), Shader::from_wgsl(SHADER, FILE))?;
    Ok(())
}

/// Compiled before anybody asks for it: an audience would see the wait.
#[derive(Resource)]
struct Ready {
    layout: BindGroupLayoutDescriptor,
    pipelines: HashMap<TextureFormat, CachedRenderPipelineId>,
}

fn ready(fullscreen: Res<FullscreenShader>, cache: Res<PipelineCache>, mut commands: Commands) {
    let entries = BindGroupLayoutEntries::single(ShaderStages::FRAGMENT, uniform_buffer::<InPixels>(false));
    let layout = BindGroupLayoutDescriptor::new("darkness", &entries);
    // What is there, times the share that is left of it.
    let less = BlendComponent {
        src_factor: BlendFactor::Zero,
        dst_factor: BlendFactor::SrcAlpha,
        operation: BlendOperation::Add,
    };
    let blend = BlendState { color: less, alpha: BlendComponent { dst_factor: BlendFactor::One, ..less } };
    let pipelines = FORMATS.map(|format| {
        let pipeline = cache.queue_render_pipeline(RenderPipelineDescriptor {
            label: Some("darkness".into()),
            layout: vec![layout.clone()],
            vertex: fullscreen.to_vertex_state(),
            fragment: Some(FragmentState {
                shader: HANDLE,
                targets: vec![Some(ColorTargetState { format, blend: Some(blend), write_mask: ColorWrites::ALL })],
                ..default()
            }),
            ..default()
        });
        (format, pipeline)
    });
    commands.insert_resource(Ready { layout, pipelines: pipelines.into_iter().collect() });
}

/// A spot as the shader knows it.
#[derive(Clone, Copy, ShaderType)]
struct InPixels {
    centre: Vec2,
    bright: f32,
    ends: f32,
    left: f32,
}

/// Of one frame.
struct Darkness {
    spot: Spot,
    bound: OnceLock<BindGroup>,
}

impl EguiBevyPaintCallbackImpl for Darkness {
    fn update(&self, info: PaintCallbackInfo, _: RenderEntity, _: EguiPipelineKey, world: &mut World) {
        let Some(ready) = world.get_resource::<Ready>() else { return };
        let (device, queue) = (world.resource::<RenderDevice>(), world.resource::<RenderQueue>());
        let Spot { centre, bright, ends, left } = self.spot;
        let pixels = info.pixels_per_point;
        let centre = Vec2::new(centre.x, centre.y) * pixels;
        let mut buffer = UniformBuffer::from(InPixels { centre, bright: bright * pixels, ends: ends * pixels, left });
        buffer.write_buffer(device, queue);
        let Some(binding) = buffer.binding() else { return };
        let layout = world.resource::<PipelineCache>().get_bind_group_layout(&ready.layout);
        let bound = device.create_bind_group("darkness", &layout, &BindGroupEntries::single(binding));
        // Each frame has its own.
        let _ = self.bound.set(bound);
    }

    fn render<'pass>(
        &self,
        _: PaintCallbackInfo,
        pass: &mut TrackedRenderPass<'pass>,
        _: RenderEntity,
        key: EguiPipelineKey,
        world: &'pass World,
    ) {
        let pipeline = world.get_resource::<Ready>().and_then(|ready| ready.pipelines.get(&key.target_format));
        let pipeline = pipeline.and_then(|id| world.resource::<PipelineCache>().get_render_pipeline(*id));
        let (Some(pipeline), Some(bound)) = (pipeline, self.bound.get()) else { return };
        pass.set_render_pipeline(pipeline);
        let pass = pass.wgpu_pass();
        pass.set_bind_group(0, &**bound, &[]);
        pass.draw(0..3, 0..1);
    }
}
