//! Which parts of a model are drawn: the far shape from afar, the near parts from nearby and while the building is open,
//! what fills its rooms while one looks in.

use std::collections::{BTreeMap, BTreeSet};

use bevy::{camera::visibility::VisibilityRange, prelude::*};

use super::quality::Quality;
use crate::{
    app::{AppSystems, Eye, OpenPark, Shown},
    models::Seen,
    park::{Park, PlaceId},
};

/// A mesh that is drawn from some places only.
#[derive(Component, Clone, Debug)]
pub struct Part {
    pub seen: Seen,
    pub building: PlaceId,
}

/// The like for a thing that stands many times; its distance is its own.
#[derive(Component, Clone, Copy, Debug)]
pub struct SmallPart {
    pub seen: Option<Seen>,
    /// Street furniture goes altogether far off; trees stay.
    pub prop: bool,
}

/// How each building is looked at.
#[derive(Resource, Default)]
pub struct Looks(BTreeMap<PlaceId, Look>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    near: bool,
    inside: bool,
}

impl Looks {
    /// Whether the eye is so near that rooms are drawn, or the building is open.
    pub fn inside(&self, building: &PlaceId) -> bool {
        self.0.get(building).is_some_and(|look| look.inside)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looks>().add_systems(Update, (look, show_parts, range_small).chain().in_set(AppSystems::Show));
}

/// From this far before its walls one looks into a building's rooms, metres.
const INTO_ROOMS_M: f32 = 22.0;
/// What is drawn already stays drawn this much farther off, so that nothing flickers at the border.
const LAG: f32 = 1.12;

fn look(
    park: Option<Res<OpenPark>>,
    eye: Res<Eye>,
    shown: Res<Shown>,
    quality: Res<Quality>,
    mut looks: ResMut<Looks>,
) {
    let Some(park) = park else { return };
    let at = eye.0.eye();
    let apart = shown.selection.iter().filter(|_| shown.spread);
    let opened: BTreeSet<PlaceId> = shown.open.iter().chain(apart).map(PlaceId::top).collect();
    let mut now = BTreeMap::new();
    for building in &park.buildings {
        let away_m = distance_m(&park, &building.id, at);
        let was = looks.0.get(&building.id).copied().unwrap_or_default();
        let within = |limit: f32, already: bool| away_m < if already { limit * LAG } else { limit };
        let open = opened.contains(&building.id);
        let look =
            Look { near: open || within(quality.near_m(), was.near), inside: open || within(INTO_ROOMS_M, was.inside) };
        now.insert(building.id.clone(), look);
    }
    if looks.0 != now {
        looks.0 = now;
    }
}

/// From a point to the box about a building, metres; 0 inside.
fn distance_m(park: &Park, building: &PlaceId, at: Vec3) -> f32 {
    let Some(place) = park.place(building) else { return f32::MAX };
    let vec = |v: [f64; 3]| Vec3::from_array(v.map(|v| v as f32));
    let turn = Quat::from_rotation_y(-(place.turn_deg as f32).to_radians());
    let local = turn * (at - vec(place.centre_m));
    (local.abs() - vec(place.half_size_m)).max(Vec3::ZERO).length()
}

fn show_parts(looks: Res<Looks>, fresh: Query<(), Added<Part>>, mut parts: Query<(&Part, &mut Visibility)>) {
    if !looks.is_changed() && fresh.is_empty() {
        return;
    }
    for (part, mut visibility) in &mut parts {
        let look = looks.0.get(&part.building).copied().unwrap_or_default();
        let drawn = match part.seen {
            Seen::Far => !look.near,
            Seen::Near => look.near,
            Seen::Inside => look.inside,
        };
        visibility.set_if_neq(if drawn { Visibility::Inherited } else { Visibility::Hidden });
    }
}

/// Small things change by their own distance, which Bevy keeps watch over.
fn range_small(
    quality: Res<Quality>,
    fresh: Query<(Entity, &SmallPart), Added<SmallPart>>,
    all: Query<(Entity, &SmallPart)>,
    mut commands: Commands,
) {
    let set = |(entity, part): (Entity, &SmallPart), commands: &mut Commands| {
        let (change_m, end_m) = (quality.near_small_m(), if part.prop { quality.props_m() } else { f32::MAX });
        let range = match part.seen {
            Some(Seen::Far) => (change_m, end_m),
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
