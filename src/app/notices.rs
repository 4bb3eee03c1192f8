//! What the user should know: faults found in the park's files, and how far loading has come.

use bevy::{app::prelude::*, ecs::prelude::*};

use crate::park::Issue;

/// Faults to show, in the order found.
#[derive(Resource, Clone, Debug, Default)]
pub struct Notices(pub Vec<Issue>);

/// How much of the park is loaded.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadProgress {
    pub done: usize,
    pub total: usize,
    /// The file that is being waited for.
    pub waiting_for: String,
}

impl LoadProgress {
    /// 0 to 1.
    pub fn fraction(&self) -> f32 {
        if self.total == 0 { 0.0 } else { self.done as f32 / self.total as f32 }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>().init_resource::<LoadProgress>();
}
