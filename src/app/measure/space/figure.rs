//! What is drawn of a measurement in the picture: its lines in the park, and where its figure is written.

use super::{along, away, dot, length};
use crate::app::measure::notes::MeasureKind;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrokeKind {
    /// From point to point.
    Leg,
    /// A dimension: it has a tick at either end.
    Dimension,
    /// It leads from a dimension to the point that is meant.
    Leader,
    Arc,
}

/// Lines in the park, metres, y up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    pub strokes: Vec<(StrokeKind, Vec<[f64; 3]>)>,
    /// Where its figure is written.
    pub label_m: Option<[f64; 3]>,
}

/// An arc goes through so many straight pieces.
const ARC_PIECES: u32 = 24;
/// Its radius, as a share of the shorter arm.
const ARC_SHARE: f64 = 0.3;

/// The lines of a measurement with the points that it has so far.
pub fn figure_of(kind: MeasureKind, points: &[[f64; 3]]) -> Drawn {
    let leg = |points: &[[f64; 3]]| (StrokeKind::Leg, points.to_vec());
    let middle = |a: [f64; 3], b: [f64; 3]| along(a, away(a, b), 0.5);
    match (kind, points) {
        (_, []) => Drawn::default(),
        (_, [only]) => Drawn { strokes: Vec::new(), label_m: Some(*only) },
        (MeasureKind::Height, [first, second, ..]) => {
            let upright = [first[0], second[1], first[2]];
            let mut strokes = vec![(StrokeKind::Dimension, vec![*first, upright])];
            if length(away(upright, *second)) > 1e-3 {
                strokes.push((StrokeKind::Leader, vec![upright, *second]));
            }
            Drawn { strokes, label_m: Some(middle(*first, upright)) }
        }
        (MeasureKind::Angle, [first, corner, last, ..]) => {
            let arc = arc(*first, *corner, *last);
            let label_m = arc.get(arc.len() / 2).copied().or(Some(*corner));
            Drawn { strokes: vec![leg(&[*first, *corner, *last]), (StrokeKind::Arc, arc)], label_m }
        }
        (MeasureKind::Area, [first, _, _, ..]) => {
            let ring = points.iter().chain([first]).copied().collect();
            let count = points.len() as f64;
            let sum = points.iter().fold([0.0; 3], |sum, at| along(sum, *at, 1.0));
            Drawn { strokes: vec![(StrokeKind::Leg, ring)], label_m: Some(sum.map(|m| m / count)) }
        }
        (_, points) => {
            // Over the middle leg of a chain.
            let at = points.len().saturating_sub(2) / 2;
            let label_m = points.get(at).zip(points.get(at + 1)).map(|(a, b)| middle(*a, *b));
            Drawn { strokes: vec![leg(points)], label_m }
        }
    }
}

/// Between the arms of an angle, as the shorter way round goes; empty where the arms lie in one line.
fn arc(first: [f64; 3], corner: [f64; 3], last: [f64; 3]) -> Vec<[f64; 3]> {
    let (a, b) = (away(corner, first), away(corner, last));
    let radius_m = ARC_SHARE * length(a).min(length(b));
    let ahead = a.map(|part| part / length(a));
    let aside = along(b, ahead, -dot(b, ahead));
    let wide = length(aside);
    // Also where an arm has no length.
    if !wide.is_finite() || wide < 1e-6 {
        return Vec::new();
    }
    let aside = aside.map(|part| part / wide);
    let angle = libm::atan2(wide, dot(b, ahead));
    let point = |step: u32| {
        let turned = angle * f64::from(step) / f64::from(ARC_PIECES);
        along(along(corner, ahead, radius_m * libm::cos(turned)), aside, radius_m * libm::sin(turned))
    };
    (0..=ARC_PIECES).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_height_is_drawn_upright_and_led_to_its_second_point() {
        let drawn = figure_of(MeasureKind::Height, &[[1.0, 0.0, 2.0], [9.0, 20.0, 2.0]]);
        assert_eq!(drawn.strokes[0], (StrokeKind::Dimension, vec![[1.0, 0.0, 2.0], [1.0, 20.0, 2.0]]));
        assert_eq!(drawn.strokes[1], (StrokeKind::Leader, vec![[1.0, 20.0, 2.0], [9.0, 20.0, 2.0]]));
        assert_eq!(drawn.label_m, Some([1.0, 10.0, 2.0]));
        let above = figure_of(MeasureKind::Height, &[[1.0, 0.0, 2.0], [1.0, 20.0, 2.0]]);
        assert_eq!(above.strokes.len(), 1, "straight above nothing leads aside");
    }

    #[test]
    fn an_arc_goes_from_arm_to_arm_about_the_corner() {
        let (a, corner, b) = ([10.0, 5.0, 0.0], [0.0, 5.0, 0.0], [0.0, 11.0, 0.0]);
        let drawn = figure_of(MeasureKind::Angle, &[a, corner, b]);
        let (kind, arc) = &drawn.strokes[1];
        assert_eq!(*kind, StrokeKind::Arc);
        assert!(arc.iter().all(|at| (length(away(corner, *at)) - 1.8).abs() < 1e-9));
        let (first, last) = (arc[0], arc[arc.len() - 1]);
        assert!(length(away(first, [1.8, 5.0, 0.0])) < 1e-9 && length(away(last, [0.0, 6.8, 0.0])) < 1e-9);
        for straight in [[5.0, 5.0, 0.0], [-5.0, 5.0, 0.0], corner] {
            let drawn = figure_of(MeasureKind::Angle, &[a, corner, straight]);
            assert!(drawn.strokes[1].1.is_empty(), "{straight:?}");
        }
    }

    #[test]
    fn an_area_closes_once_it_has_three_points() {
        let two = figure_of(MeasureKind::Area, &[[0.0; 3], [4.0, 0.0, 0.0]]);
        assert_eq!(two.strokes[0].1.len(), 2);
        let three = figure_of(MeasureKind::Area, &[[0.0; 3], [6.0, 0.0, 0.0], [0.0, 0.0, 6.0]]);
        assert_eq!((three.strokes[0].1.len(), three.label_m), (4, Some([2.0, 0.0, 2.0])));
        assert_eq!(figure_of(MeasureKind::Area, &[]), Drawn::default());
    }
}
