//! Rules → bands: which colour a value gets.

use crate::park::{Band, Rule};

/// The band that a value falls into, and its number from 0; `None` for no number, or one above every band.
///
/// A band holds the values below its end: the end itself belongs to the next one.
pub fn band_of(rule: &Rule, value: f64) -> Option<(usize, &Band)> {
    if value.is_nan() {
        return None;
    }
    rule.bands.iter().enumerate().find(|(_, band)| band.below.is_none_or(|end| value < end))
}

/// The like for a value that was in band `before`: it has left a band for a lower one only where it has fallen below the
/// band's lower end by the rule's hysteresis.
pub fn band_after(rule: &Rule, before: Option<usize>, value: f64) -> Option<usize> {
    let (now, _) = band_of(rule, value)?;
    let held = before.filter(|before| now < *before && rule.hysteresis > 0.0);
    let Some(held) = held else { return Some(now) };
    // As if the value were higher by the hysteresis, but no higher than it was.
    Some(band_of(rule, value + rule.hysteresis).map_or(held, |(number, _)| number.min(held)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::sample;

    fn rule(ends: &[Option<f64>]) -> Rule {
        let band =
            |below: &Option<f64>| Band { below: *below, name: Default::default(), colour: String::new(), alarm: None };
        let bands = ends.iter().map(band).collect();
        Rule { bands, ..sample::rule("r", "occupancy") }
    }

    #[test]
    fn a_band_ends_below_its_end() {
        let rule = rule(&[Some(0.3), Some(0.7), None]);
        let band = |value| band_of(&rule, value).map(|(number, _)| number);
        assert_eq!(band(0.0), Some(0));
        assert_eq!(band(0.299), Some(0));
        assert_eq!(band(0.3), Some(1));
        assert_eq!(band(0.7), Some(2));
        assert_eq!(band(99.0), Some(2));
        assert_eq!(band(f64::NAN), None);
    }

    #[test]
    fn a_value_above_a_closed_last_band_has_none() {
        assert!(band_of(&rule(&[Some(0.3)]), 0.5).is_none());
        assert!(band_of(&rule(&[]), 0.5).is_none());
    }

    #[test]
    fn a_value_that_wavers_about_an_end_keeps_its_band() {
        let rule = Rule { hysteresis: 0.05, ..rule(&[Some(0.3), Some(0.7), None]) };
        let mut band = None;
        let mut after = |value| {
            band = band_after(&rule, band, value);
            band
        };
        assert_eq!(after(0.69), Some(1));
        assert_eq!(after(0.71), Some(2), "up at once");
        assert_eq!(after(0.66), Some(2), "not yet down");
        assert_eq!(after(0.64), Some(1));
        assert_eq!(after(0.9), Some(2));
        assert_eq!(after(0.1), Some(0), "a long way down is down");
        assert_eq!(after(f64::NAN), None);
    }
}
