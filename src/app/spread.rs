//! Floors drawn apart: how far each stands above its own place, so that one sees between them.

use super::Shown;
use crate::park::{Park, PlaceId};

/// Gap between floors that are drawn apart, metres.
const GAP_M: f64 = 6.5;

/// How far a floor or roof stands above its own place while the floors of its building are drawn apart, metres.
pub fn apart_m(park: &Park, shown: &Shown, id: &PlaceId) -> f64 {
    let top = id.top();
    if !is_spread(shown, &top) {
        return 0.0;
    }
    let Some(building) = park.building(top.as_str()) else { return 0.0 };
    let number = match id.as_str().split('/').next_back() {
        Some("roof") => building.storeys() as u32 + 1,
        Some(segment) => segment.strip_prefix('L').and_then(|n| n.parse().ok()).unwrap_or(1),
        None => 1,
    };
    GAP_M * f64::from(number.saturating_sub(1))
}

/// Whether a building's floors are drawn apart: those of what is selected or open.
pub(super) fn is_spread(shown: &Shown, building: &PlaceId) -> bool {
    let meant = shown.selection.as_ref().map(PlaceId::top).into_iter().chain(shown.open.iter().map(PlaceId::top));
    shown.spread && meant.into_iter().any(|meant| meant == *building)
}
