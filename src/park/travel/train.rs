//! Panels that roll to one end of a track and stand there beside each other, as in a stack of operable walls.
//!
//! The panels stay parallel to the line. The first one moves aside at the end; the others roll after it, and each moves
//! aside into its own row while it rolls its last stretch, so that the next can come up. The outermost rows fill first,
//! and the last panel stays on the line.

use crate::park::ParkedSide;

/// How far a panel stands from where it stands while the wall is closed, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stand {
    /// In the direction from `from` to `to`.
    pub along_m: f64,
    /// To the right for whoever looks that way.
    pub aside_m: f64,
}

/// Between panels that stand beside each other, metres.
const AIR_M: f64 = 0.06;

/// Panels that go to one end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Train {
    /// Panel numbers, from the end on.
    pub(super) panels: Vec<usize>,
    /// Distance of each panel's nearer edge from the end while the wall is closed, metres.
    near_m: Vec<f64>,
    /// Widest panel, metres.
    pub(super) wide_m: f64,
    /// Row of each panel, metres to the right of the line.
    rows_m: Vec<f64>,
    /// Distance from one row to the next.
    pitch_m: f64,
    /// Whether the end is that where the line begins.
    pub(super) to_start: bool,
}

impl Train {
    /// Panels by number and width, from the end on; `None` where standing at the end would leave little of the way open.
    pub(super) fn new(panels: &[(usize, f64)], thickness_m: f64, to_start: bool, side: ParkedSide) -> Option<Self> {
        /// Of the track's length, a stack takes no more than this share.
        const MOST_TAKEN: f64 = 0.4;
        let pitch_m = thickness_m + AIR_M;
        let mut at = 0.0;
        let mut near_m = Vec::with_capacity(panels.len());
        for (_, width) in panels {
            near_m.push(at);
            at += width;
        }
        let widths = || panels.iter().map(|(_, width)| *width);
        let wide_m = widths().fold(0.0, f64::max);
        let fits = panels.len() > 1
            && at.is_finite()
            && pitch_m.is_finite()
            && wide_m <= MOST_TAKEN * at
            && widths().all(|width| width >= pitch_m);
        if !fits {
            return None;
        }
        let last = panels.len() - 1;
        let row = |k: usize| {
            let after = (last - k) as f64;
            pitch_m
                * match side {
                    ParkedSide::Right => after,
                    ParkedSide::Left => -after,
                    ParkedSide::Both if (last - k) % 2 == 1 => (after / 2.0).ceil(),
                    ParkedSide::Both => -after / 2.0,
                }
        };
        let rows_m = (0..panels.len()).map(row).collect();
        Some(Self { panels: panels.iter().map(|(k, _)| *k).collect(), near_m, wide_m, rows_m, pitch_m, to_start })
    }

    /// How far the train rolls, metres: the way of the last panel, and that of the first one aside.
    pub(super) fn way_m(&self) -> f64 {
        self.near_m.last().copied().unwrap_or_default() + self.pitch_m
    }

    /// Where each panel stands, by number, after a share of the way, 0 to 1.
    pub(super) fn stands(&self, share: f64) -> impl Iterator<Item = (usize, Stand)> + '_ {
        // Until the first panel is out of the way the others wait.
        let rolled_m = share.clamp(0.0, 1.0) * self.way_m() - self.pitch_m;
        let panels = self.panels.iter().zip(&self.near_m).zip(&self.rows_m);
        panels.map(move |((panel, near_m), row_m)| {
            let goes_m = rolled_m.clamp(0.0, *near_m);
            // A pitch before the end it begins to move aside, as fast as it rolls.
            let aside_m = (rolled_m - near_m + self.pitch_m).clamp(0.0, row_m.abs());
            let along_m = if self.to_start { -goes_m } else { goes_m };
            (*panel, Stand { along_m, aside_m: aside_m * if *row_m < 0.0 { -1.0 } else { 1.0 } })
        })
    }

    /// The outermost rows on the left and on the right, metres.
    pub(super) fn reach_m(&self) -> (f64, f64) {
        self.rows_m.iter().fold((0.0, 0.0), |(low, high), row| (f64::min(low, *row), f64::max(high, *row)))
    }
}
