//! The dock: date, pause, speed and loop, moments of light, weather, who says what is shown; under them the timeline.

use bevy_egui::egui::{Align, Layout, Ui, vec2};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    controls,
    icons::Icon,
    theme,
    timeline::{TimelineView, date_ui, timeline_ui},
    top_bar::badges_ui,
};
use crate::{
    app::{Clock, Command, Timescale},
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
    pub looping: bool,
    pub sun: DaySun,
    pub weather: Weather,
    /// What the park says about what is drawn for illustration.
    pub notice: String,
    zone: TimeZone,
}

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
            looping: clock.looping,
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

    /// A date as one writes it, `2022-05-23`, `2022年5月`, `2022/5/23 14:30`; without a time of day, the shown one.
    pub fn parse(&self, text: &str) -> Option<Timestamp> {
        let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbers: Vec<i16> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
        let part = |number: i16| i8::try_from(number).ok();
        let date = |year, month: i16, day: i16| Date::new(year, part(month)?, part(day)?).ok();
        let second = |hour: i16, minute: i16| {
            let sound = (0..24).contains(&hour) && (0..60).contains(&minute);
            sound.then_some(u32::from(hour.unsigned_abs()) * 3600 + u32::from(minute.unsigned_abs()) * 60)
        };
        match *numbers.as_slice() {
            [year] => self.moment(date(year, 1, 1)?, self.second_of_day),
            [year, month] => self.moment(date(year, month, 1)?, self.second_of_day),
            [year, month, day] => self.moment(date(year, month, day)?, self.second_of_day),
            [year, month, day, hour, minute] => self.moment(date(year, month, day)?, second(hour, minute)?),
            _ => None,
        }
    }

    pub fn time_text(&self) -> String {
        format!("{:02}:{:02}", self.second_of_day / 3600, self.second_of_day / 60 % 60)
    }
}

/// The dock's two lines.
pub fn clock_ui(ui: &mut Ui, words: &Words, view: &ClockView, timeline: &TimelineView) -> Option<Command> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let command = ui.allocate_ui(vec2(ui.available_width(), theme::TOUCH), |ui| line_ui(ui, words, view, timeline));
    command.inner.or(timeline_ui(ui, words, timeline))
}

fn line_ui(ui: &mut Ui, words: &Words, view: &ClockView, timeline: &TimelineView) -> Option<Command> {
    let mut command = None;
    let roomy = ui.available_width() > ROOMY;
    ui.horizontal_centered(|ui| {
        command = date_ui(ui, words, view);
        controls::text(ui, &view.time_text(), theme::LARGE);
        ui.add_space(theme::TIGHT);
        let label = if view.paused { words.get("panel-play") } else { words.get("panel-pause") };
        let icon = if view.paused { Icon::Play } else { Icon::Pause };
        if controls::icon_button(ui, icon, &label, false).clicked() {
            command = Some(Command::SetPaused(!view.paused));
        }
        if roomy {
            command = command.take().or_else(|| speeds_ui(ui, words, view, timeline.scale));
        }
        if controls::icon_button(ui, Icon::Loop, &words.get("timeline-loop"), view.looping).clicked() {
            command = Some(Command::SetLooping(!view.looping));
        }
        if controls::icon_button(ui, Icon::Keep, &words.get("panel-keep"), false).clicked() {
            command = Some(Command::KeepMoment);
        }
        command = command.take().or_else(|| now_ui(ui, words, timeline));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(theme::TIGHT);
            badges_ui(ui, words, &view.notice, timeline.told);
            command = command.take().or_else(|| weather_ui(ui, words, view.weather));
            command = command.take().or_else(|| moments_ui(ui, words, view));
        });
    });
    command
}

/// Back to this moment, once the clock has left it.
fn now_ui(ui: &mut Ui, words: &Words, timeline: &TimelineView) -> Option<Command> {
    let now = timeline.now_if_elsewhere()?;
    let button = controls::flat_button(ui, &words.get("timeline-now"), false);
    button.on_hover_text(words.get("timeline-now-why")).clicked().then_some(Command::SetTime(now))
}

fn speeds_ui(ui: &mut Ui, words: &Words, view: &ClockView, scale: Timescale) -> Option<Command> {
    let mut command = None;
    controls::group(ui, |ui| {
        for speed in scale.speeds() {
            let chosen = (view.speed - speed).abs() < 0.5;
            let button = controls::short_button(ui, &speed_sign(words, speed), &speed_word(words, speed), chosen);
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

/// Short, for the button: `600×`; from an hour a second on what passes in it.
fn speed_sign(words: &Words, speed: f64) -> String {
    match speed as u32 {
        21_600.. => speed_word(words, speed),
        _ => format!("{speed:.0}×"),
    }
}

fn speed_word(words: &Words, speed: f64) -> String {
    match speed as u32 {
        60 => words.get("panel-speed-minute"),
        600 => words.get("panel-speed-ten-minutes"),
        3600 => words.get("panel-speed-hour"),
        21_600 => words.get("panel-speed-six-hours"),
        86_400 => words.get("panel-speed-day"),
        604_800 => words.get("panel-speed-week"),
        2_592_000 => words.get("panel-speed-month"),
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
            looping: false,
            sun: DaySun::default(),
            weather: Weather::Clear,
            notice: String::new(),
            zone: TimeZone::get("Asia/Shanghai").unwrap(),
        };
        assert_eq!(view.moment(view.date, 36_000).unwrap().to_string(), "2025-06-10T02:00:00Z");
        for (text, at) in [
            ("2022-05-23", "2022-05-22T16:00:00Z"),
            ("2022年5月23日", "2022-05-22T16:00:00Z"),
            (" 2022/5/23 14:30", "2022-05-23T06:30:00Z"),
            ("2023.4", "2023-03-31T16:00:00Z"),
            ("2024", "2023-12-31T16:00:00Z"),
        ] {
            assert_eq!(view.parse(text).map(|at| at.to_string()).as_deref(), Some(at), "{text}");
        }
        for text in ["", "soon", "2022-13-01", "2022-02-30", "2022-05-23 25:00", "99999", "1 2 3 4 5 6"] {
            assert_eq!(view.parse(text), None, "{text}");
        }
        assert_eq!(view.moment(view.date, 999_999).unwrap().to_string(), "2025-06-10T15:59:59Z");
    }
}
