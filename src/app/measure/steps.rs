//! What is asked of the tape, carried out.

use super::{MeasureKind, Measurement};
use crate::app::Shown;

/// The tape in a person's hand: what it measures, and the points so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Tape {
    pub kind: MeasureKind,
    pub points_m: Vec<[f64; 3]>,
}

/// What can be asked of it.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasureStep {
    /// Take it up, or lay it down with `None`: what was begun is let go.
    Take(Option<MeasureKind>),
    /// The next point.
    Point([f64; 3]),
    /// A chain or an area is done; it becomes a note if it has points enough.
    Done,
    /// Back by one point.
    Unpoint,
    /// A note's point elsewhere: number of the note, of the point.
    Move(usize, usize, [f64; 3]),
    Name(usize, String),
    Remove(usize),
}

/// Nobody reads more notes than this.
const MOST_NOTES: usize = 200;

impl Shown {
    pub(in crate::app) fn measure(&mut self, step: &MeasureStep) {
        match step {
            MeasureStep::Take(kind) => {
                self.tape = kind.map(|kind| Tape { kind, points_m: Vec::new() });
                // Floors that are drawn apart do not stand where they are measured.
                self.spread &= self.tape.is_none();
            }
            MeasureStep::Point(at) if at.iter().all(|m| m.is_finite()) => {
                let Some(tape) = &mut self.tape else { return };
                // A point twice is a slip of the hand.
                if tape.points_m.last() != Some(at) {
                    tape.points_m.push(*at);
                }
                if tape.kind.most() == Some(tape.points_m.len()) {
                    self.keep_note();
                }
            }
            MeasureStep::Point(_) => {}
            MeasureStep::Done => self.keep_note(),
            MeasureStep::Unpoint => {
                if let Some(tape) = &mut self.tape {
                    tape.points_m.pop();
                }
            }
            MeasureStep::Move(note, point, at) if at.iter().all(|m| m.is_finite()) => {
                if let Some(point) = self.notes.get_mut(*note).and_then(|note| note.points_m.get_mut(*point)) {
                    *point = *at;
                }
            }
            MeasureStep::Move(..) => {}
            MeasureStep::Name(note, name) => {
                if let Some(note) = self.notes.get_mut(*note) {
                    note.name.clone_from(name);
                }
            }
            MeasureStep::Remove(note) => {
                if *note < self.notes.len() {
                    self.notes.remove(*note);
                }
            }
        }
    }

    /// The tape as it can be used on a plan, which has no heights.
    pub(in crate::app) fn lay_tape_on_plan(&mut self) {
        if let Some(tape) = self.tape.as_mut().filter(|tape| tape.kind == MeasureKind::Height) {
            *tape = Tape { kind: MeasureKind::Distance, points_m: Vec::new() };
        }
    }

    /// What was begun becomes a note, and the tape is ready for the next.
    fn keep_note(&mut self) {
        let Some(tape) = &mut self.tape else { return };
        let note = Measurement::new(tape.kind, std::mem::take(&mut tape.points_m));
        if note.measured().is_some() && self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: &[MeasureStep]) -> Shown {
        let mut shown = Shown::default();
        steps.iter().for_each(|step| shown.measure(step));
        shown
    }

    const A: [f64; 3] = [0.0, 0.0, 0.0];
    const B: [f64; 3] = [3.0, 0.0, 4.0];

    #[test]
    fn a_chain_is_kept_when_it_is_done_and_an_angle_by_itself() {
        use MeasureStep::{Done, Point, Take, Unpoint};
        let chain =
            after(&[Take(Some(MeasureKind::Distance)), Point(A), Point(B), Point(B), Point([9.0; 3]), Unpoint, Done]);
        assert_eq!((chain.notes.len(), chain.notes[0].points_m.len()), (1, 2));
        assert_eq!(chain.tape, Some(Tape { kind: MeasureKind::Distance, points_m: Vec::new() }), "ready for the next");
        let angle = after(&[Take(Some(MeasureKind::Angle)), Point(B), Point(A), Point([1.0, 0.0, 0.0])]);
        assert_eq!((angle.notes.len(), angle.tape.unwrap().points_m.len()), (1, 0));
        let begun = after(&[Take(Some(MeasureKind::Area)), Point(A), Point(B), Done]);
        assert!(begun.notes.is_empty(), "two points have no area");
        let nothing = after(&[Point(A), Done, Take(Some(MeasureKind::Height)), Point([f64::NAN; 3]), Take(None)]);
        assert!(nothing.notes.is_empty() && nothing.tape.is_none());
    }

    #[test]
    fn a_tape_in_hand_puts_floors_together_and_measures_no_heights_on_a_plan() {
        let mut shown = Shown { spread: true, ..Shown::default() };
        shown.measure(&MeasureStep::Take(Some(MeasureKind::Height)));
        shown.measure(&MeasureStep::Point(A));
        assert!(!shown.spread);
        shown.lay_tape_on_plan();
        assert_eq!(shown.tape, Some(Tape { kind: MeasureKind::Distance, points_m: Vec::new() }));
        shown.measure(&MeasureStep::Point(A));
        shown.lay_tape_on_plan();
        assert_eq!(shown.tape.unwrap().points_m, [A], "what is begun goes on");
    }

    #[test]
    fn notes_are_moved_named_and_removed() {
        use MeasureStep::{Move, Name, Point, Remove, Take};
        let up = [0.0, 20.0, 0.0];
        let mut shown = after(&[Take(Some(MeasureKind::Height)), Point(A), Point(up), Move(0, 1, [0.0, 25.0, 0.0])]);
        shown.measure(&Name(0, "屋脊".into()));
        assert_eq!((shown.notes[0].points_m[1][1], shown.notes[0].name.as_str()), (25.0, "屋脊"));
        [Move(7, 0, A), Move(0, 9, A), Name(3, String::new()), Remove(5)].iter().for_each(|step| shown.measure(step));
        assert_eq!(shown.notes.len(), 1);
        shown.measure(&Remove(0));
        assert!(shown.notes.is_empty());
    }
}
