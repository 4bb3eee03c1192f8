//! The one timeline along the bottom: recorded past, live now, booked and forecast future, and the years in which the park
//! is built.

mod band;
mod bookings;
mod calendar;
mod milestones;
mod scale;
mod strip;
mod told;
mod view;

pub(super) use calendar::date_ui;
pub(super) use strip::{HEIGHT, timeline_ui};
pub use told::Told;
pub use view::{PastSight, TimelineView};
