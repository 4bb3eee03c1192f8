//! The racks of the halls that one looks into, and no others: nine thousand unseen boxes cost as much as seen ones.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bevy::{
    camera::primitives::{Aabb, MeshAabb},
    math::Vec3A,
    mesh::MeshTag,
    prelude::*,
    window::PrimaryWindow,
};

use super::{
    detail::{Looks, SmallPart},
    drawn::Moves,
    held::is_followed,
    indoors::holds,
    instances::{Instances, Maker, PartOfMany, spawn_waiting, transform_of},
    material::Setting,
    rows::{DrawnRack, Rows},
    section::InBuilding,
};
use crate::{
    app::{AppSystems, Clock, Eye, Live, OpenPark, PlaceRef, Shown},
    park::{Building, Hall, Park, Place, PlaceId},
    twin::Simulator,
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Coming>().add_systems(
        Update,
        (choose_racks.after(spawn_waiting), spawn_racks).chain().run_if(is_followed).in_set(AppSystems::Show),
    );
}

/// The bounds of a rack whose mesh is not there yet; they are measured when it comes.
const NEARLY: Aabb = Aabb { center: Vec3A::ZERO, half_extents: Vec3A::splat(2.5) };

/// Racks that are not drawn yet, the nearest of each kind first.
#[derive(Resource, Default)]
struct Coming(VecDeque<Kind>);

/// Racks of one model.
struct Kind {
    parts: Vec<(PartOfMany, Aabb)>,
    /// With their numbers in the rows.
    racks: VecDeque<(usize, Place, Transform)>,
}

/// So many come in a frame: a hall has more than one frame has time for.
const IN_A_FRAME: usize = 250;

fn choose_racks(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    looks: Res<Looks>,
    eye: Res<Eye>,
    (live, clock): (Res<Live>, Res<Clock>),
    instances: Res<Instances>,
    (mut maker, meshes): (Maker, Res<Assets<Mesh>>),
    drawn: Query<Entity, With<DrawnRack>>,
    (mut rows, mut coming): (ResMut<Rows>, ResMut<Coming>),
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
    coming.0.clear();
    if halls.is_empty() {
        return;
    }
    let halls: BTreeMap<PlaceId, Hall<'_>> =
        park.halls().filter(|hall| halls.contains(&hall.id)).map(|hall| (hall.id.clone(), hall)).collect();
    let mut standing: Vec<Place> = Vec::new();
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
        let parts = maker.parts(&many.gltf, Setting::Rack);
        let parts = parts.into_iter().map(|part| (bounds_of(&part.mesh), part)).map(|(bounds, part)| (part, bounds));
        let numbered = seen.iter().zip(standing.len()..).map(|((rack, stood), number)| (number, rack.clone(), *stood));
        coming.0.push_back(Kind { parts: parts.collect(), racks: numbered.collect() });
        standing.extend(seen.into_iter().map(|(rack, _)| rack));
    }
    rows.set(&standing);
}

fn spawn_racks(
    mut coming: ResMut<Coming>,
    windows: Query<(), With<PrimaryWindow>>,
    maker: Maker,
    mut commands: Commands,
) {
    // A picture that is kept shows all of them.
    let mut left = if windows.is_empty() { usize::MAX } else { IN_A_FRAME };
    while left > 0
        && let Some(kind) = coming.0.front_mut()
    {
        let now = kind.racks.len().min(left);
        left -= now;
        for (number, rack, stood) in kind.racks.drain(..now) {
            for (part, bounds) in &kind.parts {
                commands.spawn((
                    Mesh3d(part.mesh.clone()),
                    *bounds,
                    (part.face, MeshMaterial3d(part.material.clone())),
                    InBuilding(Some(rack.id.top())),
                    MeshTag(maker.painter.rack_tag(number)),
                    stood * part.at,
                    SmallPart { seen: part.seen, prop: false, indoors: true },
                    PlaceRef(rack.id.clone()),
                    DrawnRack(number),
                    Moves,
                ));
            }
        }
        if kind.racks.is_empty() {
            coming.0.pop_front();
        }
    }
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
