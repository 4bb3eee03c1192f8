//! Draws the timeline, and lets a finger, a pointer or the arrow keys move the clock along it.

use bevy_egui::egui::{
    Align2, Color32, CursorIcon, Key, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::SignedDuration;

use super::{band, bookings::LANES, told::Told, view::TimelineView};
use crate::{
    app::{Command, Timescale},
    panels::{controls, palette::Palette, theme},
    park::BookingKind,
    words::Words,
};

/// Points from the top: milestones, bookings, band, who says so, words.
const MILESTONES: f32 = 5.0;
const BOOKINGS: f32 = 10.0;
const BAR: f32 = 3.0;
const BAR_GAP: f32 = 0.5;
const BAND: f32 = 24.0;
const BAND_HEIGHT: f32 = 7.0;
const TOLD: f32 = 31.0;
const WORDS: f32 = 38.5;
pub(in crate::panels) const HEIGHT: f32 = 45.0;
const _: () =
    assert!(BOOKINGS + LANES as f32 * (BAR + BAR_GAP) < BAND - BAND_HEIGHT / 2.0 + 1.0, "bookings stay off the band");
/// Milestones nearer than this are one sign.
const CLUSTER: f32 = 9.0;

/// Scale and strip, as wide as there is room.
pub(in crate::panels) fn timeline_ui(ui: &mut Ui, words: &Words, view: &TimelineView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        command = scales_ui(ui, words, view);
        let width = ui.available_width();
        let (area, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click_and_drag());
        let rail = area.shrink2(vec2(10.0, 0.0));
        paint(ui, view, rail, &response);
        command = command.take().or_else(|| moved(ui, view, rail, &response));
        tell(words, view, rail, &response);
        let here = view.moment_here().to_zoned(view.zone.clone()).datetime();
        let spoken = format!("{} {}", words.get("timeline"), words.moment(here));
        response.widget_info(|| WidgetInfo::slider(true, f64::from(view.here), spoken.clone()));
    });
    command
}

fn scales_ui(ui: &mut Ui, words: &Words, view: &TimelineView) -> Option<Command> {
    let mut command = None;
    controls::group(ui, |ui| {
        for scale in Timescale::ALL {
            let (short, label) = match scale {
                Timescale::Day => (words.get("timeline-day"), words.get("timeline-day-why")),
                Timescale::Week => (words.get("timeline-week"), words.get("timeline-week-why")),
                Timescale::Years => (words.get("timeline-years"), words.get("timeline-years-why")),
            };
            let chosen = view.scale == scale;
            if controls::short_button(ui, &short, &label, chosen).clicked() && !chosen {
                command = Some(Command::SetTimescale(scale));
            }
        }
    });
    command
}

/// A click on a milestone goes to its day, everything else to the moment under the pointer.
fn moved(ui: &Ui, view: &TimelineView, rail: Rect, response: &Response) -> Option<Command> {
    if response.has_focus() {
        let step = match view.scale {
            Timescale::Day => SignedDuration::from_mins(10),
            Timescale::Week => SignedDuration::from_hours(1),
            Timescale::Years => SignedDuration::from_hours(24),
        };
        let here = view.moment_here();
        for (key, step) in [(Key::ArrowLeft, -step), (Key::ArrowRight, step)] {
            if ui.input(|input| input.key_pressed(key)) {
                return here.checked_add(step).ok().map(Command::SetTime);
            }
        }
    }
    let pointer = response.interact_pointer_pos()?;
    if response.clicked()
        && let Some(day) = milestones_at(view, rail, pointer).next().map(|mark| mark.day)
    {
        return view.at_shown_hour(day).map(Command::SetTime);
    }
    if response.clicked() || response.dragged() {
        let wish = view.moment((pointer.x - rail.left()) / rail.width().max(1.0))?;
        return (wish != view.moment_here()).then_some(Command::SetTime(wish));
    }
    None
}

/// The milestones under the pointer, those after the clock's time first, so that click after click goes through them.
fn milestones_at(
    view: &TimelineView,
    rail: Rect,
    pointer: bevy_egui::egui::Pos2,
) -> impl Iterator<Item = &super::milestones::MilestoneMark> {
    let on_signs = pointer.y < rail.top() + BOOKINGS;
    let near = move |share: f32| on_signs && (rail.left() + rail.width() * share - pointer.x).abs() < CLUSTER;
    let today = view.day();
    let later = view.milestones.iter().filter(move |mark| near(mark.share) && mark.day > today);
    later.chain(view.milestones.iter().filter(move |mark| near(mark.share) && mark.day <= today))
}

