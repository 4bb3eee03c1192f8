//! Colours for what buildings of two plans differ by: blue for less, grey for alike, orange for more.

use std::collections::BTreeMap;

use crate::{
    park::PlaceId,
    twin::{Measure, PlanDifferences},
};

/// From the most less to the most more; the middle one is for no difference. Blue and orange are told apart whatever
/// colours an eye sees, and each step from grey is darker than the one before.
pub const DIFFERENCE_COLOURS: [&str; 7] = ["#1d5c9e", "#5a94c8", "#a9c8e2", "#c9c8c4", "#efc592", "#d98c3c", "#a1530f"];

/// Of no difference, among [`DIFFERENCE_COLOURS`].
const ALIKE: usize = 3;

/// Bands of equal width on both sides of zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DifferenceScale {
    /// Width of a band, a round number in the measure's unit; the third one ends where the largest difference is, or
    /// beyond.
    pub step: f64,
}

impl DifferenceScale {
    /// For differences of up to so much either way.
    pub fn up_to(most: f64) -> Self {
        let third = if most.is_finite() { most.abs() / 3.0 } else { 0.0 };
        let mut unit = 0.01;
        // What is counted in hundredths at least ends at some time.
        while unit * 10.0 < third && unit < 1e12 {
            unit *= 10.0;
        }
        let steps = [1.0, 2.0, 3.0, 5.0, 10.0].map(|times| times * unit);
        Self { step: steps.into_iter().find(|step| *step >= third - 1e-9).unwrap_or(third) }
    }

    /// For all buildings of two plans.
    pub fn of(differences: &PlanDifferences, measure: Measure) -> Self {
        let each = differences.buildings.iter().filter(|one| one.stands.after());
        let most = each.map(|one| measure.of_both(&one.figures).difference().abs());
        Self::up_to(most.fold(0.0, f64::max))
    }

    /// Which of [`DIFFERENCE_COLOURS`] a difference has.
    pub fn band(&self, difference: f64) -> usize {
        let size = difference.abs();
        if size.is_nan() || size <= 1e-6 {
            return ALIKE;
        }
        let far = [1.0, 2.0].into_iter().filter(|steps| size > steps * self.step + 1e-9).count() + 1;
        if difference > 0.0 { ALIKE + far } else { ALIKE - far }
    }

    /// Where a band begins and ends, from the least; `None` for no difference.
    pub fn range(&self, band: usize) -> Option<(f64, f64)> {
        let far = band as f64 - ALIKE as f64;
        let (near, end) = ((far.abs() - 1.0) * self.step, far.abs() * self.step);
        match far {
            far if far > 0.0 => Some((near, end)),
            far if far < 0.0 => Some((-end, -near)),
            _ => None,
        }
    }
}

/// What an overlay of differences is called on the command line and in files.
pub fn difference_name(measure: Measure) -> &'static str {
    match measure {
        Measure::Gfa => "difference",
        Measure::Height => "difference-height",
        Measure::People => "difference-people",
        Measure::Power => "difference-power",
    }
}

/// The measure whose overlay has this name; `difference-gfa` is the same as `difference`.
pub fn difference_named(name: &str) -> Option<Measure> {
    let name = if name == "difference-gfa" { "difference" } else { name };
    Measure::ALL.into_iter().find(|measure| difference_name(*measure) == name)
}

/// The colours of all buildings of the second of two plans.
pub fn difference_colours(differences: &PlanDifferences, measure: Measure) -> BTreeMap<PlaceId, &'static str> {
    let scale = DifferenceScale::of(differences, measure);
    let coloured = differences.buildings.iter().filter(|one| one.stands.after()).filter_map(|one| {
        let band = scale.band(measure.of_both(&one.figures).difference());
        Some((one.id.clone(), *DIFFERENCE_COLOURS.get(band)?))
    });
    coloured.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_round_and_lie_alike_about_zero() {
        for (most, step) in [(3200.0, 2000.0), (24_000.0, 10_000.0), (9.0, 3.0), (0.0, 0.01), (5.4, 2.0)] {
            let scale = DifferenceScale::up_to(most);
            assert!((scale.step - step).abs() < 1e-9, "{most}: {scale:?}");
            assert!(scale.band(0.0) == 3 && scale.range(3).is_none());
            for part in 1..=30 {
                let by = most * f64::from(part) / 30.0;
                assert_eq!(scale.band(by) + scale.band(-by), 6, "{by} of {most}");
                let (from, to) = scale.range(scale.band(by)).unwrap_or((by, by));
                assert!(from <= by && by <= to + 1e-9, "{by} is not in {from}–{to}");
            }
        }
        assert_eq!(
            [-6000.0, -2001.0, -2000.0, -1.0, 0.0, 1.0, 2000.0, 5999.0]
                .map(|by| DifferenceScale::up_to(6000.0).band(by)),
            [0, 1, 2, 2, 3, 4, 4, 6]
        );
    }

    #[test]
    fn colours_are_told_apart_and_grow_darker_from_the_middle() {
        let light = |hex: &str| {
            let part = |from: usize| {
                let value = f64::from(u8::from_str_radix(hex.get(from..from + 2).unwrap(), 16).unwrap()) / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
            };
            (0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5), part(5) - part(1))
        };
        let [less @ .., _, _, _, _] = DIFFERENCE_COLOURS.map(light);
        let [_, _, _, _, more @ ..] = DIFFERENCE_COLOURS.map(light);
        let middle = light(DIFFERENCE_COLOURS[ALIKE]).0;
        for (side, sign) in [(less, 1.0), ([more[2], more[1], more[0]], -1.0)] {
            assert!(
                side[0].0 < side[1].0 - 0.1 && side[1].0 < side[2].0 - 0.1 && side[2].0 <= middle + 0.05,
                "{side:?}"
            );
            // More blue than red, or the other way: no eye takes one for the other.
            assert!(side.iter().all(|(_, blue)| blue * sign > 0.05), "{side:?}");
        }
    }
}
