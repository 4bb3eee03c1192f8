//! Two plans compared, in words: indicators, buildings, rules, the colours of the picture, and a page to print.

mod buildings;
mod drawing;
mod legend;
mod page;
mod save;
mod told;

pub use buildings::{BuildingTold, breaches_told, told_buildings};
pub use legend::{difference_entries, difference_heading, difference_note};
pub use page::{ComparedSides, comparison_page};
pub use told::{indicator_name, indicator_value, measure_name, relative, signed, verdict};

pub(super) use save::plugin;
pub use save::print_page;
