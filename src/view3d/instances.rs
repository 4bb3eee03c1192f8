//! Things that stand many times: trees always, racks where one looks into a hall.

use std::collections::BTreeSet;

use bevy::{
    gltf::{Gltf, GltfMesh, GltfNode},
    mesh::MeshTag,
    prelude::*,
};

use super::{
    bind::word_in_extras,
    detail::{Looks, SmallPart},
    indoors::{Outdoors, holds},
    material::{ParkMaterial, Setting},
    painter::Painter,
};
use crate::{
    app::{AppSystems, Eye, OpenPark, PlaceRef, Shown},
    models::{Placement, PlacementKind, Seen},
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
    nodes: Res<'w, Assets<GltfNode>>,
    meshes: Res<'w, Assets<GltfMesh>>,
    painter: Painter<'w>,
}

/// A mesh of a model that stands many times.
#[derive(Clone, Debug)]
struct PartOfMany {
    mesh: Handle<Mesh>,
    material: Handle<ParkMaterial>,
    seen: Option<Seen>,
    /// From the model's origin.
    at: Transform,
}

impl Maker<'_> {
    /// The meshes of a model, each with its material.
    fn parts(&mut self, gltf: &Handle<Gltf>, setting: Setting) -> Vec<PartOfMany> {
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
                let (_, material) =
                    self.painter.material(named.map(|(name, _)| &**name).or(Some("solid")), setting, None);
                found.push(PartOfMany { mesh: primitive.mesh.clone(), material, seen, at });
            }
            waiting.extend(node.children.iter().map(|child| (child.clone(), at, seen)));
        }
        found
    }
}

fn spawn_waiting(mut instances: ResMut<Instances>, mut maker: Maker, mut commands: Commands) {
    if instances.waiting.is_empty() {
        return;
    }
    for many in std::mem::take(&mut instances.waiting) {
        if many.kind == PlacementKind::Rack {
            instances.racks.push(many);
            continue;
        }
        let prop = many.kind == PlacementKind::Prop;
        for part in maker.parts(&many.gltf, Setting::Small) {
            let bundle = |matrix| {
                (
                    Mesh3d(part.mesh.clone()),
                    MeshMaterial3d(part.material.clone()),
                    MeshTag(0),
                    transform_of(matrix) * part.at,
                    SmallPart { seen: part.seen, prop, indoors: false },
                    Outdoors(None),
                )
            };
            commands.spawn_batch(many.placement.matrices.iter().map(bundle).collect::<Vec<_>>());
        }
    }
}

/// Racks of the halls that are open to view, and no others: nine thousand unseen boxes cost as much as seen ones.
fn spawn_racks(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    looks: Res<Looks>,
    eye: Res<Eye>,
    instances: Res<Instances>,
    mut maker: Maker,
    drawn: Query<Entity, With<DrawnRack>>,
    mut made_for: Local<(BTreeSet<PlaceId>, usize)>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    let halls = seen_halls(&park, &shown.open, &looks, eye.0.eye());
    let wanted = (halls, instances.racks.len());
    if *made_for == wanted {
        return;
    }
    let halls = wanted.0.clone();
    *made_for = wanted;
    drawn.iter().for_each(|entity| commands.entity(entity).despawn());
    if halls.is_empty() {
        return;
    }
    let away = |matrix: &[f64; 16]| transform_of(matrix).translation.distance(eye.0.eye());
    for many in &instances.racks {
        let racks = many.placement.racks.iter().zip(&many.placement.matrices);
        // `hall/row/number`: one looks into the halls of an opened floor.
        let hall_of = |rack: &PlaceId| rack.parent().and_then(|row| row.parent());
        let mut seen: Vec<(PlaceId, &PlaceId, &[f64; 16])> = racks
            .filter_map(|(rack, matrix)| Some((hall_of(rack)?, rack, matrix)))
            .filter(|(hall, ..)| halls.contains(hall))
            .collect();
        // The nearest rows are drawn first and hide the others before these are worked out.
        seen.sort_by(|a, b| away(a.2).total_cmp(&away(b.2)));
        if seen.is_empty() {
            continue;
        }
        for part in maker.parts(&many.gltf, Setting::Rack) {
            for (hall, rack, matrix) in &seen {
                commands.spawn((
                    Mesh3d(part.mesh.clone()),
                    MeshMaterial3d(part.material.clone()),
                    MeshTag(maker.painter.tag(hall)),
                    transform_of(matrix) * part.at,
                    SmallPart { seen: part.seen, prop: false, indoors: true },
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

/// The halls that one looks into: on an opened floor, on the top floor of a building without its roof, and the one
/// where the eye stands, or all on its storey where it stands in none.
fn seen_halls(park: &Park, open: &[PlaceId], looks: &Looks, eye: Vec3) -> BTreeSet<PlaceId> {
    let into = |building: &Building| {
        let floors = building.floors();
        let top = floors.last().map(|floor| building.floor_id(floor.number));
        let opened: Vec<PlaceId> = open
            .iter()
            .filter(|id| id.top() == building.id)
            .filter_map(|id| if *id == building.id { top.clone() } else { Some(id.clone()) })
            .collect();
        let height = f64::from(eye.y);
        let storey = floors.iter().find(|floor| (floor.base_m..floor.base_m + floor.height_m).contains(&height));
        let stood_on = storey.filter(|_| opened.is_empty() && looks.inside(&building.id));
        opened.into_iter().chain(stood_on.map(|floor| building.floor_id(floor.number))).collect::<Vec<_>>()
    };
    let floors: BTreeSet<PlaceId> = park.buildings.iter().flat_map(into).collect();
    let halls = park.halls().filter(|hall| {
        let floor = park.places.get(&hall.id).and_then(|place| place.within.as_ref());
        floor.is_some_and(|floor| floors.contains(floor))
    });
    let halls: BTreeSet<PlaceId> = halls.map(|hall| hall.id.clone()).collect();
    let around_eye = halls.iter().find(|hall| park.places.get(*hall).is_some_and(|place| holds(place, eye)));
    match around_eye.filter(|hall| !open.iter().any(|open| open.top() == hall.top())) {
        // Walls hide the others.
        Some(hall) => BTreeSet::from([hall.clone()]),
        None => halls,
    }
}
