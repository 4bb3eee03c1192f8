//! The cut faces of a section, where it goes through walls, slabs and roofs; and the bare ground where something was taken
//! away. Worked out for the buildings that the section goes through, and put on the screen anew only where it differs.

use std::collections::BTreeMap;

use bevy::{
    asset::RenderAssetUsages,
    mesh::{MeshTag, PrimitiveTopology},
    prelude::*,
};

use super::{Cuts, follow_section};
use crate::{
    app::{AppSystems, OpenPark, Shown, apart_m},
    models::{HalfSpace, SolidPart, Surface, bared, cut_faces, solid_parts},
    park::{Building, Park, PlaceId, Xz},
    view3d::{
        lifting::is_above,
        material::{ParkMaterial, Role, Setting},
        painter::{Face, Painter},
        works::{Grown, follow_works},
    },
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw_cut_faces.after(follow_section).after(follow_works).in_set(AppSystems::Show));
}

/// A building's solid parts, and what is drawn of their cut.
#[derive(Default)]
struct Known {
    building: Option<Building>,
    parts: Vec<SolidPart>,
    /// What of them is not lifted off, where it is drawn.
    drawn: Vec<SolidPart>,
    stands: Vec<Option<f64>>,
    cut: Slot,
    bare: Slot,
}

/// One mesh that changes with the section.
#[derive(Default)]
struct Slot {
    corners: Vec<Corner>,
    drawn: Option<(Entity, Handle<Mesh>)>,
}

/// Place and normal.
type Corner = ([f64; 3], [f64; 3]);

/// Bared ground lies so far over the ground, metres.
const OVER_GROUND_M: f32 = 0.03;
/// Warm, since most of it lies in the sky's blue light alone.
const BARED: [f32; 3] = [0.34, 0.305, 0.265];

fn draw_cut_faces(
    park: Option<Res<OpenPark>>,
    (shown, cuts, grown): (Res<Shown>, Res<Cuts>, Res<Grown>),
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    (mut known, mut before): (Local<BTreeMap<PlaceId, Known>>, Local<Option<Shown>>),
    mut commands: Commands,
) {
    // A hand that turns the camera writes, and changes nothing.
    let anew = cuts.any && shown.is_changed() && before.as_ref() != Some(&*shown);
    if anew {
        *before = Some(shown.clone());
    }
    let changed = cuts.is_changed() || cuts.any && (grown.is_changed() || anew);
    let Some(park) = park.filter(|park| changed || cuts.any && park.is_changed()) else { return };
    let Some(section) = shown.section else {
        for mut known in std::mem::take(&mut *known).into_values() {
            known.clear(&mut commands);
        }
        return;
    };
    for (id, known) in known.iter_mut() {
        if !cuts.effects.contains_key(id) || park.building(id.as_str()).is_none() {
            known.clear(&mut commands);
        }
    }
    let materials =
        [painter.of(Face { role: Role::Cut, ..default() }), painter.material(Some("solid"), Setting::Outdoors, None).1];
    for building in park.buildings.iter().filter(|building| cuts.effects.contains_key(&building.id)) {
        let known = known.entry(building.id.clone()).or_default();
        let upright: Vec<HalfSpace> = section.half_spaces().iter().map(|space| space.in_building(building)).collect();
        let mut spaces = upright.clone();
        let grown_m = grown.height_m(&building.id);
        spaces.extend(grown_m.map(|m| HalfSpace::through([0.0, f64::from(m), 0.0], [0.0, 1.0, 0.0])));
        known.follow(&park, &shown, building, &mut commands);
        // Of what is not begun nothing is there to be cut, and its ground is bare as it is.
        let is_begun = grown_m.is_none_or(|height_m| height_m > 0.0);
        let cut: Vec<Corner> = if is_begun && cuts.is_cut(&building.id) {
            let faces = cut_faces(&known.drawn, &spaces);
            faces.iter().flat_map(|face| face.corners.iter().map(|corner| (*corner, face.normal))).collect()
        } else {
            Vec::new()
        };
        let gone = if is_begun { bared(&footprints(building), &upright) } else { Vec::new() };
        let bare = gone.into_iter().map(|corner| (corner, [0.0, 1.0, 0.0])).collect();
        let [cut_material, ground] = &materials;
        let tag = MeshTag(painter.tag(&building.id));
        let at = |up_m: f32| {
            Transform::from_xyz(building.at.0 as f32, up_m, building.at.1 as f32)
                .with_rotation(Quat::from_rotation_y((building.turn_deg as f32).to_radians()))
        };
        let mut show =
            |slot: &mut Slot, corners: Vec<Corner>, what: &str, material: &Handle<ParkMaterial>, up_m: f32| {
                if let Some(mesh) = slot.change(corners, &mut meshes, &mut commands) {
                    let look = (Mesh3d(mesh.clone()), MeshMaterial3d(material.clone()), tag.clone(), at(up_m));
                    let entity = commands.spawn((Name::new(format!("{what} {}", building.id)), look)).id();
                    slot.drawn = Some((entity, mesh));
                }
            };
        show(&mut known.cut, cut, "cut through", cut_material, 0.0);
        show(&mut known.bare, bare, "bare ground of", ground, OVER_GROUND_M);
    }
}

