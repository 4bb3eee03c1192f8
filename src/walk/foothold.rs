//! Where somebody stands.

use crate::park::{PlaceId, Xz};

/// A point of the park on which one stands, and on which floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Foothold {
    pub at: Xz,
    /// The building and its floor, where that is above the ground; `None` outdoors and on the ground floors, between which
    /// one walks freely.
    pub upstairs: Option<(PlaceId, u32)>,
}

impl Foothold {
    pub fn on_ground(at: Xz) -> Self {
        Self { at, upstairs: None }
    }

    /// The same level elsewhere.
    pub fn moved(&self, at: Xz) -> Self {
        Self { at, upstairs: self.upstairs.clone() }
    }
}
