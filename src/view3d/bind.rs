//! Ties spawned glTF nodes to places, by the id in their extras or else by name, and gives them the park's material.

use bevy::{
    gltf::{GltfExtras, GltfMaterialName},
    mesh::MeshTag,
    prelude::*,
    world_serialization::WorldInstanceReady,
};

use super::{detail::Part, material::Setting, painter::Painter};
use crate::{
    app::{OpenPark, PlaceRef},
    models::Seen,
    park::{Park, PlaceId, PlaceKind},
};

pub(super) fn plugin(app: &mut App) {
    app.add_observer(bind_model);
}

fn bind_model(
    ready: On<WorldInstanceReady>,
    park: Option<Res<OpenPark>>,
    parents: Query<&ChildOf>,
    children: Query<&Children>,
    nodes: Query<(Option<&GltfExtras>, Option<&Name>, Option<&PlaceRef>)>,
    settings: Query<&Setting>,
    meshes: Query<(&MeshMaterial3d<StandardMaterial>, Option<&GltfMaterialName>)>,
    mut painter: Painter,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    let root = ready.event_target();
    let around = settings.get(root).copied().unwrap_or_default();
    let place_of = |entity: Entity| -> Option<PlaceId> {
        let (extras, name, bound) = nodes.get(entity).ok()?;
        let by_extras = extras.and_then(|extras| word_in_extras(&extras.value, "yungu")).map(PlaceId::new);
        let by_name = || name.map(|name| PlaceId::new(name.as_str())).filter(|id| park.places.contains_key(id));
        by_extras.or_else(by_name).or_else(|| bound.map(|bound| bound.0.clone()))
    };
    let seen_of = |entity: Entity| -> Option<Seen> {
        let (extras, ..) = nodes.get(entity).ok()?;
        Seen::from_word(&word_in_extras(&extras?.value, "seen")?)
    };
    for entity in children.iter_descendants(root) {
        if let Some(id) = place_of(entity) {
            commands.entity(entity).insert(PlaceRef(id));
        }
        let Ok((standard, name)) = meshes.get(entity) else { continue };
        let upwards = || std::iter::once(entity).chain(parents.iter_ancestors(entity));
        let seen = upwards().find_map(seen_of);
        let place = upwards().find_map(place_of);
        let name = name.map(|name| name.0.as_str());
        let setting = if seen == Some(Seen::Inside) { Setting::Inside } else { around };
        let (face, material) = painter.material(name, setting, Some(standard.0.id()));
        let tag = place.as_ref().map_or(0, |id| painter.tag(id));
        let mut mesh = commands.entity(entity);
        mesh.remove::<MeshMaterial3d<StandardMaterial>>().insert((face, MeshMaterial3d(material), MeshTag(tag)));
        if let (Some(seen), Some(place)) = (seen, place) {
            let floor = upwards().filter_map(place_of).find(|id| is_floor(&park, id));
            mesh.insert(Part { seen, of: floor.unwrap_or(place) });
        }
    }
}

fn is_floor(park: &Park, id: &PlaceId) -> bool {
    park.places.get(id).is_some_and(|place| place.kind == PlaceKind::Floor)
}

/// `{"yungu": "F-05/PW-1"}` → the id.
pub fn word_in_extras(json: &str, key: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    value.get(key)?.as_str().map(str::to_owned)
}
