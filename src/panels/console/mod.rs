//! The presenter's console: notes, what comes next, time, and what is done with the audience's picture.
//!
//! It stands in a window of its own, or beside the picture where nobody else looks. Nothing else shows notes.

mod pad;
mod ui;
mod view;
mod window;

pub use ui::console_ui;
pub use view::{ConsoleView, TourChoice};
pub use window::{ConsolePass, Preview};

pub(super) use window::{plugin, time_of_day};
