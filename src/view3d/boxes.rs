//! A plain box where a model is missing or broken, so that the place is still there to see, pick and read about.

use bevy::{mesh::MeshTag, prelude::*};

use super::{loading::ModelMissing, material::Setting, painter::Painter};
use crate::app::{AppSystems, OpenPark, PlaceRef};

/// Stands for a model that is not there.
#[derive(Component, Clone, Copy, Debug)]
pub struct StandIn;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, spawn_boxes.in_set(AppSystems::Input));
}

fn spawn_boxes(
    mut missing: MessageReader<ModelMissing>,
    park: Option<Res<OpenPark>>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    for ModelMissing(placement) in missing.read() {
        let Some(place) = placement.place.as_ref().and_then(|id| park.place(id)) else { continue };
        let [x, y, z] = place.centre_m.map(|v| v as f32);
        let [hx, hy, hz] = place.half_size_m.map(|v| v as f32);
        let (_, material) = painter.material(Some("solid"), Setting::Outdoors, None);
        commands.spawn((
            Name::new(format!("box for {}", place.id)),
            Mesh3d(meshes.add(Cuboid::new(hx.max(0.5) * 2.0, hy.max(0.5) * 2.0, hz.max(0.5) * 2.0))),
            MeshMaterial3d(material),
            MeshTag(painter.tag(&place.id)),
            Transform::from_xyz(x, y.max(0.5), z)
                .with_rotation(Quat::from_rotation_y((place.turn_deg as f32).to_radians())),
            PlaceRef(place.id),
            StandIn,
        ));
    }
}
