//! Loads the surfaces' textures into one array, mipmaps and all, off the frame's path.

use std::path::Path;

use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use super::{
    loading::{AssetFolders, Spawning},
    maps::{Maps, MapsChanged, layered},
    quality::Quality,
};
use crate::{
    app::{AppSystems, Notices},
    models::{self, Surface},
    park::Issue,
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Loading>().add_systems(Update, (begin, take).chain().in_set(AppSystems::Ingest));
}

#[derive(Resource, Default)]
struct Loading {
    begun_for: Option<u32>,
    task: Option<Task<(Image, Vec<Issue>)>>,
}

fn begin(
    folders: Res<AssetFolders>,
    quality: Res<Quality>,
    mut loading: ResMut<Loading>,
    mut spawning: ResMut<Spawning>,
) {
    let size = quality.texture_size();
    if loading.begun_for == Some(size) || loading.task.is_some() {
        return;
    }
    loading.begun_for = Some(size);
    let (folder, quality) = (folders.assets.clone(), *quality);
    loading.task = Some(AsyncComputeTaskPool::get().spawn(async move { load(&folder, quality) }));
    spawning.0 += 1;
}

fn take(
    mut loading: ResMut<Loading>,
    maps: Res<Maps>,
    mut images: ResMut<Assets<Image>>,
    mut changed: MessageWriter<MapsChanged>,
    mut notices: ResMut<Notices>,
    mut spawning: ResMut<Spawning>,
) {
    let Some((image, issues)) = loading.task.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    loading.task = None;
    notices.0.extend(issues);
    if let Err(error) = images.insert(&maps.surfaces, image) {
        warn!("{error}");
    }
    changed.write(MapsChanged);
    spawning.0 = spawning.0.saturating_sub(1);
}

/// All layers at this size. A texture that is missing or of no use leaves its surface plain, and is told of.
fn load(assets: &Path, quality: Quality) -> (Image, Vec<Issue>) {
    let size = quality.texture_size();
    let mut bytes = Vec::new();
    let mut issues = Vec::new();
    for surface in Surface::ALL {
        match read(assets, surface, size) {
            Ok(levels) => bytes.extend(levels),
            Err(issue) => {
                issues.extend(issue.map(|issue| *issue));
                bytes.extend(levels_of(plain(size), size));
            }
        }
    }
    (layered(size, Surface::ALL.len() as u32, size.ilog2() + 1, bytes, quality), issues)
}

fn plain(size: u32) -> Vec<u8> {
    [188, 188, 188, 255].repeat((size * size) as usize)
}

/// The levels of a texture from `size` down, one after another.
fn levels_of(rgba: Vec<u8>, size: u32) -> Vec<u8> {
    models::mipmaps(rgba, size).concat()
}

/// `Err(None)` for the surface that has no texture.
fn read(assets: &Path, surface: Surface, size: u32) -> Result<Vec<u8>, Option<Box<Issue>>> {
    if surface == Surface::Plain {
        return Err(None);
    }
    let path = assets.join("textures").join(surface.file());
    let broken = |reason: String| {
        let issue = Issue::warning("texture-unusable").with("file", path.display()).with("reason", reason);
        Some(Box::new(issue))
    };
    let picture = image::open(&path).map_err(|error| broken(error.to_string()))?.to_rgba8();
    let side = picture.width();
    if side != picture.height() || !side.is_power_of_two() || side < size {
        return Err(broken(format!("{side} × {} px; {size} × {size} or a larger power of two", picture.height())));
    }
    // Larger than wanted: its first levels are left out.
    let levels = models::mipmaps(picture.into_raw(), side);
    Ok(levels.into_iter().skip((side / size).ilog2() as usize).flatten().collect())
}
