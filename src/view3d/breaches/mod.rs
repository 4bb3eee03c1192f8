//! What breaks a rule of planning, drawn on the ground where it is: gaps that are too narrow in a fire, and what stands
//! outside the site. Drawn whole where it is seen, and in thin lines through whatever stands before it.

mod draw;
mod shapes;
mod thrown;

use bevy::prelude::*;

use crate::app::{AppSystems, Phase};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (draw::draw_breaches, thrown::find_breaches).in_set(AppSystems::Show).run_if(in_state(Phase::Ready)),
    );
}
