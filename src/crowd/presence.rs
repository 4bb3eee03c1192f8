//! When somebody comes and goes: the groups' expected numbers about a moment, on a grid of time that is the same
//! whatever moment is asked for. So a person's times do not depend on when one looks.

use jiff::Timestamp;

use crate::{
    park::Scenario,
    twin::{HourShares, Simulator},
};

/// From one sample to the next, seconds. Between them a line is drawn; the curves bend less than a hundredth of a person
/// on this length.
const STEP_SECS: f64 = 30.0;

/// The expected numbers of every line from some time before a moment to some time after it.
#[derive(Clone, Debug)]
pub struct Window {
    /// Of the first sample, in steps since 1970.
    first: i64,
    /// Sample by sample, for each line.
    lines: Vec<Vec<f32>>,
    /// How many of those who are in take walks, 0 to 1 of the most.
    walks: Vec<f32>,
}

impl Window {
    /// `reach_secs` before and after the moment.
    pub fn new(
        simulator: &Simulator,
        scenario: &Scenario,
        seed: u64,
        walks: &HourShares,
        at_secs: f64,
        reach_secs: f64,
    ) -> Self {
        let step = |secs: f64| (secs / STEP_SECS).floor() as i64;
        let (first, last) = (step(at_secs - reach_secs), step(at_secs + reach_secs) + 1);
        let count = usize::try_from(last - first + 1).unwrap_or(0);
        let mut lines = vec![Vec::with_capacity(count); simulator.lines().count()];
        let mut shares = Vec::with_capacity(count);
        for number in first..=last {
            let at = Timestamp::from_second(number.saturating_mul(STEP_SECS as i64)).unwrap_or_default();
            for (line, expected) in lines.iter_mut().zip(simulator.expected_at(scenario, seed, at)) {
                line.push(expected as f32);
            }
            shares.push(simulator.share_at(walks, at) as f32);
        }
        Self { first, lines, walks: shares }
    }

    fn place(&self, at_secs: f64) -> (usize, f64) {
        let place = (at_secs / STEP_SECS - self.first as f64).max(0.0);
        (place as usize, place.fract())
    }

    /// How many take walks of those who could, 0 to 1.
    pub fn walks_at(&self, at_secs: f64) -> f64 {
        let (k, share) = self.place(at_secs);
        let value = |k: usize| f64::from(self.walks.get(k).copied().unwrap_or(0.0));
        value(k) + (value(k + 1) - value(k)) * share
    }

    /// The fewest who are expected of a line at any time of a span.
    pub fn least(&self, line: usize, from_secs: f64, to_secs: f64) -> f64 {
        let (from, to) = (self.place(from_secs).0, self.place(to_secs).0 + 1);
        let samples = self.lines.get(line).map_or(&[][..], Vec::as_slice);
        let part = samples.get(from..(to + 1).min(samples.len())).unwrap_or_default();
        f64::from(part.iter().copied().fold(f32::INFINITY, f32::min))
    }

    /// A line's samples, the one before a moment, and how many are expected at it.
    fn expected(&self, line: usize, at_secs: f64) -> Option<(&[f32], usize, f64)> {
        let samples = self.lines.get(line)?;
        let (here, share) = self.place(at_secs);
        let (from, to) = (f64::from(*samples.get(here)?), f64::from(*samples.get(here + 1)?));
        Some((samples, here, from + (to - from) * share))
    }

    /// When the curve is so many samples along, seconds.
    fn secs_at(&self, samples: f64) -> f64 {
        (self.first as f64 + samples) * STEP_SECS
    }

    /// When person `number`, who is there at `at_secs`, came, if that is not longer ago than `within_secs`.
    pub fn came(&self, line: usize, number: u32, at_secs: f64, within_secs: f64) -> Option<f64> {
        let level = f64::from(number) + 0.5;
        let (samples, mut k, now) = self.expected(line, at_secs)?;
        if now < level {
            // Counted, but by less than the line between samples strays from the curve.
            return Some(at_secs);
        }
        let value = |k: usize| samples.get(k).copied().map(f64::from);
        loop {
            let from = value(k)?;
            if from < level {
                let to = value(k + 1)?;
                let crossed = self.secs_at(k as f64 + (level - from) / (to - from));
                return (at_secs - crossed < within_secs).then(|| crossed.min(at_secs));
            }
            if at_secs - self.secs_at(k as f64) > within_secs || k == 0 {
                return None;
            }
            k -= 1;
        }
    }

    /// When person `number`, who is there at `at_secs`, goes, if that is not later than after `within_secs`.
    pub fn goes(&self, line: usize, number: u32, at_secs: f64, within_secs: f64) -> Option<f64> {
        let level = f64::from(number) + 0.5;
        let (samples, here, now) = self.expected(line, at_secs)?;
        if now < level {
            return Some(at_secs);
        }
        let value = |k: usize| samples.get(k).copied().map(f64::from);
        let mut k = here + 1;
        loop {
            let to = value(k)?;
            if to < level {
                let from = value(k - 1)?;
                let crossed = self.secs_at((k - 1) as f64 + (from - level) / (from - to));
                return (crossed - at_secs < within_secs).then(|| crossed.max(at_secs));
            }
            if self.secs_at(k as f64) - at_secs > within_secs {
                return None;
            }
            k += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(values: &[f32]) -> Window {
        Window { first: 0, lines: vec![values.to_vec()], walks: vec![0.0, 1.0] }
    }

    #[test]
    fn people_come_as_the_number_rises_and_go_as_it_falls() {
        let window = window(&[0.0, 3.0, 6.0, 6.0, 3.0, 0.0]);
        // Person 2 comes as 2.5 is passed.
        let came = window.came(0, 2, 70.0, 600.0).unwrap();
        assert!((came - 25.0).abs() < 1e-6, "{came}");
        assert_eq!(window.came(0, 2, 70.0, 40.0), None, "longer ago than is asked");
        let goes = window.goes(0, 2, 70.0, 600.0).unwrap();
        assert!((goes - 125.0).abs() < 1e-6, "{goes}");
        assert_eq!(window.goes(0, 5, 70.0, 5.0), None);
        for at in [60.0, 75.0, 90.0] {
            assert_eq!(window.came(0, 2, at, 600.0).unwrap(), came, "whenever one looks");
        }
        assert_eq!(window.least(0, 31.0, 89.0), 3.0);
        assert!((window.walks_at(15.0) - 0.5).abs() < 1e-9);
    }
}
