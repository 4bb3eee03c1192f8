//! What the twin promises, counted: a moment is the same however one gets to it, every colour has its reason, and what
//! was recorded plays to the states that it came from.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

mod any_way;
mod recorded;
mod stage;
mod why;
