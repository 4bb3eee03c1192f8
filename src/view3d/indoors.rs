//! Whether the eye is in a building: then rooms hide the world, not the world the rooms. Rooms of most finishes are lined
//! all around; from within one nothing outdoors is seen, and nothing of it is drawn.

use bevy::prelude::*;

use super::{
    section::Cuts,
    works::{ComesAt, Grown},
};
use crate::{
    app::{AppSystems, Eye, OpenPark, Shown},
    park::{Building, Park, Place, PlaceId, Xz},
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
    let unmoved = !eye.is_changed() && !shown.is_changed();
    let Some(park) = park.filter(|park| !unmoved || park.is_changed()) else { return };
    let about = building_about(&park, &shown, eye.0.eye());
    walled.set_if_neq(Walled(about.is_some_and(|building| is_walled(&park, building, eye.0.eye()))));
    indoors.set_if_neq(Indoors(about.map(|building| building.id.clone())));
}

/// Whether a room with linings holds the eye. What a model of somebody else's shows through its windows is its affair.
fn is_walled(park: &Park, building: &Building, eye: Vec3) -> bool {
    let lined = building.rooms_on_floors().filter(|(room, _)| room.finish.encloses());
    let mut places = lined.filter_map(|(room, floor)| park.places.get(&building.room_id(room, floor)));
    building.model.is_none() && places.any(|place| holds(place, eye))
}

/// Nothing outdoors is seen from within walls, nor what is not built or planted yet.
pub(super) fn hide_outdoors(
    indoors: Res<Indoors>,
    walled: Res<Walled>,
    grown: Res<Grown>,
    cuts: Res<Cuts>,
    fresh: Query<(), Added<Outdoors>>,
    mut things: Query<(&Outdoors, Option<&ComesAt>, Has<Mesh3d>, &mut Visibility)>,
) {
    if !indoors.is_changed() && !walled.is_changed() && !grown.is_changed() && !cuts.is_changed() && fresh.is_empty() {
        return;
    }
    for (Outdoors(building), comes, is_mesh, mut visibility) in &mut things {
        let behind_walls = walled.0 && (building.is_none() || *building != indoors.0);
        let to_come = comes.is_some_and(|comes| !grown.has_come(comes))
            || building.as_ref().is_some_and(|building| !is_mesh && !grown.has_begun(building));
        let cut_off = building.as_ref().is_some_and(|building| cuts.is_gone(building));
        let hidden = behind_walls || to_come || cut_off;
        visibility.set_if_neq(if hidden { Visibility::Hidden } else { Visibility::Inherited });
    }
}

fn building_about<'a>(park: &'a Park, shown: &Shown, eye: Vec3) -> Option<&'a Building> {
    let at = geo::Point::new(f64::from(eye.x), f64::from(eye.z));
    // The box first: it is cheap, and only one building's outlines are clipped then.
    let boxed = |building: &&Building| park.place(&building.id).is_some_and(|place| holds(&place, eye));
    park.buildings.iter().filter(boxed).find(|building| {
        let under = |polygon: &geo::Polygon| geo::Contains::contains(polygon, &at);
        // Moved back, then turned back.
        let from = Xz(at.x() - building.at.0, at.y() - building.at.1);
        let local = from.placed(Xz(0.0, 0.0), -building.turn_deg);
        f64::from(eye.y) < building.roof_m(local)
            && shown.section.is_none_or(|section| section.keeps(eye.to_array().map(f64::from)))
            && !shown.is_opened(park, &building.id)
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn park() -> Park {
        crate::park::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f")).park.unwrap()
    }

    #[test]
    fn only_a_lined_room_walls_the_eye_in() {
        let mut park = park();
        let (aisle, plaza) = (Vec3::new(125.9, 13.1, -59.6), Vec3::new(-36.0, 1.7, 104.0));
        let shown = Shown::default();
        assert!(building_about(&park, &shown, plaza).is_none());
        let building = building_about(&park, &shown, aisle).unwrap().clone();
        assert_eq!(building.id, "F-08".into());
        assert!(is_walled(&park, &building, aisle));
        assert!(!is_walled(&park, &building, aisle + Vec3::Y * 100.0));
        let opened = Shown { open: vec!["F-08/L3".into()], ..default() };
        assert!(building_about(&park, &opened, aisle).is_none(), "an open building hides nothing");
        // The same room without linings, and the same building as somebody else's model: both may have windows.
        let mut plain = building.clone();
        plain.rooms.iter_mut().for_each(|room| room.finish = crate::park::RoomFinish::Plain);
        assert!(!is_walled(&park, &plain, aisle));
        let foreign = Building { model: Some("other.glb".into()), ..building };
        assert!(!is_walled(&park, &foreign, aisle));
        park.buildings.clear();
        assert!(building_about(&park, &shown, aisle).is_none());
    }
}
