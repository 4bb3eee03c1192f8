//! The program without a window, ready; and numbers that jump about, the same each time.

use bevy::{app::App, state::state::NextState};
use jiff::Timestamp;
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    app::Phase,
    launch::{Launch, headless_app},
};

/// The program at a time. It has drawn nothing and shows nothing, but lives.
pub(super) fn app_at(launch: &Launch, at: Timestamp) -> App {
    let mut app = headless_app(Launch { at, ..launch.clone() });
    app.world_mut().resource_mut::<NextState<Phase>>().set(Phase::Ready);
    app.update();
    app
}

/// From 0 to below 1.
pub(super) fn share(number: usize) -> f64 {
    let mixed = xxh3_64(&(number as u64).to_le_bytes());
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}
