//! Measuring on the plan: points that snap to corners and edges, what comes of them beside the pointer, notes that stay
//! and whose ends can be dragged.

use bevy_egui::egui::{Color32, Id, Key, Painter, PointerButton, Pos2, Response, Shape, Stroke, Ui, vec2};

use super::view::PlanView;
use crate::{
    app::{Command, MeasureKind, MeasureStep, Measurement, Shown, Snap, Tape, snap},
    panels::{
        measure::{draw_ends, draw_mark, tell, value_of},
        palette::Palette,
        theme,
    },
    park::Xz,
    words::Words,
};

/// How near a corner or an edge must be, points.
const REACH: f32 = 11.0;

/// From the plan to the screen and back.
pub(super) struct Way<'a> {
    pub to_points: &'a dyn Fn([f64; 2]) -> Pos2,
    pub to_metres: &'a dyn Fn(Pos2) -> [f64; 2],
    pub points_per_m: f64,
    /// Height of the plan's floor above the ground, metres.
    pub height_m: f64,
}

impl Way<'_> {
    fn points(&self, at: &[f64; 3]) -> Pos2 {
        (self.to_points)([at[0], at[2]])
    }

    fn points_at(&self, Xz(x, z): Xz) -> Pos2 {
        (self.to_points)([x, z])
    }
}

/// Where the pointer would set a point: a corner or edge nearby, unless Alt is held.
fn aim(ui: &Ui, view: &PlanView, way: &Way, pointer: Pos2) -> Snap {
    let [x, z] = (way.to_metres)(pointer);
    let free = ui.input(|input| input.modifiers.alt);
    let reach_m = if free { 0.0 } else { f64::from(REACH) / way.points_per_m };
    snap(&view.edges_near([x, z], reach_m), Xz(x, z), reach_m)
}

/// Draws all notes and the tape; gives the wishes of the pointer. True with them where the pointer belongs to the tape.
pub(super) fn tape_ui(
    ui: &Ui,
    painter: &Painter,
    response: &Response,
    (view, way): (&PlanView, &Way),
    (words, shown): (&Words, &Shown),
) -> (Vec<Command>, bool) {
    let palette = theme::of(ui);
    for note in &shown.notes {
        draw_note(painter, palette, words, way, note);
    }
    let pointer = response.hover_pos();
    if let Some((commands, snapped)) = drag_ends(ui, response, (view, way), shown) {
        snapped.iter().for_each(|snap| draw_mark(painter, palette, way.points_at(snap.at), snap.kind));
        return (commands, true);
    }
    let Some(tape) = &shown.tape else { return (Vec::new(), false) };
    let snapped = pointer.map(|pointer| aim(ui, view, way, pointer));
    draw_tape(painter, palette, words, way, (tape, snapped));
    let mut commands = Vec::new();
    let writing = ui.memory(|memory| memory.focused().is_some());
    let ended = !writing && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || response.secondary_clicked() || ended {
        commands.push(Command::Measure(MeasureStep::Done));
    } else if response.clicked()
        && let Some(Snap { at: Xz(x, z), .. }) = snapped
    {
        commands.push(Command::Measure(MeasureStep::Point([x, way.height_m, z])));
    }
    (commands, true)
}

fn drag_memory() -> Id {
    Id::new("plan-note-dragged")
}

/// Whether a note's end is dragged, and not the plan.
pub(super) fn dragged_end(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp::<(usize, usize)>(drag_memory())).is_some()
}

/// Takes hold of the note's end at which a drag begins, if there is one: before the plan itself moves.
pub(super) fn take_end(ui: &Ui, response: &Response, to_points: &dyn Fn([f64; 2]) -> Pos2, shown: &Shown) {
    if response.drag_started_by(PointerButton::Primary) {
        let from = ui.input(|input| input.pointer.press_origin());
        let near = from.and_then(|from| end_near(shown, to_points, from));
        ui.data_mut(|data| match near {
            Some(end) => {
                data.insert_temp(drag_memory(), end);
            }
            None => data.remove::<(usize, usize)>(drag_memory()),
        });
    }
}

