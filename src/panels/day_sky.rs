//! The sky over the shown day: when it is morning, noon, dusk and night in the park, and the colours of that day.

use bevy_egui::egui::Color32;
use jiff::{SignedDuration, Timestamp};

use crate::{park::Site, twin::Sun};

/// Moments of a day that one goes to for their light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Morning,
    Noon,
    Dusk,
    Night,
}

/// The sun's height over one day, from midnight to midnight on the park's clocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DaySky {
    /// Degrees above the horizon, every ten minutes; 145 of them.
    elevations_deg: Vec<f64>,
}

const STEP_MIN: u32 = 10;
const STEPS: i64 = 144;

impl DaySky {
    pub fn new(site: &Site, midnight: Timestamp) -> Self {
        let at = |step: i64| midnight.checked_add(SignedDuration::from_mins(step * i64::from(STEP_MIN))).ok();
        let height = |at: Timestamp| Sun::at(site.latitude_deg, site.longitude_deg, at).elevation_deg;
        Self { elevations_deg: (0..=STEPS).filter_map(at).map(height).collect() }
    }

    /// When a moment is, minutes after midnight. Where the sun does not rise or set, a usual hour.
    pub fn minute_of(&self, moment: Moment) -> u32 {
        let noon = self.noon();
        let after = |from: usize, wanted: &dyn Fn(f64) -> bool| {
            self.elevations_deg.iter().enumerate().skip(from).find(|(_, height)| wanted(**height)).map(|(step, _)| step)
        };
        let step = match moment {
            Moment::Morning => after(0, &|height| height > 20.0).filter(|step| *step < noon && *step > 0).unwrap_or(51),
            Moment::Noon => noon,
            Moment::Dusk => after(noon, &|height| height < -2.5).unwrap_or(117),
            Moment::Night => after(noon, &|height| height < -14.0).unwrap_or(132),
        };
        u32::try_from(step).unwrap_or_default() * STEP_MIN
    }

    /// Where the sun stands highest.
    fn noon(&self) -> usize {
        let highest = self.elevations_deg.iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        highest.map_or(72, |(step, _)| step)
    }

    /// The sky's colour over the day, in even steps from midnight to midnight.
    pub fn colours(&self) -> impl Iterator<Item = Color32> {
        self.elevations_deg.iter().step_by(2).map(|height| sky_colour(*height))
    }
}

/// Sun's height in degrees, and the sky's colour then.
const SKIES: [(f64, Color32); 7] = [
    (-16.0, Color32::from_rgb(30, 38, 72)),
    (-9.0, Color32::from_rgb(58, 66, 116)),
    (-4.0, Color32::from_rgb(146, 104, 136)),
    (0.0, Color32::from_rgb(240, 160, 98)),
    (7.0, Color32::from_rgb(232, 204, 160)),
    (18.0, Color32::from_rgb(142, 196, 232)),
    (60.0, Color32::from_rgb(96, 172, 228)),
];

fn sky_colour(elevation_deg: f64) -> Color32 {
    let mut before = (f64::NEG_INFINITY, Color32::from_rgb(30, 38, 72));
    for (height, colour) in SKIES {
        if elevation_deg <= height {
            let share = if before.0.is_finite() { (elevation_deg - before.0) / (height - before.0) } else { 1.0 };
            return before.1.lerp_to_gamma(colour, share as f32);
        }
        before = (height, colour);
    }
    before.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::park::Park;

    fn park() -> Park {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/zone-f");
        crate::park::load(&folder).park.unwrap()
    }

    #[test]
    fn a_june_day_in_yongchuan() {
        let sky = DaySky::new(&park().site, "2025-06-09T16:00:00Z".parse().unwrap());
        let [morning, noon, dusk, night] =
            [Moment::Morning, Moment::Noon, Moment::Dusk, Moment::Night].map(|moment| sky.minute_of(moment));
        assert!((7 * 60..9 * 60).contains(&morning), "{morning}");
        // The sun is behind the clocks of Peking there.
        assert!((12 * 60 + 40..13 * 60 + 10).contains(&noon), "{noon}");
        assert!((19 * 60 + 50..20 * 60 + 30).contains(&dusk), "{dusk}");
        assert!(night > dusk + 40 && night < 22 * 60, "{night}");
    }

    #[test]
    fn where_the_sun_never_sets_there_are_still_four_moments() {
        let mut site = park().site;
        site.latitude_deg = 89.0;
        let sky = DaySky::new(&site, "2025-06-20T16:00:00Z".parse().unwrap());
        assert_eq!([Moment::Dusk, Moment::Night].map(|moment| sky.minute_of(moment)), [1170, 1320]);
        assert!(sky.minute_of(Moment::Morning) > 0);
    }

    #[test]
    fn the_day_is_bright_and_the_night_is_not() {
        let sum = |colour: Color32| u32::from(colour.r()) + u32::from(colour.g()) + u32::from(colour.b());
        assert!(sum(sky_colour(70.0)) > 2 * sum(sky_colour(-30.0)));
        assert_eq!(sky_colour(0.0), Color32::from_rgb(240, 160, 98));
    }
}
