//! The calendar of one building: its spaces by mode, and what is booked already.

use serde::Serialize;
use thiserror::Error;

use super::{
    board::Board,
    booked::{Conflict, Held, held},
    days::{Axis, DaySpan},
    layout::{Layout, ModeFacts, ModeFault},
    masks::MOST,
    moves::Moves,
};
use crate::park::{Bilingual, BookingKind, Building, Park, PlaceId, nearest};

/// The longest horizon, days.
pub const MOST_DAYS: u32 = 1_830;
/// The longest changeover, days.
pub const MOST_CHANGEOVER_DAYS: u32 = 60;

/// Why a building has no calendar.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CalendarError {
    #[error("no building has the id {building:?}")]
    UnknownBuilding { building: String, nearest: Option<String> },
    #[error("{building} has no halls, and no rooms in partition modes")]
    NoRooms { building: PlaceId },
    #[error("{building} has {rooms} rooms; no more than {most} can be planned")]
    TooManyRooms { building: PlaceId, rooms: usize, most: usize },
    #[error("none of the partition modes of {building} can be used")]
    NoModes { building: PlaceId, left_out: Vec<LeftOut> },
    #[error("the horizon ends on {}, before it begins on {}", horizon.to, horizon.from)]
    HorizonReversed { horizon: DaySpan },
    #[error("the horizon has {days} days; no more than {most} can be planned")]
    HorizonTooLong { days: u32, most: u32 },
    #[error("a changeover of {days} days; no more than {most} can be planned")]
    ChangeoverTooLong { days: u32, most: u32 },
    #[error("the horizon lies at the end of the calendar")]
    HorizonTooFar { horizon: DaySpan },
}

/// What can be used of a building, and what is taken.
#[derive(Clone, Debug, Serialize)]
pub struct Calendar {
    pub building: PlaceId,
    pub horizon: DaySpan,
    pub changeover_days: u32,
    /// All rooms together, m².
    pub area_m2: f64,
    /// The first is the usual one.
    pub modes: Vec<Mode>,
    pub left_out_modes: Vec<LeftOut>,
    /// In the order of their first days, firm ones before options.
    pub bookings: Vec<Booked>,
    /// Bookings that cannot all be as they stand.
    pub conflicts: Vec<Conflict>,
    #[serde(skip)]
    pub(super) layout: Layout,
    #[serde(skip)]
    pub(super) axis: Axis,
    #[serde(skip)]
    pub(super) moves: Moves,
    #[serde(skip)]
    pub(super) held: Vec<Held>,
}

/// A way in which the partitions can stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mode {
    pub id: String,
    pub name: Bilingual,
    /// Ids of the partitions.
    pub open: Vec<String>,
    pub closed: Vec<String>,
    pub spaces: Vec<Space>,
}

/// Rooms that are one space in a mode.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Space {
    pub rooms: Vec<PlaceId>,
    pub area_m2: f64,
    /// Of its lowest room, metres.
    pub clear_height_m: f64,
    /// Width along the arc and height of each screen that stands in it then, metres.
    pub screens_m: Vec<(f64, f64)>,
}

/// A mode of the file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub mode: String,
    pub fault: ModeFault,
}

/// A booking that takes rooms of the building.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Booked {
    pub id: String,
    pub name: Bilingual,
    pub kind: BookingKind,
    pub option: bool,
    pub rooms: Vec<PlaceId>,
    pub days: DaySpan,
    pub in_conflict: bool,
}

impl Calendar {
    /// The calendar of the building with this id.
    pub fn new(park: &Park, building: &str, horizon: DaySpan, changeover_days: u32) -> Result<Self, CalendarError> {
        let Some(building) = park.building(building) else {
            let known = park.buildings.iter().map(|known| known.id.as_str());
            let nearest = nearest(building, known).map(str::to_owned);
            return Err(CalendarError::UnknownBuilding { building: building.to_owned(), nearest });
        };
        let axis = axis(horizon, changeover_days)?;
        let layout = Layout::new(building);
        let left_out_modes: Vec<LeftOut> =
            layout.left_out.iter().map(|(mode, fault)| LeftOut { mode: mode.clone(), fault: *fault }).collect();
        let id = building.id.clone();
        match layout.rooms.len() {
            0 => return Err(CalendarError::NoRooms { building: id }),
            rooms if rooms > MOST => return Err(CalendarError::TooManyRooms { building: id, rooms, most: MOST }),
            _ if layout.modes.is_empty() => {
                return Err(CalendarError::NoModes { building: id, left_out: left_out_modes });
            }
            _ => {}
        }
        let moves = Moves::new(&layout);
        let empty = Board::new(&moves, changeover_days as usize, axis.days);
        let (held, conflicts) = held(&park.schedule.bookings, &layout, &axis, &empty);
        let booked = |held: &Held| {
            let booking = park.schedule.bookings.get(held.booking)?;
            Some(Booked {
                id: booking.id.clone(),
                name: booking.name.clone(),
                kind: booking.kind,
                option: booking.option,
                rooms: layout.places(held.claim.taken.pattern.rooms),
                days: DaySpan { from: booking.from, to: booking.to },
                in_conflict: held.in_conflict,
            })
        };
        Ok(Self {
            building: id,
            horizon,
            changeover_days,
            area_m2: layout.area_m2(),
            modes: layout.modes.iter().map(|mode| mode_told(mode, &layout, building)).collect(),
            left_out_modes,
            bookings: held.iter().filter_map(booked).collect(),
            conflicts,
            axis,
            moves,
            held,
            layout,
        })
    }
}

fn axis(horizon: DaySpan, changeover_days: u32) -> Result<Axis, CalendarError> {
    let days = horizon.days();
    if horizon.from > horizon.to {
        Err(CalendarError::HorizonReversed { horizon })
    } else if days > MOST_DAYS {
        Err(CalendarError::HorizonTooLong { days, most: MOST_DAYS })
    } else if changeover_days > MOST_CHANGEOVER_DAYS {
        Err(CalendarError::ChangeoverTooLong { days: changeover_days, most: MOST_CHANGEOVER_DAYS })
    } else {
        Axis::new(horizon, changeover_days).ok_or(CalendarError::HorizonTooFar { horizon })
    }
}

fn mode_told(mode: &ModeFacts, layout: &Layout, building: &Building) -> Mode {
    let all = building.partitions.iter().map(|partition| partition.id.clone());
    let space = |number: &usize| {
        let space = layout.spaces.get(*number)?;
        Some(Space {
            rooms: layout.places(space.rooms),
            area_m2: space.area_m2,
            clear_height_m: space.clear_height_m,
            screens_m: space.screens.clone(),
        })
    };
    Mode {
        id: mode.id.clone(),
        name: mode.name.clone(),
        open: mode.open.clone(),
        closed: all.filter(|partition| !mode.open.contains(partition)).collect(),
        spaces: mode.spaces.iter().filter_map(space).collect(),
    }
}
