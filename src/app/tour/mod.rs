//! Tours at work: which stop is shown, how long yet, and whether somebody has left the way.
//!
//! A stop's wishes are commands, applied where all commands are; its camera follows a course that is planned on the
//! way there. A hand on the camera leaves the way: the tour waits until it is asked to go on.

mod course;
mod guidance;
mod lead;
mod rehearse;
mod solids;
mod stops;
mod watch;

use std::sync::Arc;

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state, time::prelude::*};
pub use course::Course;
pub use guidance::Guidance;
pub use rehearse::{Rehearsed, TourFault, rehearse};
pub use solids::{Solids, is_free};
pub use stops::commands_of;

use super::{AppSystems, Command, Look, OpenPark, Phase};
use crate::park::{Stop, Tour};

/// What can be asked of a tour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TourStep {
    /// Begin one, by its id, at its first stop.
    Start(String),
    /// Go to a stop, by its number from 0.
    Go(usize),
    /// Go on by itself, or wait at the stop that is shown.
    Play(bool),
    /// Somebody has taken the camera.
    Leave,
    /// Back to the stop that was left.
    Rejoin,
    /// End it; everything is as it was before.
    End,
}

/// The tour that is under way, if one is.
#[derive(Resource, Clone, Debug, Default)]
pub struct Touring(pub Option<Way>);

/// How far a tour has come.
#[derive(Clone, Debug)]
pub struct Way {
    /// The tour's id.
    pub tour: String,
    /// Number of the stop, from 0.
    pub stop: usize,
    /// Since it set out for the stop, seconds.
    pub secs: f32,
    /// Since the tour began, seconds, waited or not.
    pub used_secs: f32,
    /// It goes on by itself.
    pub playing: bool,
    /// Somebody has taken the camera and not come back.
    pub left: bool,
    course: Arc<Course>,
    /// How all looked before the tour began.
    before: Box<Look>,
}

/// Back on the way within so many seconds.
const REJOIN_SECS: f32 = 1.5;

impl Way {
    /// Share of the stop that is over, 0 to 1.
    pub fn share(&self) -> f32 {
        (self.secs / self.course.secs().max(0.1)).clamp(0.0, 1.0)
    }

    /// What is left of the tour as it was planned, seconds.
    pub fn left_secs(&self, park: &crate::park::Park) -> f64 {
        let to_come = self.tour_in(park).and_then(|tour| tour.stops.get(self.stop + 1..)).unwrap_or_default();
        let here = f64::from((self.course.secs() - self.secs).max(0.0));
        here + to_come.iter().map(|stop| stop.travel_secs + stop.secs).sum::<f64>()
    }

    pub fn tour_in<'a>(&self, park: &'a crate::park::Park) -> Option<&'a Tour> {
        park.tour(&self.tour)
    }

    pub fn stop_in<'a>(&self, park: &'a crate::park::Park) -> Option<&'a Stop> {
        self.tour_in(park)?.stops.get(self.stop)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Touring>()
        .add_plugins(watch::plugin)
        .add_systems(Update, go_on.in_set(AppSystems::Input).run_if(in_state(Phase::Ready)));
}

/// Counts the time at a stop, and wishes for the next one when it is over.
fn go_on(
    time: Res<Time<Real>>,
    park: Option<Res<OpenPark>>,
    mut touring: ResMut<Touring>,
    mut wishes: MessageWriter<Command>,
) {
    let Some(way) = touring.bypass_change_detection().0.as_mut() else { return };
    way.used_secs += time.delta_secs();
    if !way.playing || way.left {
        return;
    }
    // A long frame must not skip a stop; the camera counts likewise.
    way.secs += time.delta_secs().min(super::LONGEST_FRAME_SECS);
    if way.secs < way.course.secs() {
        return;
    }
    let last = park.and_then(|park| Some(way.tour_in(&park)?.stops.len())).unwrap_or_default();
    let next = if way.stop + 1 < last { TourStep::Go(way.stop + 1) } else { TourStep::Play(false) };
    wishes.write(Command::Tour(next));
}
