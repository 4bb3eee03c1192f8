//! The passes themselves, after the park is drawn and before bright spots bleed.

use bevy::{
    prelude::*,
    render::{
        camera::ExtractedCamera,
        extract_component::{ComponentUniforms, DynamicUniformIndex},
        render_resource::{
            BindGroup, BindGroupEntries, Extent3d, LoadOp, Operations, PipelineCache, RenderPassColorAttachment,
            RenderPassDescriptor, RenderPipeline, StoreOp, TextureDescriptor, TextureDimension, TextureUsages,
            TextureView,
        },
        renderer::{RenderContext, RenderDevice, ViewQuery},
        texture::{CachedTexture, TextureCache},
        view::{ViewDepthTexture, ViewTarget, ViewUniformOffset, ViewUniforms},
    },
};

use super::{
    Occlusion,
    pipelines::{HDR, OPENNESS, Pipelines},
};

/// How open each pixel of a view is.
#[derive(Component)]
pub struct Openness(CachedTexture);

pub fn prepare(
    views: Query<(Entity, &ExtractedCamera), With<Occlusion>>,
    device: Res<RenderDevice>,
    mut cache: ResMut<TextureCache>,
    mut commands: Commands,
) {
    for (view, camera) in &views {
        let Some(size) = camera.physical_target_size else { continue };
        let wanted = TextureDescriptor {
            label: Some("openness"),
            size: Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: TextureDimension::D2,
            format: OPENNESS,
            usage: TextureUsages::RENDER_ATTACHMENT | TextureUsages::TEXTURE_BINDING,
            view_formats: &[],
        };
        commands.entity(view).insert(Openness(cache.get(&device, wanted)));
    }
}

pub fn occlude(
    view: ViewQuery<(
        &ViewTarget,
        &ViewDepthTexture,
        &ViewUniformOffset,
        &Openness,
        &DynamicUniformIndex<Occlusion>,
        &Msaa,
    )>,
    pipelines: Option<Res<Pipelines>>,
    cache: Res<PipelineCache>,
    views: Res<ViewUniforms>,
    settings: Res<ComponentUniforms<Occlusion>>,
    mut ctx: RenderContext,
) {
    let (target, depth, offset, openness, settings_at, msaa) = view.into_inner();
    let Some(pipelines) = pipelines else { return };
    let (Some(find), Some(darken)) =
        (cache.get_render_pipeline(pipelines.find), cache.get_render_pipeline(pipelines.darken))
    else {
        return;
    };
    let (Some(view_binding), Some(settings)) = (views.uniforms.binding(), settings.uniforms().binding()) else {
        return;
    };
    // While the quality changes, a frame may have the one without the other.
    if *msaa == Msaa::Off || target.main_texture_format() != HDR {
        return;
    }
    let device = ctx.render_device().clone();
    let finding = device.create_bind_group(
        "occlusion_find",
        &cache.get_bind_group_layout(&pipelines.find_layout),
        &BindGroupEntries::sequential((depth.view(), view_binding, settings)),
    );
    draw(&mut ctx, &openness.0.default_view, find, &finding, &[offset.offset, settings_at.index()]);
    let picture = target.post_process_write();
    let darkening = device.create_bind_group(
        "occlusion_darken",
        &cache.get_bind_group_layout(&pipelines.darken_layout),
        &BindGroupEntries::sequential((picture.source, &openness.0.default_view)),
    );
    draw(&mut ctx, picture.destination, darken, &darkening, &[]);
}

/// One triangle over the whole picture.
fn draw(ctx: &mut RenderContext, to: &TextureView, pipeline: &RenderPipeline, bound: &BindGroup, offsets: &[u32]) {
    let mut pass = ctx.command_encoder().begin_render_pass(&RenderPassDescriptor {
        label: Some("occlusion"),
        color_attachments: &[Some(RenderPassColorAttachment {
            view: to,
            depth_slice: None,
            resolve_target: None,
            ops: Operations { load: LoadOp::DontCare(Default::default()), store: StoreOp::Store },
        })],
        depth_stencil_attachment: None,
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    });
    pass.set_pipeline(pipeline);
    pass.set_bind_group(0, bound, offsets);
    pass.draw(0..3, 0..1);
}
