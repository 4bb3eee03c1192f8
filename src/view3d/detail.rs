//! Which parts of a model are drawn: the far shape from afar, the near parts from nearby and of storeys that lie open,
//! what fills its rooms while one looks in.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{
    camera::{
        primitives::Aabb,
        visibility::{NoAutoAabb, VisibilityRange, VisibilitySystems},
    },
    prelude::*,
};

use super::{
    indoors::{Indoors, holds, notice_indoors, outside_by},
    lifting::{Fades, travel},
    opened::{lowest_opened, seen_from_m, top_m},
    quality::Quality,
    section::{Cuts, Share, follow_section, slice_faces},
};
use crate::{
    app::{AppSystems, Eye, OpenPark, Shown},
    models::Seen,
    park::{Building, Park, Place, PlaceId, PlaceKind},
};

/// A mesh that is drawn from some places only.
#[derive(Component, Clone, Debug)]
pub struct Part {
    pub seen: Seen,
    /// The floor that it lies on; where it lies on none, the place that it is.
    pub of: PlaceId,
}

/// The like for a thing that stands many times; its distance is its own.
#[derive(Component, Clone, Copy, Debug)]
pub struct SmallPart {
    pub seen: Option<Seen>,
    /// Street furniture goes altogether far off; trees stay.
    pub prop: bool,
    /// Racks stand in long rows: most are seen from the side.
    pub indoors: bool,
}

/// How each building is looked at.
#[derive(Resource, Default)]
pub struct Looks(BTreeMap<PlaceId, Look>);

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Look {
    near: bool,
    /// Heights above the ground whose rooms are drawn, metres.
    inside: Option<(f64, f64)>,
    /// The heights at which an opened building lies open, metres: of storeys above them the rooms are not seen.
    open_m: Option<(f64, f64)>,
    /// Such a building is looked at from afar: storeys at other heights and its roof are drawn as from afar.
    opened_afar: bool,
}

impl Looks {
    /// As if all that is open were looked at from nearby.
    #[cfg(test)]
    pub fn see_storeys_in_full(&mut self) {
        self.0.values_mut().for_each(|look| look.opened_afar = false);
    }

    /// As if one saw through every slab of what is open.
    #[cfg(test)]
    pub fn see_through_slabs(&mut self) {
        self.0.values_mut().filter_map(|look| look.inside.as_mut()).for_each(|heights| heights.0 = f64::MIN);
    }

