//! Sections in the picture: buildings are cut pixel by pixel (the material does that, where a face says so), and what one
//! sees of a face from behind is the inside of what it bounds, drawn as a cut face.

use std::collections::{BTreeMap, BTreeSet};

use bevy::prelude::*;

use super::{
    indoors::{Outdoors, hide_outdoors},
    material::{ParkMaterial, Role, Setting},
    painter::{Face, Painter},
};
use crate::{
    app::{
        AppSystems, Effect, Eye, MOST_HALF_SPACES, MainCamera, OpenPark, SectionSeen, SeenGrip, Shown, frame_of,
        grips_of,
    },
    park::{PlaceId, Xz},
};

/// What a section takes away.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Cuts {
    /// Normal, and distance from the origin, metres, of each half space that stays; as the shader has them.
    pub planes: [Vec4; MOST_HALF_SPACES],
    /// Buildings that are not whole.
    pub effects: BTreeMap<PlaceId, Effect>,
    pub any: bool,
}

/// Keeps everything.
const NO_PLANE: Vec4 = Vec4::new(0.0, 0.0, 0.0, 1.0);

impl Default for Cuts {
    fn default() -> Self {
        Self { planes: [NO_PLANE; MOST_HALF_SPACES], effects: BTreeMap::new(), any: false }
    }
}

impl Cuts {
    pub fn is_gone(&self, building: &PlaceId) -> bool {
        self.effects.get(building) == Some(&Effect::Gone)
    }

    pub fn is_cut(&self, building: &PlaceId) -> bool {
        self.effects.get(building) == Some(&Effect::Cut)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Cuts>().add_systems(
        Update,
        (follow_section.before(hide_outdoors), cut_faces.after(follow_section), see_section).in_set(AppSystems::Show),
    );
}

pub(super) fn follow_section(park: Option<Res<OpenPark>>, shown: Res<Shown>, mut cuts: ResMut<Cuts>) {
    let Some(park) = park.filter(|park| shown.is_changed() || park.is_changed()) else { return };
    let mut now = Cuts::default();
    if let Some(section) = shown.section {
        for (plane, space) in now.planes.iter_mut().zip(section.half_spaces()) {
            let [x, y, z] = space.normal.map(|n| n as f32);
            *plane = Vec4::new(x, y, z, space.distance_m as f32);
        }
        let effects = park.buildings.iter().map(|building| (building.id.clone(), section.effect_on(building)));
        now.effects = effects.filter(|(_, effect)| *effect != Effect::Whole).collect();
        now.any = true;
    }
    cuts.set_if_neq(now);
}

/// Only what a section reaches is cut pixel by pixel: that costs. The ground and the country stay whole.
fn cut_faces(
    cuts: Res<Cuts>,
    roots: Query<(Entity, &Outdoors)>,
    children: Query<&Children>,
    mut faces: ParamSet<(Query<(), Added<Face>>, Query<(Entity, &mut Face, &mut MeshMaterial3d<ParkMaterial>)>)>,
    mut painter: Painter,
    mut before: Local<(bool, BTreeSet<PlaceId>)>,
) {
    let fresh = !faces.p0().is_empty();
    if !(cuts.is_changed() || fresh && cuts.any) {
        return;
    }
    let now: BTreeSet<PlaceId> = cuts.effects.keys().cloned().collect();
    if !fresh && *before == (cuts.any, now.clone()) {
        return;
    }
    let whole = roots.iter().filter(|(_, outdoors)| outdoors.0.as_ref().is_some_and(|id| !now.contains(id)));
    let whole: BTreeSet<Entity> =
        whole.flat_map(|(root, _)| std::iter::once(root).chain(children.iter_descendants(root))).collect();
    for (entity, mut face, mut material) in &mut faces.p1() {
        let stays = matches!(face.role, Role::Ground | Role::Water | Role::Chart) || face.setting == Setting::Country;
        let cut = cuts.any && !stays && !whole.contains(&entity);
        if face.cut != cut {
            face.cut = cut;
            material.0 = painter.of(*face);
        }
    }
    *before = (cuts.any, now);
}

/// Where the section's frame and grips stand on the screen.
fn see_section(
    park: Option<Res<OpenPark>>,
    (shown, eye): (Res<Shown>, Res<Eye>),
    cameras: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    mut seen: ResMut<SectionSeen>,
) {
    let (Some(park), Some(section), Ok((camera, transform))) = (park, shown.section, cameras.single()) else {
        seen.set_if_neq(SectionSeen::default());
        return;
    };
    let vec = |point: [f64; 3]| Vec3::from_array(point.map(|m| m as f32));
    let on_screen = |point: [f64; 3]| camera.world_to_viewport(transform, vec(point)).ok();
    let line = |(a, b): ([f64; 3], [f64; 3])| {
        let (a, b) = before_eye(transform, vec(a), vec(b))?;
        let (a, b) = (camera.world_to_viewport(transform, a).ok()?, camera.world_to_viewport(transform, b).ok()?);
        Some([a.x, a.y, b.x, b.y])
    };
    let lines = frame_of(&park, &section).into_iter().filter_map(line).collect();
    let near = Xz(f64::from(eye.0.focus.x), f64::from(eye.0.focus.z));
    let grips = grips_of(&park, &section, near).into_iter().filter_map(|grip| {
        let (at, next) = (on_screen(grip.at)?, on_screen(grip.next)?);
        Some(SeenGrip { kind: grip.kind, at: at.to_array(), step: (next - at).to_array() })
    });
    seen.set_if_neq(SectionSeen { lines, grips: grips.collect() });
}

/// The part of a line that lies before the eye.
fn before_eye(eye: &GlobalTransform, a: Vec3, b: Vec3) -> Option<(Vec3, Vec3)> {
    const NEAR_M: f32 = 0.5;
    let depth = |point: Vec3| (point - eye.translation()).dot(*eye.forward()) - NEAR_M;
    match (depth(a), depth(b)) {
        (from, to) if from < 0.0 && to < 0.0 => None,
        (from, to) if from < 0.0 => Some((a.lerp(b, from / (from - to)), b)),
        (from, to) if to < 0.0 => Some((a, a.lerp(b, from / (from - to)))),
        _ => Some((a, b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_before_the_eye() {
        let eye = GlobalTransform::IDENTITY;
        let (ahead, behind) = (Vec3::new(0.0, 0.0, -10.0), Vec3::new(4.0, 0.0, 10.0));
        let (a, b) = before_eye(&eye, ahead, behind).unwrap();
        assert_eq!(a, ahead);
        assert!((b.z + 0.5).abs() < 1e-5 && b.x > 1.8 && b.x < 2.0, "{b}");
        assert!(before_eye(&eye, behind, behind + Vec3::X).is_none());
    }
}
