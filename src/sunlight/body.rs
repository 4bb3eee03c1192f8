//! One building as it stood when its shade was worked out last.

use super::{
    bits,
    day::SunSteps,
    facade::{Facade, facade},
    ground::Ground,
    request::Request,
    shade::{Column, Shade},
    solid::{Solid, solids},
};
use crate::park::{Building, PlaceId, Volume, Xz};

#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) id: PlaceId,
    pub(super) usage: String,
    form: Form,
    pub(super) solids: Vec<Solid>,
    pub(super) facade: Facade,
    /// Ground points with this building on them.
    pub(super) under: Vec<bool>,
    pub(super) columns: Vec<Column>,
    /// For each wall the steps in which the sun is before it.
    fronts: Vec<Vec<u64>>,
    /// Volumes that are no solids.
    pub(super) left_out: usize,
}

/// All that a building's shade and points depend on.
#[derive(Clone, Debug, PartialEq)]
struct Form {
    at: Xz,
    turn_deg: f64,
    volumes: Vec<Volume>,
}

impl Body {
    pub(super) fn new(building: &Building, sun: &SunSteps, ground: &Ground, request: &Request) -> Self {
        let with_volumes = solids(building);
        let (facade, columns) = facade(&with_volumes, request.sill_m, request.spacing_m);
        let left_out = building.volumes.len() - with_volumes.len();
        let solids: Vec<Solid> = with_volumes.into_iter().map(|(_, solid)| solid).collect();
        let front = |normal: [f64; 2]| {
            let mut mask = vec![0; sun.words()];
            for (step, [x, _, z]) in sun.directions.iter().enumerate() {
                if normal[0] * x + normal[1] * z > 0.0 {
                    bits::set(&mut mask, step);
                }
            }
            mask
        };
        let fronts = facade.walls.iter().map(|wall| front(wall.normal)).collect();
        let form = Form { at: building.at, turn_deg: building.turn_deg, volumes: building.volumes.clone() };
        let (id, usage) = (building.id.clone(), building.usage.clone());
        Self { id, usage, form, under: ground.under(&solids), solids, facade, columns, fronts, left_out }
    }

    /// Whether it still looks and stands like this.
    pub(super) fn is(&self, building: &Building) -> bool {
        let Form { at, turn_deg, volumes } = &self.form;
        self.id == building.id && *at == building.at && *turn_deg == building.turn_deg && *volumes == building.volumes
    }

    pub(super) fn turn_deg(&self) -> f64 {
        self.form.turn_deg
    }

    /// Works out the hours of the columns that are due.
    pub(super) fn count(&mut self, sun: &SunSteps, shades: &[Shade], due: &[bool], least_steps: u32) {
        let points = self.facade.points.iter().zip(&mut self.facade.hours);
        let mut points = points.peekable();
        let mut lit = vec![0; sun.words()];
        for (number, (column, due)) in self.columns.iter().zip(due).enumerate() {
            if !due {
                points.by_ref().take(column.heights_m.len()).for_each(drop);
                continue;
            }
            let over: Vec<&[u64]> = shades.iter().filter_map(|shade| shade.of(number)).collect();
            for (storey, (point, hours)) in points.by_ref().take(column.heights_m.len()).enumerate() {
                let Some(front) = self.fronts.get(point.wall as usize) else { continue };
                lit.copy_from_slice(front);
                *hours = lit_hours(sun, &mut lit, &over, storey, least_steps);
            }
        }
    }
}

/// The hours that are left of some steps under the shades over one point of a column.
pub(super) fn lit_hours(sun: &SunSteps, lit: &mut [u64], over: &[&[u64]], storey: usize, least_steps: u32) -> f64 {
    let first = storey * lit.len();
    for masks in over {
        for (word, shaded) in lit.iter_mut().zip(masks.get(first..).unwrap_or_default()) {
            *word &= !shaded;
        }
    }
    f64::from(bits::count(lit, least_steps)) * sun.step_minutes / 60.0
}
