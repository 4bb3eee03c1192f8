//! The dock: date, pause and speed, the day as a band of sky, moments of light, weather; and whether what is shown is
//! simulated.

use bevy_egui::egui::{Align, Layout, Ui};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{controls, day_band::band_ui, icons::Icon, theme, top_bar::badges_ui};
use crate::{
    app::{Clock, Command},
    park::{Moment, Park, Weather},
    twin::{DaySun, local},
    words::Words,
};

/// What the dock shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    pub date: Date,
    pub second_of_day: u32,
    pub speed: f64,
    pub paused: bool,
    pub sun: DaySun,
    pub weather: Weather,
    /// What the park says about what is drawn for illustration.
    pub notice: String,
    zone: TimeZone,
}

/// Seconds of the park per second of the viewer.
const SPEEDS: [f64; 4] = [1.0, 60.0, 600.0, 3600.0];
const LAST_SECOND: u32 = 86_399;
/// Below this width there is no room for the speeds.
const ROOMY: f32 = 1150.0;

impl ClockView {
    pub fn new(park: &Park, words: &Words, clock: &Clock, weather: Weather) -> Self {
        let now = local(clock.at(), &park.timezone);
        let part = |part: i8| u32::from(part.unsigned_abs());
        let midnight = now.start_of_day().map_or_else(|_| clock.at(), |midnight| midnight.timestamp());
        Self {
            date: now.date(),
            second_of_day: part(now.hour()) * 3600 + part(now.minute()) * 60 + part(now.second()),
            speed: clock.speed(),
            paused: clock.paused,
            sun: DaySun::new(&park.site, midnight),
            weather,
            notice: park.notice.get(words.lang()).to_owned(),
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

    pub fn time_text(&self) -> String {
        format!("{:02}:{:02}", self.second_of_day / 3600, self.second_of_day / 60 % 60)
    }
}

pub fn clock_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let mut command = None;
    let roomy = ui.available_width() > ROOMY;
    ui.horizontal_centered(|ui| {
        command = date_ui(ui, words, view);
        let label = if view.paused { words.get("panel-play") } else { words.get("panel-pause") };
        let icon = if view.paused { Icon::Play } else { Icon::Pause };
        if controls::icon_button(ui, icon, &label, false).clicked() {
            command = Some(Command::SetPaused(!view.paused));
        }
        if roomy {
            command = command.take().or_else(|| speeds_ui(ui, words, view));
        }
        let time = controls::text(ui, &view.time_text(), theme::LARGE);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::TIGHT);
            badges_ui(ui, words, &view.notice);
            command = command.take().or_else(|| weather_ui(ui, words, view.weather));
            command = command.take().or_else(|| moments_ui(ui, words, view));
            ui.add_space(theme::TIGHT);
            let wish = band_ui(ui, words, &view.sun, view.second_of_day / 60, time.id);
            let at = wish.and_then(|minute| view.moment(view.date, minute * 60));
            command = command.take().or(at.map(Command::SetTime));
        });
    });
    command
}

/// The day before, the date, the day after.
fn date_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let to = |date: Option<Date>| Some(Command::SetTime(view.moment(date?, view.second_of_day)?));
    let before = controls::icon_button(ui, Icon::Back, &words.get("panel-day-before"), false).clicked();
    controls::text(ui, &words.date_with_weekday(view.date), theme::PLAIN);
    let after = controls::icon_button(ui, Icon::Forward, &words.get("panel-day-after"), false).clicked();
    match (before, after) {
        (true, _) => to(view.date.yesterday().ok()),
        (_, true) => to(view.date.tomorrow().ok()),
        _ => None,
    }
}

fn speeds_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let mut command = None;
    controls::group(ui, |ui| {
        for speed in SPEEDS {
            let chosen = (view.speed - speed).abs() < 0.5;
            let button = controls::short_button(ui, &format!("{speed:.0}×"), &speed_word(words, speed), chosen);
            if button.on_hover_text(words.get("panel-speed-why")).clicked() && !chosen {
                command = Some(Command::SetSpeed(speed));
            }
        }
    });
    command
}

/// From the right, as the layout goes.
fn weather_ui(ui: &mut Ui, words: &Words, weather: Weather) -> Option<Command> {
    let mut command = None;
    controls::group(ui, |ui| {
        for one in Weather::ALL.into_iter().rev() {
            let (icon, label) = match one {
                Weather::Clear => (Icon::Clear, words.get("panel-weather-clear")),
                Weather::Overcast => (Icon::Overcast, words.get("panel-weather-overcast")),
                Weather::Mist => (Icon::Mist, words.get("panel-weather-mist")),
            };
            if controls::icon_button(ui, icon, &label, one == weather).clicked() && one != weather {
                command = Some(Command::SetWeather(one));
            }
        }
    });
    command
}

/// Morning, noon, dusk and night of the shown day; from the right, as the layout goes.
fn moments_ui(ui: &mut Ui, words: &Words, view: &ClockView) -> Option<Command> {
    let mut command = None;
    controls::group(ui, |ui| {
        for (moment, icon, label) in [
            (Moment::Night, Icon::Night, words.get("panel-moment-night")),
            (Moment::Dusk, Icon::Dusk, words.get("panel-moment-dusk")),
            (Moment::Noon, Icon::Noon, words.get("panel-moment-noon")),
            (Moment::Morning, Icon::Sunrise, words.get("panel-moment-morning")),
        ] {
            let minute = view.sun.minute_of(moment);
            let there = view.second_of_day.abs_diff(minute * 60) < 300;
            if controls::icon_button(ui, icon, &label, there).clicked() {
                command = view.moment(view.date, minute * 60).map(Command::SetTime);
            }
        }
    });
    command
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
        let view = ClockView {
            date: jiff::civil::date(2025, 6, 10),
            second_of_day: 0,
            speed: 1.0,
            paused: true,
            sun: DaySun::default(),
            weather: Weather::Clear,
            notice: String::new(),
            zone: TimeZone::get("Asia/Shanghai").unwrap(),
        };
        assert_eq!(view.moment(view.date, 36_000).unwrap().to_string(), "2025-06-10T02:00:00Z");
        assert_eq!(view.moment(view.date, 999_999).unwrap().to_string(), "2025-06-10T15:59:59Z");
    }
}
