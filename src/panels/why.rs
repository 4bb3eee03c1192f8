//! "Why is it this colour?": rule, formula, values, where each comes from and when, in words.

use jiff::Timestamp;

use crate::{
    park::{Park, PlaceId, Total},
    twin::{Explanation, Input, Origin, Rulebook, Standing, State, explain, local},
    words::Words,
};

/// The walk back from a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyView {
    /// `Temperature at the inlet: 27.4 °C, "warm"`.
    pub verdict: String,
    /// Formula and, one by one, what its names stand for, where from and when: name and value.
    pub lines: Vec<(String, String)>,
    /// Who says that these values have these colours.
    pub source: Option<String>,
}

impl WhyView {
    /// `None` where the rule says nothing of the place.
    pub fn new(
        park: &Park,
        words: &Words,
        rulebook: &Rulebook,
        state: &State,
        rule: &str,
        place: &PlaceId,
    ) -> Option<Self> {
        let found = explain(park, rulebook, state, rule, place)?;
        let lang = words.lang();
        let value = words.measured(found.verdict.value, &found.rule.unit);
        let band = found.band.map_or_else(|| words.get("why-no-band"), |band| band.name.get(lang).to_owned());
        let values = [("rule", found.rule.name.get(lang).into()), ("value", value.into()), ("band", band.into())];
        let mut lines = Vec::new();
        if found.verdict.inputs.len() > 1 || found.verdict.inputs.first().is_none_or(|one| one.name != found.rule.value)
        {
            lines.push((words.get("why-formula"), found.rule.value.clone()));
        }
        lines.extend(found.verdict.inputs.iter().map(|input| line_of(park, words, &found, input)));
        if found.verdict.inputs.iter().any(|input| input.mark.origin == Origin::Simulated) {
            let scenario = found.scenario.map_or(state.scenario.as_str(), |scenario| scenario.name.get(lang));
            lines.push((words.get("why-scenario"), scenario.to_owned()));
        }
        Some(Self {
            verdict: words.format("why-verdict", &values),
            lines,
            source: found.rule_source.map(|source| source.name.get(lang).to_owned()),
        })
    }
}

/// What one name of the formula stands for: value, how many places it sums up, origin, time.
fn line_of(park: &Park, words: &Words, found: &Explanation, input: &Input) -> (String, String) {
    let metric = found.metric(park, &input.name);
    let given = match input.name.as_str() {
        "capacity" => ("why-capacity", "count"),
        "occupancy" => ("why-occupancy", "/"),
        "racks" => ("why-racks", "count"),
        "mean_power" => ("why-mean-power", "W"),
        _ => ("why-value", ""),
    };
    let name = metric.map_or_else(|| words.get(given.0), |metric| metric.name.get(words.lang()).to_owned());
    let value = words.measured(input.value, metric.map_or(given.1, |metric| metric.unit.as_str()));
    let mut parts = vec![value];
    let (known, of) = input.of;
    if of > 1 {
        let how = match metric.map(|metric| metric.total) {
            Some(Total::Mean) => "why-mean-of",
            Some(Total::Max) => "why-most-of",
            _ => "why-sum-of",
        };
        parts.push(words.format(how, &[("known", known.into()), ("of", of.into()), ("missing", (of - known).into())]));
    }
    parts.push(origin_word(words, input.mark.origin));
    if let Some(standing) = standing_word(words, input.standing) {
        parts.push(standing);
    }
    if let Ok(at) = Timestamp::from_millisecond(input.mark.at_ms) {
        parts.push(words.moment(local(at, &park.timezone).datetime()));
    }
    (name, parts.join(&words.get("why-between")))
}

/// The word for where a value comes from.
pub fn origin_word(words: &Words, origin: Origin) -> String {
    words.get(match origin {
        Origin::Simulated => "origin-simulated",
        Origin::Measured => "origin-measured",
        Origin::Recorded => "origin-recorded",
        Origin::Planned => "origin-planned",
        Origin::Missing => "origin-missing",
    })
}

/// The word for a value that is not as fresh as it should be.
pub fn standing_word(words: &Words, standing: Standing) -> Option<String> {
    match standing {
        Standing::Fresh => None,
        Standing::Stale => Some(words.get("standing-stale")),
        Standing::Missing => Some(words.get("standing-missing")),
    }
}
