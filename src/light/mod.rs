//! What light does in the park, worked out on the processor: what throws shadows, where the sun's light ends, how much
//! of the sky each spot sees, and what the lamps give.
//!
//! All of it holds still until the sun moves or a building is opened. So it is worked out when that happens, and a
//! frame only looks it up: a PC without a graphics card could not draw a shadow map each time.

mod ground_light;
mod ground_sun;
mod height_field;
mod lamps;
mod occluders;
mod sun_map;

pub use ground_light::{Area, GroundLight, LightVolume, ground_light, light_volume};
pub use height_field::HeightField;
pub use lamps::{Lamp, lamps};
pub use occluders::{Occluder, occluders};
pub use sun_map::{SunMap, sun_map};
