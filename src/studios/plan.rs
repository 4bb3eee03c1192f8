//! The plan of a building's studios as data: rows and bars for a chart, modes by day, what has no place and why.

use serde::Serialize;

use super::{
    booked::Conflict,
    calendar::LeftOut,
    days::DaySpan,
    why::{Remedy, Why},
};
use crate::park::{Bilingual, PlaceId};

/// The answer to a list of requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    pub building: PlaceId,
    pub horizon: DaySpan,
    pub changeover_days: u32,
    /// One for each room, in the building's order.
    pub rows: Vec<Row>,
    /// The mode of each day, in spans; a mode that comes is there on the first day of its span.
    pub modes: Vec<ModeSpan>,
    /// In the order of their days. Those just outside the horizon belong to bookings there.
    pub changeovers: Vec<Changeover>,
    /// In the order of their ids.
    pub placed: Vec<Placed>,
    /// In the order of their ids; faulty ones last, in the order of the file.
    pub unplaced: Vec<Unplaced>,
    /// Ids of options that give way to requests; only if this was asked for.
    pub displaced: Vec<String>,
    /// Bookings that cannot all be as they stand.
    pub conflicts: Vec<Conflict>,
    pub left_out_modes: Vec<LeftOut>,
    pub totals: Totals,
}

/// A room, and what is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// On its lowest floor.
    pub room: PlaceId,
    pub name: Bilingual,
    /// m².
    pub area_m2: f64,
    /// In the order of their days.
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub kind: BarKind,
    /// Of the booking or request; of a changeover the mode that comes.
    pub id: String,
    pub name: Bilingual,
    /// The part within the horizon.
    pub days: DaySpan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BarKind {
    Booking,
    Option,
    /// A booking or option that cannot be with the others.
    Conflict,
    Request,
    /// Partitions move: the room is empty.
    Changeover,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModeSpan {
    pub mode: String,
    pub days: DaySpan,
}

/// A change of mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changeover {
    pub from_mode: String,
    pub to_mode: String,
    /// The first day of the new mode.
    pub ready: jiff::civil::Date,
    /// The days on which partitions move; none where changes take no day.
    pub days: Option<DaySpan>,
    /// Rooms that are empty on these days.
    pub rooms: Vec<PlaceId>,
    /// Ids of the partitions that open.
    pub opens: Vec<String>,
    /// Ids of the partitions that close.
    pub closes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placed {
    pub request: String,
    pub rooms: Vec<PlaceId>,
    /// Of the space, m².
    pub area_m2: f64,
    pub days: DaySpan,
    /// Days after the first one asked for.
    pub wait_days: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unplaced {
    pub request: String,
    pub why: Why,
    /// Each by itself would give it a place in this plan, nothing else moved.
    pub remedies: Vec<Remedy>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Totals {
    pub requests: usize,
    pub placed: usize,
    /// Sum of the weights of what is placed.
    pub weight: u64,
    /// No plan has more.
    pub weight_at_most: u64,
    pub changeovers: u32,
    /// Area beyond what was asked for, times days.
    pub wasted_m2_days: f64,
    pub wait_days: u64,
    /// Whether it is proven that no plan is better, by weight, then changeovers, then waste, then waiting.
    pub proven: bool,
}
