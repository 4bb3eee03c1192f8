//! What the timeline shows, from the park, the clock and what was recorded.

use bevy_egui::egui::Color32;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    band,
    bookings::{self, BookingBar},
    milestones::{self, MilestoneMark},
    scale::{self, Tick, ms_at, share_of},
    told::Told,
};
use crate::{
    app::{Clock, Shown, Timescale},
    history::TimeSpan,
    park::Park,
    twin::{DaySun, State, Works, local},
    words::Words,
};

/// What is known of other times than the shown one.
#[derive(Clone, Copy, Debug, Default)]
pub struct PastSight<'a> {
    /// By this computer's clock, milliseconds since 1970.
    pub now_ms: i64,
    /// Whether a feed is connected.
    pub live: bool,
    /// What the history holds.
    pub recorded: &'a [TimeSpan],
}

/// The timeline, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    pub scale: Timescale,
    pub span: TimeSpan,
    /// Where the clock stands, 0 to 1.
    pub here: f32,
    /// Where this computer's clock stands, if the timeline reaches it.
    pub now: Option<f32>,
    pub live: bool,
    pub told: Told,
    /// Shares between which something was recorded.
    pub recorded: Vec<(f32, f32)>,
    pub band: Vec<Color32>,
    pub ticks: Vec<Tick>,
    pub milestones: Vec<MilestoneMark>,
    pub bookings: Vec<BookingBar>,
    pub(super) zone: TimeZone,
    at: Timestamp,
    now_ms: i64,
}

impl TimelineView {
    pub fn new(
        park: &Park,
        words: &Words,
        (clock, shown): (&Clock, &Shown),
        (state, works): (Option<&State>, &Works),
        past: PastSight,
        day: &DaySun,
    ) -> Self {
        let scale = shown.timescale;
        let span = scale.about(clock.at(), park);
        let zone = local(clock.at(), &park.timezone).time_zone().clone();
        let within = |part: &&TimeSpan| part.to_ms > span.from_ms && part.from_ms < span.to_ms;
        let cut = |part: &TimeSpan| (share_of(span, part.from_ms).max(0.0), share_of(span, part.to_ms).min(1.0));
        let now = share_of(span, past.now_ms);
        Self {
            scale,
            span,
            here: share_of(span, clock.at().as_millisecond()).clamp(0.0, 1.0),
            at: clock.at(),
            now: (0.0..=1.0).contains(&now).then_some(now),
            live: past.live,
            told: Told::of(state, past.now_ms),
            recorded: past.recorded.iter().filter(within).map(cut).collect(),
            band: band::colours(scale, span, park, works, day),
            ticks: scale::ticks(scale, span, &zone, words),
            milestones: milestones::marks(park, words, span, &zone),
            bookings: bookings::bars(park, words, span, &zone),
            zone,
            now_ms: past.now_ms,
        }
    }

    /// The moment at a share of the width: whole minutes of a day, five of a week, the clock's own hour in the years.
    pub(super) fn moment(&self, share: f32) -> Option<Timestamp> {
        let ms = ms_at(self.span, share.clamp(0.0, 0.999_99));
        let minute = match self.scale {
            Timescale::Day => 60_000,
            Timescale::Week => 300_000,
            Timescale::Years => {
                return self.at_shown_hour(Timestamp::from_millisecond(ms).ok()?.to_zoned(self.zone.clone()).date());
            }
        };
        Timestamp::from_millisecond(ms.div_euclid(minute) * minute).ok()
    }

    /// The shown time of day on another day.
    pub(super) fn at_shown_hour(&self, day: Date) -> Option<Timestamp> {
        let time = self.at.to_zoned(self.zone.clone()).time();
        Some(day.to_datetime(time).to_zoned(self.zone.clone()).ok()?.timestamp())
    }

    /// The shown moment.
    pub(super) fn moment_here(&self) -> Timestamp {
        self.at
    }

    /// This moment, unless the clock is at it.
    pub(in crate::panels) fn now_if_elsewhere(&self) -> Option<Timestamp> {
        let away_ms = (self.at.as_millisecond() - self.now_ms).abs();
        (away_ms > 90_000).then(|| Timestamp::from_millisecond(self.now_ms).ok()).flatten()
    }

    /// Whether all of it lies behind this computer's clock.
    pub(super) fn is_past(&self) -> bool {
        self.span.to_ms <= self.now_ms
    }

    /// The shown day.
    pub(super) fn day(&self) -> Date {
        self.at.to_zoned(self.zone.clone()).date()
    }

    /// Who says what is shown there.
    pub(super) fn told_at(&self, share: f32) -> Told {
        let ms = ms_at(self.span, share);
        if self.recorded.iter().any(|(from, to)| (*from..*to).contains(&share)) {
            Told::Recorded
        } else if self.live && (ms - self.now_ms).abs() < 120_000 {
            Told::Live
        } else if ms > self.now_ms {
            Told::Forecast
        } else {
            Told::Simulated
        }
    }
}
