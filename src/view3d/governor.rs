//! Corrects the quality that the adapter suggested, by how long frames really take.
//!
//! Only in a window, where nobody asked for a certain quality. A median over many frames decides, several times in a
//! row, and what proved too much for this machine is not tried again: a picture that changes its mind is worse than a
//! plain one.

use bevy::{prelude::*, window::PrimaryWindow};

use super::{
    frame_times::{FrameDrawn, ParkDrawn},
    pacing::UnderWay,
    quality::{Quality, QualityWish},
};
use crate::app::{AppSystems, Phase};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, govern.in_set(AppSystems::Show).run_if(in_state(Phase::Ready)));
}

/// Frames that make up one verdict.
const WINDOW: usize = 60;
/// A median above this is too slow, milliseconds: in `Software`, where a picture of its own is worth waiting for, and
/// in the others.
const SLOW_SOFTWARE_MS: f32 = 45.0;
const SLOW_MS: f32 = 25.0;
/// Below this there is room for more, milliseconds.
const FAST_MS: f32 = 9.0;
/// Verdicts in a row that change something.
const SLOW_WINDOWS: u32 = 2;
const FAST_WINDOWS: u32 = 5;
/// From one change to the next, seconds.
const CALM_SECS: f64 = 20.0;
/// A step down has helped if frames take at most this share of the time before.
const HELPED: f32 = 0.85;

/// Decides on the quality; knows neither windows nor clocks.
#[derive(Clone, Debug, Default)]
pub struct Governor {
    times_ms: Vec<f32>,
    slow_windows: u32,
    fast_windows: u32,
    changed_at_secs: Option<f64>,
    /// A step down that has still to prove itself: from which quality, and the median there.
    stepped_down: Option<(Quality, f32)>,
    /// Proved too much for this machine.
    too_much: Option<Quality>,
}

impl Governor {
    /// Takes the time of a frame that was drawn while something moved; answers with the quality to change to, if any.
    /// `now_secs` counts from any moment, and never back.
    pub fn take(&mut self, quality: Quality, frame_ms: f32, now_secs: f64) -> Option<Quality> {
        self.times_ms.push(frame_ms);
        if self.times_ms.len() < WINDOW {
            return None;
        }
        let median_ms = median(std::mem::take(&mut self.times_ms));
        if let Some((from, before_ms)) = self.stepped_down.take()
            && median_ms <= before_ms * HELPED
        {
            self.too_much = Some(self.too_much.map_or(from, |known| known.min(from)));
        }
        let slow_ms = if quality == Quality::Software { SLOW_SOFTWARE_MS } else { SLOW_MS };
        self.slow_windows = if median_ms > slow_ms { self.slow_windows + 1 } else { 0 };
        self.fast_windows = if median_ms < FAST_MS { self.fast_windows + 1 } else { 0 };
        if self.changed_at_secs.is_some_and(|at| now_secs - at < CALM_SECS) {
            return None;
        }
        let next = if self.slow_windows >= SLOW_WINDOWS {
            let lower = quality.lower()?;
            self.stepped_down = Some((quality, median_ms));
            lower
        } else if self.fast_windows >= FAST_WINDOWS {
            quality.higher().filter(|higher| self.too_much.is_none_or(|limit| *higher < limit))?
        } else {
            return None;
        };
        self.slow_windows = 0;
        self.fast_windows = 0;
        self.changed_at_secs = Some(now_secs);
        Some(next)
    }
}

