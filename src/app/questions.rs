//! The open park, ready to be asked.

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{AppSystems, OpenPark, Settled};
use crate::ask::Asker;

/// Follows the open park; empty before there is one.
#[derive(Resource, Clone, Debug, Default)]
pub struct Questions(pub Asker);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Questions>()
        .add_systems(Update, learn_names.in_set(AppSystems::Ingest).run_if(resource_exists::<OpenPark>));
}

fn learn_names(
    park: Res<OpenPark>,
    settled: Res<Settled>,
    mut outdated: Local<bool>,
    mut questions: ResMut<Questions>,
) {
    *outdated |= park.is_changed();
    if !*outdated || !settled.0 {
        return;
    }
    *outdated = false;
    questions.0 = Asker::new(&park);
}
