//! Leaves of a partition, and the panels that they are made of.

use crate::park::{Building, Partition, Xz};

/// Width of one panel, metres.
const PANEL_M: f64 = 2.5;
/// Bounds what an absurd count in a scene file takes.
const MOST_LEAVES: u32 = 100;
const MOST_PANELS: f64 = 200.0;

/// A part of a partition that travels on its own; metres along the line from `from` to `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaf {
    pub span_m: (f64, f64),
    /// How much of its start and of its end lies in the body of another partition.
    pub tucked_m: (f64, f64),
}

impl Leaf {
    /// Without what lies in the body of another partition.
    pub fn free_m(&self) -> (f64, f64) {
        (self.span_m.0 + self.tucked_m.0, self.span_m.1 - self.tucked_m.1)
    }
}

/// The leaves in their order along the line; all of the same length.
pub fn leaves_of(building: &Building, partition: &Partition) -> Vec<Leaf> {
    let (_, length) = direction(partition);
    let count = partition.leaves.clamp(1, MOST_LEAVES);
    let step = length / f64::from(count);
    let (start, end) = (tucked_m(building, partition, partition.from), tucked_m(building, partition, partition.to));
    let leaf = |k: u32| Leaf {
        span_m: (step * f64::from(k), step * f64::from(k + 1)),
        tucked_m: (if k == 0 { start } else { 0.0 }, if k + 1 == count { end } else { 0.0 }),
    };
    (0..count).map(leaf).collect()
}

/// How many panels stand side by side in a leaf of this length, metres: at least one.
pub fn panels_in(length_m: f64) -> u32 {
    let count = (length_m / PANEL_M).round();
    if count.is_finite() { count.clamp(1.0, MOST_PANELS) as u32 } else { 1 }
}

/// Unit vector from `from` to `to`, and the distance between them, metres.
pub(super) fn direction(partition: &Partition) -> (Xz, f64) {
    let (x, z) = (partition.to.0 - partition.from.0, partition.to.1 - partition.from.1);
    let length = libm::sqrt(x * x + z * z);
    if length > 0.0 { (Xz(x / length, z / length), length) } else { (Xz(1.0, 0.0), length) }
}

/// How far an end reaches into the body of another partition, metres.
fn tucked_m(building: &Building, own: &Partition, end: Xz) -> f64 {
    let others = building.partitions.iter().filter(|other| other.id != own.id);
    others
        .filter(|other| {
            let (along, length) = direction(other);
            let from = Xz(end.0 - other.from.0, end.1 - other.from.1);
            let (s, d) = (from.0 * along.0 + from.1 * along.1, from.1 * along.0 - from.0 * along.1);
            // Where both only meet at their ends, neither gives way.
            d.abs() < other.thickness_m / 2.0 && s > 0.1 && s < length - 0.1
        })
        .map(|other| other.thickness_m / 2.0)
        .fold(0.0, f64::max)
}