fn median(mut times: Vec<f32>) -> f32 {
    times.sort_by(f32::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn govern(
    wish: Res<QualityWish>,
    under_way: Res<UnderWay>,
    real: Res<Time<Real>>,
    windows: Query<(), With<PrimaryWindow>>,
    mut drawn: MessageReader<FrameDrawn>,
    mut governor: Local<Governor>,
    mut quality: ResMut<Quality>,
) {
    // A picture at rest may take its time, and one of fewer pixels says nothing about whole ones.
    let governed = wish.0.is_none() && !windows.is_empty() && (under_way.camera || under_way.clock);
    for frame in drawn.read().filter(|frame| governed && frame.park == ParkDrawn::Sharp) {
        if let Some(next) = governor.take(*quality, frame.ms, real.elapsed_secs_f64()) {
            info!("quality {:?} instead of {:?}", next, *quality);
            *quality = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine that takes so long for each quality, watched for so many seconds; answers with every change.
    fn watch(
        governor: &mut Governor,
        quality: &mut Quality,
        secs: std::ops::Range<f64>,
        ms: fn(Quality) -> f32,
    ) -> Vec<Quality> {
        let mut changes = Vec::new();
        let mut now = secs.start;
        while now < secs.end {
            now += f64::from(ms(*quality).max(16.7)) / 1e3;
            if let Some(next) = governor.take(*quality, ms(*quality), now) {
                *quality = next;
                changes.push(next);
            }
        }
        changes
    }

    #[test]
    fn a_slow_card_gets_less_and_is_left_in_peace() {
        let (mut governor, mut quality) = (Governor::default(), Quality::Showroom);
        let slow = |quality| if quality == Quality::Showroom { 30.0 } else { 6.0 };
        assert_eq!(watch(&mut governor, &mut quality, 0.0..300.0, slow), [Quality::Balanced]);
        assert_eq!(quality, Quality::Balanced, "fast again, but the better quality proved too much");
    }

    #[test]
    fn a_fast_card_gets_more_a_step_at_a_time() {
        let (mut governor, mut quality) = (Governor::default(), Quality::Software);
        assert_eq!(watch(&mut governor, &mut quality, 0.0..19.0, |_| 4.0), [Quality::Balanced]);
        assert_eq!(watch(&mut governor, &mut quality, 19.0..60.0, |_| 4.0), [Quality::Showroom]);
    }

    #[test]
    fn between_the_limits_nothing_changes_and_a_hitch_is_forgiven() {
        for (start, steady_ms) in [(Quality::Showroom, 24.0), (Quality::Balanced, 10.0), (Quality::Software, 44.0)] {
            let (mut governor, mut quality) = (Governor::default(), start);
            let changes: Vec<Quality> = (0..3_000)
                .filter_map(|frame| {
                    governor.take(quality, if frame % 9 == 0 { 300.0 } else { steady_ms }, f64::from(frame) * 0.05)
                })
                .collect();
            assert_eq!(changes, [], "{start:?}");
            assert_eq!(watch(&mut governor, &mut quality, 200.0..400.0, |_| 20.0), []);
        }
    }

    #[test]
    fn one_slow_window_is_not_enough_and_changes_keep_their_distance() {
        let mut governor = Governor::default();
        let mut take =
            |frames: u32, ms: f32, now: f64| (0..frames).find_map(|_| governor.take(Quality::Showroom, ms, now));
        assert_eq!(take(60, 40.0, 1.0), None);
        assert_eq!(take(60, 12.0, 2.0), None);
        assert_eq!(take(60, 40.0, 3.0), None);
        assert_eq!(take(60, 40.0, 4.0), Some(Quality::Balanced));
        assert_eq!(take(600, 40.0, 23.0), None, "less than twenty seconds later");
        assert_eq!(take(60, 40.0, 24.5), Some(Quality::Balanced));
    }

    #[test]
    fn a_step_that_did_not_help_may_be_taken_back() {
        let (mut governor, mut quality) = (Governor::default(), Quality::Showroom);
        assert_eq!(watch(&mut governor, &mut quality, 0.0..10.0, |_| 40.0), [Quality::Balanced]);
        assert_eq!(watch(&mut governor, &mut quality, 10.0..16.0, |_| 40.0), []);
        assert_eq!(
            watch(&mut governor, &mut quality, 16.0..60.0, |_| 5.0),
            [Quality::Showroom],
            "something else was busy"
        );
    }

    #[test]
    fn the_ends_of_the_scale_hold() {
        let (mut governor, mut quality) = (Governor::default(), Quality::Software);
        assert_eq!(watch(&mut governor, &mut quality, 0.0..60.0, |_| 200.0), []);
        let (mut governor, mut quality) = (Governor::default(), Quality::Showroom);
        assert_eq!(watch(&mut governor, &mut quality, 0.0..60.0, |_| 2.0), []);
    }
}
