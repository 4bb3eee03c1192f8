//! Small made-up buildings, as plain as the rule itself speaks of them.

use jiff::{ToSpan, civil::Date};

use crate::{
    park::{Booking, BookingKind, Building, Park, load},
    studios::{DaySpan, Plan, PlanOptions, Request, answer},
};

/// Rooms are numbered from 0, a set of rooms is the bits of a number, day 0 is the first of the horizon.
#[derive(Clone, Debug)]
pub struct Small {
    /// Areas, m².
    pub rooms: Vec<u32>,
    /// Spaces of each mode.
    pub modes: Vec<Vec<u32>>,
    /// Rooms, first and last day, whether it is an option.
    pub bookings: Vec<(u32, i32, i32, bool)>,
    pub asks: Vec<Ask>,
    pub changeover: i32,
    pub days: i32,
    pub displace: bool,
}

#[derive(Clone, Debug)]
pub struct Ask {
    pub area_m2: u32,
    pub days: i32,
    pub first: i32,
    pub last: i32,
    pub weight: u32,
}

pub fn day(number: i32) -> Date {
    Date::constant(2025, 6, 1) + number.days()
}

pub fn span(from: i32, to: i32) -> DaySpan {
    DaySpan { from: day(from), to: day(to) }
}

/// A park with nothing in it that matters here.
pub fn any_park() -> Park {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenes/demo-campus");
    let mut park = load(std::path::Path::new(folder)).park.unwrap();
    park.schedule.bookings.clear();
    park
}

impl Small {
    fn members(set: u32) -> impl Iterator<Item = u32> {
        (0..32).filter(move |room| set >> room & 1 == 1)
    }

    pub fn building(&self) -> Building {
        let name = "(zh: \"\", en: \"\")";
        let room = |(number, area): (usize, &u32)| {
            format!(
                "(id: \"{number}\", name: {name}, use: \"\", hall: true, at: (0, 0), size: ({area}, 1), source: \"\"),"
            )
        };
        let space = |set: &u32| {
            let rooms: Vec<String> =
                Self::members(*set).map(|room| format!("{room:?}").replace(['(', ')'], "")).collect();
            format!("[{}]", rooms.iter().map(|room| format!("\"{room}\"")).collect::<Vec<_>>().join(","))
        };
        let mode = |(number, spaces): (usize, &Vec<u32>)| {
            let spaces: Vec<String> = spaces.iter().map(space).collect();
            format!("(id: \"m{number}\", name: {name}, open: [], spaces: [{}]),", spaces.join(","))
        };
        let rooms: String = self.rooms.iter().enumerate().map(room).collect();
        let modes: String = self.modes.iter().enumerate().map(mode).collect();
        ron::from_str(&format!(
            "(id: \"S\", name: {name}, use: \"\", status: planned, source: \"\", at: (0, 0), rooms: [{rooms}], modes: [{modes}],
              volumes: [(id: \"v\", outline: rect(9, 9), storeys: [(count: 1, height_m: 8)])])"
        ))
        .unwrap()
    }

    pub fn requests(&self) -> Vec<Request> {
        let request = |(number, ask): (usize, &Ask)| Request {
            id: format!("r{number}"),
            name: Default::default(),
            area_m2: f64::from(ask.area_m2),
            days: u32::try_from(ask.days).unwrap(),
            window: span(ask.first, ask.last),
            needs: Default::default(),
            weight: ask.weight,
            crew: None,
        };
        self.asks.iter().enumerate().map(request).collect()
    }

    pub fn bookings(&self) -> Vec<Booking> {
        let booking = |(number, (rooms, from, to, option)): (usize, &(u32, i32, i32, bool))| Booking {
            id: format!("b{number}"),
            name: Default::default(),
            kind: BookingKind::Production,
            places: Self::members(*rooms).map(|room| format!("S/{room}").as_str().into()).collect(),
            from: day(*from),
            to: day(*to),
            option: *option,
            source: String::new(),
        };
        self.bookings.iter().enumerate().map(booking).collect()
    }

    pub fn options(&self) -> PlanOptions {
        PlanOptions {
            changeover_days: u32::try_from(self.changeover).unwrap(),
            displace_options: self.displace,
            ..PlanOptions::new(span(0, self.days - 1))
        }
    }

    /// The park with this building and its bookings.
    pub fn put_into(&self, park: &mut Park) {
        park.buildings = vec![self.building()];
        park.schedule.bookings = self.bookings();
    }

    pub fn answer(&self, park: &mut Park) -> Plan {
        self.put_into(park);
        answer(park, "S", &self.requests(), &self.options()).unwrap()
    }
}
