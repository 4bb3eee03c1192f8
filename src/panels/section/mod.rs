//! A section: its measures in a bar over the picture, its frame and grips in the picture.

mod bar;
mod grips;

pub use bar::{SectionView, section_ui};
pub use grips::draw_section;
