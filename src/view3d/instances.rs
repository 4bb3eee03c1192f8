//! Things that stand many times: trees always, racks where one looks into a hall (`racks`).

use std::collections::BTreeSet;

use bevy::{
    gltf::{Gltf, GltfMesh, GltfNode},
    mesh::MeshTag,
    prelude::*,
};

use super::{
    bind::word_in_extras,
    detail::SmallPart,
    indoors::Outdoors,
    material::{ParkMaterial, Setting},
    painter::{Face, Painter},
    works::ComesAt,
};
use crate::{
    app::AppSystems,
    models::{Placement, PlacementKind, Seen},
};

/// One model and where it stands.
#[derive(Clone, Debug)]
pub struct Many {
    pub kind: PlacementKind,
    pub gltf: Handle<Gltf>,
    pub placement: Placement,
}

/// A tree, or what furnishes the ground.
#[derive(Component, Clone, Copy, Debug)]
pub struct Furnishing;

/// Everything that stands many times; spawned when it is first seen.
#[derive(Resource, Default)]
pub struct Instances {
    waiting: Vec<Many>,
    pub(super) racks: Vec<Many>,
    /// How often racks were given other places.
    pub(super) rearranged: usize,
    /// The model of a person: who is where changes all the time.
    pub(super) people: Option<Many>,
}

impl Instances {
    pub fn add(&mut self, many: Many) {
        self.waiting.push(many);
    }

    /// Gives the racks of one model other places.
    pub fn replace_racks(&mut self, placement: Placement) {
        let known = self.racks.iter_mut().find(|many| many.placement.file == placement.file);
        if let Some(many) = known.filter(|many| many.placement != placement) {
            many.placement = placement;
            self.rearranged += 1;
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Instances>().add_systems(Update, spawn_waiting.in_set(AppSystems::Show));
}

/// What turns a loaded model into meshes with the park's material.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Maker<'w> {
    gltfs: Res<'w, Assets<Gltf>>,
    nodes: Res<'w, Assets<GltfNode>>,
    meshes: Res<'w, Assets<GltfMesh>>,
    pub painter: Painter<'w>,
}

/// A mesh of a model that stands many times.
#[derive(Clone, Debug)]
pub(super) struct PartOfMany {
    pub mesh: Handle<Mesh>,
    pub face: Face,
    pub material: Handle<ParkMaterial>,
    pub seen: Option<Seen>,
    /// From the model's origin.
    pub at: Transform,
}

impl Maker<'_> {
    /// The meshes of a model, each with its material.
    pub fn parts(&mut self, gltf: &Handle<Gltf>, setting: Setting) -> Vec<PartOfMany> {
        let Some(model) = self.gltfs.get(gltf) else { return Vec::new() };
        let mut children = BTreeSet::new();
        for node in model.nodes.iter().filter_map(|node| self.nodes.get(node)) {
            children.extend(node.children.iter().map(Handle::id));
        }
        let tops: Vec<Handle<GltfNode>> =
            model.nodes.iter().filter(|node| !children.contains(&node.id())).cloned().collect();
        let mut found = Vec::new();
        let mut waiting: Vec<(Handle<GltfNode>, Transform, Option<Seen>)> =
            tops.into_iter().map(|node| (node, Transform::IDENTITY, None)).collect();
        while let Some((handle, from_parent, above)) = waiting.pop() {
            let Some(node) = self.nodes.get(&handle) else { continue };
            let word = node.extras.as_ref().and_then(|extras| word_in_extras(&extras.value, "seen"));
            let seen = word.and_then(|word| Seen::from_word(&word)).or(above);
            let at = from_parent * node.transform;
            let setting = match (setting, seen) {
                (Setting::Rack, Some(Seen::Far)) => Setting::FarRack,
                _ => setting,
            };
            let primitives =
                node.mesh.as_ref().and_then(|mesh| self.meshes.get(mesh)).map(|mesh| mesh.primitives.as_slice());
            for primitive in primitives.unwrap_or_default() {
                let named = model.named_materials.iter().find(|(_, known)| Some(*known) == primitive.material.as_ref());
                let (face, material) =
                    self.painter.material(named.map(|(name, _)| &**name).or(Some("solid")), setting, None);
                found.push(PartOfMany { mesh: primitive.mesh.clone(), face, material, seen, at });
            }
            waiting.extend(node.children.iter().map(|child| (child.clone(), at, seen)));
        }
        found
    }
}

pub(super) fn spawn_waiting(mut instances: ResMut<Instances>, mut maker: Maker, mut commands: Commands) {
    if instances.waiting.is_empty() {
        return;
    }
    for many in std::mem::take(&mut instances.waiting) {
        if many.kind == PlacementKind::Rack {
            instances.racks.push(many);
            continue;
        }
        if many.kind == PlacementKind::Person {
            instances.people = Some(many);
            continue;
        }
        let prop = many.kind == PlacementKind::Prop;
        let comes = |number: usize| if prop { ComesAt::FURNITURE } else { ComesAt::tree(number) };
        for part in maker.parts(&many.gltf, Setting::Small) {
            let bundle = |(number, matrix): (usize, &[f64; 16])| {
                (
                    Mesh3d(part.mesh.clone()),
                    MeshMaterial3d(part.material.clone()),
                    MeshTag(0),
                    transform_of(matrix) * part.at,
                    SmallPart { seen: part.seen, prop, indoors: false },
                    Outdoors(None),
                    comes(number),
                    Furnishing,
                )
            };
            commands.spawn_batch(
                many.placement.matrices.iter().enumerate().map(|(k, m)| bundle((k, m))).collect::<Vec<_>>(),
            );
        }
    }
}

/// From a column-major matrix in metres.
pub fn transform_of(matrix: &[f64; 16]) -> Transform {
    Transform::from_matrix(Mat4::from_cols_array(&matrix.map(|v| v as f32)))
}
