//! Signs of a planner's tools.

use super::{Drawing, Icon, NONE};

pub(super) fn tool(icon: Icon) -> Drawing {
    match icon {
        // A ruler, aslant.
        Icon::Measure => Drawing {
            lines: &[
                &[(-7.2, 3.4), (3.4, -7.2), (7.2, -3.4), (-3.4, 7.2), (-7.2, 3.4)],
                &[(-4.4, 0.6), (-2.6, 2.4)],
                &[(-1.6, -2.2), (0.8, 0.2)],
                &[(1.2, -5.0), (3.0, -3.2)],
            ],
            ..NONE
        },
        // A sheet with a corner turned down, and lines on it.
        Icon::Page => Drawing {
            lines: &[
                &[(2.0, -7.0), (-5.5, -7.0), (-5.5, 7.0), (5.5, 7.0), (5.5, -3.5), (2.0, -7.0)],
                &[(-2.5, -1.5), (2.5, -1.5)],
                &[(-2.5, 1.2), (2.5, 1.2)],
                &[(-2.5, 3.9), (1.0, 3.9)],
            ],
            ..NONE
        },
        _ => NONE,
    }
}
