//! What the shown plan comes to, and what the park without changes does: in every frame that of the park then.

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{Variants, follow::vary_park};
use crate::{
    app::{AppSystems, OpenPark},
    twin::PlanFigures,
};

/// Empty before a park is open.
#[derive(Resource, Clone, Debug)]
pub struct PlannedFigures {
    pub base: Arc<PlanFigures>,
    pub now: Arc<PlanFigures>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, work_out.after(vary_park).in_set(AppSystems::Command));
}

pub(super) fn work_out(
    park: Option<Res<OpenPark>>,
    variants: Option<Res<Variants>>,
    known: Option<ResMut<PlannedFigures>>,
    mut commands: Commands,
) {
    let (Some(park), Some(variants)) = (park, variants) else { return };
    match known {
        Some(mut known) if park.is_changed() => known.now = Arc::new(PlanFigures::of(&park)),
        Some(_) => {}
        None => {
            let base = Arc::new(PlanFigures::of(variants.base()));
            let now =
                if Arc::ptr_eq(&park.0, variants.base()) { base.clone() } else { Arc::new(PlanFigures::of(&park)) };
            commands.insert_resource(PlannedFigures { base, now });
        }
    }
}
