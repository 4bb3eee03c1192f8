//! Lifts roofs and floors off opened buildings, draws floors apart, and shows screens, sets, and partitions that have no
//! room to travel, as the shown mode has them. What goes away rises and fades; still pictures show the end.

use std::collections::BTreeMap;

use bevy::prelude::*;

use super::{
    flight::InstantFlights,
    painter::{Face, Painter},
    partitions::track_of,
    quality::Quality,
};
use crate::{
    app::{AppSystems, Invitation, OpenPark, PlaceRef, Shown, apart_m},
    park::{Park, PlaceId},
};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fades>().add_systems(Update, (rest, aim, travel, fade_faces).chain().in_set(AppSystems::Show));
}

/// How far parts have faded away, 0 to 1, by the part's id; what is not named is wholly there.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Fades(BTreeMap<PlaceId, f32>);

impl Fades {
    /// Of a place: that of the floor, roof or partition that it belongs to.
    pub fn of(&self, id: &PlaceId) -> f32 {
        if self.0.is_empty() { 0.0 } else { self.0.get(&part_of(id)).copied().unwrap_or(0.0) }
    }

    pub fn is_under_way(&self) -> bool {
        !self.0.is_empty()
    }
}

/// A part of a building that can go away as a whole: a node right below the building's own.
#[derive(Component, Clone, Copy, Debug, Default)]
pub(super) struct Liftable {
    /// Where the model has it, metres.
    rest_y_m: f32,
    /// 0 where it belongs, 1 gone.
    away: f32,
    goes_to: f32,
    /// Drawn apart from the floor below.
    apart_m: f32,
    apart_to_m: f32,
}

/// Seconds that a part takes to go or come.
const TRAVEL_SECS: f32 = 0.9;
/// How far a part rises before it is gone, metres.
const RISE_M: f32 = 14.0;

/// The part, directly in a building, that a place belongs to: `F-08/L3/A/R07` → `F-08/L3`.
fn part_of(id: &PlaceId) -> PlaceId {
    let mut segments = id.as_str().split('/');
    match (segments.next(), segments.next()) {
        (Some(top), Some(part)) => PlaceId::new(format!("{top}/{part}")),
        _ => id.clone(),
    }
}

fn rest(
    park: Option<Res<OpenPark>>,
    fresh: Query<(Entity, &PlaceRef, &Transform), (Added<PlaceRef>, Without<Mesh3d>)>,
    mut commands: Commands,
) {
    let travels = |id: &PlaceId| park.as_ref().is_some_and(|park| track_of(park, id).is_some());
    for (entity, PlaceRef(id), transform) in &fresh {
        if *id != id.top() && part_of(id) == *id && !travels(id) {
            commands.entity(entity).insert(Liftable { rest_y_m: transform.translation.y, ..default() });
        }
    }
}

fn aim(park: Option<Res<OpenPark>>, shown: Res<Shown>, mut parts: Query<(&PlaceRef, &mut Liftable)>) {
    let Some(park) = park else { return };
    for (PlaceRef(id), mut part) in &mut parts {
        if !shown.is_changed() && !part.is_added() {
            continue;
        }
        part.goes_to = if is_hidden(&park, &shown, id) { 1.0 } else { 0.0 };
        part.apart_to_m = apart_m(&park, &shown, id) as f32;
    }
}

pub(super) fn travel(
    time: Res<Time<Real>>,
    still: Res<InstantFlights>,
    mut parts: Query<(&PlaceRef, &mut Liftable, &mut Transform, &mut Visibility)>,
    mut fades: ResMut<Fades>,
) {
    let step = if still.0 { 1.0 } else { time.delta_secs() / TRAVEL_SECS };
    let mut now = BTreeMap::new();
    for (PlaceRef(id), mut part, mut transform, mut visibility) in &mut parts {
        let apart = part.apart_m + (part.apart_to_m - part.apart_m) * if still.0 { 1.0 } else { (step * 4.0).min(1.0) };
        let apart = if (apart - part.apart_to_m).abs() < 0.02 { part.apart_to_m } else { apart };
        let away = part.away + (part.goes_to - part.away).clamp(-step, step);
        if away != part.away || apart != part.apart_m {
            (part.away, part.apart_m) = (away, apart);
        }
        let eased = away * away * (3.0 - 2.0 * away);
        let y = part.rest_y_m + apart + RISE_M * eased;
        if transform.translation.y != y {
            transform.translation.y = y;
        }
        visibility.set_if_neq(if away >= 1.0 { Visibility::Hidden } else { Visibility::Inherited });
        if away > 0.0 && away < 1.0 {
            now.insert(id.clone(), eased);
        } else if apart != part.apart_to_m {
            now.insert(id.clone(), 0.0);
        }
    }
    if fades.0 != now {
        fades.0 = now;
    }
}

