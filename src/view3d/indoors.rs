//! Whether the eye is in a building: then rooms hide the world, not the world the rooms. Rooms and halls are lined all
//! around; from within one nothing outdoors is seen, and nothing of it is drawn.

use bevy::prelude::*;

use crate::{
    app::{AppSystems, Eye, OpenPark, Shown},
    park::{Building, Park, Place, PlaceId, PlaceKind, Xz},
};

/// The building that the eye is in, under a roof that is not lifted off.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Indoors(pub Option<PlaceId>);

/// Whether walls, floor and ceiling of a room or hall are all around the eye.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walled(bool);

/// Seen from outdoors only, or else from within this building.
#[derive(Component, Clone, Debug, Default)]
pub struct Outdoors(pub Option<PlaceId>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Indoors>()
        .init_resource::<Walled>()
        .add_systems(Update, (notice_indoors, hide_outdoors).chain().in_set(AppSystems::Show));
}

pub(super) fn notice_indoors(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    eye: Res<Eye>,
    mut indoors: ResMut<Indoors>,
    mut walled: ResMut<Walled>,
) {
    let about = park.as_ref().and_then(|park| building_about(park, &shown, eye.0.eye()));
    let in_room = park.as_ref().zip(about).is_some_and(|(park, building)| {
        let mut rooms = park.places.values().filter(|place| matches!(place.kind, PlaceKind::Hall | PlaceKind::Room));
        rooms.any(|room| room.id.top() == building.id && holds(room, eye.0.eye()))
    });
    walled.set_if_neq(Walled(in_room));
    indoors.set_if_neq(Indoors(about.map(|building| building.id.clone())));
}

fn hide_outdoors(
    indoors: Res<Indoors>,
    walled: Res<Walled>,
    fresh: Query<(), Added<Outdoors>>,
    mut things: Query<(&Outdoors, &mut Visibility)>,
) {
    if !indoors.is_changed() && !walled.is_changed() && fresh.is_empty() {
        return;
    }
    for (Outdoors(building), mut visibility) in &mut things {
        let hidden = walled.0 && (building.is_none() || *building != indoors.0);
        visibility.set_if_neq(if hidden { Visibility::Hidden } else { Visibility::Inherited });
    }
}

fn building_about<'a>(park: &'a Park, shown: &Shown, eye: Vec3) -> Option<&'a Building> {
    let at = geo::Point::new(f64::from(eye.x), f64::from(eye.z));
    park.buildings.iter().find(|building| {
        let under = |polygon: &geo::Polygon| geo::Contains::contains(polygon, &at);
        // Moved back, then turned back.
        let from = Xz(at.x() - building.at.0, at.y() - building.at.1);
        let local = from.placed(Xz(0.0, 0.0), -building.turn_deg);
        f64::from(eye.y) < building.roof_m(local)
            && !shown.open.iter().any(|open| open.top() == building.id)
            && building.footprint_polygons_world().iter().any(under)
    })
}

/// Whether a point lies in a place's box.
pub(super) fn holds(place: &Place, at: Vec3) -> bool {
    outside_by(place, at).max_element() <= 0.0
}

/// How far a point lies beyond each pair of a box's faces, metres; below 0 between them.
pub(super) fn outside_by(place: &Place, at: Vec3) -> Vec3 {
    let vec = |v: [f64; 3]| Vec3::from_array(v.map(|v| v as f32));
    let turn = Quat::from_rotation_y(-(place.turn_deg as f32).to_radians());
    (turn * (at - vec(place.centre_m))).abs() - vec(place.half_size_m)
}
