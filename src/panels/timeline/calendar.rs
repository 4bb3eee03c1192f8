//! The date, and what a click on it opens: a month to choose a day from, and a field for a date as one writes it.

use bevy_egui::egui::{Grid, Id, Popup, PopupCloseBehavior, TextEdit, Ui, vec2};
use jiff::{ToSpan, civil::Date};

use crate::{
    app::Command,
    panels::{clock::ClockView, controls, icons::Icon, theme},
    words::Words,
};

/// The day before, the date, the day after.
pub(in crate::panels) fn date_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let to = |date: Option<Date>| Some(Command::SetTime(view.moment(date?, view.second_of_day)?));
    let before = controls::icon_button(ui, Icon::Back, &words.get("panel-day-before"), false).clicked();
    let date = controls::flat_button(ui, &words.date_with_weekday(view.date), false)
        .on_hover_text(words.get("timeline-choose-date"));
    let after = controls::icon_button(ui, Icon::Forward, &words.get("panel-day-after"), false).clicked();
    let popup = Popup::menu(&date).close_behavior(PopupCloseBehavior::CloseOnClickOutside).gap(8.0);
    let chosen = popup.show(|ui| month_ui(ui, words, view)).and_then(|shown| shown.inner);
    if chosen.is_some() {
        Popup::close_id(ui.ctx(), Popup::default_response_id(&date));
    }
    match (before, after) {
        (true, _) => to(view.date.yesterday().ok()),
        (_, true) => to(view.date.tomorrow().ok()),
        _ => chosen,
    }
}

/// What the popup remembers while it is open.
#[derive(Clone, Debug)]
struct Leafed {
    /// First day of the month that is shown.
    month: Date,
    /// For which shown date it was opened.
    of: Date,
    written: String,
    refused: Option<String>,
}

fn month_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let memory = Id::new("calendar-month");
    let mut leafed = ui
        .data(|data| data.get_temp::<Leafed>(memory))
        .filter(|leafed| leafed.of == view.date)
        .unwrap_or(Leafed { month: view.date.first_of_month(), of: view.date, written: String::new(), refused: None });
    ui.set_width(7.0 * CELL + 6.0 * GAP);
    let mut command = None;
    ui.horizontal(|ui| {
        for (icon, label, months) in
            [(Icon::Back, words.get("timeline-year-before"), -12), (Icon::Fold, words.get("timeline-month-before"), -1)]
        {
            if controls::icon_button(ui, icon, &label, false).clicked() {
                leafed.month = leafed.month.checked_add(months.months()).unwrap_or(leafed.month);
            }
        }
        let name = words.loose_date(&format!("{:04}-{:02}", leafed.month.year(), leafed.month.month()));
        ui.allocate_ui_with_layout(
            vec2(ui.available_width() - 2.0 * (theme::TOUCH + theme::GAP), theme::TOUCH),
            bevy_egui::egui::Layout::centered_and_justified(bevy_egui::egui::Direction::LeftToRight),
            |ui| ui.label(theme::strong(name)),
        );
        for (icon, label, months) in [
            (Icon::Unfold, words.get("timeline-month-after"), 1),
            (Icon::Forward, words.get("timeline-year-after"), 12),
        ] {
            if controls::icon_button(ui, icon, &label, false).clicked() {
                leafed.month = leafed.month.checked_add(months.months()).unwrap_or(leafed.month);
            }
        }
    });
    if let Some(day) = days_ui(ui, words, view.date, leafed.month) {
        command = view.moment(day, view.second_of_day).map(Command::SetTime);
    }
    let field = TextEdit::singleline(&mut leafed.written)
        .hint_text(words.get("timeline-write-date"))
        .desired_width(f32::INFINITY);
    let field = ui.add(field.min_size(vec2(0.0, theme::TOUCH)).margin(vec2(8.0, 8.0)));
    if field.lost_focus() && !leafed.written.trim().is_empty() {
        match view.parse(&leafed.written) {
            Some(at) => command = Some(Command::SetTime(at)),
            None => leafed.refused = Some(words.get("timeline-no-date")),
        }
    } else if field.changed() {
        leafed.refused = None;
    }
    if let Some(refused) = &leafed.refused {
        controls::text(ui, refused, theme::NOTE);
    }
    ui.data_mut(|data| match command {
        Some(_) => data.remove::<Leafed>(memory),
        None => {
            data.insert_temp(memory, leafed);
        }
    });
    command
}

const CELL: f32 = 38.0;
const GAP: f32 = 2.0;

/// The days of a month, Monday first; answers with the one that was clicked.
fn days_ui(ui: &mut Ui, words: &Words, shown: Date, month: Date) -> Option<Date> {
    let mut chosen = None;
    Grid::new("calendar-days").spacing(vec2(GAP, GAP)).min_col_width(CELL).max_col_width(CELL).show(ui, |ui| {
        let lead = month.weekday().to_monday_zero_offset();
        let monday = month.checked_sub(i64::from(lead).days()).unwrap_or(month);
        for day in (0..7_i64).filter_map(|day| monday.checked_add(day.days()).ok()) {
            ui.vertical_centered(|ui| controls::text(ui, words.short_weekday(day), theme::NOTE));
        }
        ui.end_row();
        for row in 0..6_i64 {
            for day in (0..7_i64).filter_map(|day| monday.checked_add((row * 7 + day).days()).ok()) {
                if day.month() != month.month() {
                    ui.label("");
                    continue;
                }
                let label = words.date(day);
                if controls::short_button(ui, &day.day().to_string(), &label, day == shown).clicked() {
                    chosen = Some(day);
                }
            }
            ui.end_row();
        }
    });
    chosen
}
