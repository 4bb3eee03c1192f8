//! What is drawn of measurements over the picture, in points of the screen.

use bevy_egui::egui::{Pos2, pos2, vec2};

use super::told::{caught_at, value_of};
use crate::{
    app::{MeasureKind, Measurement, SeenFigure, Shown, SnapKind, StrokeKind, TapeSeen},
    words::Words,
};

/// All measurements, and where the next point would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TapeView {
    pub figures: Vec<FigureView>,
    /// What the pointer has caught, and its word.
    pub hint: Option<(Pos2, SnapKind, String)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FigureView {
    pub lines: Vec<LineView>,
    /// Each with whether the pointer has it.
    pub points: Vec<(Pos2, bool)>,
    pub label: Option<(Pos2, String)>,
    /// It is being measured.
    pub running: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineView {
    pub kind: StrokeKind,
    pub from: Pos2,
    pub to: Pos2,
    pub hidden: bool,
}

/// A running figure stands so far over the pointer.
const OVER_POINTER: f32 = 30.0;
/// A chain's figure stands so far over its line.
const OVER_LINE: f32 = 16.0;

impl TapeView {
    /// `scale` is how many logical pixels a point has; what is seen comes in pixels.
    pub fn new(words: &Words, shown: &Shown, seen: &TapeSeen, scale: f32) -> Self {
        let at = |[x, y]: [f32; 2]| pos2(x / scale, y / scale);
        let figure = |seen: &SeenFigure| FigureView {
            lines: seen
                .lines
                .iter()
                .map(|line| LineView { kind: line.kind, from: at(line.from), to: at(line.to), hidden: line.hidden })
                .collect(),
            points: seen.points.iter().flatten().map(|point| (at(point.at), false)).collect(),
            ..FigureView::default()
        };
        let notes = shown.notes.iter().zip(&seen.notes).enumerate().map(|(number, (note, seen_note))| {
            let held = seen.end.filter(|(note, _)| *note == number).and_then(|(_, point)| {
                let held = (*seen_note.points.get(point)?)?;
                Some(at(held.at))
            });
            let mut view = figure(seen_note);
            view.points.iter_mut().for_each(|(at, is_held)| *is_held = Some(*at) == held);
            let text = note.measured().map(|measured| {
                let value = value_of(words, measured);
                if note.name.is_empty() { value } else { format!("{}  {value}", note.name) }
            });
            let over = if note.kind == MeasureKind::Distance { OVER_LINE } else { 0.0 };
            view.label = seen_note.label.map(|label| at(label) - vec2(0.0, over)).zip(text);
            view
        });
        let mut figures: Vec<FigureView> = notes.collect();
        if let (Some(tape), Some(seen_tape)) = (&shown.tape, &seen.tape) {
            let has_room = tape.kind.most().is_none_or(|most| tape.points_m.len() < most);
            let snap = seen.snap.filter(|_| has_room).map(|(snap, _)| snap.at_m);
            let points_m = tape.points_m.iter().copied().chain(snap).collect();
            let value = Measurement::new(tape.kind, points_m).measured().map(|measured| value_of(words, measured));
            let last = seen.snap.map(|(_, last)| at(last) - vec2(0.0, OVER_POINTER));
            let label = last.or_else(|| seen_tape.label.map(at)).zip(value);
            figures.push(FigureView { label, running: true, ..figure(seen_tape) });
        }
        let hint = seen.snap.map(|(snap, place)| (at(place), snap.kind, caught_at(words, snap.kind)));
        Self { figures, hint }
    }
}