    /// Whether the eye is so near that rooms are drawn, or the building is open.
    pub fn inside(&self, building: &PlaceId) -> bool {
        self.0.get(building).is_some_and(|look| look.inside.is_some())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looks>()
        .add_systems(
            Update,
            (look.after(notice_indoors).after(follow_section).after(travel), range_small)
                .chain()
                .in_set(AppSystems::Show),
        )
        .add_systems(
            PostUpdate,
            (
                show_parts.after(slice_faces).before(VisibilitySystems::VisibilityPropagate),
                keep_bounds.after(VisibilitySystems::CalculateBounds),
            ),
        );
}

/// From this far before its walls one looks into a building's rooms, metres; and into those of storeys that lie no more
/// than the second distance above or below the eye.
const INTO_ROOMS_M: f32 = 22.0;
const INTO_STOREYS_M: f64 = 7.0;
/// What is drawn already stays drawn this much farther off, so that nothing flickers at the border.
const LAG: f32 = 1.12;

fn look(
    park: Option<Res<OpenPark>>,
    eye: Res<Eye>,
    shown: Res<Shown>,
    quality: Res<Quality>,
    indoors: Res<Indoors>,
    (cuts, fades): (Res<Cuts>, Res<Fades>),
    mut looks: ResMut<Looks>,
) {
    let unmoved = !eye.is_changed()
        && !shown.is_changed()
        && !quality.is_changed()
        && !indoors.is_changed()
        && !cuts.is_changed()
        && !fades.is_changed();
    let Some(park) = park.filter(|park| !unmoved || park.is_changed()) else { return };
    let at = eye.0.eye();
    let apart = shown.selection.iter().filter(|_| shown.spread);
    let apart: BTreeSet<PlaceId> = apart.map(PlaceId::top).collect();
    let opened = shown.opened(&park);
    let mut now = BTreeMap::new();
    for building in &park.buildings {
        let away_m = distance_m(&park, &building.id, at);
        let was = looks.0.get(&building.id).copied().unwrap_or_default();
        let within = |limit: f32, already: bool| away_m < if already { limit * LAG } else { limit };
        let floor = lowest_opened(building, &opened);
        // Between storeys that stand apart, behind a cut, and in a model of somebody else's one may see all of them.
        let all = cuts.is_cut(&building.id)
            || apart.contains(&building.id)
            || floor.is_some() && (shown.spread || building.model.is_some());
        let open = floor.is_some() || all;
        if !open && indoors.0.as_ref().is_some_and(|about| *about != building.id) {
            // Through a window, from afar is near enough.
            now.insert(building.id.clone(), Look::default());
            continue;
        }
        let about_eye = within(INTO_ROOMS_M, was.inside.is_some());
        let about_eye = about_eye.then(|| heights_about(&park, building, at, away_m > 0.0));
        let heights = |floor: u32| (seen_from_m(building, floor), top_m(building, floor));
        let open_m = if all { Some((f64::MIN, f64::MAX)) } else { floor.map(heights) };
        // Until what lies above has come back or is gone, one sees what one saw.
        let was_m = was.open_m.filter(|_| fades.is_under_way());
        let open_m = open_m.map(|now_m| was_m.map_or(now_m, |was_m| (was_m.0.min(now_m.0), was_m.1.max(now_m.1))));
        let opened = open_m.map(|(from_m, _)| (about_eye.map_or(from_m, |(low, _)| low.min(from_m)), f64::MAX));
        let close = within(quality.near_m(), was.near && !was.opened_afar);
        let opened_afar = floor.is_some() && !all && !close;
        let inside = opened.or(about_eye);
        now.insert(building.id.clone(), Look { near: open || close, inside, open_m, opened_afar });
    }
    if looks.0 != now {
        looks.0 = now;
    }
}

/// The heights that an eye looks into: its own storey's and the whole of the hall that it stands in, and from outside
/// those of the storeys next to it. They change with the storey, not with every step.
fn heights_about(park: &Park, building: &Building, eye: Vec3, from_outside: bool) -> (f64, f64) {
    let eye_m = f64::from(eye.y);
    let rooms = park.places.values().filter(|place| matches!(place.kind, PlaceKind::Hall | PlaceKind::Room));
    let about_eye = rooms.filter(|room| !from_outside && room.id.top() == building.id && holds(room, eye));
    about_eye.fold(storeys_about(building, eye_m, from_outside), |(low, high), room| {
        let ([_, middle, _], [_, half, _]) = (room.centre_m, room.half_size_m);
        (low.min(middle - half), high.max(middle + half))
    })
}

fn storeys_about(building: &Building, eye_m: f64, from_outside: bool) -> (f64, f64) {
    let spare = if from_outside { INTO_STOREYS_M } else { 0.0 };
    let floors = building.floors();
    let mut near = floors
        .iter()
        .filter(|floor| floor.base_m < eye_m + spare + 0.05 && floor.base_m + floor.height_m > eye_m - spare);
    let Some(first) = near.next() else { return (eye_m, eye_m) };
    let last = near.next_back().unwrap_or(first);
    (first.base_m, last.base_m + last.height_m)
}

/// From a point to the box about a building, metres; 0 inside.
fn distance_m(park: &Park, building: &PlaceId, at: Vec3) -> f32 {
    park.place(building).map_or(f32::MAX, |place| outside_by(&place, at).max(Vec3::ZERO).length())
}

fn show_parts(
    park: Option<Res<OpenPark>>,
    looks: Res<Looks>,
    indoors: Res<Indoors>,
    fresh: Query<(), Added<Part>>,
    sliced: Query<(), (Changed<Share>, With<Part>)>,
    mut parts: Query<(&Part, Option<Ref<Share>>, &mut Visibility)>,
) {
    let Some(park) = park else { return };
    let all = looks.is_changed() || indoors.is_changed() || !fresh.is_empty();
    if !all && sliced.is_empty() {
        return;
    }
    for (part, share, mut visibility) in &mut parts {
        if !all && !share.as_ref().is_some_and(Ref::is_changed) {
            continue;
        }
        let look = looks.0.get(&part.of.top()).copied().unwrap_or_default();
        let as_afar = look.opened_afar && !look.open_m.is_some_and(|open| is_place_in(&park, &part.of, open));
        // What hangs in a room through several storeys stays when upper ones are lifted off.
        let rises = || {
            let floor = park.places.get(&part.of).filter(|place| place.kind == PlaceKind::Floor);
            floor.zip(look.open_m).is_some_and(|(floor, open)| !reaches(floor, (f64::MIN, open.1)))
        };
        let drawn = match part.seen {
            Seen::Far => !look.near,
            Seen::FarOpened => as_afar,
            // From a room one sees no other storey's façade.
            Seen::Near if indoors.0.as_ref() == Some(&part.of.top()) => {
                look.near && look.inside.is_none_or(|heights| reaches_into(&park, &part.of, heights))
            }
            Seen::Near => look.near && !as_afar,
            Seen::Inside => look.inside.is_some_and(|heights| reaches_into(&park, &part.of, heights)) && !rises(),
        };
        let drawn = drawn && share.is_none_or(|share| *share != Share::Gone);
        visibility.set_if_neq(if drawn { Visibility::Inherited } else { Visibility::Hidden });
    }
}

/// Whether a part has something at these heights.
fn reaches_into(park: &Park, part: &PlaceId, heights: (f64, f64)) -> bool {
    park.places.get(part).is_none_or(|place| reaches(place, heights))
}

/// Whether a place is known that has something at these heights; roofs are none.
fn is_place_in(park: &Park, part: &PlaceId, heights: (f64, f64)) -> bool {
    park.places.get(part).is_some_and(|place| reaches(place, heights))
}

fn reaches(place: &Place, (low, high): (f64, f64)) -> bool {
    let ([_, middle, _], [_, half, _]) = (place.centre_m, place.half_size_m);
    middle - half < high - 0.05 && middle + half > low + 0.05
}

/// The meshes of models stay as they are. People's are written anew while they walk, and with each of these Bevy asks of
/// all meshes whether their bounds are still right: thousands, for milliseconds.
fn keep_bounds(
    meshes: Res<Assets<Mesh>>,
    fresh: Query<(Entity, &Mesh3d), (Added<Aabb>, Or<(With<Part>, With<SmallPart>)>)>,
    mut commands: Commands,
) {
    for (entity, _) in fresh.iter().filter(|(_, mesh)| meshes.contains(&mesh.0)) {
        commands.entity(entity).insert(NoAutoAabb);
    }
}

/// Small things change by their own distance, which Bevy keeps watch over.
pub(super) fn range_small(
    quality: Res<Quality>,
    fresh: Query<(Entity, &SmallPart), Added<SmallPart>>,
    all: Query<(Entity, &SmallPart)>,
    mut commands: Commands,
) {
    let set = |(entity, part): (Entity, &SmallPart), commands: &mut Commands| {
        let change_m = if part.indoors { quality.near_indoors_m() } else { quality.near_small_m() };
        let end_m = if part.prop { quality.props_m() } else { f32::MAX };
        let range = match part.seen {
            Some(Seen::Far | Seen::FarOpened) => (change_m, end_m),
            Some(Seen::Near | Seen::Inside) => (0.0, change_m.min(end_m)),
            None => (0.0, end_m),
        };
        if range == (0.0, f32::MAX) {
            commands.entity(entity).remove::<VisibilityRange>();
        } else {
            commands.entity(entity).insert(VisibilityRange::abrupt(range.0, range.1));
        }
    };
    if quality.is_changed() {
        all.iter().for_each(|one| set(one, &mut commands));
    } else {
        fresh.iter().for_each(|one| set(one, &mut commands));
    }
}
