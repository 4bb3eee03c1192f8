//! Measuring in space: what a tape is held to, where it is caught, and what is drawn of it.

mod bodies;
mod caught;
mod figure;
mod lock;

pub use bodies::Bodies;
pub use caught::{SpaceSnap, snap_in_space};
pub use figure::{Drawn, StrokeKind, figure_of};
pub use lock::lock_to_axis;

/// From one point to another.
fn away(from: [f64; 3], to: [f64; 3]) -> [f64; 3] {
    [to[0] - from[0], to[1] - from[1], to[2] - from[2]]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// A point so far from another along a direction.
fn along(from: [f64; 3], direction: [f64; 3], far: f64) -> [f64; 3] {
    [from[0] + direction[0] * far, from[1] + direction[1] * far, from[2] + direction[2] * far]
}

fn length(a: [f64; 3]) -> f64 {
    // A root is rounded right on every machine.
    dot(a, a).sqrt()
}
