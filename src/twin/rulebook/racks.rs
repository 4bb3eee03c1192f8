//! What rules say of racks: all of ten thousand at once, so that nothing is looked up for each.

use std::ops::Range;

use super::{Ready, Rulebook};
use crate::{
    park::{Measured, MetricSpec, Rule, RuleTarget},
    twin::{column::Column, rules::band_of, state::State, trust::Trust},
};

/// What a rule says of a rack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RackVerdict {
    /// As in a [`Verdict`].
    pub band: Option<usize>,
    pub value: f64,
    pub trust: Trust,
}

/// What a name stands for at every rack.
enum Given<'a> {
    One,
    MeanPower,
    Column(&'a MetricSpec, &'a Column),
}

impl Rulebook {
    /// The rules that racks can be asked for: whose formulas name nothing that racks do not have.
    pub fn rules_of_racks<'a>(&'a self, state: &'a State) -> impl Iterator<Item = &'a Rule> {
        let of_racks = |rule: &Rule| rule.of.is_empty() || rule.of.contains(&RuleTarget::Rack);
        let known = |ready: &&Ready| ready.formula.names().iter().all(|name| self.given(name, state).is_some());
        self.rules.iter().filter(known).map(|ready| &ready.rule).filter(move |rule| of_racks(rule))
    }

    /// Rack by rack: the number of the band that each falls into, and how far that can be trusted.
    pub fn judge_racks(&self, rule: &str, state: &State) -> Vec<Option<(usize, Trust)>> {
        let all = 0..self.points.racks().map_or(0, |racks| racks.len());
        let verdicts = self.judge_part(rule, all, state).into_iter();
        verdicts.map(|verdict| verdict.and_then(|verdict| Some((verdict.band?, verdict.trust)))).collect()
    }

    /// Rack by rack, the value of a rule; none where it has none.
    pub fn values_of_racks(&self, rule: &str, state: &State) -> Vec<Option<f64>> {
        let all = 0..self.points.racks().map_or(0, |racks| racks.len());
        self.judge_part(rule, all, state).into_iter().map(|verdict| verdict.map(|verdict| verdict.value)).collect()
    }

    /// What a rule says of each of some racks, by their numbers.
    pub fn judge_part(&self, rule: &str, racks: Range<usize>, state: &State) -> Vec<Option<RackVerdict>> {
        let Some(ready) = self.rules.iter().find(|ready| ready.rule.id == rule) else { return Vec::new() };
        if !ready.rule.of.is_empty() && !ready.rule.of.contains(&RuleTarget::Rack) {
            return vec![None; racks.len()];
        }
        let now_ms = state.at.as_millisecond();
        // The columns are looked up once, not for each of ten thousand racks.
        let columns: Option<Vec<_>> = ready.formula.names().iter().map(|name| self.given(name, state)).collect();
        let Some(columns) = columns else { return vec![None; racks.len()] };
        let mut given = Vec::with_capacity(columns.len());
        let value = |rack: usize| {
            given.clear();
            let mut trust = Trust::of_all([]);
            for column in &columns {
                let value = match column {
                    Given::One => 1.0,
                    Given::MeanPower => f64::from(*self.mean_power_w.get(rack)?),
                    Given::Column(spec, column) => {
                        trust = Trust::of_all([trust, column.trust(spec, rack, now_ms)]);
                        f64::from(column.value(rack)?)
                    }
                };
                given.push(value);
            }
            let value = ready.formula.value(&given)?;
            Some(RackVerdict { band: band_of(&ready.rule, value).map(|(number, _)| number), value, trust })
        };
        racks.map(value).collect()
    }

    /// What a name of a formula stands for at every rack; `None` for what racks do not have.
    fn given<'a>(&'a self, name: &str, state: &'a State) -> Option<Given<'a>> {
        match name {
            "racks" => Some(Given::One),
            "mean_power" => Some(Given::MeanPower),
            metric => {
                let number = self.points.column_of(metric)?;
                let spec = &self.points.columns().get(number)?.spec;
                (spec.of == Measured::Racks).then_some(Given::Column(spec, state.columns.get(number)?))
            }
        }
    }
}
