//! The park's crowd, made beside the frame's path while models load; and the bodies to draw it with.

use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
};

use super::figure::Figure;
use crate::{
    app::{AppSystems, Live, Notices, OpenPark, Settled},
    crowd::Crowd,
    models::PlacementKind,
    twin::Simulator,
    view3d::{
        instances::{Instances, Maker},
        loading::Spawning,
        material::Setting,
    },
};

/// Whether people are drawn, and whether all of them are put outdoors, which is the most that a drawing can be asked for.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleWish {
    pub shown: bool,
    pub everyone_outside: bool,
}

impl Default for PeopleWish {
    fn default() -> Self {
        Self { shown: true, everyone_outside: false }
    }
}

/// The crowd of the open park; `None` until its ways are found.
#[derive(Resource, Default)]
pub struct Town {
    pub crowd: Option<Crowd>,
    task: Option<Task<Crowd>>,
}

/// The bodies to draw.
#[derive(Resource)]
pub(super) struct Bodies {
    /// The park's own model of a person; the plain body until it is loaded.
    pub near: Figure,
    pub plain: Figure,
    own: bool,
}

impl Default for Bodies {
    fn default() -> Self {
        Self { near: Figure::plain(), plain: Figure::plain(), own: false }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<PeopleWish>()
        .init_resource::<Town>()
        .init_resource::<Bodies>()
        .add_systems(Update, (find_ways, take_ways, take_body).chain().in_set(AppSystems::Ingest));
}

fn find_ways(
    park: Option<Res<OpenPark>>,
    wish: Res<PeopleWish>,
    (live, settled): (Res<Live>, Res<Settled>),
    mut outdated: Local<bool>,
    mut town: ResMut<Town>,
    mut spawning: ResMut<Spawning>,
) {
    *outdated |= park.as_ref().is_some_and(|park| park.is_changed());
    let Some(park) = park.filter(|_| *outdated && settled.0 && wish.shown) else { return };
    *outdated = false;
    let (park, seed) = (park.0.clone(), live.seed);
    if town.task.is_none() {
        // The park is ready when its people are.
        spawning.0 += 1;
    }
    town.crowd = None;
    let task = async move { Crowd::new(&park, &Simulator::new(&park), seed) };
    town.task = Some(AsyncComputeTaskPool::get().spawn(task));
}

fn take_ways(mut town: ResMut<Town>, mut notices: ResMut<Notices>, mut spawning: ResMut<Spawning>) {
    if town.task.is_none() {
        return;
    }
    let Some(crowd) = town.task.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    // What follows from another fault need not be told.
    if notices.0.is_empty() {
        notices.0.extend(crowd.issues().iter().cloned());
    }
    town.crowd = Some(crowd);
    town.task = None;
    spawning.0 = spawning.0.saturating_sub(1);
}

/// Takes the body from the park's model once it is there.
fn take_body(instances: Res<Instances>, mut maker: Maker, meshes: Res<Assets<Mesh>>, mut bodies: ResMut<Bodies>) {
    if bodies.own || !instances.is_changed() {
        return;
    }
    let Some(many) = instances.people.as_ref() else { return };
    debug_assert_eq!(many.kind, PlacementKind::Person);
    let parts = maker.parts(&many.gltf, Setting::Small);
    let body = parts.first().and_then(|part| meshes.get(&part.mesh)).and_then(Figure::from_mesh);
    if let Some(body) = body {
        bodies.near = body;
    }
    bodies.own = true;
}
