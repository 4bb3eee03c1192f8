//! "Why is it this colour?": the walk back from a colour to where it comes from, as data.

use jiff::Timestamp;

use super::{
    rules::{band_of, metric_of},
    state::{Origin, PlaceState, State},
};
use crate::park::{Band, Park, PlaceId, Rule, Scenario, SourceDoc};

/// Colour → rule → band → value → people and capacity → origin → time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explanation<'a> {
    pub rule: &'a Rule,
    /// Number of the band in the rule, from 0.
    pub band_number: usize,
    /// Gives the colour.
    pub band: &'a Band,
    /// Of the rule's metric.
    pub value: f64,
    /// People and capacity, from which the value follows.
    pub place: &'a PlaceState,
    /// Where the people come from.
    pub origin: Origin,
    pub scenario: Option<&'a Scenario>,
    pub at: Timestamp,
    /// Who says that these bands have these colours.
    pub rule_source: Option<&'a SourceDoc>,
}

/// Why `place` has the colour that the rule `rule` gives it.
///
/// `None` where it gives none: an unknown rule, a place without people, a metric without a value.
pub fn explain<'a>(park: &'a Park, state: &'a State, rule: &str, place: &PlaceId) -> Option<Explanation<'a>> {
    let rule = park.rules.rules.iter().find(|candidate| candidate.id == rule)?;
    let place = state.places.get(place)?;
    let value = metric_of(rule.metric, place)?;
    let (band_number, band) = band_of(rule, value)?;
    Some(Explanation {
        rule,
        band_number,
        band,
        value,
        place,
        origin: state.origin,
        scenario: park.scenarios.get(&state.scenario),
        at: state.at,
        rule_source: park.sources.get(&rule.source),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        park::{Metric, Rules},
        twin::{parse_at, sample, simulate},
    };

    #[test]
    fn a_colour_walks_back_to_people_and_time() {
        let mut park = sample::park();
        let band = |below, colour: &str| Band { below, name: Default::default(), colour: colour.into() };
        let bands = vec![band(Some(0.5), "#00ff00"), band(None, "#ff0000")];
        let rule = |id: &str, metric| Rule {
            id: id.into(),
            name: Default::default(),
            metric,
            source: "none".into(),
            bands: bands.clone(),
        };
        park.rules =
            Rules { rules: vec![rule("full", Metric::Occupancy), rule("many", Metric::People)], ..Rules::default() };
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = simulate(&park, park.scenario(None).unwrap(), 1, at);
        let why = explain(&park, &state, "full", &"tower".into()).unwrap();
        assert_eq!((why.band_number, why.band.colour.as_str()), (1, "#ff0000"));
        assert_eq!(why.value, f64::from(why.place.people) / 891.0);
        assert_eq!((why.origin, why.at), (Origin::Simulated, at));
        assert_eq!(why.scenario.map(|scenario| scenario.id.as_str()), Some("full"));
        assert!(explain(&park, &state, "full", &"shed".into()).is_none(), "no capacity, no occupancy");
        assert!(explain(&park, &state, "many", &"shed".into()).is_some(), "nobody is a number");
        assert!(explain(&park, &state, "gone", &"tower".into()).is_none());
        assert!(explain(&park, &state, "full", &"ring".into()).is_none());
    }
}
