//! What it takes to see a place that may lie inside a building.

use crate::{
    app::{Command, next_in, outer, way_to},
    park::{Park, PlaceId},
};

/// Goes into what holds a place, selects it and flies there.
pub fn reveal(park: &Park, id: &PlaceId) -> Vec<Command> {
    let holder = match next_in(park, None, id) {
        // Of a building one sees the outside; of all else the level that it lies in.
        Some(first) if first == *id => None,
        Some(_) => way_to(park, id).pop().and_then(|last| if last == *id { outer(park, id) } else { Some(last) }),
        None => None,
    };
    vec![Command::Enter(holder), Command::Select(Some(id.clone())), Command::FlyTo(id.clone())]
}
