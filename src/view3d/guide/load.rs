//! Reads the guide's model off the frame's path while the park loads.

use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use super::body::Body;
use crate::{
    app::{AppSystems, Notices},
    models::{PlacementKind, RigFault, read_rigged},
    park::Issue,
    view3d::loading::{ModelsSeen, Spawning},
};

#[derive(Resource, Default)]
struct Reading(Option<(String, Task<Result<Body, RigFault>>)>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Reading>().add_systems(Update, (begin, take).chain().in_set(AppSystems::Ingest));
}

fn begin(
    mut seen: MessageReader<ModelsSeen>,
    body: Option<Res<Body>>,
    mut reading: ResMut<Reading>,
    mut spawning: ResMut<Spawning>,
) {
    let models = seen.read().flat_map(|seen| seen.0.iter());
    let Some(model) = models.filter(|model| model.placement.kind == PlacementKind::Guide).last() else { return };
    let Some(path) = model.path.clone().filter(|_| body.is_none()) else { return };
    let task = async move { read_rigged(&path).map(|rigged| Body::new(&rigged)) };
    if reading.0.is_none() {
        // The park is ready when its guide is.
        spawning.0 += 1;
    }
    reading.0 = Some((model.placement.file.clone(), AsyncComputeTaskPool::get().spawn(task)));
}

fn take(
    mut reading: ResMut<Reading>,
    mut spawning: ResMut<Spawning>,
    mut notices: ResMut<Notices>,
    mut commands: Commands,
) {
    if reading.0.is_none() {
        return;
    }
    let done = reading.0.as_mut().and_then(|(file, task)| Some((file.clone(), block_on(poll_once(task))?)));
    let Some((file, read)) = done else { return };
    reading.0 = None;
    spawning.0 = spawning.0.saturating_sub(1);
    match read {
        Ok(body) => commands.insert_resource(body),
        Err(fault) => {
            notices.0.push(Issue::warning("guide-unusable").with("file", file).with("reason", fault));
        }
    }
}
