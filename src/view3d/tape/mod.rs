//! The tape in the picture: where the pointer catches what stands there, and where measurements lie on the screen.

mod hand;
mod stood;
mod thrown;

use bevy::{prelude::*, transform::TransformSystems};

pub(super) use hand::{HeldEnd, measure_by_hand};
use stood::Stood;

use crate::app::{AppSystems, Phase, SightSystems};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Stood>()
        .init_resource::<HeldEnd>()
        .add_systems(
            Update,
            (stood::stand, measure_by_hand).chain().in_set(AppSystems::Input).run_if(in_state(Phase::Ready)),
        )
        .add_systems(
            PostUpdate,
            thrown::throw_on_screen
                .after(TransformSystems::Propagate)
                .in_set(SightSystems::Seen)
                .run_if(in_state(Phase::Ready)),
        );
}
