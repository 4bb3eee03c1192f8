//! The sun over one day, and when in it one finds the light of a moment.

use jiff::{SignedDuration, Timestamp};

use super::Sun;
use crate::park::{Moment, Site};

/// The sun's height over one day, from midnight to midnight on the park's clocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DaySun {
    /// Degrees above the horizon, every ten minutes; 145 of them.
    pub elevations_deg: Vec<f64>,
}

const STEP_MIN: u32 = 10;
const STEPS: i64 = 144;

impl DaySun {
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
        let sky = DaySun::new(&park().site, "2025-06-09T16:00:00Z".parse().unwrap());
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
        let sky = DaySun::new(&site, "2025-06-20T16:00:00Z".parse().unwrap());
        assert_eq!([Moment::Dusk, Moment::Night].map(|moment| sky.minute_of(moment)), [1170, 1320]);
        assert!(sky.minute_of(Moment::Morning) > 0);
    }

    #[test]
    fn dusk_comes_earlier_in_october() {
        let dusk = |midnight: &str| DaySun::new(&park().site, midnight.parse().unwrap()).minute_of(Moment::Dusk);
        assert!(dusk("2025-10-09T16:00:00Z") + 60 < dusk("2025-06-09T16:00:00Z"));
    }
}
