//! What lies on the ground and is part of it: kerbs, markings, bays, paving patterns, pools, hedges, beds.

pub mod bare;
pub mod bays;
pub mod fillet;
pub mod kerbs;
pub mod lanes;
pub mod lawn;
pub mod markings;
pub mod paving;
#[cfg(test)]
pub(in crate::models) mod samples;
pub mod square;
pub mod tiles;
