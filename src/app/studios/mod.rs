//! The studios' schedule as planners work on it: which productions want a studio, and where each is placed.
//!
//! The list of requests is part of what is shown (`Shown::requests`), so edits are undone like everything else, and it
//! is kept in a file of the scene's folder. The plan follows from it, from the bookings of the open park and from the
//! days that are looked at; it is worked out while somebody looks, and never kept.

mod file;
mod horizon;
mod plan;
mod steps;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use bevy::app::prelude::*;

use crate::studios::{Remedy, Request};

pub use file::{REQUESTS_FILE, StudioFile, StudioFileFault};
pub use horizon::{StudioLook, studio_of};
pub use plan::{StudioAnswer, StudioPlan};
pub use steps::fresh_request;

/// All requests, in the order in which they were made.
pub type Requests = Arc<Vec<Request>>;

/// What a planner does to the studios' schedule.
#[derive(Clone, Debug, PartialEq)]
pub enum StudioStep {
    /// One more request, unless its id is taken.
    Add(Box<Request>),
    /// The request with this id, as it is to be. With the number of a drag, it is one of many that are undone as one.
    Change(Box<Request>, Option<u64>),
    /// Take a request off the list, by its id.
    Remove(String),
    /// Change the request with this id so that it has a place.
    Apply(String, Box<Remedy>),
    /// Which days are planned.
    Look(StudioLook),
    /// Read the file again.
    Load,
    /// Write the requests into the scene's folder, unless somebody else's file lies there.
    Save,
    /// The same; somebody else's file is kept beside it.
    SaveAside,
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((file::plugin, plan::plugin));
}