/// What stands on the ground.
fn footprints(building: &Building) -> Vec<geo::Polygon> {
    let standing = building.volumes.iter().filter(|volume| volume.base_m < 0.5);
    standing.map(|volume| volume.outline.polygon_at(volume.at, 0.0)).collect()
}

impl Known {
    /// Works out anew what the building is made of, where it is another, and what of it is drawn where.
    fn follow(&mut self, park: &Park, shown: &Shown, building: &Building, commands: &mut Commands) {
        let is_new = self.building.as_ref() != Some(building);
        if is_new {
            self.clear(commands);
            self.building = Some(building.clone());
            self.parts = solid_parts(building);
        }
        let opened: Vec<PlaceId> =
            shown.opened(park).iter().filter(|open| open.top() == building.id).cloned().collect();
        let roof = [building.id.child("roof")].into_iter();
        let floors: Vec<PlaceId> = building.floors().iter().map(|floor| building.floor_id(floor.number)).collect();
        let stands = |id: &PlaceId| {
            let is_lifted = opened.iter().any(|open| is_above(open, id));
            (!is_lifted).then(|| apart_m(park, shown, id))
        };
        let now: Vec<Option<f64>> = roof.chain(floors).map(|id| stands(&id)).collect();
        if is_new || self.stands != now {
            let of_part = |part: &SolidPart| {
                let id = part.floor.map_or_else(|| building.id.child("roof"), |floor| building.floor_id(floor));
                let up_m = stands(&id)?;
                Some(SolidPart { y: (part.y.0 + up_m, part.y.1 + up_m), ..part.clone() })
            };
            self.drawn = self.parts.iter().filter_map(of_part).collect();
            self.stands = now;
        }
    }

    fn clear(&mut self, commands: &mut Commands) {
        for slot in [&mut self.cut, &mut self.bare] {
            slot.clear(commands);
        }
    }
}

impl Slot {
    fn clear(&mut self, commands: &mut Commands) {
        self.corners.clear();
        if let Some((entity, _)) = self.drawn.take() {
            commands.entity(entity).try_despawn();
        }
    }

    /// Draws other corners, in the mesh that is there; answers with one that has yet to be put on the screen.
    fn change(
        &mut self,
        corners: Vec<Corner>,
        meshes: &mut Assets<Mesh>,
        commands: &mut Commands,
    ) -> Option<Handle<Mesh>> {
        if self.corners == corners {
            return None;
        }
        if corners.is_empty() {
            self.clear(commands);
            return None;
        }
        self.corners = corners;
        let drawn = mesh(&self.corners);
        let Some((_, handle)) = &self.drawn else { return Some(meshes.add(drawn)) };
        if let Some(mut known) = meshes.get_mut(handle) {
            *known = drawn;
        }
        None
    }
}

/// Triangles with their normals, in one colour.
fn mesh(corners: &[Corner]) -> Mesh {
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
