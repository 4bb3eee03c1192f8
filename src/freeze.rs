//! The audience's picture stands still while the presenter goes on behind it: a still of it takes its place in the
//! window, and the camera draws into an image that only the console shows.

use bevy::{
    asset::RenderAssetUsages,
    camera::{ImageRenderTarget, RenderTarget, visibility::RenderLayers},
    ecs::schedule::ScheduleLabel,
    prelude::*,
    render::{
        render_resource::TextureUsages,
        view::screenshot::{Screenshot, ScreenshotCaptured},
    },
    window::RequestRedraw,
};
use bevy_egui::{
    EguiContext, EguiSchedule, EguiTextureHandle, EguiUserTextures,
    egui::{Color32, Id, LayerId, Rect, epaint::RectShape, pos2},
};

use crate::{
    app::{AppSystems, Cockpit, Command, MainCamera},
    panels::{console::Preview, lay_over},
    view3d::Target,
};

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Still>()
        .add_systems(Update, (freeze, thaw).in_set(AppSystems::Show))
        .add_systems(StillPass, draw_still)
        .add_observer(hold);
}

/// In which the still is drawn.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
struct StillPass;

/// How far freezing has come.
#[derive(Resource, Default)]
enum Still {
    #[default]
    Flowing,
    /// Its pixels are on their way.
    Asked,
    Held {
        picture: Handle<Image>,
        /// Where the camera drew before.
        audience: RenderTarget,
        camera: Entity,
    },
}

#[derive(Component)]
struct StillCamera;

fn freeze(
    cockpit: Res<Cockpit>,
    cameras: Query<&RenderTarget, With<MainCamera>>,
    mut still: ResMut<Still>,
    mut commands: Commands,
) {
    if cockpit.frozen
        && matches!(*still, Still::Flowing)
        && let Ok(target) = cameras.single()
    {
        commands.spawn(Screenshot(target.clone()));
        *still = Still::Asked;
    }
}

/// The pixels have come: from now on the audience sees them, and the camera draws elsewhere.
fn hold(
    captured: On<ScreenshotCaptured>,
    cockpit: Res<Cockpit>,
    mut cameras: Query<(Entity, &Camera, &mut RenderTarget), With<MainCamera>>,
    mut still: ResMut<Still>,
    mut images: ResMut<Assets<Image>>,
    mut preview: ResMut<Preview>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if !matches!(*still, Still::Asked) {
        return;
    }
    let Ok((_, camera, mut target)) = cameras.single_mut() else { return };
    let Some(size) = camera.physical_target_size().filter(|_| cockpit.frozen) else {
        *still = Still::Flowing;
        return;
    };
    let scale_factor = camera.target_scaling_factor().unwrap_or(1.0);
    let mut picture = captured.image.clone();
    picture.asset_usage = RenderAssetUsages::RENDER_WORLD;
    let picture = images.add(picture);
    let Target(behind) = Target::create(size.x, size.y, &mut images);
    if let Some(mut image) = images.get_mut(&behind) {
        image.texture_descriptor.usage |= TextureUsages::TEXTURE_BINDING;
    }
    preview.0 = Some(behind.clone());
    let audience = std::mem::replace(&mut *target, ImageRenderTarget { handle: behind, scale_factor }.into());
    let camera = commands
        .spawn((
            Name::new("still"),
            StillCamera,
            Camera3d::default(),
            Camera { order: 1, ..default() },
            Msaa::Off,
            audience.clone(),
            // Of the park it sees nothing.
            RenderLayers::layer(31),
            EguiSchedule::new(StillPass),
        ))
        .id();
    *still = Still::Held { picture, audience, camera };
    redraw.write(RequestRedraw);
}

fn thaw(
    cockpit: Res<Cockpit>,
    mut cameras: Query<&mut RenderTarget, With<MainCamera>>,
    mut still: ResMut<Still>,
    mut preview: ResMut<Preview>,
    mut textures: ResMut<EguiUserTextures>,
    mut commands: Commands,
) {
    if cockpit.frozen || !matches!(*still, Still::Held { .. }) {
        return;
    }
    if let Still::Held { audience, camera, picture } = std::mem::take(&mut *still)
        && let Ok(mut target) = cameras.single_mut()
    {
        *target = audience;
        commands.entity(camera).despawn();
        // Neither picture is asked for any more, and egui need not know them.
        textures.remove_image(picture.id());
        if let Some(behind) = preview.0.take() {
            textures.remove_image(behind.id());
        }
    }
}

fn draw_still(
    still: Res<Still>,
    cockpit: Res<Cockpit>,
    mut contexts: Query<&mut EguiContext, With<StillCamera>>,
    mut textures: ResMut<EguiUserTextures>,
    mut wishes: MessageWriter<Command>,
) {
    let (Still::Held { picture, .. }, Ok(mut context)) = (&*still, contexts.single_mut()) else { return };
    let ctx = context.get_mut();
    let texture = textures.add_image(EguiTextureHandle::Weak(picture.id()));
    let screen = ctx.viewport_rect();
    let painter = ctx.layer_painter(LayerId::new(bevy_egui::egui::Order::Background, Id::new("still")));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    painter.add(RectShape::filled(screen, 0.0, Color32::WHITE).with_texture(texture, whole));
    // Darkness and the light are no part of the still: they go on over it. Nobody else draws in this context, which takes
    // the still for a picture like any other.
    wishes.write_batch(lay_over(ctx, screen, &Cockpit { frozen: false, ..*cockpit }));
}
