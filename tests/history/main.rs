//! What was is remembered: real files, a real thread, real faults; processes that are killed while they write.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

mod bound;
mod command;
mod faults;
mod figures;
mod keeps;
mod killed;
mod stage;
