//! A showroom that looks after itself: after a while without a touch everything begins anew and a tour plays; a touch
//! ends it; whoever went somewhere gets back; leaving asks for a number.

mod attend;
mod pin;
mod step;
mod trail;
mod visited;
mod visits;

use bevy::{app::prelude::*, ecs::prelude::*};

pub use attend::{Attendance, Touched};
pub use pin::{Pin, PinError, PinLock};
pub use step::ShowroomStep;
pub use trail::Trail;
pub use visited::{VISIT_COLOURS, Visited, VisitsSource};
pub use visits::{Looks, Visits, VisitsFile};

use super::Shown;

/// What was shown when the program was opened: a fresh start has its language, colours, weather and scenario. Requests for
/// studios are not among it: they are kept in a file that goes on meanwhile.
#[derive(Resource, Clone, Debug, Default)]
pub struct AtFirst(pub Shown);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Trail>().init_resource::<AtFirst>();
    app.add_plugins((attend::plugin, pin::plugin, visited::plugin, visits::plugin));
}
