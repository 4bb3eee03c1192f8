//! "Why is it this colour?": rule, formula, values, where each comes from and when, in words.

use jiff::Timestamp;

use crate::{
    park::{MetricSpec, Park, PlaceId, Rule, Total},
    twin::{
        Explanation, Input, NoValue, Origin, Rulebook, Standing, State, coloured_as, explain, explain_no_value, local,
    },
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
    /// `None` where the rule gives the place no colour.
    pub fn new(
        park: &Park,
        words: &Words,
        rulebook: &Rulebook,
        state: &State,
        rule: &str,
        place: &PlaceId,
    ) -> Option<Self> {
        let whose = coloured_as(park, place);
        let mut view = match explain(park, rulebook, state, rule, &whose) {
            Some(found) => Self::of_value(park, words, state, &found),
            None => Self::of_none(park, words, &explain_no_value(park, rulebook, state, rule, &whose)?),
        };
        if whose != *place {
            let name = park.place(&whose).map_or_else(|| whose.to_string(), |of| of.name.get(words.lang()).to_owned());
            view.lines.insert(0, (words.get("why-coloured-as"), name));
        }
        Some(view)
    }

    fn of_value(park: &Park, words: &Words, state: &State, found: &Explanation) -> Self {
        let lang = words.lang();
        let value = words.measured(found.verdict.value, &found.rule.unit);
        let band = found.band.map_or_else(|| words.get("why-no-band"), |band| band.name.get(lang).to_owned());
        let values = [("rule", found.rule.name.get(lang).into()), ("value", value.into()), ("band", band.into())];
        let inputs = &found.verdict.inputs;
        let mut lines = Vec::new();
        if inputs.len() > 1 || inputs.first().is_none_or(|one| one.name != found.rule.value) {
            lines.push(formula_line(words, found.rule));
        }
        lines.extend(inputs.iter().map(|input| line_of(park, words, input)));
        if inputs.iter().any(|input| input.mark.origin == Origin::Simulated) {
            let scenario = found.scenario.map_or(state.scenario.as_str(), |scenario| scenario.name.get(lang));
            lines.push((words.get("why-scenario"), scenario.to_owned()));
        }
        let source = found.rule_source.map(|source| source.name.get(lang).to_owned());
        Self { verdict: words.format("why-verdict", &values), lines, source }
    }

    fn of_none(park: &Park, words: &Words, grey: &NoValue) -> Self {
        let lang = words.lang();
        let inputs = grey.inputs.iter().map(|(name, input)| match input {
            Some(input) => line_of(park, words, input),
            None => (name_of(park, words, name), words.get("origin-missing")),
        });
        let lines = std::iter::once(formula_line(words, grey.rule)).chain(inputs).collect();
        let verdict = words.format("why-no-value", &[("rule", grey.rule.name.get(lang).into())]);
        Self { verdict, lines, source: grey.rule_source.map(|source| source.name.get(lang).to_owned()) }
    }
}

fn formula_line(words: &Words, rule: &Rule) -> (String, String) {
    (words.get("why-formula"), rule.value.clone())
}

fn metric_of<'a>(park: &'a Park, name: &str) -> Option<&'a MetricSpec> {
    park.rules.metrics.iter().find(|metric| metric.id == name)
}

/// A metric's name, or that of what the park itself knows.
fn name_of(park: &Park, words: &Words, name: &str) -> String {
    match (metric_of(park, name), name) {
        (Some(metric), _) => metric.name.get(words.lang()).to_owned(),
        (None, "capacity") => words.get("why-capacity"),
        (None, "occupancy") => words.get("why-occupancy"),
        (None, "racks") => words.get("why-racks"),
        (None, "mean_power") => words.get("why-mean-power"),
        (None, _) => words.get("why-value"),
    }
}

/// What one name of the formula stands for: value, how many places it sums up, origin, time.
fn line_of(park: &Park, words: &Words, input: &Input) -> (String, String) {
    let metric = metric_of(park, &input.name);
    let unit = match (metric, input.name.as_str()) {
        (Some(metric), _) => metric.unit.as_str(),
        (None, "capacity" | "racks") => "count",
        (None, "occupancy") => "/",
        (None, "mean_power") => "W",
        (None, _) => "",
    };
    let value = words.measured(input.value, unit);
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
    (name_of(park, words, &input.name), parts.join(&words.get("why-between")))
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
