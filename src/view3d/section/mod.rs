//! Sections in the picture. What a section reaches is cut (the material does that, where a face says so), and what one
//! sees of a face from behind is the inside of what it bounds, drawn as a cut face. That costs: whatever lies wholly on one
//! side is drawn as ever, or not at all (`slices`).

mod faces;
mod frame;
mod share;
mod slices;

use std::collections::BTreeMap;

use bevy::prelude::*;

pub use share::Share;
pub(super) use slices::{InBuilding, slice_faces};

use super::indoors::hide_outdoors;
use crate::{
    app::{AppSystems, Effect, MOST_HALF_SPACES, OpenPark, Section, Shown},
    park::PlaceId,
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

/// Cuts everything pixel by pixel, wherever it lies: the slow way, by which pictures are checked.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CutAll(pub bool);

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
    app.init_resource::<Cuts>()
        .init_resource::<CutAll>()
        .add_systems(Update, follow_section.before(hide_outdoors).in_set(AppSystems::Show))
        .add_plugins((faces::plugin, frame::plugin, slices::plugin));
}

pub(super) fn follow_section(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    mut before: Local<Option<Section>>,
    mut cuts: ResMut<Cuts>,
) {
    let Some(park) = park.filter(|park| shown.section != *before || park.is_changed()) else { return };
    *before = shown.section;
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
