//! Ties spawned glTF nodes to places, by the id in their extras or else by name, and gives them the park's material.

use std::collections::HashMap;

use bevy::{
    gltf::{GltfExtras, GltfMaterialName},
    mesh::MeshTag,
    prelude::*,
    world_serialization::WorldInstanceReady,
};

use super::{
    light::LightBuffer,
    material::{Look, ParkMaterial, Role},
    tints::Tints,
};
use crate::{
    app::{OpenPark, PlaceRef},
    park::PlaceId,
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Palette>().add_observer(bind_model);
}

/// Park materials made so far, one for each glTF material and role.
#[derive(Resource, Default)]
pub struct Palette(HashMap<(Role, Option<AssetId<StandardMaterial>>), Handle<ParkMaterial>>);

impl Palette {
    /// The park material that stands in for a glTF one.
    pub fn material(
        &mut self,
        role: Role,
        standard: Option<&Handle<StandardMaterial>>,
        standards: &Assets<StandardMaterial>,
        materials: &mut Assets<ParkMaterial>,
        light: &LightBuffer,
        tints: &Tints,
    ) -> Handle<ParkMaterial> {
        // The builder's own roles look the same in every file; other people's materials don't.
        let own = if role == Role::Solid { standard.map(Handle::id) } else { None };
        let made = self.0.entry((role, own)).or_insert_with(|| {
            let from = standard.and_then(|handle| standards.get(handle)).cloned().unwrap_or_default();
            let cutoff = if let AlphaMode::Mask(cutoff) = from.alpha_mode { cutoff } else { 0.0 };
            let emissive = if role == Role::Screen { LinearRgba::BLACK } else { from.emissive };
            materials.add(ParkMaterial {
                look: Look::new(role, from.base_color.to_linear(), emissive, cutoff),
                light: light.0.clone(),
                tints: tints.buffer.clone(),
                base_texture: from.base_color_texture,
                alpha_mode: if matches!(from.alpha_mode, AlphaMode::Mask(_)) {
                    AlphaMode::Opaque
                } else {
                    from.alpha_mode
                },
                two_sided: from.double_sided,
            })
        });
        made.clone()
    }
}

fn bind_model(
    ready: On<WorldInstanceReady>,
    park: Option<Res<OpenPark>>,
    parents: Query<&ChildOf>,
    children: Query<&Children>,
    nodes: Query<(Option<&GltfExtras>, Option<&Name>, Option<&PlaceRef>)>,
    meshes: Query<(&MeshMaterial3d<StandardMaterial>, Option<&GltfMaterialName>)>,
    standards: Res<Assets<StandardMaterial>>,
    mut materials: ResMut<Assets<ParkMaterial>>,
    mut palette: ResMut<Palette>,
    light: Res<LightBuffer>,
    tints: Res<Tints>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    let root = ready.event_target();
    let place_of = |entity: Entity| -> Option<PlaceId> {
        let (extras, name, bound) = nodes.get(entity).ok()?;
        let by_extras = extras.and_then(|extras| id_in_extras(&extras.value));
        let by_name = || name.map(|name| PlaceId::new(name.as_str())).filter(|id| park.places.contains_key(id));
        by_extras.or_else(by_name).or_else(|| bound.map(|bound| bound.0.clone()))
    };
    for entity in children.iter_descendants(root) {
        if let Some(id) = place_of(entity) {
            commands.entity(entity).insert(PlaceRef(id));
        }
        let Ok((standard, name)) = meshes.get(entity) else { continue };
        let role = name.map(|name| Role::from_name(&name.0)).unwrap_or_default();
        let material = palette.material(role, Some(&standard.0), &standards, &mut materials, &light, &tints);
        let nearest = std::iter::once(entity).chain(parents.iter_ancestors(entity)).find_map(place_of);
        let tag = nearest.map_or(0, |id| tints.index(&id));
        commands
            .entity(entity)
            .remove::<MeshMaterial3d<StandardMaterial>>()
            .insert((MeshMaterial3d(material), MeshTag(tag)));
    }
}

/// `{"yungu": "F-05/PW-1"}` → the id.
fn id_in_extras(json: &str) -> Option<PlaceId> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    value.get("yungu")?.as_str().map(PlaceId::new)
}
