//! Who has booked which rooms, and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bilingual, PlaceId};

/// Halls, rooms or whole buildings that are taken for some days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booking {
    pub id: String,
    pub name: Bilingual,
    pub kind: BookingKind,
    /// All of them, for all of the time.
    pub places: Vec<PlaceId>,
    /// The first day.
    pub from: Date,
    /// The last day; it is taken, too.
    pub to: Date,
    /// Whether somebody only asked to keep it free.
    #[serde(default)]
    pub option: bool,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingKind {
    /// Film, television, advertisements.
    Production,
    /// Shows, fairs, congresses.
    Event,
    /// Repairs, changes of sets, tests.
    Upkeep,
}
