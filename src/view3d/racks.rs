//! The racks of the halls that one looks into, and no others: nine thousand unseen boxes cost as much as seen ones.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{
    camera::primitives::{Aabb, MeshAabb},
    math::Vec3A,
    mesh::MeshTag,
    prelude::*,
    window::PrimaryWindow,
};

use super::{
    detail::{Looks, SmallPart, range_small},
    drawn::Moves,
    held::is_followed,
    indoors::holds,
    instances::{Instances, Maker, PartOfMany, spawn_waiting, transform_of},
    material::Setting,
    quality::Quality,
    rows::{DrawnRack, Rows},
    section::InBuilding,
};
use crate::{
    app::{AppSystems, Clock, Eye, Live, OpenPark, PlaceRef, Shown},
    models::Seen,
    park::{Building, Hall, Park, Place, PlaceId},
    twin::Simulator,
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Standing>().add_systems(
        Update,
        (choose_racks.after(spawn_waiting), spawn_racks, spawn_near_parts)
            .chain()
            .run_if(is_followed)
            // They are to have their ranges in the frame in which they come.
            .before(range_small)
            .in_set(AppSystems::Show),
    );
}

/// The bounds of a rack whose mesh is not there yet; they are measured when it comes.
const NEARLY: Aabb = Aabb { center: Vec3A::ZERO, half_extents: Vec3A::splat(2.5) };

/// The racks that are drawn or about to be.
#[derive(Resource, Default)]
struct Standing {
    kinds: Vec<Kind>,
    /// What is drawn only of racks near the eye, by the rack's number in the rows.
    near: BTreeMap<usize, Vec<Entity>>,
}

/// Racks of one model, the nearest first.
struct Kind {
    parts: Vec<(PartOfMany, Aabb)>,
    near_parts: Vec<(PartOfMany, Aabb)>,
    racks: Vec<Rack>,
    /// So many are drawn.
    come: usize,
}

struct Rack {
    /// In the rows.
    number: usize,
    place: Place,
    at: Transform,
}

/// So many come in a frame: a hall has more than one frame has time for.
const IN_A_FRAME: usize = 250;
/// Near parts are there from this much farther off than they are seen from, and stay for that again, as a share of the
/// distance and in metres.
const AHEAD: (f32, f32) = (0.15, 4.0);

fn choose_racks(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    looks: Res<Looks>,
    eye: Res<Eye>,
    (live, clock): (Res<Live>, Res<Clock>),
    instances: Res<Instances>,
    (mut maker, meshes): (Maker, Res<Assets<Mesh>>),
    drawn: Query<Entity, With<DrawnRack>>,
    (mut rows, mut standing): (ResMut<Rows>, ResMut<Standing>),
    mut made_for: Local<(BTreeSet<PlaceId>, usize, usize, u32)>,
    mut commands: Commands,
) {
    let Some(park) = park else { return };
    let mut halls = seen_halls(&park, &shown.opened(&park), &looks, eye.0.eye());
    // Machines come when a building is done.
    let works = live.simulator().map(Simulator::works);
    halls.retain(|hall| works.is_none_or(|works| works.of(hall, clock.at()).is_done()));
    let wanted = (halls, instances.racks.len(), instances.rearranged, maker.painter.rack_tag(0));
    if *made_for == wanted {
        return;
    }
    let halls = wanted.0.clone();
    *made_for = wanted;
    drawn.iter().for_each(|entity| commands.entity(entity).despawn());
    *standing = Standing::default();
    if halls.is_empty() {
        return;
    }
    let halls: BTreeMap<PlaceId, Hall<'_>> =
        park.halls().filter(|hall| halls.contains(&hall.id)).map(|hall| (hall.id.clone(), hall)).collect();
    let mut places: Vec<Place> = Vec::new();
    for many in &instances.racks {
        let racks = many.placement.racks.iter().zip(&many.placement.matrices);
        // `hall/row/number`: one looks into the halls of an opened floor.
        let hall_of = |rack: &PlaceId| rack.parent().and_then(|row| row.parent());
        let mut seen: Vec<(Place, Transform)> = racks
            .filter_map(|(rack, matrix)| Some((halls.get(&hall_of(rack)?)?.place(rack)?, transform_of(matrix))))
            .collect();
        // The nearest rows are drawn first and hide the others before these are worked out.
        let away_m = |stood: &Transform| stood.translation.distance(eye.0.eye());
        seen.sort_by(|a, b| away_m(&a.1).total_cmp(&away_m(&b.1)));
        if seen.is_empty() {
            continue;
        }
        // Known from the first: else Bevy measures the same mesh once for every rack.
        let bounds_of = |mesh: &Handle<Mesh>| meshes.get(mesh).and_then(Mesh::compute_aabb).unwrap_or(NEARLY);
        let parts = maker.parts(&many.gltf, Setting::Rack).into_iter().map(|part| (bounds_of(&part.mesh), part));
        let is_near = |(part, _): &(PartOfMany, Aabb)| matches!(part.seen, Some(Seen::Near | Seen::Inside));
        let (near_parts, parts) = parts.map(|(bounds, part)| (part, bounds)).partition(is_near);
        let numbered = seen.into_iter().zip(places.len()..);
        let racks: Vec<Rack> = numbered.map(|((place, at), number)| Rack { number, place, at }).collect();
        places.extend(racks.iter().map(|rack| rack.place.clone()));
        standing.kinds.push(Kind { parts, near_parts, racks, come: 0 });
    }
    rows.set(&places);
}

