//! What a feed brings is remembered: once a second a moment goes to the history's own thread.

use std::{path::PathBuf, sync::Arc};

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};

use super::{AppSystems, Feed, Live, Phase, live::follow_clock};
use crate::{
    history::{History, HistoryStatus, Moment},
    park::Issue,
};

/// The history that is being written.
#[derive(Resource, Debug)]
pub struct Memory {
    history: History,
    /// The newest moment handed over, milliseconds since 1970.
    newest_ms: Option<i64>,
}

impl Memory {
    pub fn new(history: History) -> Self {
        Self { history, newest_ms: None }
    }

    pub fn status(&self) -> HistoryStatus {
        self.history.status()
    }

    /// What a user should know of it and do about it.
    pub fn issues(&self) -> Vec<Issue> {
        self.status().issues(self.history.file())
    }

    pub fn file(&self) -> PathBuf {
        self.history.file().to_owned()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        remember
            .after(follow_clock)
            .in_set(AppSystems::Advance)
            .run_if(in_state(Phase::Ready).and_then(resource_exists::<Memory>)),
    );
}

/// Only what is heard now: somebody who looks at another time, or at a recording, makes no history.
fn remember(feed: Option<Res<Feed>>, live: Res<Live>, mut memory: ResMut<Memory>) {
    // A plan with other places is no place of measurement.
    let Some((feed, state)) = feed.zip(live.state()).filter(|_| !live.is_renumbered()) else { return };
    let at_ms = state.at.as_millisecond();
    if feed.is_recording() || !feed.has_spoken() || !feed.speaks_at(state.at) || memory.newest_ms == Some(at_ms) {
        return;
    }
    memory.newest_ms = Some(at_ms);
    memory.history.record(Moment { at_ms, columns: Arc::from(state.columns.as_slice()) });
}
