//! Rules → bands: which colour a value gets.

use super::state::PlaceState;
use crate::park::{Band, Metric, Rule};

/// The band that a value falls into, and its number from 0; `None` for no number, or one above every band.
///
/// A band holds the values below its end: the end itself belongs to the next one.
pub fn band_of(rule: &Rule, value: f64) -> Option<(usize, &Band)> {
    if value.is_nan() {
        return None;
    }
    rule.bands.iter().enumerate().find(|(_, band)| band.below.is_none_or(|end| value < end))
}

/// A place's value of a metric; `None` where it has none, as the occupancy of a place for nobody.
pub fn metric_of(metric: Metric, place: &PlaceState) -> Option<f64> {
    match metric {
        Metric::Occupancy => place.occupancy(),
        Metric::People => Some(f64::from(place.people)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(ends: &[Option<f64>]) -> Rule {
        let band = |below: &Option<f64>| Band { below: *below, name: Default::default(), colour: String::new() };
        let bands = ends.iter().map(band).collect();
        Rule { id: "r".into(), name: Default::default(), metric: Metric::Occupancy, source: String::new(), bands }
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
    fn metrics_of_a_place() {
        let place = PlaceState { people: 30, capacity: 40, ..Default::default() };
        assert_eq!(metric_of(Metric::People, &place), Some(30.0));
        assert_eq!(metric_of(Metric::Occupancy, &place), Some(0.75));
        assert_eq!(metric_of(Metric::Occupancy, &PlaceState::default()), None);
    }
}
