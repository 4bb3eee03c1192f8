//! Sections: the buildings cut open by a plane or a box, so that one sees into them. The ground stays.

mod frame;
mod shape;
mod sight;
mod steps;
#[cfg(test)]
mod tests;

pub use frame::{Grip, GripKind, frame_of, grips_of};
pub use shape::{Effect, MOST_HALF_SPACES, Section, SectionKind};
pub use sight::pick_shown;
pub use steps::{SectionStep, begun};
