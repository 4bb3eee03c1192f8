//! Puts loaded models where they stand: one instance as its scene, many as bare meshes.

use bevy::{
    gltf::Gltf,
    prelude::*,
    world_serialization::{WorldAssetRoot, WorldInstanceReady},
};

use super::{
    indoors::Outdoors,
    instances::{Instances, Many, transform_of},
    loading::{ModelLoaded, Spawning},
    material::Setting,
};
use crate::{
    app::{AppSystems, PlaceRef},
    models::PlacementKind,
};

/// A loaded model's root, and what kind of model it is.
#[derive(Component, Clone, Copy, Debug)]
pub struct Modelled(pub PlacementKind);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, spawn_models.in_set(AppSystems::Input)).add_observer(count_spawned);
}

fn spawn_models(
    mut loaded: MessageReader<ModelLoaded>,
    gltfs: Res<Assets<Gltf>>,
    mut instances: ResMut<Instances>,
    mut spawning: ResMut<Spawning>,
    mut commands: Commands,
) {
    for ModelLoaded { placement, gltf } in loaded.read() {
        let Some(model) = gltfs.get(gltf) else { continue };
        // Repeated things are drawn as bare meshes, so that Bevy batches them.
        let repeated = matches!(
            placement.kind,
            PlacementKind::Rack | PlacementKind::Tree | PlacementKind::Prop | PlacementKind::Person
        );
        if repeated {
            instances.add(Many { kind: placement.kind, gltf: gltf.clone(), placement: placement.clone() });
            continue;
        }
        let Some(scene) = model.default_scene.clone().or_else(|| model.scenes.first().cloned()) else { continue };
        let setting = if placement.kind == PlacementKind::Country { Setting::Country } else { Setting::Outdoors };
        for matrix in &placement.matrices {
            let building = placement.place.clone().filter(|_| placement.kind == PlacementKind::Building);
            let mut entity = commands.spawn((
                Name::new(placement.file.clone()),
                WorldAssetRoot(scene.clone()),
                transform_of(matrix),
                setting,
                Modelled(placement.kind),
            ));
            // A model that the scene names may stand anywhere, in a room as well.
            if placement.kind != PlacementKind::Extra {
                entity.insert(Outdoors(building));
            }
            if let Some(place) = &placement.place {
                entity.insert(PlaceRef(place.clone()));
            }
            spawning.0 += 1;
        }
    }
}

/// A model's root whose scene is there: before, it is waited for, and must not go.
#[derive(Component, Clone, Copy, Debug)]
pub struct Stood;

fn count_spawned(
    ready: On<WorldInstanceReady>,
    models: Query<(), With<Modelled>>,
    mut spawning: ResMut<Spawning>,
    mut commands: Commands,
) {
    let root = ready.event_target();
    if models.contains(root) {
        commands.entity(root).try_insert(Stood);
    }
    spawning.0 = spawning.0.saturating_sub(1);
}
