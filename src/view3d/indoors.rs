//! Whether the eye is in a building: then rooms hide the world, not the world the rooms.

use bevy::prelude::*;

use crate::{
    app::{AppSystems, Eye, OpenPark, Shown},
    park::{Building, Park, PlaceId, Xz},
};

/// The building that the eye is in, under a roof that is not lifted off.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Indoors(pub Option<PlaceId>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Indoors>().add_systems(Update, notice_indoors.in_set(AppSystems::Show));
}

pub(super) fn notice_indoors(
    park: Option<Res<OpenPark>>,
    shown: Res<Shown>,
    eye: Res<Eye>,
    mut indoors: ResMut<Indoors>,
) {
    let about = park.as_ref().and_then(|park| building_about(park, &shown, eye.0.eye()));
    indoors.set_if_neq(Indoors(about.map(|building| building.id.clone())));
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
