//! The park changes under somebody's feet: another scenario, a building that is moved or gone, a partition that closes.

use std::collections::BTreeMap;

use bevy::{app::prelude::*, ecs::prelude::*};

use super::{StrollNote, WalkStep, Walking};
use crate::{
    app::{AppSystems, Command, OpenPark, Settled, Shown, apply::Stage},
    park::PlaceId,
};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, watch_ground.in_set(AppSystems::Advance));
}

/// Asks for a sound floor whenever the park or its partitions have changed, once nobody drags a part of it any more.
fn watch_ground(
    park: Option<Res<OpenPark>>,
    (shown, walking, settled): (Res<Shown>, Res<Walking>, Option<Res<Settled>>),
    mut modes: Local<BTreeMap<PlaceId, String>>,
    mut changed: Local<bool>,
    mut wishes: MessageWriter<Command>,
) {
    *changed |= park.is_some_and(|park| park.is_changed());
    if *modes != shown.partition_modes {
        modes.clone_from(&shown.partition_modes);
        *changed = true;
    }
    if !walking.is_on() {
        *changed = false;
    } else if *changed && settled.is_none_or(|settled| settled.0) {
        *changed = false;
        wishes.write(Command::Walk(WalkStep::Settle));
    }
}

impl Stage<'_> {
    /// Keeps who walks on a sound floor; where there is none near, the walk ends.
    pub(super) fn settle_walk(&mut self) {
        let Some(mut stroll) = self.walking.stroll.take() else { return };
        if let Some(park) = &self.park {
            stroll.former.let_go_of_missing(&park.0);
        }
        let before = (stroll.stood.clone(), stroll.floor_m);
        let settled = self.ground().and_then(|walk| walk.settled(&stroll.stood, stroll.floor_m));
        let Some(stood) = settled else {
            self.walking.stroll = Some(stroll);
            return self.end_walk();
        };
        if stood != stroll.stood {
            (stroll.note, stroll.noted_at) = (Some(StrollNote::Moved), stood.at);
            stroll.stood = stood;
        }
        self.tell(&mut stroll);
        if before != (stroll.stood.clone(), stroll.floor_m) {
            self.goal.set(stroll.pose(), true);
        }
        self.walking.stroll = Some(stroll);
    }
}
