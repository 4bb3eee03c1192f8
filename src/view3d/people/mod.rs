//! People, as many as are counted: walking outdoors, and at their places in rooms that one looks into.
//!
//! Where each of them is follows from the time alone (`crowd`). A few meshes hold them all, written anew as they move:
//! bodies with a stride near by, plain ones farther off, a few upright faces from afar.

mod afar;
mod corners;
mod figure;
mod level;
mod looks;
mod outdoors;
mod pace;
mod rooms;
mod seen_floors;
mod shade;
mod stride;
mod town;

use bevy::prelude::*;

pub(super) use corners::Corners;
pub(super) use pace::PeoplePace;
pub(super) use shade::{write_cast, write_spot};
pub use town::PeopleWish;
pub(super) use town::Town;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((town::plugin, outdoors::plugin, rooms::plugin, pace::plugin));
}
