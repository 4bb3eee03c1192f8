//! The park from straight above, drawn as a plan: the site, or the floor that one is in. North is up; a bar tells the
//! scale, and the pointer's place is told to the decimetre.

mod draw;
mod floor;
mod frame;
mod grips;
mod inks;
mod notes;
mod over;
mod site;
mod stood;
mod tape;
mod view;

pub use draw::plan_ui;
pub use inks::Paper;
pub use notes::{notes_slot, notes_ui};
pub(super) use over::{draw_plan, plan_stands};
pub use stood::Stood;
pub use view::{PlanCells, PlanLabel, PlanLine, PlanShape, PlanView};
