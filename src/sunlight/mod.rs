//! Hours of sun 日照时数 on a park's ground and façades on a given day, while its buildings are being moved about.
//!
//! The sun of the day is cut into minutes. For each building and each point that it ever shades a mask of those
//! minutes is kept, so that after one building has moved only its own masks, and those of the points on it, are worked
//! out again.
//! [`Sunlight::summary`] holds the hours against a limit such as that of GB 50180-2018, table 4.0.9.

mod bits;
mod body;
mod day;
mod facade;
mod great_cold;
mod ground;
mod request;
mod shade;
mod solid;
mod summary;
mod summary_building;
#[allow(clippy::module_inception, reason = "the room is named for what it holds, and so is its chief type's file")]
mod sunlight;
mod true_solar;

#[cfg(test)]
mod tests;

pub use day::{Day, Window};
pub use facade::{Facade, FacadePoint, Wall};
pub use great_cold::great_cold;
pub use ground::{Ground, GroundPoint};
pub use request::{Limit, Request};
pub use summary::{GroundSummary, Summary};
pub use summary_building::{Below, BuildingSummary, SideSummary, StoreySummary};
pub use sunlight::{Changed, Sunlight};
pub use true_solar::{equation_of_time_min, hour_angle_h, moment_at, true_solar_h};
