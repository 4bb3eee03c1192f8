//! When people are there: groups of people and their presence by hour.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Booking, RackLife};

/// `schedule.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    pub format: (u32, u32),
    #[serde(default)]
    pub groups: BTreeMap<String, Group>,
    #[serde(default)]
    pub profiles: BTreeMap<String, Profile>,
    /// How racks work; none: no rack is simulated.
    #[serde(default)]
    pub racks: Option<RackLife>,
    /// How people take walks; none: who is in stays in.
    #[serde(default)]
    pub walks: Option<Walks>,
    /// Weekdays on which nobody works, public holidays for one.
    #[serde(default)]
    pub days_off: Vec<Date>,
    /// Weekend days on which people work.
    #[serde(default)]
    pub extra_workdays: Vec<Date>,
    /// Who has booked which rooms.
    #[serde(default)]
    pub bookings: Vec<Booking>,
}

/// A kind of people: staff, trainees, visitors …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub name: Bilingual,
    /// Employed here: counted as staff, and scaled by a scenario's `staff_factor`.
    #[serde(default)]
    pub staff: bool,
}

/// How those who are in a building walk outdoors for a while: to a plaza, a lawn, another building, and back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walks {
    /// Share of those present who are on a walk where the profile says 1; 0 to 1.
    pub share: f64,
    /// Key into the schedule's `profiles`: how much of that share by the hour.
    pub profile: String,
    pub source: String,
}

/// The fraction of a group that is present, by the hour, 0 to 1.
///
/// The value for hour `h` holds at `h:00` sharp; between the hours it is interpolated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub name: Bilingual,
    pub source: String,
    /// 24 values, from midnight.
    pub workday: Vec<f64>,
    /// 24 values; the workday's if left out.
    #[serde(default)]
    pub weekend: Option<Vec<f64>>,
}
