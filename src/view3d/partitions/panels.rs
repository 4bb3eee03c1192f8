//! The panels of open walls: cut from the model's wall when first needed, then put where they stand.

use bevy::{mesh::MeshTag, prelude::*};

use super::{Wall, cut::Faces};
use crate::{
    app::PlaceRef,
    park::{Stand, Track},
    view3d::{detail::Part, material::ParkMaterial, painter::Face, spawn::Modelled},
};

/// A panel of an open wall, by its number on the track.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panel(pub(super) usize);

/// What holds the panels of a wall, below its building, and of how many of the wall's parts they were cut; on the wall's
/// own node.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Panels {
    holder: Entity,
    parts: usize,
}

type Look<'a> = (&'a Mesh3d, &'a Face, &'a MeshMaterial3d<ParkMaterial>, &'a MeshTag, Option<&'a Part>);

/// Follows what is there, not what has just happened: a wall that opens before its parts are spawned stands as the model
/// has it until they are, and parts that come later are cut as well.
pub(super) fn place_panels(
    mut walls: Query<(Entity, &PlaceRef, Ref<Wall>, Option<&Panels>, &mut Visibility), Without<Panel>>,
    mut holders: Query<&mut Visibility, (Without<Wall>, Without<Panel>)>,
    mut panels: Query<(&Panel, &mut Transform)>,
    (parents, children): (Query<&ChildOf>, Query<&Children>),
    (roots, nodes): (Query<(), With<Modelled>>, Query<&Transform, Without<Panel>>),
    looks: Query<Look>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    for (entity, PlaceRef(id), wall, before, mut visibility) in &mut walls {
        let is_open = wall.share > 0.0;
        if !is_open && (before.is_none() || !wall.is_changed()) {
            continue;
        }
        let stands = wall.track.stands(wall.share);
        let at = |panel: usize| placed(&wall.track, stands.get(panel).copied().unwrap_or_default());
        let ready: Vec<Entity> = std::iter::once(entity).chain(children.iter_descendants(entity)).collect();
        let is_ready = |part: &Entity| looks.get(*part).is_ok_and(|(mesh, ..)| meshes.contains(mesh));
        let ready: Vec<Entity> = ready.into_iter().filter(is_ready).collect();
        let known = before.filter(|known| !is_open || known.parts == ready.len());
        if let Some(Panels { holder, .. }) = known {
            if !wall.is_changed() {
                continue;
            }
            for below in children.iter_descendants(*holder) {
                if let Ok((panel, mut transform)) = panels.get_mut(below) {
                    transform.set_if_neq(at(panel.0));
                }
            }
            if let Ok(mut holder) = holders.get_mut(*holder) {
                holder.set_if_neq(if is_open { Visibility::Inherited } else { Visibility::Hidden });
            }
        } else {
            let Some(root) = parents.iter_ancestors(entity).find(|above| roots.contains(*above)) else { continue };
            if ready.is_empty() {
                continue;
            }
            if let Some(Panels { holder, .. }) = before {
                commands.entity(*holder).despawn();
            }
            let name = Name::new(format!("{id} panels"));
            let holder = commands.spawn((name, Transform::IDENTITY, Visibility::Inherited, ChildOf(root))).id();
            let parts = ready.len();
            for below in ready {
                let Ok((mesh, face, material, tag, part)) = looks.get(below) else { continue };
                let steps =
                    std::iter::once(below).chain(parents.iter_ancestors(below)).take_while(|step| *step != root);
                let steps = steps.filter_map(|step| nodes.get(step).ok());
                let into_building = steps.fold(Mat4::IDENTITY, |below, step| step.to_matrix() * below);
                let Some(faces) = meshes.get(mesh).and_then(|mesh| Faces::read(mesh, into_building)) else { continue };
                for (number, span) in wall.track.panels_m.iter().enumerate() {
                    let Some(cut) = faces.panel(&wall.track, *span) else { continue };
                    let look = (Mesh3d(meshes.add(cut)), *face, material.clone(), tag.clone());
                    let mut panel = commands.spawn((Panel(number), look, at(number), ChildOf(holder)));
                    if let Some(part) = part {
                        panel.insert(part.clone());
                    }
                }
            }
            commands.entity(entity).insert(Panels { holder, parts });
        }
        // Of the wall itself nothing is seen meanwhile.
        visibility.set_if_neq(if is_open { Visibility::Hidden } else { Visibility::Inherited });
    }
}

fn placed(track: &Track, stand: Stand) -> Transform {
    let (x, z) = (track.along.0, track.along.1);
    let [x, z] = [x * stand.along_m - z * stand.aside_m, z * stand.along_m + x * stand.aside_m];
    Transform::from_xyz(x as f32, 0.0, z as f32)
}
