//! What people on foot meet: doors, pavements and carriageways, what stands in the way outdoors and in rooms, and where
//! one sits down to work. Told from the same rules that the models are built by, so that nobody walks through a tree.

mod blocked;
mod doors;
mod flights;
mod ground;
mod indoors;
mod passages;
mod rises;
mod storeys;

pub use blocked::blocked_doors;
pub use doors::{WayIn, gate_spots, ways_in};
pub use flights::Flight;
pub use ground::{Afoot, Thing, afoot};
pub(super) use indoors::outlines_standing;
pub use indoors::{Obstacle, WorkPlace, obstacles, racks_of, work_places};
pub use rises::Ramp;
pub use storeys::{StoreyPlan, storey_plan};
