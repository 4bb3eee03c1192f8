//! "Why is it this colour?": the walk back from a colour to where it comes from, as data.

use jiff::Timestamp;

use super::{
    rulebook::{Rulebook, Verdict},
    state::State,
};
use crate::park::{Band, MetricSpec, Park, PlaceId, Rule, Scenario, SourceDoc};

/// Colour → rule → band → formula → values → where each comes from → time.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation<'a> {
    pub rule: &'a Rule,
    /// Gives the colour; `None` for a value above every band.
    pub band: Option<&'a Band>,
    pub verdict: Verdict,
    pub scenario: Option<&'a Scenario>,
    pub at: Timestamp,
    /// Who says that these bands have these colours.
    pub rule_source: Option<&'a SourceDoc>,
}

/// Why `place` has the colour that the rule `rule` gives it.
///
/// `None` where it gives none: an unknown rule, a place that it is not asked of, a place without such values.
pub fn explain<'a>(
    park: &'a Park,
    rulebook: &'a Rulebook,
    state: &State,
    rule: &str,
    place: &PlaceId,
) -> Option<Explanation<'a>> {
    let verdict = rulebook.judge(rule, park.place(place)?.kind, place, state)?;
    let rule = rulebook.rule(rule)?;
    Some(Explanation {
        band: verdict.band_in(rule),
        rule,
        verdict,
        scenario: park.scenarios.get(&state.scenario),
        at: state.at,
        rule_source: park.sources.get(&rule.source),
    })
}

impl Explanation<'_> {
    /// The metric that a name of the formula stands for; `None` for what the park itself knows.
    pub fn metric<'a>(&self, park: &'a Park, name: &str) -> Option<&'a MetricSpec> {
        park.rules.metrics.iter().find(|metric| metric.id == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{Origin, Simulator, Standing, parse_at, sample};

    fn park() -> Park {
        let mut park = sample::park_with_racks();
        let band = |below, colour: &str| Band { below, name: Default::default(), colour: colour.into(), alarm: None };
        let bands = vec![band(Some(0.5), "#00ff00"), band(None, "#ff0000")];
        let rule = |id: &str, value: &str| Rule { bands: bands.clone(), ..sample::rule(id, value) };
        park.rules.rules = vec![rule("full", "occupancy"), rule("many", "people"), rule("drawn", "power / mean_power")];
        park
    }

    #[test]
    fn a_colour_walks_back_to_readings_and_time() {
        let park = park();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let why = |rule: &str, place: &str| explain(&park, &rulebook, &state, rule, &place.into());

        let full = why("full", "tower").unwrap();
        assert_eq!((full.verdict.band, full.band.unwrap().colour.as_str()), (Some(1), "#ff0000"));
        assert_eq!(full.verdict.value, f64::from(state.places["tower"].people) / 891.0);
        assert_eq!((full.verdict.origin(), full.at), (Origin::Simulated, at));
        assert_eq!(full.scenario.map(|scenario| scenario.id.as_str()), Some("full"));
        assert!(why("full", "shed").is_none(), "no capacity, no occupancy");
        assert!(why("many", "shed").is_some(), "nobody is a number");
        assert!(why("gone", "tower").is_none());
        assert!(why("full", "ring").is_none());

        // A rack, its row, its hall and the building: the same rule, over more and more readings.
        for (place, racks) in [("tower/DC/R01/03", 1), ("tower/DC/R01", 20), ("tower/DC", 40), ("tower", 40)] {
            let drawn = why("drawn", place).unwrap_or_else(|| panic!("{place}"));
            let power = drawn.verdict.inputs.iter().find(|input| input.name == "power").unwrap();
            assert_eq!(power.of, (racks, racks), "{place}");
            assert_eq!(power.standing, Standing::Fresh);
            assert!((0.4..1.4).contains(&drawn.verdict.value), "{place}: {}", drawn.verdict.value);
            assert_eq!(drawn.metric(&park, "power").unwrap().unit, "W");
            assert!(drawn.metric(&park, "mean_power").is_none());
        }
        assert!(why("drawn", "hall").is_none(), "no racks there");
    }

    #[test]
    fn a_few_racks_do_not_speak_for_a_hall() {
        let park = park();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let full = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let power = simulator.points().column_of("power").unwrap();
        for (known, speaks) in [(40, true), (20, true), (19, false), (1, false)] {
            let mut state = full.clone();
            state.columns[power].values.iter_mut().skip(known).for_each(|value| *value = f32::NAN);
            let hall = explain(&park, &rulebook, &state, "drawn", &"tower/DC".into());
            assert_eq!(hall.is_some(), speaks, "{known} of 40");
            assert!(explain(&park, &rulebook, &state, "drawn", &"tower/DC/R01/01".into()).is_some());
        }
    }

    #[test]
    fn all_racks_at_once_are_judged_as_each_alone() {
        let park = park();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let state = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let all = rulebook.judge_racks("drawn", &state);
        assert_eq!(all.len(), 40);
        for (rack, seen) in simulator.points().racks().unwrap().iter().zip(all) {
            let alone = explain(&park, &rulebook, &state, "drawn", rack).unwrap().verdict;
            assert_eq!(seen, Some((alone.band.unwrap(), alone.standing)));
        }
        assert!(rulebook.judge_racks("full", &state).iter().all(Option::is_none), "nobody sits in a rack");
    }
}
