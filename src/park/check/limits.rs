//! Numbers beyond which something is surely a slip of the pen, and would take all memory or time.

/// The farthest that anything may be from the park's origin, and the longest that it may be, metres.
pub(super) const FARTHEST_M: f64 = 100_000.0;
/// Beyond the tallest storeys there are: launch towers, hangars.
pub(super) const TALLEST_STOREY_M: f64 = 200.0;
pub(super) const MOST_BUILDINGS: usize = 5_000;
pub(super) const MOST_VOLUMES: usize = 200;
pub(super) const MOST_CORNERS: usize = 2_000;
pub(super) const MOST_ROOMS: usize = 500;
pub(super) const MOST_OCCUPANTS: u32 = 1_000_000;
pub(super) const MOST_PIECES: u64 = 100_000;
pub(super) const MOST_TREES: f64 = 100_000.0;
/// In one hall.
pub(super) const MOST_RACKS: u64 = 100_000;
pub(super) const MOST_LEAVES: u32 = 100;
