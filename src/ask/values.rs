//! How much of a measure a place has, and who says so.

use super::{answer::Moment, question::Measure};
use crate::{
    park::{Measured, Place, PlaceKind, RuleTarget},
    twin::Origin,
};

impl Moment<'_> {
    /// Whether it is measured at racks.
    pub(super) fn is_of_racks(&self, measure: &Measure) -> bool {
        let of_racks = |metric: &str| {
            let points = self.rulebook.points();
            points.column_of(metric).and_then(|n| points.columns().get(n)).is_some_and(|c| c.spec.of == Measured::Racks)
        };
        match measure {
            Measure::Metric(id) => of_racks(id),
            Measure::Rule(id) => self.rulebook.rule(id).is_some_and(|rule| rule.of.contains(&RuleTarget::Rack)),
            _ => false,
        }
    }

    /// A measure of several places that are one.
    pub(super) fn value_of_all(&self, measure: &Measure, places: &[Place]) -> Option<(f64, Origin)> {
        let values = places.iter().map(|place| self.value(measure, place)).collect::<Option<Vec<_>>>()?;
        let origin = values.first()?.1;
        let all = values.iter().map(|(value, _)| *value);
        Some(match measure {
            _ if values.len() == 1 => (all.sum(), origin),
            Measure::Area | Measure::Capacity | Measure::People | Measure::Racks => (all.sum(), origin),
            Measure::Height => (all.fold(f64::INFINITY, f64::min), origin),
            Measure::Storeys | Measure::Metric(_) | Measure::Rule(_) => return None,
        })
    }

    fn value(&self, measure: &Measure, place: &Place) -> Option<(f64, Origin)> {
        let planned = |value: f64| (value, Origin::Planned);
        let building = || self.park.building(place.id.as_str());
        match measure {
            Measure::Area => place.area_m2.map(planned),
            Measure::Height => match building() {
                Some(building) => Some(planned(building.height_m())),
                None => is_room(place.kind).then(|| planned(2.0 * place.half_size_m[1])),
            },
            Measure::Storeys => building().map(|building| planned(building.storeys() as f64)),
            Measure::Racks => {
                let racks: usize = self.rulebook.points().racks_of(&place.id).iter().map(ExactSizeIterator::len).sum();
                (racks > 0 && place.kind != PlaceKind::Rack).then(|| planned(racks as f64))
            }
            Measure::Capacity => {
                let there = self.state.places.get(&place.id)?;
                (there.capacity > 0).then(|| planned(f64::from(there.capacity)))
            }
            Measure::People => {
                let counted = self.state.counted(self.rulebook.points(), &place.id)?;
                Some((counted.value, counted.mark.origin))
            }
            Measure::Metric(id) => {
                let measured = self.rulebook.measured(id, &place.id, self.state)?;
                Some((measured.value, measured.mark.origin))
            }
            Measure::Rule(id) => {
                let verdict = self.rulebook.judge(id, place.kind, &place.id, self.state)?;
                let origin = verdict.inputs.iter().map(|input| input.mark.origin).find(|one| *one != Origin::Planned);
                Some((verdict.value, origin.unwrap_or(Origin::Planned)))
            }
        }
    }
}

pub(super) fn is_room(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Hall | PlaceKind::Room)
}
