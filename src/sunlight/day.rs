//! The day whose sun counts, cut into steps of a minute or two with the sun's place at the middle of each.

use std::ops::Range;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;

use super::true_solar::moment_at;
use crate::{park::Site, twin::Sun};

/// One day and the hours of it that count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// On the park's clocks.
    pub date: Date,
    pub window: Window,
}

/// Hours of a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Between two hours of true solar time, 0 to 24.
    TrueSolar { from_h: f64, to_h: f64 },
    /// From sunrise to sunset.
    WholeDay,
}

/// How long a step is, minutes: each edge of a shadow is then told within half of it. The windows of standards, 6 or 8
/// hours, are counted by the minute; for longer ones two minutes give the picture with half the wait.
const STEP_MINUTES: f64 = 1.0;
const LONG_STEP_MINUTES: f64 = 2.0;
const LONG_WINDOW_H: f64 = 10.0;

/// Below this the sun is not up: sine of its elevation. A shadow would be longer than any site.
const LOWEST_SINE: f64 = 1e-4;

/// A run of steps turns by less than this, so that the sun passes any upright line at most once in it.
const WIDEST_TURN_RAD: f64 = 2.9;

/// The sun's steps while it is up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SunSteps {
    /// Direction to the sun, x east, y up, z south.
    pub(super) directions: Vec<[f64; 3]>,
    /// Way on the ground towards the sun for each metre up, x and z.
    pub(super) leans: Vec<[f64; 2]>,
    pub(super) runs: Vec<Run>,
    pub(super) step_minutes: f64,
    /// The first step's beginning and the last one's end; `None` where the sun does not show.
    pub(super) from_to: Option<(Timestamp, Timestamp)>,
}

/// Steps in which the sun's azimuth turns one way and by less than a straight angle, and its leans are of like length:
/// most buildings are too far for the short ones.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) steps: Range<usize>,
    /// 1 if it turns from east to south, else −1.
    pub(super) turn: f64,
    /// The longest of the leans.
    pub(super) longest_lean: f64,
}

impl SunSteps {
    /// Empty where the sun does not rise in the window, the window is none, or the place is none.
    pub(super) fn new(site: &Site, zone: &TimeZone, day: Day) -> Self {
        let (latitude, longitude) = (site.latitude_deg, site.longitude_deg);
        let (from_h, to_h) = match day.window {
            Window::TrueSolar { from_h, to_h } => (from_h.clamp(0.0, 24.0), to_h.clamp(0.0, 24.0)),
            Window::WholeDay => (0.0, 24.0),
        };
        let step_minutes = if to_h - from_h > LONG_WINDOW_H { LONG_STEP_MINUTES } else { STEP_MINUTES };
        let mut sun = Self { step_minutes, ..Self::default() };
        let moment = |hour: f64| moment_at(longitude, zone, day.date, hour);
        let ends = moment(from_h).zip(moment(to_h)).filter(|(begin, end)| latitude.is_finite() && begin < end);
        let Some((begin, end)) = ends else { return sun };
        let length_s = end.duration_since(begin).as_secs_f64();
        let count = (length_s / (60.0 * step_minutes)).round().max(1.0) as u32;
        let after = |steps: f64| {
            let passed = SignedDuration::try_from_secs_f64(length_s * steps / f64::from(count)).ok()?;
            begin.checked_add(passed).ok()
        };
        for step in (0..count).map(f64::from) {
            let (Some(from), Some(middle), Some(to)) = (after(step), after(step + 0.5), after(step + 1.0)) else {
                continue;
            };
            let direction = Sun::at(latitude, longitude, middle).direction();
            let [x, y, z] = direction;
            if y > LOWEST_SINE {
                sun.directions.push(direction);
                sun.leans.push([x / y, z / y]);
                sun.from_to = Some((sun.from_to.map_or(from, |(first, _)| first), to));
            }
        }
        sun.runs = runs(&sun.leans);
        sun
    }

    /// Words of a mask with a bit for each step.
    pub(super) fn words(&self) -> usize {
        self.leans.len().div_ceil(64)
    }
}

/// Where leans part into those of like length.
const LENGTHS: [f64; 4] = [2.0, 5.0, 15.0, 60.0];

fn runs(leans: &[[f64; 2]]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut turned, mut last) = (0.0, None);
    let class = |long: f64| LENGTHS.iter().filter(|length| long > **length).count();
    for (step, lean) in leans.iter().enumerate() {
        let [x, z] = *lean;
        let long = libm::hypot(x, z);
        let turn = last.map_or(0.0, |[a, b]: [f64; 2]| libm::atan2(a * z - b * x, a * x + b * z));
        last = Some(*lean);
        let goes_on = |run: &&mut Run| {
            let same_way = run.steps.len() == 1 || turn == 0.0 || (turn > 0.0) == (run.turn > 0.0);
            same_way && class(run.longest_lean) == class(long)
        };
        match runs.last_mut().filter(|_| turned + turn.abs() < WIDEST_TURN_RAD).filter(goes_on) {
            Some(run) => {
                if run.steps.len() == 1 && turn < 0.0 {
                    run.turn = -1.0;
                }
                run.steps.end = step + 1;
                run.longest_lean = run.longest_lean.max(long);
                turned += turn.abs();
            }
            None => {
                runs.push(Run { steps: step..step + 1, turn: 1.0, longest_lean: long });
                turned = 0.0;
            }
        }
    }
    runs
}