fn spawn_racks(
    mut standing: ResMut<Standing>,
    windows: Query<(), With<PrimaryWindow>>,
    maker: Maker,
    mut commands: Commands,
) {
    let mut left = so_many(&windows);
    if standing.kinds.iter().all(|kind| kind.come == kind.racks.len()) {
        return;
    }
    for kind in &mut standing.kinds {
        for rack in kind.racks.iter().skip(kind.come).take(left) {
            spawn(rack, &kind.parts, &maker, &mut commands);
            kind.come += 1;
            left -= 1;
        }
    }
}

/// Of most racks one sees but the far shape: the near one of all of them would be thousands of entities more.
fn spawn_near_parts(
    mut standing: ResMut<Standing>,
    (eye, quality): (Res<Eye>, Res<Quality>),
    windows: Query<(), With<PrimaryWindow>>,
    maker: Maker,
    mut commands: Commands,
) {
    if !standing.is_changed() && !eye.is_changed() && !quality.is_changed() {
        return;
    }
    let seen_from_m = quality.near_indoors_m();
    let ahead_m = seen_from_m * AHEAD.0 + AHEAD.1;
    let at = eye.0.eye();
    let mut left = so_many(&windows);
    let Standing { kinds, near } = standing.bypass_change_detection();
    for kind in kinds.iter().filter(|kind| !kind.near_parts.is_empty()) {
        for rack in kind.racks.iter().take(kind.come) {
            let away_m = rack.at.translation.distance(at);
            if away_m < seen_from_m + ahead_m {
                if left > 0 && !near.contains_key(&rack.number) {
                    left -= 1;
                    near.insert(rack.number, spawn(rack, &kind.near_parts, &maker, &mut commands));
                }
            } else if away_m > seen_from_m + 2.0 * ahead_m {
                let gone = near.remove(&rack.number).unwrap_or_default();
                gone.into_iter().for_each(|entity| commands.entity(entity).despawn());
            }
        }
    }
    if left == 0 {
        standing.set_changed();
    }
}

/// A picture that is kept shows all of them.
fn so_many(windows: &Query<(), With<PrimaryWindow>>) -> usize {
    if windows.is_empty() { usize::MAX } else { IN_A_FRAME }
}

fn spawn(rack: &Rack, parts: &[(PartOfMany, Aabb)], maker: &Maker, commands: &mut Commands) -> Vec<Entity> {
    let spawned = parts.iter().map(|(part, bounds)| {
        let bundle = (
            Mesh3d(part.mesh.clone()),
            *bounds,
            (part.face, MeshMaterial3d(part.material.clone())),
            InBuilding(Some(rack.place.id.top())),
            MeshTag(maker.painter.rack_tag(rack.number)),
            rack.at * part.at,
            SmallPart { seen: part.seen, prop: false, indoors: true },
            PlaceRef(rack.place.id.clone()),
            DrawnRack(rack.number),
            Moves,
        );
        commands.spawn(bundle).id()
    });
    spawned.collect()
}

/// The halls that one looks into: on an opened floor, on the top floor of a building without its roof, and the one
/// where the eye stands, or all on its storey where it stands in none.
fn seen_halls(park: &Park, open: &[PlaceId], looks: &Looks, eye: Vec3) -> BTreeSet<PlaceId> {
    let into = |building: &Building| {
        let floors = building.floors();
        let top = floors.last().map(|floor| building.floor_id(floor.number));
        let opened: Vec<PlaceId> = open
            .iter()
            .filter(|id| id.top() == building.id)
            .filter_map(|id| if *id == building.id { top.clone() } else { Some(id.clone()) })
            .collect();
        let height = f64::from(eye.y);
        let storey = floors.iter().find(|floor| (floor.base_m..floor.base_m + floor.height_m).contains(&height));
        let stood_on = storey.filter(|_| opened.is_empty() && looks.inside(&building.id));
        opened.into_iter().chain(stood_on.map(|floor| building.floor_id(floor.number))).collect::<Vec<_>>()
    };
    let floors: BTreeSet<PlaceId> = park.buildings.iter().flat_map(into).collect();
    let halls = park.halls().filter(|hall| {
        let floor = park.places.get(&hall.id).and_then(|place| place.within.as_ref());
        floor.is_some_and(|floor| floors.contains(floor))
    });
    let halls: BTreeSet<PlaceId> = halls.map(|hall| hall.id.clone()).collect();
    let around_eye = halls.iter().find(|hall| park.places.get(*hall).is_some_and(|place| holds(place, eye)));
    match around_eye.filter(|hall| !open.iter().any(|open| open.top() == hall.top())) {
        // Walls hide the others.
        Some(hall) => BTreeSet::from([hall.clone()]),
        None => halls,
    }
}
