//! Who is in the rooms that one looks into: as many as the state says are in each, less those who are outdoors.

use std::collections::BTreeMap;

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};

use super::{
    corners::Corners,
    figure::Posed,
    level::Sight,
    looks::Looks,
    outdoors::{Strollers, move_people},
    seen_floors::{SeenPlace, seen_places},
    shade,
    stride::Pose,
    town::{Bodies, PeopleWish, Town},
};
use crate::{
    app::{AppSystems, Eye, Live, OpenPark, Shown},
    crowd::{Rooms, Staying},
    park::PlaceId,
    view3d::{
        held::is_drawn,
        indoors::{Indoors, notice_indoors},
        material::{Role, Setting},
        painter::{Face, Painter},
        quality::Quality,
    },
};

/// People of a place, drawn for a building that is looked into.
#[derive(Component)]
struct DrawnRoom;

/// Spots of the places that were looked into lately, by place and mode.
#[derive(Resource, Default)]
struct KnownRooms(BTreeMap<(PlaceId, Option<String>), Rooms>);

/// More places than this are not remembered.
const MOST_KNOWN: usize = 96;
/// Who stands as near to the eye as this is where the camera is, and would be all that one sees, metres.
const CAMERA_M: f32 = 4.6;
/// The eye moves so far before people change from one level of detail to the next, metres.
const STEP_M: f32 = 2.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<KnownRooms>().add_systems(
        Update,
        draw_rooms.after(move_people).after(notice_indoors).run_if(is_drawn).in_set(AppSystems::Show),
    );
}

/// For what the meshes were written: places with their numbers, and the eye's cell.
type Written = (Vec<(SeenPlace, u32)>, IVec3, Quality);

fn draw_rooms(
    park: Option<Res<OpenPark>>,
    (live, shown, indoors, strollers, town): (Res<Live>, Res<Shown>, Res<Indoors>, Res<Strollers>, Res<Town>),
    (eye, quality, bodies, wish): (Res<Eye>, Res<Quality>, Res<Bodies>, Res<PeopleWish>),
    mut known: ResMut<KnownRooms>,
    mut painter: Painter,
    mut meshes: ResMut<Assets<Mesh>>,
    drawn: Query<Entity, With<DrawnRoom>>,
    mut written: Local<Option<Written>>,
    mut commands: Commands,
) {
    let (Some(park), Some(state)) = (park, live.state()) else { return };
    if park.is_changed() {
        known.0.clear();
        *written = None;
    }
    if town.crowd.is_none() || !wish.shown || wish.everyone_outside {
        return;
    }
    let at = eye.0.eye();
    let seen = seen_places(&park, &shown, &indoors, at);
    let inside = |id: &PlaceId| {
        let counted = state.places.get(id).map_or(0, |place| place.people);
        strollers.0.inside(id, counted)
    };
    let counted: Vec<(SeenPlace, u32)> = seen
        .into_iter()
        .map(|place| {
            let others: u32 = place.without.iter().map(&inside).sum();
            let own = inside(&place.id).saturating_sub(others);
            (place, own)
        })
        .collect();
    let now = (counted, (at / STEP_M).as_ivec3(), *quality);
    if *written == Some(now.clone()) && !bodies.is_changed() {
        return;
    }
    drawn.iter().for_each(|entity| commands.entity(entity).despawn());
    let sight = Sight::new(&eye.0, *quality);
    for (place, count) in &now.0 {
        if known.0.len() > MOST_KNOWN {
            known.0.clear();
        }
        let key = (place.id.clone(), place.mode.clone());
        let capacity = state.places.get(&place.id).map_or(0, |place| place.capacity).max(*count);
        let enough = known.0.get(&key).is_some_and(|rooms| rooms.len() >= *count as usize || rooms.is_full());
        if !enough {
            known.0.insert(key.clone(), Rooms::of(&park, &place.id, place.mode.as_deref(), capacity));
        }
        let Some(rooms) = known.0.get(&key) else { continue };
        let all = rooms.taken(*count).iter().map(|one| posed(one, place.apart_m));
        let mut people: Vec<Posed> = all.filter(|one| (one.at + Vec3::Y).distance(at) > CAMERA_M).collect();
        if people.is_empty() {
            continue;
        }
        let mut spots = Corners::default();
        let near = people.iter().filter(|one| sight.away_m(one.at) < sight.shaded_m() * 1.5);
        near.filter(|one| one.pose != Pose::Sitting).for_each(|one| shade::write_spot(&mut spots, one.at, 0.42));
        let mut corners = Corners::default();
        sight.write(&mut people, &bodies, &mut corners);
        let tag = painter.tag(&place.id);
        for (role, corners) in [(Role::Solid, corners), (Role::Shade, spots)] {
            let face = Face { role, setting: Setting::Inside, ..default() };
            commands.spawn((
                Name::new(format!("people in {}", place.id)),
                DrawnRoom,
                Mesh3d(meshes.add(corners.into_mesh())),
                MeshMaterial3d(painter.of(face)),
                MeshTag(tag),
                Transform::IDENTITY,
                NoFrustumCulling,
            ));
        }
    }
    *written = Some(now);
}

fn posed(one: &Staying, apart_m: f32) -> Posed {
    let [x, y, z] = one.at_m.map(|v| v as f32);
    Posed {
        at: Vec3::new(x, y + apart_m, z),
        ahead: Vec3::new(one.ahead.0 as f32, 0.0, one.ahead.1 as f32),
        pose: if one.sits { Pose::Sitting } else { Pose::Standing },
        looks: Looks::of(one.looks),
    }
}
