//! The cut faces of a section, where it goes through walls, slabs and roofs; and the bare ground where something was taken
//! away.

use std::collections::BTreeMap;

use bevy::{
    asset::RenderAssetUsages,
    mesh::{MeshTag, PrimitiveTopology},
    prelude::*,
};

use super::{
    material::{Role, Setting},
    painter::{Face, Painter},
    section::{Cuts, follow_section},
    works::{Grown, follow_works},
};
use crate::{
    app::{AppSystems, OpenPark, Shown},
    models::{HalfSpace, SolidPart, Surface, bared, cut_faces, solid_parts},
    park::{Building, PlaceId, Xz},
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw_cut_faces.after(follow_section).after(follow_works).in_set(AppSystems::Show));
}

/// A cut face, or ground that was bared.
#[derive(Component)]
struct CutMesh;

/// Bared ground lies so far over the ground, metres.
const OVER_GROUND_M: f32 = 0.03;
/// Warm, since most of it lies in the sky's blue light alone.
const BARED: [f32; 3] = [0.34, 0.305, 0.265];

fn draw_cut_faces(
    park: Option<Res<OpenPark>>,
    (shown, cuts, grown): (Res<Shown>, Res<Cuts>, Res<Grown>),
    old: Query<Entity, With<CutMesh>>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut known: Local<BTreeMap<PlaceId, (Building, Vec<SolidPart>)>>,
    mut commands: Commands,
) {
    let Some(park) = park.filter(|park| cuts.is_changed() || cuts.any && (grown.is_changed() || park.is_changed()))
    else {
        return;
    };
    old.iter().for_each(|entity| commands.entity(entity).despawn());
    let Some(section) = shown.section else {
        known.clear();
        return;
    };
    let cut = painter.of(Face { role: Role::Cut, ..default() });
    let (_, ground) = painter.material(Some("solid"), Setting::Outdoors, None);
    for building in park.buildings.iter().filter(|building| cuts.effects.contains_key(&building.id)) {
        let mut spaces: Vec<HalfSpace> =
            section.half_spaces().iter().map(|space| space.in_building(building)).collect();
        let upright = spaces.clone();
        match grown.height_m(&building.id) {
            // Not begun.
            Some(height_m) if height_m <= 0.0 => continue,
            Some(height_m) => {
                spaces.push(HalfSpace::through([0.0, f64::from(height_m), 0.0], [0.0, 1.0, 0.0]));
            }
            None => {}
        }
        let remembered = known.get(&building.id).is_some_and(|(then, _)| then == building);
        if !remembered {
            known.insert(building.id.clone(), (building.clone(), solid_parts(building)));
        }
        let Some((_, parts)) = known.get(&building.id) else { continue };
        let at = (
            Transform::from_xyz(building.at.0 as f32, 0.0, building.at.1 as f32)
                .with_rotation(Quat::from_rotation_y((building.turn_deg as f32).to_radians())),
            MeshTag(painter.tag(&building.id)),
        );
        let faces = cut_faces(parts, &spaces);
        if !faces.is_empty() {
            let corners = faces.iter().flat_map(|face| face.corners.iter().map(|corner| (*corner, face.normal)));
            let name = Name::new(format!("cut through {}", building.id));
            commands.spawn((name, CutMesh, Mesh3d(meshes.add(mesh(corners))), MeshMaterial3d(cut.clone()), at.clone()));
        }
        let outlines: Vec<geo::Polygon> = building
            .volumes
            .iter()
            .filter(|volume| volume.base_m < 0.5)
            .map(|volume| volume.outline.polygon_at(volume.at, 0.0))
            .collect();
        let gone = bared(&outlines, &upright);
        if !gone.is_empty() {
            let corners = gone.into_iter().map(|corner| (corner, [0.0, 1.0, 0.0]));
            let at = (
                at.0.with_translation(Vec3::new(building.at.0 as f32, OVER_GROUND_M, building.at.1 as f32)),
                at.1.clone(),
            );
            let name = Name::new(format!("bare ground of {}", building.id));
            commands.spawn((name, CutMesh, Mesh3d(meshes.add(mesh(corners))), MeshMaterial3d(ground.clone()), at));
        }
    }
}

/// Triangles with their normals, in one colour.
fn mesh(corners: impl Iterator<Item = ([f64; 3], [f64; 3])>) -> Mesh {
    let (mut positions, mut normals, mut uvs) = (Vec::new(), Vec::new(), Vec::new());
    for (corner, normal) in corners {
        positions.push(corner.map(|m| m as f32));
        normals.push(normal.map(|n| n as f32));
        let Xz(x, z) = Xz(corner[0], corner[2]);
        uvs.push([x as f32, z as f32]);
    }
    let [r, g, b] = BARED;
    let colours = vec![[r, g, b, f32::from(Surface::Concrete as u8) / 255.0]; positions.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, uvs)
}
