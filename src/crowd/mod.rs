//! Where everybody is who is counted: on the way from a gate, on a walk, or at a place in a room.
//!
//! The twin says how many there are; here each of them is somewhere, so that the picture holds as many people as the
//! numbers say. All of it is simulated, and a pure function of park, scenario, seed and time. It stands above `twin` and
//! `models`, because it needs what both know: who is there, and where doors, trees and desks are.

mod field;
mod footing;
mod grid;
mod inside;
mod issue_codes;
mod line;
mod outside;
mod person;
mod presence;
mod region;
mod way;
mod ways;

pub use footing::Footing;
pub use inside::{Rooms, Staying};
pub use issue_codes::ISSUE_CODES;
pub use outside::{Asked, Crowd, Outside, Walking};
pub use person::PersonId;
pub use way::{Spot, Way};
pub use ways::{Walk, Ways, check};
