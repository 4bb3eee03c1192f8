//! Studios with movable partitions: which productions have a place, in which space, on which days.
//!
//! # The rule
//! A building has rooms and partition modes; a mode makes spaces of groups of rooms. A *space* is such a group with the
//! screens that stand in it: the same rooms with other screens are another space. A *use* is a booking or a placed
//! request: it takes one space (a booking perhaps several) from its first day to its last, both included.
//! A plan is sound if every day of the horizon can be given a mode so that
//! 1. no room is in two uses on one day;
//! 2. every space in use on a day is a space of that day's mode;
//! 3. where a day's mode differs from that of the day before, each room whose space differs is *disturbed*: no use goes
//!    on in it from the day before to this day, and it is empty on the `changeover_days` days before this day.
//!
//! So the new mode is ready on the first day of its span, partitions move on the days before it, and rooms whose space
//! is the same in both modes are not disturbed. Several changes may be under way at once in different rooms. Bookings
//! as far outside the horizon as a changeover is long count, too. In which mode the first of these days begins is free.
//!
//! # What is best
//! 1. the most weight of placed requests (then, where options may give way, the most options held);
//! 2. the fewest changes of mode;
//! 3. the least area beyond what was asked for, times days: a large space is what another production may need;
//! 4. the shortest waits: days from the first day asked for to the first day.
//!
//! Where all is alike, requests are taken in the order of their ids, spaces in that of the file. A plan says whether it
//! is proven that none is better: up to some twenty requests within reach of each other it mostly is; beyond that a
//! fixed number of steps makes a quick plan better.
//!
//! Firm bookings hold. Options hold, too, unless they may give way. Bookings that cannot all be are told as conflicts:
//! the later one keeps its rooms from requests, but no partition waits for it.

mod answer;
mod board;
mod booked;
mod calendar;
mod chart;
mod days;
mod effects;
mod explain;
mod fit;
mod greedy;
mod improve;
mod layout;
mod masks;
mod moves;
mod numbers;
mod obstacle;
mod plan;
mod planner;
mod problem;
mod reading;
mod remedy;
mod request;
mod solve;
mod states;
mod sweep;
#[cfg(test)]
mod tests;
mod wanted;
mod why;

pub use answer::{MOST_REQUESTS, PlanError, PlanOptions, answer};
pub use booked::{Conflict, ConflictReason};
pub use calendar::{Booked, Calendar, CalendarError, LeftOut, MOST_CHANGEOVER_DAYS, MOST_DAYS, Mode, Space};
pub use days::DaySpan;
pub use effects::{CrewBasis, EffectBasis, Effects, Production, crew_for, effects};
pub use layout::ModeFault;
pub use obstacle::{Claimant, Clash, Obstacle};
pub use plan::{Bar, BarKind, Changeover, ModeSpan, Placed, Plan, Row, Totals, Unplaced};
pub use reading::{ReadError, read_requests};
pub use request::{MOST_WEIGHT, Needs, REQUESTS_FORMAT, Request, RequestFault, RequestsFile};
pub use solve::Effort;
pub use why::{Candidate, Need, Remedy, Why};
