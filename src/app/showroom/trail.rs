//! Where a visitor came from, so that Back leads there.

use bevy::ecs::prelude::*;

use crate::app::Look;

/// Looks, the last one last.
#[derive(Resource, Clone, Debug, Default)]
pub struct Trail(pub(in crate::app) Vec<Look>);

/// Nobody finds back further.
const MOST: usize = 12;

impl Trail {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How far one finds back.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn push(&mut self, look: Look) {
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(look);
    }
}
