//! What is asked: which sun, at which points, and against which limit.

use super::day::Day;

/// Which sun counts, and how densely the points stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    pub day: Day,
    /// Height of a façade's points above each storey's floor, metres: the window sill's.
    pub sill_m: f64,
    /// Between points, along the ground and along walls, at most, metres. Where a site would have too many points they
    /// stand further apart.
    pub spacing_m: f64,
    /// Unbroken spans of sun shorter than this do not count, minutes; 0 counts all.
    pub least_span_minutes: f64,
}

/// What dwellings, and the ground, should get.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Uses that are dwellings, keys of the park's `uses`.
    pub uses: Vec<String>,
    /// For dwellings.
    pub hours: f64,
    /// For the ground, to tell how much of it gets that.
    pub ground_hours: f64,
}

const USUAL_SPACING_M: f64 = 4.0;

impl Request {
    /// At window sills of 0.9 m above the floor, as GB 50180-2018 counts, every 4 m, and with every span of sun.
    pub fn new(day: Day) -> Self {
        Self { day, sill_m: 0.9, spacing_m: USUAL_SPACING_M, least_span_minutes: 0.0 }
    }

    /// With numbers that can be worked with in place of others.
    pub(super) fn sound(self) -> Self {
        let or = |value: f64, usual: f64| if value.is_finite() { value } else { usual };
        Self {
            sill_m: or(self.sill_m, 0.9).clamp(0.0, 100.0),
            spacing_m: or(self.spacing_m, USUAL_SPACING_M).clamp(0.25, 100.0),
            least_span_minutes: or(self.least_span_minutes, 0.0).clamp(0.0, 1440.0),
            ..self
        }
    }
}
