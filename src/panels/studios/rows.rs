//! The rooms, and in each who is there when.

use bevy_egui::egui::{
    Id, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2,
    style::ScrollAnimation,
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
        fitted::fitted,
        icons::{self, Icon},
        theme,
    },
    studios::{Bar, BarKind, Row},
    words::Words,
};

/// Height of a room's row, and width of its name, points.
pub(super) const ROW: f32 = 32.0;
pub(super) const LABELS: f32 = 136.0;

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
        let rows = &answer.plan.rows;
        let rect_of = |first: usize, count: usize| {
            let top = space.top() + first as f32 * ROW;
            Rect::from_min_size(pos2(space.left(), top), vec2(space.width(), count as f32 * ROW))
        };
        for (number, row) in rows.iter().enumerate() {
            let rect = rect_of(number, 1);
            if ui.is_rect_visible(rect) {
                ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme::of(ui).line));
                label_ui(ui, words, row, rect.with_max_x(rect.left() + LABELS));
            }
        }
        for (number, row) in rows.iter().enumerate() {
            for (nth, bar) in row.bars.iter().enumerate() {
                let halls = halls_of(rows, number, bar);
                let rect = rect_of(number, halls.len());
                if !halls.is_empty() && ui.is_rect_visible(rect) {
                    let id = Id::new("studio-bar").with((row.room.as_str(), nth));
                    commands.extend(bar_ui(ui, words, view, (bar, halls, id), (scale, rect)));
                }
            }
        }
    });
    commands
}

/// The rows that a bar covers from this one on: merged halls are booked as one. None where it began above; a changeover is
/// each hall's own.
fn halls_of<'a>(rows: &'a [Row], first: usize, bar: &Bar) -> &'a [Row] {
    let has = |row: &Row| row.bars.contains(bar);
    let own = bar.kind == BarKind::Changeover;
    if !own && first.checked_sub(1).and_then(|above| rows.get(above)).is_some_and(has) {
        return &[];
    }
    let from = rows.get(first..).unwrap_or_default();
    let count = if own { 1 } else { from.iter().take_while(|row| has(row)).count() };
    from.get(..count).unwrap_or_default()
}

fn bar_ui(
    ui: &mut Ui,
    words: &Words,
    view: &StudiosView,
    (bar, halls, id): (&Bar, &[Row], Id),
    (scale, rect): (&Scale, Rect),
) -> Vec<Command> {
    let Some(seen) = scale.seen(bar.days) else { return Vec::new() };
    let place = Rect::from_x_y_ranges(seen, rect.y_range()).shrink2(vec2(0.5, 3.0));
    let is_chosen = bar.kind == BarKind::Request && chosen(ui).as_deref() == Some(bar.id.as_str());
    paint(ui.painter(), theme::of(ui), bar.kind, place, is_chosen);
    name_ui(ui, words, view, bar, place);
    let response = ui.interact(place, id, Sense::click());
    let names: Vec<String> = halls.iter().map(|row| named(words, &row.name, row.room.as_str())).collect();
    let spoken = format!(
        "{} · {} · {} · {}",
        bar_name(words, view, bar),
        kind_word(words, bar.kind),
        names.join(words.list_comma()),
        days_text(words, bar.days),
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
    let commands = pressed(ui, view, bar, scale, &response);
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        for (line, text) in bar_lines(words, view, bar).iter().enumerate() {
            controls::text(ui, text, if line == 0 { theme::STRONG } else { theme::NOTE });
        }
    });
    commands
}

/// A room's name and its area on a line, or one over the other where both would not be read on one.
fn label_ui(ui: &Ui, words: &Words, row: &Row, rect: Rect) {
    let palette = theme::of(ui);
    let (name, area) = (named(words, &row.name, row.room.as_str()), words.area(row.area_m2));
    let upper = fitted(ui, &name, theme::QUOTE, rect.width() - 8.0);
    let lower = fitted(ui, &area, theme::NOTE, rect.width() - 8.0);
    let whole = controls::galley(ui, &name, theme::QUOTE, f32::INFINITY).size().x;
    let on_a_line = whole + lower.size().x + theme::GAP <= rect.width() - 8.0;
    let (name_at, area_at) = if on_a_line {
        let at = |x: f32, height: f32| pos2(x, rect.center().y - height / 2.0);
        (at(rect.left() + 2.0, upper.size().y), at(rect.right() - 6.0 - lower.size().x, lower.size().y))
    } else {
        let top = rect.center().y - (upper.size().y + lower.size().y) / 2.0;
        (pos2(rect.left() + 2.0, top), pos2(rect.left() + 2.0, top + upper.size().y))
    };
    ui.painter().galley(name_at, upper, palette.text);
    ui.painter().galley(area_at, lower, palette.text_weak);
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{park::Bilingual, studios::DaySpan};

    fn bar(id: &str, kind: BarKind) -> Bar {
        let days = DaySpan { from: date(2025, 8, 1), to: date(2025, 8, 9) };
        Bar { kind, id: id.into(), name: Bilingual::default(), days }
    }

    #[test]
    fn merged_halls_have_one_bar_and_halls_apart_one_each() {
        let row = |room: &str, bars: &[&str]| Row {
            room: room.into(),
            name: Bilingual::default(),
            area_m2: 1_500.0,
            bars: bars.iter().map(|id| bar(id, BarKind::Booking)).collect(),
        };
        let rows = [row("H1", &["a", "b"]), row("H2", &["a"]), row("H3", &["c"]), row("H4", &["a", "c"])];
        let count = |first: usize, id: &str| halls_of(&rows, first, &bar(id, BarKind::Booking)).len();
        assert_eq!([count(0, "a"), count(1, "a"), count(3, "a")], [2, 0, 1]);
        assert_eq!([count(0, "b"), count(2, "c"), count(3, "c")], [1, 2, 0]);
    }

    #[test]
    fn a_changeover_is_each_halls_own() {
        let change = bar("1x6000", BarKind::Changeover);
        let row = |room: &str| Row {
            room: room.into(),
            name: Bilingual::default(),
            area_m2: 1_500.0,
            bars: vec![change.clone()],
        };
        let rows = [row("H1"), row("H2")];
        assert_eq!([halls_of(&rows, 0, &change).len(), halls_of(&rows, 1, &change).len()], [1, 1]);
    }
}
