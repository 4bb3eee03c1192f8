//! The park's alarms, as the shown time goes on.

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::{SignedDuration, Timestamp};

use super::{AppSystems, Live, OpenPark, Phase, live::follow_clock};
use crate::twin::{AlarmBook, Origin};

/// What somebody must be told of at the shown time.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Alarms {
    pub book: AlarmBook,
    /// What it has followed to.
    followed: Option<Followed>,
}

#[derive(Clone, Debug, PartialEq)]
struct Followed {
    revision: u64,
    at: Timestamp,
    scenario: String,
    origin: Origin,
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
    if alarms.followed.as_ref().is_some_and(|to| to.revision == live.revision()) {
        return;
    }
    // What was simulated is not over once a feed speaks: it never was.
    let goes_on = alarms.followed.as_ref().is_some_and(|to| {
        let passed = state.at.duration_since(to.at);
        let same = to.scenario == state.scenario && to.origin == state.origin;
        same && !passed.is_negative() && passed < JUMP
    });
    if goes_on {
        alarms.book.follow(&park, live.rulebook(), state);
    } else {
        alarms.book = AlarmBook::begin(&park, live.rulebook(), state);
    }
    let (at, scenario, origin) = (state.at, state.scenario.clone(), state.origin);
    alarms.followed = Some(Followed { revision: live.revision(), at, scenario, origin });
}
