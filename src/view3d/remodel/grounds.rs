//! The ground about buildings that were moved, reshaped, added or removed: the site's model, trees and furniture, racks,
//! and what throws shadows.

use std::{collections::BTreeMap, sync::Arc};

use bevy::{
    gltf::Gltf,
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
    world_serialization::WorldInstanceReady,
};

use super::BuiltModels;
use crate::{
    app::{AppSystems, LoadProgress, OpenPark, Settled, Variants},
    models::{self, BuiltModel, Placement, PlacementKind, SeenModel},
    park::{Building, Park, PlaceId, Volume, Xz},
    view3d::{
        instances::{Furnishing, Instances, Many},
        loading::{ModelLoaded, ModelsSeen, Spawning},
        spawn::{Modelled, Stood},
    },
};

/// Where and how a building stands.
type Standing = (PlaceId, Xz, f64, Vec<Volume>);

#[derive(Resource, Default)]
struct Regrounding {
    /// For what the ground is laid out; `None`: as the scene has it.
    laid_for: Option<Vec<Standing>>,
    task: Option<Task<Grounds>>,
    site: Option<(Handle<Gltf>, String)>,
    /// The scene's own models, as they were seen through.
    seen: Option<Arc<Vec<SeenModel>>>,
    /// Models by file.
    gltfs: BTreeMap<String, Handle<Gltf>>,
    count: u32,
}

/// A site's model that another takes the place of.
#[derive(Component)]
struct OutdatedGround;

struct Grounds {
    site: BuiltModel,
    placements: Vec<Placement>,
    /// Buildings of another shape than the scene's, for what throws shadows.
    built: Vec<(PlaceId, BuiltModel)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Regrounding>()
        .add_systems(Update, (remember_models, begin, take, take_site).chain().in_set(AppSystems::Show))
        .add_observer(drop_outdated);
}

fn remember_models(
    mut seen: MessageReader<ModelsSeen>,
    mut loaded: MessageReader<ModelLoaded>,
    mut reground: ResMut<Regrounding>,
) {
    for ModelsSeen(models) in seen.read() {
        reground.seen.get_or_insert_with(|| models.clone());
    }
    for ModelLoaded { placement, gltf } in loaded.read() {
        reground.gltfs.insert(placement.file.clone(), gltf.clone());
    }
}

fn standing(park: &Park) -> Vec<Standing> {
    let one = |building: &Building| (building.id.clone(), building.at, building.turn_deg, building.volumes.clone());
    park.buildings.iter().map(one).collect()
}

fn begin(
    park: Option<Res<OpenPark>>,
    variants: Option<Res<Variants>>,
    (settled, progress): (Res<Settled>, Res<LoadProgress>),
    mut reground: ResMut<Regrounding>,
    mut spawning: ResMut<Spawning>,
    mut wanted: Local<bool>,
) {
    let (Some(park), Some(variants)) = (park, variants) else { return };
    *wanted |= park.is_changed();
    // The scene's own ground comes first, and is then changed.
    let coming = progress.total == 0 || progress.done < progress.total;
    if coming || !*wanted || !settled.0 || reground.task.is_some() || reground.seen.is_none() {
        return;
    }
    *wanted = false;
    let now = standing(&park);
    let known = reground.laid_for.clone().unwrap_or_else(|| standing(variants.base()));
    if now == known {
        return;
    }
    reground.laid_for = Some(now);
    let (park, base) = (park.0.clone(), variants.base().clone());
    spawning.0 += 1;
    reground.task = Some(AsyncComputeTaskPool::get().spawn(async move {
        let same = |building: &Building| {
            base.building(building.id.as_str()).is_some_and(|old| old.volumes == building.volumes)
        };
        let reshaped = park.buildings.iter().filter(|building| building.model.is_none() && !same(building));
        Grounds {
            site: models::build_site(&park),
            placements: models::placements(&park),
            built: reshaped.map(|building| (building.id.clone(), models::build_building(&park, building))).collect(),
        }
    }));
}

