//! Draws the guide: her mesh bent anew for each picture, her plate, and what she takes of the light on the ground.

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};

use super::{
    Guide,
    body::Body,
    place::Placed,
    plate::{edge, plate},
    stand::Stand,
};
use crate::{
    app::{AppSystems, Posing},
    view3d::{
        held::is_drawn,
        indoors::Indoors,
        material::{ParkMaterial, Role, Setting},
        moment::Moment,
        painter::{Face, Painter},
        people::{Corners, write_cast, write_spot},
    },
};

/// Parts that are drawn.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    Plate,
    Edge,
    /// Her shadow, on the floor.
    Shade,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (spawn, bend, light).chain().after(super::lead).run_if(is_drawn).in_set(AppSystems::Show))
        .add_systems(PostUpdate, stand.after(super::place::place).before(TransformSystems::Propagate));
}

/// Linear light of the plate's edge.
const EDGE_COLOUR: Vec3 = Vec3::new(0.10, 0.62, 0.85);
/// From this share of night on her plate's own lamps are on.
const DUSK: f32 = 0.02;
/// How much brighter her plate's lamps make her, with the sun before her and behind her.
const LAMPS: (f32, f32) = (1.2, 2.0);
/// Half the width of the soft spot under her feet, metres.
const SPOT_M: f32 = 0.42;

fn spawn(
    guide: Res<Guide>,
    body: Option<Res<Body>>,
    parts: Query<(), With<Part>>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    if guide.stand.is_none() || body.is_none() || !parts.is_empty() {
        return;
    }
    let all = [
        (Part::Body, Role::Solid, Corners::default()),
        (Part::Plate, Role::Solid, plate()),
        (Part::Edge, Role::Lamp, edge(EDGE_COLOUR)),
        (Part::Shade, Role::Shade, Corners::default()),
    ];
    for (part, role, corners) in all {
        commands.spawn((
            Name::new(format!("guide: {part:?}")),
            part,
            Mesh3d(meshes.add(corners.into_mesh())),
            MeshMaterial3d(painter.of(face(role, Setting::Small))),
            MeshTag(0),
            Transform::IDENTITY,
            Visibility::Hidden,
            NoFrustumCulling,
        ));
    }
}

fn face(role: Role, setting: Setting) -> Face {
    Face { role, setting, ..default() }
}

/// Her pose and her shadow, written anew.
fn bend(
    guide: Res<Guide>,
    body: Option<Res<Body>>,
    (placed, moment, posing): (Res<Placed>, Res<Moment>, Res<Posing>),
    mut parts: Query<(&Part, &mut Mesh3d, &mut Visibility)>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let Some(body) = body else { return };
    // A picture to take home is of a moment, which has no tour and no guide.
    let stands = guide.stand.is_some() && guide.there > 0.0 && posing.0.is_none();
    let on_plate = guide.stand == Some(Stand::Plate);
    for (part, mesh, mut visibility) in &mut parts {
        let shown = stands
            && match part {
                Part::Body => true,
                Part::Plate | Part::Edge => on_plate,
                Part::Shade => !on_plate && guide.there > 0.6,
            };
        visibility.set_if_neq(if shown { Visibility::Inherited } else { Visibility::Hidden });
        if !shown {
            continue;
        }
        let corners = match part {
            Part::Body => {
                let eye = placed.local(placed.eye);
                let target = guide.target.map(|target| placed.local(placed.shown(target)));
                let lit = if on_plate { lamps(&moment, placed.feet.rotation * Vec3::Z) } else { 1.0 };
                body.posed(&guide.mood.pose(&body, eye, target), guide.there, placed.mirrored, lit)
            }
            Part::Shade => {
                let mut shade = Corners::default();
                write_spot(&mut shade, Vec3::ZERO, SPOT_M);
                if matches!(guide.stand, Some(Stand::Floor { room: None, .. })) {
                    write_cast(&mut shade, Vec3::ZERO, &moment);
                }
                shade
            }
            Part::Plate | Part::Edge => continue,
        };
        if let Some(mut known) = meshes.get_mut(&mesh.0) {
            *known = corners.into_mesh();
        }
    }
}

/// On her plate lamps shine on her from the audience's side by day as well, the more the less the sun does.
fn lamps(moment: &Moment, facing: Vec3) -> f32 {
    let from_sun = moment.towards_sun.dot(facing).max(0.0);
    LAMPS.0 + (LAMPS.1 - LAMPS.0) * (1.0 - from_sun)
}

/// In a room she has the room's light; on her plate by night, lamps of her own.
fn light(
    guide: Res<Guide>,
    (indoors, moment): (Res<Indoors>, Res<Moment>),
    mut painter: Painter,
    mut parts: Query<(&Part, &mut MeshMaterial3d<ParkMaterial>, &mut MeshTag)>,
) {
    let Some(stand) = &guide.stand else { return };
    let room = match stand {
        Stand::Floor { room, .. } => room.clone(),
        Stand::Plate => indoors.0.clone(),
    };
    let lit = room.is_some() || *stand == Stand::Plate && moment.night > DUSK;
    let setting = if lit { Setting::Inside } else { Setting::Small };
    let number = room.map_or(0, |room| painter.tag(&room));
    for (part, mut material, mut tag) in &mut parts {
        let role = match part {
            Part::Body | Part::Plate => Role::Solid,
            Part::Edge => Role::Lamp,
            Part::Shade => Role::Shade,
        };
        let wanted = painter.of(face(role, setting));
        if material.0 != wanted {
            material.0 = wanted;
        }
        tag.set_if_neq(MeshTag(number));
    }
}

fn stand(placed: Res<Placed>, mut parts: Query<(&Part, &mut Transform)>) {
    for (part, mut transform) in &mut parts {
        let at = match part {
            // Shadows lie as the sun throws them, however she turns.
            Part::Shade => Transform::from_translation(placed.feet.translation),
            Part::Body | Part::Plate | Part::Edge => placed.feet,
        };
        transform.set_if_neq(at);
    }
}
