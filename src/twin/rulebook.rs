//! A park's rules, ready to be asked of any place at any moment.

mod missing;
mod racks;

use std::sync::Arc;

use super::{
    column::{Mark, Standing},
    points::Points,
    rules::band_of,
    state::{Origin, State},
    trust::Trust,
};
use crate::park::{Band, Formula, Measured, Park, PlaceId, PlaceKind, Rule, RuleTarget};

pub use racks::RackVerdict;

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

    fn racks(&self, place: &PlaceId) -> Vec<usize> {
        self.points.racks_of(place).into_iter().flatten().collect()
    }
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
