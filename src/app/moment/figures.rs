//! The values that were read at a moment, with whoever says so: for people who open the file without the program.

use serde::{Deserialize, Serialize};

use crate::{
    app::metrics_at,
    park::{Park, PlaceId, Total},
    twin::{Column, Points, Rulebook, State},
};

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MomentFigure {
    pub place: PlaceId,
    /// The metric's id.
    pub metric: String,
    pub value: f64,
    /// As SenML writes it.
    pub unit: String,
    /// `simulated`, `measured`, `recorded`, `planned`.
    pub says: String,
}

/// Of the selected place, or else of each building whose people are known.
pub(super) fn figures(
    park: &Park,
    rulebook: &Rulebook,
    state: &State,
    selection: Option<&PlaceId>,
) -> Vec<MomentFigure> {
    match selection {
        Some(place) => metrics_at(park, rulebook, place)
            .into_iter()
            .filter_map(|spec| figure(rulebook.points(), state, place, &spec.id))
            .collect(),
        None => {
            let people = rulebook.points().people().map(str::to_owned);
            let buildings = park.buildings.iter().map(|building| &building.id);
            buildings.filter_map(|id| figure(rulebook.points(), state, id, people.as_deref()?)).collect()
        }
    }
}

fn figure(points: &Points, state: &State, place: &PlaceId, metric: &str) -> Option<MomentFigure> {
    let at = points.column_of(metric)?;
    let (of, column) = (points.columns().get(at)?, state.columns.get(at)?);
    let own = of.places.iter().position(|known| known == place);
    let (value, says) = match own {
        Some(number) => (f64::from(column.value(number)?), column.mark(number)?.origin),
        None => total(points, column, place, of.spec.total)?,
    };
    Some(MomentFigure {
        place: place.clone(),
        metric: metric.to_owned(),
        value,
        unit: of.spec.unit.clone(),
        says: format!("{says:?}").to_lowercase(),
    })
}

fn total(points: &Points, column: &Column, place: &PlaceId, how: Total) -> Option<(f64, crate::twin::Origin)> {
    let parts = points.racks_of(place);
    let first = parts.first()?.start;
    let (value, _) = column.total(how, &parts)?;
    Some((value, column.mark(first)?.origin))
}
