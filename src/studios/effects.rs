//! What a production brings to a town: people, hotels, vehicles, spending; estimated from one published case.

use serde::Serialize;

use super::calendar::Calendar;
use crate::park::{Park, ProductionCase};

/// What is known of a production.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Production {
    pub area_m2: f64,
    pub days: u32,
    /// Left out, it follows from the area.
    pub crew: Option<u32>,
}

/// What a production brings, in proportion to the case: hotels and vehicles to the people, rounded up; spending to
/// people times days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effects {
    pub crew: u32,
    pub crew_basis: CrewBasis,
    /// Nights that have to be found in hotels, one for each person and day.
    pub person_days: u64,
    pub hotels: u64,
    pub vehicles: u64,
    /// Rounded to ten thousands.
    pub spending_yuan: u64,
    pub basis: EffectBasis,
    /// Of the rates.
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CrewBasis {
    /// As the production says.
    Given,
    /// As many by area as belong to the building.
    BuildingOccupants,
    /// Nobody says how many.
    Unknown,
}

/// How sure an estimate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectBasis {
    /// In proportion to one published case: an order of magnitude, no forecast.
    OnePublishedCase,
}

/// Spending is told in steps of this, yuan.
const YUAN_STEP: u128 = 10_000;

/// What a production in the calendar's building brings, by a case.
pub fn effects(case: &ProductionCase, park: &Park, calendar: &Calendar, production: &Production) -> Effects {
    let from_area = || Some((crew_for(park, calendar, production.area_m2)?, CrewBasis::BuildingOccupants));
    let given = production.crew.map(|crew| (crew, CrewBasis::Given));
    let (crew, crew_basis) = given.or_else(from_area).unwrap_or((0, CrewBasis::Unknown));
    effects_of(case, crew, crew_basis, production.days)
}

fn effects_of(case: &ProductionCase, crew: u32, crew_basis: CrewBasis, days: u32) -> Effects {
    let by_people = |count: u32| (u64::from(count) * u64::from(crew)).div_ceil(u64::from(case.people.max(1)));
    let person_days = u64::from(crew) * u64::from(days);
    let case_days = u128::from(case.people.max(1)) * u128::from(case.days.max(1));
    let yuan = u128::from(case.spending_yuan) * u128::from(person_days) / case_days;
    let rounded = (yuan + YUAN_STEP / 2) / YUAN_STEP * YUAN_STEP;
    Effects {
        crew,
        crew_basis,
        person_days,
        hotels: by_people(case.hotels),
        vehicles: by_people(case.vehicles),
        spending_yuan: u64::try_from(rounded).unwrap_or(u64::MAX),
        basis: EffectBasis::OnePublishedCase,
        source: case.source.clone(),
    }
}

/// People for an area: those of the building's groups that are no staff, by the area of all its rooms, rounded up.
///
/// `None` where the building has no such people, or the area is no number above 0.
pub fn crew_for(park: &Park, calendar: &Calendar, area_m2: f64) -> Option<u32> {
    let building = park.building(calendar.building.as_str())?;
    let is_staff = |group: &str| park.schedule.groups.get(group).is_some_and(|group| group.staff);
    let people: u64 = building.occupants.iter().filter(|o| !is_staff(&o.group)).map(|o| u64::from(o.count)).sum();
    if people == 0 || !(area_m2.is_finite() && area_m2 > 0.0 && calendar.area_m2 > 0.0) {
        return None;
    }
    // A trace of rounding must not make one person more.
    let crew = (people as f64 * area_m2 / calendar.area_m2 - 1e-9).ceil();
    Some(crew.clamp(1.0, f64::from(u32::MAX)) as u32)
}
