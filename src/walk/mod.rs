//! Walking through the park as a person does: what one stands on and bumps into, outdoors and on every floor.
//!
//! Walls, doors and what stands about come from the same rules that the models are built by. What is assumed:
//! - A person is a cylinder of radius 0.3 m; the eye is 1.7 m above the floor.
//! - The ground is flat. Heights differ only as the surfaces do that it is paved with, by less than 0.1 m.
//! - Doors and gates in outer walls stand open; a gate is passed over its whole width, and cloth is pushed aside.
//! - Where no drawing shows a door between two spaces of a floor, one passes in the middle of the longest wall between
//!   them, or beside it where things stand there, 1.8 m wide; nobody passes a closed partition.
//! - Escalators are walked like stairs, either lane both ways. The scene's data know no other stairs between floors. Whoever is in a building can go to each of its floors by the lift, from
//!   where one stands to the same place there, or to the nearest free one.
//! - Nobody leaves the site; buildings stand whole, whatever is built at the shown time. What somebody else modelled is solid.

mod aim;
mod arrive;
mod before;
mod field;
mod foothold;
mod outdoors;
mod settle;
mod storey;
#[cfg(test)]
mod tests;
mod walker;

pub use aim::Sight;
pub use arrive::Arrival;
pub use foothold::Foothold;
pub use walker::Walk;

/// Radius of a person, metres.
pub const PERSON_M: f64 = 0.3;
/// From the floor to the eye, metres.
pub const EYE_M: f64 = 1.7;
