//! What is asked of the program as soon as the park is there: by the command line, or by a showroom.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::OnEnter};

use super::{Command, Phase};

/// Wishes for the first frame in which the park is there.
#[derive(Resource, Clone, Debug, Default)]
pub struct Opening(pub Vec<Command>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Opening>().add_systems(OnEnter(Phase::Ready), open);
}

fn open(mut opening: ResMut<Opening>, mut wishes: MessageWriter<Command>) {
    wishes.write_batch(std::mem::take(&mut opening.0));
}
