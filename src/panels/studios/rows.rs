//! The rooms, and in each who is there when.

use std::sync::Arc;

use bevy_egui::egui::{
    Galley, Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2,
    style::ScrollAnimation,
    text::LayoutJob,
    vec2,
};
use jiff::civil::Date;

use super::{
    bar_paint::paint,
    scale::Scale,
    told::{bar_lines, bar_name, kind_word},
    view::{StudiosView, choose, chosen, days_text, named},
};
use crate::{
    app::{Command, StudioAnswer},
    panels::{
        controls,
        icons::{self, Icon},
        theme::{self, Voice},
    },
    studios::{Bar, BarKind, Row},
    words::Words,
};

/// Height of a room's row, and width of its name, points.
pub(super) const ROW: f32 = 32.0;
pub(super) const LABELS: f32 = 128.0;

/// The bar that was touched last.
#[derive(Clone, Debug)]
pub(super) struct Touched {
    pub(super) kind: BarKind,
    pub(super) id: String,
    pub(super) from: Date,
}

/// All rows; more than fit are scrolled, by wheel and bar or by what was dragged.
pub(super) fn rows_ui(
    ui: &mut Ui,
    words: &Words,
    view: &StudiosView,
    answer: &StudioAnswer,
    (scale, area, dragged): (&Scale, Rect, f32),
) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area).id_salt("studio-rows"));
    let scroll = ScrollArea::vertical().max_height(area.height()).min_scrolled_height(0.0).auto_shrink([false, true]);
    // Drags are the chart's own: most of them are along the days.
    let scroll = scroll.scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() });
    scroll.id_salt("studio-rows").show(&mut inner, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.scroll_with_delta_animation(vec2(0.0, dragged), ScrollAnimation::none());
        let all = answer.plan.rows.len() as f32 * ROW;
        // Nothing to press for the gaps between bars: the chart under them is pressed.
        let (space, _) = ui.allocate_exact_size(vec2(area.width(), all), Sense::hover());
        for (number, row) in answer.plan.rows.iter().enumerate() {
            let top = space.top() + number as f32 * ROW;
            let rect = Rect::from_min_size(pos2(space.left(), top), vec2(space.width(), ROW));
            if ui.is_rect_visible(rect) {
                commands.extend(row_ui(ui, words, view, row, (scale, rect)));
            }
        }
    });
    commands
}

fn row_ui(ui: &mut Ui, words: &Words, view: &StudiosView, row: &Row, (scale, rect): (&Scale, Rect)) -> Vec<Command> {
    let palette = theme::of(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    label_ui(ui, words, row, rect.with_max_x(rect.left() + LABELS));
    let mut commands = Vec::new();
    let at_work = chosen(ui);
    for (number, bar) in row.bars.iter().enumerate() {
        let Some(seen) = scale.seen(bar.days) else { continue };
        let place = Rect::from_x_y_ranges(seen, rect.y_range()).shrink2(vec2(0.5, 3.0));
        let is_chosen = bar.kind == BarKind::Request && at_work.as_deref() == Some(bar.id.as_str());
        paint(ui.painter(), palette, bar.kind, place, is_chosen);
        name_ui(ui, words, view, bar, place);
        let id = Id::new("studio-bar").with((row.room.as_str(), number));
        let response = ui.interact(place, id, Sense::click());
        let spoken = format!(
            "{} · {} · {} · {}",
            bar_name(words, view, bar),
            kind_word(words, bar.kind),
            named(words, &row.name, row.room.as_str()),
            days_text(words, bar.days),
        );
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
        commands.extend(pressed(ui, view, bar, scale, &response));
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(340.0);
            for (line, text) in bar_lines(words, view, bar).iter().enumerate() {
                controls::text(ui, text, if line == 0 { theme::STRONG } else { theme::NOTE });
            }
        });
    }
    commands
}

/// A room's name over its area.
fn label_ui(ui: &Ui, words: &Words, row: &Row, rect: Rect) {
    let palette = theme::of(ui);
    let (name, area) = (named(words, &row.name, row.room.as_str()), words.area(row.area_m2));
    let upper = fitted(ui, &name, theme::QUOTE, rect.width() - 8.0);
    let lower = fitted(ui, &area, theme::NOTE, rect.width() - 8.0);
    let top = rect.center().y - (upper.size().y + lower.size().y) / 2.0;
    let below = top + upper.size().y;
    ui.painter().galley(pos2(rect.left() + 2.0, top), upper, palette.text);
    ui.painter().galley(pos2(rect.left() + 2.0, below), lower, palette.text_weak);
    let response = ui.interact(rect, Id::new("studio-row").with(row.room.as_str()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {area}")));
}

/// The name on a bar, as far as it fits; a conflict has a sign before it.
fn name_ui(ui: &Ui, words: &Words, view: &StudiosView, bar: &Bar, place: Rect) {
    let palette = theme::of(ui);
    let mut left = place.left() + 6.0;
    if bar.kind == BarKind::Conflict && place.width() > 22.0 {
        let sign = Rect::from_center_size(pos2(left + 7.0, place.center().y), vec2(14.0, 14.0));
        icons::paint(ui.painter(), sign, Icon::Warning, palette.fault);
        left += 18.0;
    }
    let room = place.right() - left - 4.0;
    if bar.kind == BarKind::Changeover || room < 14.0 {
        return;
    }
    let text = fitted(ui, &bar_name(words, view, bar), theme::QUOTE, room);
    let at = pos2(left, place.center().y - text.size().y / 2.0);
    if matches!(bar.kind, BarKind::Option | BarKind::Conflict) {
        // So that words can be read over a hatch.
        let behind = Rect::from_min_size(at, text.size()).expand2(vec2(3.0, 0.0));
        ui.painter().rect_filled(behind, 2.0, palette.glass.to_opaque());
    }
    ui.painter().galley(at, text, palette.text);
}

/// A bar that is pressed is told of, a request's is worked on, and the clock goes to the day that was pressed.
fn pressed(ui: &Ui, view: &StudiosView, bar: &Bar, scale: &Scale, response: &Response) -> Vec<Command> {
    if !response.clicked() {
        return Vec::new();
    }
    let touched = Touched { kind: bar.kind, id: bar.id.clone(), from: bar.days.from };
    ui.data_mut(|data| data.insert_temp(Id::new("studio-touched"), touched));
    if bar.kind == BarKind::Request {
        choose(ui, Some(&bar.id));
    }
    let day = response.interact_pointer_pos().and_then(|at| scale.day_at(at.x));
    view.go_to(day.unwrap_or(bar.days.from))
}

/// A text on one line, cut to a width.
pub(super) fn fitted(ui: &Ui, text: &str, voice: Voice, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), voice.font(), voice.colour(theme::of(ui)), width.max(1.0));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}
