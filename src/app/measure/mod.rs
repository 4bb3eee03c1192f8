//! Measuring: distances, chains, areas, heights and angles between points of the park, to the millimetre; kept as notes.

mod notes;
mod seen;
mod snap;
mod space;
mod steps;

pub use notes::{MeasureKind, Measured, Measurement};
pub(super) use seen::plugin;
pub use seen::{SeenFigure, SeenLine, SeenPoint, TapeSeen, measures_in_picture, tape_in_picture};
pub use snap::{Snap, SnapKind, snap};
pub use space::{Bodies, Drawn, SpaceSnap, StrokeKind, figure_of, lock_to_axis, snap_in_space};
pub use steps::{MeasureStep, Tape};
