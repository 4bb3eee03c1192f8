//! The feed: what comes in from outside, taken over once a frame.

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state};
use jiff::Timestamp;

use super::{AppSystems, Clock, Phase};
use crate::{
    feeds::{About, Counts, Faults, Mailbox, Running, Status, now_ms},
    twin::{Board, Points},
};

/// A feed at work, and the newest of what it brought. Without one the park is simulated.
#[derive(Resource)]
pub struct Feed {
    running: Box<dyn Running>,
    mailbox: Arc<Mailbox>,
    board: Board,
    points: Arc<Points>,
    /// It brings what was, at the park's clock; others bring what is, at this computer's.
    from_recording: bool,
    /// Something has come since the state was last made.
    news: bool,
}

/// How far the shown time may be from now for a feed to say what is shown, milliseconds.
const LIVE_MS: i64 = 120_000;

impl Feed {
    pub fn new(running: Box<dyn Running>, mailbox: Arc<Mailbox>, from_recording: bool) -> Self {
        let points = mailbox.points().clone();
        Self { running, board: Board::new(&points), mailbox, points, from_recording, news: false }
    }

    pub fn status(&self) -> Status {
        self.running.status()
    }

    pub fn counts(&self) -> Counts {
        self.mailbox.counts()
    }

    pub fn faults(&self) -> Faults {
        self.mailbox.faults()
    }

    /// What the sender says of its data.
    pub fn about(&self) -> Option<About> {
        self.mailbox.about()
    }

    pub fn board(&self) -> &Board {
        &self.board
    }

    pub fn is_recording(&self) -> bool {
        self.from_recording
    }

    /// Whether what it brings is what the clock shows: not while somebody looks at another time.
    pub fn speaks_at(&self, at: Timestamp) -> bool {
        self.from_recording || (at.as_millisecond() - now_ms()).abs() < LIVE_MS
    }

    /// Whether anything has come at all.
    pub fn has_spoken(&self) -> bool {
        (0..self.points.columns().len()).any(|column| self.board.hears(column))
    }

    /// Whether something has come since this was last asked.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        take_in.in_set(AppSystems::Ingest).run_if(in_state(Phase::Ready).and_then(resource_exists::<Feed>)),
    );
}

fn take_in(mut feed: ResMut<Feed>, clock: Res<Clock>) {
    // Looking does not change it.
    let feed = feed.bypass_change_detection();
    let now_ms = if feed.from_recording { clock.at().as_millisecond() } else { now_ms() };
    if feed.from_recording {
        feed.running.advance_to(now_ms);
    }
    let drained = feed.mailbox.drain(&mut feed.board, &feed.points, now_ms);
    feed.news |= !drained.points.is_empty();
}
