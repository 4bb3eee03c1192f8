//! Measurements drawn over the picture: wide where they are seen, thin where something stands before them, each with an
//! edge of the other brightness, so that they show on any wall.

use bevy_egui::egui::{
    Color32, Context, Id, LayerId, Painter, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

use super::{
    draw_ends, draw_mark,
    marks::room_of,
    room::room_for,
    tell,
    view::{FigureView, LineView, TapeView},
};
use crate::{
    app::StrokeKind,
    panels::{palette::Palette, theme},
};

/// Half of what ends a dimension, points.
const TICK: f32 = 6.0;
/// A word stands so far beside what was caught.
const BESIDE: f32 = 14.0;

/// Draws all; answers with the fields of the words, none of which lies over another or over `taken`.
pub(super) fn tape_ui(ctx: &Context, screen: Rect, taken: &[Rect], view: &TapeView) -> Vec<Rect> {
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(screen);
    let ui = Ui::new(ctx.clone(), Id::new("tape"), builder);
    let (painter, palette) = (ui.painter().with_clip_rect(screen), theme::worn(ctx));
    let ink = |figure: &FigureView| if figure.running { palette.caution } else { palette.accent };
    for figure in &view.figures {
        draw_lines(&painter, palette, figure, ink(figure));
    }
    for figure in &view.figures {
        let held = figure.points.iter().filter(|(_, held)| *held);
        held.for_each(|(at, _)| {
            painter.circle_stroke(*at, 9.0, Stroke::new(2.0, palette.caution));
        });
        draw_ends(&painter, figure.points.iter().map(|(at, _)| *at), ink(figure));
    }
    if let Some((at, kind, _)) = &view.hint {
        draw_mark(&painter, palette, *at, *kind);
    }
    let mut fields = Fields { ui: &ui, painter, palette, screen, taken: taken.to_vec(), own: Vec::new() };
    // What is under the pointer first.
    if let Some((at, _, word)) = view.hint.as_ref().filter(|(_, _, word)| !word.is_empty()) {
        let room = room_of(&fields.painter, *at, word);
        fields.write(room.translate(vec2(room.width() / 2.0 + BESIDE, BESIDE)), word);
    }
    let (running, kept): (Vec<&FigureView>, Vec<&FigureView>) = view.figures.iter().partition(|one| one.running);
    for (at, text) in running.into_iter().chain(kept).filter_map(|figure| figure.label.as_ref()) {
        let room = room_of(&fields.painter, *at, text);
        fields.write(room, text);
    }
    fields.own
}

/// Words over the picture.
struct Fields<'a> {
    ui: &'a Ui,
    painter: Painter,
    palette: &'static Palette,
    screen: Rect,
    taken: Vec<Rect>,
    own: Vec<Rect>,
}

impl Fields<'_> {
    /// Where there is room for them; the list has them in any case.
    fn write(&mut self, wanted: Rect, text: &str) {
        let Some(rect) = room_for(wanted, self.screen, &self.taken) else { return };
        let response = self.ui.interact(rect, Id::new("tape-field").with(self.own.len()), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
        let rect = tell(&self.painter, self.palette, rect.center(), text);
        self.taken.push(rect);
        self.own.push(rect);
    }
}

fn draw_lines(painter: &Painter, palette: &Palette, figure: &FigureView, ink: Color32) {
    let width = |line: &LineView| match (line.hidden, line.kind) {
        (true, _) => 1.0,
        (false, StrokeKind::Leader) => 1.2,
        (false, _) => 2.5,
    };
    let segment = |line: &LineView, stroke: Stroke| {
        painter.line_segment([line.from, line.to], stroke);
    };
    figure.lines.iter().for_each(|line| segment(line, Stroke::new(width(line) + 2.5, palette.label)));
    let faint = |line: &LineView| if line.hidden { ink.gamma_multiply(0.8) } else { ink };
    figure.lines.iter().for_each(|line| segment(line, Stroke::new(width(line), faint(line))));
    let mut dimension = figure.lines.iter().filter(|line| line.kind == StrokeKind::Dimension);
    let Some(first) = dimension.next() else { return };
    let (from, to) = (first.from, dimension.next_back().unwrap_or(first).to);
    let across = (to - from).normalized().rot90() * TICK;
    for stroke in [Stroke::new(4.5, palette.label), Stroke::new(2.0, ink)] {
        for end in [from, to] {
            painter.line_segment([end - across, end + across], stroke);
        }
    }
}
