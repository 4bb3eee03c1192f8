//! The shown time: it can be set, paused, and run faster.

use std::time::Duration;

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state, time::prelude::*};
use jiff::{SignedDuration, Timestamp};

use super::{AppSystems, Phase};
use crate::twin::local;

/// Seconds of the park per second of the viewer, at most: a day a second.
pub const MAX_SPEED: f64 = 86_400.0;

/// The time of the park that the screen shows.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Clock {
    at: Timestamp,
    speed: f64,
    pub paused: bool,
}

impl Clock {
    pub fn new(at: Timestamp) -> Self {
        Self { at, speed: 1.0, paused: false }
    }

    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Seconds of the park per second of the viewer.
    pub fn speed(&self) -> f64 {
        self.speed
    }

    pub fn set(&mut self, at: Timestamp) {
        self.at = at;
    }

    /// Clamped to 1 … [`MAX_SPEED`]; anything that is not a number counts as 1.
    pub fn set_speed(&mut self, speed: f64) {
        self.speed = if speed.is_finite() { speed.clamp(1.0, MAX_SPEED) } else { 1.0 };
    }

    fn advance(&mut self, elapsed: Duration) {
        if self.paused {
            return;
        }
        let Ok(step) = SignedDuration::try_from_secs_f64(elapsed.as_secs_f64() * self.speed) else { return };
        // At the end of time the clock stands still.
        self.at = self.at.checked_add(step).unwrap_or(self.at);
    }
}

/// The same day of the park at another time of day, `HH:MM`; `None` if that is no time.
pub(super) fn at_time_of_day(at: Timestamp, time: &str, timezone: &str) -> Option<Timestamp> {
    let time: jiff::civil::Time = time.parse().ok()?;
    let day = local(at, timezone);
    day.with().time(time).build().ok().map(|moment| moment.timestamp())
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Clock::new(Timestamp::UNIX_EPOCH));
    app.add_systems(Update, advance_clock.in_set(AppSystems::Advance).run_if(in_state(Phase::Ready)));
}

/// Runs before the live state is computed; see [`super::live`].
///
/// By real time: the engine's own counts no frame for more than a quarter of a second, and a window at rest draws one a
/// second.
pub(super) fn advance_clock(mut clock: ResMut<Clock>, time: Res<Time<Real>>) {
    if !clock.paused && !time.delta().is_zero() {
        clock.advance(time.delta());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_keeps_the_day_of_the_park() {
        let evening: Timestamp = "2025-06-10T23:30:00+08:00".parse().unwrap();
        let morning = at_time_of_day(evening, "08:15", "Asia/Shanghai").unwrap();
        assert_eq!(morning, "2025-06-10T08:15:00+08:00".parse::<Timestamp>().unwrap());
        assert_eq!(at_time_of_day(evening, "25:00", "Asia/Shanghai"), None);
    }

    #[test]
    fn speed_is_kept_within_reason_and_a_paused_clock_stands() {
        let mut clock = Clock::new(Timestamp::UNIX_EPOCH);
        clock.set_speed(f64::NAN);
        assert_eq!(clock.speed(), 1.0);
        clock.set_speed(1e9);
        assert_eq!(clock.speed(), MAX_SPEED);
        clock.set_speed(60.0);
        clock.advance(Duration::from_secs(2));
        assert_eq!(clock.at().as_second(), 120);
        clock.paused = true;
        clock.advance(Duration::from_secs(2));
        assert_eq!(clock.at().as_second(), 120);
    }
}
