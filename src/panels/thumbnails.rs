//! Small pictures from files beside the scene, read once and kept with egui.

use std::path::Path;

use bevy_egui::egui::{ColorImage, Context, Id, TextureHandle, TextureOptions};

/// The picture of a file; `None` where there is none that can be read. A file that changes is not read again.
pub(super) fn thumbnail(ctx: &Context, file: &Path) -> Option<TextureHandle> {
    let id = Id::new(("thumbnail", file));
    if let Some(known) = ctx.data(|data| data.get_temp::<Option<TextureHandle>>(id)) {
        return known;
    }
    let read = read(file).map(|image| ctx.load_texture(file.to_string_lossy(), image, TextureOptions::LINEAR));
    ctx.data_mut(|data| data.insert_temp(id, read.clone()));
    read
}

/// A larger one is no thumbnail, pixels a side.
const LARGEST: u32 = 1_024;

fn read(file: &Path) -> Option<ColorImage> {
    let picture = image::open(file).ok()?.to_rgb8();
    let size = [picture.width() as usize, picture.height() as usize];
    (picture.width().max(picture.height()) <= LARGEST).then(|| ColorImage::from_rgb(size, picture.as_raw()))
}
