//! Which faces a section cuts. Those that lie wholly on the side that stays are drawn as ever; those on the other side are
//! not drawn; only those that it goes through take the material that cuts, which has no back-face culling.

use bevy::{
    asset::AssetEventSystems,
    camera::{primitives::Aabb, visibility::VisibilitySystems},
    ecs::query::QueryData,
    math::Affine3A,
    prelude::*,
    transform::TransformSystems,
};

use super::{CutAll, Cuts, Share};
use crate::{
    app::Effect,
    park::PlaceId,
    view3d::{
        detail::Part,
        indoors::Outdoors,
        material::{ParkMaterial, Role, Setting},
        painter::{Face, Painter},
        rows::DrawnRack,
    },
};

/// The building that a face is of: what a section leaves whole, no face of it need be looked at. Of the site's own things,
/// and of models that the scene names, none.
#[derive(Component, Clone, Debug)]
#[require(Share)]
pub struct InBuilding(pub Option<PlaceId>);

pub(super) fn plugin(app: &mut App) {
    // After everything that moves; before what is drawn is chosen, and before materials are handed over.
    let slicing = (note_faces, slice_faces)
        .chain()
        .before(TransformSystems::Propagate)
        .before(VisibilitySystems::VisibilityPropagate)
        .before(AssetEventSystems);
    app.add_systems(PostUpdate, slicing);
}

fn note_faces(
    fresh: Query<Entity, (With<Face>, Without<InBuilding>)>,
    parents: Query<&ChildOf>,
    roots: Query<&Outdoors>,
    mut commands: Commands,
) {
    for entity in &fresh {
        let root = std::iter::once(entity).chain(parents.iter_ancestors(entity)).find_map(|one| roots.get(one).ok());
        commands.entity(entity).insert(InBuilding(root.and_then(|outdoors| outdoors.0.clone())));
    }
}

#[derive(QueryData)]
#[query_data(mutable)]
pub(in crate::view3d) struct Slice {
    building: &'static InBuilding,
    face: &'static mut Face,
    material: &'static mut MeshMaterial3d<ParkMaterial>,
    share: &'static mut Share,
    bounds: Option<&'static Aabb>,
    at: &'static GlobalTransform,
    visibility: &'static mut Visibility,
    is_part: Has<Part>,
    is_rack: Has<DrawnRack>,
}

/// On a change of the section all faces, else those that are new or have moved.
pub(in crate::view3d) fn slice_faces(
    (cuts, all): (Res<Cuts>, Res<CutAll>),
    fresh: Query<Entity, (With<InBuilding>, Or<(Added<InBuilding>, Changed<Aabb>)>)>,
    moved: Query<Entity, Changed<Transform>>,
    children: Query<&Children>,
    placed: TransformHelper,
    mut slices: Query<Slice>,
    mut painter: Painter,
) {
    let anew = cuts.is_changed() || all.is_changed();
    if !anew && !cuts.any {
        return;
    }
    if anew {
        for mut slice in &mut slices {
            let at = slice.at.affine();
            slice.follow((&cuts, *all), &at, &mut painter);
        }
    }
    if !cuts.any {
        return;
    }
    // What has moved in this frame is not told of it yet.
    let moved = moved.iter().flat_map(|entity| std::iter::once(entity).chain(children.iter_descendants(entity)));
    for entity in fresh.iter().chain(moved) {
        let Ok(mut slice) = slices.get_mut(entity) else { continue };
        if let Ok(at) = placed.compute_global_transform(entity) {
            slice.follow((&cuts, *all), &at.affine(), &mut painter);
        }
    }
}

impl SliceItem<'_, '_> {
    fn follow(&mut self, (cuts, all): (&Cuts, CutAll), at: &Affine3A, painter: &mut Painter) {
        let share = share_of((cuts, all), (&self.face, &self.building.0), self.bounds, at);
        // What is gone keeps its material: it may come back with the next move.
        if share != Share::Gone && self.face.cut != (share == Share::Cut) {
            self.face.cut = share == Share::Cut;
            self.material.0 = painter.of(*self.face);
        }
        // Whoever shows parts and racks asks for their share.
        if self.share.set_if_neq(share) && !self.is_part && !self.is_rack {
            let shown = if share == Share::Gone { Visibility::Hidden } else { Visibility::Inherited };
            self.visibility.set_if_neq(shown);
        }
    }
}

fn share_of(
    (cuts, all): (&Cuts, CutAll),
    (face, building): (&Face, &Option<PlaceId>),
    bounds: Option<&Aabb>,
    at: &Affine3A,
) -> Share {
    let stays = matches!(face.role, Role::Ground | Role::Water | Role::Chart) || face.setting == Setting::Country;
    if !cuts.any || stays {
        return Share::Kept;
    }
    match building.as_ref().map(|building| cuts.effects.get(building)) {
        Some(None | Some(Effect::Whole)) => Share::Kept,
        Some(Some(Effect::Gone)) => Share::Gone,
        _ if all.0 => Share::Cut,
        // Not measured yet: as it may be.
        _ => bounds.map_or(Share::Cut, |bounds| Share::of(&cuts.planes, bounds, at)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn cuts() -> Cuts {
        let mut cuts = Cuts { any: true, ..Cuts::default() };
        // What lies higher than 10 m is gone.
        cuts.planes[0] = Vec4::new(0.0, 1.0, 0.0, 10.0);
        cuts.effects = BTreeMap::from([("cut".into(), Effect::Cut), ("gone".into(), Effect::Gone)]);
        cuts
    }

    fn share(cuts: &Cuts, face: Face, building: Option<&str>, y: f32) -> Share {
        let bounds = Aabb { center: Vec3::ZERO.into(), half_extents: Vec3::ONE.into() };
        let at = Affine3A::from_translation(Vec3::new(0.0, y, 0.0));
        share_of((cuts, CutAll(false)), (&face, &building.map(PlaceId::new)), Some(&bounds), &at)
    }

    #[test]
    fn only_what_a_section_goes_through_is_cut() {
        let (cuts, face) = (cuts(), Face::default());
        for (building, y, wanted) in [
            (Some("whole"), 10.0, Share::Kept),
            (Some("cut"), 8.0, Share::Kept),
            (Some("cut"), 10.0, Share::Cut),
            (Some("cut"), 12.0, Share::Gone),
            (Some("gone"), 8.0, Share::Gone),
            (None, 10.0, Share::Cut),
            (None, 2.0, Share::Kept),
        ] {
            assert_eq!(share(&cuts, face, building, y), wanted, "{building:?} at {y} m");
        }
        assert_eq!(share(&Cuts::default(), face, Some("cut"), 12.0), Share::Kept);
    }

    #[test]
    fn ground_and_country_stay_and_what_is_not_measured_is_cut() {
        let cuts = cuts();
        for face in [
            Face { role: Role::Ground, ..Face::default() },
            Face { role: Role::Water, ..Face::default() },
            Face { setting: Setting::Country, ..Face::default() },
        ] {
            assert_eq!(share(&cuts, face, None, 30.0), Share::Kept, "{face:?}");
        }
        let (face, at) = (Face::default(), Affine3A::IDENTITY);
        let building = Some(PlaceId::new("cut"));
        assert_eq!(share_of((&cuts, CutAll(false)), (&face, &building), None, &at), Share::Cut);
        let bounds = Aabb { center: Vec3::ZERO.into(), half_extents: Vec3::ONE.into() };
        assert_eq!(share_of((&cuts, CutAll(true)), (&face, &building), Some(&bounds), &at), Share::Cut);
    }
}
