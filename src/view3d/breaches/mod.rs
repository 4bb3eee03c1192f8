//! What breaks a rule of planning, drawn on the ground where it is: gaps that are too narrow in a fire, and what stands
//! outside the site. Drawn whole where it is seen, and in thin lines through whatever stands before it.

mod draw;
mod shapes;
mod thrown;

use bevy::{prelude::*, transform::TransformSystems};

use crate::app::{AppSystems, Phase, SightSystems};

pub(super) fn plugin(app: &mut App) {
    let ready = in_state(Phase::Ready);
    app.add_systems(Update, draw::draw_breaches.in_set(AppSystems::Show).run_if(ready.clone())).add_systems(
        PostUpdate,
        thrown::find_breaches.after(TransformSystems::Propagate).in_set(SightSystems::Seen).run_if(ready),
    );
}
