//! Hours of sun on ground and façades, worked out while somebody looks at them, in every frame those of the park then.

use bevy::{app::prelude::*, ecs::prelude::*};
use jiff::civil::Date;

use super::{AppSystems, Clock, OpenPark, Overlay, Shown, clock::advance_clock};
use crate::{
    park::{Building, Park, REFERENCE_YEAR, SunlightDay},
    sunlight::{Day, Limit, Request, Summary, Sunlight, Window, great_cold},
    twin::{local, time_zone},
};

/// Whose day's sun is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SunDay {
    /// The day of the rule for dwellings, within its hours: 大寒日 where a park says none.
    #[default]
    OfRule,
    /// The clock's day, from sunrise to sunset.
    OfClock,
}

/// Empty while nobody looks.
#[derive(Resource, Clone, Debug, Default)]
pub struct SunHours {
    sunlight: Option<Sunlight>,
    summary: Option<Summary>,
    request: Option<Request>,
    /// Another number for each change.
    revision: u64,
}

impl SunHours {
    pub fn sunlight(&self) -> Option<&Sunlight> {
        self.sunlight.as_ref()
    }

    pub fn summary(&self) -> Option<&Summary> {
        self.summary.as_ref()
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }
}

/// Hours at which a band ends. Two hours are what dwellings must get: there cold colours turn to warm ones.
pub const SUN_BANDS_H: [f64; 6] = [1.0, 2.0, 3.0, 4.0, 6.0, 8.0];
/// From the least to the most sun.
pub const SUN_COLOURS: [&str; 7] = ["#4a5fa5", "#9ab4dd", "#fbf0c6", "#f7d996", "#f0b96c", "#e08f54", "#c8603f"];

/// The band of so many hours.
pub fn sun_band(hours: f64) -> usize {
    // What rounding took is no shade.
    SUN_BANDS_H.iter().filter(|end| hours >= **end - 1e-9).count()
}

/// The day of a park's rule, with the hours of it that count.
pub fn sun_request(park: &Park, day: SunDay, clock_date: Date) -> Request {
    let of_rule = || {
        let zone = time_zone(&park.timezone).ok()?;
        match park.planning.sunlight.as_ref().map(|rule| rule.day).unwrap_or(SunlightDay::GreatCold) {
            SunlightDay::GreatCold => great_cold(REFERENCE_YEAR, &zone),
            SunlightDay::On(month, day) => Date::new(REFERENCE_YEAR, month, day).ok(),
        }
    };
    let rule = park.planning.sunlight.as_ref();
    let day = match day {
        SunDay::OfRule => {
            let (from_h, to_h) = rule.map_or((8.0, 16.0), |rule| (rule.from_h, rule.to_h));
            Day { date: of_rule().unwrap_or(clock_date), window: Window::TrueSolar { from_h, to_h } }
        }
        SunDay::OfClock => Day { date: clock_date, window: Window::WholeDay },
    };
    let request = Request::new(day);
    Request { sill_m: rule.map_or(request.sill_m, |rule| rule.sill_m), ..request }
}

/// What dwellings must get; nothing is asked where a park has no rule.
pub fn sun_limit(park: &Park) -> Limit {
    match &park.planning.sunlight {
        Some(rule) => Limit { uses: rule.dwellings.clone(), hours: rule.hours, ground_hours: rule.hours },
        None => Limit { uses: Vec::new(), hours: 2.0, ground_hours: 2.0 },
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SunHours>().add_systems(Update, follow_park.after(advance_clock).in_set(AppSystems::Advance));
}

/// As planned: what is not built yet throws its shadow all the same.
fn stands(_: &Building) -> bool {
    true
}

fn follow_park(park: Option<Res<OpenPark>>, shown: Res<Shown>, clock: Res<Clock>, mut hours: ResMut<SunHours>) {
    let (Some(park), Overlay::Sun(day)) = (park, &shown.overlay) else {
        if hours.sunlight.is_some() {
            *hours = SunHours { revision: hours.revision + 1, ..SunHours::default() };
        }
        return;
    };
    let request = sun_request(&park, *day, local(clock.at(), &park.timezone).date());
    if hours.request == Some(request) && !park.is_changed() {
        return;
    }
    let hours = &mut *hours;
    match &mut hours.sunlight {
        Some(sunlight) if hours.request == Some(request) => {
            sunlight.update(&park, stands);
        }
        _ => hours.sunlight = Some(Sunlight::new(&park, request, stands)),
    }
    hours.request = Some(request);
    hours.summary = hours.sunlight.as_ref().map(|sunlight| sunlight.summary(&sun_limit(&park)));
    hours.revision += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_begin_where_the_one_before_ends() {
        assert_eq!([0.0, 0.99, 1.0, 1.999_999_999_9, 2.0, 5.0, 6.0, 14.0].map(sun_band), [0, 0, 1, 2, 2, 4, 5, 6]);
        assert_eq!(SUN_COLOURS.len(), SUN_BANDS_H.len() + 1);
    }
}
