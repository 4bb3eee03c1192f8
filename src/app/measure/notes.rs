//! What was measured. A measurement is its points; its values follow from them.

use serde::{Deserialize, Serialize};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// From point to point; two of them or a chain.
    Distance,
    /// Of the ground within three points or more.
    Area,
    /// Straight up, from the first point to the second.
    Height,
    /// At the second of three points.
    Angle,
}

impl MeasureKind {
    pub const ALL: [Self; 4] = [Self::Distance, Self::Area, Self::Height, Self::Angle];

    /// Points that it takes at the least.
    pub fn least(self) -> usize {
        match self {
            Self::Distance | Self::Height => 2,
            Self::Area | Self::Angle => 3,
        }
    }

    /// Points after which it is done by itself; `None` where it goes on until somebody ends it.
    pub fn most(self) -> Option<usize> {
        match self {
            Self::Distance | Self::Area => None,
            Self::Height => Some(2),
            Self::Angle => Some(3),
        }
    }
}

/// A note: what was measured, between which points of the park, metres, y up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    pub kind: MeasureKind,
    /// As a person calls it; empty until somebody does.
    pub name: String,
    pub points_m: Vec<[f64; 3]>,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// Along the chain; on the ground alone; and how much higher the end is than the beginning. Metres.
    Distance {
        along_m: f64,
        on_ground_m: f64,
        rise_m: f64,
    },
    /// Seen from above, m², and once around it, metres.
    Area {
        m2: f64,
        around_m: f64,
    },
    Height {
        m: f64,
    },
    /// 0 to 180.
    Angle {
        degrees: f64,
    },
}

impl Measurement {
    pub fn new(kind: MeasureKind, points_m: Vec<[f64; 3]>) -> Self {
        Self { kind, name: String::new(), points_m }
    }

    /// `None` with too few points.
    pub fn measured(&self) -> Option<Measured> {
        let points = self.points_m.as_slice();
        if points.len() < self.kind.least() {
            return None;
        }
        let (first, last) = (points.first()?, points.last()?);
        Some(match self.kind {
            MeasureKind::Distance => Measured::Distance {
                along_m: legs(points).map(|(a, b)| far(a, b)).sum(),
                on_ground_m: legs(points).map(|(a, b)| libm::hypot(b[0] - a[0], b[2] - a[2])).sum(),
                rise_m: last[1] - first[1],
            },
            MeasureKind::Area => {
                let ring = || legs(points).chain([(last, first)]);
                let twice: f64 = ring().map(|(a, b)| a[0] * b[2] - b[0] * a[2]).sum();
                Measured::Area { m2: (twice / 2.0).abs(), around_m: ring().map(|(a, b)| far(a, b)).sum() }
            }
            MeasureKind::Height => Measured::Height { m: (points.get(1)?[1] - first[1]).abs() },
            MeasureKind::Angle => {
                let (middle, other) = (points.get(1)?, points.get(2)?);
                let arm = |end: &[f64; 3]| [end[0] - middle[0], end[1] - middle[1], end[2] - middle[2]];
                let (a, b) = (arm(first), arm(other));
                let dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
                let cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
                // Of the sine and the cosine, since the cosine alone is blunt near 0 and 180.
                Measured::Angle { degrees: libm::atan2(far(&[0.0; 3], &cross), dot).to_degrees() }
            }
        })
    }
}

fn legs(points: &[[f64; 3]]) -> impl Iterator<Item = (&[f64; 3], &[f64; 3])> {
    points.iter().zip(points.iter().skip(1))
}

fn far(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    let square = |axis: usize| a.get(axis).zip(b.get(axis)).map_or(0.0, |(a, b)| (b - a) * (b - a));
    // A root is rounded right on every machine.
    (square(0) + square(1) + square(2)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: MeasureKind, points: &[[f64; 3]]) -> Option<Measured> {
        Measurement::new(kind, points.to_vec()).measured()
    }

    #[test]
    fn known_figures_come_out_to_the_millimetre() {
        let chain = [[0.0, 0.0, 0.0], [3.0, 0.0, 4.0], [3.0, 12.0, 4.0]];
        assert_eq!(
            of(MeasureKind::Distance, &chain),
            Some(Measured::Distance { along_m: 17.0, on_ground_m: 5.0, rise_m: 12.0 })
        );
        let slope = of(MeasureKind::Distance, &[[0.0, 0.0, 0.0], [3.0, 12.0, 4.0]]);
        assert_eq!(slope, Some(Measured::Distance { along_m: 13.0, on_ground_m: 5.0, rise_m: 12.0 }));
        // An L of 4 × 4 less 2 × 2, whichever way round.
        let mut ell =
            [[0.0, 0.0], [4.0, 0.0], [4.0, 2.0], [2.0, 2.0], [2.0, 4.0], [0.0, 4.0]].map(|[x, z]| [x, 0.0, z]);
        assert_eq!(of(MeasureKind::Area, &ell), Some(Measured::Area { m2: 12.0, around_m: 16.0 }));
        ell.reverse();
        assert_eq!(of(MeasureKind::Area, &ell), Some(Measured::Area { m2: 12.0, around_m: 16.0 }));
        assert_eq!(of(MeasureKind::Height, &[[5.0, 2.0, 1.0], [-9.0, 99.2, 0.0]]), Some(Measured::Height { m: 97.2 }));
        for (end, degrees) in
            [([0.0, 0.0, 5.0], 90.0), ([5.0, 0.0, 5.0], 45.0), ([-2.0, 0.0, 0.0], 180.0), ([9.0, 0.0, 0.0], 0.0)]
        {
            let Some(Measured::Angle { degrees: got }) =
                of(MeasureKind::Angle, &[[1.0, 0.0, 0.0], [0.0, 0.0, 0.0], end])
            else {
                panic!("{end:?}");
            };
            assert!((got - degrees).abs() < 1e-9, "{end:?}: {got}");
        }
    }

    #[test]
    fn too_few_points_measure_nothing() {
        for kind in MeasureKind::ALL {
            assert_eq!(of(kind, &vec![[1.0, 2.0, 3.0]; kind.least() - 1]), None, "{kind:?}");
            assert!(of(kind, &vec![[1.0, 2.0, 3.0]; kind.least()]).is_some(), "{kind:?}");
        }
    }
}
