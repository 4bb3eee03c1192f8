//! "Why is it this colour?": the walk back from a colour to where it comes from, as data.

use jiff::Timestamp;

use super::{
    rulebook::{Input, Rulebook, Verdict},
    state::State,
};
use crate::park::{Band, Measured, Park, PlaceId, PlaceKind, Rule, Scenario, SourceDoc};

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
    let verdict = rulebook.judge(rule, kind_of(park, rulebook, place)?, place, state)?;
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

/// Why a place has the colour of no value: a rule colours such places, and something that it needs is not known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoValue<'a> {
    pub rule: &'a Rule,
    /// Each name of the formula, and what it stands for as far as that is known.
    pub inputs: Vec<(String, Option<Input>)>,
    pub at: Timestamp,
    pub rule_source: Option<&'a SourceDoc>,
}

/// Why a place is grey. `None` where it is not: it has a colour of its own, or is not measured. Each rack that the rule
/// says nothing of is grey, among its coloured neighbours.
pub fn explain_no_value<'a>(
    park: &'a Park,
    rulebook: &'a Rulebook,
    state: &State,
    rule: &str,
    place: &PlaceId,
) -> Option<NoValue<'a>> {
    let kind = kind_of(park, rulebook, place)?;
    let is_grey = match kind {
        PlaceKind::Rack => rulebook.judge(rule, kind, place, state).is_none(),
        _ => rulebook.is_missing(rule, kind, place, state),
    };
    let inputs = rulebook.inputs(rule, place, state).filter(|_| is_grey)?;
    let rule = rulebook.rule(rule)?;
    Some(NoValue { rule, inputs, at: state.at, rule_source: park.sources.get(&rule.source) })
}

/// Whose colour a place, a floor or a roof shows: a building has one colour, from near and from far.
pub fn coloured_as(park: &Park, id: &PlaceId) -> PlaceId {
    let whole = id.top();
    let is_floor = park.places.get(id).is_some_and(|place| place.kind == PlaceKind::Floor);
    // A roof is no place.
    if is_floor || *id == whole.child("roof") { whole } else { id.clone() }
}

/// A rack, one of ten thousand, is not looked up.
fn kind_of(park: &Park, rulebook: &Rulebook, place: &PlaceId) -> Option<PlaceKind> {
    match rulebook.points().number_of(place) {
        Some((Measured::Racks, _)) => Some(PlaceKind::Rack),
        _ => park.place(place).map(|place| place.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::{Mark, Marks, Origin, Simulator, Standing, Trust, parse_at, sample};

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
        assert_eq!((full.verdict.trust(), full.at), (Trust::Simulated, at));
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
    fn a_grey_rack_says_what_is_missing_and_a_floor_looks_as_its_building() {
        let park = park();
        let simulator = Simulator::new(&park);
        let rulebook = Rulebook::new(&park, simulator.points().clone());
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let mut state = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        let rack = PlaceId::new("tower/DC/R01/01");
        assert!(explain_no_value(&park, &rulebook, &state, "drawn", &rack).is_none(), "it has a value");
        state.columns[simulator.points().column_of("power").unwrap()].values[0] = f32::NAN;
        let grey = explain_no_value(&park, &rulebook, &state, "drawn", &rack).unwrap();
        let known: Vec<_> = grey.inputs.iter().map(|(name, input)| (name.as_str(), input.is_some())).collect();
        assert_eq!(known, [("mean_power", true), ("power", false)]);
        for other in ["tower/DC/R01", "tower", "ring"] {
            assert!(explain_no_value(&park, &rulebook, &state, "drawn", &other.into()).is_none(), "{other}");
        }
        for (id, shown) in [("tower/L2", "tower"), ("tower/roof", "tower"), ("tower/DC", "tower/DC")] {
            assert_eq!(coloured_as(&park, &id.into()), shown.into());
        }
        assert_eq!(coloured_as(&park, &rack), rack);
    }

    #[test]
    fn a_place_from_which_nothing_has_come_is_grey_and_one_that_is_not_measured_is_plain() {
        let park = park();
        let simulator = Simulator::new(&park);
        let (points, rulebook) = (simulator.points(), Rulebook::new(&park, simulator.points().clone()));
        let at = parse_at("2025-06-10T10:00", &park.timezone).unwrap();
        let simulated = simulator.state_at(park.scenario(None).unwrap(), 1, at);
        // Somebody counts, and has spoken of the hall alone, long ago; some racks have spoken, too few of them.
        let mut fed = simulated.clone();
        let mark = |at_ms, origin| Mark { at_ms, origin };
        for (metric, heard) in [("people", points.number_of(&"hall".into()).unwrap().1), ("power", 3)] {
            let column = &mut fed.columns[points.column_of(metric).unwrap()];
            let mut marks = vec![mark(0, Origin::Missing); column.values.len()];
            let value = column.values[heard];
            column.values.iter_mut().for_each(|value| *value = f32::NAN);
            column.values[heard] = value;
            marks[heard] = mark(0, Origin::Measured);
            column.marks = Marks::Each(marks);
        }
        let trust = |state: &State, rule: &str, place: &str| match explain(&park, &rulebook, state, rule, &place.into())
        {
            Some(found) => Some(found.verdict.trust()),
            None => explain_no_value(&park, &rulebook, state, rule, &place.into()).map(|_| Trust::Missing),
        };
        for (rule, place, before, after) in [
            ("full", "tower", Some(Trust::Simulated), Some(Trust::Missing)),
            ("full", "hall", Some(Trust::Simulated), Some(Trust::Stale)),
            ("full", "shed", None, None),
            ("many", "shed", Some(Trust::Simulated), Some(Trust::Missing)),
            ("drawn", "tower/DC", Some(Trust::Simulated), Some(Trust::Missing)),
            ("drawn", "tower", Some(Trust::Simulated), Some(Trust::Missing)),
            ("drawn", "hall", None, None),
        ] {
            assert_eq!(trust(&simulated, rule, place), before, "{rule} of {place}");
            assert_eq!(trust(&fed, rule, place), after, "{rule} of {place}, fed");
        }
        let all = |state, rule| rulebook.trusts(rule, state).into_iter().collect::<Vec<_>>();
        assert_eq!(all(&simulated, "full"), [Trust::Simulated]);
        assert_eq!(all(&fed, "full"), [Trust::Stale, Trust::Missing]);
        assert_eq!(all(&fed, "drawn"), [Trust::Stale, Trust::Missing]);
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
            assert_eq!(seen, Some((alone.band.unwrap(), alone.trust())));
        }
        assert!(rulebook.judge_racks("full", &state).iter().all(Option::is_none), "nobody sits in a rack");
    }
}
