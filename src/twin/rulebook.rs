//! A park's rules, ready to be asked of any place at any moment.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{
    column::{Column, Mark, Standing},
    points::Points,
    rules::band_of,
    state::{Origin, State},
    trust::Trust,
};
use crate::park::{Band, Formula, Measured, MetricSpec, Park, PlaceId, PlaceKind, Rule, RuleTarget, Total};

/// All rules of a park whose formulas can be read.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    rules: Vec<Ready>,
    points: Arc<Points>,
    /// Of each rack, in the order of the points: its mean power by layout, W.
    mean_power_w: Vec<f32>,
}

#[derive(Clone, Debug)]
struct Ready {
    rule: Rule,
    formula: Formula,
}

/// What a rule says of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Number of the band in the rule, from 0; `None` for a value above every band.
    pub band: Option<usize>,
    pub value: f64,
    /// That of the least trustworthy of its inputs.
    pub standing: Standing,
    pub inputs: Vec<Input>,
}

/// What a rule says of a rack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RackVerdict {
    /// As in a [`Verdict`].
    pub band: Option<usize>,
    pub value: f64,
    pub trust: Trust,
}

/// One name of a formula, and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub name: String,
    pub value: f64,
    pub mark: Mark,
    pub standing: Standing,
    /// How many places' values it holds, and of how many.
    pub of: (usize, usize),
}

