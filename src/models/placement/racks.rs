//! Server racks, by layout.

use std::collections::BTreeMap;

use super::matrix::standing;
use crate::park::{Park, PlaceId};

/// By layout, in the park's order.
pub fn racks(park: &Park) -> BTreeMap<String, Vec<(PlaceId, [f64; 16])>> {
    let layouts: BTreeMap<PlaceId, String> =
        park.halls().filter_map(|hall| Some((hall.id.clone(), hall.racks?.0.to_owned()))).collect();
    let mut racks: BTreeMap<String, Vec<(PlaceId, [f64; 16])>> = BTreeMap::new();
    for rack in park.racks() {
        let Some(layout) = layouts.get(&rack.hall) else { continue };
        let turn_deg = rack.turn_deg + if rack.faces_east { 0.0 } else { 180.0 };
        racks.entry(layout.clone()).or_default().push((rack.id, standing(rack.foot_m, turn_deg, 1.0)));
    }
    racks
}
