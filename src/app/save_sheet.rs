//! A place's printed page: how far the last one is that was asked for. Whoever draws makes it, since it has a picture.

use bevy::{app::prelude::*, ecs::prelude::*};

use crate::park::PlaceId;

/// How far a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetStep {
    Making,
    /// Its file.
    Saved(String),
    /// Why there is none.
    Failed(String),
}

/// The last page that was asked for, and of which place.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSheet(pub Option<(PlaceId, SheetStep)>);

impl SavedSheet {
    /// How far the page of this place is.
    pub fn of(&self, place: &PlaceId) -> Option<&SheetStep> {
        self.0.as_ref().filter(|(known, _)| known == place).map(|(_, step)| step)
    }

    /// Whether a page is being made, of whatever place: there is one at a time.
    pub fn making(&self) -> Option<SheetStep> {
        self.0.as_ref().map(|(_, step)| step).filter(|step| **step == SheetStep::Making).cloned()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SavedSheet>();
}
