//! The park's alarms, as the shown time goes on.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::{SignedDuration, Timestamp};

use super::{AppSystems, Live, OpenPark, Phase, live::follow_clock};
use crate::twin::AlarmBook;

/// What somebody must be told of at the shown time.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Alarms {
    pub book: AlarmBook,
    /// The moment and the scenario that it has followed to.
    at: Option<(Timestamp, String)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Alarms>().add_systems(
        Update,
        follow_state.after(follow_clock).in_set(AppSystems::Advance).run_if(in_state(Phase::Ready)),
    );
}

/// What lies farther apart is a jump, not a passing of time.
const JUMP: SignedDuration = SignedDuration::from_mins(90);

fn follow_state(park: Option<Res<OpenPark>>, live: Res<Live>, mut alarms: ResMut<Alarms>) {
    let Some((park, state)) = park.zip(live.state()) else { return };
    let now = (state.at, state.scenario.clone());
    if alarms.at.as_ref() == Some(&now) && !park.is_changed() {
        return;
    }
    let goes_on = alarms.at.as_ref().is_some_and(|(at, scenario)| {
        let passed = state.at.duration_since(*at);
        *scenario == state.scenario && !passed.is_negative() && passed < JUMP && !park.is_changed()
    });
    if goes_on {
        alarms.book.follow(&park, live.rulebook(), state);
    } else {
        alarms.book = AlarmBook::begin(&park, live.rulebook(), state);
    }
    alarms.at = Some(now);
}
