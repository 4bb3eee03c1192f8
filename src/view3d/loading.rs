//! Loads the models that the park names: first seen through off the frame's path, then handed to Bevy's loader.
//!
//! A file with an error never reaches the loader; its place gets a labelled box, and the rest goes on.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use bevy::{
    asset::LoadState,
    gltf::Gltf,
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use crate::{
    app::{AppSystems, LoadProgress, Notices, OpenPark, Phase, Variants},
    models::{self, Placement, PlacementKind, SeenModel},
    park::Issue,
};

/// Where models are: under the assets, or beside the scene.
#[derive(Resource, Clone, Debug)]
pub struct AssetFolders {
    pub assets: PathBuf,
    pub scene: PathBuf,
}

/// The name of the asset source that is the scene folder.
pub const SCENE_SOURCE: &str = "scene";

/// A model on its way.
#[derive(Debug)]
struct Wanted {
    placement: Placement,
    handle: Handle<Gltf>,
}

/// What is being waited for.
#[derive(Resource, Debug, Default)]
struct Loading {
    task: Option<Task<Vec<SeenModel>>>,
    wanted: Vec<Wanted>,
}

/// All models have been seen through: where their files lie, and what is wrong with them.
#[derive(Message, Clone, Debug)]
pub struct ModelsSeen(pub Arc<Vec<SeenModel>>);

/// A model is there: whoever spawns takes it.
#[derive(Message, Debug)]
pub struct ModelLoaded {
    pub placement: Placement,
    pub gltf: Handle<Gltf>,
}

/// A model is missing or broken: whoever spawns puts a box.
#[derive(Message, Debug)]
pub struct ModelMissing(pub Placement);

/// Counts scenes that are being spawned; the park is ready when it is back at 0.
#[derive(Resource, Debug, Default)]
pub struct Spawning(pub usize);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Loading>()
        .add_message::<ModelsSeen>()
        .init_resource::<Spawning>()
        .add_message::<ModelLoaded>()
        .add_message::<ModelMissing>()
        .add_systems(Startup, see_models)
        .add_systems(
            Update,
            (take_seen, take_loaded, finish).chain().in_set(AppSystems::Ingest).run_if(in_state(Phase::Loading)),
        );
}

/// The scene's own models, whatever the shown scenario makes of them.
fn see_models(
    park: Option<Res<OpenPark>>,
    variants: Option<Res<Variants>>,
    folders: Res<AssetFolders>,
    mut loading: ResMut<Loading>,
) {
    let Some(park) = park else { return };
    let park = variants.map_or_else(|| park.0.clone(), |variants| variants.base().clone());
    let folders = folders.clone();
    let task = async move { models::see_models(&park, &folders.assets) };
    loading.task = Some(AsyncComputeTaskPool::get().spawn(task));
}

/// The path as the asset server takes it.
fn asset_path(folders: &AssetFolders, file: &Path) -> Option<String> {
    let spelled = |rest: &Path| rest.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    if let Ok(rest) = file.strip_prefix(&folders.assets) {
        return Some(spelled(rest));
    }
    file.strip_prefix(&folders.scene).ok().map(|rest| format!("{SCENE_SOURCE}://{}", spelled(rest)))
}

fn take_seen(
    mut loading: ResMut<Loading>,
    folders: Res<AssetFolders>,
    server: Res<AssetServer>,
    mut notices: ResMut<Notices>,
    mut progress: ResMut<LoadProgress>,
    mut missing: MessageWriter<ModelMissing>,
    mut all_seen: MessageWriter<ModelsSeen>,
) {
    let Some(seen) = loading.task.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    loading.task = None;
    progress.total = seen.len();
    all_seen.write(ModelsSeen(Arc::new(seen.clone())));
    for SeenModel { placement, path, issues, .. } in seen {
        notices.0.extend(issues);
        // Her body is read where it is bent.
        if placement.kind == PlacementKind::Guide {
            progress.done += 1;
            continue;
        }
        match path.and_then(|path| asset_path(&folders, &path)) {
            Some(path) => {
                let handle = server.load(path);
                loading.wanted.push(Wanted { placement, handle });
            }
            None => {
                missing.write(ModelMissing(placement));
                progress.done += 1;
            }
        }
    }
}

fn take_loaded(
    mut loading: ResMut<Loading>,
    server: Res<AssetServer>,
    mut notices: ResMut<Notices>,
    mut progress: ResMut<LoadProgress>,
    mut loaded: MessageWriter<ModelLoaded>,
    mut missing: MessageWriter<ModelMissing>,
) {
    let mut waiting = Vec::new();
    for wanted in std::mem::take(&mut loading.wanted) {
        if server.is_loaded_with_dependencies(&wanted.handle) {
            loaded.write(ModelLoaded { placement: wanted.placement, gltf: wanted.handle });
            progress.done += 1;
        } else if let Some(LoadState::Failed(error)) = server.get_load_state(&wanted.handle) {
            let mut issue =
                Issue::error("model-load-failed").with("file", &wanted.placement.file).with("reason", error);
            issue.place.clone_from(&wanted.placement.place);
            notices.0.push(issue);
            missing.write(ModelMissing(wanted.placement));
            progress.done += 1;
        } else {
            waiting.push(wanted);
        }
    }
    if let Some(first) = waiting.first() {
        progress.waiting_for.clone_from(&first.placement.file);
    }
    loading.wanted = waiting;
}

/// Ready once everything is there and spawned, and one more frame has gone by.
fn finish(
    park: Option<Res<OpenPark>>,
    loading: Res<Loading>,
    spawning: Res<Spawning>,
    progress: Res<LoadProgress>,
    mut calm_frames: Local<u32>,
    mut next: ResMut<NextState<Phase>>,
) {
    let busy = loading.task.is_some() || !loading.wanted.is_empty() || spawning.0 > 0 || progress.done < progress.total;
    *calm_frames = if busy || park.is_none() { 0 } else { *calm_frames + 1 };
    if *calm_frames > 2 {
        next.set(Phase::Ready);
    }
}
