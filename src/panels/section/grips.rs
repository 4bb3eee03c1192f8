//! The section's frame over the picture, and the grips by which a hand moves it.

use bevy_egui::egui::{
    Context, CursorIcon, Id, LayerId, Painter, Rect, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

use crate::{
    app::{Command, GripKind, Section, SectionSeen, SectionStep, SeenGrip},
    panels::{
        palette::Palette,
        planning::{next_drag, this_drag},
        theme,
    },
    words::Words,
};

/// What a finger can take hold of, points.
const REACH: f32 = 44.0;
/// Steps of a drag, metres or degrees; and those with Alt.
const STEP: (f64, f64) = (0.1, 0.01);
const STEP_DEG: (f64, f64) = (1.0, 0.1);

/// Where a drag began: the section then, and the way since, points.
#[derive(Clone, Copy)]
struct Held {
    section: Section,
    way: Vec2,
    /// On the screen, one metre or degree.
    step: Vec2,
}

/// Draws the frame beside what covers it, and answers with what a hand asks for.
pub fn draw_section(
    ctx: &Context,
    screen: Rect,
    (seen, scale): (&SectionSeen, f32),
    section: Section,
    taken: &[Rect],
    words: &Words,
) -> Vec<Command> {
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(screen);
    let ui = Ui::new(ctx.clone(), Id::new("section"), builder);
    let (painter, palette) = (ui.painter().clone(), theme::worn(ctx));
    for [ax, ay, bx, by] in &seen.lines {
        let ends = [pos2(*ax, *ay) / scale, pos2(*bx, *by) / scale];
        painter.line_segment(ends, Stroke::new(3.4, palette.stem_edge));
        painter.line_segment(ends, Stroke::new(1.4, palette.accent));
    }
    let free = |grip: &&SeenGrip| {
        let at = pos2(grip.at[0], grip.at[1]) / scale;
        screen.contains(at) && !taken.iter().any(|rect| rect.contains(at))
    };
    seen.grips.iter().filter(free).filter_map(|grip| grip_ui(&ui, palette, (grip, scale), section, words)).collect()
}

fn grip_ui(
    ui: &Ui,
    palette: &Palette,
    (grip, scale): (&SeenGrip, f32),
    section: Section,
    words: &Words,
) -> Option<Command> {
    let at = pos2(grip.at[0], grip.at[1]) / scale;
    let step = vec2(grip.step[0], grip.step[1]) / scale;
    let id = Id::new("section-grip").with(grip.kind);
    let turns = grip.kind == GripKind::Turn;
    let response = ui.interact(Rect::from_center_size(at, Vec2::splat(REACH)), id, Sense::drag());
    let name = words.get(if turns { "section-turn" } else { "section-push" });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, true, &name));
    draw_grip(ui.painter(), palette, (at, step), turns, response.hovered() || response.dragged());
    let response = response.on_hover_cursor(CursorIcon::Grab).on_hover_text(name);
    if response.drag_started() {
        next_drag(ui);
        ui.data_mut(|data| data.insert_temp(id, Held { section, way: Vec2::ZERO, step }));
    }
    if !response.dragged() {
        ui.data_mut(|data| data.remove::<Held>(id));
        return None;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let mut held = ui.data(|data| data.get_temp::<Held>(id))?;
    held.way += response.drag_delta();
    ui.data_mut(|data| data.insert_temp(id, held));
    // Seen end on, a step has no length on the screen.
    let length2 = held.step.length_sq().max(0.25);
    let steps = f64::from(held.way.dot(held.step) / length2);
    let fine = ui.input(|input| input.modifiers.alt);
    let (coarse, close) = if turns { STEP_DEG } else { STEP };
    let least = if fine { close } else { coarse };
    let moved = held.section.moved(grip.kind, (steps / least).round() * least);
    (moved != section).then(|| Command::Section(SectionStep::Set(moved, Some(this_drag(ui)))))
}

/// An arrow both ways, or a knob.
fn draw_grip(
    painter: &Painter,
    palette: &Palette,
    (at, step): (bevy_egui::egui::Pos2, Vec2),
    turns: bool,
    touched: bool,
) {
    let ink = if touched { palette.text } else { palette.accent };
    painter.circle(at, if touched { 11.0 } else { 9.0 }, palette.sheet, Stroke::new(2.0, ink));
    if turns {
        painter.circle_filled(at, 3.0, ink);
        return;
    }
    let along = if step.length() > 0.2 { step.normalized() } else { vec2(0.0, -1.0) };
    let across = vec2(-along.y, along.x);
    for way in [along, -along] {
        let foot = at + way * 15.0;
        let corners = vec![foot + across * 6.0, foot - across * 6.0, foot + way * 9.0];
        painter.add(Shape::convex_polygon(corners, ink, Stroke::new(1.0, palette.stem_edge)));
    }
}
