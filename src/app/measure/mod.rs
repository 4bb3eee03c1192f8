//! Measuring: distances, chains, areas, heights and angles between points of the park, to the millimetre; kept as notes.

mod notes;
mod snap;
mod steps;

pub use notes::{MeasureKind, Measured, Measurement};
pub use snap::{Snap, SnapKind, snap};
pub use steps::{MeasureStep, Tape};
