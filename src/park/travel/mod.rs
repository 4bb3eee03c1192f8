//! How movable walls travel: which panels they have, how these move along the track, where they stand when the wall is
//! open, and which mode of the building that is.

mod modes;
mod panels;
mod track;
mod train;

pub use modes::{mode_now, mode_with};
pub use panels::{Leaf, leaves_of, panels_in};
pub use track::{ParkedBox, Track};
pub use train::Stand;
