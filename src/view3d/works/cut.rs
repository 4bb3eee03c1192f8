//! Cuts rising buildings off at the height that they have.

use std::collections::BTreeSet;

use bevy::prelude::*;

use super::{Grown, follow_works};
use crate::{
    app::AppSystems,
    park::PlaceId,
    view3d::{
        indoors::Outdoors,
        material::ParkMaterial,
        painter::{Face, Painter},
    },
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, cut_buildings.after(follow_works).in_set(AppSystems::Show));
}

/// Only the faces of what is rising are cut pixel by pixel: that costs.
fn cut_buildings(
    grown: Res<Grown>,
    roots: Query<(Entity, &Outdoors)>,
    children: Query<&Children>,
    mut faces: ParamSet<(Query<(), Added<Face>>, Query<(&mut Face, &mut MeshMaterial3d<ParkMaterial>)>)>,
    mut painter: Painter,
    mut cut: Local<BTreeSet<PlaceId>>,
) {
    let fresh = !faces.p0().is_empty();
    if !grown.is_changed() && !fresh {
        return;
    }
    let mut faces = faces.p1();
    let rising: BTreeSet<PlaceId> =
        grown.heights_m.iter().filter(|(_, height)| **height > 0.0).map(|(id, _)| id.clone()).collect();
    if rising == *cut && !fresh {
        return;
    }
    for (root, outdoors) in &roots {
        let Some(building) = &outdoors.0 else { continue };
        let is_rising = rising.contains(building);
        if !is_rising && !cut.contains(building) {
            continue;
        }
        for entity in children.iter_descendants(root) {
            let Ok((mut face, mut material)) = faces.get_mut(entity) else { continue };
            if face.rising != is_rising {
                face.rising = is_rising;
                material.0 = painter.of(*face);
            }
        }
    }
    *cut = rising;
}
