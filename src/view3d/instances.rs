//! Things that stand many times: trees always, racks where one looks into a hall.

use std::collections::BTreeSet;

use bevy::{
    gltf::{Gltf, GltfMesh},
    mesh::MeshTag,
    prelude::*,
};

use super::{
    bind::Palette,
    light::LightBuffer,
    material::{ParkMaterial, Role},
    tints::Tints,
};
use crate::{
    app::{AppSystems, OpenPark, PlaceRef, Shown},
    models::{Placement, PlacementKind},
    park::{Building, Park, PlaceId},
};

/// One model and where it stands.
#[derive(Clone, Debug)]
pub struct Many {
    pub kind: PlacementKind,
    pub gltf: Handle<Gltf>,
    pub placement: Placement,
}

/// Everything that stands many times; spawned when it is first seen.
#[derive(Resource, Default)]
pub struct Instances {
    waiting: Vec<Many>,
    racks: Vec<Many>,
}

impl Instances {
    pub fn add(&mut self, many: Many) {
        self.waiting.push(many);
    }
}

/// A rack that is drawn because somebody looks into its hall.
#[derive(Component)]
struct DrawnRack;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Instances>().add_systems(Update, (spawn_waiting, spawn_racks).chain().in_set(AppSystems::Show));
}

/// What turns a loaded model into meshes with the park's material.
#[derive(bevy::ecs::system::SystemParam)]
struct Maker<'w> {
    gltfs: Res<'w, Assets<Gltf>>,
    gltf_meshes: Res<'w, Assets<GltfMesh>>,
    standards: Res<'w, Assets<StandardMaterial>>,
    materials: ResMut<'w, Assets<ParkMaterial>>,
    palette: ResMut<'w, Palette>,
    light: Res<'w, LightBuffer>,
    tints: Res<'w, Tints>,
}

impl Maker<'_> {
    /// The meshes of a model, each with its material.
    fn parts(&mut self, gltf: &Handle<Gltf>) -> Vec<(Handle<Mesh>, Handle<ParkMaterial>)> {
        let Some(model) = self.gltfs.get(gltf) else { return Vec::new() };
        let primitives =
            model.meshes.iter().filter_map(|mesh| self.gltf_meshes.get(mesh)).flat_map(|mesh| &mesh.primitives);
        let meshes: Vec<Handle<Mesh>> = primitives.map(|primitive| primitive.mesh.clone()).collect();
        let material =
            self.palette.material(Role::Solid, None, &self.standards, &mut self.materials, &self.light, &self.tints);
        meshes.into_iter().map(|mesh| (mesh, material.clone())).collect()
    }
}

fn spawn_waiting(mut instances: ResMut<Instances>, mut maker: Maker, mut commands: Commands) {
    if instances.waiting.is_empty() {
        return;
    }
    for many in std::mem::take(&mut instances.waiting) {
        match many.kind {
            PlacementKind::Rack => instances.racks.push(many),
            _ => {
                for (mesh, material) in maker.parts(&many.gltf) {
                    let bundle = |matrix| {
                        (Mesh3d(mesh.clone()), MeshMaterial3d(material.clone()), MeshTag(0), transform_of(matrix))
                    };
                    commands.spawn_batch(many.placement.matrices.iter().map(bundle).collect::<Vec<_>>());
                }
            }
        }
    }
}

/// Racks of the halls that are open to view, and no others: nine thousand unseen boxes cost as much as seen ones.
fn spawn_racks(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    instances: Res<Instances>,
    mut maker: Maker,
    drawn: Query<Entity, With<DrawnRack>>,
    mut made_for: Local<(Vec<PlaceId>, usize)>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    let wanted = (shown.open.clone(), instances.racks.len());
    if *made_for == wanted {
        return;
    }
    *made_for = wanted;
    drawn.iter().for_each(|entity| commands.entity(entity).despawn());
    let halls = open_halls(&park, &shown.open);
    if halls.is_empty() {
        return;
    }
    for many in &instances.racks {
        let racks = many.placement.racks.iter().zip(&many.placement.matrices);
        // `hall/row/number`: one looks into the halls of an opened floor.
        let hall_of = |rack: &PlaceId| rack.parent().and_then(|row| row.parent());
        let seen: Vec<(PlaceId, &PlaceId, &[f64; 16])> = racks
            .filter_map(|(rack, matrix)| Some((hall_of(rack)?, rack, matrix)))
            .filter(|(hall, ..)| halls.contains(hall))
            .collect();
        if seen.is_empty() {
            continue;
        }
        for (mesh, material) in maker.parts(&many.gltf) {
            for (hall, rack, matrix) in &seen {
                commands.spawn((
                    Mesh3d(mesh.clone()),
                    MeshMaterial3d(material.clone()),
                    MeshTag(maker.tints.index(hall)),
                    transform_of(matrix),
                    PlaceRef((*rack).clone()),
                    DrawnRack,
                ));
            }
        }
    }
}

/// From a column-major matrix in metres.
pub fn transform_of(matrix: &[f64; 16]) -> Transform {
    Transform::from_matrix(Mat4::from_cols_array(&matrix.map(|v| v as f32)))
}

/// The halls that one looks into: on an opened floor, or on the top floor of a building without its roof.
fn open_halls(park: &Park, open: &[PlaceId]) -> BTreeSet<PlaceId> {
    let into = |building: &Building| {
        let top = building.floors().last().map(|floor| building.floor_id(floor.number));
        open.iter()
            .filter(|id| id.top() == building.id)
            .filter_map(move |id| if *id == building.id { top.clone() } else { Some(id.clone()) })
            .collect::<Vec<_>>()
    };
    let floors: BTreeSet<PlaceId> = park.buildings.iter().flat_map(into).collect();
    let halls = park.halls().filter(|hall| {
        let floor = park.places.get(&hall.id).and_then(|place| place.within.as_ref());
        floor.is_some_and(|floor| floors.contains(floor))
    });
    halls.map(|hall| hall.id.clone()).collect()
}
