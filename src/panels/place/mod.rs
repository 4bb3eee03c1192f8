//! The selected place: what it is, how large, who is there, who says so, and what can be done with it.

mod facts;
mod ui;
mod view;

pub use ui::place_ui;
pub use view::{PartView, PlaceView};
