//! The phone remote over real sockets: what a stranger sends is refused, and a phone that has been let in steers on.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop loudly, in its helpers too"
)]

mod gate;
mod http;
mod phone;
mod storm;
mod support;
