//! What it takes to see a place that may lie inside a building.

use crate::{
    app::Command,
    park::{Park, PlaceId, PlaceKind},
};

/// Opens the floor that holds a place, selects it and flies there.
pub fn reveal(park: &Park, id: &PlaceId) -> Vec<Command> {
    let around = std::iter::successors(park.place(id), |inner| park.place(inner.within.as_ref()?));
    // A park's data may go round in a circle; no place lies deeper than this.
    let floor = around.take(8).find(|place| place.kind == PlaceKind::Floor).map(|place| place.id);
    let is_inside = id.parent().is_some();
    let open = floor.or_else(|| is_inside.then(|| id.top()));
    let mut commands: Vec<Command> = open.map(|open| Command::Open(vec![open])).into_iter().collect();
    commands.extend([Command::Select(Some(id.clone())), Command::FlyTo(id.clone())]);
    commands
}
