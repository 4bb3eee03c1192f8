//! What a measurement comes to, and what a point was caught at, in words.

use crate::{
    app::{Measured, SnapKind},
    words::Words,
};

/// A value as planners write it: to the millimetre where it is a length.
pub fn value_of(words: &Words, measured: Measured) -> String {
    let metres = |m: f64| words.format("measure-m", &[("m", words.number(m, 3).into())]);
    match measured {
        Measured::Distance { along_m, rise_m, .. } if rise_m.abs() < 5e-4 => metres(along_m),
        Measured::Distance { along_m, on_ground_m, rise_m } => words.format(
            "measure-slope",
            &[
                ("along", metres(along_m).into()),
                ("ground", metres(on_ground_m).into()),
                ("rise", metres(rise_m).into()),
            ],
        ),
        Measured::Area { m2, around_m } => {
            let m2 = words.number(m2, 2);
            words.format("measure-area", &[("m2", m2.into()), ("around", metres(around_m).into())])
        }
        Measured::Height { m } => metres(m),
        Measured::Angle { degrees } => format!("{}°", words.number(degrees, 2)),
    }
}

/// Nothing is said of a point that was caught at nothing.
pub(super) fn caught_at(words: &Words, kind: SnapKind) -> String {
    match kind {
        SnapKind::Corner => words.get("measure-at-corner"),
        SnapKind::Middle => words.get("measure-at-middle"),
        SnapKind::Edge => words.get("measure-at-edge"),
        SnapKind::Face => words.get("measure-at-face"),
        SnapKind::Ground => words.get("measure-at-ground"),
        SnapKind::AlongX => words.get("measure-along-x"),
        SnapKind::AlongY => words.get("measure-along-y"),
        SnapKind::AlongZ => words.get("measure-along-z"),
        SnapKind::Free => String::new(),
    }
}