/// Faces of parts that come or go are drawn pixel by pixel in a grain; that costs, so only theirs, and only meanwhile, and
/// not where a phone waits for a processor: there they rise, and are gone at the end.
fn fade_faces(
    fades: Res<Fades>,
    (quality, invitation): (Res<Quality>, Option<Res<Invitation>>),
    parts: Query<(Entity, &PlaceRef), With<Liftable>>,
    children: Query<&Children>,
    mut faces: Query<(&mut Face, &mut MeshMaterial3d<super::material::ParkMaterial>)>,
    mut painter: Painter,
    mut fading: Local<BTreeMap<PlaceId, Vec<Entity>>>,
) {
    if !fades.is_changed() {
        return;
    }
    let mut set = |entities: &[Entity], on: bool| {
        for entity in entities {
            if let Ok((mut face, mut material)) = faces.get_mut(*entity) {
                face.fading = on;
                material.0 = painter.of(*face);
            }
        }
    };
    fading.retain(|id, entities| {
        let goes_on = fades.0.get(id).is_some_and(|faded| *faded > 0.0);
        if !goes_on {
            set(entities, false);
        }
        goes_on
    });
    if *quality == Quality::Software && invitation.is_some_and(|invitation| invitation.is_taken()) {
        return;
    }
    for (entity, PlaceRef(id)) in &parts {
        if fades.0.get(id).is_some_and(|faded| *faded > 0.0) && !fading.contains_key(id) {
            let below: Vec<Entity> = children.iter_descendants(entity).collect();
            set(&below, true);
            fading.insert(id.clone(), below);
        }
    }
}

fn is_hidden(park: &Park, shown: &Shown, id: &PlaceId) -> bool {
    let top = id.top();
    let lifted = shown.opened(park).iter().filter(|open| open.top() == top).any(|open| is_above(open, id));
    lifted || !stands_in_mode(park, shown, &top, id)
}

/// Whether `id` is lifted off when `open` is opened: roofs always, and floors above an opened floor.
pub(super) fn is_above(open: &PlaceId, id: &PlaceId) -> bool {
    let second = |id: &PlaceId| id.as_str().split('/').nth(1).map(str::to_owned);
    let floor = |name: Option<String>| name.and_then(|name| name.strip_prefix('L').and_then(|n| n.parse::<u32>().ok()));
    if second(id).as_deref() == Some("roof") {
        return true;
    }
    match (floor(second(open)), floor(second(id))) {
        (Some(open), Some(this)) => this > open,
        _ => false,
    }
}

/// Open partitions are away; a screen or fixture shows in the modes that name it.
fn stands_in_mode(park: &Park, shown: &Shown, top: &PlaceId, id: &PlaceId) -> bool {
    let Some(building) = park.building(top.as_str()) else { return true };
    let Some(segment) = id.as_str().split('/').nth(1) else { return true };
    let named = shown.partition_modes.get(top).and_then(|id| building.modes.iter().find(|mode| mode.id == *id));
    let Some(mode) = named.or_else(|| building.modes.first()) else { return true };
    if building.partitions.iter().any(|partition| partition.id == segment) {
        return !mode.open.iter().any(|open| open == segment);
    }
    let screen = building.screens.iter().find(|screen| screen.id == segment).map(|screen| &screen.modes);
    let fixture = building.fixtures.iter().find(|fixture| fixture.id == segment).map(|fixture| &fixture.modes);
    screen.or(fixture).is_none_or(|modes| modes.is_empty() || modes.contains(&mode.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_a_floor_lifts_what_is_above_it_and_nothing_else() {
        let open = PlaceId::new("B/L3");
        for (id, lifted) in
            [("B/L2", false), ("B/L3", false), ("B/L4", true), ("B/L12/A", true), ("B/roof", true), ("B/H1", false)]
        {
            assert_eq!(is_above(&open, &id.into()), lifted, "{id}");
        }
        assert!(!is_above(&"B".into(), &"B/L4".into()), "a lifted roof leaves the floors");
        assert!(is_above(&"B".into(), &"B/roof".into()));
    }

    #[test]
    fn what_lies_in_a_part_fades_with_it() {
        let fades = Fades(BTreeMap::from([(PlaceId::new("B/L3"), 0.5)]));
        for (id, faded) in [("B/L3", 0.5), ("B/L3/A", 0.5), ("B/L3/A/R01/7", 0.5), ("B/L2", 0.0), ("B", 0.0)] {
            assert_eq!(fades.of(&id.into()), faded, "{id}");
        }
    }
}
