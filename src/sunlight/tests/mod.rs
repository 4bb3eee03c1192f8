//! Tests of the room as a whole.

mod edges;
mod exact;
mod measured;
mod reference;
mod sites;
mod standard;
mod updates;
