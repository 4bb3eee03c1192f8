//! Moments: what is shown, from where, when, and with which values, in a small file and in a link; opened again, the
//! same picture stands there, with or without a feed or a network.

mod figures;
mod file;
mod heard;
mod keep;
mod link;
mod link_cut;
mod notes;
mod open;
mod variants;

use bevy::app::prelude::*;

pub use figures::MomentFigure;
pub use file::{MomentFault, MomentFile, Seat};
pub use heard::Kept;
pub use keep::{Pose, Posing, SavedMoment};
pub use notes::{MomentNote, MomentNotes};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kept>().init_resource::<MomentNotes>().add_plugins(keep::plugin);
}