impl Rulebook {
    /// Rules whose formulas cannot be read are left out; `park::check` reports them.
    pub fn new(park: &Park, points: Arc<Points>) -> Self {
        let ready = |rule: &Rule| {
            Some(Ready { rule: rule.clone(), formula: Formula::parse(&rule.value, park.rules.numbers()).ok()? })
        };
        let rules = park.rules.rules.iter().filter_map(ready).collect();
        let mean_power_w = park.halls().flat_map(|hall| {
            let (mean_w, count) =
                hall.racks.map_or((0.0, 0), |(_, layout)| (layout.mean_kw as f32 * 1000.0, layout.count()));
            std::iter::repeat_n(mean_w, count)
        });
        Self { rules, points, mean_power_w: mean_power_w.collect() }
    }

    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|ready| &ready.rule)
    }

    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules().find(|rule| rule.id == id)
    }

    pub fn points(&self) -> &Arc<Points> {
        &self.points
    }

    /// What a rule says of a place; `None` where it says nothing: a place of another kind, or without such values.
    pub fn judge(&self, rule: &str, kind: PlaceKind, place: &PlaceId, state: &State) -> Option<Verdict> {
        let ready = self.rules.iter().find(|ready| ready.rule.id == rule)?;
        let target = RuleTarget::of(kind)?;
        if !ready.rule.of.is_empty() && !ready.rule.of.contains(&target) {
            return None;
        }
        let inputs = ready.formula.names().iter().map(|name| self.input(name, place, state));
        let inputs = inputs.collect::<Option<Vec<_>>>()?;
        let given: Vec<f64> = inputs.iter().map(|input| input.value).collect();
        let value = ready.formula.value(&given)?;
        let standing = inputs.iter().map(|input| input.standing).max().unwrap_or(Standing::Fresh);
        let band = band_of(&ready.rule, value).map(|(number, _)| number);
        Some(Verdict { band, value, standing, inputs })
    }

    /// Whether a rule gives a place no colour for want of a reading: it is asked of such places, and there is a measuring
    /// point from which nothing has come.
    pub fn is_missing(&self, rule: &str, kind: PlaceKind, place: &PlaceId, state: &State) -> bool {
        let Some(ready) = self.rules.iter().find(|ready| ready.rule.id == rule) else { return false };
        let asked = RuleTarget::of(kind).is_some_and(|kind| ready.rule.of.is_empty() || ready.rule.of.contains(&kind));
        let mut missing = false;
        asked
            && ready.formula.names().iter().all(|name| {
                let known = self.input(name, place, state).is_some();
                missing |= !known;
                known || self.is_awaited(name, place, state)
            })
            && missing
    }

    /// Whether what a name of a formula stands for is measured at a place.
    fn is_awaited(&self, name: &str, place: &PlaceId, state: &State) -> bool {
        if name == "occupancy" {
            return state.places.get(place).is_some_and(|there| there.capacity > 0);
        }
        let Some(number) = self.points.column_of(name) else { return false };
        let (Some(known), Some(column)) = (self.points.columns().get(number), state.columns.get(number)) else {
            return false;
        };
        match self.points.number_of(place) {
            Some((of, number)) if of == known.spec.of => column.is_awaited(number),
            _ => {
                let first = self.points.racks_of(place).first().map(|part| part.start);
                let totalled = known.spec.of == Measured::Racks && known.spec.total != Total::None;
                totalled && first.is_some_and(|first| column.is_awaited(first))
            }
        }
    }

    /// What is to be trusted how far, of all that a rule's formula speaks of at a time.
    pub fn trusts(&self, rule: &str, state: &State) -> BTreeSet<Trust> {
        let names = self.rules.iter().find(|ready| ready.rule.id == rule).map(|ready| ready.formula.names());
        let columns: BTreeSet<usize> = names
            .into_iter()
            .flatten()
            .filter_map(|name| self.points.column_of(if name == "occupancy" { self.points.people()? } else { name }))
            .collect();
        let now_ms = state.at.as_millisecond();
        let of_column = |number: usize| {
            let (spec, column) = (&self.points.columns().get(number)?.spec, state.columns.get(number)?);
            Some((0..column.values.len()).filter_map(move |at| {
                // What the simulator leaves out is not there.
                let is_there = column.value(at).is_some() || column.is_awaited(at);
                is_there.then(|| column.trust(spec, at, now_ms))
            }))
        };
        columns.into_iter().filter_map(of_column).flatten().collect()
    }

    /// Each name of a rule's formula, and what it stands for at a place as far as that is known; `None` for no rule.
    pub fn inputs(&self, rule: &str, place: &PlaceId, state: &State) -> Option<Vec<(String, Option<Input>)>> {
        let ready = self.rules.iter().find(|ready| ready.rule.id == rule)?;
        let named = |name: &String| (name.clone(), self.input(name, place, state));
        Some(ready.formula.names().iter().map(named).collect())
    }

    /// What a name of a formula stands for at a place.
    fn input(&self, name: &str, place: &PlaceId, state: &State) -> Option<Input> {
        // The park's own files say so.
        let mark = Mark { at_ms: state.at.as_millisecond(), origin: Origin::Planned };
        let whole = |value: f64| Input { name: name.to_owned(), value, mark, standing: Standing::Fresh, of: (1, 1) };
        match name {
            "capacity" => state.places.get(place).map(|there| whole(f64::from(there.capacity))),
            "occupancy" => {
                let capacity = state.places.get(place).map(|there| there.capacity).filter(|capacity| *capacity > 0)?;
                let counted = state.counted(&self.points, place)?;
                let value = counted.value / f64::from(capacity);
                Some(Input { mark: counted.mark, standing: counted.standing, ..whole(value) })
            }
            "racks" => Some(self.racks(place)).filter(|racks| !racks.is_empty()).map(|racks| whole(racks.len() as f64)),
            "mean_power" => {
                let racks = self.racks(place);
                let sum = racks.iter().filter_map(|rack| self.mean_power_w.get(*rack)).map(|w| f64::from(*w)).sum();
                (!racks.is_empty()).then(|| whole(sum))
            }
            metric => self.measured(metric, place, state),
        }
    }

    /// A metric at a place: its own reading, or what its racks' readings come to; `None` where too few are known.
    pub fn measured(&self, metric: &str, place: &PlaceId, state: &State) -> Option<Input> {
        let number = self.points.column_of(metric)?;
        let (spec, column) = (&self.points.columns().get(number)?.spec, state.columns.get(number)?);
        let now_ms = state.at.as_millisecond();
        let input = |value, mark, standing, of| Input { name: metric.to_owned(), value, mark, standing, of };
        if let Some((_, number)) = self.points.number_of(place).filter(|(of, _)| *of == spec.of) {
            let value = column.at(spec, number, now_ms)?;
            return Some(input(value.value, value.mark, value.standing, (1, 1)));
        }
        if spec.of != Measured::Racks {
            return None;
        }
        let parts = self.points.racks_of(place);
        let (value, known) = column.total(spec.total, &parts)?;
        // One rack does not speak for its hall.
        if 2 * known < parts.iter().map(ExactSizeIterator::len).sum() {
            return None;
        }
        let racks = || parts.iter().flat_map(|part| part.clone());
        // As old as its oldest part, and as little to be trusted as its worst; racks that are not there do not count.
        let marks = racks().filter(|rack| column.value(*rack).is_some()).filter_map(|rack| column.mark(rack));
        let mark = marks.min_by_key(|mark| mark.at_ms)?;
        let stale = racks().any(|rack| column.standing(spec, rack, now_ms) == Standing::Stale);
        let standing = if stale { Standing::Stale } else { Standing::Fresh };
        Some(input(value, mark, standing, (known, racks().count())))
    }

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

    fn racks(&self, place: &PlaceId) -> Vec<usize> {
        self.points.racks_of(place).into_iter().flatten().collect()
    }
}

/// What a name stands for at every rack.
enum Given<'a> {
    One,
    MeanPower,
    Column(&'a MetricSpec, &'a Column),
}

impl Verdict {
    /// The band, of the rule that gave the verdict.
    pub fn band_in<'a>(&self, rule: &'a Rule) -> Option<&'a Band> {
        rule.bands.get(self.band?)
    }

    /// How far its inputs can be trusted.
    pub fn trust(&self) -> Trust {
        Trust::of_all(self.inputs.iter().map(|input| Trust::of(input.mark.origin, input.standing)))
    }
}
