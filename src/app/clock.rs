//! The shown time: it can be set, paused, and run faster.

use std::time::Duration;

use bevy::{app::prelude::*, ecs::prelude::*, state::prelude::in_state, time::prelude::*};
use jiff::{SignedDuration, Timestamp};

use super::{AppSystems, OpenPark, Phase, Shown};
use crate::{history::TimeSpan, twin::local};

/// Seconds of the park per second of the viewer, at most: a month a second.
pub const MAX_SPEED: f64 = 31.0 * DAY_SECS;
const DAY_SECS: f64 = 86_400.0;

/// The time of the park that the screen shows.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Clock {
    at: Timestamp,
    speed: f64,
    pub paused: bool,
    /// Whether it goes back to the beginning of the shown stretch when it has come to its end.
    pub looping: bool,
    /// Time that has passed and is not yet a step, seconds of the park.
    ahead_secs: f64,
}

impl Clock {
    pub fn new(at: Timestamp) -> Self {
        Self { at, speed: 1.0, paused: false, looping: false, ahead_secs: 0.0 }
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
        self.ahead_secs = 0.0;
    }

    /// Clamped to 1 … [`MAX_SPEED`]; anything that is not a number counts as 1.
    pub fn set_speed(&mut self, speed: f64) {
        self.speed = if speed.is_finite() { speed.clamp(1.0, MAX_SPEED) } else { 1.0 };
        // Part of a day that flew is no hours of a day that passes.
        self.ahead_secs = 0.0;
    }

    /// Goes on by the time that has passed. From a day a second on it goes in whole days, so that the hour and its light
    /// stay and the picture does not flicker between day and night.
    fn advance(&mut self, elapsed: Duration, shown: Option<TimeSpan>) {
        if self.paused {
            return;
        }
        self.ahead_secs += elapsed.as_secs_f64() * self.speed;
        let step_secs =
            if self.speed >= DAY_SECS { (self.ahead_secs / DAY_SECS).trunc() * DAY_SECS } else { self.ahead_secs };
        self.ahead_secs -= step_secs;
        let Ok(step) = SignedDuration::try_from_secs_f64(step_secs) else { return };
        // At the end of time the clock stands still.
        self.at = self.at.checked_add(step).unwrap_or(self.at);
        if let Some(TimeSpan { from_ms, to_ms }) = shown.filter(|_| self.looping)
            && self.at.as_millisecond() >= to_ms
        {
            let over = SignedDuration::from_millis((self.at.as_millisecond() - from_ms) % (to_ms - from_ms).max(1));
            let first = Timestamp::from_millisecond(from_ms).unwrap_or(self.at);
            self.at = first.checked_add(over).unwrap_or(first);
        }
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
pub(super) fn advance_clock(
    mut clock: ResMut<Clock>,
    time: Res<Time<Real>>,
    shown: Res<Shown>,
    park: Option<Res<OpenPark>>,
) {
    if !clock.paused && !time.delta().is_zero() {
        let stretch = park.map(|park| shown.timescale.about(clock.at, &park));
        clock.advance(time.delta(), stretch);
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
        clock.advance(Duration::from_secs(2), None);
        assert_eq!(clock.at().as_second(), 120);
        clock.paused = true;
        clock.advance(Duration::from_secs(2), None);
        assert_eq!(clock.at().as_second(), 120);
    }

    #[test]
    fn days_fly_by_whole_and_none_is_lost() {
        let start: Timestamp = "2022-05-23T10:00:00+08:00".parse().unwrap();
        let mut clock = Clock::new(start);
        clock.set_speed(7.0 * DAY_SECS);
        for _ in 0..90 {
            clock.advance(Duration::from_millis(50), None);
            assert_eq!((clock.at().as_second() - start.as_second()) % 86_400, 0);
        }
        let days = (clock.at().as_second() - start.as_second()) / 86_400;
        assert!((30..=32).contains(&days), "{days} of 31.5");
        let flown = clock.at();
        clock.set_speed(1.0);
        clock.advance(Duration::from_secs(1), None);
        assert_eq!(clock.at().as_second() - flown.as_second(), 1, "half a day is not made up for");
    }

    #[test]
    fn a_loop_begins_again_where_the_shown_stretch_does() {
        let mut clock = Clock::new(Timestamp::from_second(990).unwrap());
        clock.set_speed(10.0);
        let shown = Some(TimeSpan { from_ms: 500_000, to_ms: 1_000_000 });
        clock.advance(Duration::from_secs(3), shown);
        assert_eq!(clock.at().as_second(), 1_020, "it does not loop unless asked to");
        clock.set(Timestamp::from_second(990).unwrap());
        clock.looping = true;
        clock.advance(Duration::from_secs(3), shown);
        assert_eq!(clock.at().as_second(), 520);
        clock.advance(Duration::from_secs(600), shown);
        assert!((500..1_000).contains(&clock.at().as_second()), "however long a frame was");
    }
}
