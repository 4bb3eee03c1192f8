//! The chart: months and days, the mode of each span, and under them the rooms.

use bevy_egui::egui::{
    Align2, CursorIcon, Id, Key, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};
use jiff::civil::{Date, Weekday};

use super::{
    rows::{LABELS, ROW, rows_ui},
    scale::{Scale, Scroll},
    view::{StudiosView, days_text},
};
use crate::{
    app::{Command, StudioAnswer},
    panels::{controls, fitted::fitted, theme},
    words::Words,
};

/// Points: months over days, and the strip of modes.
pub(super) const SCALE: f32 = 32.0;
pub(super) const STRIP: f32 = 22.0;

pub(super) fn chart_ui(
    ui: &mut Ui,
    words: &Words,
    view: &StudiosView,
    answer: &StudioAnswer,
    (scroll, room): (&mut Scroll, f32),
) -> Vec<Command> {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), room), Sense::hover());
    let across = Rangef::new(area.left() + LABELS, area.right());
    let days = Rect::from_x_y_ranges(across, area.y_range());
    // Under all that can be pressed: what is dragged beside a bar scrolls, and so does what is dragged on one.
    let ground = ui.interact(days, Id::new("studio-chart"), Sense::click_and_drag());
    let per_day = scroll.scale(across).per_day;
    let dragged = ground.drag_delta();
    let is_high = answer.plan.rows.len() as f32 * ROW > room - SCALE - STRIP + 0.5;
    scroll.drag(dragged.x + wheeled(ui, days, is_high), per_day);
    let scale = scroll.scale(across);
    let spoken = format!("{} {}", words.get("studio-chart"), words.date_with_weekday(view.day));
    ground.widget_info(|| WidgetInfo::labeled(WidgetType::Slider, true, &spoken));
    let head = area.with_max_y(area.top() + SCALE);
    let strip = Rect::from_x_y_ranges(across, Rangef::new(head.bottom(), head.bottom() + STRIP));
    shade(ui, view, &scale, Rangef::new(head.top() + SCALE / 2.0, area.bottom()));
    head_ui(ui, words, &scale, head);
    modes_ui(ui, words, view, answer, (&scale, strip));
    let mut commands = rows_ui(ui, words, view, answer, (&scale, area.with_min_y(strip.bottom()), dragged.y));
    clock_line(ui, view, &scale, area);
    commands.extend(went(ui, view, &scale, &ground));
    if let Some(day) = ground.hover_pos().and_then(|at| scale.day_at(at.x)) {
        ground.on_hover_ui_at_pointer(|ui| {
            controls::text(ui, &words.date_with_weekday(day), theme::NOTE);
        });
    }
    commands
}

/// What a wheel or a touchpad does over the chart: either way is along the days, unless rooms are to be scrolled.
fn wheeled(ui: &Ui, days: Rect, is_high: bool) -> f32 {
    if !ui.rect_contains_pointer(days) {
        return 0.0;
    }
    let turned = ui.input(|input| input.smooth_scroll_delta());
    if is_high || turned.x.abs() > turned.y.abs() { turned.x } else { turned.y }
}

/// Where the clock is sent: to the day under the pointer, or by the arrow keys to the next one.
fn went(ui: &Ui, view: &StudiosView, scale: &Scale, ground: &Response) -> Vec<Command> {
    if ground.has_focus() {
        let (before, after) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
        let day = if before { view.day.yesterday().ok() } else { after.then(|| view.day.tomorrow().ok()).flatten() };
        if let Some(day) = day {
            return view.go_to(day);
        }
    }
    if ground.hovered() {
        ui.ctx().set_cursor_icon(if ground.dragged() { CursorIcon::Grabbing } else { CursorIcon::PointingHand });
    }
    let pointer = ground.interact_pointer_pos().filter(|_| ground.clicked());
    pointer.and_then(|at| scale.day_at(at.x)).map(|day| view.go_to(day)).unwrap_or_default()
}

