//! The hours of a park held against a limit, for planners and for `--json`.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    day::Window,
    ground::Ground,
    request::Limit,
    summary_building::{BuildingSummary, of_building},
    sunlight::Sunlight,
};
use crate::twin::format_local;

/// Sunlight of the whole park. Hours are of sun, `share` is 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    pub date: Date,
    pub window: Window,
    /// When the sun first and last shows in the window, on the park's clocks, ISO 8601; `None` if it does not.
    pub sun_from: Option<String>,
    pub sun_to: Option<String>,
    /// The most that any point could get.
    pub most_h: f64,
    pub step_minutes: f64,
    pub least_span_minutes: f64,
    pub sill_m: f64,
    pub spacing_m: f64,
    /// What dwellings should get.
    pub limit_h: f64,
    /// Whether all dwellings that can be told about get it; `None` without any.
    pub passes: Option<bool>,
    /// Of the buildings whose use is a dwelling, in the park's order.
    pub dwellings: Vec<BuildingSummary>,
    pub ground: GroundSummary,
    /// Volumes of standing buildings that are no solids and were left out.
    pub left_out_volumes: usize,
}

/// Of the open ground within the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct GroundSummary {
    pub points: usize,
    pub area_m2: f64,
    /// `None` where there is no open ground.
    pub mean_h: Option<f64>,
    pub limit_h: f64,
    /// Ground that gets the limit or more.
    pub area_at_least_m2: f64,
    /// Its part of the open ground.
    pub share_at_least: Option<f64>,
}

/// So little is no shortfall, hours.
const NOTHING_H: f64 = 1e-9;

impl Sunlight {
    pub fn summary(&self, limit: &Limit) -> Summary {
        let is_dwelling = |usage: &String| limit.uses.contains(usage);
        let dwellings: Vec<BuildingSummary> = self
            .bodies()
            .iter()
            .filter(|body| is_dwelling(&body.usage))
            .map(|body| of_building(&body.id, body.turn_deg(), &body.facade, limit.hours))
            .collect();
        let told: Vec<bool> = dwellings.iter().filter_map(|dwelling| dwelling.passes).collect();
        let request = self.request();
        let (sun_from, sun_to) = self
            .from_to()
            .map(|(from, to)| (format_local(from, self.timezone()), format_local(to, self.timezone())))
            .unzip();
        Summary {
            date: request.day.date,
            window: request.day.window,
            sun_from,
            sun_to,
            most_h: self.most_hours(),
            step_minutes: self.step_minutes(),
            least_span_minutes: request.least_span_minutes,
            sill_m: request.sill_m,
            spacing_m: request.spacing_m,
            limit_h: limit.hours,
            passes: (!told.is_empty()).then(|| told.iter().all(|passes| *passes)),
            dwellings,
            ground: of_ground(self.ground(), limit.ground_hours),
            left_out_volumes: self.bodies().iter().map(|body| body.left_out).sum(),
        }
    }
}

fn of_ground(ground: &Ground, limit_h: f64) -> GroundSummary {
    let (mut points, mut enough, mut sum_h) = (0, 0, 0.0);
    for hours in ground.points.iter().filter_map(|point| point.hours) {
        points += 1;
        sum_h += hours;
        enough += usize::from(is_enough(hours, limit_h));
    }
    let of_points = |value: f64| (points > 0).then(|| value / points as f64);
    GroundSummary {
        points,
        area_m2: points as f64 * ground.cell_m2(),
        mean_h: of_points(sum_h),
        limit_h,
        area_at_least_m2: enough as f64 * ground.cell_m2(),
        share_at_least: of_points(enough as f64),
    }
}

pub(super) fn is_enough(hours: f64, limit_h: f64) -> bool {
    hours >= limit_h - NOTHING_H
}