fn take(
    (mut reground, mut spawning): (ResMut<Regrounding>, ResMut<Spawning>),
    (server, built): (Res<AssetServer>, Res<BuiltModels>),
    mut instances: ResMut<Instances>,
    furnished: Query<Entity, With<Furnishing>>,
    mut seen: MessageWriter<ModelsSeen>,
    mut commands: Commands,
) {
    let Some(grounds) = reground.task.as_mut().and_then(|task| block_on(poll_once(task))) else { return };
    reground.task = None;
    spawning.0 = spawning.0.saturating_sub(1);
    reground.count += 1;
    let file = format!("site-{}.glb", reground.count);
    seen.write(ModelsSeen(Arc::new(seen_anew(&reground, &grounds))));
    spawning.0 += usize::from(reground.site.is_none());
    reground.site = Some((server.load(built.put(&file, grounds.site.bytes)), file));
    furnished.iter().for_each(|entity| commands.entity(entity).despawn());
    for placement in grounds.placements {
        let repeated = matches!(placement.kind, PlacementKind::Tree | PlacementKind::Prop);
        if let Some(gltf) = reground.gltfs.get(&placement.file).filter(|_| repeated) {
            instances.add(Many { kind: placement.kind, gltf: gltf.clone(), placement });
        } else if placement.kind == PlacementKind::Rack {
            instances.replace_racks(placement);
        }
    }
}

/// What throws shadows now: the same models in other places, and some of another shape.
fn seen_anew(reground: &Regrounding, grounds: &Grounds) -> Vec<SeenModel> {
    let old = |file: &str| reground.seen.iter().flat_map(|seen| seen.iter()).find(|one| one.placement.file == file);
    let bytes = |placement: &Placement| -> Option<Arc<Vec<u8>>> {
        let model = match (&placement.place, placement.kind) {
            (Some(id), _) => grounds.built.iter().find(|(built, _)| built == id).map(|(_, model)| model),
            (None, PlacementKind::Site) => Some(&grounds.site),
            _ => None,
        };
        model.map(|model| Arc::new(model.bytes.clone()))
    };
    let anew = grounds.placements.iter().map(|placement| SeenModel {
        built: bytes(placement),
        path: old(&placement.file).and_then(|one| one.path.clone()),
        placement: placement.clone(),
        issues: Vec::new(),
    });
    anew.collect()
}

fn take_site(
    (mut reground, mut spawning): (ResMut<Regrounding>, ResMut<Spawning>),
    (server, built): (Res<AssetServer>, Res<BuiltModels>),
    park: Option<Res<OpenPark>>,
    roots: Query<(Entity, &Modelled)>,
    mut loaded: MessageWriter<ModelLoaded>,
    mut commands: Commands,
) {
    let (Some((handle, file)), Some(park)) = (reground.site.clone(), park) else { return };
    let failed = server.get_load_state(&handle).is_some_and(|state| state.is_failed());
    if !server.is_loaded_with_dependencies(&handle) && !failed {
        return;
    }
    reground.site = None;
    built.forget(&file);
    spawning.0 = spawning.0.saturating_sub(1);
    if failed {
        return;
    }
    let grounds = roots.iter().filter(|(_, modelled)| modelled.0 == PlacementKind::Site);
    grounds.for_each(|(entity, _)| {
        commands.entity(entity).insert(OutdatedGround);
    });
    let placement = Placement {
        file: models::model_file(&park, "site"),
        place: None,
        matrices: vec![models::standing([0.0; 3], 0.0, 1.0)],
        kind: PlacementKind::Site,
        racks: Vec::new(),
    };
    loaded.write(ModelLoaded { placement, gltf: handle });
}

/// The new ground is there: the old one goes.
fn drop_outdated(
    ready: On<WorldInstanceReady>,
    models: Query<&Modelled>,
    outdated: Query<(Entity, Has<Stood>), With<OutdatedGround>>,
    mut commands: Commands,
) {
    let root = ready.event_target();
    if outdated.contains(root) {
        commands.entity(root).despawn();
    } else if models.get(root).is_ok_and(|modelled| modelled.0 == PlacementKind::Site) {
        outdated.iter().filter(|(_, stood)| *stood).for_each(|(old, _)| commands.entity(old).despawn());
    }
}
