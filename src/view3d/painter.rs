//! Makes the park's materials: one for each kind of face, so that what looks alike is drawn together.

use std::collections::HashMap;

use bevy::{
    ecs::system::SystemParam,
    prelude::*,
    render::{renderer::RenderDevice, settings::WgpuFeatures},
};

use super::{
    indoors::{Indoors, notice_indoors},
    light::LightUniform,
    maps::Maps,
    material::{Look, ParkMaterial, Role, Setting},
    quality::Quality,
    section::CutAll,
    tints::Tints,
};
use crate::app::AppSystems;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Palette>()
        .add_systems(Update, (follow_quality, follow_indoors.after(notice_indoors)).in_set(AppSystems::Show));
}

/// What kind of face a material is for.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Face {
    pub role: Role,
    pub setting: Setting,
    pub fading: bool,
    /// Cut off at the height up to which its building is built.
    pub rising: bool,
    /// Cut by a section.
    pub cut: bool,
    /// Another's material, kept as it is.
    pub foreign: Option<AssetId<StandardMaterial>>,
}

impl Face {
    /// Much of the ground and of rooms is hidden by what stands there, and all that is outdoors by a room's walls: it is
    /// drawn in the later of two phases, so that few of its pixels are worked out for nothing. (The shader itself does
    /// the cutting out that gives that phase its name.)
    fn lies_behind(&self, indoors: bool) -> bool {
        match self.setting {
            Setting::Rack => false,
            Setting::Inside => true,
            Setting::Country | Setting::FarRack => true,
            Setting::Outdoors | Setting::Small => indoors || matches!(self.role, Role::Ground | Role::Water),
        }
    }

    fn phase(&self, alpha_mode: AlphaMode, indoors: bool) -> AlphaMode {
        match alpha_mode {
            AlphaMode::Opaque | AlphaMode::Mask(_) if self.lies_behind(indoors) => AlphaMode::Mask(0.5),
            AlphaMode::Opaque | AlphaMode::Mask(_) => AlphaMode::Opaque,
            blended => blended,
        }
    }
}

/// Materials made so far.
#[derive(Resource, Default)]
pub struct Palette(HashMap<Face, Handle<ParkMaterial>>);

/// Makes materials, or finds those made before.
#[derive(SystemParam)]
pub struct Painter<'w> {
    palette: ResMut<'w, Palette>,
    materials: ResMut<'w, Assets<ParkMaterial>>,
    standards: Res<'w, Assets<StandardMaterial>>,
    maps: Res<'w, Maps>,
    light: Res<'w, LightUniform>,
    tints: Res<'w, Tints>,
    quality: Res<'w, Quality>,
    indoors: Res<'w, Indoors>,
    cut_all: Res<'w, CutAll>,
    device: Option<Res<'w, RenderDevice>>,
}

impl Painter<'_> {
    /// The material for a face of the builder's, or of a glTF whose material has a name that the builder does not know.
    pub fn material(
        &mut self,
        name: Option<&str>,
        setting: Setting,
        standard: Option<AssetId<StandardMaterial>>,
    ) -> (Face, Handle<ParkMaterial>) {
        let known = name.and_then(Role::from_name);
        let foreign = if known.is_some() { None } else { standard };
        let face = Face { role: known.unwrap_or_default(), setting, foreign, ..default() };
        (face, self.of(face))
    }

    pub fn of(&mut self, face: Face) -> Handle<ParkMaterial> {
        if let Some(made) = self.palette.0.get(&face) {
            return made.clone();
        }
        let from = face.foreign.and_then(|id| self.standards.get(id)).cloned();
        let look = match &from {
            None => Look::own(),
            Some(from) => {
                let cutoff = if let AlphaMode::Mask(cutoff) = from.alpha_mode { cutoff } else { 0.0 };
                Look::foreign(from.base_color.to_linear(), from.emissive, cutoff)
            }
        };
        let (base_texture, alpha_mode, two_sided) = match from {
            Some(from) => (from.base_color_texture, from.alpha_mode, from.double_sided),
            None if face.role == Role::Shade => (None, AlphaMode::Blend, false),
            None => (None, AlphaMode::Opaque, face.role == Role::Leaf),
        };
        let clips = self.clips();
        let handle = self.materials.add(ParkMaterial {
            look,
            light: *self.light,
            tints: self.tints.buffer.clone(),
            surfaces: self.maps.surfaces.clone(),
            sun: self.maps.sun.clone(),
            air: self.maps.air.clone(),
            ground: self.maps.ground.clone(),
            sky: self.maps.sky.clone(),
            base_texture,
            tiles: self.maps.tiles.clone(),
            role: face.role,
            setting: face.setting,
            fading: face.fading || face.rising,
            cut: face.cut,
            clips,
            quality: *self.quality,
            alpha_mode: face.phase(alpha_mode, self.indoors.0.is_some()),
            two_sided,
        });
        self.palette.0.insert(face, handle.clone());
        handle
    }

    /// Whether the device can clip at corners.
    fn clips(&self) -> bool {
        let can = |device: &RenderDevice| device.features().contains(WgpuFeatures::CLIP_DISTANCES);
        !self.cut_all.0 && self.device.as_deref().is_some_and(can)
    }

    /// Of a rack, by its number among those that are drawn.
    pub fn rack_tag(&self, number: usize) -> u32 {
        self.tints.rack_index(number)
    }

    pub fn tag(&self, place: &crate::park::PlaceId) -> u32 {
        self.tints.index(place)
    }
}

/// Through a door, what hid the rest is hidden by it.
fn follow_indoors(indoors: Res<Indoors>, palette: Res<Palette>, mut materials: ResMut<Assets<ParkMaterial>>) {
    if !indoors.is_changed() {
        return;
    }
    let mut faces: Vec<_> = palette.0.iter().collect();
    faces.sort_by_key(|(_, handle)| handle.id());
    for (face, handle) in faces {
        let known = materials.get(handle).map(|material| material.alpha_mode);
        let Some(wanted) = known.map(|known| face.phase(known, indoors.0.is_some())).filter(|to| Some(*to) != known)
        else {
            continue;
        };
        if let Some(mut material) = materials.get_mut(handle) {
            material.alpha_mode = wanted;
        }
    }
}

/// Another profile is another shader for the same materials.
fn follow_quality(quality: Res<Quality>, mut materials: ResMut<Assets<ParkMaterial>>) {
    if quality.is_changed() {
        for (_, material) in materials.iter_mut() {
            material.quality = *quality;
        }
    }
}
