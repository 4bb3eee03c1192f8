//! The shown time: date, time of day, speed, pause; and whether what is shown is simulated.

use bevy_egui::egui::{Align, Layout, Slider, Ui};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{controls, icons::Icon, theme};
use crate::{
    app::{Clock, Command},
    park::Park,
    twin::local,
    words::Words,
};

/// What the clock bar shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    pub date: Date,
    pub second_of_day: u32,
    pub speed: f64,
    pub paused: bool,
    zone: TimeZone,
}

/// Seconds of the park per second of the viewer.
const SPEEDS: [f64; 4] = [1.0, 60.0, 600.0, 3600.0];
const LAST_SECOND: u32 = 86_399;
const LAST_MINUTE: u32 = 1_439;

impl ClockView {
    pub fn new(park: &Park, clock: &Clock) -> Self {
        let now = local(clock.at(), &park.timezone);
        let part = |part: i8| u32::from(part.unsigned_abs());
        Self {
            date: now.date(),
            second_of_day: part(now.hour()) * 3600 + part(now.minute()) * 60 + part(now.second()),
            speed: clock.speed(),
            paused: clock.paused,
            zone: now.time_zone().clone(),
        }
    }

    /// The moment on the park's clocks; `None` beyond the calendar's ends.
    pub fn moment(&self, date: Date, second_of_day: u32) -> Option<Timestamp> {
        let second = second_of_day.min(LAST_SECOND);
        let part = |value: u32| i8::try_from(value).ok();
        let time = date.at(part(second / 3600)?, part(second / 60 % 60)?, part(second % 60)?, 0);
        Some(time.to_zoned(self.zone.clone()).ok()?.timestamp())
    }
}

pub fn clock_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let mut command = None;
    ui.horizontal_centered(|ui| {
        command = date_ui(ui, words, view);
        ui.separator();
        let label = if view.paused { words.get("panel-play") } else { words.get("panel-pause") };
        let icon = if view.paused { Icon::Play } else { Icon::Pause };
        if controls::icon_button(ui, icon, &label, false).clicked() {
            command = Some(Command::SetPaused(!view.paused));
        }
        for speed in SPEEDS {
            let chosen = (view.speed - speed).abs() < 0.5;
            let button = controls::button(ui, &speed_word(words, speed), chosen);
            if button.on_hover_text(words.get("panel-speed-why")).clicked() && !chosen {
                command = Some(Command::SetSpeed(speed));
            }
        }
        ui.separator();
        let (hour, minute) = (view.second_of_day / 3600, view.second_of_day / 60 % 60);
        let time = ui.label(theme::heading(format!("{hour:02}:{minute:02}")));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls::simulated_chip(ui, &words.get("panel-simulated-short"), &words.get("panel-simulated-why"));
            command = command.take().or_else(|| slider_ui(ui, words, view, time.id));
        });
    });
    command
}

/// The day before, the date, the day after.
fn date_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let to = |date: Option<Date>| Some(Command::SetTime(view.moment(date?, view.second_of_day)?));
    let before = controls::icon_button(ui, Icon::Back, &words.get("panel-day-before"), false).clicked();
    ui.label(theme::strong(words.date_with_weekday(view.date)));
    let after = controls::icon_button(ui, Icon::Forward, &words.get("panel-day-after"), false).clicked();
    match (before, after) {
        (true, _) => to(view.date.yesterday().ok()),
        (_, true) => to(view.date.tomorrow().ok()),
        _ => None,
    }
}

/// The day from midnight to midnight.
fn slider_ui(ui: &mut Ui, words: &Words, view: &ClockView, label: bevy_egui::egui::Id) -> Option<Command> {
    ui.spacing_mut().slider_width = ui.available_width().max(80.0);
    ui.spacing_mut().interact_size.y = theme::TOUCH - 12.0;
    // In whole minutes: a slider that rounds would set the running clock back in every frame.
    let shown = view.second_of_day / 60;
    let mut minute = shown;
    let slider = Slider::new(&mut minute, 0..=LAST_MINUTE).show_value(false);
    let response = ui.add(slider).labelled_by(label).on_hover_text(words.get("panel-time-of-day"));
    if response.changed() && minute != shown {
        return Some(Command::SetTime(view.moment(view.date, minute * 60)?));
    }
    None
}

fn speed_word(words: &Words, speed: f64) -> String {
    match speed as u32 {
        60 => words.get("panel-speed-minute"),
        600 => words.get("panel-speed-ten-minutes"),
        3600 => words.get("panel-speed-hour"),
        _ => words.get("panel-speed-real"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_of_the_day_is_on_the_parks_clocks() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let date = jiff::civil::date(2025, 6, 10);
        let view = ClockView { date, second_of_day: 0, speed: 1.0, paused: true, zone };
        assert_eq!(view.moment(date, 36_000).unwrap().to_string(), "2025-06-10T02:00:00Z");
        assert_eq!(view.moment(date, 999_999).unwrap().to_string(), "2025-06-10T15:59:59Z");
    }
}
