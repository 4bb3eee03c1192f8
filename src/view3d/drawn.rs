//! What the camera draws of the park, told to whoever measures: the sky and the panels are not in it.

use std::any::TypeId;

use bevy::{
    asset::UntypedAssetId,
    camera::visibility::{VisibilityRange, VisibleEntities},
    ecs::entity::EntityHashSet,
    prelude::*,
};

use super::material::ParkMaterial;
use crate::app::MainCamera;

/// Takes another place or colour from one frame to the next: a rack with a colour of its own, somebody who walks.
#[derive(Component, Clone, Copy, Debug, Default)]
pub(super) struct Moves;

/// One thing that is drawn: it is neither hidden nor replaced by its far or near shape.
#[derive(Clone, Debug)]
pub struct DrawnMesh {
    pub mesh: AssetId<Mesh>,
    pub material: UntypedAssetId,
    /// Seen from both sides, such as leaves.
    pub two_sided: bool,
    pub world_from_local: Mat4,
    /// Its place or colour is another from frame to frame.
    pub moves: bool,
    /// It meets the camera's field of view, as far as its box tells.
    pub in_picture: bool,
}

/// Everything that is drawn, as of the frame before.
pub fn drawn_meshes(world: &mut World) -> Vec<DrawnMesh> {
    let mut cameras = world.query_filtered::<(&GlobalTransform, &VisibleEntities), With<MainCamera>>();
    let Some((eye, in_picture)) = cameras.iter(world).next().map(|(at, visible)| {
        (at.translation(), visible.get(TypeId::of::<Mesh3d>()).iter().copied().collect::<EntityHashSet>())
    }) else {
        return Vec::new();
    };
    let mut meshes = world.query::<(
        Entity,
        &Mesh3d,
        &MeshMaterial3d<ParkMaterial>,
        &GlobalTransform,
        &InheritedVisibility,
        Option<&VisibilityRange>,
        Has<Moves>,
    )>();
    let materials = world.resource::<Assets<ParkMaterial>>();
    let drawn = meshes.iter(world).filter_map(|(entity, mesh, material, at, seen, range, moves)| {
        let away_m = eye.distance(at.translation());
        let drawn = seen.get() && range.is_none_or(|range| range.is_visible_at_all(away_m));
        drawn.then(|| DrawnMesh {
            mesh: mesh.id(),
            material: material.id().untyped(),
            two_sided: materials.get(material.id()).is_some_and(|material| material.two_sided),
            world_from_local: at.to_matrix(),
            moves,
            in_picture: in_picture.contains(&entity),
        })
    });
    drawn.collect()
}
