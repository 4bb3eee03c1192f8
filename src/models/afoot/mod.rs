//! What people on foot meet: doors, pavements and carriageways, what stands in the way outdoors and in rooms, and where
//! one sits down to work. Told from the same rules that the models are built by, so that nobody walks through a tree.

mod doors;
mod ground;
mod indoors;
mod passages;
mod rises;
mod storeys;

pub use doors::{WayIn, gate_spots, ways_in};
pub use ground::{Afoot, Thing, afoot};
pub use indoors::{Obstacle, WorkPlace, obstacles, work_places};
pub use rises::Ramp;
pub use storeys::{StoreyPlan, storey_plan};