/// A note's end that is dragged: its wishes, and where it would come to lie.
fn drag_ends(
    ui: &Ui,
    response: &Response,
    (view, way): (&PlanView, &Way),
    shown: &Shown,
) -> Option<(Vec<Command>, Option<Snap>)> {
    let (note, point) = ui.data(|data| data.get_temp::<(usize, usize)>(drag_memory()))?;
    if response.drag_stopped() || !response.dragged() {
        ui.data_mut(|data| data.remove::<(usize, usize)>(drag_memory()));
        return None;
    }
    let snapped = response.interact_pointer_pos().map(|pointer| aim(ui, view, way, pointer));
    let moved = snapped.map(|Snap { at: Xz(x, z), .. }| {
        // An end keeps its height.
        let height_m = shown.notes.get(note).and_then(|note| note.points_m.get(point)).map_or(way.height_m, |p| p[1]);
        Command::Measure(MeasureStep::Move(note, point, [x, height_m, z]))
    });
    Some((moved.into_iter().collect(), snapped))
}

/// The note and the point of it that lie under the pointer.
fn end_near(shown: &Shown, to_points: &dyn Fn([f64; 2]) -> Pos2, at: Pos2) -> Option<(usize, usize)> {
    let ends = shown.notes.iter().enumerate().flat_map(|(note, of)| {
        of.points_m
            .iter()
            .enumerate()
            .map(move |(point, place)| ((note, point), to_points([place[0], place[2]]).distance(at)))
    });
    ends.filter(|(_, far)| *far <= REACH).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(end, _)| end)
}

fn draw_note(painter: &Painter, palette: &Palette, words: &Words, way: &Way, note: &Measurement) {
    let points: Vec<Pos2> = note.points_m.iter().map(|at| way.points(at)).collect();
    draw_points(painter, note.kind, &points, palette.accent);
    let Some(measured) = note.measured() else { return };
    let value = value_of(words, measured);
    let text = if note.name.is_empty() { value } else { format!("{}  {value}", note.name) };
    tell(painter, palette, middle_of(note.kind, &points), &text);
}

fn draw_tape(painter: &Painter, palette: &Palette, words: &Words, way: &Way, (tape, snapped): (&Tape, Option<Snap>)) {
    let mut points_m = tape.points_m.clone();
    points_m.extend(snapped.map(|Snap { at: Xz(x, z), .. }| [x, way.height_m, z]));
    let points: Vec<Pos2> = points_m.iter().map(|at| way.points(at)).collect();
    draw_points(painter, tape.kind, &points, palette.caution);
    snapped.iter().for_each(|snap| draw_mark(painter, palette, way.points_at(snap.at), snap.kind));
    let value = Measurement::new(tape.kind, points_m).measured().map(|measured| value_of(words, measured));
    if let (Some(value), Some(last)) = (value, points.last()) {
        tell(painter, palette, *last - vec2(0.0, 26.0), &value);
    }
}

fn draw_points(painter: &Painter, kind: MeasureKind, points: &[Pos2], ink: Color32) {
    let stroke = Stroke::new(2.5, ink);
    if kind == MeasureKind::Area && points.len() > 2 {
        painter.add(Shape::closed_line(points.to_vec(), stroke));
    } else {
        painter.add(Shape::line(points.to_vec(), stroke));
    }
    draw_ends(painter, points.iter().copied(), ink);
}

fn middle_of(kind: MeasureKind, points: &[Pos2]) -> Pos2 {
    let middle = |points: &[Pos2]| {
        let sum = points.iter().fold(vec2(0.0, 0.0), |sum, at| sum + at.to_vec2());
        (sum / points.len().max(1) as f32).to_pos2()
    };
    match kind {
        // Over the middle leg of a chain.
        MeasureKind::Distance => {
            let leg = (points.len().saturating_sub(2)) / 2;
            middle(points.get(leg..leg + 2).unwrap_or(points)) - vec2(0.0, 14.0)
        }
        MeasureKind::Angle => points.get(1).map_or(middle(points), |corner| *corner + vec2(0.0, 18.0)),
        MeasureKind::Area | MeasureKind::Height => middle(points),
    }
}
