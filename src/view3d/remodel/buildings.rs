//! Buildings where the open park has them, and as it has them.

use std::collections::BTreeMap;

use bevy::{
    asset::LoadState,
    gltf::Gltf,
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
    world_serialization::WorldInstanceReady,
};

use super::BuiltModels;
use crate::{
    app::{AppSystems, LoadProgress, Notices, OpenPark, PlaceRef, Variants},
    models::{self, BuiltModel, Placement, PlacementKind},
    park::{Building, Issue, PlaceId, PlainBuilding, Xz},
    view3d::{
        boxes::StandIn,
        instances::transform_of,
        loading::{ModelLoaded, Spawning},
        spawn::{Modelled, Stood},
    },
};

/// Shapes whose models are kept for undo, the newest.
const KEPT: usize = 48;

/// What is drawn of each building, and what is on its way.
#[derive(Resource, Debug, Default)]
struct Remodel {
    /// The shape of each building's model in the picture, `None` where there is no model any more; those that are not
    /// named are drawn as the scene has them.
    drawn: BTreeMap<PlaceId, Option<Building>>,
    under_way: BTreeMap<PlaceId, UnderWay>,
    /// The scene's own models.
    own: BTreeMap<PlaceId, Handle<Gltf>>,
    /// Models built before, the newest last.
    kept: Vec<(Building, Handle<Gltf>)>,
    /// How many models were built: each has a name of its own.
    count: u32,
    /// The park wants another shape than the one that has just been drawn.
    again: bool,
}

#[derive(Debug)]
struct UnderWay {
    shape: Building,
    step: Step,
    /// Its name among those built, once it is.
    file: Option<String>,
}

#[derive(Debug)]
enum Step {
    Built(Task<BuiltModel>),
    Loaded(Handle<Gltf>),
}

/// A model that another of the same building takes the place of.
#[derive(Component)]
struct Outdated;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Remodel>()
        .add_systems(Update, (follow_buildings, take_models).chain().in_set(AppSystems::Show))
        .add_observer(drop_outdated);
}

/// A building without its position and whatever else changes no look.
fn shape_of(building: &Building) -> Building {
    let bare =
        Building { at: Xz(0.0, 0.0), turn_deg: 0.0, occupants: Vec::new(), figures: Vec::new(), ..building.clone() };
    // A model of somebody else's looks as it does.
    if building.model.is_some() {
        let none = PlainBuilding::default().building(building.id.clone());
        return Building { model: building.model.clone(), ..none };
    }
    let bare = Building { source: String::new(), as_of: None, construction: None, stated_gfa_m2: None, ..bare };
    let mut bare = Building { also: Vec::new(), ..bare };
    bare.rooms.iter_mut().for_each(|room| room.installed.clear());
    bare
}

fn stands(building: &Building) -> Transform {
    transform_of(&models::standing([building.at.0, 0.0, building.at.1], building.turn_deg, 1.0))
}

fn follow_buildings(
    park: Option<Res<OpenPark>>,
    variants: Option<Res<Variants>>,
    (mut remodel, mut spawning, progress): (ResMut<Remodel>, ResMut<Spawning>, Res<LoadProgress>),
    mut loaded: MessageReader<ModelLoaded>,
    fresh: Query<(), Added<Modelled>>,
    mut roots: Query<(Entity, &PlaceRef, &Modelled, &mut Transform, Has<Stood>), Without<StandIn>>,
    mut boxes: Query<(Entity, &PlaceRef, &mut Transform), With<StandIn>>,
    mut commands: Commands,
) {
    let (Some(park), Some(variants)) = (park, variants) else { return };
    for ModelLoaded { placement, gltf } in loaded.read() {
        if let Some(id) = placement.place.clone().filter(|_| placement.kind == PlacementKind::Building) {
            remodel.own.entry(id).or_insert_with(|| gltf.clone());
        }
    }
    if !park.is_changed() && fresh.is_empty() && !remodel.again {
        return;
    }
    // The scene's own models come first, and are then changed.
    remodel.again = progress.total == 0 || progress.done < progress.total;
    if remodel.again {
        return;
    }
    for (entity, PlaceRef(id), modelled, mut transform, stood) in &mut roots {
        if modelled.0 != PlacementKind::Building {
            continue;
        }
        match park.building(id.as_str()) {
            Some(building) => {
                transform.set_if_neq(stands(building));
            }
            None if stood => {
                commands.entity(entity).despawn();
                remodel.drawn.insert(id.clone(), None);
            }
            // It goes as soon as it is there.
            None => remodel.again = true,
        }
    }
    for (entity, PlaceRef(id), mut transform) in &mut boxes {
        match park.place(id) {
            Some(place) => {
                let [x, _, z] = place.centre_m.map(|v| v as f32);
                (transform.translation.x, transform.translation.z) = (x, z);
                transform.rotation = Quat::from_rotation_y((place.turn_deg as f32).to_radians());
            }
            None => {
                commands.entity(entity).despawn();
                remodel.drawn.insert(id.clone(), None);
            }
        }
    }
    let Remodel { drawn, under_way, kept, own, .. } = &mut *remodel;
    under_way.retain(|id, _| {
        let wanted = park.building(id.as_str()).is_some();
        spawning.0 = spawning.0.saturating_sub(usize::from(!wanted));
        wanted
    });
    for building in &park.buildings {
        let shape = shape_of(building);
        // The scene's own models are drawn first.
        let first = || variants.base().building(building.id.as_str()).map(shape_of);
        let is_drawn = match drawn.get(&building.id) {
            Some(drawn) => drawn.as_ref() == Some(&shape),
            None => first().is_some_and(|first| first == shape),
        };
        if is_drawn {
            if under_way.remove(&building.id).is_some() {
                spawning.0 = spawning.0.saturating_sub(1);
            }
            continue;
        }
        // What is being built is finished first, so that a drag shows its way.
        if under_way.contains_key(&building.id) {
            continue;
        }
        let known = kept.iter().find(|(known, _)| *known == shape).map(|(_, handle)| handle);
        let known = known.or(own.get(&building.id).filter(|_| building.model.is_some()));
        let step = match known {
            Some(handle) => Step::Loaded(handle.clone()),
            // Nobody but its author can build a model of somebody else's.
            None if building.model.is_some() => continue,
            None => {
                let (park, building) = (park.0.clone(), building.clone());
                Step::Built(AsyncComputeTaskPool::get().spawn(async move { models::build_building(&park, &building) }))
            }
        };
        under_way.insert(building.id.clone(), UnderWay { shape, step, file: None });
        spawning.0 += 1;
    }
}

