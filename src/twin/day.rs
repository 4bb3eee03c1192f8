//! The people of a day, for the curve under the clock.

use jiff::civil::Date;

use super::simulate::Simulator;
use crate::park::{Park, PlaceId, Scenario};

/// Minutes from one point of a day's curve to the next.
pub const DAY_STEP_MINUTES: u32 = 10;

/// One point of a day's curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayPoint {
    /// Since midnight on the park's clocks, 0 to 1440: the last one is the next midnight.
    pub minute: u32,
    pub people: u32,
}

/// People over one day, every ten minutes, in a place or (`None`) in the whole park.
///
/// Empty for a place where people are not simulated.
pub fn day_curve(park: &Park, scenario: &Scenario, seed: u64, date: Date, place: Option<&PlaceId>) -> Vec<DayPoint> {
    Simulator::new(park).day_curve(scenario, seed, date, place)
}

impl Simulator {
    /// See [`day_curve`].
    pub fn day_curve(&self, scenario: &Scenario, seed: u64, date: Date, place: Option<&PlaceId>) -> Vec<DayPoint> {
        let point = |step: u32| {
            let minute = step * DAY_STEP_MINUTES;
            let (date, minute_of_day) =
                if minute < 1440 { (date, minute) } else { (date.tomorrow().ok()?, minute - 1440) };
            let hour = i8::try_from(minute_of_day / 60).ok()?;
            let time = date.at(hour, i8::try_from(minute_of_day % 60).ok()?, 0, 0);
            let at = self.zone().to_ambiguous_timestamp(time).compatible().ok()?;
            Some(DayPoint { minute, people: self.people_at(scenario, seed, at, place)? })
        };
        (0..=1440 / DAY_STEP_MINUTES).filter_map(point).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::twin::{parse_at, sample, simulate};

    #[test]
    fn the_curve_goes_through_the_states_of_its_day() {
        let (park, scenario) = (sample::park(), sample::scenario("full", 1.0));
        let tower: PlaceId = "tower".into();
        for place in [None, Some(&tower)] {
            let curve = day_curve(&park, &scenario, 1, date(2025, 6, 10), place);
            assert_eq!(curve.len(), 145);
            assert_eq!(curve.last().map(|point| point.minute), Some(1440));
            for (minute, time) in [(0, "2025-06-10T00:00"), (610, "2025-06-10T10:10"), (1440, "2025-06-11T00:00")] {
                let state = simulate(&park, &scenario, 1, parse_at(time, "Asia/Shanghai").unwrap());
                let people = place.map_or(state.people, |id| state.places.get(id).unwrap().people);
                assert!(curve.contains(&DayPoint { minute, people }), "{place:?} {time}");
            }
        }
    }

    #[test]
    fn a_place_without_people_has_no_curve() {
        let park = sample::park();
        let road: PlaceId = "ring".into();
        assert!(day_curve(&park, &sample::scenario("full", 1.0), 1, date(2025, 6, 10), Some(&road)).is_empty());
    }
}
