//! What is drawn faded: what lies beside the level that one is in, and what is switched off.

use bevy::math::Vec4;

use super::coats::Coat;
use crate::{
    app::Shown,
    park::{Park, PlaceId, PlaceKind},
};

/// What need not be seen: pale all over, its glass as well, and half way into the haze.
pub(super) const FADED: Coat = Coat { colour: Vec4::new(0.66, 0.69, 0.72, 0.97), marks: 5.0 };

/// Whether a place stands beside one's level, or is switched off. What is lit is to be seen wherever it is.
pub(super) fn is_faded(park: &Park, shown: &Shown, id: &PlaceId) -> bool {
    is_beside(park, shown, id) || !shown.highlighted.contains(id) && shown.fades(park, id)
}

/// Whether a place stands beside the level that one is in: another building, or another room of the floor.
fn is_beside(park: &Park, shown: &Shown, id: &PlaceId) -> bool {
    let Some(inside) = shown.inside.as_ref().filter(|_| !shown.highlighted.contains(id)) else { return false };
    let Some(place) = park.places.get(id) else { return false };
    if id.top() != inside.top() {
        return park.building(id.top().as_str()).is_some();
    }
    let is_room = |kind: PlaceKind| matches!(kind, PlaceKind::Hall | PlaceKind::Room);
    let room = std::iter::successors(Some(inside.clone()), PlaceId::parent)
        .find(|id| park.places.get(id).is_some_and(|place| is_room(place.kind)));
    room.is_some_and(|room| is_room(place.kind) && room != *id)
}