fn take_models(
    park: Option<Res<OpenPark>>,
    (mut remodel, mut spawning): (ResMut<Remodel>, ResMut<Spawning>),
    (server, built): (Res<AssetServer>, Res<BuiltModels>),
    roots: Query<(Entity, &PlaceRef, &Modelled)>,
    boxes: Query<(Entity, &PlaceRef), With<StandIn>>,
    mut loaded: MessageWriter<ModelLoaded>,
    mut notices: ResMut<Notices>,
    mut commands: Commands,
) {
    let Some(park) = park.filter(|_| !remodel.under_way.is_empty()) else { return };
    let mut done = Vec::new();
    let Remodel { under_way, count, .. } = &mut *remodel;
    for (id, way) in under_way.iter_mut() {
        if let Step::Built(task) = &mut way.step
            && let Some(model) = block_on(poll_once(task))
        {
            *count += 1;
            let file = format!("{}-{count}.glb", id.as_str().replace('/', "_"));
            way.step = Step::Loaded(server.load(built.put(&file, model.bytes)));
            way.file = Some(file);
        }
        let Step::Loaded(handle) = &way.step else { continue };
        if server.is_loaded_with_dependencies(handle) {
            done.push((id.clone(), Ok(handle.clone())));
        } else if let Some(LoadState::Failed(error)) = server.get_load_state(handle) {
            done.push((id.clone(), Err(error)));
        }
    }
    let is_some_done = !done.is_empty();
    for (id, model) in done {
        let Some(way) = remodel.under_way.remove(&id) else { continue };
        way.file.iter().for_each(|file| built.forget(file));
        spawning.0 = spawning.0.saturating_sub(1);
        remodel.drawn.insert(id.clone(), Some(way.shape.clone()));
        let (handle, building) = match (model, park.building(id.as_str())) {
            (Ok(handle), Some(building)) => (handle, building),
            (Err(error), _) => {
                notices.0.push(Issue::error("model-load-failed").with("file", &id).with("reason", error).about(&id));
                continue;
            }
            (Ok(_), None) => continue,
        };
        for (entity, PlaceRef(place), modelled) in &roots {
            if *place == id && modelled.0 == PlacementKind::Building {
                commands.entity(entity).insert(Outdated);
            }
        }
        boxes.iter().filter(|(_, place)| place.0 == id).for_each(|(entity, _)| commands.entity(entity).despawn());
        let matrix = models::standing([building.at.0, 0.0, building.at.1], building.turn_deg, 1.0);
        let placement = Placement {
            file: models::building_file(&park, building),
            place: Some(id.clone()),
            matrices: vec![matrix],
            kind: PlacementKind::Building,
            racks: Vec::new(),
        };
        loaded.write(ModelLoaded { placement, gltf: handle.clone() });
        remodel.kept.retain(|(known, _)| *known != way.shape);
        remodel.kept.push((way.shape, handle));
        let surplus = remodel.kept.len().saturating_sub(KEPT);
        remodel.kept.drain(..surplus);
    }
    // The park may want another shape by now.
    remodel.again |= is_some_done;
}

/// The new model is there: the old ones go.
fn drop_outdated(
    ready: On<WorldInstanceReady>,
    places: Query<&PlaceRef>,
    outdated: Query<(Entity, &PlaceRef, Has<Stood>), With<Outdated>>,
    mut commands: Commands,
) {
    let root = ready.event_target();
    let Ok(PlaceRef(id)) = places.get(root) else { return };
    // One that was replaced before it was there goes now that it is.
    if outdated.contains(root) {
        commands.entity(root).despawn();
        return;
    }
    let old = outdated.iter().filter(|(_, place, stood)| *stood && place.0 == *id);
    old.for_each(|(entity, ..)| commands.entity(entity).despawn());
}
