//! The selected place: what it is, how large, who is there, who says so, and what can be done with it.

mod chart;
mod facts;
mod heat;
mod measures;
mod page;
mod partition;
mod sheet;
mod ui;
mod view;

pub use chart::{ChartSight, ChartView};
pub use facts::Fact;
pub use heat::{HeatCell, HeatView};
pub use measures::MeasureView;
pub use page::{moment_of_place, place_page, simulated_page};
pub use partition::PartitionView;
pub use ui::place_ui;
pub use view::{PartView, PlaceView};
