//! Pictures without a window: an image to draw into, and its pixels back.

use bevy::{
    asset::RenderAssetUsages,
    camera::RenderTarget,
    prelude::*,
    render::{
        render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages},
        view::screenshot::{Screenshot, ScreenshotCaptured},
    },
};

/// The image that the camera draws into instead of a window.
#[derive(Resource, Clone, Debug)]
pub struct Target(pub Handle<Image>);

/// A finished picture, waiting to be taken.
#[derive(Resource, Default)]
pub struct Picture(pub Option<Image>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Picture>();
}

impl Target {
    /// An image of this size, for the camera to draw into.
    pub fn create(width: u32, height: u32, images: &mut Assets<Image>) -> Self {
        Self(images.add(blank(width, height)))
    }

    /// Another size for the same camera.
    pub fn resize(&self, width: u32, height: u32, images: &mut Assets<Image>) {
        if let Err(error) = images.insert(self.0.id(), blank(width, height)) {
            warn!("{error}");
        }
    }

    /// Asks for the pixels of the next frame; they arrive in [`Picture`] one or two frames later.
    pub fn capture(&self, world: &mut World) {
        world.spawn(Screenshot(RenderTarget::from(self.0.clone()))).observe(
            |captured: On<ScreenshotCaptured>, mut picture: ResMut<Picture>| picture.0 = Some(captured.image.clone()),
        );
    }
}

fn blank(width: u32, height: u32) -> Image {
    let size = Extent3d { width, height, depth_or_array_layers: 1 };
    let mut image =
        Image::new_uninit(size, TextureDimension::D2, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
    image.texture_descriptor.usage |= TextureUsages::RENDER_ATTACHMENT | TextureUsages::COPY_SRC;
    image
}