/// Weekends, and this computer's day.
fn shade(ui: &Ui, view: &StudiosView, scale: &Scale, high: Rangef) {
    let palette = theme::of(ui);
    let column = |day: Date| {
        let seen = scale.seen(crate::studios::DaySpan { from: day, to: day })?;
        Some(Rect::from_x_y_ranges(seen, high))
    };
    for day in scale.days() {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if let Some(rect) = column(day).filter(|_| weekend) {
            ui.painter().rect_filled(rect, 0.0, palette.well.gamma_multiply(0.7));
        }
    }
    if let Some(rect) = column(view.today) {
        ui.painter().rect_filled(rect, 0.0, palette.live.gamma_multiply(0.22));
    }
}

/// Months, and as many days of them as there is room to name.
fn head_ui(ui: &Ui, words: &Words, scale: &Scale, head: Rect) {
    let palette = theme::of(ui);
    let painter = ui.painter().with_clip_rect(Rect::from_x_y_ranges(scale.across, head.y_range()).expand(1.0));
    let middle = head.top() + SCALE * 0.25;
    let lower = head.top() + SCALE * 0.72;
    let mut first = true;
    for day in scale.days() {
        let x = scale.x(day);
        if day.day() == 1 || first {
            let ends = scale.x(day.last_of_month()) + scale.per_day;
            let (from, to) = (x.max(scale.across.min), ends.min(scale.across.max));
            let month = if to - from > 96.0 || day.month() == 1 && to - from > 60.0 {
                words.loose_date(&format!("{:04}-{:02}", day.year(), day.month()))
            } else {
                words.short_month(day)
            };
            painter.vline(x, head.y_range(), Stroke::new(1.0, palette.text_weak.gamma_multiply(0.6)));
            let text = fitted(ui, &month, theme::NOTE, to - from - 6.0);
            painter.galley(pos2(from + 4.0, middle - text.size().y / 2.0), text, palette.text);
        }
        first = false;
        let named = match scale.per_day {
            wide if wide >= 17.0 => true,
            wide if wide >= 4.0 => day.weekday() == Weekday::Monday,
            wide if wide >= 2.4 => day.day() == 15,
            _ => false,
        };
        if named {
            painter.vline(x, Rangef::new(lower + 6.0, head.bottom()), Stroke::new(1.0, palette.line));
            let at = pos2(x + scale.per_day / 2.0, lower);
            let (text, font) = (day.day().to_string(), theme::NOTE.font());
            painter.text(at, Align2::CENTER_CENTER, text, font, palette.text_weak);
        }
    }
    painter.hline(scale.across, head.bottom(), Stroke::new(1.0, palette.line));
}

/// The mode of each span, by its name.
fn modes_ui(ui: &Ui, words: &Words, view: &StudiosView, answer: &StudioAnswer, (scale, strip): (&Scale, Rect)) {
    let palette = theme::of(ui);
    let label = fitted(ui, &words.get("studio-modes"), theme::NOTE, LABELS - 8.0);
    let at = pos2(strip.left() - LABELS + 2.0, strip.center().y - label.size().y / 2.0);
    ui.painter().galley(at, label, palette.text_weak);
    for (number, span) in answer.plan.modes.iter().enumerate() {
        let Some(seen) = scale.seen(span.days) else { continue };
        let rect = Rect::from_x_y_ranges(seen, strip.y_range()).shrink2(vec2(0.5, 2.0));
        let name = view.mode_name(words, &span.mode);
        ui.painter().rect(rect, 3.0, palette.well, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        let text = fitted(ui, &name, theme::QUOTE, rect.width() - 8.0);
        ui.painter().galley(pos2(rect.left() + 4.0, rect.center().y - text.size().y / 2.0), text, palette.text);
        let response = ui.interact(rect, Id::new("studio-mode").with(number), Sense::hover());
        let spoken = format!("{name} {}", days_text(words, span.days));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
        response.on_hover_ui_at_pointer(|ui| {
            controls::text(ui, &name, theme::STRONG);
            controls::text(ui, &days_text(words, span.days), theme::NOTE);
        });
    }
}

/// The clock's day, through all rows.
fn clock_line(ui: &Ui, view: &StudiosView, scale: &Scale, area: Rect) {
    let x = scale.x(view.day) + scale.per_day / 2.0;
    if scale.across.contains(x) {
        let palette = theme::of(ui);
        ui.painter().vline(x, area.y_range(), Stroke::new(2.0, palette.handle));
        let tip = pos2(x, area.top() + SCALE - 1.0);
        ui.painter().circle(tip, 4.0, palette.handle, Stroke::new(1.5, palette.accent));
    }
}
