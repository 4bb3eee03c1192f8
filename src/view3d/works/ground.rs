//! The ground while the park is built: bare earth, then roads, squares and greens.

use bevy::prelude::*;

use super::{Grown, Part, follow_works};
use crate::{
    app::{AppSystems, OpenPark, PlaceRef},
    models::BARE_NODE,
    park::{Park, PlaceId, PlaceKind},
};

/// Shares of the ground's work at which things come.
const ROADS: (u8, u8) = (2, 45);
const PAVED: Part = Part(70);
const SQUARES: Part = Part(76);
const GREENS: Part = Part(82);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, lay_ground.after(follow_works).in_set(AppSystems::Show));
}

/// Parts of the site's model: earth first, and what is laid on it.
fn lay_ground(
    park: Option<Res<OpenPark>>,
    grown: Res<Grown>,
    fresh: Query<(), (Added<PlaceRef>, Without<Mesh3d>)>,
    mut nodes: Query<(&Name, Option<&PlaceRef>, &mut Visibility), Without<Mesh3d>>,
) {
    let Some(park) = park.filter(|_| grown.is_changed() || !fresh.is_empty()) else { return };
    if !park.grows() {
        return;
    }
    for (name, place, mut visibility) in &mut nodes {
        let shown = if name.as_str() == BARE_NODE {
            // Until the last of what covers it has come.
            grown.site < GREENS
        } else {
            match comes(&park, name, place.map(|place| &place.0)) {
                Some(part) => grown.site >= part,
                None => continue,
            }
        };
        visibility.set_if_neq(if shown { Visibility::Inherited } else { Visibility::Hidden });
    }
}

/// When a node of the site's model comes; `None` for all others.
fn comes(park: &Park, name: &str, place: Option<&PlaceId>) -> Option<Part> {
    if ["site-ground", "site-green-belt"].contains(&name) || name.starts_with("site-fine") {
        return Some(PAVED);
    }
    let place = park.places.get(place?)?;
    match place.kind {
        PlaceKind::Road => {
            let number = park.site.roads.iter().position(|road| road.id == place.id.as_str())?;
            let (first, last) = ROADS;
            let step = usize::from(last - first) * number / park.site.roads.len().max(1);
            Some(Part(first + step as u8))
        }
        PlaceKind::Plaza => Some(SQUARES),
        PlaceKind::Green => Some(GREENS),
        PlaceKind::Gate => Some(PAVED),
        _ => None,
    }
}
