//! What was: a park's readings and simulated values, remembered in one SQLite file and read again at any moment.
//!
//! Not rows but frames: thousands of racks once a second would be billions of rows a day. A frame holds what all places
//! of one metric come to at one step of time; once a minute is over, its frames are put together into tiles of 128
//! places each, in which a place's values lie one behind the other and take a few bits each. So one place's year and all
//! places' moment are both a few small reads. Seconds are kept for hours, minutes for days, quarters of an hour for
//! years: of these the mean, the least and the most, so that peaks survive.
//!
//! `docs/HISTORY.md` describes the file. Writing has a thread of its own ([`History`]); a [`HistoryReader`] opens the same
//! file for itself and never hinders it.

mod close;
mod error;
mod export;
#[cfg(test)]
mod figures;
mod file;
mod frames;
mod issue_codes;
mod keys;
mod level;
mod moment;
mod names;
mod pack;
mod plan;
mod planes;
mod queue;
mod reader;
mod record;
mod recorded;
mod retention;
mod schema;
mod series;
mod spans;
mod status;
mod steps;
mod strip;
mod tile;
mod writer;

pub use error::{HistoryError, Trouble};
pub use export::{Values, write_csv};
pub use issue_codes::ISSUE_CODES;
pub use level::Level;
pub use queue::Moment;
pub use reader::HistoryReader;
pub use recorded::{Recorded, TimeSpan};
pub use retention::Retention;
pub use series::{Ask, Sample, Series, WordRun};
pub use status::{Activity, HistoryStatus};
pub use writer::{History, HistoryOrder};