fn paint(ui: &Ui, view: &TimelineView, rail: Rect, response: &Response) {
    let palette = theme::of(ui);
    let painter = ui.painter();
    let x = |share: f32| rail.left() + rail.width() * share;
    let y = |from_top: f32| rail.top() + from_top;
    for tick in &view.ticks {
        let (top, colour) = if tick.strong { (BAND - 6.0, palette.text_weak) } else { (BAND + 5.0, palette.line) };
        painter.vline(x(tick.share), y(top)..=y(TOLD + 3.0), Stroke::new(1.0, colour.gamma_multiply(0.55)));
        if let Some((word, from, to)) = &tick.word {
            let at = pos2(x((from + to) / 2.0), y(WORDS));
            painter.text(at, Align2::CENTER_CENTER, word, theme::NOTE.font(), palette.text_weak);
        }
    }
    let band_rail = Rect::from_min_max(
        pos2(rail.left(), y(BAND - BAND_HEIGHT / 2.0)),
        pos2(rail.right(), y(BAND + BAND_HEIGHT / 2.0)),
    );
    painter.add(band::paint(&view.band, band_rail));
    paint_bookings(ui, view, rail);
    paint_told(ui, view, rail);
    paint_milestones(ui, view, rail);
    if let Some(now) = view.now {
        let colour = if view.live { palette.live } else { palette.text_weak };
        painter.vline(x(now), y(BOOKINGS)..=y(TOLD + 4.0), Stroke::new(1.5, colour));
        painter.circle_filled(pos2(x(now), y(TOLD)), 4.0, colour);
    }
    if let Some(pointer) = response.hover_pos() {
        painter.vline(
            pointer.x.clamp(rail.left(), rail.right()),
            y(BOOKINGS)..=y(TOLD),
            Stroke::new(1.0, palette.text_weak),
        );
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    let at = pos2(x(view.here), y(BAND));
    painter.vline(at.x, y(2.0)..=y(TOLD + 4.0), Stroke::new(2.0, palette.handle));
    let ring = if response.has_focus() || response.hovered() { palette.accent } else { palette.glass.to_opaque() };
    painter.circle(at, 8.0, palette.handle, Stroke::new(2.5, ring));
}

fn paint_bookings(ui: &Ui, view: &TimelineView, rail: Rect) {
    let palette = theme::of(ui);
    for bar in &view.bookings {
        let top = rail.top() + BOOKINGS + bar.lane as f32 * (BAR + BAR_GAP);
        let left = rail.left() + rail.width() * bar.from;
        let right = (rail.left() + rail.width() * bar.to).max(left + 2.0);
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + BAR));
        let colour = colour_of(palette, bar.kind);
        if bar.option {
            ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, colour), StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(rect, 2.0, colour);
        }
    }
}

fn colour_of(palette: &Palette, kind: BookingKind) -> Color32 {
    match kind {
        BookingKind::Production => palette.production,
        BookingKind::Event => palette.event,
        BookingKind::Upkeep => palette.text_weak,
    }
}

/// Under the band: a line where it was recorded, dots where it is simulated, dashes where it is still to come.
fn paint_told(ui: &Ui, view: &TimelineView, rail: Rect) {
    let palette = theme::of(ui);
    let y = rail.top() + TOLD;
    let x = |share: f32| rail.left() + rail.width() * share;
    let now = view.now.unwrap_or(if view.is_past() { 1.0 } else { 0.0 });
    let line = |from: f32, to: f32| [pos2(x(from), y), pos2(x(to), y)];
    if now > 0.0 {
        let stroke = palette.text_weak.gamma_multiply(0.7);
        ui.painter().extend(Shape::dotted_line(&line(0.0, now), stroke, 6.0, 1.0));
    }
    if now < 1.0 {
        let stroke = Stroke::new(2.0, Told::Forecast.colour(palette).gamma_multiply(0.8));
        ui.painter().extend(Shape::dashed_line(&line(now, 1.0), stroke, 5.0, 4.0));
    }
    for (from, to) in &view.recorded {
        let [left, right] = line(*from, *to);
        let rect = Rect::from_min_max(left, right.max(left + vec2(2.0, 0.0))).expand2(vec2(0.0, 2.0));
        ui.painter().rect_filled(rect, 1.0, Told::Recorded.colour(palette));
    }
}

fn paint_milestones(ui: &Ui, view: &TimelineView, rail: Rect) {
    let palette = theme::of(ui);
    let mut last = f32::NEG_INFINITY;
    for mark in &view.milestones {
        let x = rail.left() + rail.width() * mark.share;
        // What would cover the sign before it is told with that one.
        if x - last < CLUSTER * 0.6 {
            continue;
        }
        last = x;
        let middle = pos2(x, rail.top() + MILESTONES);
        let corner = |dx: f32, dy: f32| middle + vec2(dx, dy) * 4.6;
        let corners = vec![corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(-1.0, 0.0)];
        let colour = if mark.target { palette.caution } else { palette.text };
        let fill = if mark.target { Color32::TRANSPARENT } else { colour };
        ui.painter().add(Shape::convex_polygon(corners, fill, Stroke::new(1.3, colour)));
    }
}

/// What is under the pointer: the moment, who says what is shown of it, milestones and bookings.
fn tell(words: &Words, view: &TimelineView, rail: Rect, response: &Response) {
    let Some(pointer) = response.hover_pos() else { return };
    let share = ((pointer.x - rail.left()) / rail.width().max(1.0)).clamp(0.0, 1.0);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        if let Some(moment) = view.moment(share) {
            let when = words.moment(moment.to_zoned(view.zone.clone()).datetime());
            controls::text(ui, &format!("{when} · {}", view.told_at(share).word(words)), theme::STRONG);
        }
        for mark in milestones_at(view, rail, pointer).take(4) {
            controls::text(ui, &mark.text, theme::NOTE);
        }
        let lane = ((pointer.y - rail.top() - BOOKINGS) / (BAR + BAR_GAP)).floor();
        let on_lane = |bar: usize| (0.0..LANES as f32).contains(&lane) && bar == lane as usize;
        for bar in view.bookings.iter().filter(|bar| on_lane(bar.lane) && (bar.from..bar.to).contains(&share)) {
            controls::text(ui, &bar.text, theme::NOTE);
        }
    });
}
