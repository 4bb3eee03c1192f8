//! How far the program has come, and for whom it runs.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::*};

/// Loading, or there.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    #[default]
    Loading,
    Ready,
}

/// Whom the program serves now.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Explore,
    Plan,
    Present,
    Kiosk,
}

impl Mode {
    /// Whether people work on the park, and do not only look at it.
    pub fn is_for_hands(self) -> bool {
        matches!(self, Self::Explore | Self::Plan)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Phase>().init_resource::<Mode>();
}
